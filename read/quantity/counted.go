package quantity

import (
	"strings"
	"unicode"

	"hearsay"
	"hearsay/syntax"
)

// longestCounted is how many words the name of what is counted may have.
const longestCounted = 5

// counting notes what is counted: the noun phrase that begins at token t. glued
// is the token after the number.
func (s *scan) counting(q hearsay.Quantity, t, glued int) hearsay.Quantity {
	if t > glued {
		for w := s.low(t); w == "the" || w == "all" || w == "its" || w == "their" || w == "his" || w == "our"; w = s.low(t) {
			t++
		}
	} else if w := s.low(t); w == "more" || w == "other" || w == "further" || w == "additional" {
		t++
		glued = t
	}
	end := s.phrase(t, t == glued)
	if s.isState(end) && (end > t || t == glued) {
		end++
	}
	if end > t {
		q.Counted = s.a.Span(t, end)
	}
	return q
}

// phrase is the end of the noun phrase that begins at token t, right after its
// number when beside is true; t itself when there is none.
func (s *scan) phrase(t int, beside bool) int {
	end := t
	if v := s.tagAt(t); beside && v.Part == syntax.Verb && v.Form&syntax.Third != 0 && strings.HasSuffix(s.low(t), "s") && !s.taken[t] {
		end = t + 1 // "12 raids": no verb stands right after its number
	}
	for i := t; i < min(s.last, t+longestCounted) && s.inPhrase(i); i++ {
		if end > t && s.tags[i].Form != 0 && !s.goesOn(i, s.low(end-1)) {
			break
		}
		if s.isHead(i) {
			end = i + 1
		}
	}
	return end
}

// goesOn tells "12 arms deals" from "tents stand" and "companies paid taxes": a
// word that can be a verb goes on with the phrase only after a singular noun.
func (s *scan) goesOn(t int, before string) bool {
	return s.tags[t].Part != syntax.Verb && (s.tags[t].Form&(syntax.Base|syntax.Past) == 0 || !strings.HasSuffix(before, "s"))
}

// states are the words that say what became of what is counted. Right after it,
// as in "2,400 troops killed", they belong to what is counted; after "were" they
// do not, for then the sentence may deny it or put it in the future.
var states = map[string]bool{
	"killed": true, "wounded": true, "injured": true, "dead": true, "missing": true, "displaced": true, "arrested": true, "detained": true,
	"captured": true, "kidnapped": true, "abducted": true, "executed": true, "destroyed": true,
	"damaged": true, "dropped": true, "homeless": true, "hurt": true, "tortured": true, "imprisoned": true, "evacuated": true,
	"unaccounted": true, "alive": true, "infected": true, "deported": true, "expelled": true,
}

// isState reports a state that is no active verb: "soldiers killed in", not
// "soldiers killed three".
func (s *scan) isState(t int) bool {
	if !states[s.low(t)] || s.taken[t] {
		return false
	}
	switch next := s.tagAt(t + 1); next.Part {
	case syntax.Noun, syntax.ProperNoun, syntax.Determiner, syntax.Numeral, syntax.Pronoun, syntax.Adjective:
		return next.Time || t+1 < s.last && s.taken[t+1]
	}
	return true
}

// inPhrase reports whether a token may stand in the noun phrase after a number.
func (s *scan) inPhrase(t int) bool {
	if s.a.Tokens[t].Kind != syntax.Word || s.taken[t] {
		return false
	}
	switch s.tags[t].Part {
	case syntax.Noun, syntax.ProperNoun, syntax.Adjective, syntax.Unknown:
		return !states[s.low(t)] || s.nounAt(t+1)
	case syntax.Verb: // "armed men", "shelled villages"
		return s.nounAt(t+1) && s.tags[t].Form&(syntax.Past|syntax.Participle|syntax.Gerund) != 0
	case syntax.Adverb: // "long freight trains"
		return s.nounAt(t+1) && s.low(t) == "long" || s.tagAt(t+1).Part == syntax.Adjective && s.nounAt(t+2)
	}
	return false
}

func (s *scan) nounAt(t int) bool {
	return t < s.last && s.tags[t].Part == syntax.Noun && s.a.Tokens[t].Kind == syntax.Word && !s.taken[t]
}

// isHead reports whether the phrase may end with the token: a noun.
func (s *scan) isHead(t int) bool {
	p := s.tags[t].Part
	return (p == syntax.Noun || p == syntax.ProperNoun) && s.low(t) != "burnt" || p == syntax.Unknown && strings.HasSuffix(s.low(t), "s")
}

// labels are words after which a number is a name, not a figure.
var labels = map[string]bool{
	"article": true, "chapter": true, "page": true, "no": true, "no.": true, "number": true, "section": true, "verse": true, "resolution": true,
	"room": true, "highway": true, "route": true, "flight": true, "channel": true, "paragraph": true, "point": true, "clause": true,
	"act": true, "phase": true, "level": true, "figure": true, "table": true, "pp.": true, "p.": true, "vol.": true, "volume": true,
	"part": true, "annex": true, "line": true, "unit": true, "class": true, "type": true, "version": true, "group": true,
	"aged": true, "age": true, "terminal": true, "gate": true, "block": true, "zone": true, "district": true, "agenda": true, "verses": true,
	"protocol": true, "sura": true, "surah": true, "surat": true, "hadith": true, "hotel": true,
}

// isLabel tells the numbers of things from figures: "Article 5", "Boeing 737",
// "S/RES/1267", "3-2", list numbers, telephone numbers, ages beside names.
func (s *scan) isLabel(t, next int, n number) bool {
	return next == t+1 && (s.labelledBefore(t, next, n) || s.isAge(t) || s.isAddress(t) || s.isSerial(t)) || s.gluedBefore(t) || s.gluedAfter(t, next)
}

// labelledBefore looks at the word before a number.
func (s *scan) labelledBefore(t, next int, n number) bool {
	if t == s.first {
		return false
	}
	word := s.low(t - 1)
	switch {
	case labels[word] && !(word == "no" && n.value > 99):
		return true
	case n.word || s.a.Tokens[t].Kind != syntax.Number || s.a.Tokens[t-1].Kind != syntax.Word:
		return false
	case strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s"):
		return !s.pluralAfter(next)
	case word == "the" || word == "a" || word == "an":
		p := s.tagAt(next).Part
		return (p == syntax.Noun || p == syntax.ProperNoun || isQuote(s.low(next))) && !s.pluralAfter(next)
	case s.tags[t-1].Part == syntax.Adjective && t-1 > s.first && s.tags[t-2].Part == syntax.Numeral:
		return true // "five new 737 aircraft"
	case unicode.IsLower(rune(s.a.Text(t - 1)[0])) && strings.IndexFunc(s.a.Text(t-1), unicode.IsUpper) > 0:
		return true // "iPhone 4"
	case s.tags[t-1].Part == syntax.ProperNoun && !s.tags[t].Headline:
		if p := s.tagAt(next).Part; t-1 > s.first && s.tags[t-2].Part == syntax.Adposition && p != syntax.Noun {
			return p == syntax.ProperNoun // "in Teslin 40 were held"
		}
		return !s.pluralAfter(next) || s.tagAt(next).Part == syntax.ProperNoun
	}
	return false
}

func isQuote(w string) bool { return w == "``" || w == "“" || w == "\"" || w == "‘" || w == "«" }

// isAddress reads the 131 of "131 West 23rd Street".
func (s *scan) isAddress(t int) bool {
	if s.a.Tokens[t].Kind != syntax.Number || t+1 >= s.last || !startsUpper(s.a.Text(t+1)) {
		return false
	}
	for i := t + 2; i < min(t+5, s.last); i++ {
		switch s.a.Text(i) {
		case "Street", "Avenue", "Road", "Square", "Boulevard", "Lane":
			return true
		}
	}
	return false
}

// longestPlain is how many digits a figure without marks has at most; longer runs
// are serial numbers.
const longestPlain = 12

func (s *scan) isSerial(t int) bool {
	text := s.a.Text(t)
	return s.a.Tokens[t].Kind == syntax.Number && len(text) > longestPlain && !strings.ContainsAny(text, ".,") && text[0] < 0x80
}

// isAge reads the 34 of "Mara Dolin, 34, said".
func (s *scan) isAge(t int) bool {
	if t < s.first+2 || s.low(t-1) != "," || s.tags[t-2].Part != syntax.ProperNoun || s.a.Tokens[t].Kind != syntax.Number {
		return false
	}
	w := s.low(t + 1)
	return (w == "," || w == "." && t+2 == s.last) && len(s.a.Text(t)) <= 3
}

// gluedBefore reports a mark that joins a number to what stands before it.
func (s *scan) gluedBefore(t int) bool {
	if t == s.first || s.a.Tokens[t].Space {
		return false
	}
	switch s.low(t - 1) {
	case "-", "–", "−":
		return !s.isVote(t-1) && !s.isMinus(t-1)
	case "/", ":", ".", "+", "_", "#", "'", "’", "=":
		return s.low(t-1) != "#" || !s.magnitude(t+1)
	case "(", "[":
		return s.low(t+1) == ")" || s.low(t+1) == "]"
	}
	return false
}

// gluedAfter reports a mark that joins a number to what stands after it.
func (s *scan) gluedAfter(t, next int) bool {
	if next >= s.last || s.a.Tokens[next].Space {
		return false
	}
	switch s.low(next) {
	case "-", "–":
		_, _, after := s.upper(next, 0)
		return !s.isVote(next) && (after == next || s.a.Tokens[t].Kind == syntax.Number && !s.ascends(t, next))
	case "/", ":", "\\", "_":
		return next+1 < s.last && !s.a.Tokens[next+1].Space
	case "'", "’":
		return next+1 < s.last && !s.a.Tokens[next+1].Space && s.a.Tokens[next+1].Kind == syntax.Number
	case ")", ".":
		return t == s.first
	}
	return false
}

// ascends tells the range "15-20" from the score "3-2".
func (s *scan) ascends(t, dash int) bool {
	n, _ := s.number(t)
	_, _, after := s.upper(dash, n.value)
	return after > dash
}

// pluralAfter reports whether things are counted at t: "40 people", "12 more
// villages".
func (s *scan) pluralAfter(t int) bool {
	for i := t; i < min(s.last, t+longestCounted) && s.inPhrase(i); i++ {
		if w := s.low(i); s.isHead(i) && (strings.HasSuffix(w, "s") || plurals[w]) {
			return true
		}
	}
	w := s.low(t)
	if states[w] || follows[w] {
		return true
	}
	_, money := currencies[w]
	_, coins := hundredths[w]
	_, unit := units[w]
	return money || coins || unit
}

// plurals are those without an s.
var plurals = map[string]bool{"people": true, "men": true, "women": true, "children": true, "police": true, "troops": true, "cattle": true, "aircraft": true, "personnel": true}

// follows are words that stand after figures and not after names of things.
var follows = map[string]bool{
	"of": true, "percent": true, "%": true, "or": true, "others": true, "more": true, "per": true, "mark": true, "level": true, "threshold": true,
	"needed": true, "required": true, "who": true, "reported": true,
}

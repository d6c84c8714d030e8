package quantity

import (
	"strings"

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
	} else if w := s.low(t); w == "more" || w == "other" || w == "further" {
		t++
	}
	end := t
	for i := t; i < min(s.last, t+longestCounted) && s.inPhrase(i); i++ {
		if s.isHead(i) {
			end = i + 1
		}
	}
	if end > t {
		q.Counted = s.a.Span(t, end)
	}
	return q
}

// inPhrase reports whether a token may stand in the noun phrase after a number.
func (s *scan) inPhrase(t int) bool {
	if s.a.Tokens[t].Kind != syntax.Word || s.taken[t] {
		return false
	}
	switch s.tags[t].Part {
	case syntax.Noun, syntax.ProperNoun, syntax.Adjective, syntax.Unknown:
		return true
	case syntax.Verb: // "armed men", "shelled villages"
		return t+1 < s.last && s.tags[t+1].Part == syntax.Noun && s.tags[t].Form&(syntax.Past|syntax.Participle|syntax.Gerund) != 0 &&
			s.a.Tokens[t+1].Kind == syntax.Word
	}
	return false
}

// isHead reports whether the phrase may end with the token: a noun.
func (s *scan) isHead(t int) bool {
	p := s.tags[t].Part
	return p == syntax.Noun || p == syntax.ProperNoun || p == syntax.Unknown && strings.HasSuffix(s.low(t), "s")
}

// labels are words after which a number is a name, not a figure.
var labels = map[string]bool{
	"article": true, "chapter": true, "page": true, "no": true, "no.": true, "number": true, "section": true, "verse": true, "resolution": true,
	"room": true, "highway": true, "route": true, "flight": true, "channel": true, "paragraph": true, "point": true, "clause": true,
	"act": true, "phase": true, "level": true, "figure": true, "table": true, "pp.": true, "p.": true, "vol.": true, "volume": true,
	"part": true, "annex": true, "line": true, "unit": true, "class": true, "type": true, "version": true, "group": true,
	"protocol": true, "sura": true, "surah": true, "surat": true, "hadith": true, "hotel": true,
}

// isLabel tells the numbers of things from figures: "Article 5", "Boeing 737",
// "S/RES/1267", "3-2", list numbers, telephone numbers.
func (s *scan) isLabel(t, next int) bool {
	if t > s.first {
		before := s.a.Tokens[t-1]
		word := s.low(t - 1)
		digits := s.a.Tokens[t].Kind == syntax.Number
		switch {
		case labels[word] && next == t+1:
			return true
		case digits && next == t+1 && before.Kind == syntax.Word && s.namesThing(t-1) && !s.pluralAfter(next):
			return true
		case !s.a.Tokens[t].Space && (word == "/" || word == "-" || word == "–" || word == ":" || word == "#" || word == "." || word == "+"):
			return true
		}
	}
	if next < s.last && !s.a.Tokens[next].Space {
		switch s.low(next) {
		case "-", "–":
			_, after := s.upper(next, 0)
			return after == next
		case "/", ":", "\\", "_":
			return true
		case ")", ".":
			return t == s.first
		}
	}
	return false
}

// namesThing reports a word whose number would be part of a name: "Type 90",
// "the 90".
func (s *scan) namesThing(t int) bool {
	w := s.low(t)
	return s.tags[t].Part == syntax.ProperNoun || w == "the" || w == "a" || w == "an" || w == "'s" || strings.HasSuffix(w, "'s") || w == "new"
}

// pluralAfter reports whether things are counted at t: "40 people", "12 more
// villages".
func (s *scan) pluralAfter(t int) bool {
	for i := t; i < min(s.last, t+longestCounted) && s.inPhrase(i); i++ {
		if w := s.low(i); s.isHead(i) && (strings.HasSuffix(w, "s") || w == "people" || w == "men" || w == "women" || w == "children" || w == "police") {
			return true
		}
	}
	switch s.low(t) {
	case "killed", "wounded", "injured", "dead", "missing", "of", "percent", "%", "or", "others", "more":
		return true
	}
	_, money := currencies[s.low(t)]
	_, unit := units[s.low(t)]
	return money || unit
}

package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// verdict is what the rules say of a gap.
type verdict uint8

const (
	noStop       verdict = iota // no stop stands before it
	insideStop                  // one does, and what follows belongs to it: a closing quotation mark
	goesOn                      // one does, and the sentence goes on
	sentenceEnds                // one does, and the sentence ends
)

// ruling is what the rules say of a stop.
type ruling struct {
	verdict verdict
	end     int  // token after all that belongs to the stop
	cited   bool // a citation belongs to it
	sure    bool // treebanks of English web text cannot tell better
}

// rule judges the stop at token t of the sentence that began at token first, in
// a block that ends at last.
func (a *Analysis) rule(first, t, last int) ruling {
	c := a.closers(t+1, last)
	r := ruling{verdict: goesOn, end: c.end, cited: c.cited}
	switch {
	case c.end == last:
		return r
	case a.Tokens[t].Kind == Word:
		never := neverEndsSentence(a.Text(t))
		if !never && a.shortEnds(c.end, c.closed) {
			r.verdict = sentenceEnds
		}
		r.sure = never || beginsSentence(a.Text(c.end)) || continuesTime(a.Text(c.end))
	case a.numbersPoint(first, t):
		r.sure = true
	case reports(a.Text(c.end)):
		r.sure = true
	case a.isPoint(c.end, last):
		r.verdict, r.sure = sentenceEnds, true
	default:
		if a.ends(t, last, c) {
			r.verdict = sentenceEnds
		}
		r.sure = a.Doc.Text[a.Tokens[t].Start] >= utf8.RuneSelf && a.Text(t) != "…" || a.isTitle(c.end)
	}
	return r
}

// isStop reports whether a sentence could end with the token.
func (a *Analysis) isStop(t int) bool {
	tok := a.Tokens[t]
	if tok.Kind == Punct {
		return isStopMark(a.Text(t))
	}
	return tok.Kind == Word && a.Doc.Text[tok.End-1] == '.'
}

// isStopMark knows the marks that end sentences, of the scripts that have one.
func isStopMark(mark string) bool {
	if len(mark) == 1 {
		return mark[0] == '.' || mark[0] == '!' || mark[0] == '?'
	}
	r, _ := utf8.DecodeRuneInString(mark)
	return mark[0] == '.' || r >= utf8.RuneSelf && (r == '…' || unicode.Is(unicode.STerm, r))
}

// closing is what follows a stop and belongs to it.
type closing struct {
	end    int  // the token after it
	closed bool // a quotation mark or bracket closed
	cited  bool // a bracket with a number, such as a citation with its date
}

// closers finds the further stops, closing quotation marks and brackets from
// token t on that belong to the stop before.
func (a *Analysis) closers(t, last int) closing {
	var c closing
	for ; t < last && a.Tokens[t].Kind == Punct; t++ {
		mark := a.Text(t)
		switch {
		case isStopMark(mark) && !a.Tokens[t].Space:
		case isCloser(mark):
			c.closed = true
		case mark == "(" || mark == "[":
			after, dated := a.aside(t, last)
			if after == 0 {
				c.end = t
				return c
			}
			t, c.closed, c.cited = after-1, true, c.cited || dated
		case (mark == `"` || mark == "'" || mark == "''") && a.closesHere(t, last):
			c.closed = true
		default:
			c.end = t
			return c
		}
	}
	c.end = t
	return c
}

// longestAside is how many tokens a citation in brackets after a sentence may
// have; it bounds the look ahead at every stop.
const longestAside = 40

// aside returns the token after the bracket that opens at token t, when that
// holds no sentence of its own, and whether there is a number in it, as in
// "(Outlet, 26/1/2019)" and "[7]"; else 0. What begins with "(2)" is a point of
// a list.
func (a *Analysis) aside(t, last int) (after int, dated bool) {
	if t+2 < last && a.Text(t+2) == ")" && a.Tokens[t+1].End-a.Tokens[t+1].Start <= len("99") {
		return 0, false
	}
	for i := t + 1; i < min(last, t+longestAside); i++ {
		if a.Tokens[i].Kind != Punct {
			dated = dated || a.Tokens[i].Kind == Number
			continue
		}
		switch mark := a.Text(i); {
		case mark == ")" || mark == "]":
			return i + 1, dated
		case isStopMark(mark):
			return 0, false
		}
	}
	return 0, false
}

// closesHere decides on a straight quotation mark: one that clings to the stop
// closes, and so does one that is followed by white space or nothing.
func (a *Analysis) closesHere(t, last int) bool {
	if !a.Tokens[t].Space {
		return true
	}
	return t+1 == last || a.Tokens[t+1].Space
}

func isCloser(mark string) bool {
	switch mark {
	case ")", "]", "}", "”", "’", "»", "›", "」", "』", "）", "】", "》":
		return true
	}
	return false
}

// ends decides whether a sentence ends with the stop at token t, a mark.
func (a *Analysis) ends(t, last int, c closing) bool {
	next := a.firstLetter(c.end, last)
	if !a.Tokens[c.end].Space && !c.closed {
		return a.clings(t, next)
	}
	return !unicode.IsLower(next)
}

// isPoint reports whether token t begins a lettered point: "a- ", "b) ".
func (a *Analysis) isPoint(t, last int) bool {
	if t+2 >= last || a.Tokens[t].End-a.Tokens[t].Start > 1 || a.Tokens[t].Kind != Word {
		return false
	}
	mark := a.Text(t + 1)
	return (mark == "-" || mark == ")") && !a.Tokens[t+1].Space && a.Tokens[t+2].Space
}

// clings decides on a stop with no space after it: "said.The" ends, "3.a" and
// "said.the" do not; scripts without capitals and full-width stops end.
func (a *Analysis) clings(t int, next rune) bool {
	if a.Doc.Text[a.Tokens[t].Start] >= utf8.RuneSelf && a.Text(t) != "…" {
		return true
	}
	if !unicode.IsUpper(next) || t == 0 || a.Tokens[t-1].Kind != Word || a.Tokens[t].End-a.Tokens[t].Start > 1 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.Text(t - 1))
	return unicode.IsLower(last)
}

// numbersPoint reports whether the stop at t only closes the number of a point:
// "1. The", "a. The".
func (a *Analysis) numbersPoint(first, t int) bool {
	return t == first+1 && (a.Tokens[first].Kind == Number || a.Tokens[first].Kind == Word && a.Tokens[first].End-a.Tokens[first].Start == 1) &&
		a.Text(t) == "."
}

// shortEnds decides whether an abbreviation also ends its sentence, the next
// one beginning at token end.
func (a *Analysis) shortEnds(end int, closed bool) bool {
	return a.isStarter(end) || closed && !unicode.IsLower(a.firstLetter(end, len(a.Tokens)))
}

// isTitle reports whether token t is a title before a name: "Sen.", "Dr.".
func (a *Analysis) isTitle(t int) bool {
	word, short := strings.CutSuffix(a.Text(t), ".")
	return short && word != "" && word[0] >= 'A' && word[0] <= 'Z' && abbreviationEnding(word) == neverEnds
}

// beginsSentence knows words with a capital that follow an abbreviation only
// where a sentence begins.
func beginsSentence(word string) bool {
	switch word {
	case "He", "She", "It", "They", "We", "His", "Her", "Their", "The", "This", "There", "But":
		return true
	}
	return false
}

// continuesTime knows words that follow "a.m." and "p.m.".
func continuesTime(word string) bool {
	switch word {
	case "Eastern", "Central", "Mountain", "Pacific", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "PT", "PST", "PDT",
		"GMT", "UTC", "BST", "CET", "CEST", "EET", "MSK", "IST",
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// reports knows verbs in small letters that name who said what stands before
// them, though that ends with a stop.
func reports(word string) bool {
	switch word {
	case "said", "says", "asked", "asks", "told", "wrote", "writes", "added", "adds", "replied", "cried", "shouted", "declared":
		return true
	}
	return false
}

// neverEndsSentence reports an abbreviation with its point that a name or a
// number follows.
func neverEndsSentence(word string) bool {
	e := abbreviationEnding(strings.TrimSuffix(word, "."))
	return e == neverEnds || e == numbered
}

// isStarter reports whether the token is a word that often begins a sentence
// and hardly ever continues a name.
func (a *Analysis) isStarter(t int) bool {
	if a.Tokens[t].Kind == Punct && t+1 < len(a.Tokens) {
		t++
	}
	switch a.Text(t) {
	case "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "This", "That", "These", "Those", "There", "His", "Her",
		"Its", "Their", "Our", "My", "Your", "In", "On", "At", "By", "For", "From", "With", "As", "If", "When", "While", "After", "Before",
		"But", "And", "Or", "So", "Yet", "Still", "However", "Although", "Though", "Because", "Since", "Once", "Then", "Now",
		"What", "Who", "Why", "How", "Where", "Which", "Some", "Many", "Most", "All", "Both", "Other", "Others", "No", "Not",
		"One", "Two", "To", "Under", "Over", "During", "Meanwhile", "According", "Earlier", "Later", "Last", "Asked":
		return true
	}
	return false
}

// firstLetter is the first code point of token t, or of the one after it when
// that is an opening mark; the class other when there is none.
func (a *Analysis) firstLetter(t, last int) rune {
	for ; t < last && a.Tokens[t].Kind == Punct; t++ {
		if strings.Contains(",;:-–—", a.Text(t)) {
			return 'a' // the clause goes on: as good as a small letter
		}
	}
	if t >= last {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(a.Doc.Text[a.Tokens[t].Start:])
	return r
}

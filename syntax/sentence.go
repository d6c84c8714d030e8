package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Analyze finds the tokens and sentences of every block of the document that is
// read. The rules are ours; words follow UAX #29 in spirit but keep "U.S.",
// "Dr." and "don't" whole, and a line break never ends a sentence.
func Analyze(d *hearsay.Document) *Analysis {
	a := &Analysis{Doc: d}
	size := 0
	for _, b := range d.Body {
		size += b.Len()
	}
	a.Tokens = make([]Token, 0, size/5+8)
	a.Sentences = make([]Sentence, 0, size/100+8)
	for i, b := range d.Body {
		first := len(a.Tokens)
		a.Tokens = tokenize(d.Text, b.Span, a.Tokens)
		a.split(i, first)
	}
	return a
}

// split appends the sentences of one block, whose tokens begin at first.
func (a *Analysis) split(block, first int) {
	last := len(a.Tokens)
	for t := first; t < last; {
		if !a.isStop(t) {
			t++
			continue
		}
		end, closed := a.closers(t+1, last)
		if a.endsSentence(first, t, end, last, closed) {
			a.Sentences = append(a.Sentences, Sentence{first, end, block})
			first = end
		}
		t = end
	}
	if first < last {
		a.Sentences = append(a.Sentences, Sentence{first, last, block})
	}
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

// closers returns the token after the further stops, closing quotation marks
// and brackets that belong to a stop before token t, and whether there were
// closing ones.
func (a *Analysis) closers(t, last int) (end int, closed bool) {
	for ; t < last && a.Tokens[t].Kind == Punct; t++ {
		mark := a.Text(t)
		switch {
		case isStopMark(mark) && !a.Tokens[t].Space:
		case isCloser(mark):
			closed = true
		case mark == "(" || mark == "[":
			after := a.aside(t, last)
			if after == 0 {
				return t, closed
			}
			t, closed = after-1, true
		case (mark == `"` || mark == "'" || mark == "''") && a.closesHere(t, last):
			closed = true
		default:
			return t, closed
		}
	}
	return t, closed
}

// longestAside is how many tokens a citation in brackets after a sentence may
// have; it bounds the look ahead at every stop.
const longestAside = 40

// aside returns the token after the bracket that opens at token t, when that
// holds no sentence of its own, such as "(Outlet, 26/1/2019)"; else 0.
func (a *Analysis) aside(t, last int) int {
	for i := t + 1; i < min(last, t+longestAside); i++ {
		if a.Tokens[i].Kind != Punct {
			continue
		}
		switch mark := a.Text(i); {
		case mark == ")" || mark == "]":
			return i + 1
		case isStopMark(mark):
			return 0
		}
	}
	return 0
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

// endsSentence decides whether the sentence that began at token first ends with
// the stop at token t, the next one beginning at end.
func (a *Analysis) endsSentence(first, t, end, last int, closed bool) bool {
	switch {
	case end == last:
		return true
	case a.Tokens[t].Kind == Word:
		return a.shortEnds(t, end, closed)
	case a.numbersPoint(first, t):
		return false
	}
	next := a.firstLetter(end, last)
	if !a.Tokens[end].Space && !closed {
		return a.clings(t, next)
	}
	return !unicode.IsLower(next) || a.isPoint(end, last)
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

// shortEnds decides whether an abbreviation also ends its sentence.
func (a *Analysis) shortEnds(t, end int, closed bool) bool {
	word := a.Text(t)
	word = word[:len(word)-1]
	if abbreviationEnding(word) == neverEnds || abbreviationEnding(word) == numbered {
		return false
	}
	return a.isStarter(end) || closed && !unicode.IsLower(a.firstLetter(end, len(a.Tokens)))
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

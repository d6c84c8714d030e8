package timex

import (
	"unicode/utf8"

	"hearsay/calendar"
	"hearsay/syntax"
)

// atomKind sorts atoms.
type atomKind uint8

const (
	mark   atomKind = iota // anything that is neither letters nor digits
	letter                 // a run of letters with inner apostrophes and points
	digits                 // a run of digits, nothing else
)

// atom is a token or a part of one: "mid-1980s" is mid, -, 1980 and s. Dates
// are written across the borders of tokens, so the grammar reads atoms.
type atom struct {
	start, end int // bytes of the document's text
	sentence   int
	num        int // value of digits
	width      int // number of digits
	kind       atomKind
	lead       rune // first code point
	space      bool // white space stands before
	capital    bool // begins with a capital letter
	month      bool // may be, or begin, the name of a month
	word       *word
}

// cutter splits tokens into atoms; its slices are used again and again.
type cutter struct {
	text  string
	words map[string]*word
	atoms []atom
	fold  []byte
}

// token splits one token at hyphens, at marks between digits, and where digits
// meet letters.
func (c *cutter) token(t syntax.Token, sentence int) {
	if t.Kind == syntax.URL || t.Kind == syntax.Handle {
		c.atoms = append(c.atoms, atom{start: t.Start, end: t.End, sentence: sentence, word: noWord, space: t.Space})
		return
	}
	for at := t.Start; at < t.End; {
		a := atom{start: at, sentence: sentence, word: noWord, space: t.Space && at == t.Start}
		c.fill(&a, t.End)
		c.atoms = append(c.atoms, a)
		at = a.end
	}
}

// fill finds the end of the atom that begins at a.start, before limit.
func (c *cutter) fill(a *atom, limit int) {
	r, n := utf8.DecodeRuneInString(c.text[a.start:limit])
	a.lead, a.end = r, a.start+n
	if _, ok := calendar.Digit(r); ok {
		c.fillDigits(a, limit)
		return
	}
	if isLetter(r) {
		a.kind = letter
		a.end = c.letters(a.end, limit)
		c.lookUp(a)
	}
}

func (c *cutter) fillDigits(a *atom, limit int) {
	a.kind, a.end = digits, a.start
	for a.end < limit {
		r, n := utf8.DecodeRuneInString(c.text[a.end:limit])
		d, ok := calendar.Digit(r)
		if !ok {
			return
		}
		if a.width++; a.width < 9 {
			a.num = a.num*10 + d
		}
		a.end += n
	}
}

// letters returns the end of the letters from i on. An apostrophe or a point
// between letters belongs to them, but for a final "'s".
func (c *cutter) letters(i, limit int) int {
	for i < limit {
		r, n := utf8.DecodeRuneInString(c.text[i:limit])
		switch {
		case isLetter(r) || r == '\u200c' || r == '\u200d':
		case r == '.' && (i+n == limit || isLetterAt(c.text[i+n:limit])):
		case isApostrophe(r) && isLetterAt(c.text[i+n:limit]) && !isGenitive(c.text[i+n:limit]):
		default:
			return i
		}
		i += n
	}
	return i
}

// lookUp finds what the word means for times.
func (c *cutter) lookUp(a *atom) {
	a.capital = a.lead >= 'A' && a.lead <= 'Z'
	c.fold = calendar.AppendFold(c.fold[:0], c.text[a.start:a.end])
	if w := c.words[string(c.fold)]; w != nil {
		a.word = w
	} else if a.lead >= utf8.RuneSelf || a.end-a.start > 3 {
		a.word = foreignWeekday(c.fold)
	}
	a.month = calendar.LookupFoldedMonth(c.fold) != nil || calendar.IsMonthPrefix(c.fold)
}

// foreignWeekday is a weekday in another language than English; it counts only
// before a date.
func foreignWeekday(folded []byte) *word {
	if n, ok := calendar.LookupFoldedWeekday(folded); ok {
		return &foreignWeekdays[n]
	}
	return noWord
}

func isLetter(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r < 0x2000:
		return r >= 0xAA && r != 0xD7 && r != 0xF7 && r != 0xAB && r != 0xBB && r != 0x60C && r != 0x61B && r != 0x61F && r != 0x66B && r != 0x66C && r != 0x6D4
	}
	return r >= 0xFB50 && r < 0xFFF0
}

func isLetterAt(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && isLetter(r)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʼ', 'ʻ', 'ʿ', 'ʾ':
		return true
	}
	return false
}

// isGenitive is true for the s of "today's" that ends the token.
func isGenitive(s string) bool { return s == "s" || s == "S" }

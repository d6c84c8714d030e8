package syntax

import (
	"unicode"
	"unicode/utf8"

	"hearsay/fnv"
)

// look is what a token looks like to the model of sentence ends.
type look struct {
	word   uint32 // hash of the letters in lower case, all digits alike
	suffix uint32 // the last three letters
	shape  uint32 // hash of the kinds of letters, no kind more than twice in a row: "Xxx", "dd", "X."
	lower  bool   // begins with a small letter
	upper  bool   // begins with a capital
	spaced bool   // white space stands before it
}

// look describes a token.
func (a *Analysis) look(t int) look {
	tok := a.Tokens[t]
	text := a.Doc.Text[tok.Start:tok.End]
	if tok.Kind == Punct {
		text = curl(text, a.opens(t))
	}
	l := look{word: fnv.Seed, shape: fnv.Seed, spaced: tok.Space}
	var last byte
	run := 0
	for i, r := range text {
		low, kind := sortLetter(r)
		if i == 0 {
			l.lower, l.upper = kind == 'x', kind == 'X'
		}
		l.word = fnv.Add(l.word, low)
		l.suffix = l.suffix<<10 ^ uint32(low)
		if kind != last {
			last, run = kind, 0
		}
		if run++; run <= 2 {
			l.shape = fnv.Add(l.shape, kind)
		}
	}
	if tok.Kind == URL || tok.Kind == Handle {
		l.shape, l.lower, l.upper = uint32(tok.Kind), false, false
	}
	return l
}

// opens reports whether a straight quotation mark would open: one does after
// white space and where a text begins.
func (a *Analysis) opens(t int) bool {
	tok := a.Tokens[t]
	return tok.Space || tok.Start == 0 || a.Doc.Text[tok.Start-1] <= ' '
}

// curl makes a curly quotation mark of a straight one.
func curl(mark string, opens bool) string {
	switch {
	case (mark == "\"" || mark == "''") && opens, mark == "``":
		return "“"
	case mark == "\"", mark == "''":
		return "”"
	case mark == "'" && opens:
		return "‘"
	case mark == "'":
		return "’"
	}
	return mark
}

// sortLetter gives a code point in lower case, all digits alike, and its kind:
// x, X, d, or for marks the mark.
func sortLetter(r rune) (lower rune, kind byte) {
	switch {
	case 'a' <= r && r <= 'z':
		return r, 'x'
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', 'X'
	case '0' <= r && r <= '9':
		return '0', 'd'
	case r < utf8.RuneSelf:
		return r, byte(r)
	case r == '’':
		return '\'', '\''
	case unicode.IsUpper(r):
		return unicode.ToLower(r), 'X'
	case unicode.IsLetter(r):
		return r, 'x'
	case unicode.IsDigit(r):
		return '0', 'd'
	}
	return r, byte(r) | 1<<7
}

// page is what a whole document tells about its way of writing.
type page struct {
	// small is a set of the words that stand in small letters somewhere, by
	// bits of their hashes: now and then it holds another word too.
	small [1024]uint64
	// style says whether small letters follow stops.
	style uint32
}

func newPage(a *Analysis) *page {
	var p page
	small, capital := 0, 0
	for t := range a.Tokens {
		l := a.look(t)
		if l.lower {
			p.small[l.word>>6%uint32(len(p.small))] |= 1 << (l.word % 64)
		}
		if t > 0 && l.spaced && a.Tokens[t-1].Kind == Punct && a.isStop(t-1) {
			if l.lower {
				small++
			} else if l.upper {
				capital++
			}
		}
	}
	p.style = styleOf(small, capital)
	return &p
}

// styleOf sorts documents by how many small letters and capitals follow stops.
func styleOf(small, capital int) uint32 {
	switch {
	case small+capital < 2:
		return 0
	case small == 0:
		return 1
	case small*5 < capital:
		return 2
	case small < capital:
		return 3
	}
	return 4
}

// isSmall reports whether the word of a token stands in small letters somewhere.
func (p *page) isSmall(l *look) bool {
	return p.small[l.word>>6%uint32(len(p.small))]>>(l.word%64)&1 == 1
}

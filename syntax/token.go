package syntax

import (
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// class sorts code points by what they may do in a token.
type class uint8

const (
	other  class = iota // symbols, private use, what has no name
	letter              // letters, marks and the low line
	digit               // digits of any script, fractions
	space               // white space
	format              // direction marks, joiners: inside a word they stay, elsewhere they are no token
	punct               // punctuation
)

var asciiClass = classesOfASCII()

func classesOfASCII() (t [utf8.RuneSelf]class) {
	for r := range t {
		t[r] = classOf(rune(r))
	}
	return t
}

func classOf(r rune) class {
	switch {
	case r == '%' || r == '@' || r == '#' || r == '&':
		return other
	case r == '_' || unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsNumber(r):
		return digit
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return space
	case unicode.Is(unicode.Cf, r):
		return format
	case unicode.IsPunct(r):
		return punct
	}
	return other
}

// scanner finds the tokens of one block, left to right, reading each byte a
// bounded number of times.
type scanner struct {
	text string // of the document
	at   int
	end  int // of the block
}

// peek is the class and width of the code point at offset i, (space, 0) at the
// end of the block.
func (s *scanner) peek(i int) (class, int) {
	if i >= s.end {
		return space, 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeRuneInString(s.text[i:s.end])
	return classOf(r), n
}

// tokenize appends the tokens of one block.
func tokenize(text string, block hearsay.Span, tokens []Token) []Token {
	s := scanner{text, block.Start, block.End}
	spaced := false
	for s.at < s.end {
		c, n := s.peek(s.at)
		if c == space || c == format {
			spaced = spaced || c == space
			s.at += n
			continue
		}
		t := Token{Start: s.at, Space: spaced}
		t.Kind = s.token(c, n)
		t.End = s.at
		tokens = append(tokens, t)
		spaced = false
	}
	return tokens
}

// token moves over the token that begins with a code point of class c and
// width n, and returns its kind.
func (s *scanner) token(c class, n int) TokenKind {
	switch c {
	case letter:
		return s.word()
	case digit:
		return s.number()
	case punct:
		s.mark(n)
		return Punct
	}
	if lead := s.text[s.at]; lead == '`' && s.byteAt(s.at+1) == '`' {
		s.at += 2
		return Punct
	} else if (lead == '@' || lead == '#') && s.letterAt(s.at+1) {
		s.at = s.letters(s.at + 1)
		return Handle
	}
	s.at += n
	s.emojiTail()
	return Symbol
}

// letters returns the end of the letters, digits and joiners from offset i on.
func (s *scanner) letters(i int) int {
	for {
		c, n := s.peek(i)
		if n == 0 || c != letter && c != digit && (c != format || !s.letterAt(i+n)) {
			return i
		}
		i += n
	}
}

func (s *scanner) letterAt(i int) bool {
	c, _ := s.peek(i)
	return c == letter
}

func (s *scanner) byteAt(i int) byte {
	if i >= s.end {
		return 0
	}
	return s.text[i]
}

// word moves over a word, with its inner apostrophes, hyphens and points, or
// over an address.
func (s *scanner) word() TokenKind {
	if end := s.address(); end > 0 {
		s.at = end
		return URL
	}
	start := s.at
	s.at = s.letters(s.at)
	for {
		n := s.joint(s.at)
		if n == 0 {
			break
		}
		s.at = s.letters(s.at + n)
	}
	s.at = s.abbreviation(start, s.at)
	return Word
}

// joint is the width of a mark at i that joins two parts of a word, else 0.
func (s *scanner) joint(i int) int {
	n := 0
	switch s.byteAt(i) {
	case '\'', '-', '&':
		n = 1
	case 0xE2: // U+2019 right quotation mark, U+2010 and U+2011 hyphens
		if i+3 <= s.end && s.text[i+1] == 0x80 && (s.text[i+2] == 0x99 || s.text[i+2] == 0x90 || s.text[i+2] == 0x91) {
			n = 3
		}
	}
	if n == 0 {
		return 0
	}
	if c, _ := s.peek(i + n); c != letter && (c != digit || n == 3 || s.text[i] != '-') {
		return 0
	}
	return n
}

// abbreviation takes in the points of an abbreviation that spans [start, end):
// "U.S.", "Ph.D.", "Dr.", "J.", and "Change.org".
func (s *scanner) abbreviation(start, end int) int {
	if s.byteAt(end) != '.' {
		return end
	}
	if c, _ := s.peek(end + 1); c == letter {
		if whole := s.pointed(start, end); whole > 0 {
			return whole
		}
	}
	if s.byteAt(end+1) != '.' && isAbbreviation(s.text[start:end]) && s.shortBreak(start, end) {
		return end + 1
	}
	return end
}

// shortBreak reports whether the point at end belongs to the abbreviation
// [start, end). Those that are also words ("no.", "art.") need a number after.
func (s *scanner) shortBreak(start, end int) bool {
	if !needsNumber(s.text[start:end]) {
		return true
	}
	i := end + 1
	for s.byteAt(i) == ' ' || s.byteAt(i) == '\n' {
		i++
		if i > end+3 {
			break
		}
	}
	c, _ := s.peek(i)
	return c == digit
}

// pointed returns the end of "U.S.", "e.g.", "Change.org", "report.doc" or
// "talk.politics.misc" that begins with [start, end) and a point, or 0 when the
// point ends a sentence without a space after it.
func (s *scanner) pointed(start, end int) int {
	part, short, small := s.text[start:end], end-start <= 2, end-start > 2
	points := 0
	for s.byteAt(end) == '.' && end-start < longestHost {
		next := s.letters(end + 1)
		if next == end+1 {
			break
		}
		part = s.text[end+1 : next]
		short = short && utf8.RuneCountInString(part) <= 2
		small = small && len(part) > 1 && part[0] >= 'a'
		points++
		end = next
	}
	switch {
	case short && s.byteAt(end) == '.' && s.byteAt(end+1) != '.':
		return end + 1
	case short || small && points > 1 || isTopLevel(part) || isFileType(part):
		return end
	}
	return 0
}

// number moves over digits with inner points and commas; letters after them
// make a word of it: "2nd", "1990s", "16-year-old".
func (s *scanner) number() TokenKind {
	s.at = s.digits(s.at)
	for {
		n := s.numberJoint(s.at)
		if n == 0 {
			break
		}
		s.at = s.digits(s.at + n)
	}
	c, _ := s.peek(s.at)
	hyphen := s.byteAt(s.at) == '-' && s.letterAt(s.at+1)
	if c != letter && !hyphen {
		return Number
	}
	if hyphen {
		s.at++
	}
	s.at = s.letters(s.at)
	for n := s.joint(s.at); n > 0; n = s.joint(s.at) {
		s.at = s.letters(s.at + n)
	}
	return Word
}

func (s *scanner) digits(i int) int {
	for {
		c, n := s.peek(i)
		if c != digit || n == 0 {
			return i
		}
		i += n
	}
}

// numberJoint is the width of a decimal point or thousands mark at i between
// two digits, else 0.
func (s *scanner) numberJoint(i int) int {
	n := 0
	switch s.byteAt(i) {
	case '.', ',':
		n = 1
	case 0xD9: // U+066B and U+066C, the Arabic marks
		if b := s.byteAt(i + 1); b == 0xAB || b == 0xAC {
			n = 2
		}
	}
	if c, _ := s.peek(i + n); n == 0 || c != digit {
		return 0
	}
	return n
}

// mark moves over one punctuation mark of width n, or over a run of points, of
// hyphens, of grave accents or of two apostrophes, which count as one.
func (s *scanner) mark(n int) {
	lead := s.text[s.at]
	s.at += n
	switch lead {
	case '.', '-':
		for s.byteAt(s.at) == lead {
			s.at++
		}
	case '\'':
		// of three that close, the first closes a quote inside the quote
		inner := s.byteAt(s.at+1) == lead && s.at-2 >= 0 && s.text[s.at-2] > ' '
		if s.byteAt(s.at) == lead && !inner {
			s.at++
		}
	}
}

// emojiTail moves over what belongs to the emoji before: variation selectors
// and joined emoji.
func (s *scanner) emojiTail() {
	for s.at < s.end && s.text[s.at] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s.text[s.at:s.end])
		switch {
		case r == '\u200d':
			s.at += n
			if c, m := s.peek(s.at); c == other {
				s.at += m
			}
		case unicode.Is(unicode.Variation_Selector, r) || 0x1F3FB <= r && r <= 0x1F3FF:
			s.at += n
		default:
			return
		}
	}
}

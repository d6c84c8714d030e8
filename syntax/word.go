package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// UDWord is a syntactic word in the sense of Universal Dependencies for
// English: "don't" is two words, "well-known" three, "10/12/2030" one.
type UDWord struct {
	Start, End int // bytes of the document's text
	// Joined is true for the second and later words of one token: "n't", "'s".
	Joined bool
	// Space is true when white space stands before the word.
	Space bool
}

// Words appends the words of the tokens [first, last), a sentence: a point that
// is the last of them is taken for its full stop. The customs are those of the
// English Web Treebank.
func (a *Analysis) Words(out []UDWord, first, last int) []UDWord {
	c := cutter{a: a, out: out, last: last}
	for t := first; t < last; {
		n := a.oneWord(t, last)
		c.at, c.space = a.Tokens[t].Start, a.Tokens[t].Space
		if n > 1 {
			c.unit(a.Tokens[t+n-1].End)
		} else {
			c.token(t)
		}
		t += n
		t += c.genitive(t)
	}
	return c.out
}

// cutter cuts tokens into words, left to right.
type cutter struct {
	a     *Analysis
	out   []UDWord
	last  int // token that the sentence ends before
	at    int // where the next word begins
	space bool
	open  bool // a single quotation mark has opened
}

// to ends a word; joined says that it clings to the word before.
func (c *cutter) to(end int, joined bool) {
	c.out = append(c.out, UDWord{c.at, end, joined, c.space})
	c.at, c.space = end, false
}

// token adds the words of one token.
func (c *cutter) token(t int) {
	tok := c.a.Tokens[t]
	text := c.a.Text(t)
	switch {
	case tok.Kind != Word:
		c.quotes(text, t)
		c.to(tok.End, false)
	case text[0] <= '9':
		c.unit(tok.End)
	case strings.EqualFold(text, "its"):
		c.its(t)
	case t+1 == c.last && strings.HasSuffix(text, ".") && len(text) > 2:
		// the point of an abbreviation that ends the sentence is a word
		c.hyphened(tok.End - 1)
		c.to(tok.End, false)
	default:
		c.hyphened(tok.End)
	}
}

// unit adds what is one word up to end, but for the unit that a number is
// written with: "16|km", "4:30|pm"; "2nd" and "1990s" are one word.
func (c *cutter) unit(end int) {
	text := c.a.Doc.Text[c.at:end]
	n := strings.LastIndexAny(text, "0123456789") + 1
	switch {
	case n > 0 && isUnit(text[n:]):
		c.to(c.at+n, false)
		c.to(end, false)
	case n > 0 && n < len(text):
		c.hyphened(end)
	default:
		c.to(end, false)
	}
}

// isUnit knows units that are written close to a number.
func isUnit(s string) bool {
	var buffer [len("minutes")]byte
	if len(s) > len(buffer) {
		return false
	}
	switch string(appendLower(buffer[:0], s)) {
	case "am", "pm", "a.m.", "p.m.", "k", "m", "b", "x", "mm", "cm", "km", "mi", "ft", "in", "kg", "lb", "lbs", "oz", "ml", "bn", "mn",
		"hr", "hrs", "min", "mins", "sec", "secs", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "kw", "mw", "gw", "mph", "yr", "yrs",
		"days", "hours", "minutes", "years", "percent":
		return true
	}
	return false
}

// hyphened adds the words of what is written without a space up to end.
func (c *cutter) hyphened(end int) {
	for whole := hasEnding(c.a.Doc.Text[c.at:end]); c.at < end; {
		part := c.a.Doc.Text[c.at:end]
		i, n := hyphenAt(part)
		if i == 0 || whole {
			c.clitics(end)
			return
		}
		c.clitics(c.at + i)
		c.to(c.at+n, false)
	}
}

// hasEnding reports whether a word is the name of a file or of a site.
func hasEnding(word string) bool {
	i := strings.LastIndexByte(word, '.')
	return i > 0 && (isTopLevel(word[i+1:]) || isFileType(word[i+1:]))
}

// hyphenAt finds a hyphen that stands between words: its place and width. After
// a short prefix that is no word of its own it does not.
func hyphenAt(s string) (at, width int) {
	for i, r := range s {
		if r != '-' && r != '\u2010' && r != '\u2011' || i == 0 {
			continue
		}
		if isPrefix(s[:i]) || i+utf8.RuneLen(r) == len(s) {
			return 0, 0
		}
		return i, utf8.RuneLen(r)
	}
	return 0, 0
}

func isPrefix(s string) bool {
	var buffer [len("counter")]byte
	if len(s) > len(buffer) {
		return false
	}
	switch string(appendLower(buffer[:0], s)) {
	case "e", "re", "co", "pre", "ex", "non", "anti", "un", "mid", "sub", "inter", "intra", "pro", "multi", "semi", "post", "counter",
		"ultra", "over", "cross", "neo", "socio", "psycho", "pseudo", "quasi":
		return true
	}
	return false
}

// quotes keeps in mind whether a single quotation mark is open.
func (c *cutter) quotes(mark string, t int) {
	switch mark {
	case "'":
		c.open = c.a.opens(t)
	case "‘":
		c.open = true
	case "’":
		c.open = false
	}
}

// genitive adds the tokens from t on that mark the word before as a genitive,
// and returns how many they are: "the marchers|'", "the 1990|'s".
func (c *cutter) genitive(t int) int {
	a := c.a
	if t >= c.last || c.open || a.Tokens[t].Space || a.Tokens[t].Start != c.at {
		return 0
	}
	if mark := a.Text(t); mark != "'" && mark != "’" {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(a.Doc.Text[:c.at])
	next := t + 1
	switch {
	case next == c.last:
		return 0
	case unicode.IsDigit(before) && !a.Tokens[next].Space && a.Text(next) == "s":
		c.to(a.Tokens[next].End, true)
		return 2
	case (before == 's' || before == 'S') && a.Tokens[next].Space && a.Tokens[next].Kind <= Number:
		c.to(a.Tokens[t].End, true)
		return 1
	}
	return 0
}

package pubdate

import (
	"strings"
	"unicode"

	"hearsay/calendar"
)

// kind sorts the tokens of a date.
type kind uint8

const (
	end    kind = iota // behind the last token
	number             // digits of one script
	month              // the name of a month, of one word or two
	filler             // "of", "de" ...
	word               // any other letters
	mark               // one character that is neither letter, digit nor space
)

// token is a range of bytes; white space is between tokens only.
type token struct {
	start, end int
	kind       kind
	value      int             // of a number or a month
	system     calendar.System // that a month belongs to
	digits     int             // how many a number has
	text       string          // folded letters of a word, else as written
}

// digit returns the value of a decimal digit, or -1.
func digit(r rune) int {
	if d, ok := calendar.Digit(r); ok {
		return d
	}
	return -1
}

// tokenize splits a line. Format characters (direction marks) are dropped.
func tokenize(s string) []token {
	tokens := make([]token, 0, len(s)/4+4)
	for at, r := range s {
		last := &token{}
		if len(tokens) > 0 {
			last = &tokens[len(tokens)-1]
		}
		if at < last.end {
			continue
		}
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		case digit(r) >= 0:
			tokens = append(tokens, scanNumber(s, at))
		case unicode.IsLetter(r):
			tokens = appendWord(tokens, scanWord(s, at))
		default:
			tokens = append(tokens, token{start: at, end: at + len(string(r)), kind: mark, text: string(r)})
		}
	}
	return tokens
}

func scanNumber(s string, start int) token {
	t := token{start: start, end: len(s), kind: number}
	for at, r := range s[start:] {
		d := digit(r)
		if d < 0 {
			t.end = start + at
			break
		}
		t.digits++
		t.value = min(t.value*10+d, 1e9)
	}
	return t
}

func scanWord(s string, start int) token {
	end := strings.IndexFunc(s[start:], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\u200c'
	})
	if end < 0 {
		end = len(s) - start
	}
	t := token{start: start, end: start + end, kind: word}
	if end > 64 { // no name of a month, and not worth folding
		return t
	}
	t.text = calendar.Fold(s[start:t.end])
	return t
}

// appendWord classifies a word and joins it to the words before it with which it
// makes the name of a month: "Jumada al-Awwal".
func appendWord(tokens []token, t token) []token {
	for n := len(tokens) - 1; n >= max(0, len(tokens)-4) && mayJoin(tokens[n]); n-- {
		if system, m := lookupMonth(concat(tokens[n:]) + t.text); m > 0 {
			return append(tokens[:n], token{start: tokens[n].start, end: t.end, kind: month, value: m, system: system})
		}
	}
	if system, m := lookupMonth(t.text); m > 0 {
		t.kind, t.value, t.system = month, m, system
	} else if fillers[t.text] {
		t.kind = filler
	}
	return append(tokens, t)
}

// mayJoin reports a part of a name of several words: a word, a hyphen, an
// apostrophe.
func mayJoin(t token) bool {
	return t.kind == word || t.kind == filler || t.kind == mark && strings.Contains("-’'‘ʿʾ`", t.text)
}

func concat(tokens []token) string {
	var b []byte
	for _, t := range tokens {
		b = calendar.AppendFold(b, t.text)
	}
	return string(b)
}

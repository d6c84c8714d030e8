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

// Words appends the words of the tokens [first, last), which must lie in one
// sentence.
func (a *Analysis) Words(out []UDWord, first, last int) []UDWord {
	for t := first; t < last; {
		if n := a.oneWord(t, last); n > 1 {
			out = append(out, UDWord{a.Tokens[t].Start, a.Tokens[t+n-1].End, false, a.Tokens[t].Space})
			t += n
			continue
		}
		out = a.splitToken(out, t)
		t++
	}
	return out
}

// oneWord counts the tokens from t on that are one word: a run of one mark
// ("!!!", "====="), a face (":-)"), a numeric date ("10/12/2030", "12:30").
func (a *Analysis) oneWord(t, last int) int {
	text := a.Text(t)
	switch {
	case a.Tokens[t].Kind == Number:
		return a.numericRun(t, last)
	case len(text) == 1 && strings.Contains(":;=", text):
		if n := a.face(t, last); n > 0 {
			return n
		}
	}
	if len(text) != 1 || !strings.Contains("!?*=+$~#<>_-.|^", text) {
		return 1
	}
	n := 1
	for t+n < last && !a.Tokens[t+n].Space && a.sameRun(text, a.Text(t+n)) {
		n++
	}
	return n
}

// sameRun lets exclamation and question marks mix.
func (a *Analysis) sameRun(lead, next string) bool {
	if lead == "!" || lead == "?" {
		return next == "!" || next == "?"
	}
	return next == lead
}

func (a *Analysis) numericRun(t, last int) int {
	n := 1
	for t+n+1 < last && !a.Tokens[t+n].Space && !a.Tokens[t+n+1].Space && a.Tokens[t+n+1].Kind == Number &&
		strings.Contains("/:-", a.Text(t+n)) && a.Text(t+n) == a.Text(t+1) {
		n += 2
	}
	if n == 3 && a.Text(t+1) == "-" {
		return 1 // "1990-2000" is a range: three words
	}
	return n
}

func (a *Analysis) face(t, last int) int {
	for n := 3; n >= 2; n-- {
		if t+n > last || t > 0 && !a.Tokens[t].Space && a.Tokens[t].Start > 0 {
			continue
		}
		tail := a.Doc.Text[a.Tokens[t].Start:a.Tokens[t+n-1].End]
		switch tail {
		case ":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":P", ":/", "=)", ":-D", ":-P", ":-/":
			return n
		}
	}
	return 0
}

// splitToken appends the words of one token.
func (a *Analysis) splitToken(out []UDWord, t int) []UDWord {
	tok := a.Tokens[t]
	if tok.Kind != Word {
		return append(out, UDWord{tok.Start, tok.End, false, tok.Space})
	}
	at, space := tok.Start, tok.Space
	add := func(end int, joined bool) {
		out = append(out, UDWord{at, end, joined, space})
		at, space = end, false
	}
	for at < tok.End {
		part := a.Doc.Text[at:tok.End]
		if i, n := hyphenAt(part); i > 0 {
			a.addClitics(part[:i], at, add)
			add(at+n, false)
			continue
		}
		a.addClitics(part, at, add)
	}
	return out
}

// hyphenAt finds a hyphen that stands between words: its place and width. After
// a short prefix that is no word of its own it does not.
func hyphenAt(s string) (at, width int) {
	for i, r := range s {
		if r != '-' && r != '\u2010' && r != '\u2011' || i == 0 {
			continue
		}
		switch strings.ToLower(s[:i]) {
		case "e", "re", "co", "pre", "ex", "non", "anti", "un", "mid", "sub", "inter", "pro", "multi", "semi", "post", "counter", "ultra":
			return 0, 0
		}
		if i+utf8.RuneLen(r) == len(s) {
			return 0, 0
		}
		return i, utf8.RuneLen(r)
	}
	return 0, 0
}

// addClitics adds a word and what clings to it: "do|n't", "it|'s", "can|not".
func (a *Analysis) addClitics(part string, start int, add func(end int, joined bool)) {
	if i := cliticAt(part); i > 0 {
		add(start+i, false)
		add(start+len(part), true)
		return
	}
	add(start+len(part), false)
}

// cliticAt is where the clitic of a word begins, 0 when it has none.
func cliticAt(s string) int {
	if n := unmarkedClitic(s); n > 0 {
		return n
	}
	mark, width := strings.LastIndexByte(s, '\''), 1
	if curly := strings.LastIndex(s, "’"); curly > mark {
		mark, width = curly, len("’")
	}
	if mark <= 0 {
		return 0
	}
	at, tail := mark, s[mark+width:]
	switch {
	case strings.EqualFold(tail, "t") && strings.EqualFold(s[mark-1:mark], "n"):
		at-- // "n't"
	case tail == "" || isClitic(tail):
	default:
		return 0
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:at]); at == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0
	}
	return at
}

func isClitic(tail string) bool {
	for _, c := range [...]string{"s", "re", "ve", "ll", "d", "m"} {
		if strings.EqualFold(tail, c) {
			return true
		}
	}
	return false
}

// unmarkedClitic is cliticAt for words written without an apostrophe.
func unmarkedClitic(s string) int {
	if len(s) < 4 || len(s) > 6 {
		return 0
	}
	for _, w := range [...]string{"cannot", "gonna", "gotta", "wanna"} {
		if strings.EqualFold(s, w) {
			return 3
		}
	}
	for _, w := range [...]string{"dont", "cant", "isnt", "wasnt", "didnt", "doesnt", "wont"} {
		if strings.EqualFold(s, w) {
			return len(s) - 2
		}
	}
	return 0
}

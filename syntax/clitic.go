package syntax

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clitics adds a word that ends at end and what clings to it: "do|n't", "it|'s",
// "can|not".
func (c *cutter) clitics(end int) {
	part := c.a.Doc.Text[c.at:end]
	if strings.EqualFold(part, "dunno") {
		c.to(c.at+2, false)
		c.to(c.at+1, true)
	} else if i := cliticAt(part); i > 0 {
		c.to(c.at+i, false)
	}
	c.to(end, c.at > end-len(part))
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
	case strings.EqualFold(tail, "nt"): // "did'nt"
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

// longestUnmarked is the longest word that unmarkedClitic knows, in bytes.
const longestUnmarked = len("shouldnt")

// appendLower appends s with its Latin capitals made small: for look-ups without
// an allocation.
func appendLower(buffer []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buffer = append(buffer, c)
	}
	return buffer
}

// unmarkedClitic is cliticAt for words written without an apostrophe.
func unmarkedClitic(s string) int {
	if len(s) < 2 || len(s) > longestUnmarked {
		return 0
	}
	var buffer [longestUnmarked]byte
	switch string(appendLower(buffer[:0], s)) {
	case "im":
		return 1
	case "hes":
		return 2
	case "cannot", "gonna", "gotta", "wanna", "outta", "gimme", "lemme", "shes", "lets":
		return 3
	case "sorta", "thats", "whats", "heres":
		return 4
	case "theres":
		return 5
	case "ive":
		return 1
	case "itll":
		return 2
	case "youre", "youll", "youve":
		return 3
	case "theyre", "theyll", "theyve":
		return 4
	case "dont", "cant", "wont", "isnt", "arent", "wasnt", "werent", "didnt", "doesnt", "hasnt", "havent", "hadnt", "aint", "wouldnt", "couldnt",
		"shouldnt":
		return len(s) - 2
	}
	return 0
}

// its cuts "its" where the word after it tells that "it's" is meant.
func (c *cutter) its(t int) {
	end := c.a.Tokens[t].End
	if t+1 < c.last && slices.Contains(afterItIs, c.a.Text(t+1)) {
		c.to(end-1, false)
		c.to(end, true)
		return
	}
	c.to(end, false)
}

// afterItIs are words that follow "it is" and hardly ever a possessive: "only"
// and "very" are not among them.
var afterItIs = []string{
	"a", "an", "the", "not", "been", "also", "really", "simply", "too", "so", "definitely", "probably", "like", "in", "for", "from", "to",
	"on", "nothing", "what", "how", "because", "getting", "going", "my", "your", "his", "our", "their", "that", "this",
}

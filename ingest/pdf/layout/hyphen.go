package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinLines puts a soft line break between lines, and nothing after a hyphen
// that broke a word.
func (c *composer) joinLines(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		text := lines[i].Text
		if i+1 == len(lines) {
			b.WriteString(text)
			break
		}
		next := lines[i+1].Text
		if stem, ok := c.brokenWord(text, next); ok {
			b.WriteString(stem)
			continue
		}
		b.WriteString(text)
		b.WriteByte('\n')
	}
	return b.String()
}

// brokenWord returns the line without its last hyphen when that hyphen only
// breaks a word, and with it when the word has one anyway; ok is false when the
// line ends with no hyphen inside a word. Small letters on both sides speak for a
// broken word, unless the document writes it with a hyphen elsewhere.
func (c *composer) brokenWord(text, next string) (line string, ok bool) {
	r, size := utf8.DecodeLastRuneInString(text)
	if r != '-' && r != '\u2010' && r != '\u00ad' {
		return "", false
	}
	stem := text[:len(text)-size]
	before, _ := utf8.DecodeLastRuneInString(stem)
	after, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
		return "", false
	}
	if r == '\u00ad' {
		return stem, true
	}
	first, rest := strings.ToLower(lastWord(stem)), strings.ToLower(firstWord(next))
	keep := !unicode.IsLower(before) || !unicode.IsLower(after) || strings.ContainsAny(first, "-/") ||
		compoundHeads[first] || c.hyphenated[first+"-"+rest]
	if keep {
		return text, true
	}
	return stem, true
}

// compoundHeads are first parts of words that are written with a hyphen and that
// no word is broken after.
var compoundHeads = map[string]bool{"self": true, "well": true, "cross": true, "half": true, "vice": true, "quasi": true, "full": true, "high": true, "low": true, "two": true, "three": true, "four": true, "anti": true}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \t\n\u00a0")+1:] }

func firstWord(s string) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); end >= 0 {
		return s[:end]
	}
	return s
}

// hyphenated are the words of two parts that the document writes with a hyphen
// inside a line, in small letters.
func hyphenated(pages []Page) map[string]bool {
	words := map[string]bool{}
	for i := range pages {
		for j := range pages[i].Segments {
			text := pages[i].Segments[j].Text
			if !strings.Contains(text, "-") {
				continue
			}
			for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				if k := strings.IndexByte(w, '-'); k > 0 && k < len(w)-1 && len(words) < maxWords {
					words[strings.ToLower(w)] = true
				}
			}
		}
	}
	return words
}

const maxWords = 100_000

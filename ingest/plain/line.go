package plain

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// line is one line without the white space at its ends.
type line struct {
	hearsay.Span
	indent int  // white space before it, in bytes
	runes  int  // length in code points
	stop   bool // ends as a sentence does
	mark   mark
}

// mark says what the first characters of a line tell.
type mark uint8

const (
	noMark    mark = iota
	bullet         // "- ", "• "
	number         // "1. ", "a) "
	quote          // "> "
	separator      // "-----"
	notice         // "© 2019 ...", "Page 3 of 9"
)

// lines yields every line that is not blank, with true when a blank line or
// nothing stands before it.
func lines(text string) iter.Seq2[line, bool] {
	return func(yield func(line, bool) bool) {
		blank := true
		for at := 0; at < len(text); {
			end := strings.IndexByte(text[at:], '\n')
			next := at + end + 1
			if end < 0 {
				end, next = len(text)-at, len(text)
			}
			l, ok := newLine(text, at, at+end)
			if ok && !yield(l, blank) {
				return
			}
			blank = !ok
			at = next
		}
	}
}

func newLine(text string, start, end int) (line, bool) {
	raw := text[start:end]
	body := strings.TrimLeftFunc(raw, unicode.IsSpace)
	indent := len(raw) - len(body)
	body = strings.TrimRightFunc(body, unicode.IsSpace)
	if body == "" {
		return line{}, false
	}
	l := line{Span: hearsay.Span{Start: start + indent, End: start + indent + len(body)}, indent: indent}
	l.runes = utf8.RuneCountInString(body)
	l.stop = endsSentence(body)
	l.mark = markOf(body, l.runes)
	return l, true
}

// endsSentence looks past closing quotes and brackets for a final stop.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»›)]}*_")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？؟۔؛।", r)
}

func markOf(s string, runes int) mark {
	switch {
	case isSeparator(s):
		return separator
	case s[0] == '>':
		return quote
	case isBullet(s):
		return bullet
	case isNumber(s):
		return number
	case runes <= 200 && isNotice(s):
		return notice
	}
	return noMark
}

// isSeparator takes at least three of one drawing character, spaces aside, and
// the two hyphens before a signature.
func isSeparator(s string) bool {
	if s == "--" {
		return true
	}
	const drawn = "-_=*~#+.·•—–─═"
	first, n := rune(0), 0
	for _, r := range s {
		switch {
		case r == ' ':
		case first == 0 && strings.ContainsRune(drawn, r):
			first, n = r, 1
		case r == first:
			n++
		default:
			return false
		}
	}
	return n >= 3
}

func isBullet(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-*+•‣▪●○◦■□·–\uf0b7", r) || len(s) == size {
		return false
	}
	return s[size] == ' ' || s[size] == '\t' || strings.HasPrefix(s[size:], "\u00a0")
}

// isNumber takes "1.", "12)", "(3)", "a)" and "(b)" before white space, in the
// digits of any script. Three digits are a number of the text.
func isNumber(s string) bool {
	open := strings.HasPrefix(s, "(")
	s = strings.TrimPrefix(s, "(")
	digits, rest := 0, s
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if !unicode.IsDigit(r) {
			break
		}
		digits, rest = digits+1, rest[size:]
	}
	letter := digits == 0 && len(s) > 1 && s[0] >= 'a' && s[0] <= 'z'
	if letter {
		rest = s[1:]
	}
	if !letter && (digits == 0 || digits > 2) || len(rest) < 2 {
		return false
	}
	closed := rest[0] == ')' || rest[0] == '.' && !open && !letter
	return closed && (rest[1] == ' ' || rest[1] == '\t')
}

// isNotice takes what is furniture wherever it stands alone in a line.
func isNotice(s string) bool {
	low := strings.ToLower(s)
	for _, p := range []string{"©", "copyright ©", "copyright (c)", "(c) copyright", "(c) 19", "(c) 20", "copyright 19", "copyright 20"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return strings.TrimRight(low, ".") == "all rights reserved" || isPageNumber(low)
}

// isPageNumber takes "page 3", "page 3 of 9" and "- 3 -".
func isPageNumber(low string) bool {
	f := strings.Fields(low)
	switch {
	case len(f) == 3 && f[0] == "-" && f[2] == "-":
		return allDigits(f[1])
	case len(f) == 2 && f[0] == "page":
		return allDigits(f[1])
	case len(f) == 4 && f[0] == "page" && (f[2] == "of" || f[2] == "/"):
		return allDigits(f[1]) && allDigits(f[3])
	}
	return false
}

func allDigits(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

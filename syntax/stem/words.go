package stem

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Words gives the span of each word of the text: letters, figures and marks in
// a row. Apostrophes inside a word belong to it ("don't"), hyphens do not
// ("Al-Hura" is two words).
func Words(text string) iter.Seq[hearsay.Span] {
	return func(yield func(hearsay.Span) bool) {
		for at := 0; at < len(text); {
			start := skip(text, at)
			end := start + wordLen(text[start:])
			if end > start && !yield(hearsay.Span{Start: start, End: end}) {
				return
			}
			at = end
		}
	}
}

// skip finds the start of the next word.
func skip(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if isWord(r) {
			return at
		}
		at += size
	}
	return at
}

func wordLen(text string) int {
	end := 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case isWord(r) || isJoiner(r):
		case isApostrophe(r) && isWord(first(text[end+size:])):
		default:
			return end
		}
		end += size
	}
	return end
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// isJoiner reports code points that shape a word without ending it: joiners
// (Persian) and the soft hyphen.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' || r == '\u00ad' }

package coref

import (
	"unicode"
	"unicode/utf8"

	"hearsay/fnv"
)

// hashWord is the hash of a word in lower case, digits as 0 and apostrophes
// straight.
func hashWord(s string) uint32 {
	h := fnv.Seed
	for i := 0; i < len(s); {
		r, width := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, width = utf8.DecodeRuneInString(s[i:])
		}
		i += width
		h = fnv.Add(h, fold(r))
	}
	return fnv.Finish(h)
}

func fold(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= '0' && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	case r == '’' || r == '‘':
		return '\''
	}
	return unicode.ToLower(r)
}

package coref

import (
	"unicode"
	"unicode/utf8"
)

const (
	hashSeed  = 0x811C9DC5
	hashPrime = 0x01000193
)

// finish spreads the bits of a hash (the end of Murmur3).
func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// mix combines numbers under the number of a template.
func mix(template, a, b uint32) uint32 {
	return finish(a*0x9E3779B1 ^ (b+template)*0x85EBCA77 ^ template*0xC2B2AE3D)
}

// hashWord is the hash of a word in lower case, digits as 0 and apostrophes
// straight.
func hashWord(s string) uint32 {
	h := uint32(hashSeed)
	for i := 0; i < len(s); {
		r, width := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, width = utf8.DecodeRuneInString(s[i:])
		}
		i += width
		h = (h ^ uint32(fold(r))) * hashPrime
	}
	return finish(h)
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

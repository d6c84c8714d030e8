package calendar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a word to the form in which names are compared: lower case,
// without diacritics, apostrophes, hyphens, points, spaces and vowel signs, one
// letter for each family of Arabic letters that writers interchange.
func Fold(word string) string {
	for i := range len(word) {
		if c := word[i]; c < 'a' || c > 'z' {
			return string(AppendFold(make([]byte, 0, len(word)), word))
		}
	}
	return word
}

// AppendFold appends the folded word to b.
func AppendFold(b []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			b = appendFoldASCII(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		b = appendFoldRune(b, r)
		i += n
	}
	return b
}

func appendFoldASCII(b []byte, c byte) []byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return append(b, c+'a'-'A')
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		return append(b, c)
	}
	return b
}

// appendFoldRune folds one code point above ASCII.
func appendFoldRune(b []byte, r rune) []byte {
	if r >= 0x600 && r < 0x700 {
		return appendFoldArabic(b, r)
	}
	if d, ok := Digit(r); ok {
		return append(b, byte('0'+d))
	}
	if !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r) {
		return b
	}
	for _, part := range norm.NFKD.String(string(r)) {
		b = appendFoldLetter(b, unicode.ToLower(part))
	}
	return b
}

// appendFoldLetter folds a part of a decomposed code point.
func appendFoldLetter(b []byte, r rune) []byte {
	switch to, ok := latinLetters[r]; {
	case ok:
		return append(b, to...)
	case r >= 0x600 && r < 0x700:
		return appendFoldArabic(b, r)
	case !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r):
		return b
	}
	return utf8.AppendRune(b, r)
}

// latinLetters are letters that have no decomposition.
var latinLetters = map[rune]string{'ı': "i", 'ə': "e", 'ø': "o", 'ł': "l", 'đ': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ҳ': "х"}

// arabicLetters maps each letter of a family to one.
var arabicLetters = strings.NewReplacer(
	"أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا",
	"ى", "ي", "ی", "ي", "ې", "ي", "ۍ", "ي", "ئ", "ي", "ے", "ي",
	"ک", "ك", "ګ", "گ", "ة", "ه", "ۃ", "ه", "ۀ", "ه", "ہ", "ه", "ۂ", "ه", "ھ", "ه", "ؤ", "و",
	"ء", "", "ـ", "",
)

func appendFoldArabic(b []byte, r rune) []byte {
	if d, ok := Digit(r); ok {
		return append(b, byte('0'+d))
	}
	if !unicode.IsLetter(r) {
		return b
	}
	if !isFoldedArabic(r) {
		return append(b, arabicLetters.Replace(string(r))...)
	}
	return utf8.AppendRune(b, r)
}

// isFoldedArabic is true for the letters that arabicLetters leaves alone.
func isFoldedArabic(r rune) bool {
	switch {
	case r == 'ا', r >= 'ب' && r <= 'غ' && r != 'ة', r >= 'ف' && r <= 'و' && r != 'ـ', r == 'ي':
		return true
	}
	return false
}

// Digit is the value of a decimal digit: ASCII, Arabic-Indic or Persian.
func Digit(r rune) (value int, ok bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= '٠' && r <= '٩':
		return int(r - '٠'), true
	case r >= '۰' && r <= '۹':
		return int(r - '۰'), true
	}
	return 0, false
}

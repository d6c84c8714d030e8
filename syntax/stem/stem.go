// Package stem finds the words of a text and their stems, in several languages.
//
// Stems come from the Snowball stemmers (Porter's English, and Arabic, French,
// German, Russian, Spanish, Turkish); words of other languages are only folded:
// lower case, without accents, vowel marks and variants of spelling. It is for
// comparing and finding words, not for grammar.
//
// Invariant: a stem holds no blank and is never empty.
package stem

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/turkish"
	"golang.org/x/text/unicode/norm"
)

// stemmers are in the order of [Languages].
var stemmers = [...]struct {
	lang string
	stem func(*snowballstem.Env) bool
}{
	{"en", english.Stem},
	{"ar", arabic.Stem},
	{"de", german.Stem},
	{"es", spanish.Stem},
	{"fr", french.Stem},
	{"ru", russian.Stem},
	{"tr", turkish.Stem},
}

// Languages gives the languages (ISO 639-1) that have a stemmer.
func Languages() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range stemmers {
			if !yield(s.lang) {
				return
			}
		}
	}
}

// keptStems bounds the stems that a Stemmer remembers: about 3 MB.
const keptStems = 1 << 15

// Stemmer makes stems. It remembers them, because words come back; it is for
// one goroutine.
type Stemmer struct {
	stems map[[2]string]string
	env   *snowballstem.Env
}

// New returns a stemmer that remembers nothing yet.
func New() *Stemmer {
	return &Stemmer{stems: map[[2]string]string{}, env: snowballstem.NewEnv("")}
}

// Stem returns the stem of a word. Lang is ISO 639-1; a word of a language
// without a stemmer stays whole.
func (x *Stemmer) Stem(lang, word string) string {
	key := [2]string{lang, word}
	s, ok := x.stems[key]
	if !ok {
		if len(x.stems) >= keptStems {
			clear(x.stems)
		}
		s = x.compute(lang, word)
		x.stems[[2]string{lang, strings.Clone(word)}] = s
	}
	return s
}

// maxStemmed is the length in bytes above which a word is no word of a
// language and is not stemmed.
const maxStemmed = 100

func (x *Stemmer) compute(lang, word string) string {
	word = lower(word)
	if len(word) > maxStemmed {
		return fold(word)
	}
	switch lang {
	case "en": // accents are no part of English spelling: "naïve", "naive"
		word = plainLetters(word)
	case "ar":
		word = withoutAnd(word)
	}
	for _, s := range stemmers {
		if s.lang == lang {
			x.env.SetCurrent(word)
			s.stem(x.env)
			return fold(x.env.Current())
		}
	}
	return fold(word)
}

// withoutAnd takes "and" from before an Arabic article, where the stemmer leaves
// it.
func withoutAnd(word string) string {
	for _, and := range []string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(word, and); ok && strings.HasPrefix(rest, "ال") && len(rest) > len("الكل") {
			return rest
		}
	}
	return word
}

// Plain returns the words of the text, lower case and without accents, with a
// blank between them.
func Plain(text string) string {
	var out []string
	for w := range Words(text) {
		out = append(out, fold(lower(w.Of(text))))
	}
	return strings.Join(out, " ")
}

// marks are what shapes a word without being part of its spelling.
var marks = strings.NewReplacer("’", "'", "\u00ad", "", "\u200c", "", "\u200d", "", "ـ", "")

func lower(word string) string {
	word = strings.ToLower(word)
	if isASCII(word) {
		return word
	}
	return norm.NFC.String(marks.Replace(word))
}

// letters are written in two ways without a difference in meaning.
var letters = strings.NewReplacer("ي", "ی", "ى", "ی", "ك", "ک", "ة", "ه", "ۀ", "ه", "ß", "ss", "ı", "i")

// nothing stands for a word that is all marks: the words around it must not
// become neighbours.
const nothing = "·"

// fold takes accents, vowel marks, apostrophes and spelling variants away.
func fold(word string) string {
	word = plainLetters(strings.ReplaceAll(word, "'", ""))
	if word == "" {
		return nothing
	}
	return word
}

// plainLetters takes accents, vowel marks and spelling variants away.
func plainLetters(word string) string {
	if isASCII(word) {
		return word
	}
	kept := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(letters.Replace(word)))
	// Forms of compatibility may hold capitals, marks and blanks; a stem holds
	// none.
	kept = letters.Replace(marks.Replace(strings.ToLower(kept)))
	return strings.ReplaceAll(strings.Join(strings.Fields(kept), ""), "'", "")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

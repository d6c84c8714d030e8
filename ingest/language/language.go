// Package language tells the language of a passage.
//
// It knows Arabic, Dutch, English, French, German, Italian, Pashto, Persian,
// Portuguese, Russian, Spanish, Turkish, Ukrainian and Urdu well, twenty more
// languages of Europe and Asia fairly, and those that have a script of their own. It counts scripts, then frequent
// function words and letters that only some languages write; nothing is trained
// and nothing is loaded. It is not for names and headlines of two words: it says
// so by an empty answer.
//
// The answer depends on the text alone, and for long texts on their first
// 16 kB. No memory is allocated for a word.
package language

import (
	"unicode"
	"unicode/utf8"
)

// sample bounds the bytes that are looked at.
const sample = 16 << 10

// Of gives the language of a text (ISO 639-1) and how sure that is, above 0 and
// at most 1; "" and 0 when it cannot tell.
func Of(text string) (lang string, sure float64) {
	c := counter{words: wordTable(), latin: latinLetters()}
	c.count(text[:min(len(text), sample)])
	script, share := c.dominant()
	if script == none {
		return "", 0
	}
	if alone := ownScript[script]; alone != "" {
		return alone, share
	}
	lang, sure = c.decide(script)
	return lang, sure * share
}

// script is a writing system, or a part of one.
type script uint8

const (
	none script = iota
	latin
	cyrillic
	arabic
	greek
	hebrew
	hangul
	kana
	han
	armenian
	georgian
	thai
	scripts // their number
)

// ownScript names the languages that a script alone tells.
var ownScript = [scripts]string{
	greek: "el", hebrew: "he", hangul: "ko", kana: "ja", han: "zh", armenian: "hy", georgian: "ka", thai: "th",
}

func scriptOf(r rune) script {
	switch {
	case r < 0x2B0:
		return latin
	case r < 0x370: // modifiers and marks
		return none
	case r < 0x400:
		return greek
	case r < 0x530:
		return cyrillic
	case r < 0x590:
		return armenian
	case r < 0x600:
		return hebrew
	case r < 0x780:
		return arabic
	case r >= 0xE00 && r < 0xE80:
		return thai
	case r >= 0x10A0 && r < 0x1100:
		return georgian
	case r >= 0x1E00 && r < 0x1F00:
		return latin
	case r >= 0x3040 && r < 0x3100:
		return kana
	case r >= 0x4E00 && r < 0xA000:
		return han
	case r >= 0xAC00 && r < 0xD7B0:
		return hangul
	case r >= 0xFB50 && r < 0xFE00, r >= 0xFE70 && r < 0xFF00:
		return arabic
	}
	return none
}

// counter holds what one text shows.
type counter struct {
	words   map[string]set
	latin   map[rune]set
	letters [scripts]int
	tokens  [scripts]int // words of each script
	score   [languages]float64
	// perso counts letters that Arabic does not have, special those that Persian
	// or, in Cyrillic, Russian does not have.
	perso, special int
	word           [maxWord]byte // the current word in lower case
	length         int           // of word, above maxWord when it was too long
	of             script        // of word
}

// maxWord is the longest word, in bytes, that is looked up.
const maxWord = 24

func (c *counter) count(text string) {
	for _, r := range text {
		if !unicode.IsLetter(r) {
			if !unicode.Is(unicode.Mn, r) && r != 'ـ' {
				c.endWord(r)
			}
			continue
		}
		s := scriptOf(r)
		c.letters[s]++
		if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
			c.letter(r, s)
		} else {
			r |= 0x20
		}
		c.of = s
		c.push(r)
	}
	c.endWord(0)
}

func (c *counter) push(r rune) {
	if c.length+utf8.UTFMax > maxWord {
		c.length = maxWord + 1
		return
	}
	c.length += utf8.EncodeRune(c.word[c.length:], r)
}

// endWord gives each language that has the word its share of one point. A lone
// consonant is a word only before an apostrophe, as in "l'accord".
func (c *counter) endWord(next rune) {
	if c.length == 0 {
		return
	}
	c.tokens[c.of]++
	initial := c.length == 1 && !isVowel(c.word[0]) && next != '\'' && next != '’'
	if c.length <= maxWord && !initial {
		w := c.word[:c.length]
		if langs, ok := c.words[string(w)]; ok {
			c.give(langs, 1/float64(langs.size()))
		}
		if c.of == arabic && c.length >= 10 && string(w[:4]) == "ال" {
			c.score[ar] += 0.5
		}
	}
	c.length = 0
}

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}

func (c *counter) give(langs set, points float64) {
	for l := range languages {
		if langs.has(l) {
			c.score[l] += points
		}
	}
}

// letter counts letters that tell something.
func (c *counter) letter(r rune, s script) {
	switch s {
	case latin:
		langs := c.latin[r]
		c.give(langs, 0.3)
		if langs == of(other) {
			c.give(langs, 0.7)
		}
	case cyrillic:
		langs := cyrillicLetter(r)
		c.give(langs, 0.3)
		if langs != 0 && (!langs.has(ru) || r == 'ъ') {
			c.special++
		}
	case arabic:
		c.arabicLetter(r)
	}
}

// dominant is the script of most letters with its share. Japanese mixes kana
// with Han characters.
func (c *counter) dominant() (script, float64) {
	n := c.letters
	if n[kana]*10 > n[han] {
		n[kana] += n[han]
		n[han] = 0
	}
	best, all := none, 0
	for s := latin; s < scripts; s++ {
		all += n[s]
		if n[s] > n[best] {
			best = s
		}
	}
	if best == none {
		return none, 0
	}
	return best, float64(n[best]) / float64(all)
}

// decide compares the languages of one script.
func (c *counter) decide(s script) (string, float64) {
	switch s {
	case arabic:
		c.weighArabic()
	case cyrillic:
		c.weighCyrillic()
	}
	best, second := languages, 0.0
	top := 0.0
	for l := range languages {
		switch points := c.score[l]; {
		case scriptUsed[l] != s:
		case points > top:
			best, top, second = l, points, top
		case points > second:
			second = points
		}
	}
	// A sentence has a function word in three words or four; letters count too.
	rate := top / float64(max(c.tokens[s], 1))
	if best == languages || best == other || rate < leastRate(c.tokens[s]) {
		return "", 0
	}
	sure := (top - second) / top * top / (top + 1)
	if sure < 0.2 {
		return "", 0
	}
	return names[best], sure
}

// leastRate is how many points a word there must be: fewer mean a language that
// is not known, which shares some words. Short passages may go without.
func leastRate(words int) float64 {
	if words < 8 {
		return 0.1
	}
	return 0.16
}

// Fits reports whether most letters of a text are of the script that a language
// is written in: whether a passage that is too short to tell may be in it.
func Fits(text, lang string) bool {
	var letters counter
	for _, r := range text[:min(len(text), sample)] {
		if unicode.IsLetter(r) {
			letters.letters[scriptOf(r)]++
		}
	}
	s, _ := letters.dominant()
	if s == none {
		return false
	}
	for l, name := range names {
		if name == lang {
			return scriptUsed[l] == s
		}
	}
	return ownScript[s] == lang
}

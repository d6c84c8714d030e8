package corroborate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// words is a text as comparison sees it: its words in lower case without
// punctuation, each with its place.
type words struct {
	id      []uint64 // hash of the folded word
	span    []hearsay.Span
	content []bool // long enough, or a figure, to say something
	voice   []voice
}

func (w *words) len() int { return len(w.id) }

// compact gives the same words without room to grow.
func (w *words) compact() *words {
	return &words{slices.Clone(w.id), slices.Clone(w.span), slices.Clone(w.content), slices.Clone(w.voice)}
}

// wordsOf reads the blocks of a document that are not furniture.
func wordsOf(d *hearsay.Document) *words {
	w := &words{}
	for _, b := range d.Body {
		w.add(d.Text, b.Span)
	}
	w.speak(voices(d))
	return w
}

// add reads the words of a stretch of text.
func (w *words) add(text string, s hearsay.Span) {
	for at := s.Start; at < s.End; {
		r, size := utf8.DecodeRuneInString(text[at:s.End])
		if !isWordRune(r) {
			at += size
			continue
		}
		end := wordEnd(text, at, s.End)
		id, content := fold(text[at:end])
		w.id, w.content = append(w.id, id), append(w.content, content)
		w.span = append(w.span, hearsay.Span{Start: at, End: end})
		at = end
	}
}

// speak enters the voices, which are in order like the words.
func (w *words) speak(parts []spoken) {
	w.voice = make([]voice, w.len())
	i := 0
	for _, p := range parts {
		for i < w.len() && w.span[i].Start < p.Start {
			i++
		}
		for ; i < w.len() && w.span[i].Start < p.End; i++ {
			w.voice[i] = p.voice
		}
	}
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// wordEnd takes inner apostrophes and the marks inside numbers into the word.
func wordEnd(text string, at, limit int) int {
	for at < limit {
		r, size := utf8.DecodeRuneInString(text[at:limit])
		switch {
		case isWordRune(r):
		case strings.ContainsRune("'’.,", r) && at+size < limit && joins(r, text, at, size):
		default:
			return at
		}
		at += size
	}
	return at
}

func joins(r rune, text string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	if r == '.' || r == ',' {
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// contentLetters is the length of the shortest word that counts as content:
// the words that hold sentences together are mostly shorter, in most languages.
const contentLetters = 5

// fold hashes a word (FNV-1a) without case, apostrophes and vowel marks, and
// tells whether it is a word of content.
func fold(s string) (hash uint64, content bool) {
	hash = 14695981039346656037
	letters := 0
	for _, r := range s {
		if r == '\'' || r == '’' || r == '\u0640' || r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			continue
		}
		letters++
		content = content || unicode.IsDigit(r)
		hash = (hash ^ uint64(unicode.ToLower(r))) * 1099511628211
	}
	return hash, content || letters >= contentLetters
}

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
	id     []uint64 // hash of the folded word
	span   []hearsay.Span
	quoted []bool // inside quotation marks or a quotation block
	block  []int32
}

func (w *words) len() int { return len(w.id) }

// wordsOf reads the blocks of a document that are not furniture.
func wordsOf(d *hearsay.Document) *words {
	w := &words{}
	for i, b := range d.Body {
		w.addBlock(d.Text, i, b)
	}
	return w
}

// wordsNear reads the blocks that the pieces stand in.
func wordsNear(d *hearsay.Document, pieces []hearsay.Span) *words {
	w := &words{}
	for i, b := range d.Body {
		if slices.ContainsFunc(pieces, b.Overlaps) {
			w.addBlock(d.Text, i, b)
		}
	}
	return w
}

func (w *words) addBlock(text string, index int, b hearsay.Block) {
	var q quoteState
	all := b.Kind == hearsay.Quotation
	for at := b.Start; at < b.End; {
		r, size := utf8.DecodeRuneInString(text[at:b.End])
		if !isWordRune(r) {
			q.see(r, text[:at], text[at+size:b.End])
			at += size
			continue
		}
		end := wordEnd(text, at, b.End)
		w.id = append(w.id, hashWord(text[at:end]))
		w.span = append(w.span, hearsay.Span{Start: at, End: end})
		w.quoted = append(w.quoted, all || q.inside())
		w.block = append(w.block, int32(index))
		at = end
	}
}

func isWordRune(r rune) bool {
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

// hashWord folds case, drops apostrophes and vowel marks, and hashes (FNV-1a).
func hashWord(s string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range s {
		if r == '\'' || r == '’' || r == '\u0640' || unicode.Is(unicode.Mn, r) {
			continue
		}
		h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
	}
	return h
}

// quoteState follows quotation marks within one block.
type quoteState struct{ straight, curly bool }

func (q *quoteState) inside() bool { return q.straight || q.curly }

func (q *quoteState) see(r rune, before, after string) {
	switch r {
	case '“', '„', '«':
		q.curly = true
	case '”', '»':
		q.curly = false
	case '"':
		q.straight = opens(before, after)
	}
}

// opens tells an opening straight mark: nothing or a space before it, and
// something after it.
func opens(before, after string) bool {
	b, _ := utf8.DecodeLastRuneInString(before)
	a, size := utf8.DecodeRuneInString(after)
	return (before == "" || unicode.IsSpace(b) || strings.ContainsRune("([—–-", b)) && size > 0 && !unicode.IsSpace(a)
}

package network

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// The groups of features. Each has its own table of rows, and the sums of the
// groups stand side by side in the input of the network.
const (
	WordGroup  = iota // the word in lower case and, where it has capitals, as written
	AffixGroup        // beginnings and endings, shape
	GramGroup         // sequences of three to five letters
	Groups
)

// Feature is the hash of a property of a word. Two properties with one hash are
// so rare that nothing is done about it.
type Feature uint32

// FNV-1a, 64 bits.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func begin(kind byte) uint64 { return (hashStart ^ uint64(kind)) * hashPrime }

func add(h uint64, r rune) uint64 { return (h ^ uint64(uint32(r))) * hashPrime }

func fold(h uint64) Feature { return Feature(h>>32 ^ h) }

// longestWord bounds the letters of a word that are looked at.
const longestWord = 32

// letters are the code points of a word as written and in lower case.
type letters struct {
	raw, low [longestWord + 2]rune // low has a mark before and after
	n        int
}

func (l *letters) set(form string) {
	l.n = 0
	l.low[0] = '<'
	for len(form) > 0 && l.n < longestWord {
		r, w := utf8.DecodeRuneInString(form)
		l.raw[l.n], l.low[l.n+1] = plain(r), unicode.ToLower(plain(r))
		form = form[w:]
		l.n++
	}
	l.low[l.n+1] = '>'
}

// plain makes the marks of typographers those of typists, which most of the
// treebanks have.
func plain(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ':
		return '\''
	case '“', '”', '„':
		return '"'
	case '–', '‑', '‐':
		return '-'
	}
	return r
}

// Features appends the features of a word, group by group; starts has the place
// where each group begins.
func Features(out []Feature, form string) (all []Feature, starts [Groups + 1]int) {
	var l letters
	l.set(form)
	out = l.words(out)
	starts[AffixGroup] = len(out)
	out = l.affixes(out)
	starts[GramGroup] = len(out)
	out = l.grams(out)
	starts[Groups] = len(out)
	return out, starts
}

func (l *letters) words(out []Feature) []Feature {
	raw, low, same := begin('W'), begin('L'), true
	for i := range l.n {
		raw, low = add(raw, l.raw[i]), add(low, l.low[i+1])
		same = same && l.raw[i] == l.low[i+1]
	}
	if same {
		return append(out, fold(low))
	}
	return append(out, fold(low), fold(raw))
}

func (l *letters) affixes(out []Feature) []Feature {
	out = append(out, l.shape())
	end, start := begin('E'), begin('B')
	for i := range min(4, l.n) {
		end = add(end, l.low[l.n-i])
		out = append(out, fold(end))
	}
	for i := range min(3, l.n) {
		start = add(start, l.low[1+i])
		out = append(out, fold(start))
	}
	return out
}

// shape writes capitals as X, small letters as x, digits as d, keeps other
// marks, and shortens runs to two.
func (l *letters) shape() Feature {
	h, n := begin('S'), 0
	var last, before rune
	for _, r := range l.raw[:l.n] {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r == last && r == before {
			continue
		}
		before, last = last, r
		h = add(h, r)
		if n++; n == 8 {
			break
		}
	}
	return fold(h)
}

func (l *letters) grams(out []Feature) []Feature {
	for n := 3; n <= 5; n++ {
		for i := 0; i+n <= l.n+2; i++ {
			h := begin('G')
			for _, r := range l.low[i : i+n] {
				h = add(h, r)
			}
			out = append(out, fold(h))
		}
	}
	return out
}

// Vocabulary numbers the known features of a group from 1 in an open hash
// table. Row 0 stands for a word of which nothing is known.
type Vocabulary struct {
	slots []slot
	shift int
}

type slot struct {
	key Feature
	row int32 // 0 for an empty slot
}

// NewVocabulary numbers the features by their place in the list.
func NewVocabulary(known []Feature) *Vocabulary {
	size := 1 << bits.Len(uint(2*len(known)+8))
	v := &Vocabulary{slots: make([]slot, size), shift: 32 - bits.Len(uint(size-1))}
	for i, f := range known {
		at := v.place(f)
		for v.slots[at].row != 0 {
			at = (at + 1) & (size - 1)
		}
		v.slots[at] = slot{f, int32(i + 1)}
	}
	return v
}

func (v *Vocabulary) place(f Feature) int { return int(uint32(f) * 2654435769 >> v.shift) }

// Row is the number of a feature, 0 for an unknown one.
func (v *Vocabulary) Row(f Feature) int32 {
	for at := v.place(f); v.slots[at].row != 0; at = (at + 1) & (len(v.slots) - 1) {
		if v.slots[at].key == f {
			return v.slots[at].row
		}
	}
	return 0
}

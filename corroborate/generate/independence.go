package generate

import (
	"strings"
	"unicode"

	"hearsay/fnv"
)

// independence remembers the runs of words outside quotations of each account.
type independence map[uint64]int

// ownRun is the length of a run of words that no two accounts share.
const ownRun = 7

// take reports whether the text shares no run with another account, and keeps its
// runs if so. People may be called by title and name or by name alone.
func (h independence) take(text string, account int) bool {
	var runs []uint64
	for _, called := range []string{text, named(text, nil)} {
		for _, words := range ownWords(called) {
			runs = append(runs, shingles(words, ownRun)...)
		}
	}
	for _, x := range runs {
		if who, ok := h[x]; ok && who != account {
			return false
		}
	}
	for _, x := range runs {
		h[x] = account
	}
	return true
}

// ownWords are the words outside quotations, hashed; a quotation parts them.
func ownWords(marked string) [][]uint64 {
	all := [][]uint64{nil}
	for piece := range pieces(marked) {
		if piece.tag("q") && piece.field("q", 1) != string(Indirect) {
			all = append(all, nil)
			continue
		}
		for w := range strings.FieldsFuncSeq(piece.text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			all[len(all)-1] = append(all[len(all)-1], fnv.String(strings.ToLower(w)))
		}
	}
	return all
}

// shingles hashes each run of k words.
func shingles(words []uint64, k int) (out []uint64) {
	for i := 0; i+k <= len(words); i++ {
		h := uint64(k)
		for _, w := range words[i : i+k] {
			h = (h ^ w) * 0x9e3779b97f4a7c15
			h ^= h >> 29
		}
		out = append(out, h)
	}
	return out
}

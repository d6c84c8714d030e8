package corroborate

import (
	"cmp"
	"slices"
)

// run is a stretch of words that two texts share word by word.
type run struct{ a, b, n int }

// repeated bounds how many places of one shingle in a text are looked at: a
// refrain is found, ten thousand repeats cost nothing.
const repeated = 4

// places finds the places of each shingle of a text.
type places struct {
	first map[uint64]int32
	next  []int32 // the next place of the same shingle, -1 for none
}

func placesOf(w *words) *places {
	hashes := shingles(w.id, shingleWords)
	p := &places{first: make(map[uint64]int32, len(hashes)), next: make([]int32, len(hashes))}
	for i := len(hashes) - 1; i >= 0; i-- {
		p.next[i] = -1
		if j, ok := p.first[hashes[i]]; ok {
			p.next[i] = j
		}
		p.first[hashes[i]] = int32(i)
	}
	return p
}

// align gives the longest runs that two texts share, of shingleWords or more,
// in the order of x. Where a word of y is in several runs, the longest counts.
func align(x, y *words, in *places) []run {
	var runs []run
	end := 0 // of the last run in y
	for j, h := range shingles(y.id, shingleWords) {
		if j+shingleWords <= end {
			continue
		}
		if r := longest(x, y, in, h, j); r.n > 0 && r.b+r.n > end {
			runs = append(runs, r)
			end = r.b + r.n
		}
	}
	slices.SortFunc(runs, func(r, s run) int { return cmp.Or(cmp.Compare(r.a, s.a), cmp.Compare(r.b, s.b)) })
	return runs
}

// longest is the longest run that begins at word j of y.
func longest(x, y *words, in *places, shingle uint64, j int) (best run) {
	at, ok := in.first[shingle]
	for n := 0; ok && at >= 0 && n < repeated; n++ {
		i := int(at)
		k := 0
		for i+k < x.len() && j+k < y.len() && x.id[i+k] == y.id[j+k] {
			k++
		}
		if k >= shingleWords && k > best.n {
			best = run{i, j, k}
		}
		at = in.next[i]
	}
	return best
}

package claim

import (
	"slices"

	"hearsay/fnv"
)

// copies finds statements in the same words, which need no comparing: heads are the
// first ones, and of says for each statement which of the heads it repeats.
func copies(all []placed) (heads, of []int) {
	of = make([]int, len(all))
	alike := map[uint64][]int{} // heads by their words
	for i := range all {
		print := all[i].fingerprint()
		of[i] = -1
		for _, h := range alike[print] {
			if repeats(&all[heads[h]], &all[i]) {
				of[i] = h
				break
			}
		}
		if of[i] < 0 {
			of[i] = len(heads)
			if len(alike[print]) < mostHeads {
				alike[print] = append(alike[print], len(heads))
			}
			heads = append(heads, i)
		}
	}
	return heads, of
}

// mostHeads is with how many statements in the same words one is compared.
const mostHeads = 16

// fingerprint is the same for statements that have the same slots and figures.
func (s *Statement) fingerprint() uint64 {
	h := fold(s.Slots)
	for i := range s.Figures {
		h ^= fnv.String(s.Figures[i].Value+s.Figures[i].Topic()) + uint64(i)
	}
	return h
}

// repeats reports statements in the same words that speak of the same: in documents
// on one event.
func repeats(a, b *placed) bool {
	if !slices.Equal(a.Slots, b.Slots) || a.negated != b.negated || len(a.Figures) != len(b.Figures) {
		return false
	}
	event, _ := a.about.alike(b.about)
	return event >= related
}

// fold hashes a list of slots.
func fold(slots []Slot) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range slots {
		h = (h ^ uint64(s)) * 1099511628211
	}
	return h
}

package claim

import (
	"cmp"
	"context"
	"slices"

	"hearsay/corroborate/cluster"
	"hearsay/fnv"
)

const (
	// topicNames is how many names of a document, its rarest, find others with a
	// figure of the same topic.
	topicNames = 12
	// keysOf is how many slots of a statement find others like it: its rarest.
	keysOf = 8
	// crowd is how many statements a slot finds at most. A commoner one finds none.
	crowd = 600
	// faint is the least likeness of a pair that is kept.
	faint = .08
)

// pairs compares the statements that share a rare slot, or a figure's topic and
// a rare name of their documents.
func (w *weights) pairs(ctx context.Context, all []placed) ([]cluster.Pair, error) {
	lists := w.index(all)
	var pairs []cluster.Pair
	met := make([]int32, len(all)) // 1 + the statement that was last compared with each
	for a := range all {
		if a%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, k := range w.keys(&all[a]) {
			for _, b := range lists[k] {
				if int(b) <= a || met[b] == int32(a)+1 {
					continue
				}
				met[b] = int32(a) + 1
				if s, _ := like(&all[a], &all[b]); s >= faint || s < 0 {
					pairs = append(pairs, cluster.Pair{A: int32(a), B: b, Similarity: s})
				}
			}
		}
	}
	return pairs, nil
}

// index lists the statements under each of their keys that is no crowd's.
func (w *weights) index(all []placed) map[Slot][]int32 {
	lists := map[Slot][]int32{}
	for i := range all {
		for _, k := range w.keys(&all[i]) {
			if l := lists[k]; len(l) <= crowd && (len(l) == 0 || l[len(l)-1] != int32(i)) {
				lists[k] = append(l, int32(i))
			}
		}
	}
	for k, l := range lists {
		if len(l) < 2 || len(l) > crowd {
			delete(lists, k)
		}
	}
	return lists
}

// keys are what finds a statement.
func (w *weights) keys(s *placed) []Slot {
	keys := rarestOf(s.Slots, w.slots, keysOf)
	for i := range s.Figures {
		if t := s.Figures[i].Topic(); t != "" {
			for _, n := range rarestOf(s.doc.Names, w.names, topicNames) {
				keys = append(keys, Slot(fnv.String(t))^n)
			}
		}
	}
	return keys
}

// rarestOf gives the n slots that the fewest documents have, in powers of two,
// without those that one document has alone.
func rarestOf(slots []Slot, docs map[Slot]int32, n int) []Slot {
	out := make([]Slot, 0, len(slots))
	for _, s := range slots {
		if docs[s] > 1 {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Slot) int {
		return cmp.Or(cmp.Compare(rarity(docs[a]), rarity(docs[b])), cmp.Compare(a, b))
	})
	return out[:min(n, len(out))]
}

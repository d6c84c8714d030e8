package claim

import (
	"cmp"
	"context"
	"slices"

	"hearsay/corroborate/cluster"
)

// walk goes from documents whose likeness to others may have changed along all links
// that may be others for it.
type walk struct {
	*meeting
	old    Partition
	added  []bool
	stale  []bool            // heads whose likeness to others may have changed
	chain  map[int32][]int32 // documents of each old chain
	isOpen []bool            // heads that the walk has come to
	todo   []int32           // of these, those that it has not yet left
	joined cluster.Chains    // heads that have links
	held   []int32           // by head, as in [Partition]
	open   []int32           // documents of the open heads
	place  []int32           // of a head in its chain
}

func newWalk(m *meeting, old Partition, added []bool) *walk {
	w := &walk{
		meeting: m, old: old, added: added, chain: map[int32][]int32{},
		stale: make([]bool, len(m.heads)), isOpen: make([]bool, len(m.heads)), place: make([]int32, len(m.heads)),
		held: make([]int32, len(m.heads)), joined: cluster.NewChains(len(m.heads)),
	}
	for d, c := range old.Chain {
		if !added[d] {
			w.chain[c] = append(w.chain[c], int32(d))
		}
	}
	return w
}

// run opens the stale heads and all that must be looked at for them.
func (w *walk) run(ctx context.Context) error {
	w.markStale()
	for h, stale := range w.stale {
		if stale {
			w.enter(int32(h))
		}
	}
	for n := 0; len(w.todo) > 0; n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		h := w.todo[len(w.todo)-1]
		w.todo = w.todo[:len(w.todo)-1]
		w.link(h)
	}
	return nil
}

// markStale marks the heads with an added document, with a name that tells less than
// before, and with all the same names as an added document.
func (w *walk) markStale() {
	crossing, same := w.crossing(w.subjects, w.added), map[uint64]bool{}
	for d, is := range w.added {
		if is {
			w.stale[w.of[d]] = true
			same[fold(w.subjects[d].Names)] = true
		}
	}
	for i := range w.heads {
		h := &w.heads[i]
		w.stale[i] = w.stale[i] || same[fold(h.about.slots)] || slices.ContainsFunc(h.names, func(n int32) bool { return crossing[n] })
	}
}

// enter opens a head and all that were in a chain with it.
func (w *walk) enter(h int32) {
	if w.isOpen[h] {
		return
	}
	w.isOpen[h] = true
	w.todo = append(w.todo, h)
	w.open = append(w.open, w.heads[h].docs...)
	for _, d := range w.heads[h].docs {
		if w.added[d] {
			continue
		}
		chain := w.chain[w.old.Chain[d]]
		delete(w.chain, w.old.Chain[d]) // once is enough
		for _, other := range chain {
			w.enter(w.of[other])
		}
	}
}

// link finds the links of a head: its bonds, or the head that it is most alike to.
// The heads at their other ends are opened, and so are those that a stale one is as
// alike to as what they held to before.
func (w *walk) link(h int32) {
	best, most := h, sameEvent
	w.others(h, func(o int32, alike float64, shared int) {
		switch {
		case isBond(alike, shared):
			w.held[h] = bonded
			w.joined.Join(h, o)
			w.enter(o)
		case alike > most, alike == most && w.heads[o].id < w.heads[best].id:
			best, most = o, alike
		}
		if w.stale[h] && alike >= sameEvent && alike >= millionth*float64(w.old.Held[w.heads[o].docs[0]]) {
			w.enter(o)
		}
	})
	if w.held[h] != bonded && best != h {
		w.held[h] = int32(most / millionth)
		w.joined.Join(h, best)
		w.enter(best)
	}
}

// chains lists the open heads of each chain, in the order of their IDs.
func (w *walk) chains() [][]int32 {
	at, out := map[int32]int{}, [][]int32{}
	for h, open := range w.isOpen {
		if !open {
			continue
		}
		first := w.joined.First(int32(h))
		i, ok := at[first]
		if !ok {
			i = len(out)
			at[first], out = i, append(out, nil)
		}
		out[i] = append(out[i], int32(h))
	}
	for _, chain := range out {
		slices.SortFunc(chain, func(a, b int32) int { return cmp.Compare(w.heads[a].id, w.heads[b].id) })
		for i, h := range chain {
			w.place[h] = int32(i)
		}
	}
	return out
}

// events groups the heads of one chain.
func (w *walk) events(chain []int32) [][]int32 {
	var pairs []cluster.Pair
	for i, h := range chain {
		w.others(h, func(o int32, alike float64, _ int) {
			if w.place[o] > int32(i) && w.joined.First(o) == w.joined.First(h) {
				pairs = append(pairs, cluster.Pair{A: int32(i), B: w.place[o], Similarity: alike})
			}
		})
	}
	var out [][]int32
	for _, group := range cluster.Average(len(chain), pairs, sameEvent) {
		event := make([]int32, len(group))
		for i, n := range group {
			event[i] = chain[n]
		}
		out = append(out, event)
	}
	return out
}

// documents lists those of some heads.
func (w *walk) documents(heads []int32) (docs []int32) {
	for _, h := range heads {
		docs = append(docs, w.heads[h].docs...)
	}
	return docs
}

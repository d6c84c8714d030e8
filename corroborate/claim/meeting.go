package claim

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"hearsay/corroborate/cluster"
)

const (
	// topicNames is how many names of a document, its rarest, find others.
	topicNames = 12
	// mostNamed is how many documents a name finds at most. A commoner one finds none.
	mostNamed = 511
	// faint is the least likeness of a pair that is kept.
	faint = .08
)

// meeting holds documents against each other by their rare names.
//
// How much a name tells, and whether it finds others, depends only on how many
// documents have it, in powers of two: one document more changes the links of few.
type meeting struct {
	subjects []Subject
	weights  *weights
	heads    []head           // in the order of the IDs of their first documents
	lists    map[Slot][]int32 // heads by the names that find them
	met      []int32          // 1 + the head that was last held against each
}

// head is documents with the same names and near dates, which are held against
// others as one.
type head struct {
	docs  []int32 // the earliest first, undated ones last
	about weighted
	keys  []Slot // the names that find others
	chain int    // the lowest head of its chain
	at    int32  // its place in the chain
}

func newMeeting(subjects []Subject) *meeting {
	w := &weights{names: map[Slot]int32{}}
	for i := range subjects {
		for _, s := range subjects[i].Names {
			w.names[s]++
		}
	}
	return &meeting{subjects: subjects, weights: w}
}

// keys are the names that find documents like one.
func (m *meeting) keys(doc int32) []Slot {
	rare := rarestOf(m.subjects[doc].Names, m.weights.names, topicNames)
	if common := slices.IndexFunc(rare, func(s Slot) bool { return m.weights.names[s] > mostNamed }); common >= 0 {
		return rare[:common]
	}
	return rare
}

// open lists, in ascending order, all documents of the chains that may be others
// with the added documents: the chains of documents whose links may be others, and
// of those which such a document is linked to.
func (m *meeting) open(ctx context.Context, chain []int32, added []bool) (docs []int32, err error) {
	opened := map[int32]bool{}
	if slices.Contains(added, false) {
		err = m.openLinked(ctx, m.stale(added), chain, added, opened)
	}
	for doc, c := range chain {
		if added[doc] || opened[c] {
			docs = append(docs, int32(doc))
		}
	}
	return docs, err
}

// stale lists the documents whose links may be others with the added ones: these,
// those with a name that tells less than before, and those with all the same names
// as an added one.
func (m *meeting) stale(added []bool) (docs []int32) {
	more, same := map[Slot]int32{}, map[uint64]bool{}
	for i := range m.subjects {
		if names := m.subjects[i].Names; added[i] {
			same[fold(names)] = true
			for _, s := range names {
				more[s]++
			}
		}
	}
	crossing := newSlotSet()
	for s, n := range more {
		if now := uint32(m.weights.names[s]); bits.Len32(now) != bits.Len32(now-uint32(n)) {
			crossing.add(s)
		}
	}
	for i := range m.subjects {
		if names := m.subjects[i].Names; added[i] || crossing.hasAny(names) || same[fold(names)] {
			docs = append(docs, int32(i))
		}
	}
	return docs
}

// openLinked opens the chains of documents and of all that one of them is linked to.
func (m *meeting) openLinked(ctx context.Context, docs, chain []int32, added []bool, opened map[int32]bool) error {
	lists, about, keys := map[Slot][]int32{}, make([]weighted, len(docs)), newSlotSet()
	for i, d := range docs {
		if !added[d] {
			opened[chain[d]] = true
		}
		about[i] = m.weights.about(m.subjects[d].Names)
		for _, k := range m.keys(d) {
			lists[k] = append(lists[k], int32(i))
			keys.add(k)
		}
	}
	linked := func(d int32) bool {
		own := m.weights.about(m.subjects[d].Names)
		return slices.ContainsFunc(m.keys(d), func(k Slot) bool {
			return slices.ContainsFunc(lists[k], func(i int32) bool {
				return m.subjects[docs[i]].near(&m.subjects[d]) && about[i].alike(&own) >= sameEvent
			})
		})
	}
	for i := range m.subjects {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !added[i] && !opened[chain[i]] && keys.hasAny(m.subjects[i].Names) && linked(int32(i)) {
			opened[chain[i]] = true
		}
	}
	return nil
}

// gather takes the documents that are to be held against each other.
func (m *meeting) gather(docs []int32) {
	for _, same := range m.sameNames(docs) {
		m.heads = append(m.heads, head{docs: same, about: m.weights.about(m.subjects[same[0]].Names), keys: m.keys(same[0])})
	}
	slices.SortFunc(m.heads, func(a, b head) int { return cmp.Compare(m.subjects[a.docs[0]].ID, m.subjects[b.docs[0]].ID) })
	m.lists, m.met = map[Slot][]int32{}, make([]int32, len(m.heads))
	for i := range m.heads {
		for _, k := range m.heads[i].keys {
			m.lists[k] = append(m.lists[k], int32(i))
		}
	}
}

// sameNames puts documents with the same names together, as far as they are near
// the earliest of them. Undated ones are with the last.
func (m *meeting) sameNames(docs []int32) (out [][]int32) {
	byNames := map[uint64][]int32{}
	for _, d := range docs {
		if len(m.subjects[d].Names) > 0 {
			h := fold(m.subjects[d].Names)
			byNames[h] = append(byNames[h], d)
		}
	}
	for _, list := range byNames {
		slices.SortFunc(list, func(a, b int32) int {
			x, y := &m.subjects[a], &m.subjects[b]
			return cmp.Or(slices.Compare(x.Names, y.Names), x.compareDay(y), cmp.Compare(x.ID, y.ID))
		})
		for len(list) > 0 {
			first := &m.subjects[list[0]]
			n := slices.IndexFunc(list, func(d int32) bool {
				o := &m.subjects[d]
				return !slices.Equal(first.Names, o.Names) || !first.near(o)
			})
			if n < 0 {
				n = len(list)
			}
			out = append(out, list[:n:n])
			list = list[n:]
		}
	}
	return out
}

// compareDay orders by day, undated ones last.
func (s *Subject) compareDay(o *Subject) int {
	switch {
	case s.Dated && o.Dated:
		return cmp.Compare(s.Day, o.Day)
	case s.Dated:
		return -1
	case o.Dated:
		return 1
	}
	return 0
}

// others calls met for each later head that one shares a key with, once each.
func (m *meeting) others(a int, met func(b int32, alike float64)) {
	h := &m.heads[a]
	for _, k := range h.keys {
		for _, b := range m.lists[k] {
			if int(b) <= a || m.met[b] == int32(a)+1 {
				continue
			}
			m.met[b] = int32(a) + 1
			o := &m.heads[b]
			if m.subjects[h.docs[0]].near(&m.subjects[o.docs[0]]) {
				met(b, h.about.alike(&o.about))
			}
		}
	}
}

// chains lists the heads of each chain of links, in ascending order.
func (m *meeting) chains() [][]int {
	of := cluster.NewChains(len(m.heads))
	for a := range m.heads {
		m.others(a, func(b int32, alike float64) {
			if alike >= sameEvent {
				of.Join(int32(a), b)
			}
		})
	}
	clear(m.met)
	out := of.List()
	for _, chain := range out {
		for i, h := range chain {
			m.heads[h].chain, m.heads[h].at = chain[0], int32(i)
		}
	}
	return out
}

// events groups the heads of one chain.
func (m *meeting) events(chain []int) [][]int {
	var pairs []cluster.Pair
	for at, a := range chain {
		m.others(a, func(b int32, alike float64) {
			if o := &m.heads[b]; o.chain == chain[0] && alike >= faint {
				pairs = append(pairs, cluster.Pair{A: int32(at), B: o.at, Similarity: alike})
			}
		})
	}
	var out [][]int
	for _, group := range cluster.Average(len(chain), pairs, sameEvent) {
		event := make([]int, len(group))
		for i, n := range group {
			event[i] = chain[n]
		}
		out = append(out, event)
	}
	return out
}

// documents lists those of some heads.
func (m *meeting) documents(heads []int) (docs []int32) {
	for _, h := range heads {
		docs = append(docs, m.heads[h].docs...)
	}
	return docs
}

// slotSet is slots with a filter before them: most that are looked for are not in it.
type slotSet struct {
	filter []uint64
	slots  map[Slot]bool
}

const filterBits = 1 << 16

func newSlotSet() *slotSet { return &slotSet{make([]uint64, filterBits/64), map[Slot]bool{}} }

func (s *slotSet) add(x Slot) {
	bit := uint64(x>>2) % filterBits
	s.filter[bit/64] |= 1 << (bit % 64)
	s.slots[x] = true
}

func (s *slotSet) hasAny(list []Slot) bool {
	return slices.ContainsFunc(list, func(x Slot) bool {
		bit := uint64(x>>2) % filterBits
		return s.filter[bit/64]&(1<<(bit%64)) != 0 && s.slots[x]
	})
}

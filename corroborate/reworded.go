package corroborate

import (
	"maps"
	"slices"

	"hearsay"
)

// reworded joins a text to another one that each of its documents has much of
// elsewhere: a copyist told this passage in other words, and was copied in turn.
// Where one document was merged from two, the others of its text have nothing of
// the second, and nothing is joined.
func (t *tracer) reworded(ties []*hearsay.Reuse, placesOf [][]int) {
	r := rewording{tracer: t, docs: map[int]set{}, takers: map[[2]int]set{}}
	for i := range t.places {
		add(r.docs, t.maybe.root(i), t.facts[i].doc)
	}
	for _, u := range ties {
		as, bs := placesOf[t.docs[u.A]], placesOf[t.docs[u.B]]
		if sharesOrigin(u) && u.CoverB >= wholeCover {
			r.takes(u.Pieces, as, bs)
		}
		if sharesOrigin(u) && u.CoverA >= wholeCover && !u.Directed {
			r.takes(mirror(u.Pieces), bs, as)
		}
	}
	for _, pair := range slices.SortedFunc(maps.Keys(r.takers), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		if len(r.takers[pair]) == len(r.docs[pair[0]]) {
			t.maybe.join(pair[0], pair[1])
			t.firm.join(pair[0], pair[1])
		}
	}
}

type set map[int]bool

func add[K comparable](sets map[K]set, key K, x int) {
	if sets[key] == nil {
		sets[key] = set{}
	}
	sets[key][x] = true
}

// rewording gathers which documents of one text have much of another one. Texts go
// by their roots among the places.
type rewording struct {
	*tracer
	docs   map[int]set
	takers map[[2]int]set // by the text that takes and the one it takes from
}

// takes enters a document that has the pieces from another one, with the places
// of both.
func (r *rewording) takes(pieces []hearsay.ReusePiece, from, by []int) {
	for _, q := range by {
		p, ok := r.nearest(pieces, q, from, wholeDoc)
		if !ok {
			continue
		}
		text, other := r.maybe.root(q), r.maybe.root(p)
		if !r.docs[text][r.facts[p].doc] {
			add(r.takers, [2]int{text, other}, r.facts[q].doc)
		}
	}
}

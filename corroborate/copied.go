package corroborate

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay"
)

// nearness says how a piece of shared text shows that a place was copied.
type nearness int

const (
	atPlace  nearness = iota // it holds the words of the place
	inBlocks                 // it stands in the paragraph or one beside it
	wholeDoc                 // much of the document was copied
)

// wholeCover is the share of a document's own words from which on much of it was
// copied.
const wholeCover = 0.3

// sharedText joins places that were copied from each other, and draws the
// strongest ties that hold each set together. A document that was merged from two
// has places in two sets. A place for which nearer evidence is found is not
// joined on weaker evidence.
func (t *tracer) sharedText(reuse []hearsay.Reuse) {
	t.firm, t.maybe = newUnion(len(t.places)), newUnion(len(t.places))
	placesOf := make([][]int, len(t.nodes))
	for i := range t.places {
		placesOf[t.facts[i].doc] = append(placesOf[t.facts[i].doc], i)
	}
	var ties []*hearsay.Reuse
	for i := range reuse {
		u := &reuse[i]
		_, okA := t.docs[u.A]
		_, okB := t.docs[u.B]
		if okA && okB && maybeOrigin(u) {
			ties = append(ties, u)
		}
	}
	slices.SortStableFunc(ties, func(u, v *hearsay.Reuse) int { return cmp.Compare(v.Own, u.Own) })
	found := make([]bool, len(t.places))
	for near := atPlace; near <= wholeDoc; near++ {
		var now []int
		for _, u := range ties {
			now = append(now, t.tie(u, near, placesOf[t.docs[u.A]], placesOf[t.docs[u.B]], found)...)
		}
		for _, p := range now {
			found[p] = true
		}
	}
}

// tie joins the places of two documents that share text, and returns those for
// which it was evidence. Away from the place, the strongest tie alone decides.
func (t *tracer) tie(u *hearsay.Reuse, near nearness, as, bs []int, found []bool) (used []int) {
	for _, pair := range t.pairs(u, near, as, bs, found) {
		p, q := pair[0], pair[1]
		used = append(used, p, q)
		if near != atPlace {
			found[p], found[q] = true, true
		}
		if sharesOrigin(u) {
			t.firm.join(p, q)
		}
		if t.maybe.root(p) == t.maybe.root(q) {
			continue
		}
		t.maybe.join(p, q)
		a, b := t.facts[p].doc, t.facts[q].doc
		t.edge(hearsay.OriginEdge{
			From: a, To: b, By: hearsay.SharedText, Directed: u.Directed,
			Why: fmt.Sprintf("shares %d words of its own with %s", u.Own, t.g.Nodes[a].Name), Passages: passagesOf(u),
		})
	}
	return used
}

// pairs lists the places of two documents that shared text ties. Those for which
// nearer evidence was found are left out.
func (t *tracer) pairs(u *hearsay.Reuse, near nearness, as, bs []int, found []bool) (out [][2]int) {
	switch near {
	case atPlace:
		return t.held(u, as, bs)
	case wholeDoc:
		if u.CoverB < wholeCover {
			return nil
		}
	default:
		for _, p := range as {
			if q, ok := t.nearest(u.Pieces, p, bs, near, sideA); ok && !found[p] {
				out = append(out, [2]int{p, q})
			}
		}
	}
	for _, q := range bs {
		if p, ok := t.nearest(u.Pieces, q, as, near, sideB); ok && !found[q] {
			out = append(out, [2]int{p, q})
		}
	}
	return out
}

// held lists the places of which one piece holds words.
func (t *tracer) held(u *hearsay.Reuse, as, bs []int) (out [][2]int) {
	for _, piece := range u.Pieces {
		if piece.Own < reuseWords {
			continue
		}
		for _, p := range as {
			for _, q := range bs {
				if holdsHalf(piece.A, t.places[p].Passage.Span) && holdsHalf(piece.B, t.places[q].Passage.Span) {
					out = append(out, [2]int{p, q})
				}
			}
		}
	}
	return out
}

// holdsHalf reports whether a piece holds at least half of a place: two reporters
// introduce a speaker in the same words.
func holdsHalf(piece, place hearsay.Span) bool {
	return 2*(min(piece.End, place.End)-max(piece.Start, place.Start)) >= place.Len()
}

// side says in which of two documents a place stands.
type side bool

const sideA, sideB side = false, true

// nearest finds for a place the one of the other document that stands where the
// nearest piece of shared text does; none when that piece must touch the
// paragraphs around both, and does not.
func (t *tracer) nearest(pieces []hearsay.ReusePiece, place int, others []int, near nearness, in side) (other int, ok bool) {
	var there hearsay.Span
	least := -1
	for _, piece := range pieces {
		here, far := piece.A, piece.B
		if in == sideB {
			here, far = far, here
		}
		if d := distance(t.places[place].Passage.Span, here); piece.Own >= reuseWords && (least < 0 || d < least) && (near == wholeDoc || t.places[place].near.Overlaps(here)) {
			there, least = far, d
		}
	}
	if least < 0 {
		return 0, false
	}
	other = slices.MinFunc(others, func(p, q int) int {
		return cmp.Compare(distance(t.places[p].Passage.Span, there), distance(t.places[q].Passage.Span, there))
	})
	return other, near == wholeDoc || t.places[other].near.Overlaps(there)
}

// distance is the number of bytes between two spans, 0 when they meet.
func distance(a, b hearsay.Span) int { return max(0, a.Start-b.End, b.Start-a.End) }

// shownPieces is how many passages of each document an edge shows.
const shownPieces = 3

func passagesOf(u *hearsay.Reuse) []hearsay.Passage {
	var out []hearsay.Passage
	for _, p := range u.Pieces[:min(len(u.Pieces), shownPieces)] {
		out = append(out, hearsay.Passage{Doc: u.A, Span: p.A}, hearsay.Passage{Doc: u.B, Span: p.B})
	}
	return out
}

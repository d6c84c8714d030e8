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
const wholeCover = 0.2

// sharedText joins places that were copied from each other, and draws the
// strongest ties that hold each set together. A document that was merged from two
// has places in two sets. A place of the later document that nearer evidence
// settles is not joined on weaker evidence.
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
	known := evidence{settled: make([]bool, len(t.places)), met: make([]bool, len(t.places))}
	for near := atPlace; near <= wholeDoc; near++ {
		var now [][2]int
		for _, u := range ties {
			now = append(now, t.tie(u, near, placesOf[t.docs[u.A]], placesOf[t.docs[u.B]], &known)...)
		}
		for _, pair := range now {
			known.add(pair)
		}
	}
	t.reworded(ties, placesOf)
}

// evidence marks the places for which some was found: settled those that an
// earlier document has, or one of the same day; met those that any other has.
type evidence struct{ settled, met []bool }

func (e *evidence) add(pair [2]int) {
	e.settled[pair[1]], e.met[pair[0]], e.met[pair[1]] = true, true, true
}

// tie joins the places of two documents that share text, and returns them. Away
// from the place, the strongest tie alone decides.
func (t *tracer) tie(u *hearsay.Reuse, near nearness, as, bs []int, known *evidence) [][2]int {
	pairs := t.pairs(u, near, as, bs, known)
	for _, pair := range pairs {
		p, q := pair[0], pair[1]
		if near != atPlace {
			known.add(pair)
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
	return pairs
}

// pairs lists the places of two documents that shared text ties, those of the
// earlier first. Places for which nearer evidence was found are left out.
func (t *tracer) pairs(u *hearsay.Reuse, near nearness, as, bs []int, known *evidence) (out [][2]int) {
	if near == atPlace {
		return t.held(u, as, bs)
	}
	if near == inBlocks || u.CoverB >= wholeCover {
		for _, q := range bs {
			if p, ok := t.nearest(u.Pieces, q, as, near); ok && !known.settled[q] {
				out = append(out, [2]int{p, q})
			}
		}
	}
	if u.Directed || near == wholeDoc && u.CoverA < wholeCover {
		return out
	}
	// Either may be the copy.
	mirrored := mirror(u.Pieces)
	for _, p := range as {
		if q, ok := t.nearest(mirrored, p, bs, near); ok && !known.met[p] {
			out = append(out, [2]int{p, q})
		}
	}
	return out
}

// mirror lists pieces with the two documents changed over.
func mirror(pieces []hearsay.ReusePiece) []hearsay.ReusePiece {
	out := make([]hearsay.ReusePiece, len(pieces))
	for i, piece := range pieces {
		out[i] = hearsay.ReusePiece{A: piece.B, B: piece.A, Own: piece.Own}
	}
	return out
}

// held lists the places of which one piece holds words, each with the one that
// stands at the same point of the piece.
func (t *tracer) held(u *hearsay.Reuse, as, bs []int) (out [][2]int) {
	for _, piece := range u.Pieces {
		if piece.Own < reuseWords {
			continue
		}
		for _, p := range as {
			here := t.places[p].Passage.Span
			if !holdsHalf(piece.A, here) {
				continue
			}
			at := piece.B.Start + (here.Start-piece.A.Start)*piece.B.Len()/piece.A.Len()
			best, least := 0, here.Len()
			for _, q := range bs {
				there := t.places[q].Passage.Span
				if d := max(at-there.Start, there.Start-at); d < least && holdsHalf(piece.B, there) {
					best, least = q, d
				}
			}
			if least < here.Len() {
				out = append(out, [2]int{p, best})
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

// nearest finds for a place of the later document the one of the earlier that
// stands where the nearest piece of shared text does; none when that piece must
// touch the paragraphs around both, and does not.
func (t *tracer) nearest(pieces []hearsay.ReusePiece, place int, others []int, near nearness) (other int, ok bool) {
	here, best, least := &t.places[place], hearsay.Span{}, -1
	for _, piece := range pieces {
		d := distance(here.Passage.Span, piece.B)
		if piece.Own >= reuseWords && (least < 0 || d < least) && (near == wholeDoc || here.near.Overlaps(piece.B)) {
			best, least = piece.A, d
		}
	}
	if least < 0 {
		return 0, false
	}
	other = slices.MinFunc(others, func(p, q int) int {
		return cmp.Compare(distance(t.places[p].Passage.Span, best), distance(t.places[q].Passage.Span, best))
	})
	return other, near == wholeDoc || t.places[other].near.Overlaps(best)
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

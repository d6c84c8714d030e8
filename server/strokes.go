package server

import (
	"cmp"
	"slices"

	"hearsay"
)

// role is what a stretch of text does in its record. Each has its own colour
// and line style.
type role string

const (
	roleContent  role = "content"
	roleSource   role = "source"
	roleCue      role = "cue"
	roleCitation role = "citation"
	roleTime     role = "time"
	roleMention  role = "mention"
	// roleQuantity has a line above the figure, roleFinding a frame around what
	// differs: they take no lane below the text.
	roleQuantity role = "quantity"
	roleFinding  role = "finding"
	// roleCovers is what a citation supports: without a line, it lights up with
	// the citation.
	roleCovers role = "covers"
	// roleShared is the passage that a link from another document leads to.
	roleShared role = "shared"
)

// lined reports whether the role is a line below the text.
func (r role) lined() bool {
	return r != roleCovers && r != roleQuantity && r != roleFinding && r != roleShared
}

// lanes is how many underlines can be told apart below one line of text. What
// lies deeper shares the last lane.
const lanes = 6

// stroke is one underline: a stretch of text and its role in a record.
type stroke struct {
	hearsay.Span
	Role role
	// Record is the ID of the record that a click selects: of the actor for a
	// mention.
	Record string
	// Lane counts from 0, next to the letters.
	Lane int
}

// segment is a stretch of text that the same strokes cover.
type segment struct {
	hearsay.Span
	// Strokes are nested: the longest first.
	Strokes []stroke
}

// segments cuts span at the borders of the strokes in it and gives each stroke
// a lane. The segments are in order and cover the span without gaps; strokes
// may nest and overlap in any way.
func segments(span hearsay.Span, all []stroke) []segment {
	strokes := inside(span, all)
	assignLanes(strokes)
	byStart := slices.Clone(strokes)
	slices.SortStableFunc(byStart, func(a, b stroke) int { return cmp.Compare(a.Start, b.Start) })

	var out []segment
	var active []stroke
	borders := bordersOf(span, strokes)
	for i := range len(borders) - 1 {
		here := hearsay.Span{Start: borders[i], End: borders[i+1]}
		active = slices.DeleteFunc(active, func(s stroke) bool { return s.End <= here.Start })
		for len(byStart) > 0 && byStart[0].Start == here.Start {
			active = append(active, byStart[0])
			byStart = byStart[1:]
		}
		slices.SortStableFunc(active, outerFirst)
		out = append(out, segment{Span: here, Strokes: slices.Clone(active)})
	}
	return out
}

// inside keeps the strokes that overlap span, cut at its ends.
func inside(span hearsay.Span, all []stroke) []stroke {
	var kept []stroke
	for _, s := range all {
		if s.Overlaps(span) {
			s.Start, s.End = max(s.Start, span.Start), min(s.End, span.End)
			kept = append(kept, s)
		}
	}
	return kept
}

// assignLanes gives the shortest strokes the lanes next to the letters, so that
// what encloses others is drawn below them. A stroke keeps its lane over its
// whole length; overlapping strokes share a lane only when all are taken.
func assignLanes(strokes []stroke) {
	order := make([]int, len(strokes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return -outerFirst(strokes[a], strokes[b]) })
	for n, i := range order {
		s := &strokes[i]
		if !s.Role.lined() {
			continue
		}
		var taken [lanes]bool
		for _, j := range order[:n] {
			if o := strokes[j]; o.Role.lined() && o.Overlaps(s.Span) {
				taken[o.Lane] = true
			}
		}
		for s.Lane = 0; s.Lane < lanes-1 && taken[s.Lane]; s.Lane++ {
		}
	}
}

// outerFirst orders strokes for nesting: longer ones hold shorter ones.
func outerFirst(a, b stroke) int {
	return cmp.Or(
		cmp.Compare(b.Len(), a.Len()),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(depthOf[a.Role], depthOf[b.Role]),
		cmp.Compare(a.Record, b.Record),
	)
}

// depthOf says which role holds the other where two strokes cover the same
// text; a click selects the innermost.
var depthOf = map[role]int{
	roleShared: -1, roleCovers: 0, roleFinding: 1, roleContent: 2, roleCitation: 3, roleSource: 4, roleMention: 5,
	roleQuantity: 6, roleTime: 7, roleCue: 8,
}

func bordersOf(span hearsay.Span, strokes []stroke) []int {
	borders := []int{span.Start, span.End}
	for _, s := range strokes {
		borders = append(borders, s.Start, s.End)
	}
	slices.Sort(borders)
	return slices.Compact(borders)
}

// strokesOf lists the strokes of every record that overlaps span.
func strokesOf(r *hearsay.Reading, span hearsay.Span) []stroke {
	var out []stroke
	add := func(record string, what role, spans ...hearsay.Span) {
		for _, s := range spans {
			if s.Overlaps(span) {
				out = append(out, stroke{Span: s, Role: what, Record: record})
			}
		}
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		add(a.ID, roleContent, a.Content...)
		add(a.ID, roleSource, a.Source...)
		add(a.ID, roleCue, a.Cue...)
	}
	for i := range r.Citations {
		c := &r.Citations[i]
		add(c.ID, roleCitation, c.Span)
		add(c.ID, roleCovers, c.Covers...)
	}
	for i := range r.Times {
		add(r.Times[i].ID, roleTime, r.Times[i].Span)
	}
	for i := range r.Quantities {
		add(r.Quantities[i].ID, roleQuantity, r.Quantities[i].Span)
	}
	for i := range r.Findings {
		add(r.Findings[i].ID, roleFinding, r.Findings[i].Passages...)
	}
	for i := range r.Mentions {
		add(r.Mentions[i].Actor, roleMention, r.Mentions[i].Span)
	}
	return out
}

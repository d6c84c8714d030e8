package corroborate

import (
	"slices"

	"hearsay"
)

// texts are the documents of a graph in sets of one text, and the outlets that
// are only credited, each by itself.
type texts struct {
	of   []int   // set of each node, -1 for a speaker
	docs [][]int // nodes of each set, the earliest first
	from [][]int // sets that each one is known to have it from
}

// textsOf sets up the sets of a union. With strict, a text is only known to come
// from another one when nothing speaks against it.
func (t *tracer) textsOf(u union, strict bool) *texts {
	x := &texts{of: make([]int, len(t.nodes))}
	place := map[int]int{}
	for i := range t.nodes {
		if x.of[i] = -1; t.g.Nodes[i].Kind == hearsay.SpeakerNode {
			continue
		}
		root := i // an outlet that is not here
		if i < len(u) {
			root = u.root(i)
		}
		if _, ok := place[root]; !ok {
			place[root] = len(x.docs)
			x.docs = append(x.docs, nil)
		}
		x.of[i] = place[root]
		x.docs[x.of[i]] = append(x.docs[x.of[i]], i)
	}
	x.from = make([][]int, len(x.docs))
	givers := t.givers(x)
	for i, docs := range x.docs {
		if t.derived(docs, givers, strict) {
			for _, d := range docs {
				for _, g := range givers[d] {
					x.from[i] = append(x.from[i], x.of[g])
				}
			}
		}
	}
	return x
}

// givers lists for each carrier the carriers of other texts that it credits.
func (t *tracer) givers(x *texts) [][]int {
	out := make([][]int, len(t.nodes))
	for i := range t.g.Edges {
		e := &t.g.Edges[i]
		if e.By != hearsay.SharedText && x.of[e.From] >= 0 && x.of[e.To] >= 0 && x.of[e.From] != x.of[e.To] {
			out[e.To] = append(out[e.To], e.From)
		}
	}
	return out
}

// derived reports whether a text comes from another: its earliest document says
// so, or a later one credits an outlet that is not here. The credit of a later
// document to one that is here, with another text, only adds a source to that
// document.
func (t *tracer) derived(docs []int, givers [][]int, strict bool) bool {
	heads, heard, absent := 0, 0, 0
	for _, d := range docs {
		head := !earlier(t.g.Nodes[docs[0]].Date, t.g.Nodes[d].Date)
		outside := slices.ContainsFunc(givers[d], func(g int) bool { return t.g.Nodes[g].Kind == hearsay.OutletNode })
		if head {
			heads++
		}
		if head && len(givers[d]) > 0 {
			heard++
		}
		if outside {
			absent++
		}
	}
	if strict {
		return heard == heads || heard > 0 && absent > 0 || absent > 1
	}
	return heard > 0 || absent > 0
}

// origins lists the sets that come from no other; of sets that credit each other
// in a ring, the first.
func (x *texts) origins() []int {
	var out []int
	for _, ring := range components(x.from) {
		outside := func(i int) bool {
			return slices.ContainsFunc(x.from[i], func(j int) bool { return !slices.Contains(ring, j) })
		}
		if !slices.ContainsFunc(ring, outside) {
			out = append(out, ring[0])
		}
	}
	slices.Sort(out)
	return out
}

// count gives the numbers of independent carriers and of words.
func (t *tracer) count() (carriers, words hearsay.Range) {
	low, high := t.textsOf(t.maybe, false), t.textsOf(t.firm, true)
	carriers.Low = min(t.carriers(low, false), t.carriers(high, false))
	carriers.High = max(t.carriers(low, true), t.carriers(high, true))
	return carriers, t.words(high)
}

// carriers counts origins, those of one outlet once. A text that has it from a
// carrier it does not name may count or not.
func (t *tracer) carriers(x *texts, vague bool) int {
	seen := map[outletKey]bool{}
	n := 0
	for _, i := range x.origins() {
		first := &t.nodes[x.docs[i][0]]
		if first.vague && !vague || seen[first.outlet] {
			continue
		}
		if first.outlet.words != "" {
			seen[first.outlet] = true
		}
		n++
	}
	return max(n, min(1, len(t.docs)))
}

// words counts those on whose word it rests. A name counts for sure. Who is only
// described or anonymous, or an author who names nobody, may have it from one
// who is named elsewhere.
func (t *tracer) words(x *texts) hearsay.Range {
	sure, perhaps := 0, 0
	for i := range t.nodes {
		switch n := &t.nodes[i]; {
		case t.g.Nodes[i].Kind != hearsay.SpeakerNode || n.hears: // passes on what another one says
		case n.who.sure == named:
			sure++
		default:
			perhaps++
		}
	}
	own := t.ownWords(x)
	if sure+perhaps == 0 {
		return hearsay.Range{Low: own, High: own}
	}
	return hearsay.Range{Low: max(sure, 1), High: sure + perhaps + own}
}

// ownWords counts the origins that name nobody as their source.
func (t *tracer) ownWords(x *texts) int {
	n := 0
	for _, i := range x.origins() {
		if !slices.ContainsFunc(x.docs[i], func(d int) bool { return t.nodes[d].hears }) {
			n++
		}
	}
	return n
}

package corroborate

import (
	"maps"
	"slices"

	"hearsay"
)

// texts are the places of a graph in sets of one text each.
type texts struct {
	places [][]int // of each set, the earliest first
	from   [][]int // the sets that each one is known to have it from
	absent [][]int // outlets that are not here, once for each place that credits them
	inside []int   // how many places of each one credit another of its earliest
}

// textsOf sets up the sets of a union.
func (t *tracer) textsOf(u union) *texts {
	x := &texts{places: u.groups()}
	of := make([]int, len(t.places))
	at := make([][]int, len(t.nodes)) // sets that a document has places in
	for n, places := range x.places {
		for _, p := range places {
			of[p] = n
			at[t.facts[p].doc] = append(at[t.facts[p].doc], n)
		}
	}
	x.from, x.absent, x.inside = make([][]int, len(x.places)), make([][]int, len(x.places)), make([]int, len(x.places))
	for n, places := range x.places {
		docs := t.docsOf(places)
		x.absent[n], x.inside[n] = t.credited(places, docs)
		for _, g := range t.givers(places, docs) {
			x.from[n] = append(x.from[n], at[g]...)
		}
	}
	return x
}

// credited lists the outlets that are not here and that places of a text credit
// alone, and counts the places that credit one of its earliest documents which
// credits nobody itself. Who names both has only the rest from elsewhere.
func (t *tracer) credited(places []int, docs map[int]bool) (absent []int, inside int) {
	silent := map[int]bool{}
	for _, p := range places {
		if len(t.facts[p].givers) == 0 && t.isHead(p, places) {
			silent[t.facts[p].doc] = true
		}
	}
	for _, p := range places {
		givers := t.facts[p].givers
		if slices.ContainsFunc(givers, func(g int) bool { return silent[g] }) {
			inside++
		}
		if slices.ContainsFunc(givers, func(g int) bool { return docs[g] }) {
			continue
		}
		for _, g := range givers {
			if t.g.Nodes[g].Kind == hearsay.OutletNode {
				absent = append(absent, g)
			}
		}
	}
	return absent, inside
}

func (t *tracer) docsOf(places []int) map[int]bool {
	docs := make(map[int]bool, len(places))
	for _, p := range places {
		docs[t.facts[p].doc] = true
	}
	return docs
}

// outside lists the carriers that a place is credited to and that are not among
// the documents of its text.
func (t *tracer) outside(place int, docs map[int]bool) (out []int) {
	for _, g := range t.facts[place].givers {
		if !docs[g] {
			out = append(out, g)
		}
	}
	return out
}

// givers lists the documents that a text comes from: all of its earliest documents
// say so. Earliest are those of the first day that credit no other document of the
// text. The credit of a later one only adds a source to that document.
func (t *tracer) givers(places []int, docs map[int]bool) (out []int) {
	heads, heard := 0, 0
	for _, p := range places {
		if !t.isHead(p, places) || slices.ContainsFunc(t.facts[p].givers, func(g int) bool { return docs[g] }) {
			continue
		}
		heads++
		found := len(out)
		for _, g := range t.outside(p, docs) {
			if t.g.Nodes[g].Kind == hearsay.DocumentNode {
				out = append(out, g)
			}
		}
		heard += min(1, len(out)-found)
	}
	if heard < heads {
		return nil
	}
	return out
}

// isHead is true of the places of a text that no other is known to be earlier
// than.
func (t *tracer) isHead(place int, text []int) bool {
	return !earlier(t.dateOf(text[0]), t.dateOf(place))
}

func (t *tracer) dateOf(place int) string { return t.g.Nodes[t.facts[place].doc].Date }

// roots lists the texts that come from no other one here. Texts that credit each
// other in a ring are one.
func (x *texts) roots() (out [][]int) {
	for _, ring := range components(x.from) {
		outside := func(i int) bool {
			return slices.ContainsFunc(x.from[i], func(j int) bool { return !slices.Contains(ring, j) })
		}
		if !slices.ContainsFunc(ring, outside) {
			out = append(out, ring)
		}
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// count gives the numbers of independent carriers and of words.
func (t *tracer) count() (carriers, words hearsay.Range) {
	low, high := t.textsOf(t.maybe), t.textsOf(t.firm)
	carriers.Low = min(t.carriers(low, false), t.carriers(high, false))
	carriers.High = max(t.carriers(low, true), t.carriers(high, true))
	return carriers, t.words(high)
}

// carriers counts the fewest documents and outlets that all texts can come from,
// those of one outlet once. A text that has it from a carrier it does not name
// may count or not.
func (t *tracer) carriers(x *texts, vague bool) int {
	var open [][]int // the carriers that each text may come from
	for _, ring := range x.roots() {
		if heads := t.headsOf(x, ring, vague); len(heads) > 0 {
			open = append(open, heads)
		}
	}
	seen, n := map[outletKey]bool{}, 0
	for len(open) > 0 {
		best := t.next(open, seen)
		key := t.nodes[best].outlet
		if key.words == "" || !seen[key] {
			n++
		}
		seen[key] = true
		open = slices.DeleteFunc(open, func(heads []int) bool { return slices.Contains(heads, best) })
	}
	return max(n, min(1, len(t.docs)))
}

// headsOf lists the carriers that the texts of a ring may begin with: the earliest
// documents that credit none, and outlets that are not here, when as many credit
// them as speak for those documents. There is none when all have it from a carrier
// that they do not name, unless that counts.
func (t *tracer) headsOf(x *texts, ring []int, vague bool) (heads []int) {
	var doubtful []int
	for _, n := range ring {
		silent := 0
		for _, p := range x.places[n] {
			if t.isHead(p, x.places[n]) && len(t.facts[p].givers) == 0 && (vague || !t.facts[p].vague) {
				heads = append(heads, t.facts[p].doc)
				silent++
			}
		}
		credited := map[int]int{}
		for _, o := range x.absent[n] {
			credited[o]++
		}
		for _, o := range slices.Sorted(maps.Keys(credited)) {
			if credited[o] >= silent+x.inside[n] {
				heads = append(heads, o)
			} else {
				doubtful = append(doubtful, o)
			}
		}
		doubtful = append(doubtful, t.facts[x.places[n][0]].doc)
	}
	if len(heads) == 0 && (vague || !t.facts[x.places[ring[0]][0]].vague) {
		heads = doubtful
	}
	slices.Sort(heads)
	return slices.Compact(heads)
}

// next is the carrier of a text that can come from no other, or else that of most
// texts.
func (t *tracer) next(open [][]int, seen map[outletKey]bool) int {
	if i := slices.IndexFunc(open, func(heads []int) bool { return len(heads) == 1 }); i >= 0 {
		return open[i][0]
	}
	return t.mostTexts(open, seen)
}

// mostTexts is the carrier that most texts may come from (Johnson,
// "Approximation Algorithms for Combinatorial Problems", JCSS 1974: the greedy set
// cover). Of several it is one whose outlet was not seen yet: an outlet that has
// two accounts of its own is rarer than one that copies. Then it is the earliest.
func (t *tracer) mostTexts(open [][]int, seen map[outletKey]bool) int {
	times := make([]int, len(t.nodes))
	for _, heads := range open {
		for _, h := range heads {
			times[h] += 2
		}
	}
	best := 0
	for h, n := range times {
		if n > 0 && !seen[t.nodes[h].outlet] {
			times[h]++
		}
		if times[h] > times[best] {
			best = h
		}
	}
	return best
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
func (t *tracer) ownWords(x *texts) (n int) {
	var silent [][]int
	for _, ring := range x.roots() {
		heads := t.headsOf(x, ring, true)
		hears := func(n int) bool { return t.hears(x.places[n]) }
		if !slices.ContainsFunc(ring, hears) && !slices.ContainsFunc(heads, func(h int) bool { return t.nodes[h].hears }) {
			silent = append(silent, heads)
		}
	}
	for ; len(silent) > 0; n++ {
		best := t.next(silent, nil)
		silent = slices.DeleteFunc(silent, func(heads []int) bool { return slices.Contains(heads, best) })
	}
	return n
}

func (t *tracer) hears(places []int) bool {
	return slices.ContainsFunc(places, func(p int) bool { return t.nodes[t.facts[p].doc].hears || t.facts[p].speaks.sure != unnamed })
}

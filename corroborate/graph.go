package corroborate

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay"
)

// Graph says who has a quote or claim from whom, from the places that put it
// forward and the text that their documents share; what other documents share
// does no harm. The evidence, the strongest first: a credit; text outside
// quotation marks that is shared around the places, where the earlier document
// is the likely origin; a quote that one document says was told to it alone.
//
// A carrier is independent when nothing shows that it has it from another one.
// The counts are ranges: their ends differ where the documents do not decide.
func Graph(places []Place, reuse []hearsay.Reuse) hearsay.OriginGraph {
	t := newTracer(places)
	t.sharedText(reuse)
	for i := range t.places {
		t.credits(i)
	}
	t.sharedQuotes()
	t.speakers()
	t.g.Circular = t.circular()
	t.g.Carriers, t.g.Words = t.count()
	return t.g
}

// tracer builds one graph.
type tracer struct {
	g       hearsay.OriginGraph
	places  []Place
	speaks  []speaker // of each place
	inner   []int     // for each place, the node that is nearest to the speaker
	nodes   []node    // what is not shown of g.Nodes
	docs    map[string]int
	outlets map[outletKey][]int     // nodes of each outlet
	full    map[outletKey]outletKey // of the outlets that names are short for
	called  map[string][]int        // named speakers by each word of their names
	unnamed map[int][]int           // other speakers by the text that speaks of them
	edges   map[[2]int]int          // places in g.Edges, by from and to
	// firm joins documents whose text is surely shared, maybe those also where that
	// is not sure.
	firm, maybe union
}

// node is what counting needs of a node.
type node struct {
	outlet outletKey
	who    speaker
	doc    int // of a speaker: the first that speaks of it
	// vague: has it from a carrier that it does not name.
	vague bool
	// names: some place of the document names its speaker.
	names bool
	// takes: has an edge from another carrier; hears: from a speaker; gives: has an
	// edge to another node.
	takes, hears, gives bool
}

func newTracer(places []Place) *tracer {
	t := &tracer{
		places: slices.Clone(places), inner: make([]int, len(places)), speaks: make([]speaker, len(places)),
		docs: map[string]int{}, outlets: map[outletKey][]int{}, full: map[outletKey]outletKey{}, called: map[string][]int{}, unnamed: map[int][]int{}, edges: map[[2]int]int{},
	}
	slices.SortFunc(t.places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.doc.date, undated), cmp.Or(b.doc.date, undated)), cmp.Compare(a.doc.id, b.doc.id),
			a.Passage.Span.Compare(b.Passage.Span))
	})
	for i := range t.places {
		d := &t.places[i].doc
		n, ok := t.docs[d.id]
		if !ok {
			n = t.add(hearsay.OriginNode{Kind: hearsay.DocumentNode, Doc: d.id, Name: d.name, Date: d.date}, node{outlet: d.outlet})
			t.docs[d.id] = n
		}
		t.inner[i] = n
	}
	for i := range t.places {
		t.split(i)
	}
	return t
}

// split takes the speaker off the end of a path. A name that is that of a
// publisher here is an outlet, whatever its document takes it for.
func (t *tracer) split(place int) {
	path := slices.Clone(t.places[place].path)
	for i := range path {
		c := &path[i]
		c.key = t.fullKey(c.key)
		c.outlet = c.outlet || !c.vague && len(t.outlets[c.key]) > 0
	}
	if last := len(path) - 1; last >= 0 && !path[last].outlet && !path[last].vague {
		t.speaks[place] = path[last].who
		doc := t.docOf(place)
		t.nodes[doc].names = t.nodes[doc].names || path[last].who.sure == named
		path = path[:last]
	}
	t.places[place].path = path
}

func (t *tracer) add(n hearsay.OriginNode, x node) int {
	t.g.Nodes, t.nodes = append(t.g.Nodes, n), append(t.nodes, x)
	i := len(t.nodes) - 1
	if x.outlet.words != "" {
		t.outlets[x.outlet] = append(t.outlets[x.outlet], i)
	}
	return i
}

func (t *tracer) docOf(place int) int { return t.docs[t.places[place].doc.id] }

// edge adds an edge, or a reason to one that is there. A credit also tells the
// direction of shared text.
func (t *tracer) edge(e hearsay.OriginEdge) {
	e.Passages = slices.DeleteFunc(e.Passages, func(p hearsay.Passage) bool { return p.Span == hearsay.Span{} })
	t.nodes[e.From].gives = true
	if t.g.Nodes[e.From].Kind == hearsay.SpeakerNode {
		t.nodes[e.To].hears = true
	} else {
		t.nodes[e.To].takes = true
	}
	key, back := [2]int{e.From, e.To}, [2]int{e.To, e.From}
	i, ok := t.edges[key]
	if j, reverse := t.edges[back]; !ok && reverse && !t.g.Edges[j].Directed {
		i, ok = j, true
		delete(t.edges, back)
		t.edges[key] = i
	}
	if !ok {
		t.edges[key] = len(t.g.Edges)
		t.g.Edges = append(t.g.Edges, e)
		return
	}
	if old := &t.g.Edges[i]; old.By != e.By && old.By != hearsay.Credited {
		e.Why += "; " + old.Why
		e.Passages = append(e.Passages, old.Passages...)
		*old = e
	}
}

// sharedText joins documents whose own words are shared around their places,
// and draws the strongest ties that hold each set together.
func (t *tracer) sharedText(reuse []hearsay.Reuse) {
	t.firm, t.maybe = newUnion(len(t.nodes)), newUnion(len(t.nodes))
	ties := t.ties(reuse)
	slices.SortStableFunc(ties, func(u, v *hearsay.Reuse) int { return cmp.Compare(v.Own, u.Own) })
	for _, u := range ties {
		a, b := t.docs[u.A], t.docs[u.B]
		if sharesOrigin(u) {
			t.firm.join(a, b)
		}
		if t.maybe.root(a) == t.maybe.root(b) {
			continue
		}
		t.maybe.join(a, b)
		t.edge(hearsay.OriginEdge{
			From: a, To: b, By: hearsay.SharedText, Directed: u.Directed,
			Why: fmt.Sprintf("shares %d words of its own with %s", u.Own, t.g.Nodes[a].Name), Passages: passagesOf(u),
		})
	}
}

// wholeCover is the share of a document's own words from which on it counts as
// copied as a whole, wherever the places stand.
const wholeCover = 0.3

// ties are the pairs of documents that may have the places from each other.
func (t *tracer) ties(reuse []hearsay.Reuse) []*hearsay.Reuse {
	near := make([][]hearsay.Span, len(t.nodes))
	for i := range t.places {
		near[t.docOf(i)] = append(near[t.docOf(i)], t.places[i].near)
	}
	var out []*hearsay.Reuse
	for i := range reuse {
		u := &reuse[i]
		a, okA := t.docs[u.A]
		b, okB := t.docs[u.B]
		if okA && okB && maybeOrigin(u) && (max(u.CoverA, u.CoverB) >= wholeCover || touches(u, near[a], near[b])) {
			out = append(out, u)
		}
	}
	return out
}

// touches reports whether a piece with words of its own lies at a place of both
// documents.
func touches(u *hearsay.Reuse, a, b []hearsay.Span) bool {
	return slices.ContainsFunc(u.Pieces, func(p hearsay.ReusePiece) bool {
		return p.Own > 0 && slices.ContainsFunc(a, p.A.Overlaps) && slices.ContainsFunc(b, p.B.Overlaps)
	})
}

// shownPieces is how many passages of each document an edge shows.
const shownPieces = 3

func passagesOf(u *hearsay.Reuse) []hearsay.Passage {
	var out []hearsay.Passage
	for _, p := range u.Pieces[:min(len(u.Pieces), shownPieces)] {
		out = append(out, hearsay.Passage{Doc: u.A, Span: p.A}, hearsay.Passage{Doc: u.B, Span: p.B})
	}
	return out
}

// credits follows what a place says itself, and notes where its trace ends. A
// person who passes it on is shown and carries nothing further.
func (t *tracer) credits(place int) {
	p, doc := &t.places[place], t.docOf(place)
	carrier := doc
	for _, c := range p.path {
		from, to := 0, carrier
		switch {
		case c.vague:
			t.nodes[doc].vague = true
			continue
		case c.outlet:
			from = t.outlet(c, carrier)
			carrier = from
		default:
			from, to = t.speaker(c.who, doc, carrier), t.inner[place]
		}
		if from != to {
			t.edge(hearsay.OriginEdge{
				From: from, To: to, By: hearsay.Credited, Directed: true, Why: c.why,
				Passages: []hearsay.Passage{{Doc: p.doc.id, Span: c.at}},
			})
		}
		t.inner[place] = from
	}
}

// outlet finds the node of a credited outlet: its latest document that is not
// later than the one that credits it, or else an outlet that is not here.
func (t *tracer) outlet(c credit, credits int) int {
	if c.key == t.nodes[credits].outlet {
		return credits
	}
	found, absent := -1, -1
	for _, i := range t.outlets[c.key] {
		n := &t.g.Nodes[i]
		switch {
		case n.Kind == hearsay.OutletNode:
			absent = i
		case !earlier(t.g.Nodes[credits].Date, n.Date) && !earlier(c.date, n.Date):
			found = i
		}
	}
	switch {
	case found >= 0:
		return found
	case absent >= 0:
		return absent
	}
	return t.add(hearsay.OriginNode{Kind: hearsay.OutletNode, Name: c.who.name, Date: c.date}, node{outlet: c.key})
}

// fullKey is the key of the one publisher here that k is short for, or k.
func (t *tracer) fullKey(k outletKey) outletKey {
	if full, ok := t.full[k]; ok {
		return full
	}
	full := k
	for _, i := range t.docs {
		switch o := t.nodes[i].outlet; {
		case o == k:
			full = k
		case o == full || !k.shortFor(o):
			continue
		case full == k:
			full = o
			continue
		default:
			full = k // short for two
		}
		break
	}
	t.full[k] = full
	return full
}

// exclusiveWords is the fewest words of a quote that show where it was taken
// from: shorter ones may have been said twice.
const exclusiveWords = 8

// sharedQuotes gives places that quote what was told to one outlet alone, and
// credit nobody, to that outlet.
func (t *tracer) sharedQuotes() {
	told, ok := t.toldOne()
	if !ok {
		return
	}
	from := &t.places[told]
	for i := range t.places {
		p, doc := &t.places[i], t.docOf(i)
		if len(p.path) > 0 || t.sameText(doc, t.docOf(told)) || earlier(p.doc.date, from.doc.date) || !sharesQuote(from.words, p.words) {
			continue
		}
		t.edge(hearsay.OriginEdge{
			From: t.docOf(told), To: doc, By: hearsay.SharedQuote, Directed: earlier(from.doc.date, p.doc.date),
			Why: "has the quote that was told to " + from.doc.name, Passages: []hearsay.Passage{from.Passage, p.Passage},
		})
	}
}

// toldOne finds the first place that was told to its outlet, unless another text
// says the same of itself.
func (t *tracer) toldOne() (place int, ok bool) {
	for i := range t.places {
		switch {
		case !t.places[i].told:
		case ok && !t.sameText(t.docOf(place), t.docOf(i)):
			return 0, false
		case !ok:
			place, ok = i, true
		}
	}
	return place, ok
}

// textOf is the first of the documents that surely have one text with a carrier.
func (t *tracer) textOf(carrier int) int {
	if carrier < len(t.firm) {
		return t.firm.root(carrier)
	}
	return carrier
}

func (t *tracer) sameText(a, b int) bool { return t.maybe.root(a) == t.maybe.root(b) }

func sharesQuote(a, b []uint64) bool {
	short := min(len(a), len(b))
	return short >= exclusiveWords && float64(lcs(a, b)) >= sameQuote*float64(short)
}

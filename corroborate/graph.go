package corroborate

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
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
	facts   []placeFacts
	nodes   []node // what is not shown of g.Nodes
	docs    map[string]int
	outlets map[outletKey][]int     // nodes of each outlet
	full    map[outletKey]outletKey // of the outlets that names are short for
	called  map[string][]int        // named speakers by each word of their names
	unnamed map[int][]int           // other speakers by the text that speaks of them
	edges   map[[2]int]int          // places in g.Edges, by from and to
	// firm joins places of one text, maybe those also where that is not sure.
	firm, maybe union
}

// placeFacts is what is found out about a place.
type placeFacts struct {
	doc    int // its node
	speaks speaker
	inner  int   // the node that is nearest to the speaker
	givers []int // carriers that it is credited to
	vague  bool  // has it from a carrier that is not named
}

// node is what counting needs of a node.
type node struct {
	outlet outletKey
	who    speaker
	doc    int // of a speaker: the first that speaks of it
	// names: some place of the document names its speaker.
	names bool
	// takes: has an edge from another carrier; hears: from a speaker; gives: has an
	// edge to another node.
	takes, hears, gives bool
}

func newTracer(places []Place) *tracer {
	t := &tracer{
		places: slices.Clone(places), facts: make([]placeFacts, len(places)),
		docs: map[string]int{}, outlets: map[outletKey][]int{}, full: map[outletKey]outletKey{}, called: map[string][]int{}, unnamed: map[int][]int{}, edges: map[[2]int]int{},
	}
	slices.SortFunc(t.places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.doc.date, claim.Undated), cmp.Or(b.doc.date, claim.Undated)), cmp.Compare(a.doc.id, b.doc.id),
			a.Passage.Span.Compare(b.Passage.Span))
	})
	for i := range t.places {
		d := &t.places[i].doc
		n, ok := t.docs[d.id]
		if !ok {
			n = t.add(hearsay.OriginNode{Kind: hearsay.DocumentNode, Doc: d.id, Name: d.name, Date: d.date}, node{outlet: d.outlet})
			t.docs[d.id] = n
		}
		t.facts[i].doc, t.facts[i].inner = n, n
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
		f := &t.facts[place]
		f.speaks = path[last].who
		t.nodes[f.doc].names = t.nodes[f.doc].names || f.speaks.sure == named
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

// credits follows what a place says itself, and notes where its trace ends. A
// person who passes it on is shown and carries nothing further.
func (t *tracer) credits(place int) {
	p, f := &t.places[place], &t.facts[place]
	carrier := f.doc
	for _, c := range p.path {
		from, to := 0, carrier
		switch {
		case c.vague:
			f.vague = true
			continue
		case c.beside:
			from, to = t.outlet(c, f.doc), f.doc
		case c.outlet:
			from = t.outlet(c, carrier)
			carrier = from
		default:
			from, to = t.speaker(c.who, place), f.inner
		}
		if !c.beside {
			f.inner = from
		}
		if from == to {
			continue
		}
		t.edge(hearsay.OriginEdge{
			From: from, To: to, By: hearsay.Credited, Directed: true, Why: c.why,
			Passages: []hearsay.Passage{{Doc: p.doc.id, Span: c.at}},
		})
		if to == f.doc && c.outlet {
			f.givers = append(f.givers, from)
		}
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

// sharedQuotes gives places that quote what was told to one outlet alone, and
// credit nobody, to that outlet.
func (t *tracer) sharedQuotes() {
	told, ok := t.toldOne()
	if !ok {
		return
	}
	from := &t.places[told]
	for i := range t.places {
		p, f := &t.places[i], &t.facts[i]
		if len(p.path) > 0 || t.sameText(i, told) || earlier(p.doc.date, from.doc.date) || !sharesQuote(from.words, p.words) {
			continue
		}
		t.edge(hearsay.OriginEdge{
			From: t.facts[told].doc, To: f.doc, By: hearsay.SharedQuote, Directed: earlier(from.doc.date, p.doc.date),
			Why: "has the quote that was told to " + from.doc.name, Passages: []hearsay.Passage{from.Passage, p.Passage},
		})
		f.givers = append(f.givers, t.facts[told].doc)
	}
}

// toldOne finds the first place that was told to its outlet, unless another text
// says the same of itself.
func (t *tracer) toldOne() (place int, ok bool) {
	for i := range t.places {
		switch {
		case !t.places[i].told:
		case ok && !t.sameText(place, i):
			return 0, false
		case !ok:
			place, ok = i, true
		}
	}
	return place, ok
}

func (t *tracer) sameText(a, b int) bool {
	return t.facts[a].doc == t.facts[b].doc || t.maybe.root(a) == t.maybe.root(b)
}

// A quote shows where it was taken from when it has so many words (shorter ones
// may have been said twice), and so large a share of them in common.
const (
	exclusiveWords = 8
	exclusiveShare = 0.7
)

func sharesQuote(a, b []uint64) bool {
	short := min(len(a), len(b))
	return short >= exclusiveWords && float64(lcs(a, b)) >= exclusiveShare*float64(short)
}

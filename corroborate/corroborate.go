package corroborate

import (
	"cmp"
	"context"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/lexicon"
)

// Result is what documents have in common. All lists are in canonical order:
// documents by date of publication (undated last), then by ID.
type Result struct {
	Reuse    []hearsay.Reuse
	Origins  []hearsay.Origin
	Quotes   []hearsay.QuoteGroup
	Claims   []hearsay.ClaimGroup
	Findings []hearsay.CrossFinding
}

// Find compares readings with each other. The order in which they are given
// does not matter; no two may be of the same document. reviews are what persons
// decided about groups, in the order of their log.
func Find(readings []*hearsay.Reading, reviews ...hearsay.GroupReview) Result {
	at := make(map[string]*hearsay.Reading, len(readings))
	g := newGathering()
	for _, r := range readings {
		at[r.Document.ID] = r
		g.add(r)
	}
	c := g.collection(archive{
		document: func(id string) (*hearsay.Document, error) { return at[id].Document, nil },
		reading:  func(id string) (*hearsay.Reading, error) { return at[id], nil },
	})
	c.reviews = reviews
	res, _ := c.find(context.Background()) // only a context that ends is an error
	return res
}

// archive gives documents again by their ID.
type archive struct {
	document func(id string) (*hearsay.Document, error)
	reading  func(id string) (*hearsay.Reading, error)
}

// gathering takes documents one by one and keeps no text.
type gathering struct {
	members []member
	claims  *claim.Reader
}

// member is what is kept of a document.
type member struct {
	sketch sketch
	quotes []quote
	claims *claim.Document
}

func newGathering() *gathering { return &gathering{claims: claim.NewReader()} }

func (g *gathering) add(r *hearsay.Reading) {
	w := wordsOf(r.Document)
	g.members = append(g.members, member{newSketch(r.Document, w), quotesOf(r, w), g.claims.Read(r)})
}

// collection puts the documents in canonical order.
func (g *gathering) collection(a archive) *collection {
	slices.SortFunc(g.members, func(x, y member) int { return x.sketch.compare(&y.sketch) })
	c := &collection{archive: a, byID: map[string]int{}}
	for i, m := range g.members {
		c.byID[m.sketch.id] = i
		c.sketches, c.claims = append(c.sketches, m.sketch), append(c.claims, m.claims)
		for _, q := range m.quotes {
			q.doc = i
			c.quotes = append(c.quotes, q)
		}
	}
	return c
}

// collection is what comparing needs of documents, in canonical order.
type collection struct {
	archive
	sketches []sketch
	quotes   []quote
	claims   []*claim.Document
	reviews  []hearsay.GroupReview
	held     map[int]*words // those asked for lately
	older    map[int]*words // those asked for before
	size     int            // the number of words in held
	lex      *lexicon.Lexicon
	byID     map[string]int // place of each document
	events   claim.Partition
	shared   map[string][]*hearsay.Reuse // under the first of their documents
	wordings map[string]bool             // quotes that stand in several wordings
}

// heldWords is how many words of documents are at hand, 26 bytes each: those that
// share text are mostly published near each other.
const heldWords = 6_000_000

// words reads the words of a document, from memory when it was asked for lately.
func (c *collection) words(doc int) (*words, error) {
	if w := c.held[doc]; w != nil {
		return w, nil
	}
	w := c.older[doc]
	if w == nil {
		d, err := c.document(c.sketches[doc].id)
		if err != nil {
			return nil, err
		}
		w = wordsOf(d).compact()
	}
	if c.held == nil || c.size > heldWords/2 {
		c.held, c.older, c.size = map[int]*words{}, c.held, 0
	}
	c.held[doc] = w
	c.size += w.len()
	return w, nil
}

// find compares all documents; the error is that of the context or of load.
func (c *collection) find(ctx context.Context) (res Result, err error) {
	touched := slices.Repeat([]bool{true}, len(c.sketches))
	ties, err := c.ties(ctx, touched)
	if err != nil {
		return Result{}, err
	}
	c.held, c.older = nil, nil // the rest needs no words
	res.Reuse = slices.Grow(res.Reuse, len(ties))
	for i := range ties {
		res.Reuse = append(res.Reuse, ties[i].Reuse)
	}
	docs := c.documents()
	res.Origins = originsOf(docs, res.Reuse)
	if res.Quotes, err = c.quoteGroups(ctx, docs, res.Origins); err != nil {
		return Result{}, err
	}
	c.letGo()
	if err := c.claimsAndFindings(ctx, &res); err != nil {
		return Result{}, err
	}
	return res, nil
}

// letGo drops what is only for finding shared text and quotes: comparing claims
// takes the most memory.
func (c *collection) letGo() {
	c.quotes = nil
	for i := range c.sketches {
		c.sketches[i].prints = nil
	}
}

// source reads a document again for where it has its statements from.
func (c *collection) source(doc int) (*source, error) {
	if c.lex == nil {
		lex, err := lexicon.Load()
		if err != nil {
			return nil, err
		}
		c.lex = lex
	}
	r, err := c.reading(c.sketches[doc].id)
	if err != nil {
		return nil, err
	}
	return newSource(c.lex, r), nil
}

func (c *collection) documents() []*hearsay.Document {
	docs := make([]*hearsay.Document, len(c.sketches))
	for i := range docs {
		docs[i] = &hearsay.Document{ID: c.sketches[i].id, Published: hearsay.Field{Value: c.sketches[i].date}}
	}
	return docs
}

// undated sorts behind every date.
const undated = "9999"

// earlier is true only when both dates are known and the first is before the
// second as far as both tell: "2019" is not before "2019-03".
func earlier(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] < b[:n]
}

func (c *collection) quoteGroups(ctx context.Context, docs []*hearsay.Document, origins []hearsay.Origin) ([]hearsay.QuoteGroup, error) {
	set, why, err := groupQuotes(ctx, c.quotes)
	if err != nil {
		return nil, err
	}
	var out []hearsay.QuoteGroup
	groups, moved := c.reviewedQuotes(set.groups())
	for q := range moved {
		why[q] = decided
	}
	for _, group := range groups {
		if len(group) < 2 || !slices.ContainsFunc(group, func(q int) bool { return !c.quotes[q].indirect }) {
			continue
		}
		g := hearsay.QuoteGroup{Members: members(docs, c.quotes, group, why)}
		g.ID = g.Members[0].ID
		g.Origins = countOrigins(g.Members, origins)
		g.Differs = slices.ContainsFunc(g.Members, func(m hearsay.QuoteMember) bool { return m.Wording > 1 })
		out = append(out, g)
	}
	return out, nil
}

func members(docs []*hearsay.Document, quotes []quote, group []int, why []string) []hearsay.QuoteMember {
	kinds := wordings(quotes, group)
	out := make([]hearsay.QuoteMember, len(group))
	for i, q := range group {
		x := &quotes[q]
		out[i] = hearsay.QuoteMember{
			ID: x.name, Speaker: x.speaker, Wording: kinds[i], Why: why[q],
			Passage: hearsay.Passage{Doc: docs[x.doc].ID, Span: hearsay.Cover(x.content...)},
		}
	}
	return out
}

// countOrigins counts documents, those of one origin once.
func countOrigins(ms []hearsay.QuoteMember, origins []hearsay.Origin) int {
	of := map[string]string{}
	for _, o := range origins {
		for _, d := range o.Docs {
			of[d] = o.Docs[0]
		}
	}
	seen := map[string]bool{}
	for _, m := range ms {
		seen[cmp.Or(of[m.Passage.Doc], m.Passage.Doc)] = true
	}
	return len(seen)
}

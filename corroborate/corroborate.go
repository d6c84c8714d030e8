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
// does not matter; no two may be of the same document.
func Find(readings []*hearsay.Reading) Result {
	readings = slices.Clone(readings)
	slices.SortFunc(readings, func(x, y *hearsay.Reading) int { return canonical(x.Document, y.Document) })
	c := collection{
		load: func(i int) (*words, error) { return wordsOf(readings[i].Document), nil },
		place: func(i int, s *claim.Statement) (Place, error) {
			lex, err := lexicon.Load()
			if err != nil {
				return Place{}, err
			}
			return PlaceOf(lex, readings[i], s.Attribution, s.Span), nil
		},
	}
	claims := claim.NewReader()
	for _, r := range readings {
		c.claims = append(c.claims, claims.Read(r))
		w := wordsOf(r.Document)
		c.sketches = append(c.sketches, newSketch(r.Document, w))
		for _, q := range quotesOf(r, w) {
			q.doc = len(c.sketches) - 1
			c.quotes = append(c.quotes, q)
		}
	}
	res, _ := c.find(context.Background()) // only a context that ends is an error
	return res
}

// canonical orders documents by date of publication, then by ID.
func canonical(x, y *hearsay.Document) int {
	return cmp.Or(cmp.Compare(dateKey(x), dateKey(y)), cmp.Compare(x.ID, y.ID))
}

// collection is what comparing needs of documents, in canonical order.
type collection struct {
	sketches []sketch
	quotes   []quote
	claims   []*claim.Document
	// load reads the words of a document again; held are those at hand, with the
	// number of their words.
	load func(doc int) (*words, error)
	// place reads where a document has a statement from.
	place func(doc int, s *claim.Statement) (Place, error)
	held  map[int]*words
	size  int
}

// heldWords is how many words of documents are at hand: those that share text are
// mostly published near each other.
const heldWords = 4_000_000

// words reads the words of a document, from memory when it was asked for lately.
func (c *collection) words(doc int) (*words, error) {
	if w := c.held[doc]; w != nil {
		return w, nil
	}
	w, err := c.load(doc)
	if err != nil {
		return nil, err
	}
	if c.held == nil || c.size > heldWords {
		c.held, c.size = map[int]*words{}, 0
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
	for i := range ties {
		res.Reuse = append(res.Reuse, ties[i].Reuse)
	}
	docs := c.documents()
	res.Origins = originsOf(docs, res.Reuse)
	if res.Quotes, err = quoteGroups(ctx, docs, c.quotes, res.Origins); err != nil {
		return Result{}, err
	}
	if err := c.claimsAndFindings(ctx, &res); err != nil {
		return Result{}, err
	}
	return res, nil
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

// dateKey puts undated documents last.
func dateKey(d *hearsay.Document) string { return cmp.Or(d.Published.Value, undated) }

// earlier is true only when both dates are known and the first is before the
// second as far as both tell: "2019" is not before "2019-03".
func earlier(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] < b[:n]
}

func quoteGroups(ctx context.Context, docs []*hearsay.Document, quotes []quote, origins []hearsay.Origin) ([]hearsay.QuoteGroup, error) {
	set, why, err := groupQuotes(ctx, quotes)
	if err != nil {
		return nil, err
	}
	var out []hearsay.QuoteGroup
	for _, group := range set.groups() {
		if len(group) < 2 || !slices.ContainsFunc(group, func(q int) bool { return !quotes[q].indirect }) {
			continue
		}
		g := hearsay.QuoteGroup{Members: members(docs, quotes, group, why)}
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

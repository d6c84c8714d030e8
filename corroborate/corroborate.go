package corroborate

import (
	"cmp"
	"context"
	"slices"

	"hearsay"
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
	var c collection
	for _, r := range readings {
		c.add(r)
	}
	res, _ := c.find(context.Background()) // only a context that ends is an error
	return res
}

// collection is what comparing needs of documents: words as numbers with their
// places, no text.
type collection []member

type member struct {
	doc    *hearsay.Document // without its text
	words  *words
	quotes []quote
}

func (c *collection) add(r *hearsay.Reading) {
	w := wordsOf(r.Document)
	doc := &hearsay.Document{ID: r.Document.ID, Published: r.Document.Published}
	*c = append(*c, member{doc, w, quotesOf(r, w)})
}

// find compares all documents; the error is that of the context.
func (c collection) find(ctx context.Context) (res Result, err error) {
	slices.SortFunc(c, func(x, y member) int {
		return cmp.Or(cmp.Compare(dateKey(x.doc), dateKey(y.doc)), cmp.Compare(x.doc.ID, y.doc.ID))
	})
	docs, texts := make([]*hearsay.Document, len(c)), make([]*words, len(c))
	var quotes []quote
	for i, m := range c {
		docs[i], texts[i] = m.doc, m.words
		for _, q := range m.quotes {
			q.doc = i
			quotes = append(quotes, q)
		}
	}
	if res.Reuse, err = reuses(ctx, docs, texts); err != nil {
		return Result{}, err
	}
	res.Origins = originsOf(docs, res.Reuse)
	if res.Quotes, err = quoteGroups(ctx, docs, quotes, res.Origins); err != nil {
		return Result{}, err
	}
	return res, nil
}

// undated sorts behind every date.
const undated = "9999"

// dateKey puts undated documents last.
func dateKey(d *hearsay.Document) string { return cmp.Or(d.Published.Value, undated) }

func reuses(ctx context.Context, docs []*hearsay.Document, texts []*words) ([]hearsay.Reuse, error) {
	found, err := findReuse(ctx, texts)
	if err != nil {
		return nil, err
	}
	out := make([]hearsay.Reuse, 0, len(found))
	for _, p := range sortedPairs(found) {
		u := reuseOf(texts[p.a], texts[p.b], found[p])
		u.A, u.B = docs[p.a].ID, docs[p.b].ID
		u.Directed = earlier(docs[p.a].Published.Value, docs[p.b].Published.Value)
		out = append(out, u)
	}
	return out, nil
}

func sortedPairs(found map[pair][]run) []pair {
	keys := make([]pair, 0, len(found))
	for p := range found {
		keys = append(keys, p)
	}
	slices.SortFunc(keys, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return keys
}

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
		if len(group) < 2 {
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

package corroborate

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
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
	digests, sketches := make(map[string]*digest, len(readings)), make([]sketch, len(readings))
	d := newDigester()
	for i, r := range readings {
		at[r.Document.ID] = r
		sketches[i], digests[r.Document.ID] = d.digest(r)
	}
	c := newCollection(sketches, archive{
		document: func(id string) (*hearsay.Document, error) { return at[id].Document, nil },
		reading:  func(id string) (*hearsay.Reading, error) { return at[id], nil },
		quotes:   func(id string) ([]quote, error) { return digests[id].quotes, nil },
		claims:   func(id string) (*claim.Document, error) { return digests[id].claims, nil },
	})
	c.reviews = reviews
	res := newCollector()
	// Only a context that ends is an error.
	if text, err := c.shareText(context.Background()); err == nil {
		_ = c.find(context.Background(), text, res)
	}
	return res.result(c)
}

// results takes what is found.
type results interface {
	AddReuse(*hearsay.Reuse) error
	AddOrigin(*hearsay.Origin) error
	AddQuotes(*hearsay.QuoteGroup) error
	AddClaim(*hearsay.ClaimGroup) error
	AddFinding(f *hearsay.CrossFinding, edition uint64) error
	// ClaimOf is the ID of the claim of a statement, as far as it was added.
	ClaimOf(statement string) (string, error)
}

// find finds what is new or other than before: text is that of shared text.
func (c *collection) find(ctx context.Context, text *sharedText, to results) error {
	c.held, c.older = nil, nil // the rest needs no words
	c.text = text
	if err := c.writeReuse(to); err != nil {
		return err
	}
	ties, err := c.originTies(text)
	if err != nil {
		return err
	}
	if err := each(c.originsOf(ties), to.AddOrigin); err != nil {
		return err
	}
	touched := make([]bool, len(c.sketches))
	if err := c.findQuotes(ctx, touched, to); err != nil {
		return err
	}
	for d := range c.decidedOn(hearsay.ClaimGroups) {
		touched[d] = true
	}
	return c.findClaims(ctx, touched, to)
}

// each calls do with each element until it returns an error.
func each[T any](list []T, do func(*T) error) error {
	for i := range list {
		if err := do(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *collection) writeReuse(to results) error {
	for _, pair := range c.text.gone {
		if err := c.known.ForgetReuse(c.sketches[pair[0]].id, c.sketches[pair[1]].id); err != nil {
			return err
		}
	}
	for i := range c.text.ties {
		u := c.reuse(c.text, &c.text.ties[i])
		if err := to.AddReuse(&u); err != nil {
			return err
		}
	}
	return nil
}

// findQuotes groups quotes. It touches the documents of which a quote stands in
// several wordings now and did not before, or the other way round.
func (c *collection) findQuotes(ctx context.Context, touched []bool, to results) error {
	q := &quoting{kinds: c.kindsOfQuotes(), quotes: map[int32]*quote{}, linked: map[[2]int32]int{}}
	open, err := q.open(ctx)
	if err != nil {
		return err
	}
	g, err := q.group(ctx, open)
	if err != nil {
		return err
	}
	before, err := c.forgetQuotes(g.all)
	if err != nil {
		return err
	}
	groups := g.groups()
	now := reworded(groups)
	for _, x := range g.all {
		if now[x.name] != before[x.name] {
			touched[x.doc] = true
		}
	}
	if c.known == nil {
		c.wordings = now
	}
	for i := range groups {
		if err := to.AddQuotes(&groups[i]); err != nil {
			return err
		}
		found, err := c.differentWordings(&groups[i])
		if err == nil {
			err = each(found, func(f *hearsay.CrossFinding) error { return to.AddFinding(f, 0) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// forgetQuotes takes away the groups of quotes, and tells which stood in several
// wordings.
func (c *collection) forgetQuotes(quotes []*quote) (reworded map[string]bool, err error) {
	reworded = map[string]bool{}
	for _, q := range quotes {
		if c.known == nil || c.added[q.doc] {
			continue
		}
		differing, err := c.known.ForgetQuotes(q.name)
		if err != nil {
			return nil, err
		}
		for _, name := range differing {
			reworded[name] = true
		}
	}
	return reworded, nil
}

// findClaims finds claims and what differs, in the events that have other documents
// than before or touched ones.
func (c *collection) findClaims(ctx context.Context, touched []bool, to results) error {
	stale, gone, err := c.staleEvents(ctx, touched)
	if err != nil {
		return err
	}
	again := map[int]bool{}
	for _, docs := range stale {
		for _, d := range docs {
			again[d] = true
		}
		if err := c.findEvent(ctx, docs, to); err != nil {
			return err
		}
	}
	for _, d := range gone {
		if !again[d] {
			if err := c.forgetClaims(d, nil); err != nil {
				return err
			}
		}
	}
	return c.findCited(gone, to)
}

// findEvent finds claims and what differs in one event. Claims that are as before
// stay as they are.
func (c *collection) findEvent(ctx context.Context, docs []int, to results) error {
	if err := c.learnWordings(docs); err != nil {
		return err
	}
	e, err := c.event(ctx, docs)
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := c.forgetClaims(d, e.known); err != nil {
			return err
		}
	}
	if err := each(e.claims, to.AddClaim); err != nil {
		return err
	}
	return each(e.findings, func(f *hearsay.CrossFinding) error { return to.AddFinding(f, 0) })
}

func (c *collection) forgetClaims(doc int, keep map[string]bool) error {
	if c.known == nil || c.added[doc] {
		return nil
	}
	id := c.sketches[doc].id
	return errors.Join(c.known.ForgetClaims(id, keep), c.known.ForgetFindings(id))
}

// isKnown reports a claim that is as before: no member is another one, and no text
// that its documents share.
func (c *collection) isKnown(g *hearsay.ClaimGroup) (bool, error) {
	if c.known == nil {
		return false, nil
	}
	var docs []int
	for i := range g.Members {
		at := c.at(g.Members[i].Passage.Doc)
		if c.added[at] {
			return false, nil
		}
		docs = append(docs, at)
	}
	slices.Sort(docs)
	if c.text.isOther(docs) {
		return false, nil
	}
	return c.known.HasClaim(g)
}

// findCited finds what is cited otherwise from the editions that some documents are
// of or cite.
func (c *collection) findCited(docs []int, to results) error {
	open := map[uint64]bool{}
	for _, d := range docs {
		s := &c.sketches[d]
		open[s.edition] = true
		for _, e := range s.cites {
			open[e] = true
		}
	}
	all := c.editions(open)
	for _, edition := range slices.Sorted(maps.Keys(all)) {
		if err := c.findCitedFrom(edition, all[edition], to); err != nil {
			return err
		}
	}
	return nil
}

func (c *collection) findCitedFrom(edition uint64, docs []int, to results) error {
	if c.known != nil {
		if err := c.known.ForgetCited(edition); err != nil {
			return err
		}
	}
	if err := c.learnWordings(docs); err != nil {
		return err
	}
	var asked error
	found, err := c.citedOtherwise(edition, docs, func(statement string) string {
		id, err := to.ClaimOf(statement)
		asked = cmp.Or(asked, err)
		return id
	})
	if err = cmp.Or(err, asked); err != nil {
		return err
	}
	return each(found, func(f *hearsay.CrossFinding) error { return to.AddFinding(f, edition) })
}

// earlier is true only when both dates are known and the first is before the
// second as far as both tell: "2019" is not before "2019-03".
func earlier(a, b string) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] < b[:n]
}

package corroborate

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/corroborate/differ"
)

// collector gathers what is found in memory.
type collector struct {
	Result
	claimOf map[string]string
}

func newCollector() *collector { return &collector{claimOf: map[string]string{}} }

// AddReuse and the others are for [results].
func (r *collector) AddReuse(u *hearsay.Reuse) error {
	r.Reuse = append(r.Reuse, *u)
	return nil
}

func (r *collector) AddOrigin(o *hearsay.Origin) error {
	r.Origins = append(r.Origins, *o)
	return nil
}

func (r *collector) AddQuotes(g *hearsay.QuoteGroup) error {
	r.Quotes = append(r.Quotes, *g)
	return nil
}

func (r *collector) AddClaim(g *hearsay.ClaimGroup) error {
	r.Claims = append(r.Claims, *g)
	for i := range g.Members {
		r.claimOf[g.Members[i].ID] = g.ID
	}
	return nil
}

func (r *collector) AddFinding(f *hearsay.CrossFinding, _ uint64) error {
	r.Findings = append(r.Findings, *f)
	return nil
}

func (r *collector) ClaimOf(statement string) (string, error) { return r.claimOf[statement], nil }

// result puts all into canonical order.
func (r *collector) result(c *collection) Result {
	of := map[string]string{}
	for _, o := range r.Origins {
		for _, d := range o.Docs {
			of[d] = o.Docs[0]
		}
	}
	for i := range r.Quotes {
		r.Quotes[i].Origins = countOrigins(r.Quotes[i].Members, of)
	}
	slices.SortFunc(r.Claims, c.compareClaims)
	differ.Sort(r.Findings)
	return r.Result
}

// countOrigins counts documents, those of one origin once. of is the first document
// of their origins.
func countOrigins(ms []hearsay.QuoteMember, of map[string]string) int {
	seen := map[string]bool{}
	for _, m := range ms {
		seen[cmp.Or(of[m.Passage.Doc], m.Passage.Doc)] = true
	}
	return len(seen)
}

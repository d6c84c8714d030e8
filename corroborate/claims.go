package corroborate

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/corroborate/differ"
)

// claimsAndFindings finds the claims that stand in several documents, with the
// graph of their origins, and what differs between documents.
func (c *collection) claimsAndFindings(ctx context.Context, res *Result) error {
	groups, err := claim.Find(ctx, c.claims)
	if err != nil {
		return err
	}
	groups = c.reviewedClaims(groups)
	of := reuseOfDocuments(res.Reuse)
	places, err := c.places(groups)
	if err != nil {
		return err
	}
	for i, g := range groups {
		group := claimGroup(c.claims, g)
		group.Graph = Graph(places[i], sharedIn(&group, of))
		res.Claims = append(res.Claims, group)
	}
	res.Findings, err = differ.Find(ctx, differ.Collection{Docs: c.claims, Quotes: res.Quotes, Claims: res.Claims})
	return err
}

// places gives for each group those of the members that do not deny the claim: who
// denies it does not carry it. When all do, the denial is what is claimed. Each
// document is read once.
func (c *collection) places(groups []claim.Group) ([][]Place, error) {
	type member struct{ group, statement int }
	in := make([][]member, len(c.claims)) // by document
	for n, g := range groups {
		for _, m := range g.Members {
			if !m.Denied {
				in[m.Doc] = append(in[m.Doc], member{n, m.Statement})
			}
		}
	}
	out := make([][]Place, len(groups))
	for doc, members := range in {
		if len(members) == 0 {
			continue
		}
		s, err := c.source(doc)
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			said := &c.claims[doc].Statements[m.statement]
			out[m.group] = append(out[m.group], s.place(said.Attribution, said.Span))
		}
	}
	return out, nil
}

func claimGroup(docs []*claim.Document, g claim.Group) (out hearsay.ClaimGroup) {
	for _, m := range g.Members {
		d := docs[m.Doc]
		s := &d.Statements[m.Statement]
		if out.ID == "" {
			out.ID, out.Text = s.ID, s.Text
		}
		out.Members = append(out.Members, hearsay.ClaimMember{
			ID: s.ID, Passage: hearsay.Passage{Doc: d.ID, Span: s.Span}, Speaker: s.Speaker, Denied: m.Denied, Why: m.Why,
		})
	}
	return out
}

// reuseOfDocuments lists the shared texts under the first of their documents.
func reuseOfDocuments(all []hearsay.Reuse) map[string][]*hearsay.Reuse {
	of := map[string][]*hearsay.Reuse{}
	for i := range all {
		of[all[i].A] = append(of[all[i].A], &all[i])
	}
	return of
}

// sharedIn are the texts that documents of a group share with each other.
func sharedIn(g *hearsay.ClaimGroup, of map[string][]*hearsay.Reuse) (out []hearsay.Reuse) {
	docs := map[string]bool{}
	for i := range g.Members {
		docs[g.Members[i].Passage.Doc] = true
	}
	var seen []string
	for i := range g.Members {
		d := g.Members[i].Passage.Doc
		if slices.Contains(seen, d) {
			continue
		}
		seen = append(seen, d)
		for _, u := range of[d] {
			if docs[u.B] {
				out = append(out, *u)
			}
		}
	}
	return out
}

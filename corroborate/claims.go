package corroborate

import (
	"context"

	"hearsay"
	"hearsay/corroborate/claim"
)

// claimGroups finds the claims that stand in several documents.
func claimGroups(ctx context.Context, docs []*claim.Document) ([]hearsay.ClaimGroup, error) {
	groups, err := claim.Find(ctx, docs)
	if err != nil {
		return nil, err
	}
	out := make([]hearsay.ClaimGroup, len(groups))
	for i, g := range groups {
		out[i] = claimGroup(docs, g)
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

package review

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/ledger"
)

// Group is a quote or a claim in its places.
type Group struct {
	Of      hearsay.GroupKind
	Members []Member // at least one
	// Documents is how many they stand in.
	Documents int
}

// Member is one place of a group, or a record that could be one.
type Member struct {
	ID    string // "DOCUMENT:RECORD"
	Place hearsay.Passage
}

// GroupOf gives the group of a kind that has the member "DOCUMENT:RECORD", nil
// when it is in none.
func GroupOf(ctx context.Context, l *ledger.Ledger, of hearsay.GroupKind, id string) (*Group, error) {
	if of == hearsay.ClaimGroups {
		row, err := l.Claim(ctx, id)
		if err != nil || row == nil {
			return nil, err
		}
		return ClaimGroup(row), nil
	}
	row, err := l.Quote(ctx, id)
	if err != nil || row == nil {
		return nil, err
	}
	return QuoteGroup(row), nil
}

// ClaimGroup is a claim that the ledger gave.
func ClaimGroup(row *ledger.ClaimRow) *Group {
	g := &Group{Of: hearsay.ClaimGroups, Documents: row.Documents}
	for i := range row.Members {
		g.Members = append(g.Members, Member{row.Members[i].ID, row.Members[i].Passage})
	}
	return g
}

// QuoteGroup is a quote that the ledger gave.
func QuoteGroup(row *ledger.QuoteRow) *Group {
	g := &Group{Of: hearsay.QuoteGroups, Documents: row.Documents}
	for i := range row.Members {
		g.Members = append(g.Members, Member{row.Members[i].ID, row.Members[i].Passage})
	}
	return g
}

// Has reports whether a record is a member.
func (g *Group) Has(id string) bool {
	return slices.ContainsFunc(g.Members, func(m Member) bool { return m.ID == id })
}

// Log gives the decisions of a log that name a place of the group, in their order.
func (g *Group) Log(all []hearsay.GroupReview) (out []hearsay.GroupReview) {
	for _, r := range all {
		if r.Of == g.Of && slices.ContainsFunc(r.Places, g.covers) {
			out = append(out, r)
		}
	}
	return out
}

func (g *Group) covers(p hearsay.ReviewedPlace) bool {
	return slices.ContainsFunc(g.Members, func(m Member) bool { return m.Place.Doc == p.Doc && m.Place.Span.Overlaps(p.Span) })
}

// Locks gives the locks of a log that hold the group.
func (g *Group) Locks(all []hearsay.GroupReview) (locks []hearsay.GroupReview) {
	for _, r := range g.Log(all) {
		if r.Action == hearsay.LockPlaces {
			locks = append(locks, r)
		}
		if r.Action == hearsay.FreePlaces {
			locks = slices.DeleteFunc(locks, func(lock hearsay.GroupReview) bool { return lock.SharesPlace(&r) })
		}
	}
	return locks
}

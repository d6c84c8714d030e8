package review

import (
	"context"
	"fmt"
	"unicode/utf8"

	"hearsay"
	"hearsay/ledger"
)

// Split takes members out of a group; they become one of their own. left is the
// ID of a member that stays.
func (g *Group) Split(ids []string) (r hearsay.GroupReview, left string, err error) {
	r = hearsay.GroupReview{Of: g.Of, Action: hearsay.SplitPlaces}
	out := map[string]bool{}
	for _, id := range ids {
		if !g.Has(id) {
			return r, "", invalid(fmt.Sprintf("%s is not in the same %s as the others", id, g.Of), "name records of one group")
		}
		out[id] = true
	}
	for _, m := range g.Members {
		if out[m.ID] {
			r.Places = append(r.Places, hearsay.ReviewedPlace{Passage: m.Place})
		} else if left == "" {
			left = m.ID
		}
	}
	switch {
	case len(r.Places) == 0:
		return r, "", invalid("no place is named", "name those that do not belong to the group")
	case left == "":
		return r, "", invalid("all places of the group are named: that leaves it as it is", "leave out those that stay")
	}
	return r, left, nil
}

// Join makes one group of the groups of some places; a place that is in none is
// joined too.
func Join(ctx context.Context, l *ledger.Ledger, of hearsay.GroupKind, places []Member) (r hearsay.GroupReview, err error) {
	r = hearsay.GroupReview{Of: of, Action: hearsay.JoinPlaces}
	if len(places) < 2 {
		return r, invalid("a join needs two places", "name a record of each group")
	}
	first, err := GroupOf(ctx, l, of, places[0].ID)
	if err != nil {
		return r, err
	}
	apart := false
	for _, m := range places {
		apart = apart || m.ID != places[0].ID && (first == nil || !first.Has(m.ID))
		r.Places = append(r.Places, hearsay.ReviewedPlace{Passage: m.Place})
	}
	if !apart {
		return r, invalid(fmt.Sprintf("these places are in one %s already", of), "name a record of another group")
	}
	return r, nil
}

// Lock makes a group of just the places that it has now: no other joins it.
func (g *Group) Lock() hearsay.GroupReview {
	r := hearsay.GroupReview{Of: g.Of, Action: hearsay.LockPlaces}
	for _, m := range g.Members {
		r.Places = append(r.Places, hearsay.ReviewedPlace{Passage: m.Place})
	}
	return r
}

// Free takes the locks off a group.
func (g *Group) Free(ctx context.Context, l *ledger.Ledger) (r hearsay.GroupReview, err error) {
	r = hearsay.GroupReview{Of: g.Of, Action: hearsay.FreePlaces}
	all, err := l.GroupReviews(ctx)
	if err != nil {
		return r, err
	}
	for _, lock := range g.Locks(all) {
		r.Places = append(r.Places, lock.Places...)
	}
	if len(r.Places) == 0 {
		return r, invalid(fmt.Sprintf("nobody has locked this %s", g.Of), "hearsay review list shows what was decided")
	}
	return r, nil
}

// longestNote is how many bytes a person's own words may have.
const longestNote = 2000

// Keep adds a decision to the ledger's log.
func Keep(ctx context.Context, l *ledger.Ledger, r hearsay.GroupReview) error {
	if len(r.Note) > longestNote || !utf8.ValidString(r.Note) {
		return invalid("the reason is too long or no text", fmt.Sprintf("write %d bytes at most", longestNote))
	}
	return l.AddGroupReview(ctx, r)
}

func invalid(msg, hint string) error {
	return &hearsay.Error{Code: hearsay.Invalid, Msg: msg, Hint: hint}
}

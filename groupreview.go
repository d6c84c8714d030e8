package hearsay

import "slices"

// GroupKind says what sort of group a review is about.
type GroupKind string

// The kinds of groups.
const (
	QuoteGroups GroupKind = "quote"
	ClaimGroups GroupKind = "claim"
)

// GroupAction is what a person decides about places that are grouped.
type GroupAction string

// The actions.
const (
	JoinPlaces  GroupAction = "join"  // the groups of these places are one
	SplitPlaces GroupAction = "split" // these places leave their groups and are one of their own
	LockPlaces  GroupAction = "lock"  // these places are a group, and no other place joins it
	FreePlaces  GroupAction = "free"  // a lock on any of these places no longer holds
)

// GroupReview is a person's decision on what belongs together. It is never
// changed or removed; a later one may overrule it. It names places in texts and
// not records, so that it holds for new readings too.
type GroupReview struct {
	N      int    // its number in the log, from 1
	At     string // when it was made, RFC 3339
	Of     GroupKind
	Action GroupAction
	Places []ReviewedPlace
	Note   string // the person's own words, "" for none
}

// SharesPlace reports whether both name one place.
func (r *GroupReview) SharesPlace(o *GroupReview) bool {
	return slices.ContainsFunc(r.Places, func(p ReviewedPlace) bool {
		return slices.ContainsFunc(o.Places, func(q ReviewedPlace) bool { return p.Passage == q.Passage })
	})
}

// ReviewedPlace is a place that a person decided about.
type ReviewedPlace struct {
	Passage
	Quote string // the text there
}

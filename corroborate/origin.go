package corroborate

import (
	"cmp"
	"fmt"

	"hearsay"
)

// sharesOrigin tells reuse that shows derivation from a few common phrases,
// maybeOrigin what may show it.
func sharesOrigin(u *hearsay.Reuse) bool { return u.Score >= originScore }
func maybeOrigin(u *hearsay.Reuse) bool  { return u.Score >= maybeScore }

// originsOf groups documents along the reuse that shows derivation. docs must
// be in canonical order.
func originsOf(docs []*hearsay.Document, reuse []hearsay.Reuse) []hearsay.Origin {
	at := make(map[string]int, len(docs))
	for i, d := range docs {
		at[d.ID] = i
	}
	set := newUnion(len(docs))
	why := make([]string, len(docs))
	for i := range reuse {
		u := &reuse[i]
		if !sharesOrigin(u) {
			continue
		}
		set.join(at[u.A], at[u.B])
		why[at[u.B]] = cmp.Or(why[at[u.B]], because(u.Own, u.A, u.CoverB, u.CoverA))
		why[at[u.A]] = cmp.Or(why[at[u.A]], because(u.Own, u.B, u.CoverA, u.CoverB))
	}
	var out []hearsay.Origin
	for _, group := range set.groups() {
		if len(group) > 1 {
			out = append(out, originOf(docs, group, why))
		}
	}
	return out
}

func originOf(docs []*hearsay.Document, group []int, why []string) hearsay.Origin {
	var o hearsay.Origin
	for _, d := range group {
		o.Docs = append(o.Docs, docs[d].ID)
		o.Why = append(o.Why, why[d])
	}
	return o
}

func because(words int, other string, here, there float64) string {
	return fmt.Sprintf("shares %d words of its own with %s (%.0f%% of this text, %.0f%% of that one)",
		words, other, 100*here, 100*there)
}

package corroborate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"hearsay"
)

// sharesOrigin tells reuse that shows derivation from a few common phrases,
// maybeOrigin what may show it.
func sharesOrigin(u *hearsay.Reuse) bool { return u.Score >= originScore }
func maybeOrigin(u *hearsay.Reuse) bool  { return u.Score >= maybeScore }

// originsOf groups documents along the ties that show derivation, which are in the
// order of the documents.
func (c *collection) originsOf(ties []tie) (out []hearsay.Origin) {
	set, why := newUnion(len(c.sketches)), map[int32]string{}
	for i := range ties {
		t := &ties[i]
		if t.score < originScore {
			continue
		}
		set.join(int(t.a), int(t.b))
		why[t.b] = cmp.Or(why[t.b], because(t.own, c.sketches[t.a].id, t.coverB, t.coverA))
		why[t.a] = cmp.Or(why[t.a], because(t.own, c.sketches[t.b].id, t.coverA, t.coverB))
	}
	place := map[int]int{}
	for _, d := range slices.Sorted(maps.Keys(why)) {
		root := set.root(int(d))
		if root == int(d) {
			place[root] = len(out)
			out = append(out, hearsay.Origin{})
		}
		o := &out[place[root]]
		o.Docs, o.Why = append(o.Docs, c.sketches[d].id), append(o.Why, why[d])
	}
	return out
}

// originTies are the ties of all documents whose origin may be another than before:
// those with another tie, those that were of one origin with them, and all to whom
// ties lead from there.
func (c *collection) originTies(f *sharedText) ([]tie, error) {
	if c.known == nil {
		return f.ties, nil
	}
	var next []int
	open := map[int]bool{}
	add := func(doc int) {
		if !open[doc] {
			open[doc] = true
			next = append(next, doc)
		}
	}
	for d, is := range f.docs {
		if is {
			add(d)
		}
	}
	var ties []tie
	for len(next) > 0 {
		d := next[len(next)-1]
		next = next[:len(next)-1]
		before, err := c.known.ForgetOrigin(c.sketches[d].id)
		if err != nil {
			return nil, err
		}
		for _, id := range before {
			add(c.at(id))
		}
		all, err := c.known.Ties(c.sketches[d].id, originScore)
		if err != nil {
			return nil, err
		}
		for i := range all {
			u := &all[i]
			t := tie{a: int32(c.at(u.A)), b: int32(c.at(u.B)), own: int32(u.Own), coverA: u.CoverA, coverB: u.CoverB, score: u.Score}
			if add(int(t.a)); int(t.a) == d { // once, with the first of its documents
				ties = append(ties, t)
			}
			add(int(t.b))
		}
	}
	slices.SortFunc(ties, tie.compare)
	return ties, nil
}

func because(words int32, other string, here, there float64) string {
	return fmt.Sprintf("shares %d words of its own with %s (%.0f%% of this text, %.0f%% of that one)",
		words, other, 100*here, 100*there)
}

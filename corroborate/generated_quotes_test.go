package corroborate_test

import (
	"fmt"
	"slices"

	"hearsay"
)

// grouping scores quote groups with B cubed (Bagga and Baldwin 1998): for each
// place, the share of its group that belongs with it, and the share of those that
// belong with it that are in its group.
type grouping struct {
	places            int
	precision, recall float64 // sums over places
	missed            []string
}

func (g *grouping) f1() float64 {
	return 2 * g.precision * g.recall / (g.precision + g.recall) / float64(g.places)
}

func (g *grouping) String() string {
	n := float64(g.places)
	return fmt.Sprintf("B3 P %.1f R %.1f F1 %.1f on %d places", 100*g.precision/n, 100*g.recall/n, 100*g.f1(), g.places)
}

// quoted is a place where an utterance is known to stand, or, with key -1, a
// member of a group where none is.
type quoted struct {
	key   [2]int // story and utterance
	group string // found; "" when in none
	at    hearsay.Passage
	how   string
}

// quoteGroups holds all places of quotes against the groups that were found.
func (g *generated) quoteGroups() *grouping {
	all := g.quotes()
	byKey, byGroup := map[[2]int][]int{}, map[string][]int{}
	for i := range all {
		byKey[all[i].key] = append(byKey[all[i].key], i)
		if all[i].group == "" {
			all[i].group = fmt.Sprint("alone", i)
		}
		byGroup[all[i].group] = append(byGroup[all[i].group], i)
	}
	out := &grouping{places: len(all)}
	for _, q := range all {
		both := 0
		for _, i := range byGroup[q.group] {
			if all[i].key == q.key {
				both++
			}
		}
		p, r := float64(both)/float64(len(byGroup[q.group])), float64(both)/float64(len(byKey[q.key]))
		out.precision += p
		out.recall += r
		if p < 0.9 || r < 0.5 {
			out.missed = append(out.missed, fmt.Sprintf("%s, P %.2f R %.2f: %s", q.how, p, r, g.text(q.at)))
		}
	}
	return out
}

func (g *generated) quotes() (all []quoted) {
	found := map[string][]hearsay.QuoteMember{} // by document
	group, used := map[string]string{}, map[string]bool{}
	for _, q := range g.result.Quotes {
		for _, m := range q.Members {
			found[m.Passage.Doc] = append(found[m.Passage.Doc], m)
			group[m.ID] = q.ID
		}
	}
	for i, s := range g.stories {
		for n, q := range s.Truth.Quotes {
			for _, p := range q.Places {
				x := quoted{key: [2]int{i, n}, at: hearsay.Passage{Doc: g.of[where{i, p.Doc}].Document.ID, Span: p.Span}, how: string(p.Variant)}
				if m, ok := nearest(found[x.at.Doc], p.Span); ok {
					x.group = group[m.ID]
					used[m.ID] = true
				}
				all = append(all, x)
			}
		}
	}
	for _, q := range g.result.Quotes {
		for n, m := range q.Members {
			if !used[m.ID] {
				all = append(all, quoted{key: [2]int{-1 - len(all), n}, group: q.ID, at: m.Passage, how: "no quote"})
			}
		}
	}
	return all
}

// nearest is the member that covers most of a span.
func nearest(members []hearsay.QuoteMember, span hearsay.Span) (hearsay.QuoteMember, bool) {
	if len(members) == 0 {
		return hearsay.QuoteMember{}, false
	}
	best := slices.MaxFunc(members, func(a, b hearsay.QuoteMember) int {
		return overlap(a.Passage.Span, span) - overlap(b.Passage.Span, span)
	})
	return best, overlap(best.Passage.Span, span) > 0
}

package claim

import (
	"cmp"
	"context"
	"slices"

	"hearsay/corroborate/cluster"
)

// sameEvent is the least mean likeness of the documents that report one event.
const sameEvent = .14

// longestEvent is how many days documents on one event are apart at most.
const longestEvent = 45

// Events says which documents are about one event, by the rare names that they
// share, as indices into docs: groups of two and more, in the order of the
// documents' IDs. The error is that of ctx.
func (w *Weights) Events(ctx context.Context, docs []*Document) ([][]int, error) {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(docs[a].ID, docs[b].ID) })
	lists, about := map[Slot][]int32{}, make([]weighted, len(docs))
	for i, d := range order {
		about[i] = w.about(docs[d])
		for _, n := range rarestOf(docs[d].Names, w.names, topicNames) {
			lists[n] = append(lists[n], int32(i))
		}
	}
	var pairs []cluster.Pair
	met := make([]int32, len(docs))
	for a, d := range order {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, n := range rarestOf(docs[d].Names, w.names, topicNames) {
			for _, b := range lists[n] {
				if int(b) <= a || met[b] == int32(a)+1 || len(lists[n]) > crowd {
					continue
				}
				met[b] = int32(a) + 1
				if s := about[a].alike(&about[b]); s >= faint && near(docs[d].Published, docs[order[b]].Published) {
					pairs = append(pairs, cluster.Pair{A: int32(a), B: b, Similarity: s})
				}
			}
		}
	}
	groups := slices.DeleteFunc(cluster.Average(len(docs), pairs, sameEvent), func(g []int) bool { return len(g) < 2 })
	for _, g := range groups {
		for i := range g {
			g[i] = order[g[i]]
		}
	}
	return groups, nil
}

// near is true unless both dates are known and far from each other.
func near(a, b string) bool {
	x, ok := days(a, a)
	y, ok2 := days(b, b)
	return !ok || !ok2 || max(x.First-y.First, y.First-x.First) <= longestEvent
}

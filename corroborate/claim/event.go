package claim

import (
	"cmp"
	"context"
	"slices"

	"hearsay/calendar"
	"hearsay/corroborate/cluster"
)

// sameEvent is the least mean likeness of the documents that report one event.
const sameEvent = .1

// longestEvent is how many days documents on one event are apart at most.
const longestEvent = 45

// Events says which documents are about one event, by the rare names that they
// share, as indices into docs: groups of two and more, in the order of the
// documents' IDs. The error is that of ctx.
func (w *Weights) Events(ctx context.Context, docs []*Document) ([][]int, error) {
	alike := sameNames(docs)
	about, day := make([]weighted, len(alike)), make([]published, len(alike))
	for i, list := range alike {
		about[i], day[i] = w.about(docs[list[0]]), publishedOn(docs[list[0]])
	}
	var pairs []cluster.Pair
	lists, met := w.byName(about), make([]int32, len(alike))
	for a := range alike {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, n := range rarestOf(about[a].slots, w.names, topicNames) {
			for _, b := range lists[n] {
				if int(b) <= a || met[b] == int32(a)+1 || !day[a].near(day[b]) {
					continue
				}
				met[b] = int32(a) + 1
				if s := about[a].alike(&about[b]); s >= faint {
					pairs = append(pairs, cluster.Pair{A: int32(a), B: b, Similarity: s})
				}
			}
		}
	}
	var out [][]int
	for _, g := range cluster.Average(len(alike), pairs, sameEvent) {
		var event []int
		for _, i := range g {
			event = append(event, alike[i]...)
		}
		if len(event) > 1 {
			out = append(out, event)
		}
	}
	return out, nil
}

// sameNames lists the documents with the same names and near dates together, in the
// order of their IDs.
func sameNames(docs []*Document) (out [][]int) {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(docs[a].ID, docs[b].ID) })
	known := map[uint64][]int{} // indices into out
	for _, d := range order {
		h := fold(docs[d].Names)
		i := slices.IndexFunc(known[h], func(i int) bool {
			first := docs[out[i][0]]
			return slices.Equal(first.Names, docs[d].Names) && len(first.Names) > 0 && publishedOn(first).near(publishedOn(docs[d]))
		})
		if i >= 0 {
			out[known[h][i]] = append(out[known[h][i]], d)
			continue
		}
		if len(known[h]) < mostHeads {
			known[h] = append(known[h], len(out))
		}
		out = append(out, []int{d})
	}
	return out
}

// fold hashes a list of slots.
func fold(slots []Slot) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range slots {
		h = (h ^ uint64(s)) * 1099511628211
	}
	return h
}

// byName lists the documents under each of their rare names that is no crowd's.
func (w *Weights) byName(about []weighted) map[Slot][]int32 {
	lists := map[Slot][]int32{}
	for i := range about {
		for _, n := range rarestOf(about[i].slots, w.names, topicNames) {
			if len(lists[n]) <= crowd {
				lists[n] = append(lists[n], int32(i))
			}
		}
	}
	for n, l := range lists {
		if len(l) > crowd {
			delete(lists, n)
		}
	}
	return lists
}

// published is when a document was, as far as that is known to the month.
type published struct {
	from  calendar.Day
	known bool
}

func publishedOn(d *Document) published {
	x, ok := days(d.Published, d.Published)
	return published{x.First, ok}
}

// near is true unless both dates of publication are known and far from each other.
func (p published) near(o published) bool {
	return !p.known || !o.known || max(p.from-o.from, o.from-p.from) <= longestEvent
}

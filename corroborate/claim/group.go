package claim

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"hearsay/corroborate/cluster"
)

// Group is the statements that put forward one claim.
type Group struct {
	// Members are in the order of their documents' dates.
	Members []Member
}

// Member is one statement of a group.
type Member struct {
	Doc, Statement int // index of the document, and of the statement in it
	// Denied is true when it denies what the group claims.
	Denied bool
	// Why says to which other member it is most alike, and in what.
	Why string
}

// placed is a statement with its document.
type placed struct {
	*Statement
	doc   *Document
	at    int // index of the document
	index int // of the statement in the document
	words weighted
	about *weighted // of the document
}

// Find groups the statements of documents that put forward the same claim, in
// several documents each. The groups are in the order of their first members.
// The error is that of ctx.
func Find(ctx context.Context, docs []*Document) ([]Group, error) {
	return WeightsOf(docs).Find(ctx, docs)
}

// Find is as [Find], with weights that were counted before.
func (w *Weights) Find(ctx context.Context, docs []*Document) ([]Group, error) {
	all := w.inOrder(docs)
	pairs, err := w.pairs(ctx, all)
	if err != nil {
		return nil, err
	}
	var out []Group
	best := closest(all, pairs)
	for _, g := range cluster.Average(len(all), pairs, sameClaim) {
		if !inSeveral(all, g) {
			continue
		}
		out = append(out, group(all, g, best))
	}
	return out, nil
}

// inOrder lists all statements, those of the earliest document first.
func (w *Weights) inOrder(docs []*Document) []placed {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(cmp.Or(docs[a].Published, undated), cmp.Or(docs[b].Published, undated)), cmp.Compare(docs[a].ID, docs[b].ID))
	})
	var all []placed
	for _, d := range order {
		about := w.about(docs[d])
		for i := range docs[d].Statements {
			s := &docs[d].Statements[i]
			all = append(all, placed{s, docs[d], d, i, w.statement(s.Slots), &about})
		}
	}
	return all
}

// undated sorts behind every date.
const undated = "9999"

func inSeveral(all []placed, group []int) bool {
	for _, i := range group[1:] {
		if all[i].doc != all[group[0]].doc {
			return true
		}
	}
	return false
}

func group(all []placed, members []int, best map[int][]link) Group {
	against := claimed(all, members)
	var g Group
	for _, i := range members {
		m := Member{Doc: all[i].at, Statement: all[i].index, Denied: all[i].negated != against}
		for _, l := range best[i] {
			if slices.Contains(members, l.to) {
				_, why := like(&all[i], &all[l.to])
				m.Why = why.text(all[l.to].ID)
				break
			}
		}
		g.Members = append(g.Members, m)
	}
	return g
}

// claimed is whether what the group claims is put negatively: only when no
// member puts it otherwise.
func claimed(all []placed, members []int) bool {
	for _, i := range members {
		if !all[i].negated {
			return false
		}
	}
	return true
}

func (e evidence) text(other string) string {
	text := fmt.Sprintf("shares %d names, events and things with %s", e.shared, other)
	if e.figure != "" {
		text += fmt.Sprintf(", and the figure %s", e.figure)
	}
	return text
}

// link is how alike another statement is.
type link struct {
	to         int
	similarity float64
}

// closest gives for each statement those that it is most alike to, the most
// alike first.
func closest(all []placed, pairs []cluster.Pair) map[int][]link {
	best := map[int][]link{}
	for _, p := range pairs {
		if p.Similarity > 0 {
			a, b := int(p.A), int(p.B)
			best[a], best[b] = append(best[a], link{b, p.Similarity}), append(best[b], link{a, p.Similarity})
		}
	}
	for _, l := range best {
		slices.SortFunc(l, func(x, y link) int { return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.to, y.to)) })
	}
	return best
}

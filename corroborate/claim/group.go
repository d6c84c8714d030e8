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
	tally bool
	words weighted
	about *weighted // of the document
}

// Find groups the statements of documents on one event that put forward the same
// claim, in several documents each. The groups are in the order of their first
// members. The error is that of ctx.
func Find(ctx context.Context, docs []*Document) ([]Group, error) {
	w := weightsOf(docs)
	all := w.inOrder(docs)
	heads, of := copies(all)
	distinct := make([]placed, len(heads))
	for i, h := range heads {
		distinct[i] = all[h]
	}
	pairs, err := w.pairs(ctx, distinct)
	if err != nil {
		return nil, err
	}
	repeated := make([][]int, len(heads)) // statements of each head, itself first
	for i, h := range of {
		repeated[h] = append(repeated[h], i)
	}
	var out []Group
	groups := cluster.Average(len(distinct), pairs, sameClaim)
	best := closest(pairs, groups, len(distinct))
	for _, g := range groups {
		if whole := group(all, distinct, g, repeated, best); inSeveral(whole) {
			out = append(out, whole)
		}
	}
	return out, nil
}

// inOrder lists all statements, those of the earliest document first.
func (w *weights) inOrder(docs []*Document) []placed {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return docs[a].Compare(docs[b]) })
	var all []placed
	for _, d := range order {
		about := w.about(docs[d].Names)
		for i := range docs[d].Statements {
			s := &docs[d].Statements[i]
			all = append(all, placed{s, docs[d], d, i, s.IsTally(), w.statement(s.Slots), &about})
		}
	}
	return all
}

func inSeveral(g Group) bool {
	return slices.ContainsFunc(g.Members, func(m Member) bool { return m.Doc != g.Members[0].Doc })
}

// group writes out a group of distinct statements with all that repeat them.
func group(all, distinct []placed, members []int, repeated [][]int, best []link) (g Group) {
	against := claimed(distinct, members)
	why := map[int]string{} // by index in all
	var order []int
	for _, h := range members {
		for n, i := range repeated[h] {
			order = append(order, i)
			why[i] = cmp.Or(reason(distinct, h, best[h]), sameWords(all, repeated[h], 0))
			if n > 0 {
				why[i] = sameWords(all, repeated[h], n)
			}
		}
	}
	slices.Sort(order)
	for _, i := range order {
		g.Members = append(g.Members, Member{Doc: all[i].at, Statement: all[i].index, Denied: all[i].negated != against, Why: why[i]})
	}
	return g
}

// sameWords says which other statement has the words of the nth of a list, "" for
// none.
func sameWords(all []placed, list []int, n int) string {
	if len(list) < 2 {
		return ""
	}
	other := 0
	if n == 0 {
		other = 1
	}
	return "stands in the same words in " + all[list[other]].ID
}

// reason says to which other member one is most alike, "" when it is alone.
func reason(distinct []placed, h int, most link) string {
	if most.similarity <= 0 {
		return ""
	}
	_, why := like(&distinct[h], &distinct[most.to])
	return why.text(distinct[most.to].ID)
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
	if e.shared == 1 {
		text = "shares a name, event or thing with " + other
	}
	if e.figure != "" {
		text += fmt.Sprintf(", and the figure %s", e.figure)
	}
	return text
}

// link is how alike another statement is.
type link struct {
	to         int32
	similarity float64
}

// closest gives for each of n statements the one of its group that it is most
// alike to, the lowest of several; a similarity of 0 where there is none.
func closest(pairs []cluster.Pair, groups [][]int, n int) []link {
	of := make([]int32, n)
	for g, members := range groups {
		for _, i := range members {
			of[i] = int32(g)
		}
	}
	best := make([]link, n)
	for _, p := range pairs {
		if of[p.A] == of[p.B] {
			best[p.A].update(p.B, p.Similarity)
			best[p.B].update(p.A, p.Similarity)
		}
	}
	return best
}

func (l *link) update(to int32, similarity float64) {
	if similarity > l.similarity || similarity == l.similarity && similarity > 0 && to < l.to {
		*l = link{to, similarity}
	}
}

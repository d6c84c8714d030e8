// Package cluster groups things by how alike they are, with average link: two
// groups are joined while the mean similarity of their members, one from each,
// is high enough. One chance likeness between two members joins nothing, as it
// would with single link.
//
// It knows nothing of documents. Only pairs that are given are looked at; all
// others count as not alike, so the cost grows with the pairs, not with all
// pairs of things.
//
// Invariant: the result depends on the set of pairs alone, not on their order.
package cluster

import (
	"cmp"
	"container/heap"
	"slices"
)

// Pair is how alike two things are, which are numbers from 0. A similarity below
// 0 keeps groups apart.
type Pair struct {
	A, B       int32
	Similarity float64
}

// Average joins the n things while two groups have a mean similarity of at least
// least, which is above 0 (UPGMA: Sokal and Michener 1958). No pair may be given
// twice. Groups are in the order of their lowest member, members ascending; a
// thing that is like no other is a group of its own.
func Average(n int, pairs []Pair, least float64) [][]int {
	u := newUnion(n, pairs, least)
	for len(u.next) > 0 {
		c := heap.Pop(&u.next).(candidate)
		if u.stamp[c.a] == c.stampA && u.stamp[c.b] == c.stampB {
			u.join(c.a, c.b)
		}
	}
	return u.groups()
}

// union is a state of the joining. A group is named by its lowest member.
type union struct {
	least   float64
	members [][]int
	// sum is the total similarity to each group that is like this one.
	sum []map[int32]float64
	// stamp counts the changes of a group: what was planned before is void.
	stamp []int32
	next  queue
}

func newUnion(n int, pairs []Pair, least float64) *union {
	u := &union{least: least, members: make([][]int, n), sum: make([]map[int32]float64, n), stamp: make([]int32, n)}
	for i := range n {
		u.members[i] = []int{i}
	}
	for _, p := range pairs {
		u.set(p.A, p.B, p.Similarity)
		u.set(p.B, p.A, p.Similarity)
		u.plan(min(p.A, p.B), max(p.A, p.B))
	}
	heap.Init(&u.next)
	return u
}

func (u *union) set(a, b int32, similarity float64) {
	if u.sum[a] == nil {
		u.sum[a] = map[int32]float64{}
	}
	u.sum[a][b] = similarity
}

// plan puts a join into the queue when the groups are alike enough.
func (u *union) plan(a, b int32) bool {
	mean := u.sum[a][b] / float64(len(u.members[a])*len(u.members[b]))
	if mean >= u.least {
		u.next = append(u.next, candidate{mean, a, b, u.stamp[a], u.stamp[b]})
	}
	return mean >= u.least
}

// join makes one group of two, a the lower.
func (u *union) join(a, b int32) {
	u.members[a] = append(u.members[a], u.members[b]...)
	u.members[b] = nil
	for c, s := range u.sum[b] {
		delete(u.sum[c], b)
		if c != a {
			u.sum[a][c] += s
			u.sum[c][a] = u.sum[a][c]
		}
	}
	u.sum[b] = nil
	u.stamp[a]++
	u.stamp[b]++
	for c := range u.sum[a] {
		if u.plan(min(a, c), max(a, c)) {
			heap.Fix(&u.next, len(u.next)-1)
		}
	}
}

func (u *union) groups() [][]int {
	var out [][]int
	for _, m := range u.members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}

// candidate is a join that may be made.
type candidate struct {
	mean           float64
	a, b           int32
	stampA, stampB int32
}

// queue is a heap with the most alike first; ties go to the lowest numbers.
type queue []candidate

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].mean, q[i].mean), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q *queue) Push(x any) { *q = append(*q, x.(candidate)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}

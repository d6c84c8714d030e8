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
	// near is the groups that are like each one, in ascending order.
	near [][]neighbour
	// stamp counts the changes of a group: what was planned before is void.
	stamp []int32
	next  queue
}

// neighbour is the total similarity to the members of another group.
type neighbour struct {
	group int32
	sum   float64
}

func newUnion(n int, pairs []Pair, least float64) *union {
	u := &union{least: least, members: make([][]int, n), stamp: make([]int32, n)}
	for i := range n {
		u.members[i] = []int{i}
	}
	u.near = neighbours(n, pairs, chains(n, pairs, least))
	for _, p := range pairs {
		u.plan(min(p.A, p.B), max(p.A, p.B), p.Similarity)
	}
	heap.Init(&u.next)
	return u
}

// chains gives each thing its chain: groups are only joined when two of their
// members are as alike as least, so that things with no chain of such pairs
// between them never meet.
func chains(n int, pairs []Pair, least float64) Chains {
	of := NewChains(n)
	for _, p := range pairs {
		if p.Similarity >= least {
			of.Join(p.A, p.B)
		}
	}
	for i := range of {
		of[i] = of[of[i]] // the lowest of their chains come first
	}
	return of
}

// neighbours lists the pairs of one chain under both of their things.
func neighbours(n int, pairs []Pair, chain Chains) [][]neighbour {
	degree := make([]int32, n)
	total := 0
	for _, p := range pairs {
		if chain[p.A] == chain[p.B] {
			degree[p.A]++
			degree[p.B]++
			total += 2
		}
	}
	near, rest := make([][]neighbour, n), make([]neighbour, total)
	for i, d := range degree {
		near[i], rest = rest[:0:d], rest[d:]
	}
	for _, p := range pairs {
		if chain[p.A] == chain[p.B] {
			near[p.A] = append(near[p.A], neighbour{p.B, p.Similarity})
			near[p.B] = append(near[p.B], neighbour{p.A, p.Similarity})
		}
	}
	for _, list := range near {
		slices.SortFunc(list, func(x, y neighbour) int { return cmp.Compare(x.group, y.group) })
	}
	return near
}

// plan puts a join into the queue when the groups are alike enough.
func (u *union) plan(a, b int32, sum float64) bool {
	mean := sum / float64(len(u.members[a])*len(u.members[b]))
	if mean >= u.least {
		u.next = append(u.next, candidate{mean, a, b, u.stamp[a], u.stamp[b]})
	}
	return mean >= u.least
}

// join makes one group of two, a the lower.
func (u *union) join(a, b int32) {
	u.members[a] = append(u.members[a], u.members[b]...)
	u.members[b] = nil
	for _, x := range u.near[b] {
		if x.group != a {
			u.near[x.group] = moved(u.near[x.group], b, a)
		}
	}
	u.near[a], u.near[b] = merged(u.near[a], u.near[b], a, b), nil
	u.stamp[a]++
	u.stamp[b]++
	for _, x := range u.near[a] {
		if u.plan(min(a, x.group), max(a, x.group), x.sum) {
			heap.Fix(&u.next, len(u.next)-1)
		}
	}
}

// moved adds what a list has of one group to another one, which may be new to it.
func moved(list []neighbour, from, to int32) []neighbour {
	i, _ := search(list, from)
	sum := list[i].sum
	list = slices.Delete(list, i, i+1)
	i, found := search(list, to)
	if !found {
		return slices.Insert(list, i, neighbour{to, sum})
	}
	list[i].sum += sum
	return list
}

func search(list []neighbour, group int32) (at int, found bool) {
	return slices.BinarySearchFunc(list, group, func(x neighbour, g int32) int { return cmp.Compare(x.group, g) })
}

// merged adds up the lists of two groups, which leave out each other.
func merged(x, y []neighbour, a, b int32) []neighbour {
	out := make([]neighbour, 0, len(x)+len(y))
	for len(x)+len(y) > 0 {
		var next neighbour
		switch {
		case len(y) == 0 || len(x) > 0 && x[0].group < y[0].group:
			next, x = x[0], x[1:]
		case len(x) == 0 || y[0].group < x[0].group:
			next, y = y[0], y[1:]
		default:
			next, x, y = neighbour{x[0].group, x[0].sum + y[0].sum}, x[1:], y[1:]
		}
		if next.group != a && next.group != b {
			out = append(out, next)
		}
	}
	return out
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

package network

import "math"

// Score is the number type of arc scores: floats in training, integers in the
// reader.
type Score interface{ ~int32 | ~float32 }

// Memory is what [Tree] works in. It is kept from sentence to sentence and is for
// one goroutine; the zero value is ready.
type Memory struct {
	ints   []int
	floats []float64
	marks  []bool
}

// take returns n zeroed elements of a pool, which grows where it must.
func take[T any](pool *[]T, n int) []T {
	from := len(*pool)
	if from+n > cap(*pool) {
		*pool, from = make([]T, 0, 2*cap(*pool)+n), 0 // what was taken before stays where it is
	}
	*pool = (*pool)[:from+n]
	out := (*pool)[from : from+n : from+n]
	clear(out)
	return out
}

// Tree finds the best tree of n words over scores (n rows of n+1 columns, the
// root first) with exactly one child of the root: Chu-Liu and Edmonds, started
// from the best head of each word, which is a tree already for most sentences. The
// heads are valid until the next call with the same memory.
func Tree[S Score](m *Memory, scores []S, n int) []int {
	m.ints, m.floats, m.marks = m.ints[:0], m.floats[:0], m.marks[:0]
	heads := bestHeads(m, scores, n)
	if root := onlyRoot(heads); root >= 0 && acyclic(m, heads) {
		return heads
	}
	best, bestSum := heads, math.Inf(-1)
	for root := range n {
		if !worthARoot(scores, n, root) {
			continue
		}
		h := m.edmonds(fixRoot(m, scores, n, root), n+1)
		if sum := total(scores, n, h); sum > bestSum {
			best, bestSum = h, sum
		}
	}
	return best
}

// worthARoot keeps the search to words that are not much worse as root than the
// best one.
func worthARoot[S Score](scores []S, n, root int) bool {
	better := 0
	for i := range n {
		if scores[i*(n+1)] > scores[root*(n+1)] {
			better++
		}
	}
	return better < 3
}

func bestHeads[S Score](m *Memory, scores []S, n int) []int {
	heads := take(&m.ints, n)
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := 0
		for j, s := range row {
			if j != i+1 && (best == i+1 || s > row[best] || j == 0) {
				best = j
			}
		}
		heads[i] = best
	}
	return heads
}

// onlyRoot is the one child of the root, or -1.
func onlyRoot(heads []int) int {
	root := -1
	for i, h := range heads {
		if h == 0 {
			if root >= 0 {
				return -1
			}
			root = i
		}
	}
	return root
}

func acyclic(m *Memory, heads []int) bool {
	state := take(&m.ints, len(heads))
	for i := range heads {
		j := i
		for state[j] == 0 {
			state[j] = 1
			if heads[j] == 0 {
				break
			}
			if j = heads[j] - 1; state[j] == 1 {
				return false
			}
		}
		for j = i; state[j] == 1; j = heads[j] - 1 {
			state[j] = 2
			if heads[j] == 0 {
				break
			}
		}
	}
	return true
}

func total[S Score](scores []S, n int, heads []int) float64 {
	var sum float64
	for i, h := range heads {
		sum += float64(scores[i*(n+1)+h])
	}
	return sum
}

// fixRoot gives a square table of scores in which only one word may be the
// root's child: cell [dependent][head], 0 is the root.
func fixRoot[S Score](m *Memory, scores []S, n, root int) []float64 {
	size := n + 1
	out := take(&m.floats, size*size)
	for i := range n {
		for j := range size {
			s := float64(scores[i*size+j])
			if (j == 0) != (i == root) || j == i+1 {
				s = math.Inf(-1)
			}
			out[(i+1)*size+j] = s
		}
	}
	return out
}

// edmonds finds the best arborescence of size nodes from node 0, contracting
// one cycle at a time.
func (m *Memory) edmonds(s []float64, size int) []int {
	head := take(&m.ints, size)
	for d := 1; d < size; d++ {
		best := 0
		for h := range size {
			if h != d && s[d*size+h] > s[d*size+best] {
				best = h
			}
		}
		head[d] = best
	}
	cycle := m.findCycle(head)
	if cycle == nil {
		return head[1:]
	}
	return m.expand(s, size, head, cycle)
}

func (m *Memory) findCycle(head []int) []int {
	seen := take(&m.ints, len(head))
	for start := 1; start < len(head); start++ {
		d := start
		for d != 0 && seen[d] == 0 {
			seen[d] = start
			d = head[d]
		}
		if d != 0 && seen[d] == start {
			cycle := append(take(&m.ints, len(head))[:0], d)
			for x := head[d]; x != d; x = head[x] {
				cycle = append(cycle, x)
			}
			return cycle
		}
	}
	return nil
}

// expand solves the smaller problem in which the cycle is one node, and opens
// the cycle where its best head enters.
func (m *Memory) expand(s []float64, size int, head, cycle []int) []int {
	in := take(&m.marks, size)
	for _, c := range cycle {
		in[c] = true
	}
	nodes := take(&m.ints, size)[:0] // of the smaller problem; the last one is the cycle
	for i := range size {
		if !in[i] {
			nodes = append(nodes, i)
		}
	}
	k := len(nodes)
	small := take(&m.floats, (k+1)*(k+1))
	enter, leave := take(&m.ints, k), take(&m.ints, k)
	for a, d := range nodes {
		for b, h := range nodes {
			small[a*(k+1)+b] = s[d*size+h]
		}
		leave[a] = cycle[0]
		enter[a] = cycle[0]
		for _, c := range cycle {
			if s[d*size+c] > s[d*size+leave[a]] {
				leave[a] = c
			}
			if s[c*size+d]-s[c*size+head[c]] > s[enter[a]*size+d]-s[enter[a]*size+head[enter[a]]] {
				enter[a] = c
			}
		}
		small[a*(k+1)+k] = s[d*size+leave[a]]
		small[k*(k+1)+a] = s[enter[a]*size+d] - s[enter[a]*size+head[enter[a]]]
	}
	sub := m.edmonds(small, k+1)
	for a := 1; a < k; a++ {
		if h := sub[a-1]; h == k {
			head[nodes[a]] = leave[a]
		} else {
			head[nodes[a]] = nodes[h]
		}
	}
	from := sub[k-1]
	head[enter[from]] = nodes[from]
	return head[1:]
}

package corroborate

import (
	"slices"

	"hearsay"
)

// circular lists the carriers that credit each other in a ring, whichever of an
// outlet's documents does it.
func (t *tracer) circular() [][]int {
	one := make([]int, len(t.nodes)) // the first node of the outlet
	for i := range t.nodes {
		one[i] = i
		if same := t.outlets[t.nodes[i].outlet]; len(same) > 0 {
			one[i] = same[0]
		}
	}
	edges, in := make([][]int, len(t.nodes)), make([][]int, len(t.nodes))
	for i := range t.g.Edges {
		e := &t.g.Edges[i]
		from, to := one[e.From], one[e.To]
		if e.By == hearsay.Credited && from != to && t.g.Nodes[e.From].Kind != hearsay.SpeakerNode {
			edges[to] = append(edges[to], from)
			in[to], in[from] = append(in[to], e.To), append(in[from], e.From)
		}
	}
	var out [][]int
	for _, ring := range components(edges) {
		if len(ring) < 2 {
			continue
		}
		var nodes []int
		for _, i := range ring {
			nodes = append(nodes, in[i]...)
		}
		slices.Sort(nodes)
		out = append(out, slices.Compact(nodes))
	}
	return out
}

// components lists the strongly connected components of a graph of n nodes that
// edges gives by their tails, those that others lead into first (Tarjan,
// "Depth-first search and linear graph algorithms", SIAM J. Computing, 1972).
// Each is in ascending order.
func components(edges [][]int) [][]int {
	s := search{edges: edges, low: make([]int, len(edges)), on: make([]bool, len(edges))}
	for i := range edges {
		if s.low[i] == 0 {
			s.visit(i)
		}
	}
	return s.out
}

type search struct {
	edges [][]int
	low   []int // the lowest number reached from a node, 0 when not visited
	on    []bool
	stack []int
	count int
	out   [][]int
}

func (s *search) visit(i int) int {
	s.count++
	number := s.count
	s.low[i] = number
	at := len(s.stack)
	s.stack, s.on[i] = append(s.stack, i), true
	for _, j := range s.edges[i] {
		switch {
		case s.low[j] == 0:
			s.low[i] = min(s.low[i], s.visit(j))
		case s.on[j]:
			s.low[i] = min(s.low[i], s.low[j])
		}
	}
	if s.low[i] == number {
		part := slices.Clone(s.stack[at:])
		s.stack = s.stack[:at]
		for _, j := range part {
			s.on[j] = false
		}
		slices.Sort(part)
		s.out = append(s.out, part)
	}
	return s.low[i]
}

package corroborate

import (
	"slices"

	"hearsay"
)

// circular lists the carriers that credit each other in a ring. An outlet that is
// credited before anything of it is here may have printed any of its documents
// before; two documents of one outlet are two carriers, since in a large story each
// outlet credits each other one some day.
func (t *tracer) circular() (out [][]int) {
	from := make([][]int, len(t.nodes))
	for i := range t.g.Edges {
		e := &t.g.Edges[i]
		if e.By == hearsay.Credited && t.g.Nodes[e.From].Kind != hearsay.SpeakerNode {
			from[e.To] = append(from[e.To], e.From)
		}
	}
	for i := range t.nodes {
		if t.g.Nodes[i].Kind == hearsay.OutletNode {
			from[i] = append(from[i], t.outlets[t.nodes[i].outlet]...)
		}
	}
	for _, ring := range components(from) {
		if len(ring) > 1 {
			out = append(out, ring)
		}
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

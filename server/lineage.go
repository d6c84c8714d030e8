package server

import (
	"cmp"
	"slices"

	"hearsay"
)

// branch is a node of a graph of origins with the nodes that have it from there:
// the graph as a tree that can be read from top to bottom.
type branch struct {
	hearsay.OriginNode
	node int // its number in the graph
	// By, Directed and Why are of the edge to the branch above; "" for a root.
	By       hearsay.Evidence
	Directed bool
	Why      string
	// Also are further edges that lead here.
	Also  []hearsay.OriginEdge
	Below []*branch
	// Folded counts the nodes that a picture shows as one box. Such a branch has
	// no node of its own.
	Folded int
}

// lineage hangs each node under the one that it most likely has it from: a
// carrier before a speaker, a credit before shared text. A ring of nodes that
// credit each other hangs under its first.
func lineage(g *hearsay.OriginGraph) []*branch {
	all, parent := make([]*branch, len(g.Nodes)), make([]int, len(g.Nodes))
	for i, n := range g.Nodes {
		all[i], parent[i] = &branch{OriginNode: n, node: i}, -1
	}
	for _, e := range byStrength(g) {
		b := all[e.To]
		if parent[e.To] >= 0 || isAbove(parent, e.To, e.From) {
			b.Also = append(b.Also, e)
			continue
		}
		parent[e.To] = e.From
		b.By, b.Directed, b.Why = e.By, e.Directed, e.Why
	}
	var roots []*branch
	for i, b := range all {
		if parent[i] < 0 {
			roots = append(roots, b)
		} else {
			all[parent[i]].Below = append(all[parent[i]].Below, b)
		}
	}
	sortBranches(roots)
	for _, b := range all {
		sortBranches(b.Below)
	}
	return roots
}

// byStrength are the edges in the order in which they are believed. An edge
// without a direction comes last, and the other way round when only so the two
// are tied.
func byStrength(g *hearsay.OriginGraph) []hearsay.OriginEdge {
	strength := func(e hearsay.OriginEdge) int {
		n := slices.Index([]hearsay.Evidence{hearsay.Credited, hearsay.SharedText, hearsay.SharedQuote}, e.By)
		if g.Nodes[e.From].Kind == hearsay.SpeakerNode {
			n += 10
		}
		if !e.Directed {
			n += 5
		}
		return n
	}
	edges := slices.Clone(g.Edges)
	slices.SortStableFunc(edges, func(a, b hearsay.OriginEdge) int { return cmp.Compare(strength(a), strength(b)) })
	return edges
}

// isAbove reports whether node a is an ancestor of b, or b itself.
func isAbove(parent []int, a, b int) bool {
	for ; b >= 0; b = parent[b] {
		if a == b {
			return true
		}
	}
	return false
}

// sortBranches puts speakers and credited outlets first, then the earliest
// published.
func sortBranches(bs []*branch) {
	kinds := []hearsay.NodeKind{hearsay.SpeakerNode, hearsay.OutletNode, hearsay.DocumentNode}
	slices.SortStableFunc(bs, func(a, b *branch) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Name, b.Name))
	})
}

// size counts the nodes of a branch.
func (b *branch) size() int {
	n := 1 + b.Folded
	if b.Folded > 0 {
		n--
	}
	for _, x := range b.Below {
		n += x.size()
	}
	return n
}

// rows counts the lines that a branch takes in a picture.
func (b *branch) rows() int {
	n := 0
	for _, x := range b.Below {
		n += x.rows()
	}
	return max(n, 1)
}

// folds are how much of a large graph is shown, tried in this order: at most so
// many leaves under one node, and so many steps from a root.
var folds = []struct{ leaves, depth int }{{12, 9}, {6, 9}, {4, 6}, {3, 4}, {2, 3}, {1, 3}, {1, 2}, {0, 1}}

// fold shortens branches until they fit in so many rows. What is left out stands
// as one box that says how many it stands for.
func fold(roots []*branch, rows int) []*branch {
	var out []*branch
	for _, f := range folds {
		out = foldList(roots, max(f.leaves, 2), f.leaves, f.depth)
		if total(out) <= rows {
			return out
		}
	}
	return cut(roots, rows)
}

// cut keeps as many roots as there are rows, each in one row.
func cut(roots []*branch, rows int) (out []*branch) {
	folded := 0
	for i, b := range roots {
		if i >= rows-1 {
			folded += b.size()
			continue
		}
		copied := *b
		copied.Below = nil
		if n := b.size() - 1; n > 0 {
			copied.Below = []*branch{{Folded: n}}
		}
		out = append(out, &copied)
	}
	if folded > 0 {
		out = append(out, &branch{Folded: folded})
	}
	return out
}

func total(bs []*branch) (n int) {
	for _, b := range bs {
		n += b.rows()
	}
	return n
}

// foldList keeps branches that have others below and so many that have none.
func foldList(bs []*branch, keep, leaves, depth int) []*branch {
	var out []*branch
	folded := 0
	for _, b := range bs {
		leaf := len(b.Below) == 0
		if b.Folded > 0 || leaf && keep == 0 || !leaf && depth == 0 {
			folded += b.size()
			continue
		}
		if leaf {
			keep--
		}
		copied := *b
		copied.Below = foldList(b.Below, leaves, leaves, depth-1)
		out = append(out, &copied)
	}
	if folded > 0 {
		out = append(out, &branch{Folded: folded})
	}
	return out
}

package story

import (
	"slices"

	"hearsay/corroborate/cluster"
)

// A document that stands alone joins the story that it is most alike to when
// its mean similarity to it is at least near, and clearly times that to the next
// story.
const (
	near    = .2
	clearly = 1.3
)

// takeIn joins documents that stand alone to the one story that they are near
// to. Stories are looked at as they were before.
func takeIn(groups [][]int, pairs []cluster.Pair, n int) [][]int {
	of := make([]int, n)
	for g, members := range groups {
		for _, i := range members {
			of[i] = g
		}
	}
	like := make([]map[int]float64, n)
	add := func(a, b int32, s float64) {
		if len(groups[of[a]]) > 1 || len(groups[of[b]]) < 2 {
			return
		}
		if like[a] == nil {
			like[a] = map[int]float64{}
		}
		like[a][of[b]] += s / float64(len(groups[of[b]]))
	}
	for _, p := range pairs {
		add(p.A, p.B, p.Similarity)
		add(p.B, p.A, p.Similarity)
	}
	out := slices.Clone(groups)
	for i := range n {
		if g, ok := nearest(like[i]); ok {
			out[g] = append(slices.Clone(out[g]), i)
			out[of[i]] = nil
		}
	}
	out = slices.DeleteFunc(out, func(g []int) bool { return g == nil })
	for _, g := range out {
		slices.Sort(g)
	}
	slices.SortFunc(out, func(x, y []int) int { return x[0] - y[0] })
	return out
}

// nearest is the story with the highest similarity, if it is high enough.
func nearest(like map[int]float64) (group int, ok bool) {
	best, second := 0.0, 0.0
	for g, s := range like {
		switch {
		case s > best || s == best && g < group:
			group, best, second = g, s, max(second, best)
		case s > second:
			second = s
		}
	}
	return group, best >= near && best >= clearly*second
}

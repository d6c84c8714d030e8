package cluster_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay/corroborate/cluster"
)

func TestAverageLinkDoesNotChain(t *testing.T) {
	// Two tight groups with one likeness between them: single link would join all.
	pairs := []cluster.Pair{{0, 1, .9}, {0, 2, .9}, {1, 2, .9}, {3, 4, .9}, {3, 5, .9}, {4, 5, .9}, {2, 3, .8}}
	want := [][]int{{0, 1, 2}, {3, 4, 5}, {6}}
	if diff := cmp.Diff(want, cluster.Average(7, pairs, .5)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsUnlikeStaysApart(t *testing.T) {
	pairs := []cluster.Pair{{0, 1, .9}, {1, 2, .8}, {0, 2, -1}}
	if diff := cmp.Diff([][]int{{0, 1}, {2}}, cluster.Average(3, pairs, .3)); diff != "" {
		t.Error(diff)
	}
}

// naive joins the two groups with the highest mean until none is high enough.
func naive(n int, pairs []cluster.Pair, least float64) [][]int {
	groups := make([][]int, n)
	sim := map[[2]int]float64{}
	for i := range n {
		groups[i] = []int{i}
	}
	for _, p := range pairs {
		sim[[2]int{int(p.A), int(p.B)}], sim[[2]int{int(p.B), int(p.A)}] = p.Similarity, p.Similarity
	}
	for {
		best, x, y := least, -1, -1
		for i := range groups {
			for j := i + 1; j < len(groups); j++ {
				total := 0.0
				for _, a := range groups[i] {
					for _, b := range groups[j] {
						total += sim[[2]int{a, b}]
					}
				}
				mean := total / float64(len(groups[i])*len(groups[j]))
				if mean > best || mean == best && x < 0 {
					best, x, y = mean, i, j
				}
			}
		}
		if x < 0 {
			return groups
		}
		groups[x] = append(groups[x], groups[y]...)
		groups = append(groups[:y], groups[y+1:]...)
	}
}

// shape is how many groups there are and how large the largest is.
func shape(groups [][]int) [2]int {
	largest := 0
	for _, g := range groups {
		largest = max(largest, len(g))
	}
	return [2]int{len(groups), largest}
}

func TestAverageAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(rt, "things")
		var pairs []cluster.Pair
		for a := range n {
			for b := a + 1; b < n; b++ {
				if rapid.Bool().Draw(rt, "alike") {
					// No two similarities are the same, so that no tie decides.
					s := float64(rapid.IntRange(-5, 9).Draw(rt, "similarity"))/10 + float64(a*n+b)/9973
					pairs = append(pairs, cluster.Pair{A: int32(a), B: int32(b), Similarity: s})
				}
			}
		}
		got := cluster.Average(n, pairs, .45)
		if diff := cmp.Diff(shape(naive(n, pairs, .45)), shape(got)); diff != "" {
			rt.Error(diff)
		}
		shuffled := rapid.Permutation(pairs).Draw(rt, "order")
		if diff := cmp.Diff(got, cluster.Average(n, shuffled, .45)); diff != "" {
			rt.Error(diff)
		}
	})
}

package network

import (
	"math/rand/v2"
	"testing"
)

// best tries every tree of n words with one root.
func best(scores []int32, n int) (sum float64) {
	heads := make([]int, n)
	sum = -1e18
	var try func(int)
	try = func(i int) {
		if i == n {
			if onlyRoot(heads) >= 0 && acyclic(new(Memory), heads) {
				sum = max(sum, total(scores, n, heads))
			}
			return
		}
		for h := range n + 1 {
			if h != i+1 {
				heads[i] = h
				try(i + 1)
			}
		}
	}
	try(0)
	return sum
}

func TestTreeIsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	exact := 0
	var m Memory
	for range 400 {
		n := 1 + r.IntN(5)
		scores := make([]int32, n*(n+1))
		for i := range scores {
			scores[i] = int32(r.IntN(100))
		}
		heads := Tree(&m, scores, n)
		if onlyRoot(heads) < 0 || !acyclic(new(Memory), heads) {
			t.Fatalf("no tree of one root: %v", heads)
		}
		if total(scores, n, heads) == best(scores, n) {
			exact++
		}
	}
	// Only the three likeliest roots are tried, so a rare tree is second best.
	if exact < 392 {
		t.Errorf("%d of 400 trees are the best one", exact)
	}
}

func TestALongChainOfCycles(t *testing.T) {
	const n = 200
	scores := make([]int32, n*(n+1))
	for i := range n {
		scores[i*(n+1)+(i^1)+1] = 1000 // every two words want each other
		scores[i*(n+1)] = int32(i % 7)
	}
	var m Memory
	heads := Tree(&m, scores, n)
	if onlyRoot(heads) < 0 || !acyclic(new(Memory), heads) {
		t.Errorf("no tree of one root: %v", heads)
	}
}

package train

import "slices"

// scored is an attribution with the score of its verdict.
type scored struct {
	score int32
	right bool
}

// pool is a run of scores that are right equally often.
type pool struct {
	first    int32
	right, n int
}

// trust returns the scores at which the share of right ones rises by each
// hundredth, after isotonic regression by pooling adjacent violators (Ayer and
// others 1955).
func trust(all []scored) []int32 {
	slices.SortStableFunc(all, func(a, b scored) int { return int(a.score - b.score) })
	var pools []pool
	for _, x := range all {
		p := pool{first: x.score, n: 1}
		if x.right {
			p.right = 1
		}
		for k := len(pools) - 1; k >= 0 && (pools[k].first == x.score || pools[k].right*p.n >= p.right*pools[k].n); k-- {
			p = pool{pools[k].first, p.right + pools[k].right, p.n + pools[k].n}
			pools = pools[:k]
		}
		pools = append(pools, p)
	}
	var out []int32
	for _, p := range pools {
		for len(out) < min(99, 100*p.right/p.n) {
			out = append(out, p.first)
		}
	}
	return out
}

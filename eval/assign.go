package eval

import (
	"maps"
	"math"
	"slices"
)

// bestSimilarity is the largest sum of phi4 (twice the shared mentions by all
// mentions of both) that any one-to-one pairing of key and response entities
// has. Entities that are not tied by shared mentions cannot gain from each other,
// so each group of tied ones is solved by itself.
func bestSimilarity(key, response []Entity, pairs []overlap) float64 {
	groups := tied(len(key), len(response), pairs)
	total := 0.0
	for _, first := range slices.Sorted(maps.Keys(groups)) {
		total += pairUp(groups[first], func(p overlap) float64 {
			return 2 * float64(p.mentions) / float64(len(key[p.key])+len(response[p.response]))
		})
	}
	return total
}

// tied sorts the pairs into groups that have no entity in common; each is listed
// under a number of its own.
func tied(keys, responses int, pairs []overlap) map[int][]overlap {
	parent := make([]int, keys+responses)
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, p := range pairs {
		a, b := find(p.key), find(keys+p.response)
		parent[max(a, b)] = min(a, b)
	}
	out := map[int][]overlap{}
	for _, p := range pairs {
		g := find(p.key)
		out[g] = append(out[g], p)
	}
	return out
}

// pairUp is the largest sum of weights over pairs that share neither side.
func pairUp(pairs []overlap, weight func(overlap) float64) float64 {
	rows, columns := map[int]int{}, map[int]int{}
	place := func(in map[int]int, id int) int {
		if _, ok := in[id]; !ok {
			in[id] = len(in)
		}
		return in[id]
	}
	for _, p := range pairs {
		place(rows, p.key)
		place(columns, p.response)
	}
	n := max(len(rows), len(columns))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
	}
	for _, p := range pairs {
		cost[rows[p.key]][columns[p.response]] = -weight(p)
	}
	return -cheapest(cost)
}

// cheapest is the least cost of giving each row of a square table a column of its
// own (Kuhn 1955, Munkres 1957), in the form with potentials, O(n^3).
func cheapest(cost [][]float64) float64 {
	n := len(cost)
	a := assignment{cost: cost, u: make([]float64, n+1), v: make([]float64, n+1), row: make([]int, n+1)}
	for i := 1; i <= n; i++ {
		a.admit(i)
	}
	total := 0.0
	for column := 1; column <= n; column++ {
		total += cost[a.row[column]-1][column-1]
	}
	return total
}

// assignment counts rows and columns from 1; column 0 holds the row that is
// being admitted.
type assignment struct {
	cost [][]float64
	u, v []float64 // potentials of rows and columns
	row  []int     // the row that each column was given to, 0 for none
}

// admit finds a column for one more row along the cheapest augmenting path.
func (a *assignment) admit(row int) {
	n := len(a.cost)
	a.row[0] = row
	least, before, used := make([]float64, n+1), make([]int, n+1), make([]bool, n+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	at := 0
	for a.row[at] != 0 {
		used[at] = true
		i, next, delta := a.row[at], 0, math.Inf(1)
		for j := 1; j <= n; j++ {
			if used[j] {
				continue
			}
			if c := a.cost[i-1][j-1] - a.u[i] - a.v[j]; c < least[j] {
				least[j], before[j] = c, at
			}
			if least[j] < delta {
				delta, next = least[j], j
			}
		}
		for j := range used {
			if used[j] {
				a.u[a.row[j]] += delta
				a.v[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		at = next
	}
	for at != 0 {
		a.row[at] = a.row[before[at]]
		at = before[at]
	}
}

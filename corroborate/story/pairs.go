package story

import (
	"cmp"
	"context"
	"math"
	"slices"

	"hearsay/corroborate/cluster"
)

const (
	// common is in how many documents at most a stem stands that finds pairs of
	// them; in a small collection, half of the documents.
	common = 600
	// faint is the least cosine of a pair that is kept.
	faint = .02
)

// posting is a document that has a stem.
type posting struct {
	stem   uint64
	doc    int32
	weight float64
}

// likenesses gives the cosine of every two documents that share a stem which
// is not common. Documents with the same vector are compared with others once.
func likenesses(ctx context.Context, vectors []vector) ([]cluster.Pair, error) {
	lists := index(vectors)
	var pairs []cluster.Pair
	cosine := make([]float64, len(vectors))
	var met []int32
	for d, v := range vectors {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, e := range v {
			for _, p := range lists[e.stem] {
				if int(p.doc) <= d {
					continue
				}
				if cosine[p.doc] == 0 {
					met = append(met, p.doc)
				}
				cosine[p.doc] += e.weight * p.weight
			}
		}
		slices.Sort(met)
		for _, o := range met {
			if cosine[o] >= faint {
				pairs = append(pairs, cluster.Pair{A: int32(d), B: o, Similarity: cosine[o]})
			}
			cosine[o] = 0
		}
		met = met[:0]
	}
	return pairs, nil
}

// index lists the documents of each stem that is not common.
func index(vectors []vector) map[uint64][]posting {
	lists := map[uint64][]posting{}
	for d, v := range vectors {
		for _, e := range v {
			if e.weight > 0 {
				lists[e.stem] = append(lists[e.stem], posting{e.stem, int32(d), e.weight})
			}
		}
	}
	limit := max(2, min(common, len(vectors)/2))
	for s, l := range lists {
		if len(l) > limit || len(l) < 2 {
			delete(lists, s)
		}
	}
	return lists
}

// scaled divides each similarity by the root of the mean similarities that its
// two documents have to their nearest neighbours, to the power of a half.
func scaled(pairs []cluster.Pair, n int) []cluster.Pair {
	nearest := make([][]float64, n)
	for _, p := range pairs {
		nearest[p.A] = nearer(nearest[p.A], p.Similarity)
		nearest[p.B] = nearer(nearest[p.B], p.Similarity)
	}
	scale := make([]float64, n)
	for i, l := range nearest {
		total := 0.0
		for _, s := range l {
			total += s
		}
		scale[i] = math.Pow(max(total/neighbours, unlike), .25)
	}
	for i := range pairs {
		pairs[i].Similarity /= scale[pairs[i].A] * scale[pairs[i].B]
	}
	return pairs
}

// nearer keeps the highest similarities, highest first.
func nearer(l []float64, s float64) []float64 {
	at, _ := slices.BinarySearchFunc(l, s, func(x, y float64) int { return cmp.Compare(y, x) })
	if at >= neighbours {
		return l
	}
	l = slices.Insert(l, at, s)
	return l[:min(len(l), neighbours)]
}

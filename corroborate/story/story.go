// Package story finds which documents tell one story: reports of the same event
// or affair by several hands, in different words.
//
// A document is the stems of its words, those near its beginning counting most,
// weighed by how rare they are in the collection. Two documents are as alike as
// the cosine of these (Salton and Buckley 1988), measured against how alike each
// is to its nearest neighbours (local scaling: Zelnik-Manor and Perona 2004), so
// that a story told in much the same words does not swallow the one beside it.
// Average link then groups them.
//
// It is not for finding copies, nor for what a single sentence claims.
//
// Invariant: the groups do not depend on the order of the documents, as long as
// no two have the same ID.
package story

import (
	"cmp"
	"context"
	"math"
	"slices"

	"hearsay"
	"hearsay/corroborate/cluster"
	"hearsay/fnv"
	"hearsay/syntax/stem"
)

const (
	// longest is how many words of a document are read.
	longest = 2000
	// fading is after how many words a word counts 1/e of the first one.
	fading = 220
	// rarity is the power of the logarithm by which rare stems weigh more.
	rarity = 1.6
	// kept is how many stems of a document count, the weightiest.
	kept = 150
	// neighbours is how many of the most alike documents scale a document's
	// similarities.
	neighbours = 8
	// unlike is the least mean similarity to the neighbours that scales.
	unlike = .1
	// sameStory joins two groups of documents.
	sameStory = .32
)

// Group says which documents tell one story, as indices into docs. Groups are in
// the order of their first document by ID, as are the documents in each; a
// document that stands alone is a group of its own. The error is that of ctx.
func Group(ctx context.Context, docs []*hearsay.Document) ([][]int, error) {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(docs[x].ID, docs[y].ID) })
	vectors := make([]vector, len(docs))
	words := stem.New()
	for i, d := range order {
		vectors[i] = vectorOf(docs[d], words)
	}
	weigh(vectors)
	pairs, err := likenesses(ctx, vectors)
	if err != nil {
		return nil, err
	}
	pairs = scaled(pairs, len(docs))
	groups := takeIn(cluster.Average(len(docs), pairs, sameStory), pairs, len(docs))
	for _, g := range groups {
		for i := range g {
			g[i] = order[g[i]]
		}
	}
	return groups, nil
}

// vector is the stems of a document in the order of their hashes.
type vector []entry

type entry struct {
	stem   uint64
	weight float64
}

func vectorOf(d *hearsay.Document, stems *stem.Stemmer) vector {
	counts := map[uint64]float64{}
	n := 0
	for _, b := range d.Body {
		for w := range stem.Words(b.Of(d.Text)) {
			if n >= longest {
				break
			}
			counts[fnv.String(stems.Stem(cmp.Or(b.Lang, d.Lang), w.Of(b.Of(d.Text))))] += math.Exp(-float64(n) / fading)
			n++
		}
	}
	v := make(vector, 0, len(counts))
	for s, c := range counts {
		v = append(v, entry{s, math.Log1p(c)})
	}
	slices.SortFunc(v, func(x, y entry) int { return cmp.Compare(x.stem, y.stem) })
	return v
}

// weigh gives each stem its weight in the collection, keeps the weightiest and
// makes every vector one long.
func weigh(vectors []vector) {
	docs := map[uint64]int{}
	for _, v := range vectors {
		for _, e := range v {
			docs[e.stem]++
		}
	}
	for i, v := range vectors {
		for k := range v {
			v[k].weight *= math.Pow(math.Log1p(float64(len(vectors))/float64(docs[v[k].stem]+1)), rarity)
		}
		vectors[i] = unit(weightiest(v))
	}
}

// weightiest keeps the stems that weigh most, in the order of their hashes.
func weightiest(v vector) vector {
	if len(v) <= kept {
		return v
	}
	slices.SortFunc(v, func(x, y entry) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.stem, y.stem))
	})
	v = slices.Clone(v[:kept])
	slices.SortFunc(v, func(x, y entry) int { return cmp.Compare(x.stem, y.stem) })
	return v
}

func unit(v vector) vector {
	squares := 0.0
	for _, e := range v {
		squares += e.weight * e.weight
	}
	if squares > 0 {
		for k := range v {
			v[k].weight /= math.Sqrt(squares)
		}
	}
	return v
}

package train

import (
	"slices"

	"hearsay/syntax/network"
)

// vocabulary has the known features of each group in the order of their rows,
// which count from 1.
type vocabulary struct {
	known [network.Groups][]network.Feature
	index [network.Groups]*network.Vocabulary
}

// minCount is how often a feature must occur in the training data.
var minCount = [network.Groups]int{2, 3, 12}

func learnVocabulary(forms []string) vocabulary {
	var count [network.Groups]map[network.Feature]int
	for g := range count {
		count[g] = map[network.Feature]int{}
	}
	var buf []network.Feature
	for _, f := range forms {
		all, starts := network.Features(buf[:0], f)
		for g := range count {
			for _, x := range all[starts[g]:starts[g+1]] {
				count[g][x]++
			}
		}
		buf = all
	}
	var v vocabulary
	for g := range count {
		for x, n := range count[g] {
			if n >= minCount[g] {
				v.known[g] = append(v.known[g], x)
			}
		}
		slices.Sort(v.known[g])
		v.index[g] = network.NewVocabulary(v.known[g])
	}
	return v
}

// rows are the known features of a word, group by group.
type rows [network.Groups][]int32

func (v *vocabulary) lookup(form string) rows {
	all, starts := network.Features(nil, form)
	var out rows
	for g := range out {
		for _, x := range all[starts[g]:starts[g+1]] {
			if i := v.index[g].Row(x); i > 0 {
				out[g] = append(out[g], i)
			}
		}
		if len(out[g]) == 0 {
			out[g] = append(out[g], 0)
		}
	}
	return out
}

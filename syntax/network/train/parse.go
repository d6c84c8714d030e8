package train

import (
	"slices"

	"hearsay/syntax/conllu"
	"hearsay/syntax/network"
)

// together is how many sentences are annotated at once.
const together = 32

// Annotate fills the tags, features, heads and relations of sentences of words.
// It is for training runs; package network runs the integer form.
func (m *Model) Annotate(bank [][]conllu.Word) {
	bank = slices.Clone(bank)
	slices.SortStableFunc(bank, func(a, b []conllu.Word) int { return len(b) - len(a) })
	var a arena
	for len(bank) > 0 && len(bank[len(bank)-1]) == 0 {
		bank = bank[:len(bank)-1]
	}
	for some := range slices.Chunk(bank, together) {
		a.reset()
		m.annotate(&a, some)
	}
}

func (m *Model) annotate(a *arena, some [][]conllu.Word) {
	in := make([][]rows, len(some))
	for i, s := range some {
		for j := range s {
			in[i] = append(in[i], m.vocab.lookup(s[j].Form))
		}
	}
	p := m.run(a, in, nil)
	root := m.rels.number("root")
	var trees network.Memory
	for s, words := range some {
		heads := network.Tree(&trees, p.arcScores(s), len(words))
		scores, _, _ := p.relations(s, heads)
		for i := range words {
			w, row := &words[i], p.lay.row(s, i)
			w.UPOS = m.tags.Names[argmax(p.tags.row(row), len(m.tags.Names), -1)]
			w.Feats = m.feats.Names[argmax(p.feats.row(row), len(m.feats.Names), -1)]
			w.Head = heads[i]
			if heads[i] == 0 {
				w.Rel = "root"
			} else {
				w.Rel = m.rels.Names[argmax(scores.row(i), len(m.rels.Names), root)]
			}
		}
	}
}

// argmax is the place of the highest of the first n scores, without one.
func argmax(scores []float32, n, without int) int {
	best := 0
	if without == 0 {
		best = 1
	}
	for i := range n {
		if i != without && scores[i] > scores[best] {
			best = i
		}
	}
	return best
}

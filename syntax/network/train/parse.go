package train

import (
	"hearsay/syntax/conllu"
	"hearsay/syntax/network"
)

// Annotate fills the tags, features, heads and relations of a sentence of
// words. It is for training runs; package syntax runs the integer form.
func (m *Model) Annotate(words []conllu.Word) {
	var a arena
	in := make([]rows, len(words))
	for i := range words {
		in[i] = m.vocab.lookup(words[i].Form)
	}
	p := m.run(&a, in, nil)
	heads := network.Tree(p.arcs, p.n)
	scores, _, _ := p.relations(heads)
	root := m.rels.number("root")
	for i := range words {
		w := &words[i]
		w.UPOS = m.tags.Names[argmax(p.tags[i*m.tagOut.w.rows:], len(m.tags.Names), -1)]
		w.Feats = m.feats.Names[argmax(p.feats[i*m.featOut.w.rows:], len(m.feats.Names), -1)]
		w.Head = heads[i]
		if heads[i] == 0 {
			w.Rel = "root"
		} else {
			w.Rel = m.rels.Names[argmax(scores[i*m.rel.rows:], len(m.rels.Names), root)]
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

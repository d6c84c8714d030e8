package train

import (
	"math/rand/v2"

	"hearsay/syntax/network"
	"hearsay/syntax/vector"
)

// DefaultSizes are those of the shipped model.
func DefaultSizes() network.Sizes {
	return network.Sizes{Group: [network.Groups]int{64, 48, 64}, Hidden: 128, Arc: 96, Rel: 48}
}

// Model is a network with its vocabulary and labels.
type Model struct {
	sizes network.Sizes
	vocab vocabulary
	tags  labels // universal tags
	feats labels // morphological features
	rels  labels // relations with subtypes
	xpos  labels // tags of the treebank, learned beside the others, not kept

	table      [network.Groups]*matrix
	layer      [2][2]*lstm
	root       *matrix // what stands for the root among the heads
	arcDep     dense
	arcHead    dense
	arc        dense // biaffine
	relDep     dense
	relHead    dense
	rel        dense   // bilinear, over outer products
	relLinear  *matrix // over both vectors
	tagOut     dense
	featOut    dense
	xposOut    dense
	parameters []*matrix
}

// labels is a list of names with their numbers.
type labels struct {
	Names []string
	index map[string]int
}

func newLabels(names []string) labels {
	l := labels{Names: names, index: make(map[string]int, len(names))}
	for i, n := range names {
		l.index[n] = i
	}
	return l
}

// number is the index of a label, -1 for an unknown one.
func (l *labels) number(name string) int {
	if i, ok := l.index[name]; ok {
		return i
	}
	return -1
}

// dense is a matrix with a bias.
type dense struct{ w, b *matrix }

func newDense(r *rand.Rand, out, in int) dense {
	return dense{newMatrix(up(out, 16), in).uniform(r), newMatrix(1, up(out, 16))}
}

func (d dense) forward(a *arena, x array, n int) array {
	y := a.array(n, d.w.rows)
	for t := range n {
		copy(y.row(t), d.b.w)
	}
	d.w.multiply(y, x, n)
	return y
}

// backWeights adds the gradients of the matrix and the bias.
func (d dense) backWeights(g grads, gy, x array, n int) {
	for t := range n {
		vector.AddScaled(g[d.b.id], 1, gy.row(t))
	}
	d.w.backWeights(g[d.w.id], gy, x, n)
}

func newModel(r *rand.Rand, s network.Sizes, v vocabulary, tags, feats, rels, xpos []string) *Model {
	m := &Model{sizes: s, vocab: v, tags: newLabels(tags), feats: newLabels(feats), rels: newLabels(rels), xpos: newLabels(xpos)}
	in := 0
	for g := range network.Groups {
		m.table[g] = newMatrix(len(v.known[g])+1, s.Group[g]).scaled(r, .3)
		m.table[g].sparse = true
		in += s.Group[g]
	}
	h := s.Hidden
	for d := range 2 {
		m.layer[0][d] = newLSTM(r, in, h, d == 1)
		m.layer[1][d] = newLSTM(r, 2*h, h, d == 1)
	}
	m.root = newMatrix(1, 2*h).scaled(r, .1)
	m.arcDep, m.arcHead = newDense(r, s.Arc, 2*h), newDense(r, s.Arc, 2*h)
	m.arc = newDense(r, s.Arc, s.Arc)
	m.arc.w.scaled(r, .05)
	m.relDep, m.relHead = newDense(r, s.Rel, 2*h), newDense(r, s.Rel, 2*h)
	m.rel = newDense(r, len(rels), s.Rel*s.Rel)
	m.rel.w.scaled(r, .02)
	m.relLinear = newMatrix(m.rel.w.rows, 2*s.Rel).uniform(r)
	m.tagOut, m.featOut = newDense(r, len(tags), 2*h), newDense(r, len(feats), 2*h)
	m.xposOut = newDense(r, len(xpos), 2*h)
	m.number()
	return m
}

// number lists the parameters in a fixed order.
func (m *Model) number() {
	p := []*matrix{m.table[0], m.table[1], m.table[2], m.root, m.relLinear}
	for _, l := range m.layer {
		for _, d := range l {
			p = append(p, d.w, d.u, d.b)
		}
	}
	for _, d := range []dense{m.arcDep, m.arcHead, m.relDep, m.relHead, m.tagOut, m.featOut, m.xposOut, m.arc, m.rel} {
		p = append(p, d.w, d.b)
	}
	m.parameters = p
	for i, x := range m.parameters {
		x.id = i
		x.pack()
	}
}

// inputWidth is the length of the input of one word.
func (m *Model) inputWidth() int { return m.layer[0][0].in }

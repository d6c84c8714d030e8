package train

import (
	"math/rand/v2"

	"hearsay/syntax/network"
)

// DefaultSizes are those of the shipped model.
func DefaultSizes() network.Sizes {
	return network.Sizes{Group: [network.Groups]int{64, 40, 24}, Hidden: 96, Arc: 96, Rel: 32}
}

// Model is a network with its vocabulary and labels.
type Model struct {
	sizes network.Sizes
	vocab vocabulary
	tags  labels // universal tags
	feats labels // morphological features
	rels  labels // relations with subtypes

	table      [network.Groups]*matrix
	layer      [2][2]*lstm
	root       *matrix // what stands for the root among the heads
	arcDep     dense
	arcHead    dense
	arc        *matrix // biaffine
	arcBias    *matrix
	relDep     dense
	relHead    dense
	rel        *matrix // bilinear, over outer products
	relLinear  *matrix // over both vectors
	relBias    *matrix
	tagOut     dense
	featOut    dense
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

// dense is a matrix with a bias.
type dense struct{ w, b *matrix }

func newDense(r *rand.Rand, out, in int) dense {
	return dense{newMatrix(up(out, 4), in).uniform(r), newMatrix(1, up(out, 4))}
}

func (d dense) forward(a *arena, x []float32, n int) []float32 {
	y := a.zero(n * d.w.rows)
	for t := range n {
		copy(y[t*d.w.rows:], d.b.w)
	}
	d.w.multiply(y, x, n)
	return y
}

func (d dense) back(g grads, gx, gy, x []float32, n int) {
	gb := g[d.b.id]
	for t := range n {
		for k := range d.w.rows {
			gb[k] += gy[t*d.w.rows+k]
		}
	}
	d.w.back(g[d.w.id], gx, gy, x, n)
}

func newModel(r *rand.Rand, s network.Sizes, v vocabulary, tags, feats, rels []string) *Model {
	m := &Model{sizes: s, vocab: v, tags: newLabels(tags), feats: newLabels(feats), rels: newLabels(rels)}
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
	m.arc = newMatrix(s.Arc, s.Arc).scaled(r, .05)
	m.arcBias = newMatrix(1, s.Arc)
	m.relDep, m.relHead = newDense(r, s.Rel, 2*h), newDense(r, s.Rel, 2*h)
	k := up(len(rels), 4)
	m.rel = newMatrix(k, s.Rel*s.Rel).scaled(r, .02)
	m.relLinear = newMatrix(k, 2*s.Rel).uniform(r)
	m.relBias = newMatrix(1, k)
	m.tagOut, m.featOut = newDense(r, len(tags), 2*h), newDense(r, len(feats), 2*h)
	m.number()
	return m
}

// number lists the parameters in a fixed order.
func (m *Model) number() {
	p := []*matrix{m.table[0], m.table[1], m.table[2], m.root}
	for _, l := range m.layer {
		for _, d := range l {
			p = append(p, d.w, d.u, d.b)
		}
	}
	for _, d := range []dense{m.arcDep, m.arcHead, m.relDep, m.relHead, m.tagOut, m.featOut} {
		p = append(p, d.w, d.b)
	}
	m.parameters = append(p, m.arc, m.arcBias, m.rel, m.relLinear, m.relBias)
	for i, x := range m.parameters {
		x.id = i
	}
}

// inputWidth is the length of the input of one word.
func (m *Model) inputWidth() int { return m.layer[0][0].in }

package train

import (
	"math/rand/v2"

	"hearsay/syntax/network"
)

// pass is one forward run over a sentence, with what the backward run needs.
type pass struct {
	m    *Model
	a    *arena
	n    int
	rows []rows
	drop *dropout // nil outside training

	x, mask0         []float32 // input and its dropout
	h1, mask1        []float32
	h2, mask2        []float32 // n+1 rows: the root first
	tape             [2][2]lstmTape
	tags, feats      []float32
	arcD, arcH, arcP []float32
	maskD, maskH     []float32
	arcs             []float32 // n rows of n+1 scores
	relD, relH       []float32
	maskRD, maskRH   []float32
}

// dropout draws masks.
type dropout struct {
	r    *rand.Rand
	rate float32
	word float32 // share of words whose word group is hidden
}

// mask is one row of zeros and 1/(1-rate), the same for all words of a
// sentence (Gal and Ghahramani 2016).
func (d *dropout) mask(a *arena, n int) []float32 {
	if d == nil {
		return nil
	}
	out := a.zero(n)
	for i := range out {
		if d.r.Float32() >= d.rate {
			out[i] = 1 / (1 - d.rate)
		}
	}
	return out
}

func applyMask(x, mask []float32) {
	if mask == nil {
		return
	}
	for i := range x {
		x[i] *= mask[i%len(mask)]
	}
}

// run computes all scores but those of relations, which need heads.
func (m *Model) run(a *arena, words []rows, d *dropout) *pass {
	p := &pass{m: m, a: a, n: len(words), rows: words, drop: d}
	p.embed()
	h := 2 * m.sizes.Hidden
	p.h1 = p.layer(0, p.x)
	p.mask1 = d.mask(a, h)
	applyMask(p.h1, p.mask1)
	h2 := p.layer(1, p.h1)
	p.mask2 = d.mask(a, h)
	applyMask(h2, p.mask2)
	p.h2 = a.zero((p.n + 1) * h)
	copy(p.h2, m.root.w)
	copy(p.h2[h:], h2)
	p.tags = m.tagOut.forward(a, p.h2[h:], p.n)
	p.feats = m.featOut.forward(a, p.h2[h:], p.n)
	p.scoreArcs()
	return p
}

func (p *pass) embed() {
	width := p.m.inputWidth()
	p.x = p.a.zero(p.n * width)
	for i := range p.rows {
		at := i * width
		for g := range network.Groups {
			size := p.m.sizes.Group[g]
			if !p.hidden(g, i) {
				p.sum(p.x[at:at+size], g, p.rows[i][g])
			}
			at += size
		}
	}
	p.mask0 = p.drop.mask(p.a, width)
	applyMask(p.x, p.mask0)
}

// hidden draws whether the network may see a word itself, and remembers it by
// leaving the list of its rows empty.
func (p *pass) hidden(g, i int) bool {
	if p.drop == nil || g != network.WordGroup || p.drop.r.Float32() >= p.drop.word {
		return false
	}
	p.rows[i][g] = nil
	return true
}

// sum adds the rows of one group, scaled by the root of their number.
func (p *pass) sum(dst []float32, g int, list []int32) {
	scale := groupScale(len(list))
	for _, r := range list {
		for k, v := range p.m.table[g].row(int(r)) {
			dst[k] += scale * v
		}
	}
}

func (p *pass) layer(l int, x []float32) []float32 {
	h := p.m.sizes.Hidden
	out := p.a.zero(p.n * 2 * h)
	for d := range 2 {
		p.tape[l][d] = p.m.layer[l][d].forward(p.a, x, p.n, out, 2*h, d*h)
	}
	return out
}

// leaky is the activation of the scorers' vectors.
func leaky(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = .1 * v
		}
	}
}

func leakyBack(g, y []float32) {
	for i, v := range y {
		if v < 0 {
			g[i] *= .1
		}
	}
}

func (p *pass) scoreArcs() {
	m, n, h, k := p.m, p.n, 2*p.m.sizes.Hidden, p.m.sizes.Arc
	p.arcD = m.arcDep.forward(p.a, p.h2[h:], n)
	p.arcH = m.arcHead.forward(p.a, p.h2, n+1)
	leaky(p.arcD)
	leaky(p.arcH)
	p.maskD, p.maskH = p.drop.mask(p.a, k), p.drop.mask(p.a, k)
	applyMask(p.arcD, p.maskD)
	applyMask(p.arcH, p.maskH)
	p.arcP = p.a.zero(n * k)
	m.arc.multiply(p.arcP, p.arcD, n)
	for i := range n {
		for j, b := range m.arcBias.w {
			p.arcP[i*k+j] += b
		}
	}
	p.arcs = p.a.zero(n * (n + 1))
	for i := range n {
		for j := range n + 1 {
			p.arcs[i*(n+1)+j] = dot(p.arcP[i*k:(i+1)*k], p.arcH[j*k:(j+1)*k])
		}
	}
	p.relD = m.relDep.forward(p.a, p.h2[h:], n)
	p.relH = m.relHead.forward(p.a, p.h2, n+1)
	leaky(p.relD)
	leaky(p.relH)
	p.maskRD, p.maskRH = p.drop.mask(p.a, m.sizes.Rel), p.drop.mask(p.a, m.sizes.Rel)
	applyMask(p.relD, p.maskRD)
	applyMask(p.relH, p.maskRH)
}

func dot(x, y []float32) float32 {
	var s float32
	for i, v := range x {
		s += v * y[i]
	}
	return s
}

// relations scores the relations of each word to the given heads. pair and both
// are the inputs of the two parts, for the backward run.
func (p *pass) relations(heads []int) (scores, pair, both []float32) {
	m, k := p.m, p.m.sizes.Rel
	pair, both = p.a.zero(p.n*k*k), p.a.zero(p.n*2*k)
	scores = p.a.zero(p.n * m.rel.rows)
	for i, head := range heads {
		d, h := p.relD[i*k:(i+1)*k], p.relH[head*k:(head+1)*k]
		for x, v := range d {
			axpy(pair[i*k*k+x*k:i*k*k+(x+1)*k], v, h)
		}
		copy(both[i*2*k:], d)
		copy(both[i*2*k+k:], h)
		copy(scores[i*m.rel.rows:], m.relBias.w)
	}
	m.rel.multiply(scores, pair, p.n)
	m.relLinear.multiply(scores, both, p.n)
	return scores, pair, both
}

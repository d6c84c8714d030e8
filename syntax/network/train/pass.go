package train

import (
	"math"
	"math/rand/v2"

	"hearsay/syntax/network"
	"hearsay/syntax/vector"
)

// pass is one forward run over sentences, with what the backward run needs.
type pass struct {
	m    *Model
	a    *arena
	lay  layout
	drop *dropout // nil outside training
	rows []rows   // of the words in the order of the layout

	x, mask0          array // input and its dropout
	h1, mask1         array
	h2, mask2         array // sentence after sentence, each with its root first
	tape              [2][2]lstmTape
	tags, feats, xpos array
	arcD, arcH, arcP  array
	maskD, maskH      array
	arcs              []array // of each sentence: n rows of n+1 scores
	relD, relH        array
	maskRD, maskRH    array
}

// dropout draws masks.
type dropout struct {
	r     *rand.Rand
	share Dropout
}

// Dropout has the shares that are hidden in training: of the input of the first
// layer, of what both layers and the scorers give, and of the words.
type Dropout struct{ Input, Inner, Words float32 }

// mask has a row of zeros and 1/(1-share) for each sentence, the same for all
// its words (Gal and Ghahramani 2016).
func (p *pass) mask(cols int, share float32) array {
	out := p.a.array(len(p.lay.length), cols)
	for s := range out.rows {
		row := out.row(s)
		for i := range row {
			if p.drop.r.Float32() >= share {
				row[i] = 1 / (1 - share)
			}
		}
	}
	return out
}

// inner is a mask of what layers and scorers give; empty outside training.
func (p *pass) inner(cols int) array {
	if p.drop == nil {
		return array{}
	}
	return p.mask(cols, p.drop.share.Inner)
}

// maskWords applies a mask to words in the order of the layout.
func (p *pass) maskWords(x, mask array) {
	if mask.data == nil {
		return
	}
	for t := range p.lay.length[0] {
		for s := range p.lay.at(t) {
			vector.ScaleBy(x.row(p.lay.row(s, t)), mask.row(s))
		}
	}
}

// maskSentences applies a mask to rows of sentence after sentence.
func (p *pass) maskSentences(x, mask array) {
	if mask.data == nil {
		return
	}
	for s, n := range p.lay.length {
		for i := range n + 1 {
			vector.ScaleBy(x.row(p.lay.base[s]+i), mask.row(s))
		}
	}
}

// run computes all scores but those of relations, which need heads. The
// sentences come with the longest first.
func (m *Model) run(a *arena, sentences [][]rows, d *dropout) *pass {
	p := &pass{m: m, a: a, drop: d}
	length := make([]int, len(sentences))
	for i, s := range sentences {
		length[i] = len(s)
	}
	p.lay = newLayout(length)
	p.embed(sentences)
	h, n := m.sizes.Hidden, p.lay.words()
	p.h1 = p.layer(0, p.x)
	p.mask1 = p.inner(2 * h)
	p.maskWords(p.h1, p.mask1)
	p.tags = m.tagOut.forward(a, p.h1, n)
	p.feats = m.featOut.forward(a, p.h1, n)
	if d != nil {
		p.xpos = m.xposOut.forward(a, p.h1, n)
	}
	p.line(p.layer(1, p.h1))
	p.mask2 = p.inner(2 * h)
	p.maskOuter()
	p.scoreArcs()
	p.relationVectors()
	return p
}

// maskOuter hides parts of the words' states, not of the root's.
func (p *pass) maskOuter() {
	if p.drop == nil {
		return
	}
	for s, n := range p.lay.length {
		for i := range n {
			vector.ScaleBy(p.h2.row(p.lay.base[s]+1+i), p.mask2.row(s))
		}
	}
}

// line puts the states of the second layer one sentence after another.
func (p *pass) line(x array) {
	p.h2 = p.a.array(p.lay.rooted(), x.cols)
	for s, n := range p.lay.length {
		copy(p.h2.row(p.lay.base[s]), p.m.root.w)
		for t := range n {
			copy(p.h2.row(p.lay.base[s]+1+t), x.row(p.lay.row(s, t)))
		}
	}
}

func (p *pass) embed(sentences [][]rows) {
	width := p.m.inputWidth()
	n := p.lay.words()
	p.x = p.a.array(n, width)
	p.rows = make([]rows, n)
	for t := range p.lay.length[0] {
		for s := range p.lay.at(t) {
			p.rows[p.lay.row(s, t)] = sentences[s][t]
		}
	}
	for i := range p.rows {
		p.hide(&p.rows[i])
		row, at := p.x.row(i), 0
		for g := range network.Groups {
			size := p.m.sizes.Group[g]
			p.sum(row[at:at+size], g, p.rows[i][g])
			at += size
		}
	}
	if p.drop != nil {
		p.mask0 = p.mask(width, p.drop.share.Input)
		p.maskWords(p.x, p.mask0)
	}
}

// hide draws whether a word is taken for an unknown one.
func (p *pass) hide(r *rows) {
	if p.drop != nil && p.drop.r.Float32() < p.drop.share.Words {
		r[network.WordGroup] = unknown
	}
}

var unknown = []int32{0}

// sum adds the rows of one group, scaled by the root of their number.
func (p *pass) sum(dst []float32, g int, list []int32) {
	scale := groupScale(len(list))
	for _, r := range list {
		vector.AddScaled(dst, scale, p.m.table[g].row(int(r)))
	}
}

// groupScale keeps the sum of n rows as long as one row, whatever n.
func groupScale(n int) float32 { return float32(1 / math.Sqrt(float64(max(n, 1)))) }

func (p *pass) layer(l int, x array) array {
	h := p.m.sizes.Hidden
	out := p.a.array(p.lay.words(), 2*h)
	for d := range 2 {
		p.tape[l][d] = p.m.layer[l][d].forward(p.a, &p.lay, x, out.from(0, d*h))
	}
	return out
}

// leaky is the activation of the scorers' vectors.
func leaky(x array) {
	for i := range x.rows {
		row := x.row(i)
		for j, v := range row {
			row[j] = max(v, .1*v)
		}
	}
}

func leakyBack(g, y array) {
	for i := range y.rows {
		to := g.row(i)
		for j, v := range y.row(i) {
			if v < 0 {
				to[j] *= .1
			}
		}
	}
}

func (p *pass) scoreArcs() {
	m, n, k := p.m, p.lay.rooted(), p.m.sizes.Arc
	p.arcD, p.arcH = m.arcDep.forward(p.a, p.h2, n), m.arcHead.forward(p.a, p.h2, n)
	leaky(p.arcD)
	leaky(p.arcH)
	p.maskD, p.maskH = p.inner(k), p.inner(k)
	p.maskSentences(p.arcD, p.maskD)
	p.maskSentences(p.arcH, p.maskH)
	p.arcP = m.arc.forward(p.a, p.arcD, n)
	for s, n := range p.lay.length {
		base := p.lay.base[s]
		heads := p.transposed(p.arcH.from(base, 0), n+1)
		arcs := p.a.array(n, heads.cols)
		p.product(arcs, p.arcP.from(base+1, 0), heads, n, k)
		p.arcs = append(p.arcs, arcs)
	}
}

// transposed turns the first n rows into columns, filled up to a whole panel.
func (p *pass) transposed(x array, n int) array {
	out := p.a.array(x.cols, up(n, vector.Panel))
	for i := range n {
		for j, v := range x.row(i) {
			out.data[j*out.step+i] = v
		}
	}
	return out
}

// product adds x y to out, of which it takes n rows; y has k.
func (p *pass) product(out, x, y array, n, k int) {
	left := vector.Left{Data: x.data, Row: x.step, Col: 1}
	vector.AddProduct(out.data, out.step, left, vector.Plain(y.data, y.step), n, y.cols, k)
}

// arcScores is the part of arcs that counts, row after row.
func (p *pass) arcScores(s int) []float32 {
	n := p.lay.length[s]
	out := make([]float32, 0, n*(n+1))
	for i := range n {
		out = append(out, p.arcs[s].row(i)[:n+1]...)
	}
	return out
}

func (p *pass) relationVectors() {
	m, n := p.m, p.lay.rooted()
	p.relD, p.relH = m.relDep.forward(p.a, p.h2, n), m.relHead.forward(p.a, p.h2, n)
	leaky(p.relD)
	leaky(p.relH)
	p.maskRD, p.maskRH = p.inner(m.sizes.Rel), p.inner(m.sizes.Rel)
	p.maskSentences(p.relD, p.maskRD)
	p.maskSentences(p.relH, p.maskRH)
}

// relations scores the relations of each word of a sentence to the given heads.
// pair and both are the inputs of the two parts, for the backward run.
func (p *pass) relations(s int, heads []int) (scores, pair, both array) {
	m, k, n, base := p.m, p.m.sizes.Rel, p.lay.length[s], p.lay.base[s]
	pair, both = p.a.array(n, k*k), p.a.array(n, 2*k)
	for i, head := range heads {
		d, h := p.relD.row(base+1+i), p.relH.row(base+max(head, 0))
		row := pair.row(i)
		for x, v := range d {
			vector.AddScaled(row[x*k:(x+1)*k], v, h)
		}
		copy(both.row(i), d)
		copy(both.row(i)[k:], h)
	}
	scores = m.rel.forward(p.a, pair, n)
	m.relLinear.multiply(scores, both, n)
	return scores, pair, both
}

package train

import (
	"hearsay/syntax/network"
	"hearsay/syntax/vector"
)

// loss adds the gradients of the cross-entropies to g and returns their sum,
// without that of the treebank's own tags.
func (p *pass) loss(y []gold, g *gradients) float64 {
	m, h := p.m, 2*p.m.sizes.Hidden
	gh1, gh2 := p.a.array(p.lay.words(), h), p.a.array(p.lay.rooted(), h)
	sum := p.labelsBack(m.tagOut, p.tags, len(m.tags.Names), func(s int) *labelling { return &y[s].tags }, gh1, g.of)
	sum += p.labelsBack(m.featOut, p.feats, len(m.feats.Names), func(s int) *labelling { return &y[s].feats }, gh1, g.of)
	p.labelsBack(m.xposOut, p.xpos, len(m.xpos.Names), func(s int) *labelling { return &y[s].xpos }, gh1, g.of)
	sum += p.arcsBack(y, gh2, g.of)
	sum += p.relationsBack(y, gh2, g.of)
	p.layersBack(gh1, gh2, g)
	return sum
}

// labelsBack goes back through one of the classifiers over the first layer.
func (p *pass) labelsBack(out dense, scores array, labels int, of func(s int) *labelling, gx array, g grads) float64 {
	var sum float64
	for s, n := range p.lay.length {
		for t := range n {
			row := scores.row(p.lay.row(s, t))
			sum += of(s).gradient(t, row[:labels])
			clear(row[labels:])
		}
	}
	out.backWeights(g, scores, p.h1, scores.rows)
	out.w.backInput(gx, scores, scores.rows)
	return sum
}

func (p *pass) arcsBack(y []gold, gh2 array, g grads) float64 {
	m, k := p.m, p.m.sizes.Arc
	gP, gH := p.a.array(p.lay.rooted(), k), p.a.array(p.lay.rooted(), k)
	var sum float64
	for s, n := range p.lay.length {
		arcs, base := p.arcs[s], p.lay.base[s]
		for i := range n {
			row := arcs.row(i)
			sum += y[s].heads.gradient(i, row[:n+1])
			clear(row[n+1:])
		}
		p.product(gP.from(base+1, 0), arcs, p.arcH.from(base, 0), n, n+1)
		to, from := gH.from(base, 0), p.arcP.from(base+1, 0)
		vector.AddProduct(to.data, to.step, vector.Left{Data: arcs.data, Row: 1, Col: arcs.step}, vector.Plain(from.data, from.step), n+1, k, n)
	}
	gD := p.a.array(p.lay.rooted(), k)
	m.arc.backWeights(g, gP, p.arcD, gP.rows)
	m.arc.w.backInput(gD, gP, gP.rows)
	p.denseBack(m.arcDep, gD, p.arcD, p.maskD, gh2, g)
	p.denseBack(m.arcHead, gH, p.arcH, p.maskH, gh2, g)
	return sum
}

// denseBack goes back through dropout, activation and a dense layer over the
// states of the second layer.
func (p *pass) denseBack(d dense, gy, y, mask, gx array, g grads) {
	p.maskSentences(gy, mask)
	leakyBack(gy, y)
	d.backWeights(g, gy, p.h2, gy.rows)
	d.w.backInput(gx, gy, gy.rows)
}

func (p *pass) relationsBack(y []gold, gh2 array, g grads) float64 {
	m, k := p.m, p.m.sizes.Rel
	gD, gH := p.a.array(p.lay.rooted(), k), p.a.array(p.lay.rooted(), k)
	var sum float64
	for s, n := range p.lay.length {
		scores, pair, both := p.relations(s, y[s].heads.want)
		for i := range n {
			row := scores.row(i)
			sum += y[s].rels.gradient(i, row[:len(m.rels.Names)])
			clear(row[len(m.rels.Names):])
		}
		gPair, gBoth := p.a.array(n, k*k), p.a.array(n, 2*k)
		m.rel.backWeights(g, scores, pair, n)
		m.rel.w.backInput(gPair, scores, n)
		m.relLinear.backWeights(g[m.relLinear.id], scores, both, n)
		m.relLinear.backInput(gBoth, scores, n)
		for i, head := range y[s].heads.want {
			dep, head := p.lay.base[s]+1+i, p.lay.base[s]+max(head, 0)
			p.pairBack(gPair.row(i), gBoth.row(i), dep, head, gD, gH)
		}
	}
	p.denseBack(m.relDep, gD, p.relD, p.maskRD, gh2, g)
	p.denseBack(m.relHead, gH, p.relH, p.maskRH, gh2, g)
	return sum
}

// pairBack goes back from the product of a word's and its head's vector, and
// from both of them, to these vectors.
func (p *pass) pairBack(gPair, gBoth []float32, dep, head int, gD, gH array) {
	d, h := p.relD.row(dep), p.relH.row(head)
	gd, gh := gD.row(dep), gH.row(head)
	k := len(d)
	for x, v := range d {
		row := gPair[x*k : (x+1)*k]
		gd[x] += dot(row, h)
		vector.AddScaled(gh, v, row)
	}
	vector.AddScaled(gd, 1, gBoth[:k])
	vector.AddScaled(gh, 1, gBoth[k:])
}

// dot is the product of vectors as long as a multiple of 4.
func dot(x, y []float32) float32 {
	var s0, s1, s2, s3 float32
	for i := 0; i+4 <= len(x); i += 4 {
		a, b := (*[4]float32)(x[i:]), (*[4]float32)(y[i:])
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
	}
	return s0 + s1 + s2 + s3
}

// layersBack goes back through both layers to the features; gh1 has what the
// tags say already, gh2 is in the order of sentences.
func (p *pass) layersBack(gh1, gh2 array, g *gradients) {
	m, h := p.m, p.m.sizes.Hidden
	back := p.unline(gh2, g.of[m.root.id])
	p.maskWords(back, p.mask2)
	for d := range 2 {
		m.layer[1][d].back(p.a, g.of, &p.lay, p.tape[1][d], gh1, p.h1, back.from(0, d*h))
	}
	p.maskWords(gh1, p.mask1)
	gx := p.a.array(p.lay.words(), m.inputWidth())
	for d := range 2 {
		m.layer[0][d].back(p.a, g.of, &p.lay, p.tape[0][d], gx, p.x, gh1.from(0, d*h))
	}
	p.maskWords(gx, p.mask0)
	p.embedBack(gx, g)
}

// unline is the way back of line.
func (p *pass) unline(gh2 array, root []float32) array {
	out := p.a.array(p.lay.words(), gh2.cols)
	for s, n := range p.lay.length {
		base := p.lay.base[s]
		vector.AddScaled(root, 1, gh2.row(base))
		for t := range n {
			copy(out.row(p.lay.row(s, t)), gh2.row(base+1+t))
		}
	}
	return out
}

func (p *pass) embedBack(gx array, g *gradients) {
	for i := range p.rows {
		row, at := gx.row(i), 0
		for group := range network.Groups {
			t := p.m.table[group]
			scale := groupScale(len(p.rows[i][group]))
			for _, r := range p.rows[i][group] {
				vector.AddScaled(g.row(t, r), scale, row[at:at+t.cols])
			}
			at += t.cols
		}
	}
}

package train

import (
	"math"

	"hearsay/syntax/network"
)

// gold is what a sentence should come out as. Heads count from 1, 0 is the
// root; negative numbers are not scored.
type gold struct {
	tags, feats, heads, rels []int
}

// loss adds the gradients of the cross-entropies to g and returns their sum.
func (p *pass) loss(y gold, g grads) float64 {
	m, n, h := p.m, p.n, 2*p.m.sizes.Hidden
	gh2 := p.a.zero((n + 1) * h)
	var sum float64
	sum += p.softmaxBack(m.tagOut, p.tags, len(m.tags.Names), y.tags, gh2[h:], g)
	sum += p.softmaxBack(m.featOut, p.feats, len(m.feats.Names), y.feats, gh2[h:], g)
	sum += p.arcsBack(y.heads, gh2, g)
	sum += p.relationsBack(y, gh2, g)
	axpy(g[m.root.id], 1, gh2[:h])
	p.layersBack(gh2[h:], g)
	return sum
}

func (p *pass) softmaxBack(out dense, scores []float32, labels int, want []int, gx []float32, g grads) float64 {
	width := out.w.rows
	var sum float64
	for i, y := range want {
		row := scores[i*width : (i+1)*width]
		sum += crossEntropy(row[:labels], y)
		clear(row[labels:])
	}
	h := 2 * p.m.sizes.Hidden
	out.back(g, gx, scores, p.h2[h:], p.n)
	return sum
}

// crossEntropy turns scores into the gradient of their loss.
func crossEntropy(scores []float32, want int) float64 {
	if want < 0 {
		clear(scores)
		return 0
	}
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	var sum float64
	for i, s := range scores {
		e := math.Exp(float64(s - top))
		scores[i] = float32(e)
		sum += e
	}
	loss := -math.Log(float64(scores[want])/sum + 1e-12)
	for i := range scores {
		scores[i] /= float32(sum)
	}
	scores[want]--
	return loss
}

func (p *pass) arcsBack(heads []int, gh2 []float32, g grads) float64 {
	m, n, k, h := p.m, p.n, p.m.sizes.Arc, 2*p.m.sizes.Hidden
	gP, gH := p.a.zero(n*k), p.a.zero((n+1)*k)
	var sum float64
	for i, y := range heads {
		row := p.arcs[i*(n+1) : (i+1)*(n+1)]
		sum += crossEntropy(row, y)
		for j, s := range row {
			axpy(gP[i*k:(i+1)*k], s, p.arcH[j*k:(j+1)*k])
			axpy(gH[j*k:(j+1)*k], s, p.arcP[i*k:(i+1)*k])
		}
	}
	gD := p.a.zero(n * k)
	m.arc.back(g[m.arc.id], gD, gP, p.arcD, n)
	for i := range n {
		axpy(g[m.arcBias.id], 1, gP[i*k:(i+1)*k])
	}
	p.denseBack(m.arcDep, gD, p.arcD, p.maskD, gh2[h:], p.h2[h:], n, g)
	p.denseBack(m.arcHead, gH, p.arcH, p.maskH, gh2, p.h2, n+1, g)
	return sum
}

// denseBack goes back through dropout, activation and a dense layer.
func (p *pass) denseBack(d dense, gy, y, mask, gx, x []float32, n int, g grads) {
	applyMask(gy, mask)
	leakyBack(gy, y)
	d.back(g, gx, gy, x, n)
}

func (p *pass) relationsBack(y gold, gh2 []float32, g grads) float64 {
	m, n, k, h := p.m, p.n, p.m.sizes.Rel, 2*p.m.sizes.Hidden
	heads := make([]int, n)
	for i, x := range y.heads {
		heads[i] = max(x, 0)
	}
	scores, pair, both := p.relations(heads)
	width := m.rel.rows
	var sum float64
	for i, want := range y.rels {
		row := scores[i*width : (i+1)*width]
		sum += crossEntropy(row[:len(m.rels.Names)], want)
		clear(row[len(m.rels.Names):])
		axpy(g[m.relBias.id], 1, row)
	}
	gPair, gBoth := p.a.zero(len(pair)), p.a.zero(len(both))
	m.rel.back(g[m.rel.id], gPair, scores, pair, n)
	m.relLinear.back(g[m.relLinear.id], gBoth, scores, both, n)
	gD, gH := p.a.zero(n*k), p.a.zero((n+1)*k)
	for i, head := range heads {
		d, hd := p.relD[i*k:(i+1)*k], p.relH[head*k:(head+1)*k]
		gd, gh := gD[i*k:(i+1)*k], gH[head*k:(head+1)*k]
		for x := range k {
			gp := gPair[i*k*k+x*k : i*k*k+(x+1)*k]
			gd[x] += dot(gp, hd)
			axpy(gh, d[x], gp)
		}
		axpy(gd, 1, gBoth[i*2*k:i*2*k+k])
		axpy(gh, 1, gBoth[i*2*k+k:(i+1)*2*k])
	}
	p.denseBack(m.relDep, gD, p.relD, p.maskRD, gh2[h:], p.h2[h:], n, g)
	p.denseBack(m.relHead, gH, p.relH, p.maskRH, gh2, p.h2, n+1, g)
	return sum
}

func (p *pass) layersBack(gh2 []float32, g grads) {
	m, n, h := p.m, p.n, p.m.sizes.Hidden
	applyMask(gh2, p.mask2)
	gh1 := p.a.zero(n * 2 * h)
	gx := p.a.zero(n * m.inputWidth())
	for d := range 2 {
		m.layer[1][d].back(p.a, g, p.tape[1][d], gh1, p.h1, n, gh2, 2*h, d*h)
	}
	applyMask(gh1, p.mask1)
	for d := range 2 {
		m.layer[0][d].back(p.a, g, p.tape[0][d], gx, p.x, n, gh1, 2*h, d*h)
	}
	applyMask(gx, p.mask0)
	p.embedBack(gx, g)
}

func (p *pass) embedBack(gx []float32, g grads) {
	width := p.m.inputWidth()
	for i := range p.rows {
		at := i * width
		for group := range network.Groups {
			t := p.m.table[group]
			scale := groupScale(len(p.rows[i][group]))
			for _, r := range p.rows[i][group] {
				axpy(g[t.id][int(r)*t.cols:(int(r)+1)*t.cols], scale, gx[at:at+t.cols])
			}
			at += t.cols
		}
	}
}

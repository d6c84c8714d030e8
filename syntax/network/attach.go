package network

import (
	"math"
	"math/bits"

	"hearsay/syntax/vector"
)

// arcTop keeps the vectors whose products are arc scores so small that no sum
// leaves 32 bits.
const arcTop = 1 << 12 // in innerQ-2: within +-16

// shrink writes numbers of q bits as bytes of as many bits as they all allow,
// and returns how many.
func shrink(dst []int8, src []int32, q int) int {
	var top int32
	for _, v := range src {
		top = max(top, v, -v)
	}
	shift := max(0, bits.Len32(uint32(top))-7)
	half := int32(1) << shift >> 1
	for i, v := range src {
		dst[i] = int8(min(math.MaxInt8, (v+half)>>shift))
	}
	return q - shift
}

// leaky is the activation of a layer's output.
func leaky(x []int32) []int32 {
	for i, v := range x {
		x[i] = max(v, int32(int64(v)*6554>>16)) // a tenth
	}
	return x
}

// limit writes x in innerQ-2, within +-arcTop.
func limit(dst []int16, x []int32) {
	for i, v := range x {
		dst[i] = int16(clamp(int64(v>>2), arcTop))
	}
}

// attach sets heads and relations.
func (r *Runner) attach(n int) {
	m, k, h := r.m, r.m.header.Sizes.Arc, 2*r.m.header.Sizes.Hidden
	r.arcD, r.arcH, r.dep = grow(r.arcD, n*k), grow(r.arcH, max(4, n+1)*k), r.dep.grow(n, k)
	out, step := r.states(&m.arcHead, r.h2, n+1)
	for i := range n + 1 {
		limit(r.arcH[i*k:], leaky(out[i*step:i*step+k]))
	}
	out, step = r.states(&m.arcDep, r.h2[h:], n)
	for i := range n {
		r.dep.set(i, leaky(out[i*step:i*step+k]))
	}
	for i := range n {
		row, exponent := r.dep.row(i)
		r.vec = m.arc.apply(r.vec, row, 1, exponent)
		limit(r.arcD[i*k:], r.vec[:k])
	}
	r.scoreArcs(n, k)
	for i, head := range Tree(&r.trees, r.arcs, n) {
		r.words[i].Head = head
	}
	r.relate(n)
}

// scoreArcs multiplies every word with every possible head, of which it takes
// four at once; the last four may overlap those before, or be fewer.
func (r *Runner) scoreArcs(n, k int) {
	r.arcs = grow(r.arcs, n*(n+1))
	var s [4]int32
	for i := range n {
		row := r.arcs[i*(n+1) : (i+1)*(n+1)]
		for from := 0; from <= n; from += 4 {
			j := max(0, min(from, n-3))
			vector.DotInt4(&s, r.arcH[j*k:], k, r.arcD[i*k:(i+1)*k])
			copy(row[j:], s[:])
		}
	}
}

// relate chooses the relation of every word to its head.
func (r *Runner) relate(n int) {
	m, k := r.m, r.m.header.Sizes.Rel
	r.dep, r.head, r.pair = r.dep.grow(n+1, k), r.head.grow(n+1, k), grow(r.pair, k*k)
	out, step := r.states(&m.relDep, r.h2, n+1)
	for i := range n + 1 {
		r.dep.set(i, leaky(out[i*step:i*step+k]))
	}
	out, step = r.states(&m.relHead, r.h2, n+1)
	for i := range n + 1 {
		r.head.set(i, leaky(out[i*step:i*step+k]))
	}
	for i := range n {
		head := r.words[i].Head
		if head == 0 {
			r.words[i].Rel = m.rootRel
		} else {
			r.words[i].Rel = argmax(r.relation(i+1, head), m.rootRel)
		}
	}
}

// relation scores the relations between a word and its head, both counted from
// 1.
func (r *Runner) relation(word, head int) []int32 {
	m := r.m
	d, dQ := r.dep.row(word)
	h, hQ := r.head.row(head)
	shift := max(0, bits.Len(uint(largest(d)*largest(h)))-7, dQ+hQ-inputQ)
	vector.Outer(r.pair, d, h, shift)
	r.vec = m.rel.apply(r.vec, r.pair, 1, dQ+hQ-shift)
	m.relOfDep.add(r.vec, d, 1, dQ)
	m.relOfHead.add(r.vec, h, 1, hQ)
	return r.vec[:m.rel.rows]
}

func largest(x []int8) int {
	top := 0
	for _, v := range x {
		top = max(top, int(v), -int(v))
	}
	return top
}

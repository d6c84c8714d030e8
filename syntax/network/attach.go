package network

// The vectors of the scorers are kept so small that no sum of their products
// leaves 32 bits.
const (
	arcTop = 1 << 12 // in innerQ-2: within +-16
	relTop = 1 << 13 // in innerQ: within +-8
)

// leaky writes the activation of a layer's output, limited to top after shift.
func leaky(dst []int16, src []int32, shift uint, top int64) {
	for i, v := range src {
		if v < 0 {
			v = int32(int64(v) * 6554 >> 16) // a tenth
		}
		dst[i] = int16(clamp(int64(v>>shift), top))
	}
}

// attach sets heads and relations.
func (r *Runner) attach(n int) {
	m := r.m
	h, k := 2*m.header.Sizes.Hidden, m.header.Sizes.Arc
	r.arcD, r.arcH = grow(r.arcD, n*k), grow(r.arcH, (n+1)*k)
	leaky(r.arcD, r.apply(&m.arcDep, r.h2[h:], n), 0, 1<<14)
	p := r.apply(&m.arc, r.arcD, n)
	for i, v := range p {
		r.arcD[i] = int16(clamp(int64(v>>2), arcTop))
	}
	leaky(r.arcH, r.apply(&m.arcHead, r.h2, n+1), 2, arcTop)
	r.scoreArcs(n, k)
	heads := Tree(r.arcs, n)
	for i, head := range heads {
		r.words[i].Head = head
	}
	r.relate(n)
}

func (r *Runner) scoreArcs(n, k int) {
	r.arcs = grow(r.arcs, n*(n+1))
	heads := linear{rows: n + 1, cols: k, w: r.arcH}
	heads.raw(r.arcs, r.arcD, n)
}

// relate chooses the relation of every word to its head.
func (r *Runner) relate(n int) {
	m, k, h := r.m, r.m.header.Sizes.Rel, 2*r.m.header.Sizes.Hidden
	r.relD, r.relH = grow(r.relD, n*k), grow(r.relH, (n+1)*k)
	leaky(r.relD, r.apply(&m.relDep, r.h2[h:], n), 0, relTop)
	leaky(r.relH, r.apply(&m.relHead, r.h2, n+1), 0, relTop)
	r.pair = grow(r.pair, k*k+2*k)
	for i := range n {
		head := r.words[i].Head
		if head == 0 {
			r.words[i].Rel = m.rootRel
			continue
		}
		d, hd := r.relD[i*k:(i+1)*k], r.relH[head*k:(head+1)*k]
		for x, v := range d {
			for y, w := range hd {
				r.pair[x*k+y] = int16(clamp(int64(v)*int64(w)>>innerQ, relTop))
			}
		}
		copy(r.pair[k*k:], d)
		copy(r.pair[k*k+k:], hd)
		scores := r.apply(&m.rel, r.pair[:k*k], 1)
		m.relBoth.multiply(scores, r.pair[k*k:], 1)
		r.words[i].Rel = argmax(scores[:len(m.header.Rels)], m.rootRel)
	}
}

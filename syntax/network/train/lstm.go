package train

import "math/rand/v2"

// lstm is one direction of a recurrent layer (Hochreiter and Schmidhuber 1997),
// with the gates in the order input, forget, candidate, output.
type lstm struct {
	in, hidden int
	w, u, b    *matrix // 4*hidden by in, 4*hidden by hidden, 1 by 4*hidden
	reverse    bool
}

func newLSTM(r *rand.Rand, in, hidden int, reverse bool) *lstm {
	l := &lstm{in: in, hidden: hidden, reverse: reverse}
	l.w = newMatrix(4*hidden, in).uniform(r)
	l.u = newMatrix(4*hidden, hidden).uniform(r)
	l.b = newMatrix(1, 4*hidden)
	for i := range hidden {
		l.b.w[hidden+i] = 1 // remember at first
	}
	return l
}

// lstmTape is what the backward pass needs of one sentence.
type lstmTape struct {
	gates, c, h, hPrev []float32
}

// forward writes the states of n words to out, whose rows are outStep long,
// from column at on.
func (l *lstm) forward(a *arena, x []float32, n int, out []float32, outStep, at int) lstmTape {
	h := l.hidden
	t := lstmTape{gates: a.zero(n * 4 * h), c: a.zero(n * h), h: a.zero(n * h), hPrev: a.zero(n * h)}
	l.w.multiply(t.gates, x, n)
	for step := range n {
		i := l.place(step, n)
		z := t.gates[i*4*h : (i+1)*4*h]
		for k, b := range l.b.w {
			z[k] += b
		}
		var cPrev []float32
		if step > 0 {
			p := l.place(step-1, n)
			copy(t.hPrev[i*h:(i+1)*h], t.h[p*h:(p+1)*h])
			cPrev = t.c[p*h : (p+1)*h]
			l.u.multiply(z, t.hPrev[i*h:(i+1)*h], 1)
		}
		l.cell(z, cPrev, t.c[i*h:(i+1)*h], t.h[i*h:(i+1)*h])
		copy(out[i*outStep+at:], t.h[i*h:(i+1)*h])
	}
	return t
}

func (l *lstm) place(step, n int) int {
	if l.reverse {
		return n - 1 - step
	}
	return step
}

func (l *lstm) cell(z, cPrev, c, out []float32) {
	h := l.hidden
	for k := range h {
		in, forget := sigmoid(z[k]), sigmoid(z[h+k])
		cand, open := tanh(z[2*h+k]), sigmoid(z[3*h+k])
		z[k], z[h+k], z[2*h+k], z[3*h+k] = in, forget, cand, open
		v := in * cand
		if cPrev != nil {
			v += forget * cPrev[k]
		}
		c[k] = v
		out[k] = open * tanh(v)
	}
}

// back adds the gradients; gOut has the rows of forward's out.
func (l *lstm) back(a *arena, g grads, t lstmTape, gx, x []float32, n int, gOut []float32, outStep, at int) {
	h := l.hidden
	gz := a.zero(n * 4 * h)
	gh, gc := a.zero(h), a.zero(h)
	for step := n - 1; step >= 0; step-- {
		i := l.place(step, n)
		for k := range h {
			gh[k] += gOut[i*outStep+at+k]
		}
		var cPrev []float32
		if step > 0 {
			p := l.place(step-1, n)
			cPrev = t.c[p*h : (p+1)*h]
		}
		z := gz[i*4*h : (i+1)*4*h]
		l.cellBack(z, t.gates[i*4*h:], cPrev, t.c[i*h:], gh, gc)
		clear(gh)
		if step > 0 {
			l.u.backInput(gh, z, 1)
		}
	}
	l.u.backWeights(g[l.u.id], gz, t.hPrev, n)
	l.w.back(g[l.w.id], gx, gz, x, n)
	gb := g[l.b.id]
	for i := range n {
		for k := range 4 * h {
			gb[k] += gz[i*4*h+k]
		}
	}
}

// cellBack writes the gradient of the gates' inputs to z and leaves that of the
// previous cell in gc.
func (l *lstm) cellBack(z, gates, cPrev, c, gh, gc []float32) {
	h := l.hidden
	for k := range h {
		in, forget, cand, open := gates[k], gates[h+k], gates[2*h+k], gates[3*h+k]
		tc := tanh(c[k])
		d := gc[k] + gh[k]*open*(1-tc*tc)
		z[k] = d * cand * in * (1 - in)
		z[2*h+k] = d * in * (1 - cand*cand)
		z[3*h+k] = gh[k] * tc * open * (1 - open)
		gc[k] = d * forget
		if cPrev != nil {
			z[h+k] = d * cPrev[k] * forget * (1 - forget)
		}
	}
}

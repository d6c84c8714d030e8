package train

import (
	"math/rand/v2"

	"hearsay/syntax/vector"
)

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

// lstmTape is what the backward pass needs.
type lstmTape struct{ gates, c, before array }

// steps calls f for every place of the sentences in the order of the layer:
// rows from row on, of which the first old ones go on from the rows from last
// on; the others begin.
func (l *lstm) steps(lay *layout, f func(row, n, last, old int)) {
	top := len(lay.first) - 1
	for i := range top {
		if l.reverse {
			t := top - 1 - i
			f(lay.first[t], lay.at(t), lay.first[t+1], lay.at(t+1))
		} else {
			f(lay.first[i], lay.at(i), lay.first[max(0, i-1)], min(lay.at(i), lay.at(i-1)))
		}
	}
}

// stepsBack is steps in the opposite order.
func (l *lstm) stepsBack(lay *layout, f func(row, n, last, old int)) {
	top := len(lay.first) - 1
	for i := range top {
		if l.reverse {
			f(lay.first[i], lay.at(i), lay.first[i+1], lay.at(i+1))
		} else {
			t := top - 1 - i
			f(lay.first[t], lay.at(t), lay.first[max(0, t-1)], min(lay.at(t), lay.at(t-1)))
		}
	}
}

// forward writes the states to out.
func (l *lstm) forward(a *arena, lay *layout, x, out array) lstmTape {
	h, n := l.hidden, lay.words()
	t := lstmTape{gates: a.array(n, 4*h), c: a.array(n, h), before: a.array(n, h)}
	for i := range n {
		copy(t.gates.row(i), l.b.w)
	}
	l.w.multiply(t.gates, x, n)
	none := a.zero(h)
	l.steps(lay, func(row, n, last, old int) {
		if old > 0 {
			l.u.multiply(t.gates.from(row, 0), out.from(last, 0), old)
		}
		for i := range n {
			before := none
			if i < old {
				before = t.c.row(last + i)
				copy(t.before.row(row+i), out.data[(last+i)*out.step:])
			}
			vector.Cell(t.gates.row(row+i), before, t.c.row(row+i), out.data[(row+i)*out.step:][:h])
		}
	})
	return t
}

// back adds the gradients; gOut is that of out, and is spoilt.
func (l *lstm) back(a *arena, g grads, lay *layout, t lstmTape, gx, x, gOut array) {
	h, n := l.hidden, lay.words()
	none, gc := a.zero(h), a.array(len(lay.length), h)
	l.stepsBack(lay, func(row, n, last, old int) {
		for i := range n {
			before := none
			if i < old {
				before = t.c.row(last + i)
			}
			vector.CellBack(t.gates.row(row+i), before, t.c.row(row+i), gOut.data[(row+i)*gOut.step:][:h], gc.row(i))
		}
		if old > 0 {
			l.u.backInput(gOut.from(last, 0), t.gates.from(row, 0), old)
		}
	})
	l.u.backWeights(g[l.u.id], t.gates, t.before, n)
	l.w.backWeights(g[l.w.id], t.gates, x, n)
	l.w.backInput(gx, t.gates, n)
	for i := range n {
		vector.AddScaled(g[l.b.id], 1, t.gates.row(i))
	}
}

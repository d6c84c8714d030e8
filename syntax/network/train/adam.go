package train

import (
	"math"
	"sync"

	"hearsay/syntax/vector"
)

// grads are one worker's gradients, one slice a matrix, by its id.
type grads [][]float32

// gradients are the gradients of one worker with the rows of the sparse
// matrices that have one.
type gradients struct {
	of      grads
	touched [][]int32
	seen    [][]bool
}

func newGradients(parameters []*matrix) *gradients {
	g := &gradients{}
	for _, p := range parameters {
		g.of = append(g.of, make([]float32, len(p.w)))
		g.touched = append(g.touched, nil)
		var seen []bool
		if p.sparse {
			seen = make([]bool, p.rows)
		}
		g.seen = append(g.seen, seen)
	}
	return g
}

// row is the gradient of a row of a sparse matrix.
func (g *gradients) row(p *matrix, r int32) []float32 {
	if !g.seen[p.id][r] {
		g.seen[p.id][r] = true
		g.touched[p.id] = append(g.touched[p.id], r)
	}
	return g.of[p.id][int(r)*p.cols : (int(r)+1)*p.cols]
}

// Adam's constants are those of Dozat and Manning; the clip is on the norm of
// all gradients together.
const (
	beta1, beta2 = .9, .95
	epsilon      = 1e-8
	clip         = 5
	warmUp       = 200 // steps
)

func (t *trainer) adam(scale float32) {
	norms := make([]float64, len(t.parameters))
	t.spread(func(i int, p *matrix) { norms[i] = t.gather(p) })
	sum := 0.0
	for _, n := range norms {
		sum += n
	}
	shrink := float32(min(1, clip/(float64(scale)*math.Sqrt(sum)+1e-12)))
	rate := t.rate()
	c1, c2 := 1-math.Pow(beta1, float64(t.step)), 1-math.Pow(beta2, float64(t.step))
	second := float32(beta2)
	s := vector.Step{
		Beta1: beta1, Rest1: 1 - beta1, Beta2: second, Rest2: 1 - second,
		Scale: scale * shrink, Epsilon: epsilon, MinusRate: -float32(rate * math.Sqrt(c2) / c1),
	}
	t.spread(func(_ int, p *matrix) { t.move(p, &s) })
}

// rate warms up over the first steps and falls to zero along a cosine.
func (t *trainer) rate() float64 {
	warm := min(1, float64(t.step)/warmUp)
	return t.set.Rate * warm * .5 * (1 + math.Cos(math.Pi*float64(t.step)/float64(t.steps+1)))
}

// spread runs f for every parameter, on all workers.
func (t *trainer) spread(f func(int, *matrix)) {
	var wg sync.WaitGroup
	for k := range t.workers {
		wg.Go(func() {
			for i := k; i < len(t.parameters); i += len(t.workers) {
				f(i, t.parameters[i])
			}
		})
	}
	wg.Wait()
}

// gather adds the workers' gradients into the first one's and returns the
// square of their norm.
func (t *trainer) gather(p *matrix) float64 {
	first := t.workers[0].grads
	g := first.of[p.id]
	for _, w := range t.workers[1:] {
		from := w.grads.of[p.id]
		if !p.sparse {
			vector.AddScaled(g, 1, from)
			clear(from)
			continue
		}
		for _, r := range w.grads.touched[p.id] {
			row := from[int(r)*p.cols : (int(r)+1)*p.cols]
			vector.AddScaled(first.row(p, r), 1, row)
			clear(row)
			w.grads.seen[p.id][r] = false
		}
		w.grads.touched[p.id] = w.grads.touched[p.id][:0]
	}
	if !p.sparse {
		return float64(dot(g, g))
	}
	var sum float64
	for _, r := range first.touched[p.id] {
		row := first.row(p, r)
		sum += float64(dot(row, row))
	}
	return sum
}

// move is Adam with lazy rows: the moments of a row that was not seen in this
// step stay as they are.
func (t *trainer) move(p *matrix, s *vector.Step) {
	g := t.workers[0].grads
	if !p.sparse {
		vector.Adam(p.w, p.m, p.v, g.of[p.id], s)
		p.pack()
		return
	}
	for _, r := range g.touched[p.id] {
		from, to := int(r)*p.cols, (int(r)+1)*p.cols
		vector.Adam(p.w[from:to], p.m[from:to], p.v[from:to], g.of[p.id][from:to], s)
		g.seen[p.id][r] = false
	}
	g.touched[p.id] = g.touched[p.id][:0]
}

package train

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/syntax/network"
)

// tiny is a network small enough to compare every kind of gradient with the
// slope of the loss.
func tiny() (*Model, []rows, gold) {
	r := rand.New(rand.NewPCG(3, 4))
	v := learnVocabulary([]string{"talks", "talks", "ended", "ended", "talks", "soon", "soon", "ended"})
	s := network.Sizes{Group: [network.Groups]int{8, 8, 8}, Hidden: 8, Arc: 8, Rel: 8}
	m := newModel(r, s, v, []string{"A", "B", "C"}, []string{"x", "y"}, []string{"root", "obj", "nsubj", "det", "case"})
	for _, d := range []dense{m.arcDep, m.arcHead, m.relDep, m.relHead} {
		for i := range d.b.w {
			d.b.w[i] = float32(1 - 2*(i%2)) // far from the kink of the activation
		}
	}
	words := []rows{m.vocab.lookup("talks"), m.vocab.lookup("ended"), m.vocab.lookup("soon"), m.vocab.lookup("unseen"), m.vocab.lookup("talks")}
	y := gold{tags: []int{0, 1, 2, -1, 1}, feats: []int{0, 1, 1, 0, 0}, heads: []int{2, 0, 2, 3, 3}, rels: []int{2, 0, 3, 4, 1}}
	return m, words, y
}

func TestGradientsAreTheSlopeOfTheLoss(t *testing.T) {
	m, words, y := tiny()
	var a arena
	g := make(grads, len(m.parameters))
	for i, p := range m.parameters {
		g[i] = make([]float32, len(p.w))
	}
	loss := func(g grads) float64 {
		a.reset()
		return m.run(&a, slices.Clone(words), nil).loss(y, g)
	}
	loss(g)
	scrap := make(grads, len(g))
	for i := range g {
		scrap[i] = make([]float32, len(g[i]))
	}
	r := rand.New(rand.NewPCG(5, 6))
	for i, p := range m.parameters {
		for range 12 {
			k := r.IntN(len(p.w))
			if g[i][k] == 0 && p.sparse {
				continue
			}
			const step = 1e-2
			was := p.w[k]
			p.w[k] = was + step
			up := loss(scrap)
			p.w[k] = was - step
			down := loss(scrap)
			p.w[k] = was
			slope := (up - down) / (2 * step)
			if math.Abs(slope-float64(g[i][k])) > 2e-3+.03*math.Abs(slope) {
				t.Errorf("parameter %d (%dx%d) at %d: gradient %.5f, slope %.5f", i, p.rows, p.cols, k, g[i][k], slope)
			}
		}
	}
}

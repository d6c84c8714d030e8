package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"hearsay/syntax/network"
)

// tiny is a network small enough to compare every kind of gradient with the
// slope of the loss.
func tiny() (*Model, []rows, gold) {
	r := rand.New(rand.NewPCG(3, 4))
	v := learnVocabulary([]string{"talks", "talks", "ended", "ended", "talks", "soon", "soon", "ended"})
	s := network.Sizes{Group: [network.Groups]int{16, 8, 8}, Hidden: 16, Arc: 16, Rel: 16}
	m := newModel(r, s, v, []string{"A", "B", "C"}, []string{"x", "y"}, []string{"root", "obj", "nsubj", "det", "case"}, []string{"x"})
	for _, d := range []dense{m.arcDep, m.arcHead, m.relDep, m.relHead} {
		for i := range d.b.w {
			d.b.w[i] = float32(1 - 2*(i%2)) // far from the kink of the activation
		}
	}
	words := []rows{m.vocab.lookup("talks"), m.vocab.lookup("ended"), m.vocab.lookup("soon"), m.vocab.lookup("unseen"), m.vocab.lookup("talks")}
	y := gold{
		tags: labelling{want: []int{0, 1, 2, -1, 1}}, feats: labelling{want: []int{0, 1, 1, 0, 0}}, xpos: labelling{want: []int{-1, -1, -1, -1, -1}},
		heads: labelling{want: []int{2, 0, 2, 3, 3}}, rels: labelling{want: []int{2, 0, 3, 4, 1}},
	}
	return m, words, y
}

func TestGradientsAreTheSlopeOfTheLoss(t *testing.T) {
	m, words, y := tiny()
	var a arena
	short := gold{
		tags: labelling{want: []int{2, 0}}, feats: labelling{want: []int{1, 0}}, xpos: labelling{want: []int{-1, -1}},
		heads: labelling{want: []int{0, 1}}, rels: labelling{want: []int{0, 3}},
	}
	loss := func(g *gradients) float64 {
		a.reset()
		drop := &dropout{r: rand.New(rand.NewPCG(1, 1)), share: Dropout{Input: .2, Inner: .2}}
		return m.run(&a, [][]rows{words, words[:2]}, drop).loss([]gold{y, short}, g)
	}
	g, scrap := newGradients(m.parameters), newGradients(m.parameters)
	loss(g)
	r := rand.New(rand.NewPCG(5, 6))
	for i, p := range m.parameters {
		for range 12 {
			k := r.IntN(len(p.w))
			if g.of[i][k] == 0 && p.sparse {
				continue
			}
			const step = 1e-2
			was := p.w[k]
			p.w[k] = was + step
			p.pack()
			up := loss(scrap)
			p.w[k] = was - step
			p.pack()
			down := loss(scrap)
			p.w[k] = was
			p.pack()
			slope := (up - down) / (2 * step)
			if math.Abs(slope-float64(g.of[i][k])) > 2e-3+.03*math.Abs(slope) {
				t.Errorf("parameter %d (%dx%d) at %d: gradient %.5f, slope %.5f", i, p.rows, p.cols, k, g.of[i][k], slope)
			}
		}
	}
}

package train

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"hearsay/syntax/conllu"
	"hearsay/syntax/network"
)

// Settings are those of a training run. The same settings and treebank give the
// same model on every machine of one kind.
type Settings struct {
	Sizes   network.Sizes
	Epochs  int
	Batch   int // words in a step
	Rate    float64
	Dropout float32
	Word    float32 // share of words that are hidden from the network
	Seed    uint64
	Workers int          // part of the result: gradients are added worker by worker
	Log     func(string) `json:"-"`
}

// DefaultSettings are those of the shipped model.
func DefaultSettings() Settings {
	return Settings{
		Sizes: DefaultSizes(), Epochs: 16, Batch: 250, Rate: 2e-3, Dropout: .3, Word: .12,
		Seed: 1, Workers: 2, Log: func(string) {},
	}
}

// sample is a sentence ready for training.
type sample struct {
	words []rows
	gold  gold
}

// trainer holds what lives through a run.
type trainer struct {
	*Model
	set     Settings
	workers []*worker
	step    int
	steps   int
}

type worker struct {
	arena arena
	grads grads
	drop  dropout
	loss  float64
}

// Train learns a model from the sentences of a treebank.
func Train(ctx context.Context, bank []conllu.Sentence, set Settings, check func(*Model)) (*Model, error) {
	r := rand.New(rand.NewPCG(set.Seed, 0))
	tags, feats, rels := labelsOf(bank)
	m := newModel(r, set.Sizes, learnVocabulary(formsOf(bank)), tags, feats, rels)
	t := &trainer{Model: m, set: set}
	samples := m.samples(bank)
	for i := range set.Workers {
		w := &worker{drop: dropout{r: rand.New(rand.NewPCG(set.Seed, uint64(i+1))), rate: set.Dropout, word: set.Word}}
		for _, p := range m.parameters {
			w.grads = append(w.grads, make([]float32, len(p.w)))
		}
		t.workers = append(t.workers, w)
	}
	t.steps = set.Epochs * len(batches(samples, set.Batch, r))
	for epoch := range set.Epochs {
		loss := 0.0
		for _, b := range batches(samples, set.Batch, r) {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			loss += t.update(b)
		}
		set.Log(fmt.Sprintf("epoch %d: loss %.4f a word", epoch+1, loss/float64(countWords(samples))))
		if check != nil {
			check(m)
		}
	}
	return m, nil
}

func countWords(s []sample) (n int) {
	for i := range s {
		n += len(s[i].words)
	}
	return n
}

func formsOf(bank []conllu.Sentence) []string {
	var out []string
	for _, s := range bank {
		for _, w := range s.Words {
			out = append(out, w.Form)
		}
	}
	return out
}

// labelsOf lists what occurs, sorted; features that occur once are dropped.
func labelsOf(bank []conllu.Sentence) (tags, feats, rels []string) {
	t, f, r := map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range bank {
		for _, w := range s.Words {
			t[w.UPOS]++
			f[w.Feats]++
			r[w.Rel]++
		}
	}
	return known(t, 1), known(f, 3), known(r, 1)
}

func known(count map[string]int, least int) []string {
	var out []string
	for x, n := range count {
		if n >= least {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return out
}

func (m *Model) samples(bank []conllu.Sentence) []sample {
	seen := map[string]rows{}
	out := make([]sample, len(bank))
	for i, s := range bank {
		for _, w := range s.Words {
			row, ok := seen[w.Form]
			if !ok {
				row = m.vocab.lookup(w.Form)
				seen[w.Form] = row
			}
			g := &out[i].gold
			out[i].words = append(out[i].words, row)
			g.tags = append(g.tags, m.tags.number(w.UPOS))
			g.feats = append(g.feats, m.feats.number(w.Feats))
			g.heads = append(g.heads, w.Head)
			g.rels = append(g.rels, m.rels.number(w.Rel))
		}
	}
	return out
}

// number is the index of a label, -1 for an unknown one.
func (l *labels) number(name string) int {
	if i, ok := l.index[name]; ok {
		return i
	}
	return -1
}

// longest is the longest sentence that is learned from.
const longest = 120

// batches shuffles the samples into steps of about the same number of words.
func batches(all []sample, words int, r *rand.Rand) [][]sample {
	order := r.Perm(len(all))
	var out [][]sample
	var cur []sample
	n := 0
	for _, i := range order {
		if len(all[i].words) > longest {
			continue
		}
		cur = append(cur, all[i])
		if n += len(all[i].words); n >= words {
			out, cur, n = append(out, cur), nil, 0
		}
	}
	if len(cur) > 0 {
		out = append(out, cur)
	}
	return out
}

// update makes one step of the optimiser.
func (t *trainer) update(batch []sample) float64 {
	var wg sync.WaitGroup
	for i, w := range t.workers {
		wg.Go(func() {
			w.loss = 0
			for j := i; j < len(batch); j += len(t.workers) {
				w.arena.reset()
				p := t.run(&w.arena, slices.Clone(batch[j].words), &w.drop)
				w.loss += p.loss(batch[j].gold, w.grads)
			}
		})
	}
	wg.Wait()
	t.step++
	t.adam(1 / float32(countWords(batch)))
	sum := 0.0
	for _, w := range t.workers {
		sum += w.loss
	}
	return sum
}

// Adam's constants are those of Dozat and Manning; the clip is on the norm of
// all gradients together.
const (
	beta1, beta2 = .9, .95
	epsilon      = 1e-8
	clip         = 5
)

func (t *trainer) adam(scale float32) {
	norms := make([]float64, len(t.parameters))
	t.spread(func(i int, p *matrix) { norms[i] = t.gather(p, scale) })
	sum := 0.0
	for _, n := range norms {
		sum += n
	}
	shrink := float32(min(1, clip/math.Sqrt(sum+1e-12)))
	rate := t.rate()
	t.spread(func(_ int, p *matrix) { t.move(p, rate, shrink) })
}

// rate warms up over the first steps and falls to zero along a cosine.
func (t *trainer) rate() float64 {
	warm := min(1, float64(t.step)/200)
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

// gather adds the workers' gradients into the first one's, scaled, and returns
// the square of their norm.
func (t *trainer) gather(p *matrix, scale float32) float64 {
	g := t.workers[0].grads[p.id]
	for _, w := range t.workers[1:] {
		for i, v := range w.grads[p.id] {
			g[i] += v
		}
		clear(w.grads[p.id])
	}
	var sum float64
	for i := range g {
		g[i] *= scale
		sum += float64(g[i]) * float64(g[i])
	}
	return sum
}

// move is Adam with lazy rows: the moments of a row that was not seen in this
// step stay as they are.
func (t *trainer) move(p *matrix, rate float64, shrink float32) {
	g := t.workers[0].grads[p.id]
	c1, c2 := 1-math.Pow(beta1, float64(t.step)), 1-math.Pow(beta2, float64(t.step))
	lr := float32(rate * math.Sqrt(c2) / c1)
	for r := range p.rows {
		row := g[r*p.cols : (r+1)*p.cols]
		if p.sparse && isZero(row) {
			continue
		}
		for k, v := range row {
			i := r*p.cols + k
			v *= shrink
			p.m[i] = beta1*p.m[i] + (1-beta1)*v
			p.v[i] = beta2*p.v[i] + (1-beta2)*v*v
			p.w[i] -= lr * p.m[i] / (float32(math.Sqrt(float64(p.v[i]))) + epsilon)
			row[k] = 0
		}
	}
}

func isZero(x []float32) bool {
	for _, v := range x {
		if v != 0 {
			return false
		}
	}
	return true
}

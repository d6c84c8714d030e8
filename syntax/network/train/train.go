package train

import (
	"context"
	"fmt"
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
	Dropout Dropout
	// Teachers are trained first, each for TeacherEpochs.
	Teachers, TeacherEpochs int
	Seed                    uint64
	Workers                 int          // part of the result: gradients are added worker by worker
	Log                     func(string) `json:"-"`
}

// DefaultSettings are those of the shipped model.
func DefaultSettings() Settings {
	return Settings{
		Sizes: DefaultSizes(), Epochs: 24, Batch: 500, Rate: 3e-3, Dropout: Dropout{Input: .2, Inner: .25, Words: .13},
		Teachers: 4, TeacherEpochs: 12, Seed: 1, Workers: 2, Log: func(string) {},
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
	grads *gradients
	drop  dropout
	loss  float64
}

// Train learns a model from the sentences of a treebank. Where the settings
// have teachers, these are trained first, and the model learns from the mean of
// their probabilities as well (Hinton and others, "Distilling the Knowledge in a
// Neural Network", 2015; Kuncoro and others 2016 for parsers).
func Train(ctx context.Context, bank []conllu.Sentence, set Settings, check func(*Model)) (*Model, error) {
	if err := set.Sizes.Check(); err != nil {
		return nil, err
	}
	teachers, err := trainTeachers(ctx, bank, set)
	if err != nil {
		return nil, err
	}
	return train(ctx, bank, set, teachers, check)
}

// train is Train after the teachers. check is called after every epoch.
func train(ctx context.Context, bank []conllu.Sentence, set Settings, teachers []*Model, check func(*Model)) (*Model, error) {
	r := rand.New(rand.NewPCG(set.Seed, 0))
	tags, feats, rels, xpos := labelsOf(bank)
	m := newModel(r, set.Sizes, learnVocabulary(formsOf(bank)), tags, feats, rels, xpos)
	samples := m.samples(bank)
	teach(samples, teachers, set.Workers)
	t := newTrainer(m, set)
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

func newTrainer(m *Model, set Settings) *trainer {
	t := &trainer{Model: m, set: set}
	for i := range set.Workers {
		r := rand.New(rand.NewPCG(set.Seed, uint64(i+1)))
		t.workers = append(t.workers, &worker{grads: newGradients(m.parameters), drop: dropout{r, set.Dropout}})
	}
	return t
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
func labelsOf(bank []conllu.Sentence) (tags, feats, rels, xpos []string) {
	t, f, r, x := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range bank {
		for _, w := range s.Words {
			t[w.UPOS]++
			f[w.Feats]++
			r[w.Rel]++
			x[w.XPOS]++
		}
	}
	return known(t, 1), known(f, 3), known(r, 1), known(x, 1)
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
			g.tags.want = append(g.tags.want, m.tags.number(w.UPOS))
			g.feats.want = append(g.feats.want, m.feats.number(w.Feats))
			g.xpos.want = append(g.xpos.want, m.xpos.number(w.XPOS))
			g.heads.want = append(g.heads.want, w.Head)
			g.rels.want = append(g.rels.want, m.rels.number(w.Rel))
		}
	}
	return out
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
	slices.SortStableFunc(batch, func(a, b sample) int { return len(b.words) - len(a.words) })
	var wg sync.WaitGroup
	for i, w := range t.workers {
		wg.Go(func() { w.learn(t.Model, share(batch, i, len(t.workers))) })
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

// share deals the samples of a batch out to n workers, the i-th and then every
// n-th, back and forth.
func share(batch []sample, i, n int) []sample {
	var out []sample
	for j := range batch {
		turn := j % (2 * n)
		if turn == i || turn == 2*n-1-i {
			out = append(out, batch[j])
		}
	}
	return out
}

func (w *worker) learn(m *Model, samples []sample) {
	w.loss = 0
	if len(samples) == 0 {
		return
	}
	w.arena.reset()
	words, y := make([][]rows, len(samples)), make([]gold, len(samples))
	for i, s := range samples {
		words[i], y[i] = s.words, s.gold
	}
	w.loss = m.run(&w.arena, words, &w.drop).loss(y, w.grads)
}

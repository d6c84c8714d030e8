package train

import (
	"context"
	"errors"
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
	Sizes    network.Sizes
	Epochs   int
	Batch    int // words in a step
	Rate     float64
	Dropout  Dropout
	Teachers Teachers
	// TextParts is in how many epochs the model passes once over the texts.
	TextParts int
	Seed      uint64
	Workers   int          // part of the result: gradients are added worker by worker
	Log       func(string) `json:"-"`
}

// Teachers are the models that are trained first, with the batches and the rate
// of the model itself.
type Teachers struct {
	Count, Epochs int
	Sizes         network.Sizes
	Dropout       Dropout
}

// DefaultSettings are those of the shipped model. The teachers are wider than a
// model could be that is to run fast.
func DefaultSettings() Settings {
	wide := DefaultSizes()
	wide.Hidden, wide.Arc = 192, 128
	return Settings{
		Sizes: DefaultSizes(), Epochs: 28, Batch: 500, Rate: 3e-3, Dropout: Dropout{Input: .2, Inner: .25, Words: .13},
		Teachers:  Teachers{Count: 2, Epochs: 16, Sizes: wide, Dropout: Dropout{Input: .25, Inner: .33, Words: .15}},
		TextParts: 2, Seed: 1, Workers: 2, Log: func(string) {},
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
// Neural Network", 2015; Kuncoro and others 2016 for parsers), and from what they
// say of texts, sentences in words that nobody annotated; without teachers these
// are passed over. check is called after every epoch.
func Train(ctx context.Context, bank []conllu.Sentence, texts [][]string, set Settings, check func(*Model)) (*Model, error) {
	if err := errors.Join(set.Sizes.Check(), set.Teachers.Sizes.Check()); err != nil {
		return nil, err
	}
	if set.Teachers.Count == 0 {
		texts = nil
	}
	teachers, err := trainTeachers(ctx, bank, set)
	if err != nil {
		return nil, err
	}
	return train(ctx, bank, texts, set, teachers, check)
}

// train is Train after the teachers.
func train(ctx context.Context, bank []conllu.Sentence, texts [][]string, set Settings, teachers []*Model, check func(*Model)) (*Model, error) {
	r := rand.New(rand.NewPCG(set.Seed, 0))
	tags, feats, rels, xpos := labelsOf(bank)
	m := newModel(r, set.Sizes, learnVocabulary(formsOf(bank)), tags, feats, rels, xpos)
	samples := append(m.samples(bank), m.textSamples(texts)...)
	if len(teachers) > 0 {
		teach(samples, teachers, set.Workers)
		set.Log("taught")
	}
	annotated, guessed := samples[:len(bank)], samples[len(bank):]
	r.Shuffle(len(guessed), func(i, j int) { guessed[i], guessed[j] = guessed[j], guessed[i] })
	t := newTrainer(m, set)
	for epoch := range set.Epochs {
		some := slices.Concat(annotated, part(guessed, epoch, set.TextParts))
		steps := batches(some, set.Batch, r)
		t.steps = max(t.steps, set.Epochs*len(steps))
		loss := 0.0
		for _, b := range steps {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			loss += t.update(b)
		}
		set.Log(fmt.Sprintf("epoch %d: loss %.4f a word", epoch+1, loss/float64(countWords(some))))
		if check != nil {
			check(m)
		}
	}
	return m, nil
}

// part is the share of the samples that is for an epoch, of n equal ones in turn.
func part(all []sample, epoch, n int) []sample {
	n = max(1, n)
	k := epoch % n
	return all[len(all)*k/n : len(all)*(k+1)/n]
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

// textSamples are sentences of which nothing is known but the words.
func (m *Model) textSamples(texts [][]string) []sample {
	out := make([]sample, len(texts))
	for i, words := range texts {
		nothing := func() labelling { return labelling{want: slices.Repeat([]int{-1}, len(words))} }
		out[i].gold = gold{tags: nothing(), feats: nothing(), xpos: nothing(), heads: nothing(), rels: nothing(), guessed: true}
		for _, w := range words {
			out[i].words = append(out[i].words, m.vocab.lookup(w))
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
		if n := len(all[i].words); n == 0 || n > longest {
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

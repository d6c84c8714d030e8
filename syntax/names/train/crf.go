package train

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"hearsay/syntax/names"
)

// Settings are the numbers that shape a model.
type Settings struct {
	Seed    uint64
	Epochs  int
	Runs    int     // fits whose mean is taken
	Rate    float64 // of learning
	Drop    float64 // share of features that are left out at each look at a sentence
	Weak    float64 // weight of sentences whose types are open
	Respelt float64 // share of documents that are learned in other spellings too
	MinSeen int     // features seen more rarely are left out
	Rows    int     // features kept
	// Miss is the lead that a name must win by in training, and Misc the handicap of
	// MISC: the fit alone leaves out more names than it makes up, and what is MISC
	// differs from corpus to corpus.
	Miss, Misc float64
	Log        func(string) `json:"-"`
}

// DefaultSettings are those of the model that hearsay ships.
func DefaultSettings() Settings {
	return Settings{Seed: 1, Epochs: 4, Runs: 3, Rate: .1, Drop: .5, Weak: 1, Respelt: .1, MinSeen: 2, Rows: 85_000, Miss: .7, Misc: .3, Log: func(string) {}}
}

// field is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira 2001), fitted with AdaGrad (Duchi, Hazan and Singer 2011). Where labels
// are open it raises the probability of all sequences that are allowed.
type field struct {
	settings    Settings
	rng         *rand.Rand
	weights     []row
	squares     []row // sums of squared gradients
	transitions [names.Labels]row
	transSquare [names.Labels]row
	sums        []row // of the weights at the end of each pass
	transSums   [names.Labels]row
	kept        [][]uint32 // features of the sentence at hand that were not left out
	scores      []row
	free, right lattice
}

// row has a number for every label.
type row [names.Labels]float32

func newField(rows int, s Settings, rng *rand.Rand) *field {
	return &field{settings: s, rng: rng, weights: make([]row, rows), squares: make([]row, rows)}
}

// run makes the passes over the samples; the weak ones come after the first.
func (f *field) run(ctx context.Context, all []sample) error {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	for epoch := range f.settings.Epochs {
		f.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			if len(all[i].features) > 0 && (epoch > 0 || !all[i].weak) {
				f.learn(&all[i])
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if epoch > 0 || f.settings.Epochs == 1 {
			f.remember()
		}
	}
	f.average()
	return nil
}

// remember adds the weights to their sums. The mean over passes depends less on
// the order of the sentences than the last weights do (Polyak and Juditsky 1992).
func (f *field) remember() {
	if f.sums == nil {
		f.sums = make([]row, len(f.weights))
	}
	add(f.sums, f.weights)
	add(f.transSums[:], f.transitions[:])
}

func add(sums, rows []row) {
	for r := range rows {
		for l, w := range rows[r] {
			sums[r][l] += w
		}
	}
}

// average puts the means over the passes in the place of the weights.
func (f *field) average() {
	copy(f.weights, f.sums)
	f.sums, f.squares, f.transitions = nil, nil, f.transSums
	f.divide(float32(max(1, f.settings.Epochs-1)))
}

func (f *field) divide(n float32) {
	for _, rows := range [2][]row{f.weights, f.transitions[:]} {
		for r := range rows {
			for l := range rows[r] {
				rows[r][l] /= n
			}
		}
	}
}

// learn moves the weights along the gradient of one sentence.
func (f *field) learn(x *sample) {
	f.look(x)
	if !f.right.run(f.scores, x.allowed, &f.transitions) {
		return // the labels of the corpus cannot be had with our words
	}
	f.charge(x.allowed)
	f.free.run(f.scores, nil, &f.transitions)
	rate, share := float32(f.settings.Rate), float32(1)
	if x.weak {
		share = float32(f.settings.Weak)
	}
	for i, features := range f.kept {
		for l := range names.Labels {
			g := share * (f.right.words[i][l] - f.free.words[i][l])
			if g > -1e-3 && g < 1e-3 {
				continue
			}
			for _, r := range features {
				step(&f.weights[r][l], &f.squares[r][l], g, rate)
			}
		}
	}
	for _, p := range pairs {
		g := share * (f.right.pairs[p.from][p.to] - f.free.pairs[p.from][p.to])
		if g != 0 {
			step(&f.transitions[p.from][p.to], &f.transSquare[p.from][p.to], g, rate)
		}
	}
}

// charge raises the score of leaving out what is a name, so that the fit must
// win against it (softmax margin: Gimpel and Smith 2010).
func (f *field) charge(allowed []names.LabelSet) {
	for i, set := range allowed {
		if !set.Has(names.Outside) {
			f.scores[i][names.Outside] += float32(f.settings.Miss)
		}
	}
}

func step(w, square *float32, g, rate float32) {
	*square += g * g
	*w += rate * g / (float32(math.Sqrt(float64(*square))) + 1e-2)
}

// look scores a sentence with some of its features left out.
func (f *field) look(x *sample) {
	n := len(x.features)
	f.scores = slices.Grow(f.scores[:0], n)[:n]
	f.kept = slices.Grow(f.kept[:0], n)[:n]
	for i, features := range x.features {
		kept := f.kept[i][:0]
		var sum row
		for _, r := range features {
			if f.rng.Float64() < f.settings.Drop {
				continue
			}
			kept = append(kept, r)
			for l, w := range f.weights[r] {
				sum[l] += w
			}
		}
		f.kept[i], f.scores[i] = kept, sum
	}
}

// strongest returns the rows with the largest weights, at most n, in order.
func (f *field) strongest(n int) []uint32 {
	type ranked struct {
		row    uint32
		weight float32
	}
	all := make([]ranked, 0, len(f.weights))
	for r := range f.weights {
		var top float32
		for _, w := range f.weights[r] {
			top = max(top, w, -w)
		}
		all = append(all, ranked{uint32(r), top})
	}
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.row, b.row)) })
	var out []uint32
	for _, x := range all[:min(n, len(all))] {
		out = append(out, x.row)
	}
	slices.Sort(out)
	return out
}

// export brings the weights to 8 bits, so that one in a thousand is so large
// that it is cut.
func (f *field) export(features []uint32, lexicon *names.Lexicon) *names.File {
	unit := f.unit()
	round := func(w float32, top float64) float64 {
		return max(-top, min(top, math.Round(float64(w)/unit)))
	}
	out := &names.File{Lexicon: lexicon}
	for i := range f.transitions {
		for j, w := range f.transitions[i] {
			out.Transitions[i][j] = int32(round(w-f.lean(names.Label(j)), 1<<15-1))
		}
	}
	for r, h := range features {
		w := names.Weights{Feature: h}
		for l, v := range f.weights[r] {
			if q := round(v*float32(1-f.settings.Drop), 127); q > 1 || q < -1 {
				w.Values[l] = int8(q)
			}
		}
		if w.Values != [names.Labels]int8{} {
			out.Weights = append(out.Weights, w)
		}
	}
	return out
}

// lean is the handicap of a label.
func (f *field) lean(l names.Label) float32 {
	if l == names.LabelOf(names.MISC, names.Begin) || l == names.LabelOf(names.MISC, names.Unit) {
		return float32(f.settings.Misc)
	}
	return 0
}

// unit is the weight that becomes 1 in 8 bits.
func (f *field) unit() float64 {
	var sizes []float32
	for r := range f.weights {
		for _, v := range f.weights[r] {
			if v != 0 {
				sizes = append(sizes, max(v, -v))
			}
		}
	}
	if len(sizes) == 0 {
		return 1
	}
	slices.Sort(sizes)
	return float64(sizes[len(sizes)-1-len(sizes)/1000]) * (1 - f.settings.Drop) / 127
}

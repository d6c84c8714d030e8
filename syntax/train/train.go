package train

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"hearsay/syntax"
)

// Settings say how to learn.
type Settings struct {
	Epochs int     // passes over the examples
	Runs   int     // fits whose mean is the model
	Rate   float64 // first size of a step
	Drop   float64 // share of features left out at each look at an example
	// Lead is the log-odds at which a sentence ends. Below 0 it finds more ends
	// than are sure: one that is missed costs two sentences, as one too many does,
	// but they are likelier missed.
	Lead float64
	Seed uint64
	Log  func(string) `json:"-"`
}

// DefaultSettings are those of the built-in model.
func DefaultSettings() Settings {
	return Settings{Epochs: 10, Runs: 4, Rate: 0.05, Drop: 0.4, Lead: -1, Seed: 1, Log: func(string) {}}
}

// Train learns the weights of a model and its threshold.
func Train(ctx context.Context, docs []Document, s Settings) (weights []int8, threshold int32, err error) {
	all := examples(docs)
	s.Log(fmt.Sprintf("%d documents, %d examples", len(docs), len(all)))
	mean := make([]float32, 1<<syntax.BoundaryBits)
	for run := range s.Runs {
		f := newFit(s, uint64(run))
		for e := range s.Epochs {
			if err := ctx.Err(); err != nil {
				return nil, 0, err
			}
			loss := f.epoch(all)
			if e >= s.Epochs/2 { // the mean of the later epochs
				for i, w := range f.weights {
					mean[i] += w / float32(s.Runs*(s.Epochs-s.Epochs/2))
				}
			}
			s.Log(fmt.Sprintf("run %d epoch %d: loss %.4f", run+1, e+1, loss))
		}
	}
	weights, threshold = quantize(mean, s.Lead)
	return weights, threshold, nil
}

// unit is the weight that the number 127 stands for; larger ones are cut.
const unit = 1

// quantize rounds weights to 8 bits and the threshold with them.
func quantize(mean []float32, lead float64) ([]int8, int32) {
	out := make([]int8, len(mean))
	for i, w := range mean {
		out[i] = int8(math.Round(127 * float64(max(-unit, min(unit, w))) / unit))
	}
	return out, int32(math.Round(127 * lead / unit))
}

// fit is a logistic regression on its way.
type fit struct {
	settings Settings
	rng      *rand.Rand
	order    []int
	weights  []float32
	squares  []float32 // sums of the squares of the gradients
	kept     []uint32
}

func newFit(s Settings, run uint64) *fit {
	return &fit{
		settings: s, rng: rand.New(rand.NewPCG(s.Seed, run)),
		weights: make([]float32, 1<<syntax.BoundaryBits), squares: make([]float32, 1<<syntax.BoundaryBits),
	}
}

// epoch looks at every example once and returns the mean loss.
func (f *fit) epoch(all []example) float64 {
	if f.order == nil {
		f.order = f.rng.Perm(len(all))
	}
	f.rng.Shuffle(len(f.order), func(i, j int) { f.order[i], f.order[j] = f.order[j], f.order[i] })
	var loss float64
	for _, i := range f.order {
		loss += f.step(&all[i])
	}
	return loss / float64(len(all))
}

// step moves the weights of the features that are kept against the gradient.
func (f *fit) step(x *example) float64 {
	f.kept = f.kept[:0]
	var sum float32
	for _, i := range x.features {
		if f.rng.Float64() >= f.settings.Drop {
			f.kept = append(f.kept, i)
			sum += f.weights[i]
		}
	}
	p := 1 / (1 + math.Exp(-float64(sum)))
	gradient, chance := float32(p), 1-p
	if x.ends {
		gradient, chance = float32(p-1), p
	}
	for _, i := range f.kept {
		f.squares[i] += gradient * gradient
		f.weights[i] -= float32(f.settings.Rate) * gradient / (1e-6 + float32(math.Sqrt(float64(f.squares[i]))))
	}
	return -math.Log(max(chance, 1e-9))
}

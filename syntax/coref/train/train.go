package train

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"hearsay/lexicon"
	"hearsay/syntax/coref"
)

// Settings are the numbers that shape a model.
type Settings struct {
	Seed   uint64
	Fits   int // with seeds of their own, whose weights are averaged
	Epochs int
	Rate   float64 // of learning
	Drop   float64 // share of features left out at each look
	// The leads that a right decision must win by: over a new entity where there is
	// an antecedent, over an antecedent where there is none, over a wrong antecedent.
	FalseNew, FalseLink, WrongLink float64
	// Choice is the weight of a question of GAP beside that of a mention.
	Choice float64
	// Log is called by several goroutines at once: fits run side by side.
	Log func(string) `json:"-"`
}

// DefaultSettings are those of the model that hearsay ships.
func DefaultSettings() Settings {
	return Settings{Seed: 1, Fits: 8, Epochs: 2, Rate: .05, Drop: .2, FalseNew: 3, FalseLink: .2, WrongLink: 1, Choice: 3, Log: func(string) {}}
}

// ranker is a log-linear model of the choice of an antecedent, fitted with AdaGrad
// (Duchi, Hazan and Singer 2011).
type ranker struct {
	settings Settings
	rng      *rand.Rand
	drop     dropper
	weights  []float32
	squares  []float32
	sums     []float64
	ranking  *coref.Ranking

	goldOf   []int // of the mentions decided so far, noGold for none
	features []uint32
	ends     []int // of the features of each option; option 0 is a new entity
	scores   []float64
	right    []bool
}

// noGold is the entity of mentions without annotation.
const noGold = -1

// Train fits a model.
func Train(ctx context.Context, examples []Example, s Settings) (*coref.File, error) {
	known, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	fits := make([]*ranker, s.Fits)
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for n := range fits {
		rng := rand.New(rand.NewPCG(s.Seed, uint64(n)))
		fits[n] = &ranker{settings: s, rng: rng, drop: dropper{rng: rng, below: uint8(256 * s.Drop)}, ranking: coref.NewRanking(known)}
		work.Go(func() error { return fits[n].fit(ctx, examples) })
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	sums := make([]float64, coref.Rows)
	for _, r := range fits {
		for i, w := range r.sums {
			sums[i] += w
		}
	}
	return export(sums), nil
}

// fit learns from nothing and adds up the weights of later passes.
func (r *ranker) fit(ctx context.Context, examples []Example) error {
	s := r.settings
	r.weights, r.squares, r.sums = make([]float32, coref.Rows), make([]float32, coref.Rows), make([]float64, coref.Rows)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range s.Epochs {
		r.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, i := range order {
			loss += r.document(&examples[i])
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if epoch >= s.Epochs/2 {
			for i, w := range r.weights {
				r.sums[i] += float64(w)
			}
		}
		s.Log(fmt.Sprintf("epoch %d, loss %.0f", epoch+1, loss))
	}
	r.weights, r.squares = nil, nil
	return nil
}

// dropper decides which features are left out, a byte of chance for each.
type dropper struct {
	rng   *rand.Rand
	below uint8 // share of those left out, by 256
	bytes uint64
	left  int
}

func (d *dropper) next() bool {
	if d.left == 0 {
		d.bytes, d.left = d.rng.Uint64(), 8
	}
	b := uint8(d.bytes)
	d.bytes >>= 8
	d.left--
	return b < d.below
}

// document goes over the mentions of a document as a resolver would, learns at
// each, and follows its own decisions. It returns the loss.
func (r *ranker) document(x *Example) float64 {
	r.ranking.Begin(x.Page)
	r.goldOf = slices.Grow(r.goldOf[:0], r.ranking.Len())[:r.ranking.Len()]
	loss := 0.0
	for r.ranking.Next() {
		gold, known := r.gold(x)
		r.goldOf[r.ranking.At()] = gold
		r.look(known)
		best := r.best()
		if known {
			weight := 1.0
			if x.Choice != nil {
				weight = r.settings.Choice
				known = r.rightOfChoice(x)
			} else {
				r.rightOfGold(gold)
			}
			if known {
				loss += r.learn(weight)
			}
		}
		r.ranking.Link(best)
	}
	return loss
}

// gold is the entity of the mention at hand, and whether it may be learned from.
func (r *ranker) gold(x *Example) (entity int, known bool) {
	m := r.ranking.Mention(r.ranking.At())
	if x.Choice != nil {
		return noGold, r.asks(x, m)
	}
	if e, ok := x.Gold[spanOf(x.Page, m)]; ok {
		return e, true
	}
	return noGold, !x.Partial
}

// look scores the options of the mention at hand, some features left out when it
// is to be learned from.
func (r *ranker) look(known bool) {
	n := r.ranking.Candidates()
	r.features, r.ends, r.scores = r.features[:0], r.ends[:0], r.scores[:0]
	for k := -1; k < n; k++ {
		from := len(r.features)
		if k < 0 {
			r.features = r.ranking.AppendAlone(r.features)
		} else {
			r.features = r.ranking.AppendPair(r.features, k)
		}
		kept, sum := r.features[:from], 0.0
		for _, f := range r.features[from:] {
			if known && r.drop.next() {
				continue
			}
			kept = append(kept, f)
			sum += float64(r.weights[f])
		}
		r.features = kept
		r.ends, r.scores = append(r.ends, len(r.features)), append(r.scores, sum)
	}
}

// best is the candidate with the highest score, -1 for none.
func (r *ranker) best() int {
	best := 0
	for k, s := range r.scores {
		if s > r.scores[best] {
			best = k
		}
	}
	return best - 1
}

// rightOfGold marks the options that agree with the gold.
func (r *ranker) rightOfGold(gold int) {
	r.right = append(r.right[:0], false)
	any := false
	for k := range r.ranking.Candidates() {
		ok := gold != noGold && r.goldOf[r.ranking.Candidate(k)] == gold
		r.right = append(r.right, ok)
		any = any || ok
	}
	r.right[0] = !any
}

// learn moves the weights along the gradient of the log-likelihood of all right
// options together, wrong ones being charged with their leads. It returns the
// loss.
func (r *ranker) learn(weight float64) float64 {
	r.charge()
	all, right := logSum(r.scores, nil), logSum(r.scores, r.right)
	from := 0
	for k, s := range r.scores {
		g := -math.Exp(s - all)
		if r.right[k] {
			g += math.Exp(s - right)
		}
		if g > 1e-3 || g < -1e-3 {
			r.step(r.features[from:r.ends[k]], float32(weight*g))
		}
		from = r.ends[k]
	}
	return weight * (all - right)
}

// charge raises the scores of wrong options (softmax margin: Gimpel and Smith 2010).
func (r *ranker) charge() {
	for k := range r.scores {
		switch {
		case r.right[k]:
		case k == 0:
			r.scores[k] += r.settings.FalseNew
		case r.right[0]:
			r.scores[k] += r.settings.FalseLink
		default:
			r.scores[k] += r.settings.WrongLink
		}
	}
}

func (r *ranker) step(features []uint32, g float32) {
	rate := float32(r.settings.Rate)
	for _, f := range features {
		r.squares[f] += g * g
		r.weights[f] += rate * g / (float32(math.Sqrt(float64(r.squares[f]))) + 1e-2)
	}
}

// logSum is the logarithm of the sum of the exponentials of the scores, of those
// in the set when there is one.
func logSum(scores []float64, set []bool) float64 {
	top := math.Inf(-1)
	for k, s := range scores {
		if set == nil || set[k] {
			top = max(top, s)
		}
	}
	sum := 0.0
	for k, s := range scores {
		if set == nil || set[k] {
			sum += math.Exp(s - top)
		}
	}
	return top + math.Log(sum)
}

// export brings weights to 8 bits, so that one in ten thousand is so large that it
// is cut.
func export(weights []float64) *coref.File {
	var sizes []float64
	for _, w := range weights {
		if w != 0 {
			sizes = append(sizes, math.Abs(w))
		}
	}
	out := &coref.File{Weights: make([]int8, coref.Rows)}
	if len(sizes) == 0 {
		return out
	}
	slices.Sort(sizes)
	unit := sizes[len(sizes)-1-len(sizes)/10_000] / 127
	for i, w := range weights {
		out.Weights[i] = int8(max(-127, min(127, math.Round(w/unit))))
	}
	return out
}

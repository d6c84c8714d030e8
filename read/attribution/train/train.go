package train

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"hearsay/read/attribution"
	"hearsay/read/attribution/model"
)

// Settings are the numbers that shape a model.
type Settings struct {
	Seed    uint64
	Epochs  int
	Folds   int     // parts of the articles that are kept apart in turn
	Rate    float64 // of learning
	Drop    float64 // share of features that are left out at each look
	MinSeen int32   // features seen more rarely are left out
	Rows    Rows
	Log     func(string) `json:"-"`
}

// Rows are how many features are kept of each kind.
type Rows struct{ Cues, Units, Pairs, Verdict int }

// DefaultSettings are those of the model that hearsay ships.
func DefaultSettings() Settings {
	return Settings{
		Seed: 1, Epochs: 5, Folds: 3, Rate: .1, Drop: .3, MinSeen: 3,
		Rows: Rows{Cues: 40_000, Units: 50_000, Pairs: 14_000, Verdict: 12_000}, Log: func(string) {},
	}
}

// Train learns a model from articles. The card of the file is left to the caller.
func Train(ctx context.Context, finder *attribution.Finder, articles []Article, s Settings) (*model.Model, error) {
	lessons := make([]attribution.Lesson, len(articles))
	for i := range articles {
		a := &articles[i]
		lessons[i] = finder.Lesson(a.Analysis, a.Times, a.Citations, a.Gold, a.Hidden)
	}
	var judged []judgement
	for fold := range s.Folds {
		x := finder.With(s.learn(lessons, func(i int) bool { return i%s.Folds != fold }))
		for i := fold; i < len(articles); i += s.Folds {
			judged = append(judged, judge(x, &articles[i], i)...)
		}
		s.Log(fmt.Sprintf("fold %d of %d, %d attributions judged", fold+1, s.Folds, len(judged)))
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	m := s.learn(lessons, func(int) bool { return true })
	m.Verdict, m.Trust = s.verdict(judged)
	return m, nil
}

// learn fits cues and labels to the lessons that in takes.
func (s *Settings) learn(lessons []attribution.Lesson, in func(int) bool) *model.Model {
	rng := rand.New(rand.NewPCG(s.Seed, 0))
	var cues []example
	var sequences []sequence
	for i := range lessons {
		if !in(i) {
			continue
		}
		for _, c := range lessons[i].Cues {
			cues = append(cues, example{slices.Clone(c.Features), c.IsCue})
		}
		for _, q := range lessons[i].Sequences {
			sequences = append(sequences, sequence{cloneAll(q.Units), cloneAll(q.Pairs), q.Labels, q.Head})
		}
	}
	s.Log(fmt.Sprintf("%d words, %d sequences", len(cues), len(sequences)))
	m := &model.Model{Card: []byte("{}"), Verdict: model.NewTable(1, nil, nil)}
	m.Cues = s.logistic(cues, s.Rows.Cues, rng)
	m.Units, m.Pairs = s.field(sequences, rng)
	return m
}

func cloneAll(lists [][]uint32) [][]uint32 {
	out := make([][]uint32, len(lists))
	for i, l := range lists {
		out[i] = slices.Clone(l)
	}
	return out
}

// judgement is an attribution that the model weighs, with whether it is right.
type judgement struct {
	article  int
	features []uint32
	right    bool
}

func judge(x *attribution.Finder, a *Article, i int) []judgement {
	var out []judgement
	for _, g := range x.Guesses(a.Analysis, a.Times, a.Citations) {
		out = append(out, judgement{i, g.Features, a.right(&g)})
	}
	return out
}

// verdict fits the verdict, and how far it can be trusted to what one that was
// fitted to half of the articles says of the other half.
func (s *Settings) verdict(judged []judgement) (*model.Table, []int32) {
	var all []scored
	for half := range 2 {
		t := s.fitVerdict(judged, func(article int) bool { return article%2 != half })
		for _, j := range judged {
			if j.article%2 == half {
				all = append(all, scored{t.Sum(j.features), j.right})
			}
		}
	}
	return s.fitVerdict(judged, func(int) bool { return true }), trust(all)
}

func (s *Settings) fitVerdict(judged []judgement, in func(int) bool) *model.Table {
	var all []example
	for _, j := range judged {
		if in(j.article) {
			all = append(all, example{slices.Clone(j.features), j.right})
		}
	}
	return s.logistic(all, s.Rows.Verdict, rand.New(rand.NewPCG(s.Seed, 1)))
}

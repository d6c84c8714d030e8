package model_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"hearsay/read/attribution/model"
)

// TestLatticeFindsTheBest compares the best labels, and the best ones through each
// label of each unit, with those of a search through all.
func TestLatticeFindsTheBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var x model.Lattice
	for range 50 {
		n := 1 + rng.IntN(5)
		x.Reset(n)
		for i := range n {
			for l := range x.Units[i] {
				x.Units[i][l] = rng.Int32N(100) - 50
			}
			for l := range x.Pairs[i] {
				x.Pairs[i][l] = rng.Int32N(60) - 30
			}
		}
		if n > 2 {
			x.Force(1, model.Cue)
		}
		got := x.Best()
		best := int32(-1 << 30)
		var through [5][model.Labels]int32
		for i := range through {
			through[i] = [model.Labels]int32{-1 << 30, -1 << 30, -1 << 30, -1 << 30}
		}
		labels := make([]model.Label, n)
		for code := range 1 << (2 * n) {
			for i := range n {
				labels[i] = model.Label(code >> (2 * i) & 3)
			}
			if n > 2 && labels[1] != model.Cue {
				continue
			}
			score := -x.Lag(labels)
			best = max(best, score)
			for i, l := range labels {
				through[i][l] = max(through[i][l], score)
			}
		}
		if best != 0 || x.Lag(got) != 0 {
			t.Fatalf("the labels %v lag %d behind the best", got, max(best, x.Lag(got)))
		}
		for i := range n {
			for l := range model.Label(model.Labels) {
				if through[i][l] > -1<<20 && x.Through(i, l)-x.Through(i, got[i]) != through[i][l] {
					t.Fatalf("through label %d of unit %d: %d, not %d", l, i, x.Through(i, l)-x.Through(i, got[i]), through[i][l])
				}
			}
		}
	}
}

func small() *model.Model {
	return &model.Model{
		Card:    json.RawMessage(`{"Model":"a small one"}`),
		Cues:    model.NewTable(1, []uint32{7, 8, 1 << 31}, []int8{1, -2, 127}),
		Units:   model.NewTable(model.Labels, []uint32{7, 9}, []int8{0, 1, 0, -1, 2, 0, 0, 0}),
		Pairs:   model.NewTable(model.Labels*model.Labels, []uint32{5}, []int8{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -15}),
		Verdict: model.NewTable(1, []uint32{1}, []int8{-128}),
		Trust:   []int32{-30, 0, 0, 12},
	}
}

func TestFileHoldsTheModel(t *testing.T) {
	want := small()
	got, err := model.Parse(want.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	if string(got.Card) != string(want.Card) || !slices.Equal(got.Trust, want.Trust) {
		t.Errorf("card %s, trust %v", got.Card, got.Trust)
	}
	for f := range uint32(12) {
		if got.Cues.Sum([]uint32{f}) != want.Cues.Sum([]uint32{f}) || got.Verdict.Sum([]uint32{f}) != want.Verdict.Sum([]uint32{f}) {
			t.Errorf("other weights for feature %d", f)
		}
		var a, b [model.Labels * model.Labels]int32
		got.Pairs.AddPairs([]uint32{f, f}, &a)
		want.Pairs.AddPairs([]uint32{f, f}, &b)
		if a != b {
			t.Errorf("pairs of feature %d: %v, not %v", f, a, b)
		}
		var c, d [model.Labels]int32
		got.Units.AddUnits([]uint32{f}, &c)
		want.Units.AddUnits([]uint32{f}, &d)
		if c != d {
			t.Errorf("units of feature %d: %v, not %v", f, c, d)
		}
	}
}

func TestConfidenceRisesWithTheVerdict(t *testing.T) {
	m := small()
	for _, x := range []struct {
		verdict int32
		want    int
	}{{-31, 0}, {-30, 1}, {-1, 1}, {0, 3}, {11, 3}, {12, 4}, {1000, 4}} {
		if got := m.Confidence(x.verdict); got != x.want {
			t.Errorf("verdict %d: %d of a hundred, not %d", x.verdict, got, x.want)
		}
	}
}

func TestParseRefusesDamage(t *testing.T) {
	data := small().Append(nil)
	for n := range data {
		if _, err := model.Parse(data[:n]); err == nil {
			t.Errorf("the first %d bytes were taken for a model", n)
		}
	}
	other := slices.Clone(data)
	other[len("hearsay-attribution-")] = '9'
	if _, err := model.Parse(other); err == nil {
		t.Error("another version was taken")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small().Append(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := model.Parse(data)
		if err == nil {
			m.Cues.Sum([]uint32{0, 1, 2})
			m.Confidence(0)
		}
	})
}

// TestEmbeddedModel: the model is there, small, and holds no word in clear beyond
// its card.
func TestEmbeddedModel(t *testing.T) {
	m, err := model.Load()
	if err != nil || m == nil {
		t.Fatal("no embedded model", err)
	}
	data, err := os.ReadFile("weights/attribution.model")
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 1<<20 {
		t.Errorf("the model has %d bytes, more than 1 MiB", len(data))
	}
	if !json.Valid(m.Card) {
		t.Error("the card is no JSON")
	}
}

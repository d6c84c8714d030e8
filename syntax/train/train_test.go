package train_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"hearsay/syntax"
	"hearsay/syntax/conllu"
	"hearsay/syntax/train"
)

// bank makes a treebank of sentences whose words stand between blanks; "/"
// begins a paragraph.
func bank(lines ...string) []conllu.Sentence {
	var out []conllu.Sentence
	for i, l := range lines {
		s := conllu.Sentence{NewDoc: i == 0}
		l, s.NewPar = strings.CutPrefix(l, "/")
		for w := range strings.FieldsSeq(l) {
			s.Words = append(s.Words, conllu.Word{Form: w, Token: w, SpaceAfter: true})
		}
		if n := len(s.Words); s.Words[n-1].Form == "." {
			s.Words[n-2].SpaceAfter = false
		}
		out = append(out, s)
	}
	return out
}

func settings() train.Settings {
	s := train.DefaultSettings()
	s.Epochs, s.Runs, s.Drop, s.Lead = 20, 1, 0, 0
	return s
}

// sample has sentences that end without a stop, always before "Then".
func sample() []train.Document {
	return train.Documents(bank(
		"/The envoy went", "Then nobody came", "Then the border was shut .", "Mr Dost slept .", "/The guard slept", "Then he was tired .", "They left .",
	))
}

func TestTrainLearnsWhatTheRulesDoNotKnow(t *testing.T) {
	docs := sample()
	weights, threshold, err := train.Train(t.Context(), docs, settings())
	if err != nil {
		t.Fatal(err)
	}
	m := syntax.NewBoundaries(nil, threshold, weights)
	if f := train.Measure(docs, m.Ends); f.F1 != 100 {
		t.Errorf("after training: %+v", f)
	}
	for _, judge := range []syntax.Judge{func(int, []uint32) bool { return false }, func(int, []uint32) bool { return true }} {
		if f := train.Measure(docs, judge); f.P >= 100 || f.R >= 100 {
			t.Errorf("a judge that always says the same: %+v", f)
		}
	}
}

func TestTrainIsReproducible(t *testing.T) {
	one, _, err := train.Train(t.Context(), sample(), settings())
	if err != nil {
		t.Fatal(err)
	}
	two, _, _ := train.Train(t.Context(), sample(), settings())
	if !slices.Equal(one, two) {
		t.Error("two trainings differ")
	}
}

func TestTrainStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := train.Train(ctx, sample(), settings()); err == nil {
		t.Error("training went on after it was stopped")
	}
}

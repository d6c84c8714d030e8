package syntax_test

import (
	"encoding/json"
	"strings"
	"testing"

	"hearsay/syntax"
)

func TestTheShippedSentenceModelHasItsCard(t *testing.T) {
	card, err := syntax.ShippedBoundaries().Card()
	if err != nil {
		t.Fatal(err)
	}
	var c struct{ Licence string }
	if err := json.Unmarshal(card, &c); err != nil || c.Licence != "CC BY-SA 4.0" {
		t.Errorf("licence %q, %v", c.Licence, err)
	}
	if n := len(syntax.ShippedBoundaries()); n > 200_000 {
		t.Errorf("the model has %d bytes", n)
	}
}

func TestBoundariesDecideByTheirWeights(t *testing.T) {
	weights := make([]int8, 1<<syntax.BoundaryBits)
	weights[3], weights[5] = 50, -20
	features := func(slots ...uint32) (out []uint32) {
		for _, s := range slots {
			out = append(out, s<<(32-syntax.BoundaryBits))
		}
		return out
	}
	m := syntax.NewBoundaries(json.RawMessage(`{"Model":"m"}`), 30, weights)
	for _, c := range []struct {
		features []uint32
		want     bool
	}{
		{nil, false}, {features(3), true}, {features(3, 5), false}, {features(3, 5, 3), true},
	} {
		if got := m.Ends(0, c.features); got != c.want {
			t.Errorf("%v: %v", c.features, got)
		}
	}
	if m = syntax.NewBoundaries(nil, -10, weights); !m.Ends(0, nil) || m.Ends(0, features(5)) {
		t.Error("a threshold below 0 is not kept")
	}
}

func TestADamagedSentenceModelIsRefused(t *testing.T) {
	m := string(syntax.NewBoundaries(json.RawMessage(`{}`), 0, make([]int8, 1<<syntax.BoundaryBits)))
	for name, data := range map[string]string{
		"empty": "", "cut off": m[:len(m)-1], "too long": m + "x", "another format": strings.Replace(m, "sentences", "sentencez", 1),
		"broken card": strings.Replace(m, "{}", "{{", 1),
	} {
		if _, err := syntax.Boundaries(data).Card(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := syntax.Boundaries(m).Card(); err != nil {
		t.Error(err)
	}
}

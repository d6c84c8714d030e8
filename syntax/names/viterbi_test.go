package names_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hearsay/syntax/names"
)

// TestViterbiAgainstEnumeration: no well-formed sequence of three labels scores
// higher than the one that is found, and it is well-formed.
func TestViterbiAgainstEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		score := rapid.Int32Range(-20, 20)
		var transitions names.Transitions
		for i := range transitions {
			copy(transitions[i][:], rapid.SliceOfN(score, names.Labels, names.Labels).Draw(t, "transitions"))
		}
		var v names.Viterbi
		v.Reset(3)
		for i := range v.Scores {
			copy(v.Scores[i][:], rapid.SliceOfN(score, names.Labels, names.Labels).Draw(t, "scores"))
		}
		scores := slices.Clone(v.Scores)
		found, got := v.Best(&transitions, nil)
		want := int32(names.Impossible)
		for a := range names.Label(names.Labels) {
			for b := range names.Label(names.Labels) {
				for c := range names.Label(names.Labels) {
					if names.Outside.Follows(a) && a.Follows(b) && b.Follows(c) && c.Follows(names.Outside) {
						want = max(want, scores[0][a]+scores[1][b]+scores[2][c]+transitions[a][b]+transitions[b][c])
					}
				}
			}
		}
		if got != want || len(found) != 3 {
			t.Fatalf("got %d with %v, want %d", got, found, want)
		}
	})
}

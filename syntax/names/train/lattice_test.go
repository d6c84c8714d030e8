package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"hearsay/syntax/names"
)

// TestLatticeAgainstEnumeration compares with the sum over all sequences of
// labels of a short sentence, with and without some labels forbidden.
func TestLatticeAgainstEnumeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	random := func() (r row) {
		for l := range r {
			r[l] = float32(rng.NormFloat64())
		}
		return r
	}
	var transitions [names.Labels]row
	for i := range transitions {
		transitions[i] = random()
	}
	scores := []row{random(), random(), random()}
	some := []names.LabelSet{names.AllLabels, setOf(names.PER) | outsideOnly, names.AllLabels &^ outsideOnly}
	for _, allowed := range [][]names.LabelSet{nil, some} {
		var got lattice
		if !got.run(scores, allowed, &transitions) {
			t.Fatal("no sequence is possible")
		}
		want := enumerate(scores, allowed, &transitions)
		for i := range want {
			for l := range want[i] {
				if math.Abs(want[i][l]-float64(got.words[i][l])) > 1e-4 {
					t.Errorf("label %d of word %d: got %v, want %v", l, i, got.words[i][l], want[i][l])
				}
			}
		}
	}
}

// enumerate gives the probability of each label of three words.
func enumerate(scores []row, allowed []names.LabelSet, transitions *[names.Labels]row) (p [3][names.Labels]float64) {
	total := 0.0
	ok := func(i int, l names.Label) bool { return allowed == nil || allowed[i].Has(l) }
	for a := range names.Label(names.Labels) {
		for b := range names.Label(names.Labels) {
			for c := range names.Label(names.Labels) {
				if !names.Outside.Follows(a) || !a.Follows(b) || !b.Follows(c) || !c.Follows(names.Outside) || !ok(0, a) || !ok(1, b) || !ok(2, c) {
					continue
				}
				w := math.Exp(float64(scores[0][a] + scores[1][b] + scores[2][c] + transitions[a][b] + transitions[b][c]))
				total += w
				p[0][a] += w
				p[1][b] += w
				p[2][c] += w
			}
		}
	}
	for i := range p {
		for l := range p[i] {
			p[i][l] /= total
		}
	}
	return p
}

func TestLatticeWithoutASequence(t *testing.T) {
	var transitions [names.Labels]row
	inside := names.LabelSet(1) << names.LabelOf(names.PER, names.Inside)
	if new(lattice).run(make([]row, 1), []names.LabelSet{inside}, &transitions) {
		t.Error("one word cannot be the inside of a name")
	}
}

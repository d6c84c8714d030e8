package eval_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/eval"
)

// entities reads "ab cde": entities parted by blanks, a letter for each mention.
func entities(s string) []eval.Entity {
	var out []eval.Entity
	for _, word := range strings.Fields(s) {
		var e eval.Entity
		for _, r := range word {
			e = append(e, eval.Mention{First: int(r), Last: int(r) + 1})
		}
		out = append(out, e)
	}
	return out
}

// rates are recall and precision; none stands for a measure that the source of
// the case does not give.
type rates struct{ recall, precision float64 }

var none = rates{-1, -1}

// cases are those of the reference scorer of CoNLL-2012 (Pradhan and others 2014),
// with its names; D and E are from Bagga and Baldwin 1998, F to L from Vilain and
// others 1995, A after Luo 2005. Values are written as the fractions they are.
var cases = []struct {
	name, key, response string
	muc, b3, ceafe      rates
}{
	{"A-1", "a bc def", "a bc def", rates{1, 1}, rates{1, 1}, rates{1, 1}},
	{"A-2", "a bc def", "a de", rates{1. / 3, 1}, rates{7. / 18, 1}, rates{.6, .9}},
	{"A-3", "a bc def", "a bcx defy z", rates{1, 3. / 5}, rates{1, 55. / 108}, rates{93. / 105, 93. / 140}},
	{"A-4", "a bc def", "a bcx dy z", rates{1. / 3, 1. / 3}, rates{5. / 9, 17. / 42}, rates{11. / 15, .55}},
	{"A-5", "a bc def", "a bcxB dy z", rates{1. / 3, 1. / 4}, rates{5. / 9, 5. / 16}, rates{31. / 45, 31. / 60}},
	{"A-6", "a bc def", "a bcx dy Bz", rates{1. / 3, 1. / 4}, rates{5. / 9, 17. / 48}, rates{11. / 15, .55}},
	{"A-7", "a bc def", "a bcxb dy z", rates{1. / 3, 1. / 3}, rates{5. / 9, 17. / 42}, rates{11. / 15, .55}},
	{"A-8", "a bc def", "a bcx dy bz", rates{1. / 3, 1. / 3}, rates{5. / 9, 17. / 42}, rates{11. / 15, .55}},
	{"A-9", "a bc def", "a bcx dy bbbbbbbbbbz", rates{1. / 3, 1. / 3}, rates{5. / 9, 17. / 42}, rates{11. / 15, .55}},
	{"A-10", "a bc def", "a b c d e f", rates{0, 0}, rates{1. / 2, 1}, none},
	{"A-11", "a bc def", "abcdef", rates{1, 3. / 5}, rates{1, 7. / 18}, none},
	{"A-12", "a bc def", "a x y c d e z", rates{0, 0}, rates{13. / 36, 4. / 7}, none},
	{"A-13", "a bc def", "axycdez", rates{1. / 3, 1. / 6}, rates{17. / 36, 6. / 49}, none},
	{"D-1", "12345 67 89ABC", "12345 6789ABC", rates{1, 9. / 10}, rates{1, 16. / 21}, none},
	{"E-1", "12345 67 89ABC", "1234589ABC 67", rates{1, 9. / 10}, rates{1, 7. / 12}, none},
	{"F-1", "ABCD", "AB CD", rates{2. / 3, 1}, none, none},
	{"G-1", "AB CD", "ABCD", rates{1, 2. / 3}, none, none},
	{"H-1", "ABCD", "ABCD", rates{1, 1}, none, none},
	{"J-1", "ABC", "AC", rates{1. / 2, 1}, none, none},
	{"K-1", "BCDEGHJ", "ABC DEF GHI", rates{1. / 2, 1. / 2}, none, none},
	{"L-1", "ABC DEFG", "AB CD FGH", rates{2. / 5, 2. / 4}, none, none},
	{"M-1", "abcdef", "abcdef", rates{1, 1}, rates{1, 1}, rates{1, 1}},
	{"M-2", "abcdef", "a b c d e f", rates{0, 0}, none, none},
	{"M-5", "abcdef", "a b c x y z", rates{0, 0}, none, none},
	{"N-1", "a b c d e f", "a b c d e f", rates{0, 0}, rates{1, 1}, rates{1, 1}},
	{"N-4", "a b c d e f", "a b c x y z", rates{0, 0}, none, none},
}

func TestReferenceCases(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := eval.ScoreCoref(entities(c.key), entities(c.response))
			check(t, "MUC", got.MUC, c.muc)
			check(t, "B3", got.B3, c.b3)
			check(t, "CEAFe", got.CEAFe, c.ceafe)
		})
	}
}

func check(t *testing.T, measure string, got eval.Score, want rates) {
	t.Helper()
	if want == none {
		return
	}
	if math.Abs(got.Recall.Value()-want.recall) > 1e-9 || math.Abs(got.Precision.Value()-want.precision) > 1e-9 {
		t.Errorf("%s: recall %.5f, precision %.5f, want %.5f, %.5f", measure, got.Recall.Value(), got.Precision.Value(), want.recall, want.precision)
	}
}

// TestCoNLLOverDocuments adds the counts up before it divides.
func TestCoNLLOverDocuments(t *testing.T) {
	sum := eval.ScoreCoref(entities("ABCD"), entities("AB CD"))
	sum.Add(eval.ScoreCoref(entities("AB CD"), entities("ABCD")))
	check(t, "MUC", sum.MUC, rates{4. / 5, 4. / 5})
	if got, want := sum.CoNLL(), (sum.MUC.F1()+sum.B3.F1()+sum.CEAFe.F1())/3; got != want || got <= 0 || got >= 1 {
		t.Errorf("mean of the three F1 is %f, want %f", got, want)
	}
}

// someEntities draws a partition of up to nine mentions.
func someEntities() *rapid.Generator[[]eval.Entity] {
	return rapid.Custom(func(t *rapid.T) []eval.Entity {
		out := make([]eval.Entity, 4)
		for m := range 9 {
			if e := rapid.IntRange(0, 4).Draw(t, "entity"); e < 4 {
				out[e] = append(out[e], eval.Mention{First: m, Last: m + 1})
			}
		}
		return out
	})
}

// TestSymmetry: what is recall one way is precision the other way, no rate is
// above 1, and the truth scores 1.
func TestSymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key, response := someEntities().Draw(t, "key"), someEntities().Draw(t, "response")
		there, back := eval.ScoreCoref(key, response), eval.ScoreCoref(response, key)
		self := eval.ScoreCoref(key, key)
		for i, s := range [][3]eval.Score{{there.MUC, back.MUC, self.MUC}, {there.B3, back.B3, self.B3}, {there.CEAFe, back.CEAFe, self.CEAFe}} {
			if math.Abs(s[0].Recall.Value()-s[1].Precision.Value()) > 1e-9 || s[0].Recall.Value() > 1+1e-9 || s[0].Precision.Value() > 1+1e-9 {
				t.Fatalf("measure %d: %v there, %v back", i, s[0], s[1])
			}
			if s[2].Recall.Whole > 0 && math.Abs(s[2].F1()-1) > 1e-9 {
				t.Fatalf("measure %d gives the truth %f", i, s[2].F1())
			}
		}
	})
}

// TestCEAFeAgainstEnumeration: no pairing of entities has a higher similarity
// than the one that is found.
func TestCEAFeAgainstEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key, response := someEntities().Draw(t, "key"), someEntities().Draw(t, "response")
		got := eval.ScoreCoref(key, response).CEAFe.Recall.Part
		if want := bestOf(key, response, 0); math.Abs(got-want) > 1e-9 {
			t.Fatalf("similarity %f, want %f", got, want)
		}
	})
}

// bestOf tries every response entity, or none, for each key entity.
func bestOf(key, response []eval.Entity, used int) float64 {
	if len(key) == 0 {
		return 0
	}
	best := bestOf(key[1:], response, used)
	for i, r := range response {
		if used>>i&1 == 0 {
			best = max(best, phi4(key[0], r)+bestOf(key[1:], response, used|1<<i))
		}
	}
	return best
}

func phi4(a, b eval.Entity) float64 {
	shared := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				shared++
			}
		}
	}
	if shared == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}

package eval_test

import (
	"strings"
	"testing"

	"hearsay/eval"
)

const gapGold = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
	"one\tIva Dörn met Mira Osk before she left.\tshe\t29\tIva Dörn\t0\tTRUE\tMira Osk\t13\tFALSE\tx\n" +
	"two\tIlja Brandt told Dorel that his car was gone.\this\t28\tIlja Brandt\t0\tFALSE\tDorel\t17\tTRUE\tx\n" +
	"three\tIlja Brandt told Dorel that his car was gone.\this\t28\tIlja Brandt\t0\tFALSE\tDorel\t17\tFALSE\tx\n"

func TestGAP(t *testing.T) {
	cases, err := eval.ReadGAP(strings.NewReader(gapGold))
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(cases[0].Text)
	if got := string(text[cases[0].B.Start:cases[0].B.End]); got != "Mira Osk" {
		t.Errorf("B is %q: offsets count code points", got)
	}
	answers, err := eval.ReadGAPAnswers(strings.NewReader("one\tTRUE\tFALSE\ntwo\tTRUE\tTRUE\n"))
	if err != nil {
		t.Fatal(err)
	}
	g := eval.ScoreGAP(cases, answers)
	check(t, "overall", g.Overall, rates{1, 2. / 3})
	check(t, "feminine", g.Feminine, rates{1, 1})
	check(t, "masculine", g.Masculine, rates{1, 1. / 2})
	if got, want := g.Bias(), 1.5; got != want {
		t.Errorf("bias %f, want %f", got, want)
	}
}

func TestDamagedGAP(t *testing.T) {
	for change, want := range map[[2]string]string{
		{"\t29\t", "\t99\t"}:  "line 2: the offset \"99\"",
		{"\tTRUE\t", "\t1\t"}: "line 2: TRUE or FALSE",
		{"\tFALSE\tx", ""}:    "line 2: 10 columns",
	} {
		_, err := eval.ReadGAP(strings.NewReader(strings.Replace(gapGold, change[0], change[1], 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %q", change, err, want)
		}
	}
}

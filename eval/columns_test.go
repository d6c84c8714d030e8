package eval_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/eval"
)

const ontoGUM = `# begin document one
0	Iva	(1
1	Dorn	1)
2	and	_
3	her	(2(1)
4	brother	2)
5	left	_
# begin document two
0	#	_
1	They	(1)
`

// conll2012 holds the same as ontoGUM with other tokens.
const conll2012 = `#begin document (one); part 000
one	0	0	Iva	-	-	-	(7
one	0	1	Dorn	-	-	-	7)
one	0	2	and	-	-	-	-
one	0	3	her	-	-	-	(8|(7)
one	0	4	bro	-	-	-	-
one	0	5	ther	-	-	-	8)

one	0	0	left	-	-	-	-
#end document
#begin document (two); part 000
two	0	0	#They	-	-	-	(0)
#end document
`

func read(t *testing.T, text string) []eval.CorefDocument {
	t.Helper()
	d, err := eval.ReadCoref(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReadCoref(t *testing.T) {
	want := []eval.CorefDocument{
		{Name: "one", Tokens: strings.Fields("Iva Dorn and her brother left"), Entities: []eval.Entity{{{0, 2}, {3, 4}}, {{3, 5}}}},
		{Name: "two", Tokens: []string{"#", "They"}, Entities: []eval.Entity{{{1, 2}}}},
	}
	if diff := cmp.Diff(want, read(t, ontoGUM)); diff != "" {
		t.Error(diff)
	}
}

// TestTokensMayDiffer: a mention goes to the gold tokens that hold its ends.
func TestTokensMayDiffer(t *testing.T) {
	score, err := eval.ScoreColumns(read(t, conll2012), read(t, ontoGUM))
	if err != nil {
		t.Fatal(err)
	}
	if score.CoNLL() != 1 {
		t.Errorf("the same entities in other tokens score %f", score.CoNLL())
	}
}

func TestColumnsThatCannotBeScored(t *testing.T) {
	for name, c := range map[string]struct{ gold, system, want string }{
		"another text":      {ontoGUM, strings.Replace(ontoGUM, "left", "went on", 1), `document one: the texts differ at character 24`},
		"a text cut short":  {ontoGUM, strings.Replace(ontoGUM, "5\tleft\t_\n", "", 1), "one text has 20 characters without white space, the other 24"},
		"a strange name":    {ontoGUM, strings.Replace(ontoGUM, "document two", "document three", 1), "document three is not in the gold"},
		"nothing but names": {ontoGUM, "# begin document one\n# begin document two\n", "one text has 0 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := eval.ScoreColumns(read(t, c.gold), read(t, c.system)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestStrangeCharacters: gold files that leave out or replace a mark can be scored.
func TestStrangeCharacters(t *testing.T) {
	for _, change := range [][2]string{{"0\t#\t_", "0\t\t_"}, {"0\t#\t_", "0\t+\t_"}, {"0\t#\t_", "0\t##\t_"}} {
		score, err := eval.ScoreColumns(read(t, strings.Replace(ontoGUM, change[0], change[1], 1)), read(t, ontoGUM))
		if err != nil || score.CoNLL() != 1 {
			t.Errorf("%q: %f, %v", change[1], score.CoNLL(), err)
		}
	}
}

func TestMissingDocumentCountsAgainstRecall(t *testing.T) {
	score, err := eval.ScoreColumns(read(t, ontoGUM), read(t, ontoGUM[:strings.Index(ontoGUM, "# begin document two")]))
	if err != nil {
		t.Fatal(err)
	}
	if score.Mentions.Recall != (eval.Rate{Part: 3, Whole: 4}) || score.Mentions.Precision.Value() != 1 {
		t.Errorf("got %v", score.Mentions)
	}
}

func TestDamagedColumns(t *testing.T) {
	for text, want := range map[string]string{
		"0\tIva\t_\n":                             "line 1: a token stands before",
		"# begin document one\n0\tIva\n":          "line 2: a token and its brackets",
		"# begin document one\n0\tIva\t1)\n":      "line 2: \"1)\" closes a mention",
		"# begin document one\n0\tIva\t(1\n":      "line 2: a mention of entity 1 is not closed",
		"# begin document one\n0\tIva\tentity1\n": "line 2: \"entity1\" opens and closes no mention",
	} {
		if _, err := eval.ReadCoref(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

// FuzzReadCoref: whatever the bytes, an error or documents whose mentions lie in
// their tokens, which score 1 against themselves.
func FuzzReadCoref(f *testing.F) {
	f.Add(ontoGUM)
	f.Add(conll2012)
	f.Add("# begin document x\n0\ta\t((1)|(\n")
	f.Fuzz(func(t *testing.T, text string) {
		documents, err := eval.ReadCoref(strings.NewReader(text))
		if err != nil {
			return
		}
		for i := range documents {
			d := &documents[i]
			for _, e := range d.Entities {
				for _, m := range e {
					if m.First < 0 || m.First >= m.Last || m.Last > len(d.Tokens) {
						t.Fatalf("mention %v of %d tokens", m, len(d.Tokens))
					}
				}
			}
			if _, err := eval.Align(d, d); err != nil {
				t.Fatal(err)
			}
		}
	})
}

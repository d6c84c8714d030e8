package train_test

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/eval"
	"hearsay/syntax/coref"
	"hearsay/syntax/coref/train"
)

const columns = `# begin document one
0	Iva	(1
1	Dorn	1)
2	met	_
3	Ilja	(2
4	Brandt	2)
5	in	_
6	Teslin	_
7	.	_
8	She	(1)
9	gave	_
10	him	(2)
11	her	(3(1)
12	letter	3)
13	,	_
14	and	_
15	he	(2)
16	read	_
17	it	(3)
18	.	_
# begin document two
0	The	(1
1	ministers	1)
2	do	_
3	n't	_
4	agree	_
5	.	_
6	They	(1)
7	left	_
8	.	_
`

const treebank = `# newdoc id = two
# newpar
1	The	the	DET	_	_	2	det	_	_
2	ministers	minister	NOUN	_	_	5	nsubj	_	_
3-4	don't	_	_	_	_	_	_	_	_
3	do	do	AUX	_	_	5	aux	_	_
4	n't	not	PART	_	_	5	advmod	_	_
5	agree	agree	VERB	_	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	_	_	5	punct	_	_

# newpar
1	They	they	PRON	_	_	2	nsubj	_	_
2	left	leave	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_

`

const question = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\n" +
	"q\tMira Osk thanked Iva Dorn because she had spoken.\tshe\t34\tMira Osk\t0\tFALSE\tIva Dorn\t17\tTRUE\n"

func documents(t *testing.T) []eval.CorefDocument {
	t.Helper()
	d, err := eval.ReadCoref(strings.NewReader(columns))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func examples(t *testing.T) []train.Example {
	t.Helper()
	var c train.Corpus
	if err := c.AddColumns(documents(t), nil); err != nil {
		t.Fatal(err)
	}
	cases, err := eval.ReadGAP(strings.NewReader(question))
	if err != nil {
		t.Fatal(err)
	}
	c.AddGAP(cases)
	x, err := train.Analyse(t.Context(), &c)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func trained(t *testing.T, x []train.Example, seed uint64) []byte {
	t.Helper()
	s := train.DefaultSettings()
	s.Seed, s.Fits, s.Epochs = seed, 2, 10
	f, err := train.Train(t.Context(), x, s)
	if err != nil {
		t.Fatal(err)
	}
	f.Card = []byte("{}")
	return f.Append(nil)
}

func TestSameSeedSameBytes(t *testing.T) {
	x := examples(t)
	first := trained(t, x, 1)
	if !bytes.Equal(first, trained(t, x, 1)) {
		t.Error("the same corpus, settings and seed gave another model")
	}
	if bytes.Equal(first, trained(t, x, 2)) {
		t.Error("another seed gave the same model")
	}
}

func TestLearnsWhatItSees(t *testing.T) {
	x := examples(t)
	m, err := coref.Parse(trained(t, x, 1))
	if err != nil {
		t.Fatal(err)
	}
	if f := train.Measure(m, x); f.Coref.CoNLL() < .95 || f.GAP.Overall.F1() != 1 {
		t.Errorf("on its own corpus: CoNLL F1 %.2f, GAP F1 %.2f", f.Coref.CoNLL(), f.GAP.Overall.F1())
	}
}

// TestTexts: spaces and paragraphs are those of the treebank, or made up by rule.
func TestTexts(t *testing.T) {
	texts, err := train.ReadTexts(strings.NewReader(treebank))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := texts["two"].Text, "The ministers don't agree.\n\nThey left."; got != want || len(texts["two"].Blocks) != 2 {
		t.Errorf("got %q in %d blocks, want %q", got, len(texts["two"].Blocks), want)
	}
	var c train.Corpus
	if err := c.AddColumns(documents(t)[1:], texts); err != nil {
		t.Fatal(err)
	}
	for span := range c.Documents[0].Gold {
		if got := span.Of(c.Documents[0].Text.Text); got != "The ministers" && got != "They" {
			t.Errorf("a mention is %q", got)
		}
	}
	laid := train.LayOut([]string{"He", "(", "Osk", ")", "said", ":", `"`, "No", ",", "I", "do", "n't", `"`, "."})
	if got, want := laid.Text, `He (Osk) said: "No, I don't".`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDocumentWithoutText(t *testing.T) {
	var c train.Corpus
	texts, err := train.ReadTexts(strings.NewReader(treebank))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddColumns(documents(t), texts); err == nil || !strings.Contains(err.Error(), "document one has no text") {
		t.Errorf("got %v", err)
	}
}

package train_test

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/syntax/names"
	"hearsay/syntax/names/train"
)

// columns writes passages such as "[Iva Dorn|PER] left ." as BIO columns.
func columns(passages ...string) string {
	var b strings.Builder
	for _, p := range passages {
		kind := ""
		for _, w := range strings.Fields(p) {
			label := "O"
			if rest, ok := strings.CutPrefix(w, "["); ok {
				_, kind, _ = strings.Cut(p[strings.Index(p, w):], "|")
				kind, _, _ = strings.Cut(kind, "]")
				w, label = rest, "B-"+kind
			} else if kind != "" {
				label = "I-" + kind
			}
			if form, _, ends := strings.Cut(w, "|"); ends {
				w, kind = form, ""
			}
			b.WriteString(w + "\t" + label + "\n")
		}
		b.WriteString("\n")
	}
	return b.String()
}

var fictional = []string{
	"[Iva Dorn|person] left [Teslin|place] on Monday .",
	"[Mira Osk|person] met [Ilja Brandt|person] in [Kelmark|place] .",
	"The [Teslin Courier|body] quoted [Osk|person] at length .",
	"Mr. [Brandt|person] told the [Marovian Senate|body] that he would go .",
	"Troops left [Marovia|place] and went to [Kelmark|place] .",
	"Nobody in the town had seen the paper .",
}

func corpus(t *testing.T) *train.Corpus {
	t.Helper()
	c := &train.Corpus{Types: map[string]string{"person": "PER", "place": "LOC", "body": "ORG"}, Document: 2}
	if err := c.ReadBIO(strings.NewReader(columns(fictional...))); err != nil {
		t.Fatal(err)
	}
	return c
}

func trained(t *testing.T, seed uint64) []byte {
	t.Helper()
	x, err := train.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	s := train.DefaultSettings()
	s.Seed, s.Epochs, s.MinSeen, s.Drop, s.Rows = seed, 30, 1, .1, 2000
	f, err := train.Train(t.Context(), []*train.Corpus{corpus(t)}, x, s)
	if err != nil {
		t.Fatal(err)
	}
	f.Card = []byte("{}")
	return f.Append(nil)
}

func TestSameSeedSameBytes(t *testing.T) {
	first := trained(t, 1)
	if !bytes.Equal(first, trained(t, 1)) {
		t.Error("the same corpus, settings and seed gave another model")
	}
	if bytes.Equal(first, trained(t, 2)) {
		t.Error("another seed gave the same model")
	}
}

func TestLearnsWhatItSees(t *testing.T) {
	m, err := names.Parse(trained(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	if f := train.Measure(m, corpus(t)); f.All.F1() < 90 || f.All.Gold != 11 {
		t.Errorf("on its own corpus of %d names: %v", f.All.Gold, f)
	}
}

func TestReadBIOLaysOutText(t *testing.T) {
	d := corpus(t).Documents[0]
	if got, want := d.Analysis.Doc.Text, "Iva Dorn left Teslin on Monday.\n\nMira Osk met Ilja Brandt in Kelmark."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for i, want := range []string{"Iva Dorn", "Teslin", "Mira Osk", "Ilja Brandt", "Kelmark"} {
		if got := d.Known[i].Of(d.Analysis.Doc.Text); got != want {
			t.Errorf("name %d is %q, want %q", i, got, want)
		}
	}
}

func TestReadBIORefusesOneColumn(t *testing.T) {
	if err := new(train.Corpus).ReadBIO(strings.NewReader("Iva\tO\nDorn\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v, want an error of line 2", err)
	}
}

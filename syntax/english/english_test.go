package english_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/english"
)

var update = flag.Bool("update", false, "write the trees that are found")

func load(t testing.TB) *english.Model {
	t.Helper()
	m, err := english.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func document(text string) *hearsay.Document {
	d := &hearsay.Document{Text: text}
	if body := strings.TrimSpace(text); body != "" {
		at := strings.Index(text, body)
		d.Blocks = []hearsay.Block{{Span: hearsay.Span{Start: at, End: at + len(body)}, Kind: hearsay.Paragraph}}
	}
	return d
}

// TestTrees holds analyses that a linguist can read: a sentence on a line that
// begins with #, then a line a word.
func TestTrees(t *testing.T) {
	const file = "testdata/trees.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := load(t).NewParser()
	var got strings.Builder
	for line := range strings.Lines(string(data)) {
		if sentence, ok := strings.CutPrefix(line, "# "); ok {
			write(&got, p, strings.TrimSpace(sentence))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got.String() != string(data) {
		t.Errorf("the trees are now\n%s", got.String())
	}
}

func write(b *strings.Builder, p *english.Parser, text string) {
	an := syntax.Analyze(document(text))
	fmt.Fprintf(b, "# %s\n", text)
	for _, s := range an.Sentences {
		for i, w := range p.Parse(an, s) {
			fmt.Fprintf(b, "%2d %-12s %-12s %-6s %2d %s\n", i+1, text[w.Start:w.End], w.Lemma, w.UPOS, w.Head, w.Rel)
		}
	}
	b.WriteByte('\n')
}

func TestTheCardNamesDataAndLicence(t *testing.T) {
	var card struct {
		Licence     string
		Train, Text []struct {
			Name, Licence string
			Files         []struct{ SHA256 string }
		}
		Figures struct{ LAS float64 }
	}
	if err := json.Unmarshal(load(t).Card(), &card); err != nil {
		t.Fatal(err)
	}
	if card.Licence != "CC BY-SA 4.0" || len(card.Train) < 2 || len(card.Text) == 0 || card.Figures.LAS < 85 {
		t.Errorf("card %+v", card)
	}
	for _, x := range slices.Concat(card.Train, card.Text) {
		if x.Licence == "" || len(x.Files) == 0 || x.Files[0].SHA256 == "" {
			t.Errorf("the card leaves something of %q open: %+v", x.Name, x)
		}
	}
}

func TestParseRefusesWhatIsNoModel(t *testing.T) {
	for _, data := range []string{"", "hearsay-syntax-2\n", "hearsay-syntax-2\n\x02\x00\x00\x00{}", "something else"} {
		if _, err := english.Parse([]byte(data)); err == nil {
			t.Errorf("%q was taken for a model", data)
		}
	}
}

func FuzzParse(f *testing.F) {
	p := load(f).NewParser()
	for _, s := range []string{"They don’t know it. \"We can't,\" he said.", "a-b-c 1/2/2030 :-) !!!", "قال الرئيس إن المحادثات", strings.Repeat("word ", 600)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		an := syntax.Analyze(document(text))
		last := 0
		for _, s := range an.Sentences {
			words := p.Parse(an, s)
			roots := 0
			for i, w := range words {
				if err := (hearsay.Span{Start: w.Start, End: w.End}).Check(text); err != nil || w.Start < last {
					t.Fatalf("word %d-%d after %d: %v", w.Start, w.End, last, err)
				}
				last = w.End
				if w.Head < 0 || w.Head > len(words) || w.Head == i+1 {
					t.Fatalf("head %d of word %d", w.Head, i+1)
				}
				if w.Head == 0 {
					roots++
				}
			}
			if len(words) > 0 && roots != 1 {
				t.Fatalf("%d roots", roots)
			}
		}
	})
}

// BenchmarkParse runs over the sentences of TestTrees, with other names in every
// copy, so that words are not all known from the copy before.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("testdata/trees.txt")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for copy := range 40 {
		for line := range strings.Lines(string(data)) {
			if sentence, ok := strings.CutPrefix(line, "# "); ok {
				fmt.Fprintf(&text, "%s The envoy %s-%d spoke to %dth officials.\n\n", strings.TrimSpace(sentence), "Dorn", copy, 10*copy)
			}
		}
	}
	an := syntax.Analyze(document(text.String()))
	p := load(b).NewParser()
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range an.Sentences {
			words += len(p.Parse(an, s))
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

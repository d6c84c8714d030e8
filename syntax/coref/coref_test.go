package coref_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/coref"
	"hearsay/syntax/english"
	"hearsay/syntax/names"
)

var update = flag.Bool("update", false, "write the entities that are found")

func load(t testing.TB) (*coref.Analyst, *coref.Model) {
	t.Helper()
	a, err := coref.NewAnalyst()
	if err != nil {
		t.Fatal(err)
	}
	m, err := coref.Load()
	if err != nil {
		t.Fatal(err)
	}
	return a, m
}

func document(text string) *syntax.Analysis {
	whole := hearsay.Span{End: len(text)}
	return syntax.Analyze(&hearsay.Document{Text: text, Blocks: []hearsay.Block{{Span: whole, Kind: hearsay.Paragraph}}})
}

// TestPassages holds what is found in passages that a linguist can read: a passage
// on a line that begins with #, then a line an entity with its mentions.
func TestPassages(t *testing.T) {
	const file = "testdata/passages.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, m := load(t)
	r := m.NewResolver()
	var got strings.Builder
	for line := range strings.Lines(string(data)) {
		if passage, ok := strings.CutPrefix(line, "# "); ok {
			p := a.Analyse(document(strings.TrimSpace(passage)))
			fmt.Fprintf(&got, "%s%s", line, entities(p, r.Resolve(p)))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got.String() != string(data) {
		t.Errorf("the entities are now\n%s", got.String())
	}
}

// entities shows those that are mentioned more than once.
func entities(p *coref.Page, found []coref.Mention) string {
	lines := map[int][]string{}
	for _, m := range found {
		lines[m.Entity] = append(lines[m.Entity], p.Text[p.Words[m.First].Start:p.Words[m.Last-1].End])
	}
	var b strings.Builder
	for e := range len(lines) {
		if len(lines[e]) > 1 {
			fmt.Fprintln(&b, strings.Join(lines[e], " | "))
		}
	}
	return b.String()
}

// TestMustHold are decisions that no other model may lose.
func TestMustHold(t *testing.T) {
	a, m := load(t)
	r := m.NewResolver()
	for _, c := range []struct {
		text, one, other string
		same             bool
	}{
		{"Iva Dorn resigned. She left Teslin.", "Iva Dorn", "She", true},
		{"Iva Dorn met Ilja Brandt. He was tired.", "Iva Dorn", "He", false},
		{"Mira Osk spoke first. Osk denied the report.", "Mira Osk", "Osk", true},
		{"Mr. Brandt told Mrs. Osk that her car was gone.", "Mrs. Osk", "her", true},
		{"The president hurt himself.", "The president", "himself", true},
		{"The president hurt him.", "The president", "him", false},
		{"The ministers met. They signed nothing.", "The ministers", "They", true},
		{"In her speech, Iva Dorn praised the council.", "Iva Dorn", "her", true},
		{"After his return from Teslin, Brandt left the party.", "Brandt", "his", true},
		{"The foreign minister, Iva Dorn, resigned. She left Teslin.", "Iva Dorn", "She", true},
		{"Mira Osk met her sister.", "sister", "her", false},
		{"President Ilja Brandt met Mira Osk. She was tired.", "President Ilja Brandt", "She", false},
	} {
		p := a.Analyse(document(c.text))
		find := func(s string) hearsay.Span {
			at := strings.LastIndex(c.text, s)
			if s == c.one {
				at = strings.Index(c.text, s)
			}
			return hearsay.Span{Start: at, End: at + len(s)}
		}
		if got := coref.Corefer(p, r.Resolve(p), find(c.one), find(c.other)); got != c.same {
			t.Errorf("%s: %q and %q are one: %v", c.text, c.one, c.other, got)
		}
	}
}

// check says which invariant of the package the mentions break.
func check(p *coref.Page, found []coref.Mention) error {
	seen := map[[2]int]bool{}
	next := 0
	for k, m := range found {
		inside := func(s coref.Sentence) bool { return s.First <= m.First && m.Last <= s.Last }
		switch {
		case m.First > m.Head || m.Head >= m.Last || !slices.ContainsFunc(p.Sentences, inside):
			return fmt.Errorf("mention %d, %+v, does not lie in one sentence around its head", k, m)
		case seen[[2]int{m.First, m.Last}]:
			return fmt.Errorf("two mentions are [%d, %d)", m.First, m.Last)
		case m.Entity < 0 || m.Entity > next:
			return fmt.Errorf("mention %d has entity %d, the next new one is %d", k, m.Entity, next)
		}
		if m.Entity == next {
			next++
		}
		seen[[2]int{m.First, m.Last}] = true
	}
	return nil
}

// somePage draws words with any tags and heads, in sentences and blocks.
func somePage(t *rapid.T) *coref.Page {
	forms := []string{"Osk", "Iva", "he", "her", "it", "they", "I", "we", "that", "minister", "the", "said", "and", "“", "”", `"`, "(", ")", ",", "'s", "United", "UN", "there", "١", "é"}
	tags := []string{"NOUN", "PROPN", "PRON", "VERB", "DET", "PUNCT", "ADP", "CCONJ", "NUM", "ADJ", "ADV", "X", ""}
	rels := []string{"root", "nsubj", "obj", "obl", "nmod", "nmod:poss", "conj", "cc", "punct", "det", "case", "appos", "acl:relcl", "compound", "flat", "cop", "dep", "strange"}
	p := &coref.Page{}
	for s := range rapid.IntRange(0, 6).Draw(t, "sentences") {
		first := len(p.Words)
		for range rapid.IntRange(0, 12).Draw(t, "words") {
			form := rapid.SampledFrom(forms).Draw(t, "form")
			start := len(p.Text)
			p.Text += form + " "
			p.Words = append(p.Words, english.Word{
				UDWord: syntax.UDWord{Start: start, End: start + len(form), Space: true},
				UPOS:   rapid.SampledFrom(tags).Draw(t, "tag"), Rel: rapid.SampledFrom(rels).Draw(t, "rel"),
				Feats: "Number=Plur", Lemma: form, Head: rapid.IntRange(-2, 14).Draw(t, "head"),
			})
		}
		p.Sentences = append(p.Sentences, coref.Sentence{First: first, Last: len(p.Words), Block: s / 2})
	}
	for k := range p.Words {
		if rapid.IntRange(0, 5).Draw(t, "name") == 0 {
			kind := names.Type(rapid.IntRange(0, 3).Draw(t, "type"))
			p.Names = append(p.Names, names.Name{Span: hearsay.Span{Start: p.Words[k].Start, End: p.Words[k].End}, Type: kind})
		}
	}
	return p
}

// TestAnyTree: whatever the words and trees, the invariants hold and the answer is
// the same each time.
func TestAnyTree(t *testing.T) {
	_, m := load(t)
	r := m.NewResolver()
	rapid.Check(t, func(t *rapid.T) {
		p := somePage(t)
		first := slices.Clone(r.Resolve(p))
		if err := check(p, first); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(first, r.Resolve(p)) {
			t.Fatal("the second time other mentions were found")
		}
	})
}

// FuzzText: whatever the text, the invariants hold.
func FuzzText(f *testing.F) {
	f.Add("Iva Dorn said “I” and left her. They (the UN) did it 's.")
	f.Add("\x00\xff he \u202e ١ it it it it")
	a, m := load(f)
	r := m.NewResolver()
	f.Fuzz(func(t *testing.T, text string) {
		p := a.Analyse(document(strings.ToValidUTF8(text, "\uFFFD")))
		if err := check(p, r.Resolve(p)); err != nil {
			t.Fatal(err)
		}
	})
}

func TestDamagedModel(t *testing.T) {
	if _, err := coref.Parse([]byte("hearsay-coref-1\n\x02\x00\x00\x00{}\x01")); err == nil {
		t.Error("a model that is cut off was read")
	}
	if _, err := coref.Parse([]byte("another file")); err == nil {
		t.Error("a file that is no model was read")
	}
}

const story = `Iva Dorn, the foreign minister of Marovia, met Ilja Brandt in Teslin on Monday. She told him that her government
would not sign the treaty before its parliament had read it. “We have waited for two years,” Dorn said. Brandt, who leads the
Kelmarki delegation, answered that his country had kept its promises. The delegation left the city in the evening, and the
minister went back to her office. Reporters of the Teslin Courier asked whether they would meet again. “I do not know,” he said. `

// BenchmarkResolve measures coreference alone, the page being there, and how it
// grows with the text.
func BenchmarkResolve(b *testing.B) {
	a, m := load(b)
	for _, times := range []int{2, 20, 200} {
		p := a.Analyse(document(strings.Repeat(story, times))).Clone()
		r := m.NewResolver()
		b.Run(fmt.Sprintf("%dKB", len(p.Text)>>10), func(b *testing.B) {
			b.SetBytes(int64(len(p.Text)))
			b.ReportAllocs()
			for b.Loop() {
				r.Resolve(p)
			}
			b.ReportMetric(float64(len(p.Words))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

var texts = flag.String("texts", "", "pattern of the text files that BenchmarkEngine reads in place of its own passages")

// documents are those that -texts names, or one of the test's passages, again and
// again with other names and numbers, so that no word is known from the copy before.
func documents(b *testing.B) []*hearsay.Document {
	if *texts == "" {
		data, err := os.ReadFile("testdata/passages.txt")
		if err != nil {
			b.Fatal(err)
		}
		var all strings.Builder
		for copy := range 20 {
			for line := range strings.Lines(string(data)) {
				if passage, ok := strings.CutPrefix(line, "# "); ok {
					fmt.Fprintf(&all, "%s Envoy Dorn-%d spoke to %d officials.\n\n", strings.TrimSpace(passage), copy, 100*copy)
				}
			}
		}
		return []*hearsay.Document{document(all.String()).Doc}
	}
	files, err := filepath.Glob(*texts)
	if err != nil || len(files) == 0 {
		b.Fatalf("no file is named by %q: %v", *texts, err)
	}
	var out []*hearsay.Document
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, document(string(data)).Doc)
	}
	return out
}

// BenchmarkEngine measures everything that the syntax engine does with a text:
// tokens, sentences, tags, lemmas, trees, names and coreference.
func BenchmarkEngine(b *testing.B) {
	a, m := load(b)
	r := m.NewResolver()
	docs := documents(b)
	words := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			p := a.Analyse(syntax.Analyze(d))
			r.Resolve(p)
			words += len(p.Words)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad measures reading the embedded model.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := coref.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

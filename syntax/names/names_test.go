package names_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/names"
)

func load(t testing.TB) *names.Model {
	t.Helper()
	m, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// document lays each line of text in a block.
func document(text string) *hearsay.Document {
	d := &hearsay.Document{ID: "test", Text: text}
	at := 0
	for l := range strings.Lines(text) {
		if n := len(strings.TrimRight(l, "\n")); n > 0 {
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: at + n}, Kind: hearsay.Paragraph})
		}
		at += len(l)
	}
	return d
}

// passages reads the documents of a test file.
func passages(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for l := range strings.Lines(string(data)) {
		if !strings.HasPrefix(l, "#") {
			text.WriteString(l)
		}
	}
	var out []string
	for part := range strings.SplitSeq(text.String(), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// plain takes the marks off a passage.
func plain(marked string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(marked, "[") {
		name, rest, found := strings.Cut(part, "|")
		if found {
			_, rest, _ = strings.Cut(rest, "]")
		}
		b.WriteString(name + rest)
	}
	return b.String()
}

// marked writes the names found, MISC apart, into the text.
func marked(text string, found []names.Name) string {
	var b strings.Builder
	at := 0
	for _, n := range found {
		if n.Type != names.MISC {
			fmt.Fprintf(&b, "%s[%s|%s]", text[at:n.Start], n.Of(text), n.Type)
			at = n.End
		}
	}
	return b.String() + text[at:]
}

func TestNames(t *testing.T) {
	tagger := load(t).NewTagger()
	for _, want := range passages(t, "testdata/names.txt") {
		text := plain(want)
		if got := marked(text, tagger.Tag(syntax.Analyze(document(text)))); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestKnownFailures(t *testing.T) {
	tagger := load(t).NewTagger()
	for _, want := range passages(t, "testdata/known-failures.txt") {
		text := plain(want)
		if got := marked(text, tagger.Tag(syntax.Analyze(document(text)))); got == want {
			t.Errorf("this passes now, move it to names.txt: %s", want)
		}
	}
}

// TestTaggersAgree: what a tagger saw before changes nothing.
func TestTaggersAgree(t *testing.T) {
	m := load(t)
	used := m.NewTagger()
	for _, p := range passages(t, "testdata/names.txt") {
		text := plain(p)
		a := syntax.Analyze(document(text))
		if got, want := marked(text, used.Tag(a)), marked(text, m.NewTagger().Tag(a)); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestParseRefusesDamage(t *testing.T) {
	data, err := os.ReadFile("names.model")
	if err != nil {
		t.Fatal(err)
	}
	if len(data) >= 2<<20 {
		t.Errorf("the model has %d bytes, more than 2 MiB", len(data))
	}
	for _, n := range []int{0, 5, 20, 1000, len(data) / 2, len(data) - 1} {
		if _, err := names.Parse(data[:n]); err == nil {
			t.Errorf("the first %d bytes were taken for a model", n)
		}
	}
	if _, err := names.Parse(bytes.Replace(data, []byte("names-1"), []byte("names-9"), 1)); err == nil {
		t.Error("another version was taken")
	}
}

func TestNoAllocationPerWord(t *testing.T) {
	a := syntax.Analyze(document(longText(200)))
	tagger := load(t).NewTagger()
	tagger.Tag(a)
	if n := testing.AllocsPerRun(5, func() { tagger.Tag(a) }); n > 2 {
		t.Errorf("%.0f allocations for %d tokens", n, len(a.Tokens))
	}
}

func longText(paragraphs int) string {
	return strings.Repeat("“We signed nothing,” said Mark Osten, a lawyer in Berlin, after President Ilja Brandt of Marovia "+
		"had met the Ministry of Defence and officers of the United Nations. Osten left on 14 January 2031.\n", paragraphs)
}

func FuzzTag(f *testing.F) {
	for _, s := range []string{"Iva Dorn left Teslin.", "DORN’S “TALKS” IN Teslin-on-Sea", "a\x00b É.é. \U0001F600 قال القائد", "İ's K's ǅ'S"} {
		f.Add(s)
	}
	m := load(f)
	tagger := m.NewTagger()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		end := 0
		for _, n := range tagger.Tag(syntax.Analyze(document(text))) {
			if err := n.Check(text); err != nil {
				t.Fatal(err)
			}
			if n.Start < end {
				t.Fatalf("%v begins before %d, where the last name ends", n, end)
			}
			end = n.End
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkTag(b *testing.B) {
	for _, paragraphs := range []int{1, 100, 10_000} {
		a := syntax.Analyze(document(longText(paragraphs)))
		b.Run(fmt.Sprintf("%dKB", len(a.Doc.Text)>>10), func(b *testing.B) {
			tagger := load(b).NewTagger()
			runtime.GC()
			b.SetBytes(int64(len(a.Doc.Text)))
			b.ReportAllocs()
			for b.Loop() {
				tagger.Tag(a)
			}
			b.ReportMetric(float64(len(a.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

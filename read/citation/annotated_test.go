package citation_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/read/citation"
	"hearsay/read/timex"
	"hearsay/syntax"
)

var update = flag.Bool("update", false, "write what the pass finds into testdata")

// document makes a document of one text, a block for each stretch between blank
// lines.
func document(text string) *hearsay.Document {
	d := &hearsay.Document{ID: "test", Text: text, Lang: "en"}
	d.Published.Value = "2020-02-06"
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text) - at
		}
		part := text[at : at+end]
		if s := strings.TrimSpace(part); s != "" {
			start := at + strings.Index(part, s)
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: start, End: start + len(s)}, Kind: hearsay.Paragraph})
		}
		at += end + 2
	}
	return d
}

func load(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestAnnotatedPassages reads passages that carry their citations: in
//
//	The road is closed {(Outlet, 4/5/2019)|outlet Outlet @2019-05-04}.
//	> The road is closed
//
// the text before the bar is a citation of that kind and name, dated by the time
// after the sign; "missing date" says what it lacks. The lines with ">" are the
// text that each citation covers, in order.
func TestAnnotatedPassages(t *testing.T) {
	lex := load(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no passages", err)
	}
	passages := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range archive.Files {
			passages++
			f := &archive.Files[i]
			t.Run(filepath.Base(file)+"/"+f.Name, func(t *testing.T) { check(t, lex, f) })
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if passages < 60 {
		t.Errorf("only %d passages", passages)
	}
}

func check(t *testing.T, lex *lexicon.Lexicon, f *txtar.File) {
	marked, _, _ := strings.Cut(string(f.Data), "\n> ")
	d := document(strings.TrimSuffix(unmark(marked), "\n"))
	an := syntax.Analyze(d)
	times := timex.Tag(an)
	got := mark(d.Text, times, citation.Find(an, times, lex))
	if *update {
		f.Data = []byte(got)
		return
	}
	if diff := cmp.Diff(string(f.Data), got); diff != "" {
		t.Errorf("wanted (-), found (+):\n%s", diff)
	}
}

// unmark removes the annotation.
func unmark(s string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inner, after, _ := strings.Cut(rest, "}")
		text, _, _ := strings.Cut(inner, "|")
		b.WriteString(text)
		s = after
	}
}

// mark writes the annotation into the text, and what is covered below it.
func mark(text string, times []hearsay.Time, cites []hearsay.Citation) string {
	values := map[string]string{}
	for _, x := range times {
		values[x.ID] = x.Value
	}
	var b, covers strings.Builder
	at := 0
	for _, c := range cites {
		b.WriteString(text[at:c.Span.Start] + "{" + c.Span.Of(text) + "|" + notes(&c, values) + "}")
		at = c.Span.End
		for _, s := range c.Covers {
			fmt.Fprintf(&covers, "> %s\n", strings.ReplaceAll(s.Of(text), "\n", " "))
		}
	}
	return b.String() + text[at:] + "\n" + covers.String()
}

func notes(c *hearsay.Citation, values map[string]string) string {
	out := []string{string(c.Kind)}
	for _, s := range []string{c.Outlet, c.Ref} {
		if s != "" {
			out = append(out, s)
		}
	}
	if c.Time != "" {
		out = append(out, "@"+values[c.Time])
	}
	if len(c.Missing) > 0 {
		out = append(out, "missing "+strings.Join(c.Missing, ", "))
	}
	return strings.Join(out, " ")
}

func FuzzFind(f *testing.F) {
	lex := load(f)
	for _, s := range []string{
		"He met him (Reuters, 14/1/2019). [18:20] (Sputnik, quoting Reuters, 1/1/2019; AFP)", "Source: ; ( ; ) [ : ] (the the) (Ref:",
		"As reported by the BBC on 4 May 2019, 1 John 3:16", "UN Resolution 1267 (1999) S/RES/1/2/3 Law No.", "(AP) -", "Our statement of 4/5/2019",
		"(Quran (2:255) 18:20)", "Source: Reuters\n\n(AFP)\n\nhttps://example.org/a", "according to a report by the of in Reuters",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		d := document(text)
		an := syntax.Analyze(d)
		times := timex.Tag(an)
		cites := citation.Find(an, times, lex)
		if err := (&hearsay.Reading{Document: d, Times: times, Citations: cites}).Validate(); err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, c := range cites {
			if c.Span.Start < last {
				t.Fatalf("%q overlaps the citation before", c.Span.Of(text))
			}
			last = c.Span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	lex := load(b)
	text := strings.Repeat("The envoy, who left Teslin on 26 January 2019, said that talks with the eleven groups had failed. "+
		"The minister denied it: the road, he told a crowd of 7,423 (most of them farmers), would be open by May. "+
		"\"Nobody will open that road before the harvest,\" a spokesman said (Marovian News Agency, 14/1/2019).\n\n", 500)
	an := syntax.Analyze(document(text))
	times := timex.Tag(an)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		citation.Find(an, times, lex)
	}
}

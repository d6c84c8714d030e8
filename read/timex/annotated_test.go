package timex_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/read/timex"
	"hearsay/syntax"
)

var update = flag.Bool("update", false, "write what the pass finds into testdata")

// document makes a document of one text, a block for each stretch between blank
// lines.
func document(text, published, lang string) *hearsay.Document {
	d := &hearsay.Document{ID: "test", Text: text, Lang: lang}
	d.Published.Value = published
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

// TestAnnotatedPassages reads passages that carry their times: in
//
//	On {26/1/ 2019|DATE 2019-01-26 day-first} the envoy left.
//
// the text before the bar is a time with that type and value, and with its mod,
// calendar, order and anchor where it has them. The first line of a passage
// gives the document's date and its language.
func TestAnnotatedPassages(t *testing.T) {
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
			t.Run(filepath.Base(file)+"/"+f.Name, func(t *testing.T) { check(t, f) })
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if passages < 150 {
		t.Errorf("only %d passages", passages)
	}
}

func check(t *testing.T, f *txtar.File) {
	head, marked, _ := strings.Cut(string(f.Data), "\n")
	published, lang, _ := strings.Cut(strings.TrimPrefix(head, "dct "), " ")
	if published == "-" {
		published = ""
	}
	d := document(unmark(marked), published, lang)
	got := head + "\n" + mark(d.Text, timex.Tag(syntax.Analyze(d)))
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

// mark writes the annotation into the text.
func mark(text string, times []hearsay.Time) string {
	var b strings.Builder
	at := 0
	for _, x := range times {
		notes := []string{string(x.Type), x.Value}
		if x.Calendar != hearsay.Gregorian {
			notes = append(notes, string(x.Calendar))
		}
		for _, s := range []string{x.Mod, x.Order, x.Anchor} {
			if s != "" {
				notes = append(notes, s)
			}
		}
		b.WriteString(text[at:x.Span.Start] + "{" + x.Span.Of(text) + "|" + strings.Join(notes, " ") + "}")
		at = x.Span.End
	}
	return b.String() + text[at:]
}

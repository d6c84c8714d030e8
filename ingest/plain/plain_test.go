package plain

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/golden"
)

// TestBlocks reads testdata/*.txtar: a file "in.txt" or "in.md" and the file
// "blocks" with one block a line, its kind, then its text with line breaks
// shown as "⏎".
func TestBlocks(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, in []txtar.File) string { return draw(t, in[0]) })
}

func draw(t *testing.T, in txtar.File) string {
	t.Helper()
	extract := Extract
	if in.Name == "in.md" {
		extract = Markdown
	}
	d, err := extract(in.Data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, string(in.Data), d)
	var b strings.Builder
	for _, x := range d.Blocks {
		fmt.Fprintf(&b, "%-10s %s\n", x.Kind, strings.ReplaceAll(x.Of(d.Text), "\n", "⏎"))
	}
	return b.String()
}

// check holds the invariant of the package.
func check(t *testing.T, text string, d *hearsay.Document) {
	t.Helper()
	if want := strings.ReplaceAll(text, "\x00", "\uFFFD"); d.Text != want {
		t.Errorf("the text was altered: %q for %q", d.Text, want)
	}
	if err := d.Validate(); err != nil {
		t.Error(err)
	}
	at := 0
	for _, b := range append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: len(d.Text)}}) {
		if between := d.Text[at:b.Start]; strings.TrimSpace(between) != "" {
			t.Errorf("%q stands between blocks", between)
		}
		at = b.End
	}
}

func TestTheTextIsKept(t *testing.T) {
	for _, s := range []string{
		"One.\r\n\r\nTwo.\r\n",
		"  leading and trailing  \n\n",
		"a\x00b",
		"tab\there\vand\fthere\u2028line",
		"\n\n\nfar down",
		"no end",
		"old Mac\rline",
	} {
		d, err := Extract([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		check(t, s, d)
	}
}

func TestBytesThatAreNoText(t *testing.T) {
	d, err := Extract([]byte("Teslin’s talks ended\x00 with \xff no result, said the “Post”.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(d.Text, "\uFFFD"); n != 2 || len(d.Notes) != 2 {
		t.Errorf("%d replaced, notes %q", n, d.Notes)
	}
	if want := 57; utf8.RuneCountInString(d.Text) != want {
		t.Errorf("%d code points, want %d: one for each byte", utf8.RuneCountInString(d.Text), want)
	}
}

func TestNothingButSpace(t *testing.T) {
	for _, s := range []string{" ", "\n\n", "\u00a0\r\n\t", "\ufeff"} {
		if _, err := Extract([]byte(s)); hearsay.ErrorCode(err) != hearsay.Empty {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestTooManyParagraphs(t *testing.T) {
	_, err := FromText(strings.Repeat("a\n\n", MaxBlocks+1))
	if hearsay.ErrorCode(err) != hearsay.TooLarge {
		t.Error(err)
	}
	if d, err := FromText(strings.Repeat("a\n\n", MaxBlocks)); err != nil || len(d.Blocks) != MaxBlocks {
		t.Error(err)
	}
}

func TestManyLinesOfOneParagraph(t *testing.T) {
	d, err := FromText(strings.Repeat("and so on without an end\n", 3*maxGroup))
	if err != nil || len(d.Blocks) < 3 {
		t.Error(len(d.Blocks), err)
	}
}

func TestFrontMatter(t *testing.T) {
	d, err := Markdown([]byte("---\ntitle: \"The ferry\"\nauthor: Ana Rull\ndate: 2019-03-02\npublisher: Teslin Post\n---\n\n# The ferry\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{d.Title.Value, d.Authors[0].Value, d.Published.Value, d.Publisher.Value}
	if diff := cmp.Diff([]string{"The ferry", "Ana Rull", "2019-03-02", "Teslin Post"}, got); diff != "" {
		t.Error(diff)
	}
	if s := d.Title.At.Of(d.Text); s != "The ferry" {
		t.Errorf("the title is said to stand at %q", s)
	}
}

func TestFromLine(t *testing.T) {
	for in, want := range map[string]string{
		`{"doc": "a1", "text": " Two\r\nlines ", "dct": "2019-01-14"}`: `a1 " Two\r\nlines " 2019-01-14 given`,
		`{"id": "a5", "text": "Under another word"}`:                   `a5 "Under another word"  `,
		`{"doc": "a2", "text": ""}`:                                    "empty holds no text",
		`not json`:                                                     "invalid line 7 is not a JSON object with the fields doc, text, dct",
		`{"doc": "a3"}`:                                                `invalid line 7 has no field "text"`,
		`{"doc": "a4", "text": "\u0000 \ud800 x", "more": 1}`:          `a4 "` + "\uFFFD \uFFFD" + ` x"  `,
	} {
		d, err := FromLine([]byte(in), 7)
		var got string
		if e := (*hearsay.Error)(nil); errors.As(err, &e) {
			got = string(e.Code) + " " + e.Msg
		} else {
			got = fmt.Sprintf("%s %q %s %s", d.Name, d.Text, d.Published.Value, d.Published.How)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestIsJSONL(t *testing.T) {
	for s, want := range map[string]bool{
		`{"text": "a"}`:               true,
		"\n {\"doc\":1":               false,
		`{"name": "b"}`:               false,
		"[1]":                         false,
		"":                            false,
		"{curly} brackets in a text":  false,
		`{"doc": "x", "text": "y"} z`: false,
	} {
		if got := IsJSONL([]byte(s)); got != want {
			t.Errorf("IsJSONL(%q) = %v", s, got)
		}
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("# A\n- b\n> c\n\nd", true)
	f.Add("One.\r\n\r\n  1. two\n", false)
	f.Add("---\ntitle: x\n---\n\nA\n===\n", true)
	f.Fuzz(func(t *testing.T, s string, md bool) {
		if !utf8.ValidString(s) || strings.HasPrefix(s, "\uFEFF") {
			return
		}
		blocks := Blocks
		if md {
			blocks = markdownBlocks
		}
		d, err := lay(s, hearsay.FormatText, blocks)
		if err != nil {
			return
		}
		if md {
			frontMatter(d)
		}
		check(t, s, d)
	})
}

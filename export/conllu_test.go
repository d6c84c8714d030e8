package export_test

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export"
)

func conlluOf(t *testing.T, text string, kind hearsay.BlockKind) string {
	t.Helper()
	d := &hearsay.Document{
		ID: "0123456789abcdef", Name: "one", Text: text,
		Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: kind}},
	}
	var out bytes.Buffer
	w, err := export.NewWriter("conllu", &out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(export.Item{Reading: &hearsay.Reading{Document: d}}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestConllu holds the example of docs/formats.md to what is written.
func TestConllu(t *testing.T) {
	got := conlluOf(t, "We can't sign.", hearsay.Paragraph)
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), got[:len(got)-1]) {
		t.Errorf("docs/formats.md does not hold what is written:\n%s", got)
	}
}

// TestConlluHoldsTheText: without white space the forms are the text, with
// marks that no token has and in a block that is not read for statements.
func TestConlluHoldsTheText(t *testing.T) {
	const text = "\u202aIva\u202c Dorn\u200e can't leave Teslin-on-Sea\u2009…\tقالت \u202a\U0001F600 “no”. ----- © Dorn \u202a"
	got := conlluOf(t, text, hearsay.Furniture)
	if !strings.Contains(got, "\n# block = furniture\n") {
		t.Errorf("the block is not said to be furniture:\n%s", got)
	}
	var forms strings.Builder
	until := 0 // the last word of a token that has been written already
	for l := range strings.Lines(got) {
		c := strings.Split(l, "\t")
		first, last, whole := strings.Cut(c[0], "-")
		if n, err := strconv.Atoi(first); len(c) != 10 || err != nil || !whole && n <= until {
			continue
		}
		until, _ = strconv.Atoi(last)
		forms.WriteString(c[1])
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got, want := bare(forms.String()), bare(text); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

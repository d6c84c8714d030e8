package export_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export"
)

func nerOf(t *testing.T, text string) string {
	t.Helper()
	d := &hearsay.Document{
		ID: "0123456789abcdef", Name: "one", Text: text,
		Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}},
	}
	var out bytes.Buffer
	w, err := export.NewWriter("ner", &out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(export.Item{Reading: &hearsay.Reading{Document: d}}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestNER holds the example of docs/formats.md to what is written.
func TestNER(t *testing.T) {
	got := nerOf(t, "Iva Dorn left Teslin.")
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), got[:len(got)-1]) {
		t.Errorf("docs/formats.md does not hold what is written:\n%s", got)
	}
}

// TestNERHoldsTheText: without white space the tokens are the text.
func TestNERHoldsTheText(t *testing.T) {
	const text = "Iva Dorn\u200e can't leave Teslin-on-Sea\u2009…\tقالت \U0001F600 “no”. \u202aShe\u202c 'd"
	var tokens strings.Builder
	for l := range strings.Lines(nerOf(t, text)) {
		if token, _, ok := strings.Cut(l, "\t"); ok && token != "-DOCSTART-" {
			tokens.WriteString(token)
		}
	}
	if want := strings.Join(strings.Fields(text), ""); tokens.String() != want {
		t.Errorf("got  %q\nwant %q", tokens.String(), want)
	}
}

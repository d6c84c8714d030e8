package export_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export"
)

// TestConllu holds the example of docs/formats.md to what is written.
func TestConllu(t *testing.T) {
	const text = "We can't sign."
	d := &hearsay.Document{
		ID: "0123456789abcdef", Name: "one", Text: text,
		Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}},
	}
	var out bytes.Buffer
	w, err := export.NewWriter("conllu", &out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(export.Item{Reading: &hearsay.Reading{Document: d}}); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), out.String()[:out.Len()-1]) {
		t.Errorf("docs/formats.md does not hold what is written:\n%s", out.String())
	}
}

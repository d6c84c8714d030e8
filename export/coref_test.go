package export_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/eval"
	"hearsay/export"
)

func corefOf(t *testing.T, d *hearsay.Document) string {
	t.Helper()
	var out bytes.Buffer
	w, err := export.NewWriter("coref", &out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(export.Item{Reading: &hearsay.Reading{Document: d}}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestCoref holds the example of docs/formats.md to what is written, and reads it
// back.
func TestCoref(t *testing.T) {
	text := "Menu\n\nIva Dorn said that she and her brother left Teslin."
	got := corefOf(t, &hearsay.Document{Name: "one", Text: text, Blocks: []hearsay.Block{
		{Span: hearsay.Span{End: 4}, Kind: hearsay.Furniture},
		{Span: hearsay.Span{Start: 6, End: len(text)}, Kind: hearsay.Paragraph},
	}})
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), got[:len(got)-1]) {
		t.Errorf("docs/formats.md does not hold what is written:\n%s", got)
	}
	documents, err := eval.ReadCoref(strings.NewReader(got))
	if err != nil || len(documents) != 1 || len(documents[0].Entities) != 1 || len(documents[0].Entities[0]) != 3 {
		t.Errorf("read back: %v, %v", documents, err)
	}
}

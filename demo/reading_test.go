package demo_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hearsay/export"
	"hearsay/read"
)

// exported is the whole collection as jsonl, read by a reader of its own.
func exported(t *testing.T) []byte {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, err := export.NewWriter("jsonl", &out)
	if err != nil {
		t.Fatal(err)
	}
	docs := collection(t)
	for _, path := range slices.Sorted(maps.Keys(docs)) {
		r := reader.Read(docs[path])
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if err := w.Write(export.Item{Reading: r}); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

func TestEveryReadingFitsThePublishedSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../docs/reading.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(exported(t)) {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%.120s: %v", line, err)
		}
	}
}

func TestTheSameCollectionGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(exported(t), exported(t)) {
		t.Error("two readings of the collection differ")
	}
}

package export_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hearsay/export"
)

// readingSchema compiles the published schema. When closed, no object may have
// a field that the schema does not list, so that a new field without a line in
// the schema fails the tests; readers get the open schema.
func readingSchema(t *testing.T, closed bool) *jsonschema.Schema {
	t.Helper()
	raw, err := os.ReadFile("../docs/reading.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if closed {
		closeObjects(schema)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("reading.json", schema); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("reading.json")
}

// closeObjects forbids unlisted fields in every object of the schema.
func closeObjects(schema any) {
	switch v := schema.(type) {
	case map[string]any:
		if v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, inner := range v {
			closeObjects(inner)
		}
	case []any:
		for _, inner := range v {
			closeObjects(inner)
		}
	}
}

func TestEveryLineFitsThePublishedSchema(t *testing.T) {
	schema := readingSchema(t, true)
	for line := range bytes.Lines(written(t, "jsonl", items()...)) {
		if err := conforms(schema, line); err != nil {
			t.Errorf("%.80s: %v", line, err)
		}
	}
}

func TestTheSchemaRejectsABrokenLine(t *testing.T) {
	schema := readingSchema(t, false)
	good := written(t, "jsonl", items()[0])
	for _, change := range [][2]string{
		{`"format":"hearsay.reading/1"`, `"format":"hearsay.reading/2"`},
		{`"kind":"direct"`, `"kind":"oblique"`},
		{`"start":43`, `"start":-1`},
		{`"confidence":0.9`, `"confidence":0`},
		{`"content":[`, `"contents":[`},
		{`"calendar":"gregorian"`, `"calendar":"julian"`},
	} {
		bad := bytes.Replace(good, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(bad, good) {
			t.Errorf("%s is not in the sample", change[0])
		} else if conforms(schema, bad) == nil {
			t.Errorf("accepted %s", change[1])
		}
	}
	added := bytes.Replace(good, []byte(`{"format"`), []byte(`{"later":true,"format"`), 1)
	if err := conforms(schema, added); err != nil {
		t.Errorf("a field of a later version is refused: %v", err)
	}
}

func TestTheSchemaTakesDaysBeforeTheCommonEra(t *testing.T) {
	good := written(t, "jsonl", items()[0])
	early := bytes.Replace(good, []byte(`"from":"`), []byte(`"from":"-`), 1)
	if bytes.Equal(early, good) {
		t.Fatal("the sample has no interval")
	}
	if err := conforms(readingSchema(t, true), early); err != nil {
		t.Error(err)
	}
}

func conforms(schema *jsonschema.Schema, line []byte) error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

func TestExamplesInTheDocumentationFitTheSchema(t *testing.T) {
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	schema, seen := readingSchema(t, true), 0
	for i, part := range bytes.Split(page, []byte("```")) {
		example, isJSON := bytes.CutPrefix(part, []byte("json\n"))
		if i%2 == 0 || !isJSON || !bytes.Contains(example, []byte(export.ReadingFormat)) {
			continue
		}
		seen++
		if err := conforms(schema, example); err != nil {
			t.Errorf("example %d: %v", seen, err)
		}
		quotedAsPlaced(t, example)
	}
	if seen != 2 {
		t.Errorf("%d examples of readings, want 2", seen)
	}
}

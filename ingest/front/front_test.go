package front

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/golden"
	"hearsay/ingest/block"
)

// Each file of testdata is one document and what is to be found in it. Blocks
// stand between blank lines; "# " begins a heading, "~ " furniture.
func TestFill(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, in []txtar.File) string {
		d := document(string(in[0].Data))
		text := d.Text
		Fill(d)
		if d.Text != text {
			t.Error("the text was changed")
		}
		if err := d.Validate(); err != nil {
			t.Error(err)
		}
		return describe(d)
	})
}

func document(s string) *hearsay.Document {
	var b block.Builder
	for part := range strings.SplitSeq(s, "\n\n") {
		kind := hearsay.Paragraph
		if rest, ok := strings.CutPrefix(part, "# "); ok {
			kind, part = hearsay.Heading, rest
		} else if rest, ok := strings.CutPrefix(part, "~ "); ok {
			kind, part = hearsay.Furniture, rest
		}
		b.Add(kind, 0, part)
	}
	d := &hearsay.Document{}
	b.Build(d)
	return d
}

// describe shows the fields, with the passage each was taken from, and the
// blocks that are no plain paragraph.
func describe(d *hearsay.Document) string {
	var b strings.Builder
	field := func(name string, f hearsay.Field) {
		if f.Value != "" {
			fmt.Fprintf(&b, "%s: %s (%s: %q)\n", name, f.Value, f.How, f.At.Of(d.Text))
		}
	}
	field("title", d.Title)
	for _, a := range d.Authors {
		field("author", a)
	}
	field("published", d.Published)
	field("publisher", d.Publisher)
	for _, x := range d.Blocks {
		if x.Kind != hearsay.Paragraph {
			fmt.Fprintf(&b, "[%s] %s\n", x.Kind, strings.ReplaceAll(x.Of(d.Text), "\n", " / "))
		}
	}
	return b.String()
}

func TestFieldsThatAreSetStay(t *testing.T) {
	d := document("# Talks in Teslin end\n\nBy Ana Kolvar\n\n14 January 2019\n\nThe delegations left without an agreement, officials said on Monday evening.")
	given := hearsay.Field{Value: "given", How: hearsay.HowGiven}
	d.Title, d.Authors, d.Published, d.Publisher = given, []hearsay.Field{given}, given, given
	Fill(d)
	if d.Title != given || d.Authors[0] != given || d.Published != given || d.Publisher != given {
		t.Errorf("changed to %v %v %v %v", d.Title, d.Authors, d.Published, d.Publisher)
	}
}

func TestPropertiesGiveWayToWhatIsPrinted(t *testing.T) {
	d := document("# Talks in Teslin end\n\nBy Ana Kolvar\n\n14 January 2019\n\nThe delegations left without an agreement, officials said on Monday evening.")
	d.Published = hearsay.Field{Value: "2021-05-05", How: hearsay.HowProperties}
	d.Authors = []hearsay.Field{{Value: "Office Seven", How: hearsay.HowProperties}}
	Fill(d)
	if d.Published.Value != "2019-01-14" || d.Authors[0].Value != "Ana Kolvar" {
		t.Errorf("got %v, %v", d.Published, d.Authors)
	}
}

func FuzzFill(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range files {
		if a, err := txtar.ParseFile(name); err == nil {
			f.Add(string(a.Files[0].Data))
		}
	}
	f.Add("TESLIN (x) - \n\n© 2019 \u0130\u0130 İİ\n\nby \u00a0")
	f.Fuzz(func(t *testing.T, s string) {
		d := document(s)
		text := d.Text
		Fill(d)
		if d.Text != text {
			t.Fatal("the text was changed")
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, x := range append([]hearsay.Field{d.Title, d.Published, d.Publisher}, d.Authors...) {
			if x.Value != "" && x.At.Check(d.Text) != nil {
				t.Fatalf("%+v is not anchored", x)
			}
		}
	})
}

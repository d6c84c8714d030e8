package claim_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/corroborate/claim/claimtest"
	"hearsay/corroborate/compact"
)

// cases are the documents of all files of testdata.
func cases(t testing.TB) (docs []*claim.Document) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, claimtest.Documents(t, a.Files[:len(a.Files)-1])...)
	}
	return docs
}

func encoded(t testing.TB, d *claim.Document) []byte {
	t.Helper()
	data, err := d.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var unexported = cmp.AllowUnexported(claim.Statement{})

func TestDocumentsAreReadAsTheyWereWritten(t *testing.T) {
	for _, want := range cases(t) {
		got, err := claim.Decode(encoded(t, want))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, unexported); diff != "" {
			t.Error(diff)
		}
	}
}

// drawDocument makes a document of any values that a reader may give.
func drawDocument(t *rapid.T) *claim.Document {
	text := rapid.StringN(0, 12, -1)
	slots := rapid.Custom(func(t *rapid.T) []claim.Slot {
		if list := rapid.SliceOfN(rapid.Uint64Range(0, 40), 1, 9).Draw(t, "slots"); len(list) > 3 {
			out := make([]claim.Slot, len(list))
			for i, x := range list {
				out[i] = claim.Slot(x << 50)
			}
			return out
		}
		return nil
	})
	span := rapid.Custom(func(t *rapid.T) hearsay.Span {
		start := rapid.IntRange(0, 1<<30).Draw(t, "start")
		return hearsay.Span{Start: start, End: start + rapid.IntRange(0, 1<<10).Draw(t, "length")}
	})
	d := &claim.Document{
		ID: rapid.StringMatching("[0-9a-f]{16}").Draw(t, "id"), Outlet: text.Draw(t, "outlet"),
		Names: slots.Draw(t, "names"), Named: slots.Draw(t, "named"), Towns: rapid.MapOf(text, rapid.Int()).Draw(t, "towns"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "statements") {
		s := claim.Statement{Text: text.Draw(t, "text"), Span: span.Draw(t, "span"), Slots: slots.Draw(t, "slots"), Title: rapid.Bool().Draw(t, "title")}
		record := rapid.StringMatching("[as][0-9]{1,3}").Draw(t, "record")
		s.ID = d.ID + ":" + record
		if record[0] == 'a' {
			s.Attribution = record
		}
		if rapid.Bool().Draw(t, "figure") {
			s.Figures = []claim.Figure{{Span: span.Draw(t, "at"), Low: rapid.Float64().Draw(t, "low"), Kind: hearsay.Count, Words: text.Draw(t, "words")}}
			s.Cites = []claim.Cite{{Record: text.Draw(t, "cite")}}
		}
		d.Statements = append(d.Statements, s)
	}
	return d
}

func TestAnyDocumentIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := drawDocument(rt)
		data, err := want.AppendBinary(nil)
		if err != nil {
			rt.Fatal(err)
		}
		got, err := claim.Decode(data)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(want, got, unexported); diff != "" {
			rt.Error(diff)
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, d := range cases(f)[:2] {
		f.Add(encoded(f, d))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := claim.Decode(data); err == nil {
			_ = encoded(t, d)
		} else if !errors.Is(err, compact.ErrDamaged) {
			t.Error(err)
		}
	})
}

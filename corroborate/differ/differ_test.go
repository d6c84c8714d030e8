package differ_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/corroborate/claim/claimtest"
	"hearsay/corroborate/differ"
	"hearsay/golden"
)

// draw writes findings without their IDs: a line each, and one for each passage.
func draw(found []hearsay.CrossFinding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s: %s\n", f.Kind, f.Text)
		for _, p := range f.Passages {
			fmt.Fprintf(&b, "    %s %s [%d, %d)\n", p.Record[15:], p.Value, p.At.Start, p.At.End)
		}
	}
	return b.String()
}

func find(t testing.TB, docs []*claim.Document) []hearsay.CrossFinding {
	t.Helper()
	events, err := claim.Events(t.Context(), docs)
	if err != nil {
		t.Fatal(err)
	}
	var found []hearsay.CrossFinding
	for _, event := range events {
		var in []*claim.Document
		for _, i := range event {
			in = append(in, docs[i])
		}
		found = append(found, differ.New(in, noClaim, neverReworded).Event()...)
	}
	all, editions := differ.New(docs, noClaim, neverReworded), map[uint64]bool{}
	for _, d := range docs {
		_, cites := differ.Editions(d)
		for _, e := range cites {
			editions[e] = true
		}
	}
	for e := range editions {
		found = append(found, all.Citations(e)...)
	}
	differ.Sort(found)
	return found
}

func noClaim(string) string     { return "" }
func neverReworded(string) bool { return false }

// Each file of testdata is a small collection; its last part is the findings.
func TestFindings(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, in []txtar.File) string { return draw(find(t, claimtest.Documents(t, in))) })
}

func TestTheOrderDoesNotMatter(t *testing.T) {
	a, err := txtar.ParseFile("testdata/figures.txtar")
	if err != nil {
		t.Fatal(err)
	}
	docs := claimtest.Documents(t, a.Files[:len(a.Files)-1])
	want := fmt.Sprint(find(t, docs))
	rapid.Check(t, func(rt *rapid.T) {
		if got := fmt.Sprint(find(t, rapid.Permutation(docs).Draw(rt, "order"))); got != want {
			rt.Errorf("got %s, want %s", got, want)
		}
	})
}

// A quote in two wordings, as the groups of quotes have it.
func TestWordings(t *testing.T) {
	for name, c := range map[string]struct{ a, b, want string }{
		"negation":     {"We will not leave the valley and its orchards before spring", "We will leave the valley and its orchards before spring", "negation"},
		"number":       {"We counted nineteen dead on the market of the ford", "We counted 31 dead on the market of the ford", "number"},
		"same number":  {"We counted twelve dead on the market of the ford", "We counted 12 dead on the market of the ford", ""},
		"name":         {"The bread for Sorrel Ford was sold to Orrin", "The bread for Sorrel Ford was sold to Thale", "name"},
		"spelling":     {"The road to Kobana is open for the sick", "The road to Kobane is open for the sick", ""},
		"cut":          {"The bread for the town was not sold, and the flour came late", "The bread ... and the flour came late", ""},
		"other words":  {"The bread for the town was sold by the mayor", "The bread for the town was sold by that mayor", ""},
		"both negated": {"We will never leave the valley and its orchards before spring", "We will not leave the valley and its orchards before spring", ""},
	} {
		t.Run(name, func(t *testing.T) {
			docs := claimtest.Documents(t, []txtar.File{
				{Name: "2031-03-03 A", Data: []byte("“" + c.a + ",” Ana Dorel said.")},
				{Name: "2031-03-03 B", Data: []byte("“" + c.b + ",” Ana Dorel said.")},
			})
			g := hearsay.QuoteGroup{ID: "q", Differs: true}
			for i, d := range docs {
				s := &d.Statements[0]
				g.Members = append(g.Members, hearsay.QuoteMember{ID: s.ID, Passage: hearsay.Passage{Doc: d.ID, Span: s.Span}, Wording: i + 1})
			}
			got := ""
			for _, f := range differ.New(docs, noClaim, neverReworded).Wording(&g) {
				got += f.Text
			}
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

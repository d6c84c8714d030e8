package corroborate_test

import (
	"testing"

	"hearsay"
	"hearsay/corroborate"
)

// The documents of a quote and who has it from whom: two of the three share their
// text.
func TestQuoteGraph(t *testing.T) {
	l := newLedger(t, entries()...)
	if err := corroborate.Update(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	quotes, _ := groupsOf(t, l)
	g, err := corroborate.QuoteGraph(t.Context(), l, quotes[0].Members)
	if err != nil {
		t.Fatal(err)
	}
	docs, shared := 0, 0
	for _, n := range g.Nodes {
		if n.Kind == hearsay.DocumentNode {
			docs++
		}
	}
	for _, e := range g.Edges {
		if e.By == hearsay.SharedText {
			shared++
		}
	}
	if docs != 3 || shared == 0 || g.Carriers != (hearsay.Range{Low: 2, High: 2}) || g.Words != (hearsay.Range{Low: 1, High: 1}) {
		t.Errorf("%+v", g)
	}
	missing := []hearsay.QuoteMember{{ID: "0123456789abcdef:a1", Passage: hearsay.Passage{Doc: "0123456789abcdef"}}}
	if _, err := corroborate.QuoteGraph(t.Context(), l, missing); hearsay.ErrorCode(err) != hearsay.NotFound {
		t.Errorf("of a document that is not there: %v", err)
	}
}

package ledger_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/ledger"
)

func TestAllSaysGivesTheSameAsSays(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("docs/statement.txt", statement(), "bytes")))
	want, _, err := l.Says(ctx, ledger.SaysFilter{})
	check(t, err)
	var got []ledger.SaysRow
	for row, err := range l.AllSays(ctx, ledger.SaysFilter{}) {
		check(t, err)
		got = append(got, row)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for range l.AllSays(ctx, ledger.SaysFilter{}) {
		break // and the connection is free again: the ledger closes
	}
}

func TestTheBeginningOfAnID(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	l := openAt(t, path)
	check(t, l.Store(ctx, entry("a.txt", statement(), "first"), entry("b.txt", small("Second text."), "second")))
	id := statementID(t, l)
	for begin, want := range map[string]string{id[:8]: id, id[:15]: id, id[:7]: "", "00000000": "", id[:8] + "'": ""} {
		got := ""
		if r, err := l.Find(ctx, begin); err == nil {
			got = r.Document.ID
		} else if hearsay.ErrorCode(err) != hearsay.NotFound {
			t.Error(err)
		}
		if got != want {
			t.Errorf("%s names %q, want %q", begin, got, want)
		}
	}
	sql(t, path, "UPDATE document SET id = '"+id[:8]+"00000000' WHERE path = 'b.txt'")
	if _, err := l.Find(ctx, id[:8]); err == nil || !strings.Contains(err.Error(), "several documents begin") {
		t.Errorf("of two: %v", err)
	}
}

func TestARowOfSays(t *testing.T) {
	l := open(t)
	r := statement()
	check(t, l.Store(ctx, entry("docs/statement.txt", r, "bytes")))
	rows, _, err := l.Says(ctx, ledger.SaysFilter{Speaker: "dorel"})
	check(t, err)
	got := rows[0]
	if diff := cmp.Diff(r.Attributions[2], got.Attribution); diff != "" {
		t.Errorf("attribution: -stored +listed:\n%s", diff)
	}
	if got.ID != r.Document.ID+":a3" || got.Speaker != "Ana Dorel" || got.Source != "Ana Dorel" || got.Cue != "said" ||
		got.Content != "We never left, ... and we will not leave." || got.Date != "2019-02" {
		t.Errorf("got %+v", got)
	}
	points := []rune(r.Document.Text)[got.ContentAt[0]:got.ContentAt[1]]
	if want := "We never left,” said Ana Dorel, “and we will not leave."; string(points) != want {
		t.Errorf("content at %v is %q", got.ContentAt, string(points))
	}
	var chain []string
	for _, link := range got.Chain {
		chain = append(chain, fmt.Sprintf("%s %s %s %v", link.Name, link.Type, link.Date, link.Head))
	}
	want := []string{
		"B. Writer person  true", "C. Editor person  true", "Marovia Today outlet 2019-02 true",
		"Teslin Post outlet 2019-01-15 false", "Ana Dorel person  false",
	}
	if diff := cmp.Diff(want, chain); diff != "" {
		t.Error(diff)
	}
}

// facetText writes a facet as "value=count" in its order.
func facetText(values []ledger.Facet) string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprintf("%s=%d", v.Value, v.Count))
	}
	return strings.Join(out, " ")
}

func TestFacetsLeaveTheirOwnConditionOut(t *testing.T) {
	l := open(t)
	r := statement()
	check(t, l.Store(ctx, entry("docs/statement.txt", r, "bytes")))
	all, err := l.Facets(ctx, ledger.SaysFilter{})
	check(t, err)
	one, err := l.Facets(ctx, ledger.SaysFilter{Kind: "direct", Outlet: "Teslin Post"})
	check(t, err)
	for name, c := range map[string]struct{ got, want string }{
		"speakers":                 {facetText(all.Speaker), "=Ana Dorel=1 =Reuters of Marovia=1 =a commander=1 =المبعوث=1"},
		"outlets":                  {facetText(all.Outlet), "Marovia Today=4 Reuters of Marovia=1 Teslin Post=1"},
		"carriers":                 {facetText(all.Carrier), "=Marovia Today=4 =Reuters of Marovia=1 =Teslin Post=1"},
		"not identified":           {facetText(all.Anonymous), "1=1"},
		"depths":                   {facetText(all.Depth), "2=2"},
		"kinds":                    {facetText(all.Kind), "indirect=3 direct=1"},
		"documents":                {facetText(all.Doc), r.Document.ID + "=4"},
		"years":                    {facetText(all.Year), "2019=4"},
		"kinds of one outlet":      {facetText(one.Kind), "direct=1"},
		"outlets of direct quotes": {facetText(one.Outlet), "Marovia Today=1 Teslin Post=1"},
		"speakers of both":         {facetText(one.Speaker), "=Ana Dorel=1"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", name, c.got, c.want)
		}
	}
	if all.Doc[0].Label != "Teslin talks “not dead”" {
		t.Errorf("label %q", all.Doc[0].Label)
	}
}

func TestSources(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("a.txt", statement(), "one"), entry("b.txt", statement(), "two")))
	rows, total, err := l.Sources(ctx, ledger.SourceFilter{})
	check(t, err)
	got := ""
	for _, r := range rows {
		got += fmt.Sprintf("%s|%s|%v|%d says in %d, %d direct, %d carried, %s to %s\n", r.Name, r.Type, r.Anonymous, r.Attributions, r.Documents, r.Direct, r.Carried, r.First, r.Last)
	}
	want := `Reuters of Marovia|outlet|false|2 says in 2, 0 direct, 2 carried, 2019-01-14 to 2019-02
Ana Dorel|person|false|2 says in 2, 2 direct, 0 carried, 2019-02 to 2019-02
المبعوث|person|false|2 says in 2, 0 direct, 0 carried, 2019-02 to 2019-02
a commander|person|true|1 says in 1, 0 direct, 0 carried, 2019-01-14 to 2019-01-14
a commander|person|true|1 says in 1, 0 direct, 0 carried, 2019-01-14 to 2019-01-14
Teslin Post|outlet|false|0 says in 2, 0 direct, 2 carried, 2019-01-15 to 2019-01-15
`
	if diff := cmp.Diff(want, got); diff != "" || total != 6 {
		t.Errorf("total %d\n%s", total, diff)
	}
	rows, total, err = l.Sources(ctx, ledger.SourceFilter{Name: "post", Type: hearsay.Outlet})
	check(t, err)
	if len(rows) != 1 || total != 1 || rows[0].Name != "Teslin Post" {
		t.Errorf("total %d, %+v", total, rows)
	}
	rows, total, err = l.Sources(ctx, ledger.SourceFilter{Limit: 2, Offset: 1})
	check(t, err)
	if len(rows) != 2 || total != 6 || rows[0].Name != "Ana Dorel" {
		t.Errorf("total %d, %+v", total, rows)
	}
}

func TestDocuments(t *testing.T) {
	l := open(t)
	leaflet := newDraft("en", "Burning of bridges is forbidden.", "Nobody talks.").r
	leaflet.Document.Title = hearsay.Field{Value: "A leaflet on naïveté", How: hearsay.HowProperties}
	leaflet.Document.Published = hearsay.Field{Value: "2020", How: hearsay.HowProperties}
	check(t, l.Store(ctx, entry("a.txt", statement(), "one"), entry("b.txt", leaflet, "two")))
	for name, c := range map[string]struct {
		f    ledger.DocumentFilter
		want string
	}{
		"all":                     {ledger.DocumentFilter{}, "a.txt b.txt"},
		"by stem":                 {ledger.DocumentFilter{Search: "bridge"}, "b.txt a.txt"},
		"words in two passages":   {ledger.DocumentFilter{Search: "commanders talk"}, "a.txt"},
		"phrase":                  {ledger.DocumentFilter{Search: "“burning of bridges”"}, "b.txt"},
		"without":                 {ledger.DocumentFilter{Search: "bridges -commander"}, "b.txt"},
		"only without":            {ledger.DocumentFilter{Search: "-commander"}, "b.txt"},
		"nothing but marks":       {ledger.DocumentFilter{Search: `"***" -`}, ""},
		"nothing but blanks":      {ledger.DocumentFilter{Search: "  "}, "a.txt b.txt"},
		"title outside the text":  {ledger.DocumentFilter{Search: "naivete"}, "b.txt"},
		"accents":                 {ledger.DocumentFilter{Search: "naive"}, "a.txt"},
		"arabic":                  {ledger.DocumentFilter{Search: "الهدنة"}, "a.txt"},
		"furniture is not found":  {ledger.DocumentFilter{Search: "menu"}, ""},
		"outlet":                  {ledger.DocumentFilter{Outlet: "Marovia today"}, "a.txt"},
		"since":                   {ledger.DocumentFilter{Since: "2019-03"}, "b.txt"},
		"second page":             {ledger.DocumentFilter{Limit: 1, Offset: 1}, "b.txt"},
		"format":                  {ledger.DocumentFilter{Format: hearsay.FormatPDF}, ""},
		"hyphenated as one":       {ledger.DocumentFilter{Search: "bridges-is"}, "b.txt"},
		"hyphenated, wrong order": {ledger.DocumentFilter{Search: "is-bridges"}, ""},
	} {
		rows, _, err := l.Documents(ctx, c.f)
		check(t, err)
		var got []string
		for _, r := range rows {
			got = append(got, r.Path)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %q", name, got, c.want)
		}
	}
	rows, total, err := l.Documents(ctx, ledger.DocumentFilter{Search: "bridge", Limit: 1})
	check(t, err)
	if want := "Burning of \uE000bridges\uE001 is forbidden."; rows[0].Snippet != want || total != 2 {
		t.Errorf("total %d, snippet %q", total, rows[0].Snippet)
	}
}

func TestDocumentRow(t *testing.T) {
	l := open(t)
	r := statement()
	check(t, l.Store(ctx, entry("docs/statement.txt", r, "bytes")))
	got, err := l.Document(ctx, r.Document.ID)
	check(t, err)
	want := ledger.DocumentRow{
		ID: r.Document.ID, Path: "docs/statement.txt", Title: "Teslin talks “not dead”", Publisher: "Marovia Today", Published: "2019-02",
		Lang: "en", Authors: []string{"B. Writer", "C. Editor"}, Format: "txt", Bytes: 5, Words: 47,
		Attributions: 4, Citations: 1, Times: 2, Actors: 5, Version: 1, Current: true, ReadAt: l.Now(),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	stats, err := l.Stats(ctx)
	check(t, err)
	if diff := cmp.Diff(ledger.Stats{Documents: 1, Attributions: 4, Citations: 1, Times: 2, Actors: 5, Mentions: 2, Bytes: 5}, stats); diff != "" {
		t.Error(diff)
	}
	_, err = l.Document(ctx, "none")
	if hearsay.ErrorCode(err) != hearsay.NotFound {
		t.Errorf("unknown document: %v", err)
	}
}

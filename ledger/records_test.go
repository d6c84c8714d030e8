package ledger_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/ledger"
)

// ids runs the same filter on every list of records.
func ids(t *testing.T, l *ledger.Ledger, f ledger.RecordFilter) string {
	t.Helper()
	var out []string
	times, n1, err := l.Times(ctx, f)
	check(t, err)
	for _, x := range times {
		out = append(out, x.Time.ID)
	}
	quantities, n2, err := l.Quantities(ctx, f)
	check(t, err)
	for _, x := range quantities {
		out = append(out, x.Quantity.ID)
	}
	citations, n3, err := l.Citations(ctx, f)
	check(t, err)
	for _, x := range citations {
		out = append(out, x.Citation.ID)
	}
	findings, n4, err := l.Findings(ctx, ledger.FindingFilter{RecordFilter: f})
	check(t, err)
	for _, x := range findings {
		out = append(out, x.Finding.ID)
	}
	if f.Limit == 0 && n1+n2+n3+n4 != len(out) {
		t.Errorf("%+v: %d of %d", f, len(out), n1+n2+n3+n4)
	}
	return strings.Join(out, " ")
}

func TestRecords(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("docs/statement.txt", statement(), "bytes")))
	for name, c := range map[string]struct {
		f    ledger.RecordFilter
		want string
	}{
		"all":         {ledger.RecordFilter{}, "t1 t2 q1 q2 c1 f1"},
		"doc":         {ledger.RecordFilter{Doc: "docs/statement.txt"}, "t1 t2 q1 q2 c1 f1"},
		"no such doc": {ledger.RecordFilter{Doc: "elsewhere"}, ""},
		"outlet":      {ledger.RecordFilter{Outlet: "marovia today"}, "t1 t2 q1 q2 c1 f1"},
		"no outlet":   {ledger.RecordFilter{Outlet: "Teslin Post"}, ""},
		// q1 is for 14 January, c1 of the 15th; q2 and f1 have the document's date.
		"since": {ledger.RecordFilter{Since: "2019-01-15"}, "t2 q2 c1 f1"},
		"until": {ledger.RecordFilter{Until: "2019-01"}, "t1 t2 q1 c1"},
		"page":  {ledger.RecordFilter{Limit: 1, Offset: 1}, "t2 q2"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ids(t, l, c.f); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRowsHoldWhatAListShows(t *testing.T) {
	l := open(t)
	want := statement()
	check(t, l.Store(ctx, entry("docs/statement.txt", want, "bytes")))
	q, _, err := l.Quantities(ctx, ledger.RecordFilter{Limit: 1})
	check(t, err)
	if q[0].ID != want.Document.ID+":q1" || q[0].Text != "14" || q[0].Counted != "the bridges" || q[0].Date != "2019-01-14" || q[0].Doc.Publisher != "Marovia Today" {
		t.Errorf("%+v", q[0])
	}
	if diff := cmp.Diff(want.Quantities[0], q[0].Quantity); diff != "" {
		t.Error(diff)
	}
	c, _, err := l.Citations(ctx, ledger.RecordFilter{})
	check(t, err)
	if c[0].Date != "2019-01-15" || c[0].Covers != "“We never left,” ... “and we will not leave.”" {
		t.Errorf("%+v", c[0])
	}
	if diff := cmp.Diff(want.Citations[0], c[0].Citation); diff != "" {
		t.Error(diff)
	}
	f, _, err := l.Findings(ctx, ledger.FindingFilter{})
	check(t, err)
	if len(f[0].Passages) != 2 || f[0].Passages[1].Text != "15/1/2019" {
		t.Errorf("%+v", f[0])
	}
	if diff := cmp.Diff(want.Findings[0], f[0].Finding); diff != "" {
		t.Error(diff)
	}
	at, _, err := l.Times(ctx, ledger.RecordFilter{})
	check(t, err)
	if diff := cmp.Diff(want.Times[1], at[1].Time); diff != "" {
		t.Error(diff)
	}
}

// A link of the chain whose actor is not known is shown by its words.
func TestALinkWithoutAnActorHasAName(t *testing.T) {
	l := open(t)
	r := statement()
	r.Attributions[1].Chain[1].Actor = ""
	check(t, l.Store(ctx, entry("docs/statement.txt", r, "bytes")))
	rows, _, err := l.Says(ctx, ledger.SaysFilter{Depth: 2, Limit: 1})
	check(t, err)
	if got := rows[0].Chain[len(rows[0].Chain)-1].Name; got != "a commander" {
		t.Errorf("the last link is %q", got)
	}
}

// pair stores two documents with one sentence in common and compares them by
// hand.
func pair(t *testing.T, l *ledger.Ledger) (a, b *hearsay.Reading) {
	t.Helper()
	a, b = statement(), statement()
	check(t, l.Store(ctx, entry("a.txt", a, "a"), entry("b.txt", b, "b")))
	whole, quote := a.Document.Blocks[1].Span, a.Attributions[2].Content[0]
	reuse := hearsay.Reuse{
		A: a.Document.ID, B: b.Document.ID, Directed: true, Pieces: []hearsay.ReusePiece{{A: whole, B: whole, Own: 20}},
		Own: 20, Quoted: 6, CoverA: 0.5, CoverB: 0.25, Score: 0.75,
	}
	origin := hearsay.Origin{Docs: []string{a.Document.ID, b.Document.ID}, Why: []string{"it does", "so does it"}}
	group := hearsay.QuoteGroup{ID: a.Document.ID + ":a3", Origins: 1, Differs: true, Members: []hearsay.QuoteMember{
		{ID: a.Document.ID + ":a3", Passage: hearsay.Passage{Doc: a.Document.ID, Span: quote}, Speaker: "Ana Dorel", Wording: 1, Why: "x"},
		{ID: b.Document.ID + ":a3", Passage: hearsay.Passage{Doc: b.Document.ID, Span: quote}, Wording: 2, Why: "y"},
	}}
	before, err := l.Compared(ctx)
	check(t, err)
	if before.Fresh || !before.At.IsZero() {
		t.Errorf("before: %+v", before)
	}
	check(t, l.Regroup(ctx, before, func(w *ledger.Regrouping) error {
		err := errors.Join(w.AddReuse(&reuse), w.AddQuotes(&group), w.AddOrigin(&origin))
		shared, sharedErr := w.Reuse(reuse.A)
		if diff := cmp.Diff([]hearsay.Reuse{reuse}, shared); diff != "" {
			t.Error(diff)
		}
		return errors.Join(err, sharedErr)
	}))
	rows, total, err := l.Quotes(ctx, ledger.RecordFilter{})
	check(t, err)
	if total != 1 || rows[0].Documents != 2 || rows[0].Places[1].Doc.ID != b.Document.ID || rows[0].Places[0].Text != "We never left," {
		t.Errorf("%d: %+v", total, rows)
	}
	if diff := cmp.Diff(group, rows[0].QuoteGroup); diff != "" {
		t.Error(diff)
	}
	return a, b
}

func TestSharedText(t *testing.T) {
	l := open(t)
	a, b := pair(t, l)
	verified(t, l)
	for i, doc := range []string{a.Document.ID, "b.txt"} {
		rows, err := l.SharedText(ctx, doc)
		check(t, err)
		if len(rows) != 1 || len(rows[0].Pieces) != 1 {
			t.Fatalf("%s: %+v", doc, rows)
		}
		x, other := rows[0], []*hearsay.Reading{b, a}[i]
		if x.Doc.ID != other.Document.ID || x.First != []int{1, -1}[i] || x.Own != 20 || x.Quoted != 6 || !x.OneOrigin ||
			x.Cover != []float64{0.5, 0.25}[i] || !strings.HasPrefix(x.Pieces[0].There.Text, "Reuters of Marovia") {
			t.Errorf("%s: %+v", doc, x)
		}
	}
	if _, err := l.SharedText(ctx, "nowhere"); hearsay.ErrorCode(err) != hearsay.NotFound {
		t.Errorf("of no document: %v", err)
	}
}

// What was compared is old as soon as a document changes, and only then.
func TestGroupsGrowOld(t *testing.T) {
	for name, c := range map[string]struct {
		store ledger.Entry
		fresh bool
	}{
		"another document":     {entry("c.txt", statement(), "c"), false},
		"a changed file":       {entry("a.txt", statement(), "another a"), false},
		"the same file again":  {ledger.Entry{File: ledger.FileRow{Path: "a.txt", Doc: entry("a.txt", statement(), "a").File.Doc}}, true},
		"a file that is bad":   {ledger.Entry{File: ledger.FileRow{Path: "bad.txt", Code: hearsay.Damaged}}, true},
		"a file that went bad": {ledger.Entry{File: ledger.FileRow{Path: "a.txt", Code: hearsay.Damaged}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := open(t)
			pair(t, l)
			check(t, l.Store(ctx, c.store))
			x, err := l.Compared(ctx)
			check(t, err)
			if x.Fresh != c.fresh {
				t.Errorf("fresh: %v", x.Fresh)
			}
			verified(t, l)
		})
	}
}

func TestQuotesOfADocument(t *testing.T) {
	l := open(t)
	pair(t, l)
	check(t, l.Store(ctx, entry("c.txt", statement(), "c")))
	var got []int
	for _, f := range []ledger.RecordFilter{{}, {Doc: "b.txt"}, {Doc: "c.txt"}, {Outlet: "marovia today"}, {Until: "2018"}} {
		_, total, err := l.Quotes(ctx, f)
		check(t, err)
		got = append(got, total)
	}
	if !slices.Equal(got, []int{1, 1, 0, 1, 0}) {
		t.Errorf("%v", got)
	}
}

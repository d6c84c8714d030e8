package ledger_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/ledger"
)

// compared stores two documents with a claim and a finding between them.
func compared(t *testing.T, l *ledger.Ledger) (hearsay.ClaimGroup, hearsay.CrossFinding) {
	t.Helper()
	a, b := statement(), statement()
	check(t, l.Store(ctx, entry("a.txt", a, "a"), entry("b.txt", b, "b")))
	ids := [2]string{a.Document.ID, b.Document.ID}
	whole := a.Document.Blocks[1].Span
	part := hearsay.Span{Start: whole.Start, End: whole.Start + 7}
	claim := hearsay.ClaimGroup{
		ID: ids[0] + ":a1", Text: whole.Of(a.Document.Text),
		Members: []hearsay.ClaimMember{
			{ID: ids[0] + ":a1", Passage: hearsay.Passage{Doc: ids[0], Span: whole}, Speaker: "Ana Dorel", Why: "first"},
			{ID: ids[1] + ":v2", Passage: hearsay.Passage{Doc: ids[1], Span: whole}, Denied: true, Why: "second"},
		},
		Graph: hearsay.OriginGraph{
			Nodes: []hearsay.OriginNode{
				{Kind: hearsay.DocumentNode, Doc: ids[0], Name: "A", Date: "2019-01"},
				{Kind: hearsay.DocumentNode, Doc: ids[1], Name: "B"},
				{Kind: hearsay.SpeakerNode, Name: "a commander", Anonymous: true},
			},
			Edges: []hearsay.OriginEdge{
				{From: 0, To: 1, By: hearsay.SharedText, Why: "they share text", Passages: []hearsay.Passage{{Doc: ids[0], Span: whole}, {Doc: ids[1], Span: part}}},
				{From: 2, To: 0, By: hearsay.Credited, Directed: true, Why: "it says so"},
			},
			Carriers: hearsay.Range{Low: 1, High: 2}, Words: hearsay.Range{Low: 1, High: 1},
			Circular: [][]int{{0, 1}, {2}},
		},
	}
	finding := hearsay.CrossFinding{
		ID: "x1", Kind: hearsay.FiguresDiffer, Text: "12 differs from 9.", About: claim.ID,
		Passages: []hearsay.CrossPassage{
			{Record: ids[0] + ":q1", Passage: hearsay.Passage{Doc: ids[0], Span: whole}, At: part, Value: "12", Date: "2019-01-14"},
			{Record: ids[1] + ":q1", Passage: hearsay.Passage{Doc: ids[1], Span: whole}, Value: "9"},
		},
		Provenance: hearsay.Provenance{By: "differ/figures", Confidence: .9},
	}
	before, err := l.Compared(ctx)
	check(t, err)
	check(t, l.Regroup(ctx, before, func(w *ledger.Regrouping) error {
		return errors.Join(w.Clear(), w.AddClaim(&claim), w.AddFinding(&finding, 0))
	}))
	return claim, finding
}

func TestClaimsAreWhatWasStored(t *testing.T) {
	l := open(t)
	want, _ := compared(t, l)
	verified(t, l)
	rows, total, err := l.Claims(ctx, ledger.RecordFilter{Doc: "b.txt"})
	check(t, err)
	if total != 1 || rows[0].Documents != 2 || rows[0].Denials != 1 || rows[0].Graph.Carriers != want.Graph.Carriers || rows[0].Places[1].Doc.Path != "b.txt" {
		t.Errorf("%d: %+v", total, rows)
	}
	if _, total, err := l.Claims(ctx, ledger.RecordFilter{Until: "2018"}); err != nil || total != 0 {
		t.Errorf("%d before they were published (%v)", total, err)
	}
	for _, id := range []string{want.Members[0].ID, want.Members[1].ID} {
		row, err := l.Claim(ctx, id)
		check(t, err)
		if diff := cmp.Diff(want, row.ClaimGroup); diff != "" {
			t.Errorf("%s: -stored +read:\n%s", id, diff)
		}
	}
	if row, err := l.Claim(ctx, "nowhere"); row != nil || err != nil {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestFindingsAcrossDocumentsAreWhatWasStored(t *testing.T) {
	l := open(t)
	claim, want := compared(t, l)
	for _, f := range []ledger.CrossFilter{{}, {ID: want.ID}, {Kind: want.Kind}, {About: claim.ID}, {RecordFilter: ledger.RecordFilter{Doc: "b.txt"}}} {
		rows, total, err := l.CrossFindings(ctx, f)
		check(t, err)
		if total != 1 || rows[0].Documents != 2 || rows[0].Places[0].Words.Text == "" || rows[0].Places[1].Words.Text != "" {
			t.Fatalf("%+v: %d: %+v", f, total, rows)
		}
		if diff := cmp.Diff(want, rows[0].CrossFinding); diff != "" {
			t.Errorf("-stored +read:\n%s", diff)
		}
	}
	if _, total, err := l.CrossFindings(ctx, ledger.CrossFilter{Kind: hearsay.SingleSource}); err != nil || total != 0 {
		t.Errorf("%d of another kind (%v)", total, err)
	}
}

// A change that was worked out from a result which is there no longer is refused.
func TestAChangeOfAnOldComparison(t *testing.T) {
	l := open(t)
	claim, _ := compared(t, l)
	before, err := l.Compared(ctx)
	check(t, err)
	nothing := func(*ledger.Regrouping) error { return nil }
	check(t, l.Regroup(ctx, before, nothing))
	err = l.Regroup(ctx, before, func(w *ledger.Regrouping) error { return w.Clear() })
	if !errors.Is(err, ledger.ErrCompared) {
		t.Errorf("%v", err)
	}
	if row, err := l.Claim(ctx, claim.ID); err != nil || row == nil {
		t.Errorf("%+v, %v", row, err)
	}
}

package ledger_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

func TestGroupReviewsAreALog(t *testing.T) {
	l := open(t)
	d := statement()
	check(t, l.Store(ctx, entry("docs/statement.txt", d, "bytes")))
	id := statementID(t, l)
	text := d.Document.Text
	place := func(start, end int) hearsay.ReviewedPlace {
		s := hearsay.Span{Start: start, End: end}
		return hearsay.ReviewedPlace{Passage: hearsay.Passage{Doc: id, Span: s}, Quote: s.Of(text)}
	}
	want := []hearsay.GroupReview{
		{Of: hearsay.QuoteGroups, Action: hearsay.SplitPlaces, Places: []hearsay.ReviewedPlace{place(0, 4), place(5, 9)}, Note: "two speeches"},
		{Of: hearsay.ClaimGroups, Action: hearsay.LockPlaces, Places: []hearsay.ReviewedPlace{place(0, 9)}},
	}
	before, err := l.Compared(ctx)
	check(t, err)
	for i := range want {
		r := want[i]
		check(t, l.AddGroupReview(ctx, r))
		want[i].N, want[i].At = i+1, l.Now().UTC().Format("2006-01-02T15:04:05Z07:00")
	}
	got, err := l.GroupReviews(ctx)
	check(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-added +kept:\n%s", diff)
	}
	if after, err := l.Compared(ctx); err != nil || after.Fresh || after.Change == before.Change {
		t.Errorf("after a decision the comparison counts as %+v, %v", after, err)
	}
}

func TestAGroupReviewOfNoPlaceIsRefused(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("docs/statement.txt", statement(), "bytes")))
	for _, p := range []hearsay.Passage{
		{Doc: "0123456789abcdef", Span: hearsay.Span{Start: 0, End: 4}},
		{Doc: statementID(t, l), Span: hearsay.Span{Start: 4, End: 1 << 30}},
	} {
		r := hearsay.GroupReview{Of: hearsay.QuoteGroups, Action: hearsay.SplitPlaces, Places: []hearsay.ReviewedPlace{{Passage: p}}}
		if err := l.AddGroupReview(ctx, r); err == nil {
			t.Errorf("%+v was kept", p)
		}
	}
	if all, err := l.GroupReviews(ctx); err != nil || len(all) > 0 {
		t.Errorf("%v, %v", all, err)
	}
}

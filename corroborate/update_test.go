package corroborate_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
)

// entry is what a run stores for a file that is one document, named by its text.
func entry(r *hearsay.Reading) ledger.Entry {
	d := r.Document
	sum := sha256.Sum256([]byte(d.Text))
	d.SHA256 = hex.EncodeToString(sum[:])
	d.Path, d.ID = d.ID+".txt", hearsay.NewDocumentID(d.SHA256)
	return ledger.Entry{
		File:     ledger.FileRow{Path: d.Path, SHA256: d.SHA256, Doc: d.ID, Reader: "r"},
		Reading:  r,
		Original: ledger.Original{SHA256: d.SHA256, Path: d.Path, Bytes: []byte(d.Text)},
	}
}

func newLedger(t *testing.T, entries ...ledger.Entry) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "hearsay.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	l.Now = func() time.Time { return time.Unix(1_600_000_000, 0) }
	if err := l.Store(t.Context(), entries...); err != nil {
		t.Fatal(err)
	}
	return l
}

// entries are a wire story, a copy, a part with the quote in other words, and a
// stranger.
func entries() []ledger.Entry {
	other := "At the pass nobody had slept. “The prisoners will come home before anything else is signed,” Iva Dorn said again."
	return []ledger.Entry{
		entry(reading("wire", "2031-03-04", "Iva Dorn", wire)),
		entry(reading("copy", "2031-03-05", "Iva Dorn", wire+"\n\nPrinted at Teslin.")),
		entry(reading("part", "2031-03-06", "Iva Dorn", other)),
		entry(reading("else", "2031-03-06", "", "Nothing in these lines was printed before.")),
	}
}

// groupsOf is what a ledger says of all its documents.
func groupsOf(t *testing.T, l *ledger.Ledger) (quotes []ledger.QuoteRow, shared []ledger.SharedRow) {
	t.Helper()
	quotes, _, err := l.Quotes(t.Context(), ledger.RecordFilter{})
	if err != nil {
		t.Fatal(err)
	}
	docs, _, err := l.Documents(t.Context(), ledger.DocumentFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		rows, err := l.SharedText(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		shared = append(shared, rows...)
	}
	return quotes, shared
}

func TestUpdate(t *testing.T) {
	l := newLedger(t, entries()...)
	if err := corroborate.Update(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	state, err := l.Compared(t.Context())
	if err != nil || !state.Fresh {
		t.Errorf("%+v, %v", state, err)
	}
	quotes, shared := groupsOf(t, l)
	if len(quotes) != 1 || quotes[0].Documents != 3 || quotes[0].Origins != 2 || !quotes[0].Differs {
		t.Errorf("quotes %+v", quotes)
	}
	if len(shared) < 2 || shared[0].Own < 20 || !shared[0].OneOrigin {
		t.Errorf("shared %+v", shared)
	}
	if _, err := l.Verify(t.Context(), func(p ledger.Problem) { t.Errorf("verify: %s: %s", p.Record, p.Msg) }); err != nil {
		t.Error(err)
	}
}

// The order in which documents were stored leaves no trace.
func TestUpdateDoesNotDependOnTheOrder(t *testing.T) {
	forward, back := entries(), entries()
	slices.Reverse(back)
	var want []ledger.QuoteRow
	for _, es := range [][]ledger.Entry{forward, back} {
		l := newLedger(t, es...)
		for range 2 { // again, on top of the old result
			if err := corroborate.Update(t.Context(), l); err != nil {
				t.Fatal(err)
			}
		}
		quotes, _ := groupsOf(t, l)
		if want == nil {
			want = quotes
		}
		if diff := cmp.Diff(want, quotes); diff != "" || len(want) == 0 {
			t.Errorf("in another order:\n%s", diff)
		}
	}
}

// An update that is stopped changes nothing, and the next one is still asked for.
func TestAStoppedUpdateChangesNothing(t *testing.T) {
	l := newLedger(t, entries()...)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := corroborate.Update(ctx, l); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	state, err := l.Compared(t.Context())
	if err != nil || state.Fresh {
		t.Errorf("%+v, %v", state, err)
	}
}

package corroborate

import (
	"context"
	"errors"

	"hearsay"
	"hearsay/ledger"
)

// Update compares the current documents of a ledger and replaces what it knows
// they have in common, in one transaction. It reads one document at a time, and
// those that share text again. The packs of names with which the documents were read
// tell outlets by their names; what persons decided about groups is applied to
// what is found. Documents that change while it runs are not lost:
// the ledger then still says that the result is older than they are. The error
// is the ledger's, or that of ctx, with nothing changed.
func Update(ctx context.Context, l *ledger.Ledger) error {
	before, err := l.Compared(ctx)
	if err != nil {
		return err
	}
	g := newGathering()
	for r, err := range l.AllReadings(ctx, ledger.SaysFilter{}) {
		if err != nil {
			return err
		}
		g.add(r)
	}
	c := g.collection(archive{
		document: func(id string) (*hearsay.Document, error) { return l.Text(ctx, id) },
		reading:  func(id string) (*hearsay.Reading, error) { return l.Reading(ctx, id) },
	})
	if c.reviews, err = l.GroupReviews(ctx); err != nil {
		return err
	}
	if c.lex, err = lexiconOf(ctx, l); err != nil {
		return err
	}
	res, err := c.find(ctx)
	if err != nil {
		return err
	}
	return l.Regroup(ctx, before, res.write)
}

// write replaces all that the documents of a ledger have in common.
func (res *Result) write(w *ledger.Regrouping) error {
	if err := w.Clear(); err != nil {
		return err
	}
	return errors.Join(
		each(res.Reuse, w.AddReuse), each(res.Origins, w.AddOrigin), each(res.Quotes, w.AddQuotes), each(res.Claims, w.AddClaim),
		each(res.Findings, func(f *hearsay.CrossFinding) error { return w.AddFinding(f, 0) }),
	)
}

// each calls do with each element until it returns an error.
func each[T any](list []T, do func(*T) error) error {
	for i := range list {
		if err := do(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

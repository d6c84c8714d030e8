package corroborate

import (
	"context"

	"hearsay"
	"hearsay/ledger"
)

// Update compares the current documents of a ledger and replaces what it knows
// they have in common, in one transaction. It reads one document at a time and
// keeps about 30 bytes for each of its words. Documents that change while it
// runs are not lost: the ledger then still says that the result is older than
// they are. The error is the ledger's, or that of ctx, with nothing changed.
func Update(ctx context.Context, l *ledger.Ledger) error {
	before, err := l.Compared(ctx)
	if err != nil {
		return err
	}
	var readings []*hearsay.Reading
	for r, err := range l.AllReadings(ctx, ledger.SaysFilter{}) {
		if err != nil {
			return err
		}
		readings = append(readings, r)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	res := Find(readings)
	return l.SetGroups(ctx, ledger.Groups(res), before.Change)
}

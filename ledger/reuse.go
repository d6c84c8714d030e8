package ledger

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// SharedAmong lists the text that documents share with each other.
func (l *Ledger) SharedAmong(ctx context.Context, docs []string) (all []hearsay.Reuse, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		w := newRegrouping(c)
		for _, doc := range docs {
			list, err := w.Reuse(doc)
			if err != nil {
				return err
			}
			all = append(all, slices.DeleteFunc(list, func(u hearsay.Reuse) bool { return !slices.Contains(docs, u.B) })...)
		}
		return nil
	})
	return all, err
}

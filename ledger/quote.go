package ledger

import (
	"context"
	"strings"

	"hearsay/ledger/internal/sqlite"
)

// Quote gives the quote group that has the member "DOCUMENT:RECORD", nil when
// there is none.
func (l *Ledger) Quote(ctx context.Context, id string) (row *QuoteRow, err error) {
	doc, record, _ := strings.Cut(id, ":")
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query(`SELECT g.key, g.id, g.documents, g.origins, g.differs FROM quote_group g WHERE g.key = (SELECT m.quote_group
			FROM quote_member m JOIN document d ON d.key = m.doc WHERE d.id = ? AND m.attribution = ?)`, func(r *sqlite.Row) error {
			key, x := r.Int(), QuoteRow{}
			x.ID, x.Documents, x.Origins, x.Differs = r.Text(), r.Int(), r.Int(), r.Bool()
			row = &x
			return quoteMembers(c, key, &x)
		}, doc, record)
	})
	return row, err
}

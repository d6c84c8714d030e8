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
		for _, doc := range docs {
			key, err := documentKey(c, doc)
			if err != nil {
				return err
			}
			list, err := reuseIn(c, "u.a = ?1", key)
			if err != nil {
				return err
			}
			all = append(all, slices.DeleteFunc(list, func(u hearsay.Reuse) bool { return !slices.Contains(docs, u.B) })...)
		}
		return nil
	})
	return all, err
}

// reuseIn reads shared text. where is a condition on u.a and u.b, with the key of a
// document as its ?1.
func reuseIn(c *sqlite.Conn, where string, key int) (all []hearsay.Reuse, err error) {
	err = c.Query(`SELECT u.key, a.id, b.id, u.directed, u.own, u.quoted, u.cover_a, u.cover_b, u.score
		FROM reuse u JOIN document a ON a.key = u.a JOIN document b ON b.key = u.b WHERE `+where, func(r *sqlite.Row) error {
		key := r.Int()
		u := hearsay.Reuse{
			A: r.Text(), B: r.Text(), Directed: r.Bool(), Own: r.Int(), Quoted: r.Int(), CoverA: r.Float(), CoverB: r.Float(), Score: r.Float(),
		}
		err := c.Query(`SELECT a_start_byte, a_end_byte, b_start_byte, b_end_byte, own FROM reuse_piece WHERE reuse = ? ORDER BY n`, func(r *sqlite.Row) error {
			u.Pieces = append(u.Pieces, hearsay.ReusePiece{A: span(r), B: span(r), Own: r.Int()})
			return nil
		}, key)
		all = append(all, u)
		return err
	}, key)
	return all, err
}

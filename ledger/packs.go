package ledger

import (
	"bytes"
	"context"
	"slices"

	"hearsay/ledger/internal/sqlite"
	"hearsay/lexicon"
)

// SetPacks keeps the packs of names with which files are read. When they are
// others than before, all documents must be compared anew: nothing that was found
// with the old ones counts as compared any more.
func (l *Ledger) SetPacks(ctx context.Context, packs []lexicon.Pack) error {
	return l.db.Write(ctx, func(c *sqlite.Conn) error {
		before, err := packsIn(c)
		if err != nil || slices.EqualFunc(before, packs, samePack) {
			return err
		}
		if err := c.Exec("DELETE FROM lexicon_pack"); err != nil {
			return err
		}
		for i, p := range packs {
			if err := c.Exec("INSERT INTO lexicon_pack (n, path, data) VALUES (?, ?, ?)", i+1, p.Path, p.Data); err != nil {
				return err
			}
		}
		return c.Exec("UPDATE comparison SET changes = changes + 1, compared = 0")
	})
}

func samePack(a, b lexicon.Pack) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }

// Packs are the packs of names with which files were read last, for
// [lexicon.Load].
func (l *Ledger) Packs(ctx context.Context) (packs []lexicon.Pack, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		packs, err = packsIn(c)
		return err
	})
	return packs, err
}

func packsIn(c *sqlite.Conn) (packs []lexicon.Pack, err error) {
	err = c.Query("SELECT path, data FROM lexicon_pack ORDER BY n", func(r *sqlite.Row) error {
		packs = append(packs, lexicon.Pack{Path: r.Text(), Data: r.Bytes()})
		return nil
	})
	return packs, err
}

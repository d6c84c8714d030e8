package ledger

import (
	"context"
	"time"

	"hearsay/ledger/internal/sqlite"
)

// changed counts a change of the documents: what was found by comparing them is
// older than they are from now on.
func changed(c *sqlite.Conn) error { return c.Exec("UPDATE comparison SET changes = changes + 1") }

// documentChanged notes that a document is new, was read again, or has another path
// or none.
func documentChanged(c *sqlite.Conn, key int) error {
	return c.Exec("INSERT OR REPLACE INTO document_change (doc, change) SELECT ?, changes FROM comparison", key)
}

// Compared says whether the documents have changed since they were held against
// each other.
func (l *Ledger) Compared(ctx context.Context) (x Comparison, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query("SELECT changes, compared, compared_at, runs, format FROM comparison", func(r *sqlite.Row) error {
			x.Change = r.Int()
			compared := r.Int()
			x.Fresh, x.Ever = x.Change == compared, compared > 0
			if at := r.Int64(); at != 0 {
				x.At = time.Unix(at, 0)
			}
			x.Runs, x.Format = r.Int(), r.Text()
			return nil
		})
	})
	return x, err
}

// DocumentChange is a document that changed after it was compared, or never was.
type DocumentChange struct {
	ID      string
	Current bool
}

// Changes lists the documents that changed since they were compared last, in the
// order in which they were stored first.
func (l *Ledger) Changes(ctx context.Context) (all []DocumentChange, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query("SELECT d.id, d.current FROM document_change x CROSS JOIN document d ON d.key = x.doc ORDER BY x.doc", func(r *sqlite.Row) error {
			all = append(all, DocumentChange{r.Text(), r.Bool()})
			return nil
		})
	})
	return all, err
}

// Current lists all current documents by ID, in the order in which they were stored
// first.
func (l *Ledger) Current(ctx context.Context) (ids []string, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query("SELECT id FROM document WHERE current ORDER BY key", func(r *sqlite.Row) error {
			ids = append(ids, r.Text())
			return nil
		})
	})
	return ids, err
}

// Digest is what comparing keeps of a document. The ledger does not look into it.
type Digest struct {
	Doc  string // ID of the document
	Data []byte
}

// SetDigests keeps digests, instead of older ones of the same documents.
func (l *Ledger) SetDigests(ctx context.Context, all []Digest) error {
	return l.explain(l.db.Write(ctx, func(c *sqlite.Conn) error {
		for _, d := range all {
			if err := c.Exec("INSERT OR REPLACE INTO digest (doc, data) SELECT key, ? FROM document WHERE id = ?", d.Data, d.Doc); err != nil {
				return err
			}
		}
		return nil
	}))
}

// Digest is the digest of a document.
func (w *Regrouping) Digest(doc string) (data []byte, err error) {
	key, err := w.key(doc)
	if err != nil {
		return nil, err
	}
	return data, w.c.Query("SELECT data FROM digest WHERE doc = ?", func(r *sqlite.Row) error {
		data = r.Bytes()
		return nil
	}, key)
}

// Segments gives what comparing keeps of many documents at once, and which
// documents it takes to be about one event, as the last run left them.
func (l *Ledger) Segments(ctx context.Context) (segments [][]byte, partition []byte, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		err := c.Query("SELECT partition FROM comparison", func(r *sqlite.Row) error {
			partition = r.Bytes()
			return nil
		})
		if err != nil {
			return err
		}
		return c.Query("SELECT data FROM digest_segment ORDER BY key", func(r *sqlite.Row) error {
			segments = append(segments, r.Bytes())
			return nil
		})
	})
	return segments, partition, err
}

// SetSegments replaces the segments from the one with the given index on, and what
// goes with them. Format says in which form they are.
func (w *Regrouping) SetSegments(from int, segments [][]byte, partition []byte, format string) error {
	if err := w.c.Exec("DELETE FROM digest_segment WHERE key > ?", from); err != nil {
		return err
	}
	for i, s := range segments {
		if err := w.c.Exec("INSERT INTO digest_segment (key, data) VALUES (?, ?)", from+i+1, s); err != nil {
			return err
		}
	}
	return w.c.Exec("UPDATE comparison SET partition = ?, format = ?", partition, format)
}

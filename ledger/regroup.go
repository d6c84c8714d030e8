package ledger

import (
	"context"
	"errors"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
	"hearsay/position"
)

// ErrCompared is the error of a change to what documents have in common that was
// worked out from a result that another program has replaced since.
var ErrCompared = errors.New("the documents were compared by another program in the meantime")

// Regroup changes what the documents have in common, in one transaction. before is
// the comparison as it was before the documents were looked at; documents that
// changed since count as not compared. Documents that groups name must be in the
// ledger. The error is that of change, or [ErrCompared], with nothing changed.
func (l *Ledger) Regroup(ctx context.Context, before Comparison, change func(*Regrouping) error) error {
	err := l.db.Write(ctx, func(c *sqlite.Conn) error {
		runs, err := number(c, "SELECT runs FROM comparison")
		switch {
		case err != nil:
			return err
		case runs != before.Runs:
			return ErrCompared
		}
		w := newRegrouping(c)
		if err := change(w); err != nil {
			return err
		}
		if err := w.countOrigins(); err != nil {
			return err
		}
		if err := c.Exec("DELETE FROM document_change WHERE change <= ?", before.Change); err != nil {
			return err
		}
		return c.Exec("UPDATE comparison SET compared = ?, compared_at = ?, runs = runs + 1", before.Change, l.Now().Unix())
	})
	return l.explain(err)
}

// Regrouping is a change of what documents have in common.
type Regrouping struct {
	c     *sqlite.Conn
	keys  map[string]int // of the documents met so far
	texts map[string]*grouped
	bytes int // of the texts that are at hand
	// recount are the quote groups whose origins are to be counted.
	recount map[int]bool
}

// grouped is a document that belongs to a group.
type grouped struct {
	key  int
	at   *position.Map
	text string
}

func newRegrouping(c *sqlite.Conn) *Regrouping {
	return &Regrouping{c: c, keys: map[string]int{}, texts: map[string]*grouped{}, recount: map[int]bool{}}
}

// Clear forgets everything that documents have in common.
func (w *Regrouping) Clear() error {
	for _, table := range []string{
		"reuse", "reuse_piece", "origin", "origin_member", "quote_group", "quote_member", "claim_group", "claim_member",
		"origin_node", "origin_edge", "origin_passage", "origin_ring", "cross_finding", "cross_passage",
	} {
		if err := w.c.Exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	return nil
}

// key is the number of a document.
func (w *Regrouping) key(id string) (int, error) {
	if key, ok := w.keys[id]; ok {
		return key, nil
	}
	key, err := number(w.c, "SELECT key FROM document WHERE id = ?", id)
	switch {
	case err != nil:
		return 0, err
	case key == 0:
		return 0, noDocument(id)
	}
	w.keys[id] = key
	return key, nil
}

// heldTexts is how many bytes of texts are kept at hand.
const heldTexts = 64 << 20

// document finds the key and the text of a document.
func (w *Regrouping) document(id string) (*grouped, error) {
	if d := w.texts[id]; d != nil {
		return d, nil
	}
	key, err := w.key(id)
	if err != nil {
		return nil, err
	}
	d := &grouped{key: key}
	err = w.c.Query("SELECT text FROM document WHERE key = ?", func(r *sqlite.Row) error {
		d.text = r.Text()
		return nil
	}, key)
	if w.bytes += len(d.text); w.bytes > heldTexts {
		clear(w.texts)
		w.bytes = len(d.text)
	}
	d.at = position.NewMap(d.text)
	w.texts[id] = d
	return d, err
}

// each calls do with the key of each row of a query, after all were found: rows may
// be deleted.
func (w *Regrouping) each(query string, do func(key int) error, args ...any) error {
	var keys []int
	err := w.c.Query(query, func(r *sqlite.Row) error {
		keys = append(keys, r.Int())
		return nil
	}, args...)
	for _, key := range keys {
		if err == nil {
			err = do(key)
		}
	}
	return err
}

// drop deletes the rows of tables whose column, which stands behind a dot, has the
// key.
func (w *Regrouping) drop(key int, columns ...string) error {
	for _, x := range columns {
		table, column, _ := strings.Cut(x, ".")
		if err := w.c.Exec("DELETE FROM "+table+" WHERE "+column+" = ?", key); err != nil {
			return err
		}
	}
	return nil
}

// AddReuse writes text that two documents share.
func (w *Regrouping) AddReuse(u *hearsay.Reuse) error {
	a, err := w.document(u.A)
	if err != nil {
		return err
	}
	b, err := w.document(u.B)
	if err != nil {
		return err
	}
	err = w.c.Exec("INSERT INTO reuse (a, b, directed, own, quoted, cover_a, cover_b, score) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		a.key, b.key, u.Directed, u.Own, u.Quoted, u.CoverA, u.CoverB, u.Score)
	key := w.c.LastKey()
	for n, p := range u.Pieces {
		if err != nil {
			break
		}
		x, y := a.at.Range(p.A), b.at.Range(p.B)
		err = w.c.Exec(`INSERT INTO reuse_piece (reuse, n, own, a_start_byte, a_end_byte, a_start_char, a_end_char,
			b_start_byte, b_end_byte, b_start_char, b_end_char) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			key, n+1, p.Own, p.A.Start, p.A.End, x[0], x[1], p.B.Start, p.B.End, y[0], y[1])
	}
	return err
}

// ForgetReuse takes away what is known of text that two documents share, a being
// the one before b in the order of dates and IDs.
func (w *Regrouping) ForgetReuse(a, b string) error {
	x, err := w.key(a)
	if err != nil {
		return err
	}
	y, err := w.key(b)
	if err != nil {
		return err
	}
	return w.each("SELECT key FROM reuse WHERE a = ? AND b = ?", func(key int) error {
		return w.drop(key, "reuse_piece.reuse", "reuse.key")
	}, x, y)
}

// Reuse lists what a document shares with those that come after it in the order of
// dates and IDs, as this change has left it.
func (w *Regrouping) Reuse(doc string) (all []hearsay.Reuse, err error) {
	err = w.reuse("u.a = ?1", doc, 0, func(key int, u hearsay.Reuse) error {
		err := w.c.Query("SELECT a_start_byte, a_end_byte, b_start_byte, b_end_byte, own FROM reuse_piece WHERE reuse = ? ORDER BY n", func(r *sqlite.Row) error {
			u.Pieces = append(u.Pieces, hearsay.ReusePiece{A: span(r), B: span(r), Own: r.Int()})
			return nil
		}, key)
		all = append(all, u)
		return err
	})
	return all, err
}

// Ties lists what a document shares with any other, without the passages, as far as
// its score is at least least.
func (w *Regrouping) Ties(doc string, least float64) (all []hearsay.Reuse, err error) {
	return all, w.reuse("(u.a = ?1 OR u.b = ?1)", doc, least, func(_ int, u hearsay.Reuse) error {
		all = append(all, u)
		return nil
	})
}

func (w *Regrouping) reuse(where, doc string, least float64, row func(key int, u hearsay.Reuse) error) error {
	key, err := w.key(doc)
	if err != nil {
		return err
	}
	return w.c.Query(`SELECT u.key, a.id, b.id, u.directed, u.own, u.quoted, u.cover_a, u.cover_b, u.score
		FROM reuse u JOIN document a ON a.key = u.a JOIN document b ON b.key = u.b WHERE `+where+" AND u.score >= ?2", func(r *sqlite.Row) error {
		return row(r.Int(), hearsay.Reuse{
			A: r.Text(), B: r.Text(), Directed: r.Bool(), Own: r.Int(), Quoted: r.Int(), CoverA: r.Float(), CoverB: r.Float(), Score: r.Float(),
		})
	}, key, least)
}

// AddOrigin writes a set of documents of one origin.
func (w *Regrouping) AddOrigin(o *hearsay.Origin) error {
	err := w.c.Exec("INSERT INTO origin (documents) VALUES (?)", len(o.Docs))
	origin := w.c.LastKey()
	for n, doc := range o.Docs {
		if err == nil {
			err = w.originMember(origin, n+1, doc, o.Why[n])
		}
	}
	return err
}

func (w *Regrouping) originMember(origin, n int, doc, why string) error {
	key, err := w.key(doc)
	if err != nil {
		return err
	}
	if err := w.c.Exec("INSERT INTO origin_member (origin, n, doc, why) VALUES (?, ?, ?, ?)", origin, n, key, why); err != nil {
		return err
	}
	return w.recountOf(key)
}

// recountOf notes the quote groups of a document whose origin changes.
func (w *Regrouping) recountOf(doc int) error {
	return w.each("SELECT quote_group FROM quote_member WHERE doc = ?", func(group int) error {
		w.recount[group] = true
		return nil
	}, doc)
}

// ForgetOrigin takes away the set that a document is in, and gives its documents.
func (w *Regrouping) ForgetOrigin(doc string) (docs []string, err error) {
	key, err := w.key(doc)
	if err != nil {
		return nil, err
	}
	err = w.each("SELECT origin FROM origin_member WHERE doc = ?", func(origin int) error {
		var keys []int
		err := w.c.Query("SELECT d.id, d.key FROM origin_member m JOIN document d ON d.key = m.doc WHERE m.origin = ? ORDER BY m.n", func(r *sqlite.Row) error {
			docs, keys = append(docs, r.Text()), append(keys, r.Int())
			return nil
		}, origin)
		for _, key := range keys {
			if err == nil {
				err = w.recountOf(key)
			}
		}
		if err != nil {
			return err
		}
		return w.drop(origin, "origin_member.origin", "origin.key")
	}, key)
	return docs, err
}

// AddQuotes writes the places of one utterance. Its origins are counted when all
// is written.
func (w *Regrouping) AddQuotes(g *hearsay.QuoteGroup) error {
	docs := map[string]bool{}
	for i := range g.Members {
		docs[g.Members[i].Passage.Doc] = true
	}
	err := w.c.Exec("INSERT INTO quote_group (id, members, documents, origins, differs) VALUES (?, ?, ?, ?, ?)",
		g.ID, len(g.Members), len(docs), g.Origins, g.Differs)
	key := w.c.LastKey()
	w.recount[key] = true
	for n := range g.Members {
		if err == nil {
			err = w.quote(key, n+1, &g.Members[n])
		}
	}
	return err
}

func (w *Regrouping) quote(group, n int, m *hearsay.QuoteMember) error {
	place, err := w.place(m.ID, m.Passage)
	if err != nil {
		return err
	}
	return w.c.Exec(`INSERT INTO quote_member (doc, attribution, start_byte, end_byte, start_char, end_char, quote,
		quote_group, n, speaker, wording, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append(place, group, n, m.Speaker, m.Wording, m.Why)...)
}

// place gives the columns that say where a record stands, which is named
// "DOCUMENT:RECORD": the document's key, the record, the span in bytes and in code
// points, the quote.
func (w *Regrouping) place(name string, p hearsay.Passage) ([]any, error) {
	d, err := w.document(p.Doc)
	if err != nil {
		return nil, err
	}
	at := d.at.Range(p.Span)
	_, record, _ := strings.Cut(name, ":")
	return []any{d.key, record, p.Span.Start, p.Span.End, at[0], at[1], p.Span.Of(d.text)}, nil
}

// ForgetQuotes takes away the groups that have a quote, which is named
// "DOCUMENT:RECORD", with what is found about their wordings. It gives the quotes of
// those that stood in several wordings.
func (w *Regrouping) ForgetQuotes(quote string) (differing []string, err error) {
	doc, record, _ := strings.Cut(quote, ":")
	key, err := w.key(doc)
	if err != nil {
		return nil, err
	}
	err = w.each("SELECT quote_group FROM quote_member WHERE doc = ? AND attribution = ?", func(group int) error {
		err := w.c.Query(`SELECT d.id || ':' || m.attribution FROM quote_group g JOIN quote_member m ON m.quote_group = g.key
			JOIN document d ON d.key = m.doc WHERE g.key = ? AND g.differs`, func(r *sqlite.Row) error {
			differing = append(differing, r.Text())
			return nil
		}, group)
		if err == nil {
			err = w.each("SELECT f.key FROM quote_group g JOIN cross_finding f ON f.about = g.id WHERE g.key = ? AND f.kind = ?", w.dropFinding,
				group, string(hearsay.WordingDiffers))
		}
		if err != nil {
			return err
		}
		return w.drop(group, "quote_member.quote_group", "quote_group.key")
	}, key, record)
	return differing, err
}

// Differing lists the quotes of a document that stand in several wordings, as
// "DOCUMENT:RECORD".
func (w *Regrouping) Differing(doc string) (quotes []string, err error) {
	key, err := w.key(doc)
	if err != nil {
		return nil, err
	}
	return quotes, w.c.Query("SELECT m.attribution FROM quote_member m JOIN quote_group g ON g.key = m.quote_group WHERE m.doc = ? AND g.differs", func(r *sqlite.Row) error {
		quotes = append(quotes, doc+":"+r.Text())
		return nil
	}, key)
}

// countOrigins counts for the quote groups that changed, and those of documents
// whose origin changed, in how many origins they stand.
func (w *Regrouping) countOrigins() error {
	for group := range w.recount {
		err := w.c.Exec(`UPDATE quote_group SET origins = (SELECT count(DISTINCT coalesce((SELECT -o.origin FROM origin_member o WHERE o.doc = m.doc), m.doc))
			FROM quote_member m WHERE m.quote_group = quote_group.key) WHERE key = ?`, group)
		if err != nil {
			return err
		}
	}
	return nil
}

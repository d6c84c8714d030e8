package ledger

import (
	"context"
	"strings"
	"time"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
	"hearsay/position"
)

// changed counts a change of the documents: what was found by comparing them
// is older than they are from now on.
func changed(c *sqlite.Conn) error { return c.Exec("UPDATE comparison SET changes = changes + 1") }

// Compared says whether the documents have changed since they were held against
// each other.
func (l *Ledger) Compared(ctx context.Context) (x Comparison, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query("SELECT changes, changes = compared, compared_at FROM comparison", func(r *sqlite.Row) error {
			x = Comparison{Change: r.Int(), Fresh: r.Bool()}
			if at := r.Int64(); at != 0 {
				x.At = time.Unix(at, 0)
			}
			return nil
		})
	})
	return x, err
}

// SetGroups replaces what the documents have in common, in one transaction.
// change is [Comparison.Change] from before the documents were looked at. All
// documents that the groups name must be in the ledger.
func (l *Ledger) SetGroups(ctx context.Context, g Groups, change int) error {
	return l.db.Write(ctx, func(c *sqlite.Conn) error {
		w := grouper{c: c, docs: map[string]*grouped{}}
		for _, step := range []func() error{
			w.clear,
			func() error { return each(g.Reuse, w.reuse) },
			func() error { return each(g.Origins, w.origin) },
			func() error { return each(g.Quotes, w.quote) },
			func() error { return each(g.Claims, w.claim) },
			func() error { return each(g.Findings, w.finding) },
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return c.Exec("UPDATE comparison SET compared = ?, compared_at = ?", change, l.Now().Unix())
	})
}

// grouper writes groups.
type grouper struct {
	c    *sqlite.Conn
	docs map[string]*grouped
}

// grouped is a document that belongs to a group.
type grouped struct {
	key  int
	at   *position.Map
	text string
}

func (w *grouper) clear() error {
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

// heldTexts is how many texts are kept at hand: documents that share text come
// near each other.
const heldTexts = 64

// document finds the key and the text of a document.
func (w *grouper) document(id string) (*grouped, error) {
	if d := w.docs[id]; d != nil {
		return d, nil
	}
	if len(w.docs) >= heldTexts {
		clear(w.docs)
	}
	d := &grouped{}
	err := w.c.Query("SELECT key, text FROM document WHERE id = ?", func(r *sqlite.Row) error {
		d.key, d.text = r.Int(), r.Text()
		return nil
	}, id)
	switch {
	case err != nil:
		return nil, err
	case d.key == 0:
		return nil, noDocument(id)
	}
	d.at = position.NewMap(d.text)
	w.docs[id] = d
	return d, nil
}

func (w *grouper) reuse(i int, u *hearsay.Reuse) error {
	a, err := w.document(u.A)
	if err != nil {
		return err
	}
	b, err := w.document(u.B)
	if err != nil {
		return err
	}
	err = w.c.Exec("INSERT INTO reuse (key, a, b, directed, own, quoted, cover_a, cover_b) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		i+1, a.key, b.key, u.Directed, u.Own, u.Quoted, u.CoverA, u.CoverB)
	for n, p := range u.Pieces {
		if err != nil {
			break
		}
		x, y := a.at.Range(p.A), b.at.Range(p.B)
		err = w.c.Exec(`INSERT INTO reuse_piece (reuse, n, a_start_byte, a_end_byte, a_start_char, a_end_char,
			b_start_byte, b_end_byte, b_start_char, b_end_char) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			i+1, n+1, p.A.Start, p.A.End, x[0], x[1], p.B.Start, p.B.End, y[0], y[1])
	}
	return err
}

func (w *grouper) origin(i int, o *hearsay.Origin) error {
	err := w.c.Exec("INSERT INTO origin (key, documents) VALUES (?, ?)", i+1, len(o.Docs))
	for n, doc := range o.Docs {
		if err == nil {
			err = w.c.Exec("INSERT INTO origin_member (origin, n, doc, why) SELECT ?, ?, key, ? FROM document WHERE id = ?", i+1, n+1, o.Why[n], doc)
		}
	}
	return err
}

func (w *grouper) quote(i int, g *hearsay.QuoteGroup) error {
	docs := map[string]bool{}
	for _, m := range g.Members {
		docs[m.Passage.Doc] = true
	}
	err := w.c.Exec("INSERT INTO quote_group (key, id, members, documents, origins, differs) VALUES (?, ?, ?, ?, ?, ?)",
		i+1, g.ID, len(g.Members), len(docs), g.Origins, g.Differs)
	for n := range g.Members {
		if err == nil {
			err = w.member(i+1, n+1, &g.Members[n])
		}
	}
	return err
}

func (w *grouper) member(group, n int, m *hearsay.QuoteMember) error {
	d, err := w.document(m.Passage.Doc)
	if err != nil {
		return err
	}
	s := m.Passage.Span
	p := d.at.Range(s)
	_, record, _ := strings.Cut(m.ID, ":")
	return w.c.Exec(`INSERT INTO quote_member (quote_group, n, doc, attribution, speaker, wording, why,
		start_byte, end_byte, start_char, end_char, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		group, n, d.key, record, m.Speaker, m.Wording, m.Why, s.Start, s.End, p[0], p[1], s.Of(d.text))
}

// Quotes lists utterances that stand in several places: those with several
// wordings first, then those in most documents. A filter leaves the groups with
// a member in such a document, with all their members. The second result counts
// all that match, whatever the limit.
func (l *Ledger) Quotes(ctx context.Context, f RecordFilter) (rows []QuoteRow, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		w, err := groupsWhere(c, f, "quote_group", "quote_member")
		if err != nil {
			return err
		}
		if total, err = number(c, "SELECT count(*) FROM quote_group g"+w.String(), w.args...); err != nil {
			return err
		}
		limit, args := page(f.Limit, f.Offset)
		return c.Query("SELECT g.key, g.id, g.documents, g.origins, g.differs FROM quote_group g"+w.String()+
			" ORDER BY g.differs DESC, g.documents DESC, g.members DESC, g.key"+limit, func(r *sqlite.Row) error {
			key, x := r.Int(), QuoteRow{}
			x.ID, x.Documents, x.Origins, x.Differs = r.Text(), r.Int(), r.Int(), r.Bool()
			err := quoteMembers(c, key, &x)
			rows = append(rows, x)
			return err
		}, append(w.args, args...)...)
	})
	return rows, total, err
}

// groupsWhere narrows groups g to those with a member in a document that the
// filter leaves; group is the column that names the group in the table of the
// members.
func groupsWhere(c *sqlite.Conn, f RecordFilter, group, members string) (where, error) {
	var in, out where
	if f.Doc != "" {
		doc, err := documentKey(c, f.Doc)
		if err != nil {
			return out, err
		}
		in.add("m.doc = ?", doc)
	}
	if f.Outlet != "" {
		in.add("d.publisher = ? COLLATE NOCASE", f.Outlet)
	}
	in.dates("d.published", f.Since, f.Until)
	if len(in.conditions) > 0 {
		out.add("g.key IN (SELECT m."+group+" FROM "+members+" m JOIN document d ON d.key = m.doc"+in.String()+")", in.args...)
	}
	return out, nil
}

func quoteMembers(c *sqlite.Conn, key int, x *QuoteRow) error {
	return c.Query(`SELECT m.attribution, m.start_byte, m.end_byte, m.speaker, m.wording, m.why, m.start_char, m.end_char, m.quote, `+
		documentColumns+` FROM quote_member m JOIN document d ON d.key = m.doc WHERE m.quote_group = ? ORDER BY m.n`, func(r *sqlite.Row) error {
		record := r.Text()
		m := hearsay.QuoteMember{Passage: hearsay.Passage{Span: span(r)}, Speaker: r.Text(), Wording: r.Int(), Why: r.Text()}
		place := scanPlace(r)
		d, err := scanDocument(r)
		m.ID, m.Passage.Doc = d.ID+":"+record, d.ID
		x.Members, x.Places = append(x.Members, m), append(x.Places, QuotePlace{d, place})
		return err
	}, key)
}

// SharedText lists the other documents that share running text with one, which
// is named by its ID or a path: those with most words of their own in common
// first.
func (l *Ledger) SharedText(ctx context.Context, doc string) (rows []SharedRow, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		key, err := documentKey(c, doc)
		if err == nil && key == 0 {
			err = noDocument(doc)
		}
		if err != nil {
			return err
		}
		return c.Query(`SELECT u.key, u.a = ?1, u.directed, u.own, u.quoted, u.cover_a, u.cover_b,
			EXISTS (SELECT 1 FROM origin_member x JOIN origin_member y ON y.origin = x.origin WHERE x.doc = u.a AND y.doc = u.b), `+
			documentColumns+` FROM reuse u JOIN document d ON d.key = iif(u.a = ?1, u.b, u.a)
			WHERE u.a = ?1 OR u.b = ?1 ORDER BY u.own DESC, u.quoted DESC, u.key`, func(r *sqlite.Row) error {
			x, err := scanShared(c, r)
			rows = append(rows, x)
			return err
		}, key)
	})
	return rows, err
}

func scanShared(c *sqlite.Conn, r *sqlite.Row) (x SharedRow, err error) {
	key, isA, directed := r.Int(), r.Bool(), r.Bool()
	x.Own, x.Quoted, x.Cover, x.CoverOther, x.OneOrigin = r.Int(), r.Int(), r.Float(), r.Float(), r.Bool()
	switch {
	case directed && isA:
		x.First = 1
	case directed:
		x.First = -1
	}
	if !isA {
		x.Cover, x.CoverOther = x.CoverOther, x.Cover
	}
	if x.Doc, err = scanDocument(r); err != nil {
		return x, err
	}
	return x, c.Query(`SELECT p.a_start_char, p.a_end_char, substr(a.text, p.a_start_char + 1, p.a_end_char - p.a_start_char),
		p.b_start_char, p.b_end_char, substr(b.text, p.b_start_char + 1, p.b_end_char - p.b_start_char)
		FROM reuse u JOIN reuse_piece p ON p.reuse = u.key JOIN document a ON a.key = u.a JOIN document b ON b.key = u.b
		WHERE u.key = ? ORDER BY p.n`, func(r *sqlite.Row) error {
		p := SharedPiece{scanPlace(r), scanPlace(r)}
		if !isA {
			p.Here, p.There = p.There, p.Here
		}
		x.Pieces = append(x.Pieces, p)
		return nil
	}, key)
}

package ledger

import (
	"context"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

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
			" ORDER BY g.differs DESC, g.documents DESC, g.members DESC, g.id"+limit, func(r *sqlite.Row) error {
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
			WHERE u.a = ?1 OR u.b = ?1 ORDER BY u.own DESC, u.quoted DESC, d.id`, func(r *sqlite.Row) error {
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

package ledger

import (
	"context"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// records is how one kind of record is listed.
type records struct {
	columns string // what scan reads, before [documentColumns]
	from    string // the record's table and others, after "FROM"; the document is d
	key     string // the column with the record's key
	// first and last are the days that a filter by date looks at.
	first, last string
	only        where // conditions beside those of the filter
}

// published is the date of a record that has none of its own.
const published = "d.published"

// list counts the records that the filter leaves and gives those of one page,
// in the order of the documents and of their text.
func (x records) list(c *sqlite.Conn, f RecordFilter, row func(*sqlite.Row) error) (total int, err error) {
	w, err := x.where(c, f)
	if err != nil {
		return 0, err
	}
	from := " FROM " + x.from + w.String()
	if total, err = number(c, "SELECT count(*)"+from, w.args...); err != nil {
		return 0, err
	}
	limit, args := page(f.Limit, f.Offset)
	query := "SELECT " + x.key + ", " + x.columns + ", " + documentColumns + from + " ORDER BY " + x.key + limit
	return total, c.Query(query, row, append(w.args, args...)...)
}

func (x records) where(c *sqlite.Conn, f RecordFilter) (w where, err error) {
	w = x.only
	if f.Doc == "" {
		w.add("d.current")
	} else {
		doc, err := documentKey(c, f.Doc)
		if err != nil {
			return w, err
		}
		w.add(x.key+" BETWEEN ? AND ?", doc<<keyBits, doc<<keyBits|maxRecords)
	}
	if f.Outlet != "" {
		w.add("d.publisher = ? COLLATE NOCASE", f.Outlet)
	}
	w.dates(x.last, f.Since, "")
	w.dates(x.first, "", f.Until)
	return w, nil
}

// rowsOf lists one kind of record.
func rowsOf[T any](ctx context.Context, l *Ledger, x records, f RecordFilter, scan func(*sqlite.Conn, *sqlite.Row) (T, error)) (rows []T, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		total, err = x.list(c, f, func(r *sqlite.Row) error {
			row, err := scan(c, r)
			rows = append(rows, row)
			return err
		})
		return err
	})
	return rows, total, err
}

// owner reads the document of a record and makes the record's full ID.
func owner(r *sqlite.Row, id string) (full string, d DocumentRow, err error) {
	d, err = scanDocument(r)
	return d.ID + ":" + id, d, err
}

// scanPlace reads two code points and the words between them.
func scanPlace(r *sqlite.Row) Place {
	return Place{At: [2]int{r.Int(), r.Int()}, Text: r.Text()}
}

// Times lists time expressions. A filter by date looks at the days that they
// cover. The second result counts all that match, whatever the limit.
func (l *Ledger) Times(ctx context.Context, f RecordFilter) (rows []TimeRow, total int, err error) {
	return rowsOf(ctx, l, records{
		columns: timeColumns + ", t.start_char, t.end_char, t.quote",
		from:    "time t JOIN document d ON d.key = t.doc", key: "t.key", first: "t.from_day", last: "t.to_day",
	}, f, func(_ *sqlite.Conn, r *sqlite.Row) (x TimeRow, err error) {
		r.Int()
		x.Time, x.Place = scanTime(r), scanPlace(r)
		x.ID, x.Doc, err = owner(r, x.Time.ID)
		return x, err
	})
}

// Quantities lists figures, as [Ledger.Times] does times. A filter by date
// looks at what they are for, else at the date of publication.
func (l *Ledger) Quantities(ctx context.Context, f RecordFilter) (rows []QuantityRow, total int, err error) {
	return rowsOf(ctx, l, records{
		columns: quantityColumns + ", coalesce((SELECT id FROM time WHERE key = q.time), ''), q.start_char, q.end_char, q.quote, coalesce(q.counted, ''), q.date",
		from:    "quantity q JOIN document d ON d.key = q.doc", key: "q.key", first: "q.date", last: "q.date",
	}, f, func(_ *sqlite.Conn, r *sqlite.Row) (x QuantityRow, err error) {
		r.Int()
		x.Quantity = scanQuantity(r)
		x.Quantity.Time, x.Place, x.Counted, x.Date = r.Text(), scanPlace(r), r.Text(), r.Text()
		x.ID, x.Doc, err = owner(r, x.Quantity.ID)
		return x, err
	})
}

// Citations lists citations, as [Ledger.Times] does times. A filter by date
// looks at the date cited, else at the date of publication.
func (l *Ledger) Citations(ctx context.Context, f RecordFilter) (rows []CitationRow, total int, err error) {
	day := func(column string) string { return "coalesce(nullif(" + column + ", ''), " + published + ")" }
	return rowsOf(ctx, l, records{
		columns: citationColumns + ", coalesce(t.id, ''), c.start_char, c.end_char, c.quote, coalesce(t.from_day, ''), coalesce(t.to_day, '')",
		from:    "citation c JOIN document d ON d.key = c.doc LEFT JOIN time t ON t.key = c.time", key: "c.key",
		first: day("t.from_day"), last: day("t.to_day"),
	}, f, func(c *sqlite.Conn, r *sqlite.Row) (x CitationRow, err error) {
		key := r.Int()
		if x.Citation, err = scanCitation(r); err != nil {
			return x, err
		}
		x.Citation.Time, x.Place = r.Text(), scanPlace(r)
		x.Date = dayOf(r.Text(), r.Text())
		if x.ID, x.Doc, err = owner(r, x.Citation.ID); err == nil {
			err = citationPieces(c, key, &x)
		}
		return x, err
	})
}

// citationPieces adds where the outlet is named and what the citation covers.
func citationPieces(c *sqlite.Conn, key int, x *CitationRow) error {
	var covers []string
	err := c.Query(`SELECT role, start_byte, end_byte, quote FROM citation_piece WHERE citation = ? ORDER BY role, n`, func(r *sqlite.Row) error {
		role, s, quote := r.Text(), span(r), r.Text()
		if role == "outlet" {
			x.Citation.OutletSpan = s
			return nil
		}
		x.Citation.Covers = append(x.Citation.Covers, s)
		covers = append(covers, quote)
		return nil
	}, key)
	x.Covers = strings.Join(covers, " ... ")
	return err
}

// FindingFilter narrows findings inside documents. Zero fields do not narrow.
type FindingFilter struct {
	RecordFilter
	Kind hearsay.FindingKind
}

// Findings lists what does not add up inside documents, as [Ledger.Times] does
// times. A filter by date looks at the date of publication.
func (l *Ledger) Findings(ctx context.Context, f FindingFilter) (rows []FindingRow, total int, err error) {
	x := records{
		columns: findingColumns, from: "finding f JOIN document d ON d.key = f.doc", key: "f.key", first: published, last: published,
	}
	if f.Kind != "" {
		x.only.add("f.kind = ?", string(f.Kind))
	}
	return rowsOf(ctx, l, x, f.RecordFilter, func(c *sqlite.Conn, r *sqlite.Row) (x FindingRow, err error) {
		key := r.Int()
		x.Finding = scanFinding(r)
		if x.ID, x.Doc, err = owner(r, x.Finding.ID); err != nil {
			return x, err
		}
		return x, c.Query("SELECT start_byte, end_byte, start_char, end_char, quote FROM finding_passage WHERE finding = ? ORDER BY n", func(r *sqlite.Row) error {
			x.Finding.Passages = append(x.Finding.Passages, span(r))
			x.Passages = append(x.Passages, scanPlace(r))
			return nil
		}, key)
	})
}

// dayOf is [day] of a time that covers these days.
func dayOf(from, to string) string { return day(&hearsay.Time{From: from, To: to}) }

package ledger

import (
	"context"
	"strings"
	"time"

	"hearsay"
	"hearsay/ledger/internal/search"
	"hearsay/ledger/internal/sqlite"
)

// documentColumns are what scanDocument reads.
const documentColumns = `d.id, d.path, d.title, d.publisher, d.published, d.lang, d.authors, d.format, d.bytes, d.words,
	d.attributions, d.citations, d.times, d.actors, d.version, d.current, d.read_at`

func scanDocument(r *sqlite.Row) (DocumentRow, error) {
	d := DocumentRow{ID: r.Text(), Path: r.Text(), Title: r.Text(), Publisher: r.Text(), Published: r.Text(), Lang: r.Text()}
	err := unlist(r.Text(), &d.Authors)
	d.Format, d.Bytes, d.Words = hearsay.Format(r.Text()), r.Int(), r.Int()
	d.Attributions, d.Citations, d.Times, d.Actors = r.Int(), r.Int(), r.Int(), r.Int()
	d.Version, d.Current, d.ReadAt = r.Int(), r.Bool(), time.Unix(r.Int64(), 0)
	return d, err
}

// Documents lists documents, the best matches of a search first, else by path.
// The second result counts all that match, whatever the limit.
func (l *Ledger) Documents(ctx context.Context, f DocumentFilter) (rows []DocumentRow, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		q := search.Parse(f.Search)
		w := documentsWhere(f, q, q.Want())
		if total, err = number(c, "SELECT count(*) FROM document d"+w.String(), w.args...); err != nil {
			return err
		}
		rows, err = documents(c, f, q)
		return err
	})
	return rows, total, err
}

// documentsWhere turns a filter into conditions on documents, of which each
// must hold all that is wanted.
func documentsWhere(f DocumentFilter, q search.Query, want []string) where {
	var w where
	if !f.All {
		w.add("d.current")
	}
	if q.Wordless() {
		w.add("0")
	}
	for _, e := range want {
		w.add("d.key IN (SELECT rowid >> 24 FROM passage_fts WHERE passage_fts MATCH ?)", e)
	}
	for _, e := range q.Without() {
		w.add("d.key NOT IN (SELECT rowid >> 24 FROM passage_fts WHERE passage_fts MATCH ?)", e)
	}
	for _, eq := range []struct{ condition, value string }{
		{"d.lang = ?", f.Lang},
		{"d.format = ?", string(f.Format)},
		{"d.publisher = ? COLLATE NOCASE", f.Outlet},
	} {
		if eq.value != "" {
			w.add(eq.condition, eq.value)
		}
	}
	w.dates("d.published", f.Since, f.Until)
	return w
}

// documents lists the documents of one page.
func documents(c *sqlite.Conn, f DocumentFilter, q search.Query) (rows []DocumentRow, err error) {
	query, args := documentsQuery(f, q)
	var passages []int
	err = c.Query(query, func(r *sqlite.Row) error {
		d, err := scanDocument(r)
		rows, passages = append(rows, d), append(passages, r.Int())
		return err
	}, args...)
	if err == nil {
		err = snippets(c, q, rows, passages)
	}
	return rows, err
}

// documentsQuery gives each document with the key of its best passage. A
// document ranks by that passage, which is the one with most of the words.
func documentsQuery(f DocumentFilter, q search.Query) (query string, args []any) {
	want := q.Want()
	limit, pageArgs := page(f.Limit, f.Offset)
	if len(want) == 0 {
		w := documentsWhere(f, q, nil)
		query = "SELECT " + documentColumns + ", NULL FROM document d" + w.String() + " ORDER BY d.path, d.version" + limit
		return query, append(w.args, pageArgs...)
	}
	also := want
	if len(want) == 1 {
		also = nil // the ranking looks for it anyway
	}
	w := documentsWhere(f, q, also)
	query = "SELECT " + documentColumns + `, hit.passage FROM document d JOIN (
		SELECT rowid >> 24 AS doc, rowid AS passage, min(rank) AS rank FROM passage_fts WHERE passage_fts MATCH ? GROUP BY doc
		) hit ON hit.doc = d.key` + w.String() + " ORDER BY hit.rank, d.path, d.version" + limit
	args = append([]any{strings.Join(want, " OR ")}, w.args...)
	return query, append(args, pageArgs...)
}

// snippets sets the snippet of each row from the passage with the key, 0 for
// none.
func snippets(c *sqlite.Conn, q search.Query, rows []DocumentRow, passages []int) error {
	x := search.NewIndexer()
	for i, key := range passages {
		if key == 0 {
			continue
		}
		if key&maxRecords == 0 {
			rows[i].Snippet = x.Snippet(q, rows[i].Lang, rows[i].Title)
			continue
		}
		err := c.Query(`SELECT b.lang, substr(d.text, b.start_char + 1, b.end_char - b.start_char)
			FROM block b JOIN document d ON d.key = b.doc WHERE b.key = ?`, func(r *sqlite.Row) error {
			rows[i].Snippet = x.Snippet(q, r.Text(), r.Text())
			return nil
		}, key)
		if err != nil {
			return err
		}
	}
	return nil
}

// Document is one line of the list of documents; NotFound when there is none.
func (l *Ledger) Document(ctx context.Context, id string) (d DocumentRow, err error) {
	found := false
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query("SELECT "+documentColumns+" FROM document d WHERE d.id = ?", func(r *sqlite.Row) (err error) {
			found = true
			d, err = scanDocument(r)
			return err
		}, id)
	})
	if err == nil && !found {
		err = noDocument(id)
	}
	return d, err
}

// Failures lists the files that could not be read, by path.
func (l *Ledger) Failures(ctx context.Context) (rows []FileRow, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		rows, err = failed(c, "1")
		return err
	})
	return rows, err
}

func failed(c *sqlite.Conn, condition string, args ...any) (rows []FileRow, err error) {
	err = c.Query("SELECT path, sha256, bytes, code, message, hint, reader FROM file WHERE code != '' AND "+condition+" ORDER BY path", func(r *sqlite.Row) error {
		rows = append(rows, FileRow{
			Path: r.Text(), SHA256: r.Text(), Bytes: r.Int64(),
			Code: hearsay.Code(r.Text()), Error: r.Text(), Hint: r.Text(), Reader: r.Text(),
		})
		return nil
	}, args...)
	return rows, err
}

// Stats counts what the ledger holds.
func (l *Ledger) Stats(ctx context.Context) (s Stats, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		return c.Query(`SELECT count(*), (SELECT count(*) FROM file WHERE code != ''), sum(attributions), sum(citations), sum(times),
			sum(actors), (SELECT count(*) FROM mention m JOIN document d ON d.key = m.doc WHERE d.current), sum(bytes)
			FROM document WHERE current`, func(r *sqlite.Row) error {
			s = Stats{
				Documents: r.Int(), Failures: r.Int(), Attributions: r.Int(), Citations: r.Int(), Times: r.Int(),
				Actors: r.Int(), Mentions: r.Int(), Bytes: r.Int64(),
			}
			return nil
		})
	})
	return s, err
}

package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"

	"hearsay"
	"hearsay/ledger/internal/search"
	"hearsay/ledger/internal/sqlite"
	"hearsay/position"
)

// Store writes all entries, or none, in one transaction. Many entries in one
// call are much faster than one by one. Documents of one path replace one
// another: the last is current, the others are kept.
//
// Each reading must be valid ([hearsay.Reading.Validate]). A document that is
// stored already gets the records of the new reading instead of the old ones.
func (l *Ledger) Store(ctx context.Context, entries ...Entry) error {
	prepared, err := prepareAll(entries)
	if err != nil {
		return err
	}
	err = l.db.Write(ctx, func(c *sqlite.Conn) error {
		w := writer{c: c, x: search.NewIndexer(), now: l.Now().Unix(), index: map[int][]indexRow{}}
		for i, e := range entries {
			if err := w.entry(e, prepared[i]); err != nil {
				return fmt.Errorf("storing %s: %w", e.File.Path, err)
			}
		}
		return w.writeIndex()
	})
	return l.explain(err)
}

// Fail records that a file could not be read. What was read from the same path
// before stays, but is no longer current.
func (l *Ledger) Fail(ctx context.Context, row FileRow) error {
	return l.Store(ctx, Entry{File: row})
}

// prepared is what is computed before the file is locked for writing.
type prepared struct {
	at    *position.Map
	stems []string // of each block, "" for furniture
	words int
}

func prepareAll(entries []Entry) ([]prepared, error) {
	x := search.NewIndexer()
	out := make([]prepared, len(entries))
	for i, e := range entries {
		if e.Reading == nil {
			continue
		}
		if err := e.Reading.Validate(); err != nil {
			return nil, &hearsay.Error{Code: hearsay.Internal, Path: e.File.Path, Msg: "the reading is not sound", Err: err}
		}
		out[i] = prepare(x, e.Reading.Document)
	}
	return out, nil
}

func prepare(x *search.Indexer, d *hearsay.Document) prepared {
	p := prepared{at: position.NewMap(d.Text), stems: make([]string, len(d.Blocks))}
	for i, b := range d.Body {
		var n int
		p.stems[i], n = x.Stems(b.Lang, b.Of(d.Text))
		p.words += n
	}
	return p
}

// writer writes entries inside one transaction.
type writer struct {
	c   *sqlite.Conn
	x   *search.Indexer
	now int64 // seconds since 1970
	// index holds the rows for the full-text tables, by the document's key. They
	// are written last: a change of other tables in between would make FTS5 write
	// out what it holds in memory, which halves the speed of a run.
	index map[int][]indexRow
}

// indexRow is a row of a full-text table.
type indexRow struct {
	insert string
	args   []any
}

func (w writer) writeIndex() error {
	for _, key := range slices.Sorted(maps.Keys(w.index)) {
		for _, row := range w.index[key] {
			if err := w.c.Exec(row.insert, row.args...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w writer) entry(e Entry, p prepared) error {
	switch {
	case e.Reading != nil:
		return w.document(e, p)
	case e.File.Doc != "":
		return w.copy(e.File)
	case e.File.Code == hearsay.NotFound:
		return w.file(e.File) // like a file that went from its folder: what was read stays
	case e.File.Code != "":
		if err := w.outdate(e.File.Path); err != nil {
			return err
		}
		return w.file(e.File)
	case !e.File.ModTime.IsZero():
		return w.end(e.File)
	}
	return w.begin(e.File)
}

// copy records one more place of a document.
func (w writer) copy(f FileRow) error {
	key, err := number(w.c, "SELECT key FROM document WHERE id = ?", f.Doc)
	switch {
	case err != nil:
		return err
	case key == 0:
		return noDocument(f.Doc)
	}
	if err := w.file(f); err != nil {
		return err
	}
	return w.place(f.Path, key)
}

// begin forgets what was known of a file and its parts, but not the documents.
func (w writer) begin(f FileRow) error {
	first, after := parts(f.Path)
	if err := w.c.Exec("DELETE FROM file WHERE path > ? AND path < ?", first, after); err != nil {
		return err
	}
	for folder := path.Dir(f.Path); folder != "." && folder != "/"; folder = path.Dir(folder) {
		// A folder that was looked for in vain is there now.
		if err := w.c.Exec("DELETE FROM file WHERE path = ? AND code = ?", folder, string(hearsay.NotFound)); err != nil {
			return err
		}
	}
	return w.file(f)
}

// parts gives the paths between which those of all parts of a file lie.
func parts(path string) (first, after string) { return path + "!/", path + "!0" }

// end marks a file as dealt with; what became of it is there already.
func (w writer) end(f FileRow) error {
	return w.c.Exec(`INSERT INTO file (path, sha256, bytes, modified, code, message, hint, reader) VALUES (?, ?, ?, ?, '', '', '', ?)
		ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes, modified = excluded.modified, reader = excluded.reader`,
		f.Path, f.SHA256, f.Bytes, f.ModTime.UnixNano(), f.Reader)
}

// file records what became of a file so far.
func (w writer) file(f FileRow) error {
	return w.c.Exec(`INSERT OR REPLACE INTO file (path, sha256, bytes, modified, code, message, hint, reader)
		VALUES (?, ?, ?, NULL, ?, ?, ?, ?)`,
		f.Path, f.SHA256, f.Bytes, string(f.Code), f.Error, f.Hint, f.Reader)
}

// document writes a document, its records, its bytes and its place.
func (w writer) document(e Entry, p prepared) error {
	d := e.Reading.Document
	key, err := w.documentKey(d, e.File)
	if err != nil {
		return err
	}
	if err := w.documentRow(key, e, p); err != nil {
		return err
	}
	r := recorder{c: w.c, x: w.x, key: key, text: d.Text, at: p.at}
	if err := r.reading(e.Reading, p.stems); err != nil {
		return err
	}
	w.index[key] = r.index
	if err := w.original(e.Original); err != nil {
		return err
	}
	if err := w.file(e.File); err != nil {
		return err
	}
	if err := changed(w.c); err != nil {
		return err
	}
	if err := documentChanged(w.c, key); err != nil {
		return err
	}
	return w.place(e.File.Path, key)
}

// documentKey finds the document's number and takes its records away, or finds
// the next free number.
func (w writer) documentKey(d *hearsay.Document, f FileRow) (int, error) {
	key, err := number(w.c, "SELECT key FROM document WHERE id = ?", d.ID)
	if err != nil {
		return 0, err
	}
	if key != 0 {
		return key, clearRecords(w.c, key)
	}
	key, err = number(w.c, "SELECT coalesce(max(key), 0) + 1 FROM document")
	if err != nil {
		return 0, err
	}
	return key, w.c.Exec(`INSERT INTO document (key, id, sha256, original, path, version, current, name, format, bytes, title, authors,
		publisher, published, lang, words, attributions, citations, times, actors, reader, read_at, text)
		VALUES (?, ?, ?, '', ?, 1, 1, '', '', 0, '', '[]', '', '', '', 0, 0, 0, 0, 0, '', 0, '')`, key, d.ID, d.SHA256, f.Path)
}

// documentRow sets what the reading says of the document. Its place is set by
// place.
func (w writer) documentRow(key int, e Entry, p prepared) error {
	r, d := e.Reading, e.Reading.Document
	name := d.Name
	if name == d.Path {
		name = ""
	}
	return w.c.Exec(`UPDATE document SET original = ?, name = ?, format = ?, bytes = ?, title = ?, authors = ?, publisher = ?, published = ?,
		lang = ?, words = ?, attributions = ?, citations = ?, times = ?, actors = ?, reader = ?, read_at = ?, text = ? WHERE key = ?`,
		e.Original.SHA256, name, string(d.Format), e.File.Bytes, d.Title.Value, list(values(d.Authors)), d.Publisher.Value, d.Published.Value,
		d.Lang, p.words, len(r.Attributions), len(r.Citations), len(r.Times), len(r.Actors), e.File.Reader, w.now, d.Text, key)
}

func values(fields []hearsay.Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Value
	}
	return out
}

// list is a JSON array of strings.
func list(values []string) string {
	if len(values) == 0 {
		return "[]"
	}
	b, err := json.Marshal(values)
	if err != nil {
		return "[]" // strings always have a form in JSON
	}
	return string(b)
}

// place makes the document the current one of its path, as a new version when
// it was not before.
func (w writer) place(path string, key int) error {
	now, err := number(w.c, "SELECT doc FROM place WHERE path = ? AND current", path)
	if err != nil {
		return err
	}
	if now != key {
		if err := w.outdate(path); err != nil {
			return err
		}
		if err := changed(w.c); err != nil {
			return err
		}
		err := w.c.Exec(`INSERT INTO place (path, version, doc, current)
			SELECT ?1, coalesce(max(version), 0) + 1, ?2, 1 FROM place WHERE path = ?1`, path, key)
		if err != nil {
			return err
		}
	}
	return w.settle(key)
}

// outdate makes what the path held so far an older version.
func (w writer) outdate(path string) error {
	var docs []int
	err := w.c.Query("SELECT doc FROM place WHERE path = ? AND current", func(r *sqlite.Row) error {
		docs = append(docs, r.Int())
		return nil
	}, path)
	if err != nil || len(docs) == 0 {
		return err
	}
	if err := w.c.Exec("UPDATE place SET current = 0 WHERE path = ? AND current", path); err != nil {
		return err
	}
	if err := changed(w.c); err != nil {
		return err
	}
	for _, key := range docs {
		if err := w.settle(key); err != nil {
			return err
		}
	}
	return nil
}

// settle gives a document the first of its places, those that still hold it
// before the others. Comparing looks at the path only where a document has no other
// name.
func (w writer) settle(key int) error {
	const places = "SELECT path, version, current FROM place WHERE doc = ?1 ORDER BY current DESC, path, version DESC LIMIT 1"
	changed, err := number(w.c, `SELECT d.current != p.current OR d.path != p.path AND d.publisher = '' AND d.title = '' AND d.name = ''
		FROM document d, (`+places+`) p WHERE d.key = ?1`, key)
	if err == nil && changed == 1 {
		err = documentChanged(w.c, key)
	}
	if err != nil {
		return err
	}
	return w.c.Exec("UPDATE document SET (path, version, current) = ("+places+") WHERE key = ?1", key)
}

// original keeps the bytes of a file once.
func (w writer) original(o Original) error {
	kept, err := number(w.c, "SELECT 1 FROM original WHERE sha256 = ?", o.SHA256)
	if err != nil || kept == 1 {
		return err
	}
	err = w.c.Exec("INSERT INTO original (sha256, path, bytes) VALUES (?, ?, zeroblob(?))", o.SHA256, o.Path, len(o.Bytes))
	if err != nil {
		return err
	}
	return w.c.WriteBlob("original", "bytes", w.c.LastKey(), o.Bytes)
}

// Known reports whether the file was dealt with already: same path, size, time
// of change and version of the reader. Then it also tells what of it failed.
func (l *Ledger) Known(ctx context.Context, f FileRow) (known bool, failures []FileRow, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		n, err := number(c, "SELECT 1 FROM file WHERE path = ? AND bytes = ? AND modified = ? AND reader = ?",
			f.Path, f.Bytes, f.ModTime.UnixNano(), f.Reader)
		if known = n == 1; !known || err != nil {
			return err
		}
		first, after := parts(f.Path)
		failures, err = failed(c, "(path = ? OR path > ? AND path < ?)", f.Path, first, after)
		return err
	})
	return known, failures, err
}

// Has reports whether the document is stored as this version of the reader
// read it.
func (l *Ledger) Has(ctx context.Context, id, reader string) (has bool, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		n, err := number(c, "SELECT 1 FROM document WHERE id = ? AND reader = ?", id, reader)
		has = n == 1
		return err
	})
	return has, err
}

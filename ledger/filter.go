package ledger

import (
	"strings"

	"hearsay"
	"hearsay/ledger/internal/search"
	"hearsay/ledger/internal/sqlite"
	"hearsay/syntax/stem"
)

// where collects conditions that must all hold.
type where struct {
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

func (w *where) String() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// since and until compare dates of any precision: a month or a year counts as
// inside when a part of it is.
func (w *where) dates(column, since, until string) {
	if since != "" {
		w.add(column+" || '~' >= ?", since)
	}
	if until != "" {
		w.add(column+" != '' AND "+column+" <= ? || '~'", until)
	}
}

// found narrows a key to rows of a full-text table.
func (w *where) found(key, table string, q search.Query, column string) {
	if q.Wordless() {
		w.add("0")
	}
	for _, e := range q.Want() {
		w.add(key+" IN (SELECT rowid FROM "+table+" WHERE "+table+" MATCH ?)", column+" : "+e)
	}
	for _, e := range q.Without() {
		w.add(key+" NOT IN (SELECT rowid FROM "+table+" WHERE "+table+" MATCH ?)", column+" : "+e)
	}
}

// page is the end of a query that shows a part of the list.
func page(limit, offset int) (sql string, args []any) {
	if limit <= 0 {
		limit = -1
	}
	return " LIMIT ? OFFSET ?", []any{limit, max(offset, 0)}
}

// named narrows to actors with the name, or a part of it on word borders; with
// "=" before it to the whole name.
func named(name string) (part, whole string) {
	if exact, ok := strings.CutPrefix(name, "="); ok {
		return stem.Plain(exact), exact
	}
	return stem.Plain(name), ""
}

// facet is which of the filter's fields a facet leaves out, because it lists
// the values that could take its place.
type facet int

const (
	noFacet facet = iota
	speakerFacet
	outletFacet
	carrierFacet
	anonymousFacet
	depthFacet
	kindFacet
	docFacet
	yearFacet
)

// saysFrom are the tables that conditions on attributions may name.
const saysFrom = ` FROM attribution a JOIN document d ON d.key = a.doc LEFT JOIN actor s ON s.key = a.speaker`

// saysWhere turns a filter into conditions on saysFrom.
func saysWhere(c *sqlite.Conn, f SaysFilter, without facet) (where, error) {
	var w where
	if without != docFacet {
		if err := w.doc(c, f.Doc); err != nil {
			return w, err
		}
	}
	if f.Doc == "" || without == docFacet {
		w.add("d.current")
	}
	if without != speakerFacet {
		w.speaker(f.Speaker)
	}
	if f.About != "" {
		w.found("a.key", "attribution_fts", search.Parse(f.About), "content")
	}
	if f.Outlet != "" && without != outletFacet {
		w.add(`(d.publisher = ? COLLATE NOCASE OR EXISTS (SELECT 1 FROM link l JOIN actor o ON o.key = l.actor
			WHERE l.attribution = a.key AND o.type = 'outlet' AND o.name = ? COLLATE NOCASE))`, f.Outlet, f.Outlet)
	}
	if f.Kind != "" && without != kindFacet {
		w.add("a.kind = ?", string(f.Kind))
	}
	if without != yearFacet {
		w.dates("a.date", f.Since, f.Until)
	}
	if without != carrierFacet {
		w.carrier(f.Carrier)
	}
	if f.Anonymous && without != anonymousFacet {
		w.add("s.anonymous")
	}
	if f.Depth > 0 && without != depthFacet {
		w.add("a.depth >= ?", f.Depth)
	}
	return w, nil
}

// carrier narrows to what somebody passes on.
func (w *where) carrier(name string) {
	if name == "" {
		return
	}
	same := func(column string) string { return "' ' || " + column + " || ' ' LIKE ? ESCAPE '\\'" }
	pattern := "% " + likePlain.Replace(name) + " %"
	if exact, ok := strings.CutPrefix(name, "="); ok {
		same, pattern = func(column string) string { return column + " = ? COLLATE NOCASE" }, exact
	}
	w.add("("+same("d.publisher")+" OR EXISTS (SELECT 1 FROM link l JOIN actor o ON o.key = l.actor WHERE l.attribution = a.key AND l.actor IS NOT a.speaker AND "+
		same("o.name")+"))", pattern, pattern)
}

// likePlain takes the signs of LIKE for what they are.
var likePlain = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)

// doc narrows to one document, by its ID or the path that holds it now. One
// that is not there narrows to nothing.
func (w *where) doc(c *sqlite.Conn, doc string) error {
	if doc == "" {
		return nil
	}
	key, err := documentKey(c, doc)
	w.add("a.key BETWEEN ? AND ?", key<<keyBits, key<<keyBits|maxRecords)
	return err
}

// documentKey finds a document by ID or else by path or by the beginning of an
// ID; 0 when there is none.
func documentKey(c *sqlite.Conn, doc string) (int, error) {
	key, err := number(c, "SELECT key FROM document WHERE id = ?", doc)
	if err != nil || key != 0 {
		return key, err
	}
	key, err = number(c, "SELECT doc FROM place WHERE path = ? ORDER BY version DESC LIMIT 1", doc)
	if err != nil || key != 0 || len(doc) < ShortID || strings.Trim(doc, "0123456789abcdef") != "" {
		return key, err
	}
	return shortKey(c, doc)
}

// ShortID is how many digits of a document's ID name it at least, when no other
// ID begins with them.
const ShortID = 8

// shortKey finds the one document whose ID begins so.
func shortKey(c *sqlite.Conn, begin string) (key int, err error) {
	n := 0
	err = c.Query("SELECT key FROM document WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2", func(r *sqlite.Row) error {
		key = r.Int()
		n++
		return nil
	}, begin)
	if err == nil && n > 1 {
		return 0, &hearsay.Error{
			Code: hearsay.Invalid, Msg: "the IDs of several documents begin with " + begin,
			Hint: "write the whole ID; hearsay documents shows it",
		}
	}
	return key, err
}

func (w *where) speaker(name string) {
	if name == "" {
		return
	}
	part, whole := named(name)
	w.add("a.key IN (SELECT rowid FROM attribution_fts WHERE attribution_fts MATCH ?)", "speaker : "+search.Quote(part))
	if whole != "" {
		w.add("s.name = ?", whole)
	}
}

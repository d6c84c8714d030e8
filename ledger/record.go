package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/search"
	"hearsay/ledger/internal/sqlite"
	"hearsay/position"
	"hearsay/syntax/stem"
)

// keyBits is how far a document's key is shifted in the keys of its records:
// the lower bits count the records of one kind, from 1.
const keyBits = 24

// maxRecords is the largest number of records of one kind in one document.
const maxRecords = 1<<keyBits - 1

// recordKey is the key of the record at index i of its list.
func recordKey(doc, i int) int { return doc<<keyBits | (i + 1) }

// keyed are the tables whose rows belong to one document, with the column that
// holds the document's key in its upper bits.
var keyed = [...]struct{ table, column string }{
	{"block", "key"},
	{"time", "key"},
	{"quantity", "key"},
	{"citation", "key"},
	{"citation_piece", "citation"},
	{"actor", "key"},
	{"mention", "key"},
	{"attribution", "key"},
	{"attribution_piece", "attribution"},
	{"link", "attribution"},
	{"actor_code", "actor"},
	{"venue", "attribution"},
	{"finding", "key"},
	{"finding_passage", "finding"},
	{"passage_fts", "rowid"},
	{"attribution_fts", "rowid"},
}

// clearRecords takes away all that a reading wrote, for the next one.
func clearRecords(c *sqlite.Conn, doc int) error {
	for _, t := range keyed {
		q := "DELETE FROM " + t.table + " WHERE " + t.column + " BETWEEN ? AND ?"
		if err := c.Exec(q, doc<<keyBits, doc<<keyBits|maxRecords); err != nil {
			return err
		}
	}
	for _, table := range []string{"metadata", "note"} {
		if err := c.Exec("DELETE FROM "+table+" WHERE doc = ?", doc); err != nil {
			return err
		}
	}
	return nil
}

// recorder writes the records of one reading.
type recorder struct {
	c    *sqlite.Conn
	x    *search.Indexer
	key  int
	text string
	at   *position.Map
	keys map[string]int // of the records, by their IDs
	// index collects the rows for the full-text tables.
	index []indexRow
}

func (r *recorder) reading(x *hearsay.Reading, stems []string) error {
	if n := max(len(x.Document.Blocks), len(x.Times), len(x.Quantities), len(x.Citations), len(x.Actors), len(x.Mentions),
		len(x.Attributions), len(x.Findings)); n > maxRecords {
		return fmt.Errorf("%d records of one kind in one document", n)
	}
	r.number(x)
	for _, step := range []func() error{
		func() error { return r.metadata(x.Document) },
		func() error { return r.blocks(x.Document, stems) },
		func() error { return each(x.Times, r.time) },
		func() error { return r.quantities(x) },
		func() error { return each(x.Citations, r.citation) },
		func() error { return each(x.Actors, r.actor) },
		func() error { return each(x.Mentions, r.mention) },
		func() error { return r.attributions(x) },
		func() error { return each(x.Findings, r.finding) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// each calls write with the index of and a pointer to each record.
func each[T any](records []T, write func(int, *T) error) error {
	for i := range records {
		if err := write(i, &records[i]); err != nil {
			return err
		}
	}
	return nil
}

// number gives every record that others refer to its key.
func (r *recorder) number(x *hearsay.Reading) {
	r.keys = make(map[string]int, len(x.Times)+len(x.Citations)+len(x.Actors)+len(x.Attributions))
	for i := range x.Times {
		r.keys[x.Times[i].ID] = recordKey(r.key, i)
	}
	for i := range x.Citations {
		r.keys[x.Citations[i].ID] = recordKey(r.key, i)
	}
	for i := range x.Actors {
		r.keys[x.Actors[i].ID] = recordKey(r.key, i)
	}
	for i := range x.Attributions {
		r.keys[x.Attributions[i].ID] = recordKey(r.key, i)
	}
}

// ref is the key of the record with the ID, NULL for "".
func (r *recorder) ref(id string) any {
	if key, ok := r.keys[id]; ok {
		return key
	}
	return nil
}

// anchor is the five columns of a span: bytes, code points, the words; five
// times NULL for the zero span.
func (r *recorder) anchor(s hearsay.Span) (start, end, startChar, endChar, quote any) {
	if s == (hearsay.Span{}) {
		return nil, nil, nil, nil, nil
	}
	p := r.at.Range(s)
	return s.Start, s.End, p[0], p[1], s.Of(r.text)
}

// insert adds one row: the values before the span, the span, those after it.
func (r *recorder) insert(sql string, before []any, s hearsay.Span, after ...any) error {
	a, b, c, d, e := r.anchor(s)
	return r.c.Exec(sql, append(append(before, a, b, c, d, e), after...)...)
}

func (r *recorder) metadata(d *hearsay.Document) error {
	for _, list := range []struct {
		name   string
		fields []hearsay.Field
	}{
		{"title", []hearsay.Field{d.Title}},
		{"author", d.Authors},
		{"publisher", []hearsay.Field{d.Publisher}},
		{"published", []hearsay.Field{d.Published}},
	} {
		for i, f := range list.fields {
			if err := r.field(list.name, i+1, f); err != nil {
				return err
			}
		}
	}
	for i, n := range d.Notes {
		if err := r.c.Exec("INSERT INTO note (doc, n, note) VALUES (?, ?, ?)", r.key, i+1, n); err != nil {
			return err
		}
	}
	return nil
}

func (r *recorder) field(name string, n int, f hearsay.Field) error {
	if f == (hearsay.Field{}) {
		return nil
	}
	return r.insert(`INSERT INTO metadata (doc, name, n, value, how, start_byte, end_byte, start_char, end_char, quote)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, []any{r.key, name, n, f.Value, string(f.How)}, f.At)
}

// blocks writes the blocks and indexes those that are read, and a title that
// is not among them.
func (r *recorder) blocks(d *hearsay.Document, stems []string) error {
	if d.Title.Value != "" && d.Title.At == (hearsay.Span{}) {
		title, _ := r.x.Stems(d.Lang, d.Title.Value)
		r.passage(r.key<<keyBits, title)
	}
	for i, b := range d.Blocks {
		p := r.at.Range(b.Span)
		err := r.c.Exec(`INSERT INTO block (key, kind, page, lang, start_byte, end_byte, start_char, end_char) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			recordKey(r.key, i), string(b.Kind), b.Page, b.Lang, b.Start, b.End, p[0], p[1])
		if err != nil {
			return err
		}
		if stems[i] != "" {
			r.passage(recordKey(r.key, i), stems[i])
		}
	}
	return nil
}

func (r *recorder) passage(rowid int, stems string) {
	r.index = append(r.index, indexRow{"INSERT INTO passage_fts (rowid, stems) VALUES (?, ?)", []any{rowid, stems}})
}

func (r *recorder) time(i int, t *hearsay.Time) error {
	return r.insert(`INSERT INTO time (key, id, type, value, mod, anchor, calendar, from_day, to_day, day_order, evidence,
		start_byte, end_byte, start_char, end_char, quote, made_by, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		[]any{
			recordKey(r.key, i), t.ID, string(t.Type), t.Value, t.Mod, t.Anchor, string(t.Calendar),
			t.From, t.To, t.Order, t.Evidence,
		}, t.Span, t.By, t.Confidence)
}

// dates are those of a reading's times, by their IDs; "" has the document's own.
type dates map[string]string

func datesOf(x *hearsay.Reading) dates {
	out := make(dates, len(x.Times)+1)
	for i := range x.Times {
		out[x.Times[i].ID] = day(&x.Times[i])
	}
	out[""] = x.Document.Published.Value
	return out
}

// of is the date of the time with the ID, or else of the document.
func (d dates) of(id string) string { return cmp.Or(d[id], d[""]) }

func (r *recorder) quantities(x *hearsay.Reading) error {
	dates := datesOf(x)
	return each(x.Quantities, func(i int, q *hearsay.Quantity) error {
		a, b, c, d, e := r.anchor(q.Counted)
		return r.insert(`INSERT INTO quantity (key, id, kind, value, high, unit, bound, change, time, date,
			start_byte, end_byte, start_char, end_char, quote,
			counted_start_byte, counted_end_byte, counted_start_char, counted_end_char, counted, made_by, confidence)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			[]any{
				recordKey(r.key, i), q.ID, string(q.Kind), q.Value, q.High, q.Unit, string(q.Bound), string(q.Change),
				r.ref(q.Time), dates.of(q.Time),
			}, q.Span, a, b, c, d, e, q.By, q.Confidence)
	})
}

func (r *recorder) finding(i int, f *hearsay.Finding) error {
	key, s := recordKey(r.key, i), hearsay.Cover(f.Passages...)
	p := r.at.Range(s)
	err := r.c.Exec(`INSERT INTO finding (key, id, kind, text, start_byte, end_byte, start_char, end_char, made_by, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		key, f.ID, string(f.Kind), f.Text, s.Start, s.End, p[0], p[1], f.By, f.Confidence)
	for n, passage := range f.Passages {
		if err == nil {
			err = r.insert(`INSERT INTO finding_passage (finding, n, start_byte, end_byte, start_char, end_char, quote)
				VALUES (?, ?, ?, ?, ?, ?, ?)`, []any{key, n + 1}, passage)
		}
	}
	return err
}

func (r *recorder) citation(i int, x *hearsay.Citation) error {
	key := recordKey(r.key, i)
	err := r.insert(`INSERT INTO citation (key, id, kind, outlet, ref, time, missing,
		start_byte, end_byte, start_char, end_char, quote, made_by, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		[]any{key, x.ID, string(x.Kind), x.Outlet, x.Ref, r.ref(x.Time), list(x.Missing)}, x.Span, x.By, x.Confidence)
	if err != nil {
		return err
	}
	const piece = `INSERT INTO citation_piece (citation, role, n, start_byte, end_byte, start_char, end_char, quote)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	if x.OutletSpan != (hearsay.Span{}) {
		if err := r.pieces(piece, key, "outlet", []hearsay.Span{x.OutletSpan}); err != nil {
			return err
		}
	}
	return r.pieces(piece, key, "covers", x.Covers)
}

func (r *recorder) pieces(insert string, key int, role string, spans []hearsay.Span) error {
	for i, s := range spans {
		if err := r.insert(insert, []any{key, role, i + 1}, s); err != nil {
			return err
		}
	}
	return nil
}

func (r *recorder) actor(i int, a *hearsay.Actor) error {
	key := recordKey(r.key, i)
	err := r.c.Exec(`INSERT INTO actor (key, id, name, type, anonymous, made_by, confidence) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		key, a.ID, a.Name, string(a.Type), a.Anonymous, a.By, a.Confidence)
	if err != nil || a.Code == "" {
		return err
	}
	return r.c.Exec(`INSERT INTO actor_code (actor, code) VALUES (?, ?)`, key, a.Code)
}

func (r *recorder) mention(i int, m *hearsay.Mention) error {
	return r.insert(`INSERT INTO mention (key, id, kind, actor, start_byte, end_byte, start_char, end_char, quote, made_by, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		[]any{recordKey(r.key, i), m.ID, string(m.Kind), r.ref(m.Actor)}, m.Span, m.By, m.Confidence)
}

// attributions writes each attribution with its pieces and links, and indexes
// its content and speaker.
func (r *recorder) attributions(x *hearsay.Reading) error {
	names := make(map[string]string, len(x.Actors))
	for i := range x.Actors {
		names[x.Actors[i].ID] = stem.Plain(x.Actors[i].Name)
	}
	dates := datesOf(x)
	return each(x.Attributions, func(i int, a *hearsay.Attribution) error {
		if err := r.attribution(i, a, dates.of(a.Time)); err != nil {
			return err
		}
		content, _ := r.x.Stems(language(x.Document, a.Content[0]), joined(r.text, a.Content))
		r.index = append(r.index, indexRow{
			"INSERT INTO attribution_fts (rowid, content, speaker) VALUES (?, ?, ?)",
			[]any{recordKey(r.key, i), content, names[a.Speaker]},
		})
		return nil
	})
}

// language is that of the block in which the span begins, or of the document.
func language(d *hearsay.Document, s hearsay.Span) string {
	i, _ := slices.BinarySearchFunc(d.Blocks, s.Start+1, func(b hearsay.Block, at int) int { return cmp.Compare(b.End, at) })
	if i < len(d.Blocks) && d.Blocks[i].Lang != "" {
		return d.Blocks[i].Lang
	}
	return d.Lang
}

func (r *recorder) attribution(i int, a *hearsay.Attribution, date string) error {
	key, s := recordKey(r.key, i), a.Extent()
	p := r.at.Range(s)
	err := r.c.Exec(`INSERT INTO attribution (key, id, kind, polarity, speaker, parent, time, date, depth,
		start_byte, end_byte, start_char, end_char, made_by, confidence)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		key, a.ID, string(a.Kind), string(a.Polarity), r.ref(a.Speaker), r.ref(a.Parent), r.ref(a.Time), date, len(a.Chain),
		s.Start, s.End, p[0], p[1], a.By, a.Confidence)
	if err != nil {
		return err
	}
	const piece = `INSERT INTO attribution_piece (attribution, role, n, start_byte, end_byte, start_char, end_char, quote)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	for _, part := range []struct {
		role  string
		spans []hearsay.Span
	}{{"source", a.Source}, {"cue", a.Cue}, {"content", a.Content}} {
		if err := r.pieces(piece, key, part.role, part.spans); err != nil {
			return err
		}
	}
	for n, s := range a.Venue {
		err := r.insert(`INSERT INTO venue (attribution, n, start_byte, end_byte, start_char, end_char, quote) VALUES (?, ?, ?, ?, ?, ?, ?)`, []any{key, n + 1}, s)
		if err != nil {
			return err
		}
	}
	for n, l := range a.Chain {
		if err := r.link(key, n+1, l); err != nil {
			return err
		}
	}
	return nil
}

func (r *recorder) link(attribution, n int, l hearsay.Link) error {
	a, b, c, d, e := r.anchor(l.Cue)
	return r.insert(`INSERT INTO link (attribution, n, actor, citation, date, start_byte, end_byte, start_char, end_char, quote,
		cue_start_byte, cue_end_byte, cue_start_char, cue_end_char, cue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		[]any{attribution, n, r.ref(l.Actor), r.ref(l.Citation), l.Date}, l.Span, a, b, c, d, e)
}

// joined is the text of the pieces as a list shows it.
func joined(text string, spans []hearsay.Span) string {
	if len(spans) == 1 {
		return spans[0].Of(text)
	}
	pieces := make([]string, len(spans))
	for i, s := range spans {
		pieces[i] = s.Of(text)
	}
	return strings.Join(pieces, " ... ")
}

// day is the day, or else the month or year, that a time covers: YYYY-MM-DD,
// YYYY-MM or YYYY, "" when that is not known. A time that crosses the end of a
// year counts from its first day.
func day(t *hearsay.Time) string {
	switch {
	case t == nil || len(t.From) != len("2006-01-02"):
		return ""
	case t.From == t.To || len(t.To) != len(t.From):
		return t.From
	case t.From[:7] == t.To[:7]:
		return t.From[:7]
	case t.From[:4] == t.To[:4]:
		return t.From[:4]
	}
	return t.From
}

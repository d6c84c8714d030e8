package ledger

import (
	"context"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// CrossFilter narrows findings across documents. Zero fields do not narrow.
type CrossFilter struct {
	RecordFilter                     // leaves findings with a passage in such a document
	ID           string              // of the finding
	Kind         hearsay.FindingKind //
	About        string              // ID of the claim or quote group
}

// CrossRow is one finding across documents.
type CrossRow struct {
	hearsay.CrossFinding
	Documents int // that its passages stand in
	// Places are those of the passages, in their order.
	Places []CrossPlace
}

// CrossPlace is where a passage of a finding stands.
type CrossPlace struct {
	Doc DocumentRow
	Place
	// Words are those that differ; no text when it is the whole.
	Words Place
}

// AddFinding writes a finding. edition is a number for the outlet and the day whose
// document is cited, 0 for findings of other kinds.
func (w *Regrouping) AddFinding(f *hearsay.CrossFinding, edition uint64) error {
	docs := map[string]bool{}
	for i := range f.Passages {
		docs[f.Passages[i].Doc] = true
	}
	err := w.c.Exec("INSERT INTO cross_finding (id, kind, text, about, passages, documents, made_by, confidence, edition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		f.ID, string(f.Kind), f.Text, f.About, len(f.Passages), len(docs), f.By, f.Confidence, int64(edition))
	key := w.c.LastKey()
	for n := range f.Passages {
		if err == nil {
			err = w.crossPassage(key, n+1, &f.Passages[n])
		}
	}
	return err
}

func (w *Regrouping) crossPassage(finding, n int, p *hearsay.CrossPassage) error {
	place, err := w.place(p.Record, p.Passage)
	if err != nil {
		return err
	}
	err = w.c.Exec(`INSERT INTO cross_passage (doc, record, start_byte, end_byte, start_char, end_char, quote, finding, n, value, date)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(place, finding, n, p.Value, p.Date)...)
	if err != nil || p.At == (hearsay.Span{}) {
		return err
	}
	d, err := w.document(p.Doc)
	if err != nil {
		return err
	}
	at := d.at.Range(p.At)
	return w.c.Exec(`UPDATE cross_passage SET at_start_byte = ?, at_end_byte = ?, at_start_char = ?, at_end_char = ?, at = ?
		WHERE finding = ? AND n = ?`, p.At.Start, p.At.End, at[0], at[1], p.At.Of(d.text), finding, n)
}

func (w *Regrouping) dropFinding(key int) error {
	return w.drop(key, "cross_passage.finding", "cross_finding.key")
}

// ForgetFindings takes away what differs between a document and others on one
// event: not wordings, which belong to quotes, nor what belongs to one claim or is
// cited otherwise.
func (w *Regrouping) ForgetFindings(doc string) error {
	key, err := w.key(doc)
	if err != nil {
		return err
	}
	return w.each(`SELECT DISTINCT f.key FROM cross_passage p JOIN cross_finding f ON f.key = p.finding
		WHERE p.doc = ? AND f.kind NOT IN (?, ?, ?)`, w.dropFinding, key,
		string(hearsay.WordingDiffers), string(hearsay.SingleSource), string(hearsay.CitedDiffers))
}

// ForgetCited takes away what is cited otherwise of an edition.
func (w *Regrouping) ForgetCited(edition uint64) error {
	return w.each("SELECT key FROM cross_finding WHERE edition = ? AND edition != 0", w.dropFinding, int64(edition))
}

// CrossFindings lists what does not add up between documents, by kind and then
// by how many documents it is in. The second result counts all that match,
// whatever the limit.
func (l *Ledger) CrossFindings(ctx context.Context, f CrossFilter) (rows []CrossRow, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		w, err := f.where(c)
		if err != nil {
			return err
		}
		if total, err = number(c, "SELECT count(*) FROM cross_finding g"+w.String(), w.args...); err != nil {
			return err
		}
		limit, args := page(f.Limit, f.Offset)
		return c.Query("SELECT g.key, g.id, g.kind, g.text, g.about, g.documents, g.made_by, g.confidence FROM cross_finding g"+w.String()+
			" ORDER BY "+kindOrder+", g.documents DESC, g.passages DESC, g.id"+limit, func(r *sqlite.Row) error {
			x, err := scanCross(c, r)
			rows = append(rows, x)
			return err
		}, append(w.args, args...)...)
	})
	return rows, total, err
}

// kindOrder puts what differs before what only rests on few.
const kindOrder = "g.kind IN ('series', 'single-source'), g.kind"

func (f *CrossFilter) where(c *sqlite.Conn) (where, error) {
	w, err := groupsWhere(c, f.RecordFilter, "finding", "cross_passage")
	for _, x := range []struct{ column, value string }{{"g.id", f.ID}, {"g.kind", string(f.Kind)}, {"g.about", f.About}} {
		if x.value != "" {
			w.add(x.column+" = ?", x.value)
		}
	}
	return w, err
}

func scanCross(c *sqlite.Conn, r *sqlite.Row) (x CrossRow, err error) {
	key := r.Int()
	x.ID, x.Kind, x.Text, x.About, x.Documents = r.Text(), hearsay.FindingKind(r.Text()), r.Text(), r.Text(), r.Int()
	x.Provenance = made(r)
	return x, c.Query(`SELECT p.record, p.value, p.date, p.start_byte, p.end_byte, p.start_char, p.end_char, p.quote,
		coalesce(p.at_start_byte, 0), coalesce(p.at_end_byte, 0), coalesce(p.at_start_char, 0), coalesce(p.at_end_char, 0), coalesce(p.at, ''), `+
		documentColumns+` FROM cross_passage p JOIN document d ON d.key = p.doc WHERE p.finding = ? ORDER BY p.n`, func(r *sqlite.Row) error {
		record := r.Text()
		p := hearsay.CrossPassage{Value: r.Text(), Date: r.Text(), Passage: hearsay.Passage{Span: span(r)}}
		place := CrossPlace{Place: scanPlace(r)}
		p.At, place.Words = span(r), scanPlace(r)
		d, err := scanDocument(r)
		place.Doc, p.Doc, p.Record = d, d.ID, d.ID+":"+record
		x.Passages, x.Places = append(x.Passages, p), append(x.Places, place)
		return err
	}, key)
}

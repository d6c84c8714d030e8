package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// Find is [Ledger.Reading] of a document that is named by its ID, by a path that
// holds it, or by the beginning of its ID ([ShortID]).
func (l *Ledger) Find(ctx context.Context, doc string) (reading *hearsay.Reading, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		key, err := documentKey(c, doc)
		if err == nil && key == 0 {
			err = noDocument(doc)
		}
		if err == nil {
			reading, err = load(c, key)
		}
		return err
	})
	return reading, err
}

// Reading returns the document with all its records, as it was stored: only
// lists without elements come back as nil.
func (l *Ledger) Reading(ctx context.Context, id string) (*hearsay.Reading, error) {
	var reading *hearsay.Reading
	err := l.db.Read(ctx, func(c *sqlite.Conn) (err error) {
		key, err := number(c, "SELECT key FROM document WHERE id = ?", id)
		if err == nil && key == 0 {
			err = noDocument(id)
		}
		if err == nil {
			reading, err = load(c, key)
		}
		return err
	})
	return reading, err
}

// Text returns a document with its text and blocks, without its records.
func (l *Ledger) Text(ctx context.Context, id string) (d *hearsay.Document, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		key, err := number(c, "SELECT key FROM document WHERE id = ?", id)
		if err == nil && key == 0 {
			err = noDocument(id)
		}
		if err != nil {
			return err
		}
		x := loader{c: c, key: key, reading: &hearsay.Reading{Document: &hearsay.Document{}}}
		d = x.reading.Document
		for _, step := range []func() error{x.document, x.metadata, x.notes, x.blocks} {
			if err == nil {
				err = step()
			}
		}
		return err
	})
	return d, err
}

func noDocument(id string) error {
	return &hearsay.Error{
		Code: hearsay.NotFound,
		Msg:  "there is no document " + id + " in this ledger",
		Hint: "hearsay documents lists them",
	}
}

// Original returns the file that the document came from, as it came: the
// document itself, or the mail or archive that holds it.
func (l *Ledger) Original(ctx context.Context, id string) (o Original, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		key := 0
		err := c.Query("SELECT o.key, o.sha256, o.path FROM document d JOIN original o ON o.sha256 = d.original WHERE d.id = ?", func(r *sqlite.Row) error {
			key, o.SHA256, o.Path = r.Int(), r.Text(), r.Text()
			return nil
		}, id)
		if err == nil && key == 0 {
			err = noDocument(id)
		}
		if err == nil {
			var b bytes.Buffer
			err = c.CopyBlob(&b, "original", "bytes", key)
			o.Bytes = b.Bytes()
		}
		return err
	})
	return o, err
}

// AllReadings gives the readings of all documents that hold an attribution
// which the filter leaves, or of all documents for an empty filter, in the
// order of [Ledger.Says]. It holds one at a time, and sees the ledger as it was
// at the start.
func (l *Ledger) AllReadings(ctx context.Context, f SaysFilter) iter.Seq2[*hearsay.Reading, error] {
	return func(yield func(*hearsay.Reading, error) bool) {
		err := l.db.Read(ctx, func(c *sqlite.Conn) error {
			query, args := "SELECT key FROM document WHERE current ORDER BY key", []any(nil)
			if f != (SaysFilter{}) {
				w, err := saysWhere(c, f, noFacet)
				if err != nil {
					return err
				}
				query, args = "SELECT DISTINCT d.key"+saysFrom+w.String()+" ORDER BY d.key", w.args
			}
			return c.Query(query, func(r *sqlite.Row) error {
				reading, err := load(c, r.Int())
				if err == nil && !yield(reading, nil) {
					err = errStop
				}
				return err
			}, args...)
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(nil, err)
		}
	}
}

// loader reads the records of one document.
type loader struct {
	c       *sqlite.Conn
	key     int
	reading *hearsay.Reading
	broken  error
}

func load(c *sqlite.Conn, key int) (*hearsay.Reading, error) {
	l := loader{c: c, key: key, reading: &hearsay.Reading{Document: &hearsay.Document{}}}
	for _, step := range []func() error{
		l.document, l.metadata, l.notes, l.blocks,
		l.times, l.quantities, l.citations, l.covers, l.actors, l.mentions, l.codes, l.attributions, l.pieces, l.venues, l.links,
		l.findings, l.passages,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return l.reading, l.broken
}

// rows calls row with each row of a table that belongs to the document, in the
// order of the reading.
func (l *loader) rows(query string, row func(*sqlite.Row) error) error {
	return l.c.Query(query, row, l.key<<keyBits, l.key<<keyBits|maxRecords)
}

func (l *loader) document() error {
	return l.c.Query("SELECT id, sha256, path, name, format, lang, text FROM document WHERE key = ?", func(r *sqlite.Row) error {
		d := l.reading.Document
		d.ID, d.SHA256, d.Path, d.Name = r.Text(), r.Text(), r.Text(), r.Text()
		d.Format, d.Lang, d.Text = hearsay.Format(r.Text()), r.Text(), r.Text()
		if d.Name == "" {
			d.Name = d.Path
		}
		return nil
	}, l.key)
}

func (l *loader) metadata() error {
	return l.c.Query("SELECT name, value, how, start_byte, end_byte FROM metadata WHERE doc = ? ORDER BY n", func(r *sqlite.Row) error {
		d := l.reading.Document
		name := r.Text()
		f := hearsay.Field{Value: r.Text(), How: hearsay.How(r.Text()), At: span(r)}
		switch name {
		case "title":
			d.Title = f
		case "author":
			d.Authors = append(d.Authors, f)
		case "publisher":
			d.Publisher = f
		case "published":
			d.Published = f
		}
		return nil
	}, l.key)
}

// span is the next two values; NULL is the zero span.
func span(r *sqlite.Row) hearsay.Span { return hearsay.Span{Start: r.Int(), End: r.Int()} }

func made(r *sqlite.Row) hearsay.Provenance {
	return hearsay.Provenance{By: r.Text(), Confidence: r.Float()}
}

func (l *loader) notes() error {
	return l.c.Query("SELECT note FROM note WHERE doc = ? ORDER BY n", func(r *sqlite.Row) error {
		l.reading.Document.Notes = append(l.reading.Document.Notes, r.Text())
		return nil
	}, l.key)
}

func (l *loader) blocks() error {
	return l.rows("SELECT kind, page, lang, start_byte, end_byte FROM block WHERE key BETWEEN ? AND ? ORDER BY key", func(r *sqlite.Row) error {
		b := hearsay.Block{Kind: hearsay.BlockKind(r.Text()), Page: r.Int(), Lang: r.Text(), Span: span(r)}
		l.reading.Document.Blocks = append(l.reading.Document.Blocks, b)
		return nil
	})
}

func (l *loader) times() error {
	return l.rows("SELECT "+timeColumns+" FROM time t WHERE t.key BETWEEN ? AND ? ORDER BY t.key", func(r *sqlite.Row) error {
		l.reading.Times = append(l.reading.Times, scanTime(r))
		return nil
	})
}

const timeColumns = `t.id, t.start_byte, t.end_byte, t.type, t.value, t.mod, t.anchor, t.calendar, t.from_day, t.to_day, t.day_order,
	t.evidence, t.made_by, t.confidence`

// scanTime reads [timeColumns].
func scanTime(r *sqlite.Row) hearsay.Time {
	return hearsay.Time{
		ID: r.Text(), Span: span(r), Type: hearsay.TimeType(r.Text()), Value: r.Text(), Mod: r.Text(), Anchor: r.Text(),
		Calendar: hearsay.Calendar(r.Text()), From: r.Text(), To: r.Text(), Order: r.Text(), Evidence: r.Text(), Provenance: made(r),
	}
}

const quantityColumns = `q.id, q.start_byte, q.end_byte, q.kind, q.value, q.high, q.unit, q.bound, q.change,
	q.counted_start_byte, q.counted_end_byte, q.made_by, q.confidence`

// scanQuantity reads [quantityColumns]; the time is not among them.
func scanQuantity(r *sqlite.Row) hearsay.Quantity {
	return hearsay.Quantity{
		ID: r.Text(), Span: span(r), Kind: hearsay.QuantityKind(r.Text()), Value: r.Float(), High: r.Float(), Unit: r.Text(),
		Bound: hearsay.Bound(r.Text()), Change: hearsay.Change(r.Text()), Counted: span(r), Provenance: made(r),
	}
}

func (l *loader) quantities() error {
	return l.rows("SELECT "+quantityColumns+", q.time FROM quantity q WHERE q.key BETWEEN ? AND ? ORDER BY q.key", func(r *sqlite.Row) error {
		q := scanQuantity(r)
		q.Time = l.time(r.Int())
		l.reading.Quantities = append(l.reading.Quantities, q)
		return nil
	})
}

const findingColumns = "f.id, f.kind, f.text, f.made_by, f.confidence"

// scanFinding reads [findingColumns]; the passages have a table of their own.
func scanFinding(r *sqlite.Row) hearsay.Finding {
	return hearsay.Finding{ID: r.Text(), Kind: hearsay.FindingKind(r.Text()), Text: r.Text(), Provenance: made(r)}
}

func (l *loader) findings() error {
	return l.rows("SELECT "+findingColumns+" FROM finding f WHERE f.key BETWEEN ? AND ? ORDER BY f.key", func(r *sqlite.Row) error {
		l.reading.Findings = append(l.reading.Findings, scanFinding(r))
		return nil
	})
}

func (l *loader) passages() error {
	return l.rows(`SELECT finding, start_byte, end_byte FROM finding_passage
		WHERE finding BETWEEN ? AND ? ORDER BY finding, n`, func(r *sqlite.Row) error {
		f := record(l, l.reading.Findings, r.Int())
		f.Passages = append(f.Passages, span(r))
		return nil
	})
}

func (l *loader) citations() error {
	return l.rows("SELECT "+citationColumns+", c.time FROM citation c WHERE c.key BETWEEN ? AND ? ORDER BY c.key", func(r *sqlite.Row) error {
		x, err := scanCitation(r)
		x.Time = l.time(r.Int())
		l.reading.Citations = append(l.reading.Citations, x)
		return err
	})
}

const citationColumns = "c.id, c.start_byte, c.end_byte, c.kind, c.outlet, c.ref, c.missing, c.made_by, c.confidence"

// scanCitation reads [citationColumns]; the time and what it covers are not
// among them.
func scanCitation(r *sqlite.Row) (x hearsay.Citation, err error) {
	x = hearsay.Citation{ID: r.Text(), Span: span(r), Kind: hearsay.CitationKind(r.Text()), Outlet: r.Text(), Ref: r.Text()}
	err = unlist(r.Text(), &x.Missing)
	x.Provenance = made(r)
	return x, err
}

// unlist reads a JSON array of strings; an empty one leaves dest nil.
func unlist(array string, dest *[]string) error {
	if array == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(array), dest)
}

func (l *loader) covers() error {
	return l.rows(`SELECT citation, role, start_byte, end_byte FROM citation_piece
		WHERE citation BETWEEN ? AND ? ORDER BY citation, role, n`, func(r *sqlite.Row) error {
		x, role := record(l, l.reading.Citations, r.Int()), r.Text()
		if role == "outlet" {
			x.OutletSpan = span(r)
		} else {
			x.Covers = append(x.Covers, span(r))
		}
		return nil
	})
}

func (l *loader) actors() error {
	return l.rows("SELECT id, name, type, anonymous, made_by, confidence FROM actor WHERE key BETWEEN ? AND ? ORDER BY key", func(r *sqlite.Row) error {
		l.reading.Actors = append(l.reading.Actors, hearsay.Actor{
			ID: r.Text(), Name: r.Text(), Type: hearsay.ActorType(r.Text()), Anonymous: r.Bool(), Provenance: made(r),
		})
		return nil
	})
}

func (l *loader) codes() error {
	return l.rows("SELECT actor, code FROM actor_code WHERE actor BETWEEN ? AND ? ORDER BY actor", func(r *sqlite.Row) error {
		a := record(l, l.reading.Actors, r.Int())
		a.Code = r.Text()
		return nil
	})
}

func (l *loader) venues() error {
	return l.rows("SELECT attribution, start_byte, end_byte FROM venue WHERE attribution BETWEEN ? AND ? ORDER BY attribution, n", func(r *sqlite.Row) error {
		a := record(l, l.reading.Attributions, r.Int())
		a.Venue = append(a.Venue, span(r))
		return nil
	})
}

func (l *loader) mentions() error {
	return l.rows(`SELECT id, start_byte, end_byte, kind, actor, made_by, confidence
		FROM mention WHERE key BETWEEN ? AND ? ORDER BY key`, func(r *sqlite.Row) error {
		l.reading.Mentions = append(l.reading.Mentions, hearsay.Mention{
			ID: r.Text(), Span: span(r), Kind: hearsay.MentionKind(r.Text()), Actor: l.actor(r.Int()), Provenance: made(r),
		})
		return nil
	})
}

func (l *loader) attributions() error {
	var parents []int
	err := l.rows(`SELECT id, kind, polarity, speaker, parent, time, made_by, confidence
		FROM attribution WHERE key BETWEEN ? AND ? ORDER BY key`, func(r *sqlite.Row) error {
		a := hearsay.Attribution{
			ID: r.Text(), Kind: hearsay.AttributionKind(r.Text()), Polarity: hearsay.Polarity(r.Text()), Speaker: l.actor(r.Int()),
		}
		parents = append(parents, r.Int())
		a.Time, a.Provenance = l.time(r.Int()), made(r)
		l.reading.Attributions = append(l.reading.Attributions, a)
		return nil
	})
	for i, key := range parents {
		l.reading.Attributions[i].Parent = l.parent(key)
	}
	return err
}

func (l *loader) pieces() error {
	return l.rows(`SELECT attribution, role, start_byte, end_byte FROM attribution_piece
		WHERE attribution BETWEEN ? AND ? ORDER BY attribution, role, n`, func(r *sqlite.Row) error {
		a, role, s := record(l, l.reading.Attributions, r.Int()), r.Text(), span(r)
		addPiece(a, role, s)
		return nil
	})
}

func addPiece(a *hearsay.Attribution, role string, s hearsay.Span) {
	switch role {
	case "source":
		a.Source = append(a.Source, s)
	case "cue":
		a.Cue = append(a.Cue, s)
	case "content":
		a.Content = append(a.Content, s)
	}
}

func (l *loader) links() error {
	return l.rows(`SELECT attribution, actor, citation, date, start_byte, end_byte, cue_start_byte, cue_end_byte
		FROM link WHERE attribution BETWEEN ? AND ? ORDER BY attribution, n`, func(r *sqlite.Row) error {
		a := record(l, l.reading.Attributions, r.Int())
		a.Chain = append(a.Chain, hearsay.Link{
			Actor: l.actor(r.Int()), Citation: l.citation(r.Int()), Date: r.Text(), Span: span(r), Cue: span(r),
		})
		return nil
	})
}

// index is the place in its list of the record with the key.
func index(key int) int { return key&maxRecords - 1 }

// record finds the record with the key in its list. A file that was written by
// something else may point to nothing: then the loader fails at its end.
func record[T any](l *loader, list []T, key int) *T {
	if i := index(key); i >= 0 && i < len(list) && key>>keyBits == l.key {
		return &list[i]
	}
	l.broken = &hearsay.Error{
		Code: hearsay.Damaged,
		Msg:  "document " + l.reading.Document.ID + " refers to a record that is not in the ledger",
		Hint: "hearsay verify tells what is wrong",
	}
	return new(T)
}

// time, actor, citation and parent give the ID of the record with the key, ""
// for 0.
func (l *loader) time(key int) string {
	if key == 0 {
		return ""
	}
	return record(l, l.reading.Times, key).ID
}

func (l *loader) actor(key int) string {
	if key == 0 {
		return ""
	}
	return record(l, l.reading.Actors, key).ID
}

func (l *loader) citation(key int) string {
	if key == 0 {
		return ""
	}
	return record(l, l.reading.Citations, key).ID
}

func (l *loader) parent(key int) string {
	if key == 0 {
		return ""
	}
	return record(l, l.reading.Attributions, key).ID
}

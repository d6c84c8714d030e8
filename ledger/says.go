package ledger

import (
	"context"
	"errors"
	"iter"
	"strings"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// Says lists attributions in the order of the documents and of their text. The
// second result counts all that match, whatever the limit.
func (l *Ledger) Says(ctx context.Context, f SaysFilter) (rows []SaysRow, total int, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		w, err := saysWhere(c, f, noFacet)
		if err != nil {
			return err
		}
		if total, err = number(c, "SELECT count(*)"+saysFrom+w.String(), w.args...); err != nil {
			return err
		}
		return says(c, f, w, func(row SaysRow) error {
			rows = append(rows, row)
			return nil
		})
	})
	return rows, total, err
}

// errStop ends a query that nobody wants more of.
var errStop = errors.New("stop")

// AllSays gives the same attributions as [Ledger.Says] one by one, with memory
// for one at a time. It sees the ledger as it was at the start.
func (l *Ledger) AllSays(ctx context.Context, f SaysFilter) iter.Seq2[SaysRow, error] {
	return func(yield func(SaysRow, error) bool) {
		err := l.db.Read(ctx, func(c *sqlite.Conn) error {
			w, err := saysWhere(c, f, noFacet)
			if err != nil {
				return err
			}
			return says(c, f, w, func(row SaysRow) error {
				if !yield(row, nil) {
					return errStop
				}
				return nil
			})
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(SaysRow{}, err)
		}
	}
}

// says calls row with each attribution that the conditions leave.
func says(c *sqlite.Conn, f SaysFilter, w where, row func(SaysRow) error) error {
	limit, args := page(f.Limit, f.Offset)
	query := `SELECT a.key, a.id, a.kind, a.polarity, coalesce(s.id, ''), coalesce(s.name, ''), coalesce(s.anonymous, 0),
		coalesce((SELECT id FROM attribution WHERE key = a.parent), ''), coalesce((SELECT id FROM time WHERE key = a.time), ''),
		a.date, a.made_by, a.confidence, ` + documentColumns + saysFrom + w.String() + " ORDER BY a.key" + limit
	return c.Query(query, func(r *sqlite.Row) error {
		key, x, err := scanSays(r)
		if err != nil {
			return err
		}
		if err := saysPieces(c, key, &x); err != nil {
			return err
		}
		if err := saysChain(c, key, &x); err != nil {
			return err
		}
		return row(x)
	}, append(w.args, args...)...)
}

func scanSays(r *sqlite.Row) (key int, x SaysRow, err error) {
	key = r.Int()
	a := &x.Attribution
	a.ID, a.Kind, a.Polarity, a.Speaker = r.Text(), hearsay.AttributionKind(r.Text()), hearsay.Polarity(r.Text()), r.Text()
	x.Speaker, x.Anonymous = r.Text(), r.Bool()
	a.Parent, a.Time, x.Date, a.Provenance = r.Text(), r.Text(), r.Text(), made(r)
	x.Doc, err = scanDocument(r)
	x.ID = x.Doc.ID + ":" + a.ID
	return key, x, err
}

// saysPieces adds the spans and words of source, cue and content.
func saysPieces(c *sqlite.Conn, key int, x *SaysRow) error {
	var source, cue, content []string
	err := c.Query(`SELECT role, start_byte, end_byte, start_char, end_char, quote FROM attribution_piece
		WHERE attribution = ? ORDER BY role, n`, func(r *sqlite.Row) error {
		role := r.Text()
		addPiece(&x.Attribution, role, span(r))
		from, to, quote := r.Int(), r.Int(), r.Text()
		switch role {
		case "source":
			source = append(source, quote)
		case "cue":
			cue = append(cue, quote)
		case "content":
			if len(content) == 0 {
				x.ContentAt[0] = from
			}
			x.ContentAt[1] = to
			content = append(content, quote)
		}
		return nil
	}, key)
	x.Source, x.Cue, x.Content = strings.Join(source, " ... "), strings.Join(cue, " ... "), strings.Join(content, " ... ")
	return err
}

// saysChain adds the links, after the document's author and publisher. A link
// whose actor is not known has the words that name it.
func saysChain(c *sqlite.Conn, key int, x *SaysRow) error {
	for _, name := range x.Doc.Authors {
		x.Chain = append(x.Chain, ChainLink{Name: name, Type: hearsay.Person, Head: true})
	}
	if x.Doc.Publisher != "" {
		x.Chain = append(x.Chain, ChainLink{Name: x.Doc.Publisher, Type: hearsay.Outlet, Date: x.Doc.Published, Head: true})
	}
	return c.Query(`SELECT coalesce(o.id, ''), coalesce(o.name, l.quote, ''), coalesce(o.type, ''), coalesce(o.anonymous, 0),
		coalesce((SELECT id FROM citation WHERE key = l.citation), ''), l.date, l.start_byte, l.end_byte, l.cue_start_byte, l.cue_end_byte
		FROM link l LEFT JOIN actor o ON o.key = l.actor WHERE l.attribution = ? ORDER BY l.n`, func(r *sqlite.Row) error {
		link := hearsay.Link{Actor: r.Text()}
		shown := ChainLink{Name: oneLine(r.Text()), Type: hearsay.ActorType(r.Text()), Anonymous: r.Bool()}
		link.Citation, link.Date, link.Span, link.Cue = r.Text(), r.Text(), span(r), span(r)
		shown.Date, shown.Span = link.Date, link.Span
		x.Attribution.Chain = append(x.Attribution.Chain, link)
		x.Chain = append(x.Chain, shown)
		return nil
	}, key)
}

// oneLine turns every run of white space into one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package ledger

import (
	"context"
	"time"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// AddGroupReview adds a person's decision to the log; N, At and the quotes of its
// places are filled in. What was found by comparing the documents counts as older
// than they are from then on, until they are compared again.
func (l *Ledger) AddGroupReview(ctx context.Context, r hearsay.GroupReview) error {
	return l.db.Write(ctx, func(c *sqlite.Conn) error {
		err := c.Exec("INSERT INTO group_review (at, of, action, note) VALUES (?, ?, ?, ?)", l.Now().Unix(), string(r.Of), string(r.Action), r.Note)
		if err != nil {
			return err
		}
		review := c.LastKey()
		w := newRegrouping(c)
		for i, p := range r.Places {
			if err := w.reviewed(review, i+1, p.Passage); err != nil {
				return err
			}
		}
		return changed(c)
	})
}

func (w *Regrouping) reviewed(review, n int, p hearsay.Passage) error {
	d, err := w.document(p.Doc)
	if err != nil {
		return err
	}
	if err := p.Span.Check(d.text); err != nil {
		return &hearsay.Error{Code: hearsay.Invalid, Msg: "a place of the decision is not in its document", Err: err}
	}
	at := d.at.Range(p.Span)
	return w.c.Exec(`INSERT INTO group_review_place (review, n, doc, start_byte, end_byte, start_char, end_char, quote)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, review, n, p.Doc, p.Span.Start, p.Span.End, at[0], at[1], p.Span.Of(d.text))
}

// GroupReviews are all decisions of persons about groups, in the order in which
// they were made.
func (l *Ledger) GroupReviews(ctx context.Context) (all []hearsay.GroupReview, err error) {
	err = l.db.Read(ctx, func(c *sqlite.Conn) error {
		err := c.Query("SELECT key, at, of, action, note FROM group_review ORDER BY key", func(r *sqlite.Row) error {
			x := hearsay.GroupReview{N: r.Int(), At: time.Unix(r.Int64(), 0).UTC().Format(time.RFC3339)}
			x.Of, x.Action, x.Note = hearsay.GroupKind(r.Text()), hearsay.GroupAction(r.Text()), r.Text()
			all = append(all, x)
			return nil
		})
		if err != nil {
			return err
		}
		at := 0 // keys ascend in both lists
		return c.Query("SELECT review, doc, start_byte, end_byte, quote FROM group_review_place ORDER BY review, n", func(r *sqlite.Row) error {
			review := r.Int()
			for all[at].N != review {
				at++
			}
			p := hearsay.ReviewedPlace{Passage: hearsay.Passage{Doc: r.Text(), Span: span(r)}}
			p.Quote = r.Text()
			all[at].Places = append(all[at].Places, p)
			return nil
		})
	})
	return all, err
}

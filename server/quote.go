package server

import (
	"context"
	"net/http"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
	"hearsay/review"
)

// quotePageView is one quote in all its places.
type quotePageView struct {
	ledger.QuoteRow
	Text     string // the quote in its first place
	Shown    []memberView
	Pager    pager
	Findings []crossView
	// Origins say who has it from whom; nil when it stands in too many documents.
	Origins *originsView
	// Claim is the claim that the quote is a wording of; nil when it is part of
	// none.
	Claim  *ledger.ClaimRow
	Review reviewView
	Age    ledger.Comparison
}

func (s *Server) quotePage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	first, err := placesFrom(query)
	if err != nil {
		return err
	}
	row, err := s.ledger.Quote(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if row == nil {
		return noGroup(hearsay.QuoteGroups)
	}
	v := quotePageView{QuoteRow: *row, Text: textOfQuote(row), Shown: quotePlaces(row, first, placesOnPage)}
	v.Pager = newPagerOf(query, first/placesOnPage+1, len(v.Shown), len(row.Members), placesOnPage)
	if err := s.aboutQuote(r.Context(), row, &v); err != nil {
		return err
	}
	s.render(w, r, http.StatusOK, "quote", page{Title: shorten(v.Text, 60), Section: "quotes", Body: v})
	return nil
}

// aboutQuote adds what the ledger knows of a quote beside its places.
func (s *Server) aboutQuote(ctx context.Context, row *ledger.QuoteRow, v *quotePageView) (err error) {
	if v.Age, err = s.ledger.Compared(ctx); err != nil {
		return err
	}
	if v.Review, err = s.review(ctx, "/quote/"+row.ID, review.QuoteGroup(row)); err != nil {
		return err
	}
	if v.Claim, err = s.ledger.Claim(ctx, row.ID); err != nil {
		return err
	}
	found, _, err := s.ledger.CrossFindings(ctx, ledger.CrossFilter{About: row.ID})
	if err != nil {
		return err
	}
	v.Findings = ofThisPage(found)
	v.Origins, err = s.originsOfQuote(ctx, row)
	return err
}

// tracedDocuments is how many documents are read again to trace a quote while a
// person waits.
const tracedDocuments = 100

func (s *Server) originsOfQuote(ctx context.Context, row *ledger.QuoteRow) (*originsView, error) {
	if row.Documents > tracedDocuments {
		return nil, nil
	}
	g, err := corroborate.QuoteGraph(ctx, s.ledger, row.Members)
	if err != nil {
		return nil, err
	}
	v := newOriginsView(&g, row.Documents, 0)
	return &v, nil
}

// quotePlaces marks in each place the words that differ: in other wordings from
// the first place of the first wording, and there from the first place with
// another wording.
func quotePlaces(row *ledger.QuoteRow, from, limit int) (out []memberView) {
	first, other := 0, -1
	for i, m := range row.Members {
		if m.Wording == 1 && row.Members[first].Wording != 1 {
			first = i
		}
		if m.Wording > 1 && other < 0 {
			other = i
		}
	}
	text := func(i int) string { return shorten(oneLine(row.Places[i].Text), quoteCodeLimit) }
	for i := from; i < min(from+limit, len(row.Members)); i++ {
		m := &row.Members[i]
		p := newMemberView(m.ID, row.Places[i])
		p.Speaker, p.Why = m.Speaker, m.Why
		if row.Differs {
			p.Wording = m.Wording
		}
		switch {
		case m.Wording > 1:
			p.Pieces, _ = differences(text(i), text(first))
		case other >= 0:
			p.Pieces, _ = differences(text(i), text(other))
		}
		out = append(out, p)
	}
	return out
}

func textOfQuote(row *ledger.QuoteRow) string {
	return shorten(oneLine(row.Places[0].Text), quoteCodeLimit)
}

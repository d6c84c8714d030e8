package server

import (
	"net/http"

	"hearsay"
	"hearsay/ledger"
	"hearsay/review"
)

// quotePageView is one quote in all its places.
type quotePageView struct {
	ledger.QuoteRow
	Shown    []memberView
	More     int
	Findings []crossView
	// Claim is the claim that the quote is a wording of, with its origins; nil
	// when it is part of none.
	Claim   *ledger.ClaimRow
	Origins originsView
	Review  reviewView
	Age     ledger.Comparison
}

func (s *Server) quotePage(w http.ResponseWriter, r *http.Request) error {
	row, err := s.ledger.Quote(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if row == nil {
		return noGroup(hearsay.QuoteGroups)
	}
	v := quotePageView{QuoteRow: *row, Shown: quotePlaces(row, placesOnPage)}
	v.More = len(row.Members) - len(v.Shown)
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	if v.Review, err = s.review(r.Context(), "/quote/"+row.ID, review.QuoteGroup(row)); err != nil {
		return err
	}
	if v.Claim, err = s.ledger.Claim(r.Context(), row.ID); err != nil {
		return err
	}
	if v.Claim != nil {
		v.Origins = newOriginsView(&v.Claim.Graph, v.Claim.Documents, 0)
	}
	found, _, err := s.ledger.CrossFindings(r.Context(), ledger.CrossFilter{About: row.ID})
	if err != nil {
		return err
	}
	for i := range found {
		v.Findings = append(v.Findings, newCrossView(found[i]))
	}
	s.render(w, r, http.StatusOK, "quote", page{Title: shorten(v.Text(), 60), Section: "quotes", Body: v})
	return nil
}

// quotePlaces marks in each place the words that differ: in other wordings from
// the first place of the first wording, and there from the first place with
// another wording.
func quotePlaces(row *ledger.QuoteRow, limit int) (out []memberView) {
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
	for i, m := range row.Members[:min(limit, len(row.Members))] {
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

// Text is the quote in its first place.
func (v quotePageView) Text() string { return shorten(oneLine(v.Places[0].Text), quoteCodeLimit) }

// Where says in how many documents the quote stands, and of how many origins.
func (v quotePageView) Where() string { return whereQuoted(&v.QuoteRow) }

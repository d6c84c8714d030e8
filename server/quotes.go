package server

import (
	"fmt"
	"net/http"
	"net/url"

	"hearsay/ledger"
)

// quotesView lists the quotes that stand in several places.
type quotesView struct {
	Groups []quoteView
	Total  int
	Query  url.Values
	Pager  pager
	Age    ledger.Comparison
}

// quoteView is one quote with the places where it stands.
type quoteView struct {
	ledger.QuoteRow
	Shown []placeOfQuote
	// More counts the places that are left out.
	More int
}

// placeOfQuote is one place of a quote.
type placeOfQuote struct {
	ID      string
	Record  string // the attribution's ID inside its document
	Speaker string
	Wording int
	Doc     ledger.DocumentRow
	Pieces  []wordPiece
	Why     string
}

const (
	quotesOnPage   = 25
	placesOfQuote  = 12
	quoteCodeLimit = 1200 // code points of one place that are shown
)

func (s *Server) quotesPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	filter, number, err := recordFilter(query, quotesOnPage)
	if err != nil {
		return err
	}
	v := quotesView{Query: query}
	rows, total, err := s.ledger.Quotes(r.Context(), filter)
	if err != nil {
		return err
	}
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	v.Total, v.Pager = total, newPagerOf(query, number, len(rows), total, quotesOnPage)
	for i := range rows {
		v.Groups = append(v.Groups, newQuoteView(rows[i]))
	}
	s.render(w, r, http.StatusOK, "quotes", page{Title: "Quotes", Section: "quotes", Body: v})
	return nil
}

// newQuoteView marks in each place the words that differ: in other wordings
// from the first place of the first wording, and there from the first place
// with another wording.
func newQuoteView(row ledger.QuoteRow) quoteView {
	v := quoteView{QuoteRow: row}
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
	for i, m := range row.Members {
		if len(v.Shown) == placesOfQuote {
			v.More = len(row.Members) - placesOfQuote
			break
		}
		p := placeOfQuote{ID: m.ID, Speaker: m.Speaker, Wording: m.Wording, Doc: row.Places[i].Doc, Why: m.Why, Pieces: plainPieces(text(i))}
		p.Record = m.ID[len(m.Passage.Doc)+1:]
		switch {
		case m.Wording > 1:
			p.Pieces, _ = differences(text(i), text(first))
		case other >= 0:
			p.Pieces, _ = differences(text(i), text(other))
		}
		v.Shown = append(v.Shown, p)
	}
	return v
}

// Where says in how many documents the quote stands, and of how many origins.
func (v quoteView) Where() string {
	return fmt.Sprintf("%s, %s", count(v.Documents, "document", "documents"), count(v.Origins, "origin", "origins"))
}

// recordFilter reads the filter of a list of records; number is the page.
func recordFilter(values url.Values, rows int) (f ledger.RecordFilter, number int, err error) {
	p := params{values: values}
	f = ledger.RecordFilter{Doc: p.text("doc"), Outlet: p.text("outlet"), Since: p.since("since"), Until: p.until("until")}
	number = p.number("page", 1, 1_000_000)
	f.Limit, f.Offset = rows, (number-1)*rows
	return f, number, p.finish()
}

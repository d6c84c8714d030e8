package server

import (
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
	Text  string
	Shown []memberView
	// More counts the places that are left out.
	More int
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

func newQuoteView(row ledger.QuoteRow) quoteView {
	shown := quotePlaces(&row, 0, placesOfQuote)
	return quoteView{QuoteRow: row, Text: textOfQuote(&row), Shown: shown, More: len(row.Members) - len(shown)}
}

// Where says in how many documents the quote stands, and how many texts these are
// when copies are counted once.
func (v quoteView) Where() string {
	where := count(v.Documents, "document", "documents")
	if v.Origins < v.Documents {
		where += ", " + count(v.Origins, "text", "different texts")
	}
	return where
}

// recordFilter reads the filter of a list of records; number is the page.
func recordFilter(values url.Values, rows int) (f ledger.RecordFilter, number int, err error) {
	p := params{values: values}
	f, number = p.records(rows)
	return f, number, p.finish()
}

// records reads what every list of records can be narrowed by.
func (p *params) records(rows int) (f ledger.RecordFilter, number int) {
	f = ledger.RecordFilter{Doc: p.text("doc"), Outlet: p.text("outlet"), Since: p.since("since"), Until: p.until("until")}
	number = p.number("page", 1, 1_000_000)
	f.Limit, f.Offset = rows, (number-1)*rows
	return f, number
}

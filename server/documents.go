package server

import (
	"net/http"
	"net/url"

	"hearsay/ledger"
)

// documentsView is the list of documents.
type documentsView struct {
	Rows      []ledger.DocumentRow
	Total     int
	Stats     ledger.Stats
	Failures  []ledger.FileRow
	Outlets   []ledger.Facet
	Query     url.Values
	Pager     pager
	Languages []choice
	Formats   []choice
}

func (s *Server) documentsPage(w http.ResponseWriter, r *http.Request) error {
	ctx, query := r.Context(), r.URL.Query()
	filter, number, err := documentFilter(query)
	if err != nil {
		return err
	}
	v := documentsView{Query: query, Languages: languages, Formats: formats}
	if v.Rows, v.Total, err = s.ledger.Documents(ctx, filter); err != nil {
		return err
	}
	if v.Stats, err = s.ledger.Stats(ctx); err != nil {
		return err
	}
	if v.Failures, err = s.ledger.Failures(ctx); err != nil {
		return err
	}
	facets, err := s.ledger.Facets(ctx, ledger.SaysFilter{})
	if err != nil {
		return err
	}
	v.Outlets, v.Pager = facets.Outlet, newPager(query, number, len(v.Rows), v.Total)
	s.render(w, r, http.StatusOK, "documents", page{Title: "Documents", Section: "documents", Body: v})
	return nil
}

// Empty is true for a ledger into which nothing was read yet.
func (v documentsView) Empty() bool { return v.Stats.Documents == 0 && len(v.Failures) == 0 }

// Filtered is true when the list does not show everything.
func (v documentsView) Filtered() bool { return with(v.Query) != "?" }

// pager says which rows a page shows and leads to the pages beside it.
type pager struct {
	First, Last, Total int
	Previous, Next     string // queries, "" for none
}

func newPager(query url.Values, number, rows, total int) pager {
	p := pager{First: (number-1)*pageRows + 1, Last: (number-1)*pageRows + rows, Total: total}
	if number > 1 {
		p.Previous = with(query, "page", pageText(number-1))
	}
	if p.Last < total && rows > 0 {
		p.Next = with(query, "page", pageText(number+1))
	}
	return p
}

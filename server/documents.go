package server

import (
	"net/http"
	"net/url"
	"slices"

	"hearsay/ledger"
)

// documentsView is the list of documents.
type documentsView struct {
	Rows  []ledger.DocumentRow
	Total int
	Stats ledger.Stats
	// Failures are the first files that could not be read, of FailuresTotal.
	Failures      []ledger.FileRow
	FailuresTotal int
	// Outlets are those of the rows, to choose from.
	Outlets   []string
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
	failures, err := s.ledger.Failures(ctx)
	if err != nil {
		return err
	}
	v.Failures, v.FailuresTotal = failures[:min(len(failures), shownFailures)], len(failures)
	v.Outlets, v.Pager = outletsOf(v.Rows), newPager(query, number, len(v.Rows), v.Total)
	s.render(w, r, http.StatusOK, "documents", page{Title: "Documents", Section: "documents", Body: v})
	return nil
}

// shownFailures is how many failed files the list of documents shows itself.
const shownFailures = 10

func outletsOf(rows []ledger.DocumentRow) []string {
	var out []string
	for _, row := range rows {
		if row.Publisher != "" {
			out = append(out, row.Publisher)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// failuresView lists every file that could not be read.
type failuresView struct {
	Rows  []ledger.FileRow
	Total int
	Pager pager
}

func (s *Server) failuresPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	p := params{values: query}
	number := p.number("page", 1, 1_000_000)
	if err := p.finish(); err != nil {
		return err
	}
	all, err := s.ledger.Failures(r.Context())
	if err != nil {
		return err
	}
	first := min((number-1)*pageRows, len(all))
	v := failuresView{Rows: all[first:min(first+pageRows, len(all))], Total: len(all)}
	v.Pager = newPager(query, number, len(v.Rows), v.Total)
	s.render(w, r, http.StatusOK, "failures", page{Title: "Files that could not be read", Section: "documents", Body: v})
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
	return newPagerOf(query, number, rows, total, pageRows)
}

// newPagerOf is a pager of pages with so many rows.
func newPagerOf(query url.Values, number, rows, total, size int) pager {
	p := pager{First: (number-1)*size + 1, Last: (number-1)*size + rows, Total: total}
	if number > 1 {
		p.Previous = with(query, "page", pageText(number-1))
	}
	if p.Last < total && rows > 0 {
		p.Next = with(query, "page", pageText(number+1))
	}
	return p
}

package server

import (
	"net/http"
	"net/url"

	"hearsay/ledger"
)

// findingsView lists what differs inside documents.
type findingsView struct {
	Rows  []ledger.FindingRow
	Total int
	Query url.Values
	Pager pager
}

func (s *Server) findingsPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	filter, number, err := recordFilter(query, pageRows)
	if err != nil {
		return err
	}
	v := findingsView{Query: query}
	if v.Rows, v.Total, err = s.ledger.Findings(r.Context(), filter); err != nil {
		return err
	}
	v.Pager = newPager(query, number, len(v.Rows), v.Total)
	s.render(w, r, http.StatusOK, "findings", page{Title: "Findings", Section: "findings", Body: v})
	return nil
}

package server

import (
	"net/http"
	"net/url"

	"hearsay"
	"hearsay/ledger"
)

// findingsView lists what differs inside documents.
type findingsView struct {
	Rows  []ledger.FindingRow
	Total int
	Query url.Values
	Kinds []choice
	Pager pager
}

func (s *Server) findingsPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	p := params{values: query}
	var f ledger.FindingFilter
	f.Kind = hearsay.FindingKind(p.oneOf("kind", valuesOf(innerKinds)...))
	var number int
	f.RecordFilter, number = p.records(pageRows)
	if err := p.finish(); err != nil {
		return err
	}
	v := findingsView{Query: query, Kinds: innerKinds}
	var err error
	if v.Rows, v.Total, err = s.ledger.Findings(r.Context(), f); err != nil {
		return err
	}
	v.Pager = newPager(query, number, len(v.Rows), v.Total)
	s.render(w, r, http.StatusOK, "findings", page{Title: "Findings", Section: "findings", Body: v})
	return nil
}

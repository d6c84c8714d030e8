package server

import (
	"net/http"
	"net/url"

	"hearsay"
	"hearsay/ledger"
)

// sourcesView lists the actors that say something or pass it on.
type sourcesView struct {
	Named, Anonymous []ledger.SourceRow
	Total            int
	Query            url.Values
	Pager            pager
	Types            []choice
}

var actorTypes = []choice{
	{string(hearsay.Person), "person"},
	{string(hearsay.State), "state"},
	{string(hearsay.Body), "body"},
	{string(hearsay.Outlet), "outlet"},
	{string(hearsay.Group), "group"},
	{string(hearsay.UnknownType), "not known"},
}

func (s *Server) sourcesPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	filter, number, err := sourceFilter(query)
	if err != nil {
		return err
	}
	rows, total, err := s.ledger.Sources(r.Context(), filter)
	if err != nil {
		return err
	}
	v := sourcesView{Total: total, Query: query, Types: actorTypes, Pager: newPager(query, number, len(rows), total)}
	for _, row := range rows {
		if row.Anonymous {
			v.Anonymous = append(v.Anonymous, row)
		} else {
			v.Named = append(v.Named, row)
		}
	}
	s.render(w, r, http.StatusOK, "sources", page{Title: "Sources", Section: "sources", Body: v})
	return nil
}

func sourceFilter(values url.Values) (f ledger.SourceFilter, number int, err error) {
	p := params{values: values}
	f = ledger.SourceFilter{Name: p.text("name"), Type: hearsay.ActorType(p.oneOf("type", valuesOf(actorTypes)...))}
	number = p.number("page", 1, 1_000_000)
	f.Limit, f.Offset = pageRows, (number-1)*pageRows
	return f, number, p.finish()
}

// sourceTable is one of the two tables of the page.
type sourceTable struct{ Rows []ledger.SourceRow }

// Table wraps rows for the template that both tables share.
func (sourcesView) Table(rows []ledger.SourceRow) sourceTable { return sourceTable{rows} }

// Link leads to the attributions of one source.
func (sourceTable) Link(row ledger.SourceRow) string {
	v := url.Values{"speaker": {"=" + row.Name}}
	if row.Anonymous {
		v.Set("anonymous", "1")
	}
	return "/says?" + v.Encode()
}

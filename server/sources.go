package server

import (
	"net/http"
	"net/url"

	"hearsay"
	"hearsay/ledger"
)

// sourcesView lists the actors that say something or pass it on.
type sourcesView struct {
	Named, Anonymous sourceTable
	Query            url.Values
	Types            []choice
}

// sourceTable is one of the two tables of the page.
type sourceTable struct {
	Rows  []ledger.SourceRow
	Total int
	// All leads to the table alone, "" when it is shown whole.
	All   string
	Pager pager
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
	filter, only, number, err := sourceFilter(query)
	if err != nil {
		return err
	}
	rows, _, err := s.ledger.Sources(r.Context(), filter)
	if err != nil {
		return err
	}
	var named, anonymous []ledger.SourceRow
	for _, row := range rows {
		if row.Anonymous {
			anonymous = append(anonymous, row)
		} else {
			named = append(named, row)
		}
	}
	v := sourcesView{Query: query, Types: actorTypes}
	if only != "anonymous" {
		v.Named = newSourceTable(named, query, "named", number)
	}
	if only != "named" {
		v.Anonymous = newSourceTable(anonymous, query, "anonymous", number)
	}
	s.render(w, r, http.StatusOK, "sources", page{Title: "Sources", Section: "sources", Body: v})
	return nil
}

// newSourceTable cuts one page out of the rows of a table. Only a table that is
// shown alone has further pages.
func newSourceTable(rows []ledger.SourceRow, query url.Values, name string, number int) sourceTable {
	t := sourceTable{Total: len(rows)}
	alone := query.Get("only") == name
	if !alone {
		number = 1
	}
	first := min((number-1)*pageRows, len(rows))
	t.Rows = rows[first:min(first+pageRows, len(rows))]
	switch {
	case alone:
		t.Pager = newPager(query, number, len(t.Rows), len(rows))
	case len(rows) > pageRows:
		t.All = with(query, "only", name)
	}
	return t
}

// sourceFilter reads the filter, the one table to show ("" for both), and its
// page.
func sourceFilter(values url.Values) (f ledger.SourceFilter, only string, number int, err error) {
	p := params{values: values}
	f = ledger.SourceFilter{Name: p.text("name"), Type: hearsay.ActorType(p.oneOf("type", valuesOf(actorTypes)...)), Carriers: p.flag("carries")}
	only = p.oneOf("only", "named", "anonymous")
	number = p.number("page", 1, 1_000_000)
	return f, only, number, p.finish()
}

// Link leads to the attributions of one source.
func (sourceTable) Link(row ledger.SourceRow) string {
	v := url.Values{"speaker": {"=" + row.Name}}
	if row.Anonymous {
		v.Set("anonymous", "1")
	}
	return "/says?" + v.Encode()
}

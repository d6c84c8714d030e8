package server

import (
	"context"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// saysView is the table of attributions.
type saysView struct {
	Rows   []ledger.SaysRow
	Total  int
	Facets []facetView
	// Chosen are the filters that are on, each with the query that drops it.
	Chosen []chosen
	Query  url.Values
	Pager  pager
}

// facetView is one way to narrow the table.
type facetView struct {
	Name, Label string
	Values      []facetValue
}

type facetValue struct {
	ledger.Facet
	Link   string
	Active bool
}

type chosen struct{ Label, Value, Drop string }

func (s *Server) saysPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	filter, number, err := saysFilter(query)
	if err != nil {
		return err
	}
	v := saysView{Query: query}
	if v.Rows, v.Total, err = s.ledger.Says(r.Context(), filter); err != nil {
		return err
	}
	facets, err := s.ledger.Facets(r.Context(), filter)
	if err != nil {
		return err
	}
	for i := range v.Rows {
		nameLast(&v.Rows[i])
	}
	v.Pager = newPager(query, number, len(v.Rows), v.Total)
	v.Facets = facetViews(query, facets)
	v.Chosen = s.chosen(r.Context(), query)
	s.render(w, r, http.StatusOK, "says", page{Title: "Attributions", Section: "says", Body: v})
	return nil
}

// nameLast shows a speaker who was not found out by the words of the source.
func nameLast(row *ledger.SaysRow) {
	if last := len(row.Chain) - 1; last >= 0 && row.Chain[last].Name == "" {
		row.Chain[last].Name = oneLine(row.Source)
	}
}

func facetViews(query url.Values, f ledger.Facets) []facetView {
	view := func(name, label string, values []ledger.Facet) facetView {
		v := facetView{Name: name, Label: label}
		for _, x := range values {
			active := query.Get(name) == x.Value
			link := with(query, name, x.Value)
			if active {
				link = with(query, name, "")
			}
			v.Values = append(v.Values, facetValue{x, link, active})
		}
		return v
	}
	for i := range f.Kind {
		f.Kind[i].Label = kindText(hearsay.AttributionKind(f.Kind[i].Value))
	}
	for i := range f.Anonymous {
		f.Anonymous[i].Label = "not identified"
	}
	for i := range f.Depth {
		f.Depth[i].Label = f.Depth[i].Value + " links or more"
	}
	return []facetView{
		view("speaker", "Speaker", f.Speaker), view("anonymous", "Not identified", f.Anonymous), view("outlet", "Outlet", f.Outlet),
		view("carrier", "Passed on by", f.Carrier), view("depth", "Chain", f.Depth), view("kind", "Kind", f.Kind),
		view("year", "Year", f.Year), view("doc", "Document", f.Doc),
	}
}

// chosen lists the filters that are on, in words.
func (s *Server) chosen(ctx context.Context, query url.Values) []chosen {
	var out []chosen
	for _, name := range []struct{ param, label string }{
		{"about", "about"},
		{"speaker", "speaker"},
		{"outlet", "outlet"},
		{"carrier", "passed on by"},
		{"kind", "kind"},
		{"year", "year"},
		{"since", "since"},
		{"until", "until"},
		{"doc", "document"},
		{"anonymous", "speaker"},
		{"depth", "links, at least"},
	} {
		value := query.Get(name.param)
		if value == "" || value == "0" {
			continue
		}
		out = append(out, chosen{name.label, s.valueText(ctx, name.param, value), with(query, name.param, "")})
	}
	return out
}

func (s *Server) valueText(ctx context.Context, param, value string) string {
	switch param {
	case "kind":
		return kindText(hearsay.AttributionKind(value))
	case "anonymous":
		return "not identified"
	case "since", "until":
		return dateText(value)
	case "speaker", "carrier":
		if value[0] == '=' {
			return value[1:]
		}
	case "doc":
		if row, err := s.ledger.Document(ctx, value); err == nil {
			return titleOf(row)
		}
	}
	return value
}

// SpeakerLink narrows the table to one speaker.
func (v saysView) SpeakerLink(name string) string {
	return "/says" + with(v.Query, "speaker", "="+name)
}

// Export is the query of the export of what the table is filtered to.
func (v saysView) Export(format string) string {
	return "/says/export" + with(v.Query, "format", format)
}

// saysExport streams what is filtered, all pages of it, with the same columns
// as the command's output.
func (s *Server) saysExport(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	p := params{values: url.Values{"format": query["format"]}}
	format := p.oneOf("format", export.TableFormats()...)
	if err := p.finish(); err != nil {
		return err
	}
	if format == "" {
		format = "csv"
	}
	filter, _, err := saysFilter(query, "format")
	if err != nil {
		return err
	}
	filter.Limit, filter.Offset = 1, 0
	if _, _, err := s.ledger.Says(r.Context(), filter); err != nil {
		return err // while it can still be told
	}
	filter.Limit = 0
	w.Header().Set("Content-Type", tableTypes[format])
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "attributions." + format}))
	if err := s.writeSays(r.Context(), w, format, filter); err != nil {
		// Half a table must not look whole: the connection is cut.
		s.log.Error("export broken off", "cause", causes(err))
		panic(http.ErrAbortHandler)
	}
	return nil
}

var tableTypes = map[string]string{
	"csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8",
	"json": "application/json", "jsonl": "application/jsonl",
}

// writeSays writes every attribution of a filter.
func (s *Server) writeSays(ctx context.Context, w io.Writer, format string, filter ledger.SaysFilter) error {
	table, err := export.NewTable(format, w, export.SaysColumns())
	if err != nil {
		return err
	}
	for row, err := range s.ledger.AllSays(ctx, filter) {
		if err != nil {
			return err
		}
		if err := table.Row(export.SaysCells(&row)...); err != nil {
			return err
		}
	}
	return table.Close()
}

func pageText(number int) string { return strconv.Itoa(number) }

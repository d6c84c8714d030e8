package server

import (
	"net/http"
	"net/url"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// crossKinds are the kinds of findings across documents, for the menu.
var crossKinds = []choice{
	{string(hearsay.FiguresDiffer), "different figures"},
	{string(hearsay.DatesDiffer), "different dates"},
	{string(hearsay.PlacesDiffer), "different places"},
	{string(hearsay.WordingDiffers), "a quote in other words"},
	{string(hearsay.CitedDiffers), "cited for something else"},
	{string(hearsay.FigureSeries), "a figure as it changed"},
	{string(hearsay.SingleSource), "one source only"},
}

// crossFindingsView lists what does not add up between documents.
type crossFindingsView struct {
	Rows  []crossView
	Total int
	Query url.Values
	Kinds []choice
	Pager pager
	Age   ledger.Comparison
}

// crossView is one finding across documents with its passages side by side.
type crossView struct {
	ledger.CrossRow
	Label string
	// Shown are the first passages, Rest those that are folded away.
	Shown, Rest []crossPlaceView
	More        int
	// About is the page of the group that it is about, "" for none.
	About string
}

// crossPlaceView is a passage with the words in it that differ.
type crossPlaceView struct {
	Doc    ledger.DocumentRow
	Href   string
	Pieces []wordPiece
}

// crossPlaces is how many passages of one finding are shown, moreCrossPlaces how
// many more a person can open.
const (
	crossPlaces     = 6
	moreCrossPlaces = 54
)

func newCrossView(row ledger.CrossRow) crossView {
	v := crossView{CrossRow: row, Label: labelOf(crossKinds, string(row.Kind))}
	var all []crossPlaceView
	for _, p := range row.Places[:min(len(row.Places), crossPlaces+moreCrossPlaces)] {
		all = append(all, crossPlaceView{Doc: p.Doc, Href: passageLink(p.Doc.ID, p.At), Pieces: wordsMarked(p)})
	}
	v.Shown = all[:min(len(all), crossPlaces)]
	v.Rest, v.More = all[len(v.Shown):], len(row.Places)-len(all)
	switch {
	case row.CrossFinding.About == "":
	case row.Kind == hearsay.WordingDiffers:
		v.About = "/quote/" + row.CrossFinding.About
	default:
		v.About = "/claim/" + row.CrossFinding.About
	}
	return v
}

// ofThisPage shows findings on the page of the group that they are about, which
// needs no link to itself.
func ofThisPage(rows []ledger.CrossRow) (views []crossView) {
	for _, row := range rows {
		v := newCrossView(row)
		v.About = ""
		views = append(views, v)
	}
	return views
}

// wordsMarked cuts a passage at the words that differ. Where that is all of it,
// a mark would tell nothing.
func wordsMarked(p ledger.CrossPlace) []wordPiece {
	at := strings.Index(p.Text, p.Words.Text)
	if p.Words.Text == "" || p.Words.Text == p.Text || at < 0 {
		return plainPieces(shorten(oneLine(p.Text), quoteCodeLimit))
	}
	end := at + len(p.Words.Text)
	return []wordPiece{{p.Text[:at], false}, {p.Text[at:end], true}, {p.Text[end:], false}}
}

func (s *Server) crossFindingsPage(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	p := params{values: query}
	f := ledger.CrossFilter{Kind: hearsay.FindingKind(p.oneOf("kind", valuesOf(crossKinds)...)), About: p.text("about")}
	var number int
	f.RecordFilter, number = p.records(quotesOnPage)
	if err := p.finish(); err != nil {
		return err
	}
	v := crossFindingsView{Query: query, Kinds: crossKinds}
	rows, total, err := s.ledger.CrossFindings(r.Context(), f)
	if err != nil {
		return err
	}
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	v.Total, v.Pager = total, newPagerOf(query, number, len(rows), total, quotesOnPage)
	for _, row := range rows {
		v.Rows = append(v.Rows, newCrossView(row))
	}
	s.render(w, r, http.StatusOK, "across", page{Title: "What differs between documents", Section: "findings", Body: v})
	return nil
}

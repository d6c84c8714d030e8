package server

import (
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"

	"hearsay"
	"hearsay/ledger"
)

// readerView is the page of one document.
type readerView struct {
	Row      ledger.DocumentRow
	Doc      *hearsay.Document
	Groups   []group
	Legend   []legendEntry
	Records  []card
	Actors   []card
	Pinned   *card
	Part     int // from 1
	Parts    int
	Selected string
	// Timeline is the document's dates in order of time.
	Timeline []timelineEntry
	// Shared are the documents with text in common, Age how old that is.
	Shared []sharedView
	Age    ledger.Comparison
}

// legendEntry is one kind of underline with its number on the page.
type legendEntry struct {
	Role  role
	Label string
	Count int
}

func (s *Server) readerPage(w http.ResponseWriter, r *http.Request) error {
	p := params{values: r.URL.Query()}
	selected, number, at := p.text("record"), p.number("part", 0, 1_000_000), p.text("at")
	if err := p.finish(); err != nil {
		return err
	}
	row, reading, err := s.document(r)
	if err != nil {
		return err
	}
	passage, err := passageAt(reading.Document, at)
	if err != nil {
		return err
	}
	view, err := newReaderView(row, reading, wanted{selected, number, passage})
	if err != nil {
		return err
	}
	shared, err := s.ledger.SharedText(r.Context(), row.ID)
	if err != nil {
		return err
	}
	view.Shared = newSharedViews(row.ID, shared)
	if view.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	s.render(w, r, http.StatusOK, "reader", page{Title: titleOf(row), Section: "documents", Body: view})
	return nil
}

// document loads the document that the path names.
func (s *Server) document(r *http.Request) (ledger.DocumentRow, *hearsay.Reading, error) {
	id := r.PathValue("doc")
	row, err := s.ledger.Document(r.Context(), id)
	if err != nil {
		return row, nil, err
	}
	reading, err := s.ledger.Reading(r.Context(), id)
	return row, reading, err
}

// wanted is what of a document an address asks for, zero for nothing.
type wanted struct {
	record  string
	part    int
	passage hearsay.Span
}

func newReaderView(row ledger.DocumentRow, r *hearsay.Reading, want wanted) (*readerView, error) {
	selected, number, at := want.record, want.part, want.passage.Start
	if selected != "" {
		var err error
		if selected, at, err = find(r, selected); err != nil {
			return nil, err
		}
	}
	all := parts(r.Document, startsOf(r))
	if number == 0 {
		number = partAt(all, at) + 1
	}
	if number > len(all) {
		return nil, &hearsay.Error{
			Code: hearsay.NotFound, Msg: fmt.Sprintf("the document has %s, not %d", count(len(all), "part", "parts"), number),
		}
	}
	part := all[number-1]
	span := extentOf(part)
	strokes := strokesOf(r, span)
	if want.passage.Overlaps(span) {
		strokes = append(strokes, stroke{Span: want.passage, Role: roleShared, Record: "at"})
	}
	deal := newDealer(r, selected)
	view := &readerView{
		Row: row, Doc: r.Document, Selected: selected, Part: number, Parts: len(all),
		Groups: newTypesetter(r.Document, strokes, selected).groups(part),
		Legend: legend(strokes), Records: deal.records(span), Actors: deal.actorsIn(span), Timeline: timeline(r),
	}
	view.pin()
	return view, nil
}

// pin puts the selected card where it is seen without scrolling the list.
func (v *readerView) pin() {
	for _, list := range [][]card{v.Records, v.Actors} {
		if i := slices.IndexFunc(list, func(c card) bool { return c.Selected }); i >= 0 {
			v.Pinned = &list[i]
			return
		}
	}
}

// find returns the record to select, which is the actor for a mention, and
// where it begins in the text.
func find(r *hearsay.Reading, id string) (record string, at int, err error) {
	for i := range r.Attributions {
		if a := &r.Attributions[i]; a.ID == id {
			return id, a.Extent().Start, nil
		}
	}
	for i := range r.Citations {
		if r.Citations[i].ID == id {
			return id, r.Citations[i].Span.Start, nil
		}
	}
	for i := range r.Times {
		if r.Times[i].ID == id {
			return id, r.Times[i].Span.Start, nil
		}
	}
	for i := range r.Quantities {
		if r.Quantities[i].ID == id {
			return id, r.Quantities[i].Span.Start, nil
		}
	}
	for i := range r.Findings {
		if r.Findings[i].ID == id {
			return id, r.Findings[i].Passages[0].Start, nil
		}
	}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.ID == id || m.Actor == id {
			return m.Actor, m.Span.Start, nil
		}
	}
	for i := range r.Actors {
		if r.Actors[i].ID == id {
			return id, 0, nil
		}
	}
	return "", 0, noRecord(r.Document.ID, id)
}

func noRecord(doc, id string) error {
	return &hearsay.Error{
		Code: hearsay.NotFound, Msg: fmt.Sprintf("document %s has no record %q", doc, id),
		Hint: "records are numbered anew when a document is read with a newer version",
	}
}

// startsOf lists where the records with a card begin, in order.
func startsOf(r *hearsay.Reading) []int {
	out := make([]int, 0, len(r.Attributions)+len(r.Citations)+len(r.Times))
	for i := range r.Attributions {
		out = append(out, r.Attributions[i].Extent().Start)
	}
	for i := range r.Citations {
		out = append(out, r.Citations[i].Span.Start)
	}
	for i := range r.Times {
		out = append(out, r.Times[i].Span.Start)
	}
	for i := range r.Quantities {
		out = append(out, r.Quantities[i].Span.Start)
	}
	for i := range r.Findings {
		out = append(out, r.Findings[i].Passages[0].Start)
	}
	slices.Sort(out)
	return out
}

// legend counts the records behind each kind of underline. A record in several
// pieces counts once.
func legend(strokes []stroke) []legendEntry {
	entries := []legendEntry{
		{roleContent, "what is said", 0},
		{roleSource, "who says it", 0},
		{roleCue, "the word that reports it", 0},
		{roleCitation, "citation", 0},
		{roleTime, "time", 0},
		{roleMention, "actor named", 0},
		{roleQuantity, "figure", 0},
		{roleFinding, "differs", 0},
	}
	type key struct {
		role   role
		record string
	}
	seen := map[key]bool{}
	for _, k := range strokes {
		at := slices.IndexFunc(entries, func(e legendEntry) bool { return e.Role == k.Role })
		if at >= 0 && !seen[key{k.Role, k.Record}] {
			seen[key{k.Role, k.Record}] = true
			entries[at].Count++
		}
	}
	return entries
}

// PartLink leads to another part of the document.
func (v *readerView) PartLink(number int) string {
	return "/doc/" + url.PathEscape(v.Row.ID) + fmt.Sprintf("?part=%d", number)
}

// Previous is the number of the part before this one, 0 for none.
func (v *readerView) Previous() int { return v.Part - 1 }

// Next is the number of the part after this one, 0 for none.
func (v *readerView) Next() int {
	if v.Part == v.Parts {
		return 0
	}
	return v.Part + 1
}

// titleOf is the title of a document, or the name of its file.
func titleOf(d ledger.DocumentRow) string {
	if d.Title != "" {
		return d.Title
	}
	return path.Base(d.Path)
}

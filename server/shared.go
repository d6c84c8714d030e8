package server

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/position"
)

// sharedView is another document that has text in common with the one shown.
type sharedView struct {
	ledger.SharedRow
	// Shown are the longest passages, in the order of the text.
	Shown []sharedPiece
	More  int
}

type sharedPiece struct {
	Text        string
	Here, There string // addresses
}

const shownPieces = 5

func newSharedViews(doc string, rows []ledger.SharedRow) []sharedView {
	out := make([]sharedView, len(rows))
	for i, row := range rows {
		out[i].SharedRow = row
		pieces := slices.Clone(row.Pieces)
		slices.SortStableFunc(pieces, func(a, b ledger.SharedPiece) int { return cmp.Compare(len(b.Here.Text), len(a.Here.Text)) })
		out[i].More = max(0, len(pieces)-shownPieces)
		pieces = pieces[:min(len(pieces), shownPieces)]
		slices.SortStableFunc(pieces, func(a, b ledger.SharedPiece) int { return cmp.Compare(a.Here.At[0], b.Here.At[0]) })
		for _, p := range pieces {
			out[i].Shown = append(out[i].Shown, sharedPiece{
				shorten(oneLine(p.Here.Text), 80), passageLink(doc, p.Here.At), passageLink(row.Doc.ID, p.There.At),
			})
		}
	}
	return out
}

// Words says how much the two texts share.
func (v sharedView) Words() string {
	if v.Own == 0 {
		return count(v.Quoted, "word", "words") + " inside quotation marks"
	}
	s := fmt.Sprintf("%s of its own: %.0f %% of this text, %.0f %% of the other", count(v.Own, "word", "words"), 100*v.Cover, 100*v.CoverOther)
	if v.Quoted > 0 {
		s += fmt.Sprintf("; and %s inside quotation marks", grouped(v.Quoted))
	}
	return s
}

// FirstText says which of the two was published first.
func (v sharedView) FirstText() string {
	switch v.First {
	case -1:
		return "the other one"
	case 1:
		return "this one"
	}
	return "not known"
}

// sharedPageView holds a document against those that share text with it.
type sharedPageView struct {
	Row  ledger.DocumentRow
	With []sharedWith
	More int
	Age  ledger.Comparison
}

// sharedWith is another document with all passages that both have, side by side.
type sharedWith struct {
	sharedView
	Sides []sharedSides
	// Left counts the passages that are left out.
	Left int
}

// sharedSides is one passage in both documents, with what differs in it.
type sharedSides struct {
	Here, There         []wordPiece
	HereLink, ThereLink string
}

// The limits of the page: documents, and passages of each.
const (
	sharedDocuments = 40
	sharedPassages  = 30
)

func (s *Server) sharedPage(w http.ResponseWriter, r *http.Request) error {
	p := params{values: r.URL.Query()}
	if err := p.finish(); err != nil {
		return err
	}
	row, err := s.ledger.Document(r.Context(), r.PathValue("doc"))
	if err != nil {
		return err
	}
	shared, err := s.ledger.SharedText(r.Context(), row.ID)
	if err != nil {
		return err
	}
	v := sharedPageView{Row: row, More: max(0, len(shared)-sharedDocuments)}
	if v.Age, err = s.ledger.Compared(r.Context()); err != nil {
		return err
	}
	shared = shared[:min(len(shared), sharedDocuments)]
	for i, x := range newSharedViews(row.ID, shared) {
		v.With = append(v.With, newSharedWith(row.ID, x, shared[i].Pieces))
	}
	s.render(w, r, http.StatusOK, "shared", page{Title: "Shared text, " + titleOf(row), Section: "documents", Body: v})
	return nil
}

func newSharedWith(doc string, x sharedView, pieces []ledger.SharedPiece) sharedWith {
	out := sharedWith{sharedView: x, Left: max(0, len(pieces)-sharedPassages)}
	for _, p := range pieces[:min(len(pieces), sharedPassages)] {
		side := sharedSides{HereLink: passageLink(doc, p.Here.At), ThereLink: passageLink(x.Doc.ID, p.There.At)}
		side.Here, side.There = allDifferences(oneLine(p.Here.Text), oneLine(p.There.Text))
		out.Sides = append(out.Sides, side)
	}
	return out
}

// passageLink leads to a stretch of a document, in code points.
func passageLink(doc string, at [2]int) string {
	return fmt.Sprintf("/doc/%s?at=%d-%d#at", doc, at[0], at[1])
}

// passageAt reads the place of a passage link, in bytes of the text; the zero
// span for "".
func passageAt(d *hearsay.Document, at string) (hearsay.Span, error) {
	if at == "" {
		return hearsay.Span{}, nil
	}
	from, to, _ := strings.Cut(at, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	points := position.NewMap(d.Text)
	if err1 != nil || err2 != nil || start < 0 || start >= end || end > points.Len() {
		return hearsay.Span{}, &hearsay.Error{
			Code: hearsay.Invalid, Msg: fmt.Sprintf("at is %q, but must be two places in the text, such as 120-180", at),
			Hint: "correct the address, or open the document without it",
		}
	}
	return points.Span([2]int{start, end}), nil
}

// timelineEntry is one date of a document.
type timelineEntry struct {
	Days, Text, Record string
}

// timeline lists the dates that a document names, in order of time. Dates that
// are named several times appear once, where they are named first.
func timeline(r *hearsay.Reading) []timelineEntry {
	times := make([]*hearsay.Time, 0, len(r.Times))
	for i := range r.Times {
		if t := &r.Times[i]; t.From != "" && t.To != "" && t.Type != hearsay.Duration && t.Type != hearsay.Set {
			times = append(times, t)
		}
	}
	slices.SortStableFunc(times, func(a, b *hearsay.Time) int {
		return cmp.Or(cmp.Compare(dayOrder(a.From), dayOrder(b.From)), cmp.Compare(dayOrder(a.To), dayOrder(b.To)))
	})
	times = slices.CompactFunc(times, func(a, b *hearsay.Time) bool { return a.From == b.From && a.To == b.To })
	out := make([]timelineEntry, len(times))
	for i, t := range times {
		out[i] = timelineEntry{intervalText(t.From, t.To), shorten(oneLine(t.Span.Of(r.Document.Text)), 60), t.ID}
	}
	return out
}

// dayOrder is a number that grows with the day, of an ISO date whose year may
// be negative.
func dayOrder(iso string) int {
	rest, before := strings.CutPrefix(iso, "-")
	parts := strings.Split(rest, "-")
	n := 0
	for i := range 3 {
		x := 0
		if i < len(parts) {
			x, _ = strconv.Atoi(parts[i]) // what is no number counts as none
		}
		if i == 0 && before {
			x = -x
		}
		n = n*100 + x
	}
	return n
}

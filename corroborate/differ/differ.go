// Package differ finds what does not add up between documents: one quantity with
// several figures, one event with several dates or places, one quote with another
// negation, number or name, a document that is cited for something that it does
// not say, and claims that many documents have from one source.
//
// It says that passages differ, never which of them is right. A figure that grows
// from day to day is a series, not a contradiction; "at least 9" does not differ
// from 12. What is printed again counts as told when it was first told.
//
// Invariants: a finding shows all sides, each with a passage; the findings do not
// depend on the order of the documents; a finding's ID depends on its own records
// alone.
package differ

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/fnv"
)

// Collection is what is held against each other.
type Collection struct {
	Docs   []*claim.Document
	Quotes []hearsay.QuoteGroup
	Claims []hearsay.ClaimGroup
}

// Find lists what differs, by kind and then in the order of the first passage's
// document. The error is that of ctx.
func Find(ctx context.Context, c Collection) ([]hearsay.CrossFinding, error) {
	f, err := newFinder(ctx, c)
	if err != nil {
		return nil, err
	}
	for _, event := range f.events {
		f.figures(event)
		f.dates(event)
		f.places(event)
	}
	f.wordings()
	f.citations()
	f.sources()
	slices.SortFunc(f.out, func(a, b hearsay.CrossFinding) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Passages[0].Record, b.Passages[0].Record), cmp.Compare(a.ID, b.ID))
	})
	return f.out, ctx.Err()
}

// finder is the state of one comparison.
type finder struct {
	Collection
	events [][]int           // documents on one event, each list in canonical order
	at     map[string]int    // index of a document by its ID
	about  map[string]string // claim group of each statement
	// reworded are the quotes that stand in several wordings: another number in
	// them is told as another wording.
	reworded map[string]bool
	out      []hearsay.CrossFinding
}

func newFinder(ctx context.Context, c Collection) (*finder, error) {
	f := &finder{Collection: c, at: map[string]int{}, about: map[string]string{}, reworded: map[string]bool{}}
	for i, d := range c.Docs {
		f.at[d.ID] = i
	}
	for i := range c.Claims {
		for _, m := range c.Claims[i].Members {
			f.about[m.ID] = c.Claims[i].ID
		}
	}
	for i := range c.Quotes {
		for _, m := range c.Quotes[i].Members {
			f.reworded[m.ID] = c.Quotes[i].Differs
		}
	}
	var err error
	f.events, err = claim.WeightsOf(c.Docs).Events(ctx, c.Docs)
	for _, e := range f.events {
		slices.SortFunc(e, f.compareDocs)
	}
	return f, err
}

// compareDocs orders documents by date of publication, then by ID.
func (f *finder) compareDocs(a, b int) int {
	x, y := f.Docs[a], f.Docs[b]
	return cmp.Or(cmp.Compare(cmp.Or(x.Published, undated), cmp.Or(y.Published, undated)), cmp.Compare(x.ID, y.ID))
}

// undated sorts behind every date.
const undated = "9999"

// add makes a finding.
func (f *finder) add(x hearsay.CrossFinding, rule string, confidence float64) {
	records := string(x.Kind)
	for i := range x.Passages {
		records += " " + x.Passages[i].Record + x.Passages[i].Value
	}
	x.ID = fmt.Sprintf("x%015x", fnv.String(records)>>4)
	x.Provenance = hearsay.Provenance{By: "differ/" + rule, Confidence: confidence}
	f.out = append(f.out, x)
}

// telling is one place where something is told.
type telling struct {
	doc       int
	statement *claim.Statement
	at        hearsay.Span
	value     string // for people
}

func (f *finder) passage(t telling) hearsay.CrossPassage {
	return hearsay.CrossPassage{
		Record: t.statement.ID, Passage: hearsay.Passage{Doc: f.Docs[t.doc].ID, Span: hearsay.Cover(t.statement.Span, t.at)},
		At: t.at, Value: t.value, Date: f.Docs[t.doc].Published,
	}
}

// side is the tellings that agree with each other, in canonical order.
type side []telling

// shownOfSide is how many passages of one side a finding shows, the earliest.
const shownOfSide = 3

// passages shows the sides of a finding.
func (f *finder) passages(sides []side) (out []hearsay.CrossPassage) {
	for _, s := range sides {
		for i, shown := 0, map[int]bool{}; i < len(s) && len(shown) < shownOfSide; i++ {
			if !shown[s[i].doc] {
				shown[s[i].doc] = true
				out = append(out, f.passage(s[i]))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b hearsay.CrossPassage) int { return f.compareDocs(f.at[a.Doc], f.at[b.Doc]) })
	return out
}

// claimOf is the claim group of the first telling that is in one.
func (f *finder) claimOf(sides []side) string {
	for _, s := range sides {
		for _, t := range s {
			if id := f.about[t.statement.ID]; id != "" {
				return id
			}
		}
	}
	return ""
}

// documents counts those of a side.
func (s side) documents() string {
	docs := map[int]bool{}
	for _, t := range s {
		docs[t.doc] = true
	}
	if len(docs) == 1 {
		return "1 document"
	}
	return fmt.Sprintf("%d documents", len(docs))
}

// counted lists sides for people: "11 in 5 documents, 14 in 2 documents".
func counted(sides []side) string {
	parts := make([]string, len(sides))
	for i, s := range sides {
		parts[i] = "“" + s[0].value + "” in " + s.documents()
	}
	return strings.Join(parts, ", ")
}

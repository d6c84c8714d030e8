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
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/fnv"
)

// Finder holds some documents against each other. Its methods are for one goroutine.
type Finder struct {
	docs []*claim.Document // in the order of their dates
	at   map[string]int    // index of a document by its ID
	// Claim gives the claim group of a statement, "" for none.
	claim func(statement string) string
	// reworded are the quotes that stand in several wordings: another number in
	// them is told as another wording.
	reworded func(statement string) bool
	told     map[int]map[string][]figure // figures of each document that was asked for
	out      []hearsay.CrossFinding
}

// New returns a finder. claimOf gives the claim group of a statement by its ID, ""
// for none; reworded reports one that is a quote which stands in several wordings,
// so that another number in it is told as another wording.
func New(docs []*claim.Document, claimOf func(statement string) string, reworded func(statement string) bool) *Finder {
	f := &Finder{docs: slices.Clone(docs), at: map[string]int{}, claim: claimOf, reworded: reworded, told: map[int]map[string][]figure{}}
	slices.SortFunc(f.docs, (*claim.Document).Compare)
	for i, d := range f.docs {
		f.at[d.ID] = i
	}
	return f
}

// Event finds figures, dates and places that differ. All documents are to be on
// one event.
func (f *Finder) Event() []hearsay.CrossFinding {
	f.figures()
	f.dates()
	f.places()
	return f.found()
}

// found hands out what was found, in the order of [Sort].
func (f *Finder) found() []hearsay.CrossFinding {
	out := f.out
	f.out = nil
	Sort(out)
	return out
}

// Sort puts findings in the order of their kinds and then of their first records.
func Sort(all []hearsay.CrossFinding) {
	slices.SortFunc(all, func(a, b hearsay.CrossFinding) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Passages[0].Record, b.Passages[0].Record), cmp.Compare(a.ID, b.ID))
	})
}

// add makes a finding.
func (f *Finder) add(x hearsay.CrossFinding, rule string, confidence float64) {
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

func (f *Finder) passage(t telling) hearsay.CrossPassage {
	return hearsay.CrossPassage{
		Record: t.statement.ID, Passage: hearsay.Passage{Doc: f.docs[t.doc].ID, Span: hearsay.Cover(t.statement.Span, t.at)},
		At: t.at, Value: t.value, Date: f.docs[t.doc].Published,
	}
}

// side is the tellings that agree with each other, in canonical order.
type side []telling

// shownOfSide is how many passages of one side a finding shows, the earliest.
const shownOfSide = 3

// passages shows the sides of a finding.
func (f *Finder) passages(sides []side) (out []hearsay.CrossPassage) {
	for _, s := range sides {
		for i, shown := 0, map[int]bool{}; i < len(s) && len(shown) < shownOfSide; i++ {
			if !shown[s[i].doc] {
				shown[s[i].doc] = true
				out = append(out, f.passage(s[i]))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b hearsay.CrossPassage) int { return cmp.Compare(f.at[a.Doc], f.at[b.Doc]) })
	return out
}

// claimOf is the claim group of the first telling that is in one.
func (f *Finder) claimOf(sides []side) string {
	for _, s := range sides {
		for _, t := range s {
			if id := f.claim(t.statement.ID); id != "" {
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

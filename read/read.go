// Package read turns a document into its reading: every time, citation, actor
// and attribution that the rules find in it.
//
// The passes run in one fixed order, each using the ones before: syntax, times,
// citations, attributions with their speakers. It is not for files, storage or
// for comparing documents.
//
// Invariant: reading is a pure function of the document. The same document
// gives the same reading on every machine, and [hearsay.Reading.Validate] is
// nil for it.
package read

import (
	"slices"
	"strconv"

	"hearsay"
	"hearsay/read/attribution"
	"hearsay/read/timex"
	"hearsay/syntax"
)

// Reader reads documents. It is safe for use by several goroutines.
type Reader struct {
	attributions *attribution.Finder
}

// New prepares the lexicons that the passes need. An error is a fault of the
// program's own data.
func New() (*Reader, error) {
	f, err := attribution.New()
	if err != nil {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the built-in word lists are broken", Err: err}
	}
	return &Reader{attributions: f}, nil
}

// Read makes the reading of one document, which must be valid
// ([hearsay.Document.Validate]).
func (r *Reader) Read(d *hearsay.Document) *hearsay.Reading {
	an := syntax.Analyze(d)
	out := &hearsay.Reading{Document: d}
	out.Times = timex.Tag(an)
	out.Attributions = r.attributions.Find(an)
	slices.SortStableFunc(out.Attributions, func(a, b hearsay.Attribution) int { return a.Extent().Compare(b.Extent()) })
	for i := range out.Attributions {
		out.Attributions[i].ID = "a" + strconv.Itoa(i+1)
	}
	return out
}

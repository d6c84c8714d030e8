package hearsay

// The kinds of findings across documents.
const (
	FiguresDiffer  FindingKind = "figures"       // one quantity with different figures
	FigureSeries   FindingKind = "series"        // one quantity as it changed over time: no contradiction
	DatesDiffer    FindingKind = "dates"         // one event with different dates
	PlacesDiffer   FindingKind = "places"        // one event with different places
	WordingDiffers FindingKind = "wording"       // one quote with another negation, number or name
	SingleSource   FindingKind = "single-source" // several documents, one source
	CitedDiffers   FindingKind = "cited"         // the document cited says something else than it is cited for
)

// CrossFinding is something that does not add up between documents, or that
// rests on one source only. It says that passages differ, never which of them
// is right.
type CrossFinding struct {
	// ID is "x" and a hash of the kind and the records: the same whatever other
	// documents are there.
	ID   string
	Kind FindingKind
	// Passages are held side by side, the earliest published first; at least one.
	Passages []CrossPassage
	// Text says what differs, for people.
	Text string
	// About is the ID of the claim group, of a [WordingDiffers] that of the quote
	// group; "" for none.
	About string
	Provenance
}

// CrossPassage is one side of a [CrossFinding].
type CrossPassage struct {
	// Record is "DOCUMENT:RECORD".
	Record string
	Passage
	// At are the words inside the passage that differ; the zero span when it is
	// the whole.
	At Span
	// Value is what is compared, in plain form: "at least 12". Date is what it is
	// for, YYYY, YYYY-MM or YYYY-MM-DD. Both may be "".
	Value, Date string
}

package ledger

import (
	"time"

	"hearsay"
)

// DocumentFilter narrows a list of documents. Zero fields do not narrow.
type DocumentFilter struct {
	// Search is what a person types: words, "quoted phrases", -without. It is
	// looked for in titles and passages, by stem.
	Search string
	Lang   string
	Format hearsay.Format
	// Outlet is a publisher's name.
	Outlet        string
	Since, Until  string // published, ISO dates, inclusive
	All           bool   // older versions too
	Limit, Offset int    // Limit 0 means no limit
}

// DocumentRow is one line of a list of documents.
type DocumentRow struct {
	ID, Path, Title, Publisher, Published, Lang string
	Authors                                     []string
	Format                                      hearsay.Format
	Bytes, Words                                int
	Attributions, Citations, Times, Actors      int
	// Version counts the documents that were read from this path, from 1.
	Version int
	// Current is false when the file at Path has changed since.
	Current bool
	ReadAt  time.Time
	// Snippet is the best passage for a search, with the hits between U+E000 and
	// U+E001; "" without a search.
	Snippet string
}

// SaysFilter narrows attributions. Zero fields do not narrow.
type SaysFilter struct {
	Speaker       string // an actor's name, or a part of it on word borders; with "=" before it the whole name
	About         string // words of the content, by stem, as DocumentFilter.Search
	Outlet        string // the publisher, or an outlet in the chain
	Carrier       string // who passes it on, as Speaker: the publisher, or a link of the chain before the speaker
	Kind          hearsay.AttributionKind
	Doc           string // document ID or path
	Since, Until  string // date of saying, or else of publication; ISO, inclusive
	Anonymous     bool   // only speakers whom the document does not identify
	Depth         int    // at least so many links
	Limit, Offset int
}

// SaysRow is one attribution with what a list shows of it.
type SaysRow struct {
	// ID is "DOCUMENT:RECORD".
	ID          string
	Doc         DocumentRow
	Attribution hearsay.Attribution
	Speaker     string // name of the actor, "" when the text names none
	Anonymous   bool
	Source      string // text of the source pieces, joined by " ... "
	Cue         string
	Content     string
	ContentAt   [2]int      // from the content's first piece to the end of its last, in code points of the text
	Chain       []ChainLink // with the document's author and publisher at its head
	Date        string      // ISO: when it was said, else the date of publication
}

// ChainLink is one step of a chain as a person reads it.
type ChainLink struct {
	Name      string
	Type      hearsay.ActorType
	Date      string // "" when not told
	Anonymous bool
	// Head is true for the document's own author or publisher.
	Head bool
	Span hearsay.Span // zero for the head
}

// RecordFilter narrows times, quantities, citations, findings and quotes. Zero
// fields do not narrow.
type RecordFilter struct {
	Doc    string // document ID or path
	Outlet string // the document's publisher
	// Since and Until are ISO dates, inclusive: of the record's own time, or else
	// of publication.
	Since, Until  string
	Limit, Offset int
}

// Place is a stretch of a document's text.
type Place struct {
	Text string
	At   [2]int // code points of the text
}

// TimeRow is one time expression with what a list shows of it.
type TimeRow struct {
	ID   string // "DOCUMENT:RECORD"
	Doc  DocumentRow
	Time hearsay.Time
	Place
}

// QuantityRow is one figure with what a list shows of it.
type QuantityRow struct {
	ID       string // "DOCUMENT:RECORD"
	Doc      DocumentRow
	Quantity hearsay.Quantity
	Place
	Counted string // words, "" when not named
	Date    string // ISO: what the figure is for, else the date of publication
}

// CitationRow is one citation with what a list shows of it.
type CitationRow struct {
	ID       string // "DOCUMENT:RECORD"
	Doc      DocumentRow
	Citation hearsay.Citation
	Place
	Date   string // ISO: of the thing cited, "" when not given
	Covers string // the text that it supports, pieces joined by " ... "
}

// FindingRow is one finding with its passages.
type FindingRow struct {
	ID       string // "DOCUMENT:RECORD"
	Doc      DocumentRow
	Finding  hearsay.Finding
	Passages []Place
}

// QuoteRow is one quote group.
type QuoteRow struct {
	hearsay.QuoteGroup
	Documents int // that its members stand in
	// Places are those of the members, in their order.
	Places []QuotePlace
}

// QuotePlace is where a member of a quote group stands.
type QuotePlace struct {
	Doc DocumentRow
	Place
}

// SharedRow is another document that shares running text with one document.
type SharedRow struct {
	Doc DocumentRow
	// First is -1 when the other document was published first, 1 when this one
	// was, 0 when that is not known.
	First int
	// Own and Quoted count the shared words outside and inside quotation marks.
	Own, Quoted int
	// Cover is the share (0 to 1) of this document's own words that the other one
	// has too, CoverOther the other way round.
	Cover, CoverOther float64
	Pieces            []SharedPiece
	// OneOrigin is true when both belong to one origin.
	OneOrigin bool
}

// SharedPiece is one stretch of text that stands in both documents.
type SharedPiece struct{ Here, There Place }

// Comparison says when the documents were held against each other.
type Comparison struct {
	// Change counts the changes of the documents so far.
	Change int
	// Fresh is false when documents have changed since.
	Fresh bool
	At    time.Time // zero for never
	// Ever is false when all documents must be compared anew.
	Ever bool
	// Runs counts how often they were compared, Format is the form of their digests.
	Runs   int
	Format string
}

// Facet is one value of a facet with the number of attributions that have it
// (all other facets applied).
type Facet struct {
	Value string // what goes into the filter
	Label string // what a person reads
	Count int
}

// Facets are the values to narrow a list of attributions by, most frequent
// first, at most 20 each.
type Facets struct {
	Speaker, Outlet, Carrier, Kind, Doc, Year []Facet
	// Anonymous has one value, for the speakers who are not identified; Depth counts
	// the chains of at least so many links, from 2.
	Anonymous, Depth []Facet
}

// SourceRow is one actor of the whole ledger with what it says.
type SourceRow struct {
	Name         string
	Type         hearsay.ActorType
	Anonymous    bool
	Attributions int
	Documents    int
	Direct       int // attributions with direct or mixed content
	Carried      int // times it passes on someone else's words
	First, Last  string
}

// SourceFilter narrows sources. Zero fields do not narrow.
type SourceFilter struct {
	Name          string // as SaysFilter.Speaker
	Type          hearsay.ActorType
	Anonymous     bool // only those whom no document identifies
	Carriers      bool // only those who pass on what others say
	Limit, Offset int
}

// FileRow is what became of one file, or of one part of a file that holds
// others ("mail.eml!/annex.pdf").
type FileRow struct {
	Path, SHA256 string
	Bytes        int64
	Doc          string       // "" when it failed, or only holds others
	Code         hearsay.Code // "" when it was read
	Error, Hint  string
	// ModTime is when the file was last changed. It is set on the last entry of
	// a file, when all its parts are stored: only then is it skipped next time.
	ModTime time.Time
	// Reader is the version of the program's reader.
	Reader string
}

// Entry is one thing to store: a document with its reading, or without a
// reading
//
//   - a failure: File.Code is set;
//   - one more place of a document that is stored already: File.Doc is set;
//   - the end of a file: File.ModTime is set, all its parts went before;
//   - the beginning of a file: none of these. What was known of it and its
//     parts to have failed is forgotten.
//
// A file that holds others needs the beginning and the end, so that one that was
// only stored in part is read again.
type Entry struct {
	File    FileRow
	Reading *hearsay.Reading
	// Original is the file on the disk that holds the document, needed with a
	// reading: itself, or the mail or archive around it.
	Original Original
}

// Original is the bytes of a file as they came.
type Original struct {
	SHA256 string // lower-case hexadecimal
	Path   string
	Bytes  []byte
}

// Problem is something that [Ledger.Verify] found wrong.
type Problem struct {
	Record string // "DOCUMENT:RECORD", a document's ID, or "" for the whole file
	Msg    string
}

// Checked counts what [Ledger.Verify] looked at.
type Checked struct {
	Documents, Anchors, Files, Problems int
}

// Stats counts what a ledger holds (current versions only).
type Stats struct {
	Documents, Failures, Attributions, Citations, Times, Actors, Mentions int
	Bytes                                                                 int64
}

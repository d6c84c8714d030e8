package ledger

import (
	"context"
	"errors"
	"iter"

	"hearsay"
)

var errUnfinished = errors.New("the ledger is not built yet")

// Ledger is an open ledger. Its methods may be called from several goroutines.
type Ledger struct{}

// Open opens the ledger at path and makes a new one where there is none.
func Open(ctx context.Context, path string) (*Ledger, error) { return nil, errUnfinished }

// Close closes the ledger.
func (l *Ledger) Close() error { return errUnfinished }

// Store writes all entries, or none, in one transaction.
func (l *Ledger) Store(ctx context.Context, entries ...Entry) error { return errUnfinished }

// Fail records that a file could not be read.
func (l *Ledger) Fail(ctx context.Context, row FileRow) error { return errUnfinished }

// Unchanged reports whether the file was dealt with already: same path, size,
// time of change and version of the reader.
func (l *Ledger) Unchanged(ctx context.Context, row FileRow) (bool, error) {
	return false, errUnfinished
}

// Has reports whether the document is stored as this version of the reader
// read it.
func (l *Ledger) Has(ctx context.Context, id, reader string) (bool, error) {
	return false, errUnfinished
}

// Documents lists documents, the best matches of a search first, else by path.
// The second result counts all that match, whatever the limit.
func (l *Ledger) Documents(ctx context.Context, f DocumentFilter) ([]DocumentRow, int, error) {
	return nil, 0, errUnfinished
}

// Document is one line of the list of documents; NotFound when there is none.
func (l *Ledger) Document(ctx context.Context, id string) (DocumentRow, error) {
	return DocumentRow{}, errUnfinished
}

// Reading returns the document with all its records.
func (l *Ledger) Reading(ctx context.Context, id string) (*hearsay.Reading, error) {
	return nil, errUnfinished
}

// Bytes returns the file's bytes as they came.
func (l *Ledger) Bytes(ctx context.Context, id string) ([]byte, error) { return nil, errUnfinished }

// Says lists attributions in the order of the documents and of their text. The
// second result counts all that match, whatever the limit.
func (l *Ledger) Says(ctx context.Context, f SaysFilter) ([]SaysRow, int, error) {
	return nil, 0, errUnfinished
}

// AllSays gives the same attributions as [Ledger.Says] one by one, with memory
// for one at a time.
func (l *Ledger) AllSays(ctx context.Context, f SaysFilter) iter.Seq2[SaysRow, error] {
	return func(yield func(SaysRow, error) bool) { yield(SaysRow{}, errUnfinished) }
}

// Facets counts the values that would narrow a list of attributions further.
func (l *Ledger) Facets(ctx context.Context, f SaysFilter) (Facets, error) {
	return Facets{}, errUnfinished
}

// Sources lists the actors that say something or pass it on, those with most
// attributions first.
func (l *Ledger) Sources(ctx context.Context, f SourceFilter) ([]SourceRow, int, error) {
	return nil, 0, errUnfinished
}

// Failures lists the files that could not be read, by path.
func (l *Ledger) Failures(ctx context.Context) ([]FileRow, error) { return nil, errUnfinished }

// Stats counts what the ledger holds.
func (l *Ledger) Stats(ctx context.Context) (Stats, error) { return Stats{}, errUnfinished }

// Verify checks every anchor, the hash of every file kept and the SQLite file
// itself, and tells each problem to report.
func (l *Ledger) Verify(ctx context.Context, report func(Problem)) (Checked, error) {
	return Checked{}, errUnfinished
}

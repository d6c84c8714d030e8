package ledger

import (
	"context"
	"errors"
	"time"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// Ledger is an open ledger. Its methods may be called from several goroutines,
// and other processes may read and write the same file.
type Ledger struct {
	db *sqlite.DB
	// Now tells when a document was read.
	Now func() time.Time
}

// Open opens the ledger at path and makes a new one where there is none. A file
// that is no ledger, or one of a newer program, is an error.
func Open(ctx context.Context, path string) (*Ledger, error) {
	db, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, openError(path, err)
	}
	if err := db.Write(ctx, migrate); err != nil {
		return nil, openError(path, errors.Join(err, db.Close()))
	}
	return &Ledger{db: db, Now: time.Now}, nil
}

// openError says for people why the file cannot be opened.
func openError(path string, err error) error {
	var known *hearsay.Error
	if errors.As(err, &known) {
		known.Path = path
		return known
	}
	e := &hearsay.Error{Code: hearsay.Unreadable, Path: path, Msg: "cannot open the ledger", Err: err}
	switch {
	case sqlite.NotADatabase(err):
		e.Code, e.Msg = hearsay.Invalid, "is not a ledger"
		e.Hint = "name another file with --ledger"
	case sqlite.Busy(err):
		e.Msg = "is being written by another program"
		e.Hint = "wait until it is done"
	default:
		e.Hint = "does the folder exist, and may you write there?"
	}
	return e
}

// Close closes the ledger.
func (l *Ledger) Close() error { return l.db.Close() }

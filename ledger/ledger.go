package ledger

import (
	"context"
	"errors"
	"os"
	"time"

	"hearsay"
	"hearsay/ledger/internal/sqlite"
)

// Ledger is an open ledger. Its methods may be called from several goroutines,
// and other processes may read and write the same file.
type Ledger struct {
	db   *sqlite.DB
	path string
	// Now tells when a document was read.
	Now func() time.Time

	facets  kept[SaysFilter, Facets]
	sources kept[struct{}, []SourceRow]
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
	return &Ledger{db: db, path: path, Now: time.Now}, nil
}

// OpenToRead opens a ledger that is there, to ask it. One that cannot be written,
// on a protected medium or in a folder of someone else, is opened as it is:
// whatever writes to it is an error.
func OpenToRead(ctx context.Context, path string) (*Ledger, error) {
	l, err := Open(ctx, path)
	if !sqlite.NotWritable(err) {
		return l, err
	}
	db, err := sqlite.OpenReadOnly(path)
	if err == nil {
		if err = db.Read(ctx, upToDate); err != nil {
			err = errors.Join(err, db.Close())
		}
	}
	if err != nil {
		return nil, openError(path, err)
	}
	return &Ledger{db: db, path: path, Now: time.Now}, nil
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
	case sqlite.Damaged(err):
		return damaged(path, err)
	case sqlite.Full(err):
		return full(path, err)
	case errors.Is(err, sqlite.ErrLog):
		e.Msg = "cannot be read here: the last of it is still in the file ending in -wal beside it"
		e.Hint = "wait until the program that writes it is done, or copy both files to a folder where you may write"
	case sqlite.NotWritable(err) && isFile(path):
		return notWritable(path, err)
	default:
		e.Hint = "does the folder exist, and may you write there?"
	}
	return e
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func notWritable(path string, err error) error {
	return &hearsay.Error{
		Code: hearsay.Unreadable, Path: path, Msg: "the ledger cannot be written",
		Hint: "may you write to the file and its folder? a copy elsewhere can be named with --ledger", Err: err,
	}
}

func damaged(path string, err error) error {
	return &hearsay.Error{
		Code: hearsay.Damaged, Path: path, Msg: "the ledger is damaged",
		Hint: "take a copy of it that is whole, or read the documents into a new ledger", Err: err,
	}
}

func full(path string, err error) error {
	return &hearsay.Error{
		Code: hearsay.Unreadable, Path: path, Msg: "the ledger cannot be written: the disk is full or failing",
		Hint: "make room and run the same command again; it goes on where the ledger ends", Err: err,
	}
}

// explain says for people what a fault of the file or the disk means.
func (l *Ledger) explain(err error) error {
	switch {
	case sqlite.Damaged(err):
		return damaged(l.path, err)
	case sqlite.Full(err):
		return full(l.path, err)
	case sqlite.NotWritable(err):
		return notWritable(l.path, err)
	}
	return err
}

// Checkpoint brings all that was stored into the ledger's one file, so that a
// copy of it is whole while the ledger stays open. Until then the last of it is
// in the log of SQLite beside the file.
func (l *Ledger) Checkpoint(ctx context.Context) error { return l.explain(l.db.Checkpoint(ctx)) }

// Close closes the ledger; the file is whole without any other, as after
// Checkpoint.
func (l *Ledger) Close() error { return l.db.Close() }

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ingest"
	"hearsay/ledger"
)

type readOptions struct {
	ledger   ledgerOptions
	workers  int
	again    bool
	progress string
	paths    []string
	lexicons []string
}

func newRead(std streams) *cobra.Command {
	var o readOptions
	cmd := &cobra.Command{
		Use:   "read PATH...",
		Short: "read files and folders into a ledger",
		Long: `Read files and folders into a ledger, which is made if there is none: text,
Markdown, saved web pages, PDF, docx, odt, mails with their attachments,
mailboxes, JSONL, and zip archives of these. In a folder, files and folders whose
names begin with a dot (hidden ones) or "~$" (the locks of Word) are left out; one
that is named itself is read.

A file is known by its path as given. One that is in the ledger and has not
changed is passed over; a changed one becomes a new version of its document, the
old one is kept. A file that cannot be read is told at the end, stays in the list
of "hearsay documents --failed", and is tried again when it changes. Another
version of the program, or another --lexicon, reads everything again.

At the end the documents are held against each other, when some have changed: which
share running text, which quotes and claims stand in several, who has them from
whom, and what differs ("hearsay quotes", "claims", "findings").

A run can be stopped at any time with Ctrl-C: nothing is left half-stored, and
the same command goes on where it stopped.
` + lexiconHelp + exitCodes,
		Example: `  hearsay read papers/ letters.mbox
  hearsay read --ledger trial.db exhibits.zip
  hearsay read --again papers/
  hearsay read --progress json papers/ 2> progress.jsonl`,
		Args: usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runRead(cmd.Context(), o, std)
		},
	}
	o.ledger.flags(cmd)
	lexiconFlag(cmd, &o.lexicons)
	workersFlag(cmd, &o.workers)
	cmd.Flags().BoolVar(&o.again, "again", false, "read every file again, whether it changed or not")
	progressFlag(cmd, &o.progress)
	return cmd
}

func runRead(ctx context.Context, o readOptions, std streams) (err error) {
	if err := errors.Join(checkWorkers(o.workers), oneOf("--progress", o.progress, progressForms())); err != nil {
		return err
	}
	for i, p := range o.paths {
		o.paths[i] = filepath.Clean(p)
	}
	p, err := newPipeline(o.workers, o.lexicons)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.ingest.Close()) }()
	l, err := ledger.Open(ctx, o.ledger.path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	told := startProgress(std, o.progress)
	counting, stopCounting := context.WithCancel(ctx)
	go countFiles(counting, o.paths, told)
	s := newStoring(ctx, l, told, o.again)
	err = s.run(p, p.walk(ctx, o.paths))
	stopCounting()
	return s.finish(std, err)
}

// countFiles tells the progress how much there is to do. What cannot be read is
// told by the run itself.
func countFiles(ctx context.Context, paths []string, told *progress) {
	files, bytes := 0, int64(0)
	for e := range ingest.Walk(ctx, paths) {
		files++
		bytes += e.Size
	}
	if ctx.Err() == nil {
		told.update(func(c *counts) { c.FilesTotal, c.BytesTotal = files, bytes })
	}
}

// storing writes what a pipeline gives into a ledger.
type storing struct {
	ctx    context.Context
	ledger *ledger.Ledger
	told   *progress
	again  bool
	reader string // the version of what reads

	batch   []ledger.Entry
	weight  int                 // bytes that the batch holds
	flushed time.Time           // when the last batch was written
	stored  map[documentID]bool // documents that this run has stored
	failed  []part              // for the summary
}

// documentID is an ID without a pointer: a run may meet a million.
type documentID [16]byte

// A batch is written in one transaction: large enough that the cost of one does
// not count, small enough that it fits into memory and a killed run loses
// little.
const (
	batchEntries = 400
	batchBytes   = 32 << 20
	batchTime    = 5 * time.Second
)

func newStoring(ctx context.Context, l *ledger.Ledger, told *progress, again bool) *storing {
	return &storing{ctx: ctx, ledger: l, told: told, again: again, flushed: time.Now(), stored: map[documentID]bool{}}
}

// run stores all inputs. What was stored before an error stays.
func (s *storing) run(p *pipeline, inputs iter.Seq2[input, error]) error {
	if !s.again {
		p.skip, p.known = s.skip, s.known
	}
	s.reader = readerVersion(p.read.Packs())
	if err := s.ledger.SetPacks(s.ctx, p.packs); err != nil {
		return err
	}
	err := p.run(s.ctx, inputs, s.file)
	// A run that was stopped keeps what is done: the last batch gets a context of
	// its own.
	return errors.Join(err, s.flush(context.WithoutCancel(s.ctx)))
}

// finish compares the documents when all are stored, and tells how the run went.
func (s *storing) finish(std streams, err error) error {
	var compared error
	if err == nil {
		compared = s.compare()
	}
	s.summary(std, s.told.end(), err)
	// Someone may copy the file while the ledger stays open, here or elsewhere.
	whole := s.ledger.Checkpoint(context.WithoutCancel(s.ctx))
	return s.result(errors.Join(err, compared, whole))
}

// compare holds the documents against each other when some have changed since
// that was done last, in this run or in one that was stopped.
func (s *storing) compare() error {
	state, err := s.ledger.Compared(s.ctx)
	if err != nil || state.Fresh {
		return err
	}
	s.told.update(func(c *counts) { c.Comparing = true })
	err = corroborate.Update(s.ctx, s.ledger)
	s.told.update(func(c *counts) { c.Comparing = false })
	if err != nil {
		return fmt.Errorf("comparing the documents: %w", err)
	}
	return nil
}

// skip reports whether a file is in the ledger as it is, and what of it failed.
func (s *storing) skip(ctx context.Context, e ingest.Entry) (bool, []part, error) {
	if e.ModTime.IsZero() {
		return false, nil, nil
	}
	known, failures, err := s.ledger.Known(ctx, s.fileRow(e))
	var failed []part
	for _, f := range failures {
		failed = append(failed, part{err: &hearsay.Error{Code: f.Code, Path: f.Path, Msg: f.Error, Hint: f.Hint}})
	}
	return known, failed, err
}

// known reports whether a document is in the ledger as this program reads it.
func (s *storing) known(ctx context.Context, d *hearsay.Document) (bool, error) {
	return s.ledger.Has(ctx, d.ID, s.reader)
}

func (s *storing) fileRow(e ingest.Entry) ledger.FileRow {
	return ledger.FileRow{Path: e.Path, Bytes: e.Size, ModTime: e.ModTime, Reader: s.reader}
}

// file takes the parts of one file into the batch.
func (s *storing) file(f *fileResult) error {
	onDisk := !f.ModTime.IsZero()
	settled := true // and need not be tried again before it changes
	begun := false
	original := ledger.Original{Path: f.Path}
	for x := range f.parts {
		<-x.ready
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if !begun && !f.skipped && f.Path != "" {
			begun = true
			original.Bytes, original.SHA256 = f.data, hashOf(f.data)
			if err := s.add(ledger.Entry{File: ledger.FileRow{Path: f.Path, SHA256: original.SHA256, Bytes: f.Size, Reader: s.reader}}, len(f.data)); err != nil {
				return err
			}
		}
		// The system may grant tomorrow what it refuses today, with the file
		// unchanged.
		settled = settled && hearsay.ErrorCode(x.err) != hearsay.Unreadable
		if err := s.part(x, f, original); err != nil {
			return err
		}
	}
	if f.err != nil {
		return f.err
	}
	s.told.update(func(c *counts) {
		c.Files++
		c.Bytes += f.Size
		if f.skipped {
			c.Unchanged++
		}
	})
	if f.skipped || !settled || !onDisk {
		return nil
	}
	row := s.fileRow(f.Entry)
	row.SHA256 = original.SHA256
	return s.add(ledger.Entry{File: row}, 0)
}

func hashOf(data []byte) string {
	if data == nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// part takes one document or failure into the batch.
func (s *storing) part(x *part, f *fileResult, original ledger.Original) error {
	if x.err != nil {
		return s.failure(x, f)
	}
	r, d := x.reading, x.reading.Document
	e := ledger.Entry{
		File:    ledger.FileRow{Path: d.Path, SHA256: d.SHA256, Doc: d.ID, Reader: s.reader},
		Reading: r, Original: original,
	}
	if d.Path == f.Path {
		e.File.Bytes = f.Size
	}
	records := len(r.Times) + len(r.Quantities) + len(r.Findings) + len(r.Citations) + len(r.Actors) + len(r.Mentions) + len(r.Attributions)
	var id documentID
	copy(id[:], d.ID)
	if x.known || s.stored[id] {
		e.Reading = nil // one more place of it
	}
	s.stored[id] = true
	s.told.update(func(c *counts) {
		c.Documents++
		c.Records += records
	})
	return s.add(e, len(d.Text))
}

// failure keeps what could not be read, for the ledger and for the summary.
func (s *storing) failure(x *part, f *fileResult) error {
	s.failed = append(s.failed, *x)
	s.told.update(func(c *counts) { c.Failed++ })
	var known *hearsay.Error
	if !errors.As(x.err, &known) || f.skipped {
		return nil
	}
	row := ledger.FileRow{Path: x.path, Code: known.Code, Error: known.Msg, Hint: known.Hint, Reader: s.reader}
	if x.path == f.Path {
		row.Bytes, row.SHA256 = f.Size, hashOf(f.data)
	}
	return s.add(ledger.Entry{File: row}, 0)
}

// add puts an entry into the batch and writes the batch when it is full.
func (s *storing) add(e ledger.Entry, bytes int) error {
	s.batch = append(s.batch, e)
	s.weight += bytes
	if len(s.batch) >= batchEntries || s.weight >= batchBytes || time.Since(s.flushed) >= batchTime {
		return s.flush(s.ctx)
	}
	return nil
}

func (s *storing) flush(ctx context.Context) error {
	if len(s.batch) == 0 {
		return nil
	}
	err := s.ledger.Store(ctx, s.batch...)
	clear(s.batch)
	s.batch, s.weight, s.flushed = s.batch[:0], 0, time.Now()
	return err
}

// summary tells what became of a run: one line for each file that failed, each
// hint once, then the counts.
func (s *storing) summary(std streams, c counts, err error) {
	t := newTerminal(std.err)
	failures := make([]error, len(s.failed))
	for i, x := range s.failed {
		failures[i] = x.err
	}
	t.failures(failures...)
	parts := []string{count(c.Documents, "document"), count(c.Records, "record") + " from " + count(c.Files-c.Unchanged, "file")}
	if c.Unchanged > 0 {
		parts = append(parts, thousands(c.Unchanged)+" unchanged")
	}
	if c.Failed > 0 {
		parts = append(parts, thousands(c.Failed)+" failed")
	}
	t.printf("%s", strings.Join(parts, ", "))
	if err != nil && s.ctx.Err() == nil {
		t.printf("not all of this is in the ledger: what was read last could not be stored")
	}
	if s.ctx.Err() != nil && (err == nil || errors.Is(err, s.ctx.Err())) {
		t.printf("stopped; what was read is in the ledger, and the same command goes on from there")
	}
}

// result is the error that the run ends with.
func (s *storing) result(err error) error {
	if err == nil && len(s.failed) > 0 {
		return errSomeFailed
	}
	return err
}

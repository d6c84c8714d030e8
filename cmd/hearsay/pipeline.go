package main

import (
	"context"
	"errors"
	"iter"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"hearsay"
	"hearsay/ingest"
	"hearsay/lexicon"
	"hearsay/read"
)

// pipeline reads files on several cores and gives what is in them in the order
// of the files, whatever the number of workers:
//
//	source --> extract (workers) --> analyse (workers) --> collect, in order
//
// Its memory does not grow with the number of files or documents. The bytes of
// all files that are loaded at the same time stay below heldBytes, or are those
// of one file; each worker is at most a few documents ahead of the collector.
type pipeline struct {
	ingest  *ingest.Reader
	limits  ingest.Limits
	packs   []lexicon.Pack // that read knows
	read    *read.Reader
	workers int
	// skip reports whether a file is left out, and what is known of it to have
	// failed; nil for never.
	skip func(context.Context, ingest.Entry) (bool, []part, error)
	// known reports whether a document needs no analysis; nil for never.
	known func(context.Context, *hearsay.Document) (bool, error)
	// extractOnly leaves every reading without records.
	extractOnly bool
}

const (
	heldBytes  = 256 << 20
	partsAhead = 4 // documents of one file that wait for the collector
)

// input is a file to read.
type input struct {
	ingest.Entry
	// open gives its documents and failures in order, as [ingest.Reader.Read], and
	// the bytes of the file, nil when they are not kept.
	open func(context.Context) (iter.Seq2[*hearsay.Document, error], []byte, error)
}

// part is one document or failure of a file.
type part struct {
	path    string
	reading *hearsay.Reading // nil for a failure
	known   bool             // the document was not analysed, because it is there
	err     error
	seconds float64 // to load and extract it
	ready   chan struct{}
}

// fileResult is one file with its parts, which come one by one.
type fileResult struct {
	ingest.Entry
	parts   chan *part
	data    []byte // set before the first part comes
	skipped bool   // set before parts is closed
	err     error  // what ends the whole run, set before parts is closed
	weight  int64
}

// run calls file for each input in order. The consumer must take all parts of
// a file before it returns. The first error ends the run.
func (p *pipeline) run(ctx context.Context, inputs iter.Seq2[input, error], file func(*fileResult) error) error {
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	order := make(chan *fileResult, 2*p.workers)
	extract := make(chan job)
	analyse := make(chan *part)
	held := semaphore.NewWeighted(heldBytes)
	var extractors sync.WaitGroup
	for range p.workers {
		extractors.Go(func() {
			for j := range extract {
				p.extract(ctx, j, analyse)
			}
		})
		running.Go(func() {
			for x := range analyse {
				p.analyse(ctx, x)
			}
		})
	}
	running.Go(func() {
		defer close(analyse)
		defer extractors.Wait()
		defer close(extract)
		defer close(order)
		p.feed(ctx, inputs, held, order, extract)
	})
	for f := range order {
		err := file(f)
		held.Release(f.weight)
		if err == nil {
			err = f.err
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

type job struct {
	input input
	out   *fileResult
}

// feed puts the inputs to work. Memory for a file is taken in the order of the
// files, so that the file for which the collector waits always has its own.
func (p *pipeline) feed(ctx context.Context, inputs iter.Seq2[input, error], held *semaphore.Weighted, order chan<- *fileResult, extract chan<- job) {
	for in, err := range inputs {
		f := &fileResult{Entry: in.Entry, parts: make(chan *part, partsAhead), weight: min(max(in.Size, 1), heldBytes)}
		if held.Acquire(ctx, f.weight) != nil {
			return
		}
		select {
		case order <- f:
		case <-ctx.Done():
			return
		}
		if err != nil {
			f.fail(ctx, err)
			close(f.parts)
			continue
		}
		select {
		case extract <- job{in, f}:
		case <-ctx.Done():
			close(f.parts)
			return
		}
	}
}

// fail adds a part that could not be read. An error without a place is that of
// the whole run.
func (f *fileResult) fail(ctx context.Context, err error) {
	var known *hearsay.Error
	if !errors.As(err, &known) {
		f.err = err
		return
	}
	x := &part{path: known.Path, err: err, ready: make(chan struct{})}
	if x.path == "" {
		x.path = f.Path
	}
	close(x.ready)
	f.send(ctx, x)
}

func (f *fileResult) send(ctx context.Context, x *part) bool {
	select {
	case f.parts <- x:
		return true
	case <-ctx.Done():
		return false
	}
}

// extract takes the documents out of a file.
func (p *pipeline) extract(ctx context.Context, j job, analyse chan<- *part) {
	f := j.out
	defer close(f.parts)
	if p.skip != nil {
		skipped, failures, err := p.skip(ctx, f.Entry)
		if f.skipped, f.err = skipped, err; skipped || err != nil {
			for i := range failures {
				f.fail(ctx, failures[i].err)
			}
			return
		}
	}
	started := time.Now()
	docs, data, err := j.input.open(ctx)
	if err != nil {
		f.fail(ctx, err)
		return
	}
	f.data = data
	for d, err := range docs {
		seconds := time.Since(started).Seconds()
		if err != nil {
			f.fail(ctx, err)
		} else {
			x := &part{path: d.Path, reading: &hearsay.Reading{Document: d}, seconds: seconds, ready: make(chan struct{})}
			if !f.send(ctx, x) {
				return
			}
			analyse <- x // never waits for the collector
		}
		started = time.Now()
	}
	if err := ctx.Err(); err != nil {
		f.err = err
	}
}

// analyse completes the reading of a part.
func (p *pipeline) analyse(ctx context.Context, x *part) {
	defer close(x.ready)
	if p.extractOnly || ctx.Err() != nil {
		return
	}
	if p.known != nil {
		if x.known, x.err = p.known(ctx, x.reading.Document); x.known || x.err != nil {
			return
		}
	}
	x.reading, x.err = p.reading(x.reading.Document)
}

// reading reads a document. A fault of ours costs this document, not the run.
func (p *pipeline) reading(d *hearsay.Document) (r *hearsay.Reading, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			r, err = nil, internal(d.Path, cause)
		}
	}()
	r = p.read.Read(d)
	if err := r.Validate(); err != nil {
		return nil, internal(d.Path, err)
	}
	return r, nil
}

func internal(path string, cause any) error {
	return &hearsay.Error{
		Code: hearsay.Internal, Path: path, Msg: "could not be read because of a fault in hearsay",
		Hint: "please report it with the file, if you may share it", Err: asError(cause),
	}
}

package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/ingest"
	"hearsay/read"
)

// newPipeline makes a pipeline with the program's own limits and the users' files
// of names. Close its ingest reader when it is done.
func newPipeline(workers int, lexicons []string) (*pipeline, error) {
	packs, err := loadPacks(lexicons)
	if err != nil {
		return nil, err
	}
	reader, err := read.New(packs...)
	if err != nil {
		return nil, err
	}
	limits := ingest.DefaultLimits()
	return &pipeline{ingest: ingest.New(limits), limits: limits, packs: packs, read: reader, workers: workers}, nil
}

// workersFlag is how many documents are read at the same time. The result does
// not depend on it.
func workersFlag(cmd *cobra.Command, workers *int) {
	cmd.Flags().IntVar(workers, "workers", runtime.GOMAXPROCS(0), "how many files to read at the same time; the result is the same")
	cmd.Flags().Lookup("workers").DefValue = "one a core" // as the help shows it, on every machine
}

func checkWorkers(workers int) error {
	if workers < 1 {
		return &hearsay.Error{Code: hearsay.Invalid, Msg: fmt.Sprintf("--workers %d is too few", workers), Hint: "use 1 or more"}
	}
	return nil
}

// walk gives the files below the paths.
func (p *pipeline) walk(ctx context.Context, paths []string) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		for e, err := range ingest.Walk(ctx, paths) {
			if !yield(input{e, func(ctx context.Context) (iter.Seq2[*hearsay.Document, error], []byte, error) {
				return p.load(ctx, e)
			}}, err) {
				return
			}
		}
	}
}

func (p *pipeline) load(ctx context.Context, e ingest.Entry) (iter.Seq2[*hearsay.Document, error], []byte, error) {
	f, err := ingest.Load(e, p.limits)
	if err != nil {
		return nil, nil, err
	}
	return p.ingest.Read(ctx, f), f.Data, nil
}

// embedded gives the files of a file system that is part of the program.
func (p *pipeline) embedded(files fs.FS, folder string) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, name)
			f := ingest.File{Path: folder + "/" + name, Data: data}
			in := input{ingest.Entry{Path: f.Path, Size: int64(len(data))}, func(ctx context.Context) (iter.Seq2[*hearsay.Document, error], []byte, error) {
				return p.ingest.Read(ctx, f), f.Data, nil
			}}
			if !yield(in, err) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(input{}, err)
		}
	}
}

// one is a single input.
func one(in input) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) { yield(in, nil) }
}

// standardInput is one document, or one file that holds several.
func (p *pipeline) standardInput(in io.Reader) input {
	return input{ingest.Entry{Path: "stdin"}, func(ctx context.Context) (iter.Seq2[*hearsay.Document, error], []byte, error) {
		data, err := io.ReadAll(io.LimitReader(in, p.limits.FileBytes+1))
		switch {
		case err != nil:
			return nil, nil, &hearsay.Error{Code: hearsay.Unreadable, Path: "stdin", Msg: "cannot be read", Err: err}
		case int64(len(data)) > p.limits.FileBytes:
			return nil, nil, &hearsay.Error{
				Code: hearsay.TooLarge, Path: "stdin", Msg: fmt.Sprintf("has more than %d MB", p.limits.FileBytes/1_000_000), Hint: "split it",
			}
		}
		return p.ingest.Read(ctx, ingest.File{Path: "stdin", Data: data}), data, nil
	}}
}

// jsonlOf gives the files below a path with one document a line.
func (p *pipeline) jsonlOf(ctx context.Context, name string) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		for e, err := range ingest.Walk(ctx, []string{name}) {
			in := p.lines(e.Path, func() (io.ReadCloser, error) { return os.Open(filepath.FromSlash(e.Path)) })
			if !yield(in, err) {
				return
			}
		}
	}
}

// lines is a stream with one document a line.
func (p *pipeline) lines(name string, open func() (io.ReadCloser, error)) input {
	return input{ingest.Entry{Path: name}, func(ctx context.Context) (iter.Seq2[*hearsay.Document, error], []byte, error) {
		stream, err := open()
		if err != nil {
			return nil, nil, &hearsay.Error{Code: hearsay.Unreadable, Path: name, Msg: "cannot be read", Err: err}
		}
		return func(yield func(*hearsay.Document, error) bool) {
			defer stream.Close()
			p.ingest.Lines(ctx, name, stream)(yield)
		}, nil, nil
	}}
}

func asError(cause any) error {
	if err, ok := cause.(error); ok {
		return err
	}
	return fmt.Errorf("panic: %v", cause)
}

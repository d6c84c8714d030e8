package ingest

import (
	"context"
	"fmt"
	"iter"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/html"
	"hearsay/ingest/pdf"
	"hearsay/ingest/plain"
)

// Reader reads files. It is safe for use by several goroutines.
type Reader struct {
	limits Limits
	pdf    *pdf.Engine
}

// New makes a reader. Nothing is loaded before a file needs it.
func New(l Limits) *Reader { return &Reader{limits: l, pdf: pdf.New()} }

// Close frees what the reader holds.
func (r *Reader) Close() error { return r.pdf.Close() }

// Read yields each document of a file, in its order, or an error with its path
// for each part that could not be read. It yields at least once. A cancelled
// context ends the sequence with its error.
func (r *Reader) Read(ctx context.Context, f File) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		j := job{
			r: r, ctx: ctx, yield: yield,
			budget: archive.NewBudget(int64(len(f.Data)), r.limits.ArchiveBytes),
			parts:  r.limits.Parts,
		}
		j.part(f.Path, f.Data, 1)
	}
}

// job is the reading of one file with everything inside it.
type job struct {
	r      *Reader
	ctx    context.Context
	yield  func(*hearsay.Document, error) bool
	budget *archive.Budget
	parts  int  // that may still be read
	ended  bool // the consumer wants no more, or the context is done
}

// fail yields an error for a part.
func (j *job) fail(path string, err error) {
	if !j.ended && !j.yield(nil, at(path, err)) {
		j.ended = true
	}
}

// cancelled reports whether the job is over; it yields the context's error.
func (j *job) cancelled() bool {
	if err := j.ctx.Err(); err != nil && !j.ended {
		j.ended = true
		j.yield(nil, err)
	}
	return j.ended
}

// part reads one file, found on the disk or in another file; depth counts the
// files around it and itself.
func (j *job) part(path string, data []byte, depth int) {
	if j.cancelled() {
		return
	}
	if len(data) == 0 {
		j.fail(path, &hearsay.Error{Code: hearsay.Empty, Msg: "is empty"})
		return
	}
	f, err := sniff(path, data)
	if err != nil {
		j.fail(path, err)
		return
	}
	switch f {
	case hearsay.FormatZip:
		j.zip(path, data, depth)
	case hearsay.FormatMbox:
		j.mbox(path, data, depth)
	case hearsay.FormatMail:
		j.mailOrPage(path, data, depth)
	case hearsay.FormatJSONL:
		j.jsonl(path, data)
	default:
		d, err := guard(func() (*hearsay.Document, error) { return j.extract(f, path, data) })
		j.finish(d, err, path, data)
	}
}

// guard turns a panic into an error of the one file that caused it: files are
// hostile, and the packages that read them are many.
func guard[T any](read func() (T, error)) (result T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return read()
}

// extract gives a file that is one document to the package for its format.
func (j *job) extract(f hearsay.Format, path string, data []byte) (*hearsay.Document, error) {
	if n := int64(len(data)); n > j.r.limits.TextBytes && f != hearsay.FormatPDF {
		return nil, tooLarge("the text", n, j.r.limits.TextBytes)
	}
	switch f {
	case hearsay.FormatMarkdown:
		return plain.Markdown(data)
	case hearsay.FormatHTML:
		return html.Extract(data, path)
	case hearsay.FormatPDF:
		return j.readPDF(data)
	}
	if isData(path) {
		return plain.Data(data)
	}
	return plain.Extract(data)
}

// readPDF bounds the time of the one format whose work its size does not bound.
func (j *job) readPDF(data []byte) (*hearsay.Document, error) {
	ctx, cancel := context.WithTimeout(j.ctx, j.r.limits.Time)
	defer cancel()
	d, err := j.r.pdf.Extract(ctx, data)
	if err != nil && ctx.Err() != nil && j.ctx.Err() == nil {
		return nil, &hearsay.Error{
			Code: hearsay.TooLarge, Msg: fmt.Sprintf("reading it took longer than %v", j.r.limits.Time), Err: err,
		}
	}
	return d, err
}

// finish completes a document and yields it, or the error.
func (j *job) finish(d *hearsay.Document, err error, path string, data []byte) {
	if err == nil && int64(len(d.Text)) > j.r.limits.TextBytes {
		err = tooLarge("its text", int64(len(d.Text)), j.r.limits.TextBytes)
	}
	if err == nil {
		d, err = guard(func() (*hearsay.Document, error) { return complete(d, path, data) })
	}
	if err != nil {
		j.fail(path, err)
		return
	}
	if !j.ended && !j.yield(d, nil) {
		j.ended = true
	}
}

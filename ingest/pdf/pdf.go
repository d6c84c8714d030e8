package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/pdf/layout"
)

// headerWindow is how far from the start of a file its "%PDF-" may stand, in
// bytes (ISO 32000-1, annex H, implementation note 13).
const headerWindow = 1024

// Extract reads one PDF. The document has its text, blocks, notes and what the
// file says about itself; identity and path are left to the caller. It fails
// with [hearsay.Encrypted], [hearsay.Damaged], [hearsay.Empty] (no text layer),
// [hearsay.TooLarge] (a limit of size, memory or time) or
// [hearsay.Unsupported] (a binary without PDFium), and with the context's error
// when the context ends.
func (e *Engine) Extract(ctx context.Context, data []byte) (*hearsay.Document, error) {
	if err := checkSize(data); err != nil {
		return nil, err
	}
	in, err := e.acquire(ctx)
	if err != nil {
		return nil, err
	}
	limited, clock, stop := newDeadline(ctx, timeLimit)
	defer stop()
	memory := &budget{limit: uint64(workMemory + len(data))}
	limited = context.WithValue(limited, budgetKey{}, memory)
	release := in.stopWith(limited)
	f, err := in.readSound(limited, data, clock)
	release()
	failed, cause := in.err, context.Cause(limited)
	e.release(in)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(cause, errSlow):
		return nil, &hearsay.Error{Code: hearsay.TooLarge, Msg: fmt.Sprintf("reading the PDF took longer than %v", timeLimit), Err: failed}
	case memory.refused && (err != nil || len(f.pages) == 0):
		return nil, &hearsay.Error{Code: hearsay.TooLarge, Msg: fmt.Sprintf("reading the PDF takes more than %d MB of memory", memory.limit>>20), Err: failed}
	case err != nil:
		return nil, err
	}
	return f.document(failed)
}

func checkSize(data []byte) error {
	if len(data) > fileLimit {
		return &hearsay.Error{
			Code: hearsay.TooLarge, Msg: fmt.Sprintf("the PDF has %d MB; the limit is %d MB", len(data)>>20, fileLimit>>20),
			Hint: "split it into several files",
		}
	}
	if len(data) == 0 {
		return &hearsay.Error{Code: hearsay.Empty, Msg: "the file is empty"}
	}
	if looksForeign(data) {
		return &hearsay.Error{Code: hearsay.Damaged, Msg: "this is not a PDF: it does not begin like one"}
	}
	return nil
}

// looksForeign says that nothing in the file looks like a PDF. A damaged header
// alone is no reason to refuse: the objects may be all right.
func looksForeign(data []byte) bool {
	head := data[:min(len(data), headerWindow)]
	return !bytes.Contains(head, []byte("%PDF-")) && !bytes.Contains(data, []byte(" obj"))
}

// document composes the text. failed is the error that ended the reading of
// pages early, if one did.
func (f *file) document(failed error) (*hearsay.Document, error) {
	blocks := layout.Compose(f.pages)
	var b block.Builder
	d := &hearsay.Document{Format: hearsay.FormatPDF, Notes: f.notes}
	blocks = slices.DeleteFunc(blocks, func(x layout.Block) bool { return block.Clean(x.Text) == "" })
	spans := make([]hearsay.Span, len(blocks))
	for i, x := range blocks {
		spans[i] = b.Add(x.Kind, x.Page, x.Text)
	}
	b.Build(d)
	if d.Text == "" {
		return nil, f.noText(failed)
	}
	f.setTitle(d, blocks, spans)
	f.setAuthors(d)
	f.setPublished(d)
	return d, nil
}

func (f *file) noText(failed error) error {
	switch {
	case failed != nil:
		return &hearsay.Error{Code: hearsay.Damaged, Msg: "the PDF is damaged: reading it failed", Err: failed}
	case f.read == 0:
		return &hearsay.Error{Code: hearsay.Damaged, Msg: "the PDF is damaged: none of its pages can be read"}
	}
	return &hearsay.Error{
		Code: hearsay.Empty,
		Msg:  fmt.Sprintf("the PDF has no text layer, only pictures or drawings on %s", pages(f.read)),
		Hint: "run it through text recognition (OCR) first and read the result",
	}
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

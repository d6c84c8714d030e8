package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"hearsay"
	"hearsay/ingest/plain"
)

// Lines yields the documents of JSONL as [Reader.Read] does, but from a stream
// of any length, which must be UTF-8: beside what is yielded it holds one line
// of at most l.FileBytes bytes.
func (r *Reader) Lines(ctx context.Context, path string, in io.Reader) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		j := job{r: r, ctx: ctx, yield: yield}
		paths := namesIn(path)
		lines := bufio.NewReaderSize(in, 1<<20)
		for n := 1; !j.cancelled(); n++ {
			raw, err := readLine(lines, r.limits.FileBytes)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				j.fail(paths.path(fmt.Sprintf("line-%d", n), n), err)
				if hearsay.ErrorCode(err) != hearsay.TooLarge {
					return // the stream is broken
				}
				continue
			}
			if raw = bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))); len(raw) == 0 {
				continue
			}
			d, err := plain.FromLine(raw, n)
			name := fmt.Sprintf("line-%d", n)
			if err == nil && d.Name != "" {
				name = d.Name
			}
			j.finish(d, err, paths.path(name, n), raw)
		}
		if len(paths.seen) == 0 {
			j.fail(path, &hearsay.Error{Code: hearsay.Empty, Msg: "holds no lines"})
		}
	}
}

// readLine reads to the end of a line; at the end of the stream it returns
// io.EOF. Of a line that is too long nothing is kept.
func readLine(in *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	length := int64(0)
	for {
		piece, err := in.ReadSlice('\n')
		if length += int64(len(piece)); length <= limit {
			line = append(line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (length == 0 || !errors.Is(err, io.EOF)):
			return nil, err
		case length > limit:
			return nil, tooLarge("the line", length, limit)
		}
		return line, nil
	}
}

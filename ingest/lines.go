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
	"hearsay/ingest/charset"
	"hearsay/ingest/plain"
)

// Lines yields the documents of JSONL as [Reader.Read] does, but from a stream
// of any length, which must be UTF-8: beside what is yielded it holds one line
// of at most three times l.TextBytes. Documents of one name have one path.
func (r *Reader) Lines(ctx context.Context, path string, in io.Reader) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		j := job{r: r, ctx: ctx, yield: yield}
		j.lines(path, in, func(name string, _ int) string { return path + "!/" + name })
	}
}

// jsonl reads each line of a file as a document.
func (j *job) jsonl(p string, data []byte) {
	for _, mark := range []string{"\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			text, _, _ := charset.Decode(data, "")
			data = []byte(text)
		}
	}
	j.lines(p, bytes.NewReader(data), namesIn(p).path)
}

// lines reads each line as a document, whose path is made of its name and its
// number.
func (j *job) lines(p string, in io.Reader, path func(name string, n int) string) {
	lines := bufio.NewReaderSize(in, 64<<10)
	found := false
	for n := 1; !j.cancelled(); n++ {
		raw, err := readLine(lines, 3*j.r.limits.TextBytes)
		if errors.Is(err, io.EOF) {
			break
		}
		raw = bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
		if err == nil && len(raw) == 0 {
			continue
		}
		found = true
		if !j.line(raw, err, n, path) {
			return
		}
	}
	if !found && !j.ended {
		j.fail(p, &hearsay.Error{Code: hearsay.Empty, Msg: "holds no lines"})
	}
}

// line yields the document of one line, or the error of reading it. It reports
// whether the stream goes on.
func (j *job) line(raw []byte, err error, n int, path func(string, int) string) bool {
	name := fmt.Sprintf("line-%d", n)
	if err != nil {
		j.fail(path(name, n), err)
		return hearsay.ErrorCode(err) == hearsay.TooLarge
	}
	d, err := guard(func() (*hearsay.Document, error) { return plain.FromLine(raw, n) })
	if err == nil && d.Name != "" {
		name = d.Name
	}
	j.finish(d, err, path(name, n), raw)
	return true
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
		case errors.Is(err, io.EOF) && length == 0:
			return nil, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, &hearsay.Error{Code: hearsay.Unreadable, Msg: fmt.Sprintf("cannot be read: %v", err), Err: err}
		case length > limit:
			return nil, tooLarge("the line", length, limit)
		}
		return line, nil
	}
}

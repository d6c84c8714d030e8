package pdf

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"

	"hearsay"
)

// readSound reads the file; where its first line or its end is missing, it reads
// it with another one. PDFium finds the objects of a damaged file by itself, but
// only between these two.
func (in *instance) readSound(ctx context.Context, data []byte, clock *deadline) (*file, error) {
	sound, headless := withHeader(data)
	f, err := in.readFile(ctx, sound, clock)
	endless := false
	if hearsay.ErrorCode(err) == hearsay.Damaged && in.err == nil {
		if sound, endless = withTrailer(sound); endless {
			f, err = in.readFile(ctx, sound, clock)
		}
	}
	if err == nil && headless {
		f.notes = append(f.notes, "the first line of the file was damaged")
	}
	if err == nil && endless {
		f.notes = append(f.notes, "the end of the file was damaged or missing; pages may be missing too")
	}
	return f, err
}

// withHeader gives the file a first line if it has none, of the same length
// where it can, so that the objects stay where the file says.
func withHeader(data []byte) (sound []byte, repaired bool) {
	const header = "%PDF-1.7\n"
	head := data[:min(len(data), headerWindow)]
	if bytes.Contains(head, []byte("%PDF-")) {
		return data, false
	}
	end := bytes.IndexAny(head, "\r\n")
	if data[0] != '%' {
		end = -1
	}
	padding := bytes.Repeat([]byte{' '}, max(0, end+1-len(header)))
	return slices.Concat([]byte(header), padding, data[end+1:]), true
}

var catalog = regexp.MustCompile(`/Type\s*/Catalog\b`)

var objectStart = regexp.MustCompile(`(\d{1,10})\s+(\d{1,5})\s+obj\b`)

// catalogWindow is how many bytes the catalog's type may stand behind the start
// of its object.
const catalogWindow = 4096

// withTrailer names the catalog at the end of a file that lost its own end.
func withTrailer(data []byte) (sound []byte, found bool) {
	at := catalog.FindIndex(data)
	if at == nil {
		return data, false
	}
	starts := objectStart.FindAllSubmatch(data[max(0, at[0]-catalogWindow):at[0]], -1)
	if len(starts) == 0 {
		return data, false
	}
	last := starts[len(starts)-1]
	end := fmt.Sprintf("\ntrailer\n<</Root %s %s R>>\nstartxref\n0\n%%%%EOF\n", last[1], last[2])
	return slices.Concat(withoutTable(data), []byte(end)), true
}

// withoutTable cuts off the cross-reference table behind the last object, and
// whatever stands in the place of the trailer.
func withoutTable(data []byte) []byte {
	objects := max(0, bytes.LastIndex(data, []byte("endobj")))
	if at := bytes.Index(data[objects:], []byte("xref")); at >= 0 {
		return data[:objects+at]
	}
	return data
}

package server

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// The limits of one page of the reader. A document above them is shown in
// parts, so that a page stays fast whatever the document's size.
const (
	partBytes   = 100_000 // text of one part
	partRecords = 600     // records that begin in one part
	pieceBytes  = 16_000  // a longer block may be continued in the next part
)

// piece is a block, or a stretch of one that is too long for a page.
type piece struct {
	hearsay.Block
	// Continued is true when the block began before this piece.
	Continued bool
}

// parts groups the document's blocks into pages. starts are the places where
// records begin, in order. There is always at least one part.
func parts(d *hearsay.Document, starts []int) [][]piece {
	var out [][]piece
	var part []piece
	size, records := 0, 0
	for _, p := range pieces(d) {
		low, _ := slices.BinarySearch(starts, p.Start)
		high, _ := slices.BinarySearch(starts, p.End)
		if len(part) > 0 && (size+p.Len() > partBytes || records+high-low > partRecords) {
			out = append(out, part)
			part, size, records = nil, 0, 0
		}
		part = append(part, p)
		size += p.Len()
		records += high - low
	}
	return append(out, part)
}

func pieces(d *hearsay.Document) []piece {
	out := make([]piece, 0, len(d.Blocks))
	for _, b := range d.Blocks {
		rest := piece{Block: b}
		for rest.Len() > pieceBytes {
			head := rest
			head.End = cutAt(d.Text, rest.Start+pieceBytes)
			out = append(out, head)
			rest.Start, rest.Continued = head.End, true
		}
		out = append(out, rest)
	}
	return out
}

// cutAt is the offset after the last white space in the 1,000 bytes before
// limit, or else the last border of a code point at or before limit.
func cutAt(text string, limit int) int {
	if i := strings.LastIndexAny(text[limit-1000:limit], " \n\t"); i >= 0 {
		return limit - 1000 + i + 1
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// extentOf is the span of a part's pieces.
func extentOf(part []piece) hearsay.Span {
	if len(part) == 0 {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: part[0].Start, End: part[len(part)-1].End}
}

// partAt is the index of the part that holds the byte offset, the last one for
// an offset behind the text.
func partAt(all [][]piece, offset int) int {
	for i, part := range all {
		if offset < extentOf(part).End {
			return i
		}
	}
	return len(all) - 1
}

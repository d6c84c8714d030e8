package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Line is one line of text as it stands on the page.
type Line struct {
	Text   string
	Box    Box
	Size   float32
	Bold   bool
	RTL    bool // read from the right
	Hyphen bool
	Aside  bool
	Row    bool // cells with wide gaps between them
	region int  // the column or band that it stands in
}

// cellGap is the gap between two segments of a line that makes it a row of
// cells, in font sizes; a tab stands for it in the text.
const cellGap = 2.0

// makeLine joins the segments of one line in the order of reading.
func (o *orderer) makeLine(segments []Segment) Line {
	l := Line{RTL: o.lineRTL(segments), Bold: true, region: o.region}
	slices.SortStableFunc(segments, func(a, b Segment) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
	if l.RTL {
		slices.Reverse(segments)
	}
	sizes := map[float32]int{}
	var text strings.Builder
	l.Box = segments[0].Box
	for i := range segments {
		s := &segments[i]
		if i > 0 {
			cell := s.Box.gapX(segments[i-1].Box) > cellGap*max(s.Size, segments[i-1].Size)
			l.Row = l.Row || cell
			text.WriteByte(joint(cell))
		}
		text.WriteString(s.Text)
		sizes[s.Size] += len(s.Text)
		l.Bold = l.Bold && (s.Bold || s.letters == 0)
		l.Box = l.Box.union(s.Box)
		l.Hyphen = s.Hyphen
		l.Aside = l.Aside || s.Aside
	}
	l.Text = text.String()
	l.Size = mostCommon(sizes)
	return l
}

func joint(cell bool) byte {
	if cell {
		return '\t'
	}
	return ' '
}

// lineRTL decides the direction of a line.
func (o *orderer) lineRTL(segments []Segment) bool {
	left, right := 0, 0
	for i := range segments {
		left += segments[i].left
		right += segments[i].right
	}
	return readFromRight(left, right, o.rtl)
}

// readFromRight decides the direction of text by its letters; where both kinds
// occur, that of the page has more weight.
func readFromRight(left, right int, page bool) bool {
	switch {
	case left == 0 && right == 0:
		return page
	case left == 0 || right == 0:
		return left > 0
	case page:
		return left*4 > right
	}
	return left > right*2
}

// isNumber tells text of digits and signs.
func isNumber(s string) bool {
	digits := 0
	for _, c := range s {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsLetter(c):
			return false
		}
	}
	return digits > 0
}

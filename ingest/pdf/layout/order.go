package layout

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A page is cut into columns as in the recursive X-Y cut (Nagy and Seth 1984),
// with one change: a gutter must part text, not the cells of a table, which are
// read row by row.

const (
	maxCutSegments = 20_000 // a page with more is read in the order of the file
	maxCutDepth    = 6
	// leastGutter is the width of white space that can part columns, in font
	// sizes of the text beside it.
	leastGutter = 0.9
	// columnLetters is how many letters the lines of a column hold in the middle,
	// columnLines how many lines it has at least.
	columnLetters = 14
	columnLines   = 3
)

// orderLines puts segments into lines and the lines into reading order.
func orderLines(segments []Segment) []Line {
	if len(segments) == 0 {
		return nil
	}
	o := &orderer{rtl: mostlyLeft(segments)}
	if len(segments) > maxCutSegments {
		o.emit(segments)
	} else {
		o.cut(segments, 0)
	}
	return o.lines
}

type orderer struct {
	rtl    bool
	region int
	lines  []Line
}

func mostlyLeft(segments []Segment) bool {
	n := 0
	for i := range segments {
		n += segments[i].left - segments[i].right
	}
	return n > 0
}

// band is a horizontal strip of a region: segments whose heights overlap.
type band struct {
	segments []Segment
	y0, y1   float32
}

// cut emits the lines of a region: above the best gutter, its columns one after
// another, below it.
func (o *orderer) cut(segments []Segment, depth int) {
	bands := makeBands(segments)
	g, ok := bestGutter(bands)
	if !ok || depth >= maxCutDepth {
		o.emit(segments)
		return
	}
	if above := joinBands(bands[:g.first]); len(above) > 0 {
		o.cut(above, depth+1)
	}
	left, right := splitAt(bands[g.first:g.last+1], g.x)
	if o.rtl {
		left, right = right, left
	}
	o.cut(left, depth+1)
	o.cut(right, depth+1)
	if below := joinBands(bands[g.last+1:]); len(below) > 0 {
		o.cut(below, depth+1)
	}
}

func makeBands(segments []Segment) []band {
	sorted := slices.Clone(segments)
	slices.SortStableFunc(sorted, func(a, b Segment) int { return cmp.Compare(a.Box.Y0, b.Box.Y0) })
	var bands []band
	for _, r := range sorted {
		if n := len(bands) - 1; n >= 0 && r.Box.Y0 < bands[n].y1 {
			bands[n].segments = append(bands[n].segments, r)
			bands[n].y1 = max(bands[n].y1, r.Box.Y1)
		} else {
			bands = append(bands, band{[]Segment{r}, r.Box.Y0, r.Box.Y1})
		}
	}
	return bands
}

func joinBands(bands []band) []Segment {
	var segments []Segment
	for _, b := range bands {
		segments = append(segments, b.segments...)
	}
	return segments
}

func splitAt(bands []band, x float32) (left, right []Segment) {
	for _, b := range bands {
		for _, r := range b.segments {
			if (r.Box.X0+r.Box.X1)/2 < x {
				left = append(left, r)
			} else {
				right = append(right, r)
			}
		}
	}
	return left, right
}

// gutter is white space from one band to another.
type gutter struct {
	first, last int
	x           float32 // its middle
	lo, hi      float32
}

// bestGutter is the highest one that parts columns of text.
func bestGutter(bands []band) (best gutter, ok bool) {
	if len(bands) > 500 {
		return best, false
	}
	most := float32(0)
	free := make([][]interval, len(bands))
	for i := range bands {
		free[i] = gaps(bands[i].segments)
	}
	for i := range bands {
		for _, gap := range free[i] {
			g := extend(bands, i, gap)
			height := bands[g.last].y1 - bands[g.first].y0
			if height > most && partsText(bands, g) {
				best, most, ok = g, height, true
			}
		}
	}
	return best, ok
}

type interval struct{ lo, hi float32 }

// gaps are the white spaces between the segments of one band.
func gaps(segments []Segment) []interval {
	sorted := slices.Clone(segments)
	slices.SortFunc(sorted, func(a, b Segment) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
	var out []interval
	end := sorted[0].Box.X1
	for _, r := range sorted[1:] {
		if r.Box.X0-end >= leastGutter*r.Size {
			out = append(out, interval{end, r.Box.X0})
		}
		end = max(end, r.Box.X1)
	}
	return out
}

// extend follows a gap up and down as far as it stays free.
func extend(bands []band, i int, gap interval) gutter {
	g := gutter{first: i, last: i, lo: gap.lo, hi: gap.hi}
	least := leastGutter * smallest(bands[i].segments)
	for g.first > 0 && g.narrow(bands[g.first-1], least) {
		g.first--
	}
	for g.last < len(bands)-1 && g.narrow(bands[g.last+1], least) {
		g.last++
	}
	g.x = (g.lo + g.hi) / 2
	return g
}

// smallest is the least size of the segments: an initial or a number set very
// large says nothing of the text beside it.
func smallest(segments []Segment) float32 {
	least := segments[0].Size
	for i := range segments {
		least = min(least, segments[i].Size)
	}
	return least
}

// narrow takes a band into the gutter if enough of it stays free.
func (g *gutter) narrow(b band, least float32) bool {
	lo, hi := g.lo, g.hi
	mid := (lo + hi) / 2
	for i := range b.segments {
		box := b.segments[i].Box
		switch {
		case box.X1 <= lo || box.X0 >= hi:
		case (box.X0+box.X1)/2 < mid:
			lo = max(lo, box.X1)
		default:
			hi = min(hi, box.X0)
		}
	}
	if hi-lo < least {
		return false
	}
	g.lo, g.hi = lo, hi
	return true
}

// partsText tells columns of text from the columns of a table.
func partsText(bands []band, g gutter) bool {
	left, right := splitAt(bands[g.first:g.last+1], g.x)
	return isColumn(left) && isColumn(right)
}

func isColumn(segments []Segment) bool {
	lines := makeBands(segments)
	if len(lines) < columnLines {
		return false
	}
	lengths := make([]int, len(lines))
	digits, letters := 0, 0
	for i, l := range lines {
		for j := range l.segments {
			lengths[i] += utf8.RuneCountInString(l.segments[j].Text)
			letters += l.segments[j].letters
			if isNumber(l.segments[j].Text) {
				digits += l.segments[j].letters
			}
		}
	}
	slices.Sort(lengths)
	return lengths[len(lengths)/2] >= columnLetters && digits*3 < letters
}

// emit makes lines of the segments of a region without columns.
func (o *orderer) emit(segments []Segment) {
	o.region++
	for _, row := range segmentRows(segments) {
		o.lines = append(o.lines, o.makeLine(row))
	}
}

// segmentRows groups segments that stand on one base line, from the head of the
// page to its foot. Long ones come first, as in makeRows.
func segmentRows(segments []Segment) [][]Segment {
	order := make([]int, len(segments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(min(len(segments[b].Text), 4), min(len(segments[a].Text), 4)),
			cmp.Compare(segments[a].Box.Y1, segments[b].Box.Y1))
	})
	var rows [][]Segment
	index := newRowIndex()
	for _, i := range order {
		at := index.find(segments[i].Box)
		if at < 0 {
			at = len(rows)
			rows = append(rows, nil)
			index.add(segments[i].Box, at)
		}
		rows[at] = append(rows[at], segments[i])
	}
	slices.SortStableFunc(rows, func(a, b []Segment) int { return cmp.Compare(a[0].Box.Y1, b[0].Box.Y1) })
	return rows
}

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
	maxCutRuns  = 20_000 // a page with more is read in the order of the file
	maxCutDepth = 6
	// leastGutter is the width of white space that can part columns, in font
	// sizes of the text beside it.
	leastGutter = 0.9
	// columnLetters is how many letters the lines of a column hold in the middle,
	// columnLines how many lines it has at least.
	columnLetters = 14
	columnLines   = 3
)

// orderLines puts runs into lines and the lines into reading order.
func orderLines(runs []run, region int) []Line {
	if len(runs) == 0 {
		return nil
	}
	o := &orderer{rtl: mostlyLeft(runs), region: region}
	if len(runs) > maxCutRuns {
		o.emit(runs)
		return o.lines
	}
	o.cut(runs, 0)
	return o.lines
}

type orderer struct {
	rtl    bool
	region int
	lines  []Line
}

func mostlyLeft(runs []run) bool {
	n := 0
	for i := range runs {
		switch runs[i].dir {
		case toLeft:
			n += len(runs[i].text)
		case toRight:
			if !isNumber(&runs[i]) {
				n -= len(runs[i].text)
			}
		}
	}
	return n > 0
}

// band is a horizontal strip of a region: runs whose heights overlap.
type band struct {
	runs   []run
	y0, y1 float32
}

// cut emits the lines of a region: above the best gutter, its columns one after
// another, below it.
func (o *orderer) cut(runs []run, depth int) {
	bands := makeBands(runs)
	g, ok := bestGutter(bands)
	if !ok || depth >= maxCutDepth {
		o.emit(runs)
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

func makeBands(runs []run) []band {
	sorted := slices.Clone(runs)
	slices.SortStableFunc(sorted, func(a, b run) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
	var bands []band
	for _, r := range sorted {
		if n := len(bands) - 1; n >= 0 && r.box.Y0 < bands[n].y1 {
			bands[n].runs = append(bands[n].runs, r)
			bands[n].y1 = max(bands[n].y1, r.box.Y1)
		} else {
			bands = append(bands, band{[]run{r}, r.box.Y0, r.box.Y1})
		}
	}
	return bands
}

func joinBands(bands []band) []run {
	var runs []run
	for _, b := range bands {
		runs = append(runs, b.runs...)
	}
	return runs
}

func splitAt(bands []band, x float32) (left, right []run) {
	for _, b := range bands {
		for _, r := range b.runs {
			if (r.box.X0+r.box.X1)/2 < x {
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

func (g gutter) bands() int { return g.last - g.first }

// bestGutter is the longest one that parts columns of text.
func bestGutter(bands []band) (best gutter, ok bool) {
	if len(bands) > 500 {
		return best, false
	}
	free := make([][]interval, len(bands))
	for i := range bands {
		free[i] = gaps(bands[i].runs)
	}
	for i := range bands {
		for _, gap := range free[i] {
			g, valid := extend(bands, i, gap)
			if valid && (!ok || g.bands() > best.bands()) && partsText(bands, g) {
				best, ok = g, true
			}
		}
	}
	return best, ok
}

type interval struct{ lo, hi float32 }

// gaps are the white spaces between the runs of one band.
func gaps(runs []run) []interval {
	sorted := slices.Clone(runs)
	slices.SortFunc(sorted, func(a, b run) int { return cmp.Compare(a.box.X0, b.box.X0) })
	var out []interval
	end := sorted[0].box.X1
	for _, r := range sorted[1:] {
		if r.box.X0-end >= leastGutter*r.size {
			out = append(out, interval{end, r.box.X0})
		}
		end = max(end, r.box.X1)
	}
	return out
}

// extend follows a gap up and down as far as it stays free.
func extend(bands []band, i int, gap interval) (gutter, bool) {
	g := gutter{first: i, last: i, lo: gap.lo, hi: gap.hi}
	least := leastGutter * bands[i].runs[0].size
	for g.first > 0 && g.narrow(bands[g.first-1], least) {
		g.first--
	}
	for g.last < len(bands)-1 && g.narrow(bands[g.last+1], least) {
		g.last++
	}
	g.x = (g.lo + g.hi) / 2
	return g, g.last > g.first
}

// narrow takes a band into the gutter if enough of it stays free.
func (g *gutter) narrow(b band, least float32) bool {
	lo, hi := g.lo, g.hi
	mid := (lo + hi) / 2
	for i := range b.runs {
		box := b.runs[i].box
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

func isColumn(runs []run) bool {
	lines := makeBands(runs)
	if len(lines) < columnLines {
		return false
	}
	lengths := make([]int, len(lines))
	digits, letters := 0, 0
	for i, l := range lines {
		for j := range l.runs {
			lengths[i] += len(l.runs[j].text)
			letters += l.runs[j].letters
			if isNumber(&l.runs[j]) {
				digits += l.runs[j].letters
			}
		}
	}
	slices.Sort(lengths)
	return lengths[len(lengths)/2] >= columnLetters && digits*3 < letters
}

// emit makes lines of the runs of a region without columns.
func (o *orderer) emit(runs []run) {
	o.region++
	for _, b := range makeBands(runs) {
		for _, l := range bandLines(b.runs) {
			o.lines = append(o.lines, o.makeLine(l))
		}
	}
}

// bandLines parts a band that holds several lines which overlap a little.
func bandLines(runs []run) [][]run {
	sorted := slices.Clone(runs)
	slices.SortStableFunc(sorted, func(a, b run) int { return cmp.Compare(a.box.Y1, b.box.Y1) })
	var lines [][]run
	var boxes []Box
	for _, r := range bySize(sorted) {
		at := -1
		for i := range lines {
			if boxes[i].overlapY(r.box) >= 0.5*min(r.box.height(), boxes[i].height()) {
				at = i
				break
			}
		}
		if at < 0 {
			lines, boxes = append(lines, nil), append(boxes, r.box)
			at = len(lines) - 1
		}
		lines[at] = append(lines[at], r)
	}
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(boxes[a].Y1, boxes[b].Y1) })
	out := make([][]run, len(lines))
	for i, j := range order {
		out[i] = lines[j]
	}
	return out
}

// bySize puts long runs first: they say where a line is, small raised ones do
// not.
func bySize(runs []run) []run {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(weight(b), weight(a)) })
	return runs
}

func weight(r run) int {
	if len(r.text) >= 4 {
		return 1
	}
	return 0
}

func runesLen(s string) int { return utf8.RuneCountInString(s) }

package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Segment is text that stands side by side on one base line without a gap wide
// enough to part columns or cells. Its text is in logical order.
type Segment struct {
	Text    string
	Box     Box     // y downwards; from the top of the letters to the base line
	Size    float32 // of most of its letters, in points
	Bold    bool    // all of it
	Hyphen  bool    // ends with a hyphen that breaks a word
	Aside   bool    // turned against the rest of the page, or across it
	stamp   bool    // turned text at the margin: not what the page says
	letters int     // letters and digits
	left    int     // letters that are read from the right to the left
	right   int     // letters, without digits, that are read from the left to the right
}

const (
	// segmentGap is the gap between two runs that parts segments, in font sizes;
	// wordGap the gap that is a space.
	segmentGap = 0.8
	wordGap    = 0.12
)

// makeSegments joins runs that stand side by side.
func makeSegments(runs []run) []Segment {
	rows, rtl := makeRows(runs), runLeft(runs)
	out := make([]Segment, 0, len(rows))
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b run) int { return cmp.Compare(a.box.X0, b.box.X0) })
		start, end := 0, row[0].box.X1
		for i := 1; i < len(row); i++ {
			if row[i].box.X0-end > segmentGap*max(row[i].size, row[i-1].size) {
				out = append(out, makeSegment(row[start:i], rtl))
				start = i
			}
			end = max(end, row[i].box.X1)
		}
		out = append(out, makeSegment(row[start:], rtl))
	}
	return out
}

// makeRows groups runs that stand on one base line. Long runs come first: they
// say where a line is, a small raised one does not.
func makeRows(runs []run) [][]run {
	order := make([]int, len(runs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(weight(&runs[b]), weight(&runs[a])), cmp.Compare(runs[a].box.Y1, runs[b].box.Y1))
	})
	var rows [][]run
	index := newRowIndex()
	for _, i := range order {
		r := runs[i]
		at := index.find(r.box)
		if at < 0 {
			at = len(rows)
			rows = append(rows, nil)
			index.add(r.box, at)
		}
		rows[at] = append(rows[at], r)
	}
	return rows
}

func weight(r *run) int {
	if len(r.text) >= 4 {
		return 1
	}
	return 0
}

// rowIndex finds the row that a box stands in, by strips of the page.
type rowIndex struct {
	strips map[int][]int
	boxes  []Box
}

const stripHeight = 16 // points

func newRowIndex() *rowIndex { return &rowIndex{strips: map[int][]int{}} }

func strip(y float32) int { return int(max(-1e6, min(y/stripHeight, 1e6))) }

// add must be called with rows in order.
func (x *rowIndex) add(b Box, row int) {
	x.boxes = append(x.boxes, b)
	for s := strip(b.Y0); s <= strip(b.Y1) && s < strip(b.Y0)+40; s++ {
		x.strips[s] = append(x.strips[s], row)
	}
}

// find returns the row that shares most of the height of the box, at least half
// of it; -1 for none.
func (x *rowIndex) find(b Box) int {
	best, most := -1, float32(0)
	for s := strip(b.Y0); s <= strip(b.Y1) && s < strip(b.Y0)+40; s++ {
		for _, row := range x.strips[s] {
			o := x.boxes[row]
			share := b.overlapY(o) / max(min(b.height(), o.height()), 0.01)
			if share >= 0.5 && share > most+0.01 {
				best, most = row, share
			}
		}
	}
	return best
}

// runLeft tells whether most letters are read from the right.
func runLeft(runs []run) bool {
	n := 0
	for i := range runs {
		switch {
		case runs[i].dir == toLeft:
			n += runs[i].letters
		case !isNumber(string(runs[i].text)):
			n -= runs[i].letters
		}
	}
	return n > 0
}

// makeSegment joins runs that are sorted from left to right. rtl is the
// direction of the page, which counts for text without letters.
func makeSegment(runs []run, rtl bool) Segment {
	s := Segment{Box: runs[0].box, Bold: true}
	sizes := map[float32]int{}
	for i := range runs {
		r := &runs[i]
		sizes[r.size] += len(r.text)
		s.Box = s.Box.union(r.box)
		s.Bold = s.Bold && (r.bold || r.letters == 0)
		s.letters += r.letters
		for _, c := range r.text {
			switch d := glyphDirection(c); {
			case d == toLeft:
				s.left++
			case d == toRight && unicode.IsLetter(c):
				s.right++
			}
		}
	}
	s.Size = mostCommon(sizes)
	s.Bold = s.Bold && s.letters > 0
	switch {
	case s.left > 0:
		s.Text = logicalText(runs, readFromRight(s.left, s.right, rtl))
	case s.right == 0 && rtl || interleaved(runs):
		s.Text = logicalText(runs, s.right == 0 && rtl)
	default:
		s.Text = joinRuns(runs)
		s.Hyphen = runs[len(runs)-1].hyphen
	}
	return s
}

// interleaved tells whether a run stands inside another one.
func interleaved(runs []run) bool {
	for i := 1; i < len(runs); i++ {
		if runs[i-1].box.X1-runs[i].box.X0 > 0.4*runs[i].size {
			return true
		}
	}
	return false
}

func joinRuns(runs []run) string {
	var text strings.Builder
	for i := range runs {
		r := &runs[i]
		if i > 0 {
			gap := r.box.gapX(runs[i-1].box)
			if gap > wordGap*min(r.size, runs[i-1].size) || r.space && gap > 0 {
				text.WriteByte(' ')
			}
		}
		text.WriteString(string(r.text))
	}
	return strings.TrimSpace(text.String())
}

func mostCommon(sizes map[float32]int) float32 {
	var best float32
	for s, n := range sizes {
		if n > sizes[best] || n == sizes[best] && s > best {
			best = s
		}
	}
	return best
}

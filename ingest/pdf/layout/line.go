package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// cellGap is the gap between two runs of a line that makes it a row of cells, in
// font sizes; wordGap the gap that is a space.
const (
	cellGap = 2.0
	wordGap = 0.12
)

// makeLine joins the runs of one line in logical order.
func (o *orderer) makeLine(runs []run) Line {
	l := Line{RTL: o.lineRTL(runs), Bold: true, region: o.region}
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.box.X0, b.box.X0) })
	if l.RTL {
		slices.Reverse(runs)
		keepNumbers(runs)
	}
	var text strings.Builder
	sizes := map[float32]int{}
	for i := range runs {
		r := &runs[i]
		if i == 0 {
			l.Box = r.box
		} else if gap := r.box.gapX(runs[i-1].box); gap > wordGap*min(r.size, runs[i-1].size) || r.space && gap > 0 {
			text.WriteByte(' ')
			l.Row = l.Row || gap > cellGap*max(r.size, runs[i-1].size)
		}
		text.WriteString(string(r.text))
		sizes[r.size] += len(r.text)
		l.Bold = l.Bold && (r.bold || r.letters == 0)
		l.Box = l.Box.union(r.box)
		l.Hyphen = r.hyphen
	}
	l.Text = strings.TrimSpace(text.String())
	l.Size = mostCommon(sizes)
	return l
}

// lineRTL decides the direction of a line: that of its letters; where both
// occur, that of the page.
func (o *orderer) lineRTL(runs []run) bool {
	left, right := 0, 0
	for i := range runs {
		switch {
		case runs[i].dir == toLeft:
			left += len(runs[i].text)
		case runs[i].dir == toRight && !isNumber(&runs[i]):
			right += len(runs[i].text)
		}
	}
	switch {
	case left == 0 && right == 0:
		return o.rtl
	case left == 0 || right == 0:
		return left > 0
	case o.rtl:
		return left*4 > right
	}
	return left > right*2
}

func isNumber(r *run) bool {
	digits := 0
	for _, c := range r.text {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsLetter(c):
			return false
		}
	}
	return digits > 0
}

// keepNumbers turns numbers with what joins them back to the right, in a line
// that was sorted from the right: 12/3/2019 is read from the left in both.
func keepNumbers(runs []run) {
	for i := 0; i < len(runs); {
		j := i
		for j < len(runs) && numeric(&runs[j]) && (j == i || touches(&runs[j-1], &runs[j])) {
			j++
		}
		for j > i && !isNumber(&runs[j-1]) {
			j--
		}
		if j-i > 1 {
			slices.Reverse(runs[i:j])
		}
		i = max(j, i+1)
	}
}

func numeric(r *run) bool {
	if r.dir == toLeft {
		return false
	}
	for _, c := range r.text {
		if !unicode.IsDigit(c) && !strings.ContainsRune("/.:-,–٫٬%+", c) {
			return false
		}
	}
	return true
}

func touches(a, b *run) bool { return a.box.gapX(b.box) < wordGap*b.size }

func mostCommon(sizes map[float32]int) float32 {
	var best float32
	for s, n := range sizes {
		if n > sizes[best] || n == sizes[best] && s > best {
			best = s
		}
	}
	return best
}

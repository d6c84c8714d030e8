package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A PDF paints glyphs where they are seen, so the order of reading has to be
// found again: from the right, with numbers and words of the other direction
// turned back (the inverse of the Unicode bidirectional algorithm, UAX 9, for
// one level of embedding).

// cluster is what stands in one place: a letter with its marks, or the letters
// of a ligature.
type cluster struct {
	text []rune
	box  Box
	size float32
	dir  direction
	// first and last are the places of its glyphs in the order of the extractor;
	// spaced tells that the extractor saw a space before it.
	first, last int32
	spaced      bool
}

// logicalText is the text of runs that hold letters read from the right. rtl
// says that the line as a whole is read from the right.
func logicalText(runs []run, rtl bool) string {
	cs := makeClusters(runs)
	slices.SortStableFunc(cs, func(a, b cluster) int {
		return cmp.Compare(a.box.X0+a.box.X1, b.box.X0+b.box.X1)
	})
	cs = withSpaces(cs)
	if rtl {
		slices.Reverse(cs)
		turnBack(cs, toRight)
		return fixBrackets(text(cs))
	}
	turnBack(cs, toLeft)
	return text(cs)
}

func text(cs []cluster) string {
	var b strings.Builder
	for _, c := range cs {
		b.WriteString(string(c.text))
	}
	return strings.TrimSpace(b.String())
}

// makeClusters puts marks on the letter that they stand over.
func makeClusters(runs []run) []cluster {
	var cs []cluster
	var marks []Glyph
	for i := range runs {
		for j, g := range runs[i].glyphs {
			switch {
			case isMark(g.Rune):
				marks = append(marks, g)
			case j > 0 && inLigature(runs[i].glyphs[j-1], g):
				c := &cs[len(cs)-1]
				c.text, c.last = appendRune(c.text, g.Rune), g.order
			default:
				cs = append(cs, cluster{appendRune(nil, g.Rune), g.Box, g.Size, glyphDirection(g.Rune), g.order, g.order, g.spaced})
			}
		}
	}
	for _, m := range marks {
		if c := baseOf(cs, m); c != nil {
			c.text = append(c.text, m.Rune)
		}
	}
	return cs
}

// inLigature tells whether g, which follows last, is a part of the same picture:
// it has the same box, or none of its own.
func inLigature(last, g Glyph) bool {
	if isMark(last.Rune) || g.spaced {
		return false
	}
	return sameGlyph(last, g) || glyphDirection(g.Rune) == toLeft && g.Box.width() < 0.02*g.Size && g.Object == last.Object
}

// baseOf finds the letter under a mark.
func baseOf(cs []cluster, m Glyph) *cluster {
	mid := (m.Box.X0 + m.Box.X1) / 2
	var best *cluster
	var least float32
	for i := range cs {
		c := &cs[i]
		if !unicode.IsLetter(c.text[0]) {
			continue
		}
		d := max(0, c.box.X0-mid, mid-c.box.X1)
		if best == nil || d < least {
			best, least = c, d
		}
	}
	if best == nil && len(cs) > 0 {
		return &cs[len(cs)-1]
	}
	return best
}

// withSpaces puts a space where there is a gap.
func withSpaces(cs []cluster) []cluster {
	out := make([]cluster, 0, len(cs)*5/4)
	for i, c := range cs {
		if i > 0 {
			if parted(&cs[i-1], &c) {
				out = append(out, cluster{text: []rune{' '}, box: Box{cs[i-1].box.X1, c.box.Y0, c.box.X0, c.box.Y1}, size: c.size})
			}
		}
		out = append(out, c)
	}
	return out
}

// parted tells whether a space stands between two neighbours. Where the
// extractor read one right after the other it knows best, for it measures from
// the origins of the glyphs; boxes of joined letters overlap or leave gaps.
func parted(a, b *cluster) bool {
	gap := b.box.X0 - a.box.X1
	switch {
	case cameAfter(a, b):
		return b.spaced || gap > missedGap*b.size
	case cameAfter(b, a):
		return a.spaced || gap > missedGap*b.size
	}
	return gap > wordGap*min(a.size, b.size)
}

// cameAfter tells whether b came right after a, but for a space.
func cameAfter(a, b *cluster) bool {
	d := b.first - a.last
	return d == 1 || d == 2 && b.spaced
}

// turnBack reverses the stretches of clusters that run in direction d, with the
// neutral ones inside a stretch.
func turnBack(cs []cluster, d direction) {
	for i := 0; i < len(cs); {
		if cs[i].dir != d {
			i++
			continue
		}
		end := i + 1
		for j := i + 1; j < len(cs) && (cs[j].dir == d || cs[j].dir == neutral && joins(cs, i, j, d)); j++ {
			if cs[j].dir == d {
				end = j + 1
			}
		}
		slices.Reverse(cs[i:end])
		i = end
	}
}

// joins tells whether a neutral cluster inside a stretch keeps it together. A
// stretch of words does so over anything; between two numbers only a separator
// does: "2019 12" in a line read from the right are two numbers, in that order.
func joins(cs []cluster, first, at int, d direction) bool {
	if d == toLeft {
		return true
	}
	if unicode.IsLetter(cs[first].text[0]) {
		return true
	}
	return strings.ContainsRune("/.:-,–٫٬%+", cs[at].text[0])
}

// fixBrackets gives the brackets of a line that is read from the right the form
// that their place asks for: files disagree about whether the form that is seen
// or the one that is meant is stored.
func fixBrackets(s string) string {
	if !strings.ContainsAny(s, "()[]{}«»") {
		return s
	}
	rs := []rune(s)
	for i, r := range rs {
		mirror, ok := brackets[r]
		if !ok {
			continue
		}
		open := opens(rs, i)
		if open != 0 && (open > 0) != isOpening(r) {
			rs[i] = mirror
		}
	}
	return string(rs)
}

var brackets = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«'}

func isOpening(r rune) bool { return strings.ContainsRune("([{«", r) }

// opens is 1 where only an opening bracket can stand, -1 where only a closing
// one can, 0 where both could.
func opens(rs []rune, i int) int {
	before := i == 0 || rs[i-1] == ' '
	after := i+1 == len(rs) || rs[i+1] == ' ' || strings.ContainsRune(".,;:!?؟،؛", rs[i+1])
	switch {
	case before && !after:
		return 1
	case after && !before:
		return -1
	}
	return 0
}

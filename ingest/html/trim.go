package html

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// trim marks what lies inside the container and is no part of the article.
func (w *weights) trim() {
	first, last := w.p.unitsOf(w.best)
	copy(w.aside, w.junk)
	w.markAroundCore(first, last)
	w.markTeasers(first, last)
	w.cutTail(first, last)
	w.markRepeated(first, last)
	w.markCaptionsAndBios(first, last)
	w.markLabels(first, last)
	w.markContacts(first, last)
}

// markRepeated finds paragraphs that the page shows outside the container too:
// boxes that ask for something. The first paragraphs are repeated in teasers and
// stay; so does everything when the page holds the article twice.
func (w *weights) markRepeated(first, last int) {
	outside := map[string]bool{}
	for i := range w.p.units {
		if w.prose[i] > 0 && (i < first || i >= last) {
			outside[w.p.units[i].text] = true
		}
	}
	var repeated []int
	size, seen := 0, 0
	for i := first; i < last; i++ {
		if w.prose[i] == 0 || w.junk[i] {
			continue
		}
		if seen++; seen > 2 && outside[w.p.units[i].text] {
			repeated = append(repeated, i)
			size += w.prose[i]
		}
	}
	if size*4 > w.proseIn(first, last) {
		return
	}
	for _, i := range repeated {
		w.junk[i] = true
	}
}

// markCaptionsAndBios finds the captions that credit a picture, labels with a
// link, and paragraphs about the author.
func (w *weights) markCaptionsAndBios(first, last int) {
	all := w.proseIn(first, last)
	for i := first; i < last; i++ {
		u := &w.p.units[i]
		h, e := w.hintAround(i)
		switch {
		case (h == hintCaption || u.flags&inFigure != 0) && holdsCredit(u.text, w.size[i]):
			w.junk[i] = true
		case w.prose[i] == 0 && i > w.title && isLabelledLink(u):
			w.junk[i] = true
		case h == hintByline && w.prose[i] > 60:
			f, l := w.p.unitsOf(e)
			w.junk[i] = w.junk[i] || (w.sum[l]-w.sum[f])*5 < all
		}
	}
}

// isLabelledLink reports a label and the title of another page: "Read also: Bread
// is dearer".
func isLabelledLink(u *unit) bool {
	return u.links >= 20 && int(u.links)*3 > len(u.text) && u.flags&(inList|inTable|inHeading) == 0 && !namesSource(u.text)
}

// hintAround is the strongest hint of the nearest elements, and the outermost of
// them that gives it.
func (w *weights) hintAround(i int) (hint, int32) {
	best, at := noHint, int32(0)
	for e, n := w.p.units[i].element, 0; n < 3 && e > 0; n++ {
		if h := w.hintOf(e); h >= best {
			best, at = h, e
		}
		e = w.p.elements[e].parent
	}
	return best, at
}

// markTeasers finds lists of pages: a line that is a link, then a short
// paragraph, at least twice in a row.
func (w *weights) markTeasers(first, last int) {
	run, previous := []int{}, -10
	flush := func() {
		if len(run) >= 2 {
			for _, i := range run {
				w.junk[i] = true
			}
		}
		run = run[:0]
	}
	for i := first + 1; i < last; i++ {
		if w.prose[i] == 0 {
			continue
		}
		teaser := w.prose[i] < 250 && w.size[i-1] >= 15 && mostlyLinks(&w.p.units[i-1])
		if !teaser || i-previous > 4 {
			flush()
		}
		if teaser {
			run = append(run, i)
		}
		previous = i
	}
	flush()
}

// core is the smallest element in the container that holds five sixths of its
// prose.
func (w *weights) core(first, last int) (int, int) {
	sum := make([]int, len(w.size)+1) // prose before each unit that is not junk
	for i := range w.size {
		sum[i+1] = sum[i]
		if !w.junk[i] {
			sum[i+1] += w.prose[i]
		}
	}
	all := sum[last] - sum[first]
	for e := w.best + 1; e < w.p.elements[w.best].last; {
		f, l := w.p.unitsOf(e)
		if isContainer(w.p.elements[e].tag) && (sum[l]-sum[f])*6 >= all*5 {
			first, last = f, l
			e++
		} else {
			e = w.p.elements[e].last
		}
	}
	return first, last
}

// longTail is the size from which a paragraph behind the core is believed to
// belong to it.
const longTail = 80

// markAroundCore finds what the container holds besides the core: short lines
// and short paragraphs behind it.
func (w *weights) markAroundCore(first, last int) {
	coreFirst, coreLast := w.core(first, last)
	if coreLast-coreFirst < 3 {
		return
	}
	for i := first; i < last; i++ {
		f := w.p.units[i].flags
		before := i < coreFirst && i != w.title && w.prose[i] == 0 && (w.size[i] < 60 || f&inHeading == 0)
		behind := i >= coreLast && w.prose[i] < longTail && (w.prose[i] > 0 || f&(inHeading|inList|inQuote|inTable) == 0)
		if before || behind {
			w.junk[i] = true
		}
	}
}

// A gap is a stretch of menus and links that ends an article when little prose
// follows it.
const gapUnits, tailShare = 8, 7

// cutTail ends the article at a long gap.
func (w *weights) cutTail(first, last int) {
	left := w.proseIn(max(first, w.title), last)
	prose, gap := 0, 0
	for i := max(first, w.title); i < last; i++ {
		switch {
		case w.junk[i] || mostlyLinks(&w.p.units[i]):
			gap++
		case w.prose[i] > 0 && gap >= gapUnits && (left-prose)*tailShare < prose:
			for ; i < last; i++ {
				w.junk[i] = true
			}
		case w.prose[i] > 0:
			prose += w.prose[i]
			gap = 0
		}
	}
}

// proseIn is the prose of a range of units that is not junk.
func (w *weights) proseIn(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if !w.junk[i] {
			n += w.prose[i]
		}
	}
	return n
}

// markLabels finds the short lines around the article's paragraphs that are no
// paragraphs by their markup: a rubric before the title, a reading time, the
// name of a rubric behind the last paragraph.
func (w *weights) markLabels(first, last int) {
	firstProse, lastProse := last, first
	for i := first; i < last; i++ {
		if w.prose[i] > 0 && !w.junk[i] && i > w.title {
			firstProse, lastProse = min(firstProse, i), i
		}
	}
	for i := first; i < last; i++ {
		if w.prose[i] > 0 || i >= firstProse && i <= lastProse {
			continue
		}
		if i < w.title || w.isLabel(i) {
			w.junk[i] = true
		}
	}
}

// isLabel reports a short line in an element that is not for text.
func (w *weights) isLabel(i int) bool {
	u := &w.p.units[i]
	if w.size[i] > 60 || u.flags&(inHeading|inList|inQuote|inTable|inPre) != 0 {
		return false
	}
	for e, n := u.element, 0; n < 3; n++ {
		if w.p.elements[e].tag == atom.P {
			return false
		}
		e = w.p.elements[e].parent
	}
	return true
}

// markContacts finds the lines with an author's addresses at the end.
func (w *weights) markContacts(first, last int) {
	for i, n := last-1, 0; i >= first && n < 3; i-- {
		if w.junk[i] || mostlyLinks(&w.p.units[i]) {
			continue
		}
		n++
		if text := w.p.units[i].text; w.size[i] <= 110 && strings.Contains(text, "@") && strings.Contains(text, ".") {
			w.junk[i] = true
		}
	}
}

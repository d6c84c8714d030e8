package html

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// front is what stands around the title: who wrote it and when.
type front struct {
	m       *metadata
	w       *weights
	date    statement
	authors []statement
	// first and last bound the units of the zone; last is behind it.
	first, last int
	// marked are the elements of the zone that say what they are.
	marked []marked
}

// marked is an element that says that it holds an author or a date.
type marked struct {
	element int32
	hint    hint
	exact   bool // by a vocabulary (itemprop, rel, <time>), not by a name of a stylesheet
	inZone  bool
}

// zoneBefore and zoneAfter are how many units before and after the title may
// hold its byline.
const zoneBefore, zoneAfter = 4, 14

// maxMarked and maxDepth bound the elements that are looked at and the parents of
// each.
const maxMarked, maxDepth = 200, 64

// readFront finds author and date, in the head first, then in the zone.
func readFront(m *metadata, w *weights) *front {
	f := &front{m: m, w: w}
	f.bound()
	f.mark()
	f.date = f.shownDate(f.findDate())
	f.authors = f.findAuthors()
	return f
}

// bound finds the zone: around the title, up to the second paragraph of prose;
// without a title, the beginning of the main text.
func (f *front) bound() {
	start, end := f.w.p.unitsOf(f.w.best)
	if f.w.title >= 0 {
		start, end = f.w.title, max(end, f.w.title+1)
	}
	f.first, f.last = start, start
	if f.w.title >= 0 {
		f.first = max(0, start-zoneBefore)
	}
	for prose := 0; f.last < min(end, start+zoneAfter) && prose < 2; f.last++ {
		if f.w.prose[f.last] > 60 {
			prose++
		}
	}
}

func (f *front) inZone(u int32) bool { return int(u) >= f.first && int(u) < f.last }

// mark collects the elements that say that they hold an author or a date: those
// of the zone, and those of the main text behind it that use a vocabulary. What
// stands before the title must belong to it, or it is the page's own header.
func (f *front) mark() {
	_, end := f.w.p.unitsOf(f.w.best)
	for e := 0; e < len(f.w.p.elements) && len(f.marked) < maxMarked; e++ {
		el := &f.w.p.elements[e]
		u := int(el.from.unit)
		if u < f.first || u >= max(end, f.last) || u >= len(f.w.aside) || el.flags&(inHidden|inUnseen) != 0 && el.tag != atom.Meta {
			continue
		}
		mk := f.markOf(int32(e))
		mk.inZone = f.inZone(el.from.unit)
		switch {
		case mk.hint == noHint:
		case f.w.aside[u]:
		case !mk.inZone && (!mk.exact || el.tag == atom.Time || f.w.junk[u]):
		case u < f.w.title && !f.besideTitle(u):
		default:
			f.marked = append(f.marked, mk)
		}
	}
}

// markOf reads what one element says of itself.
func (f *front) markOf(e int32) marked {
	p := f.w.p
	mk := marked{element: e, exact: true}
	switch prop := strings.ToLower(p.attr(e, "itemprop")); {
	case strings.Contains(prop, "datepublished"):
		mk.hint = hintDate
		return mk
	case prop == "author" || prop == "creator":
		mk.hint = hintByline
		return mk
	case strings.Contains(prop, "datemodified") || strings.Contains(prop, "dateupdated"):
		return marked{}
	}
	if strings.Contains(" "+strings.ToLower(p.attr(e, "rel"))+" ", " author ") {
		mk.hint = hintByline
		return mk
	}
	names := p.attr(e, "class") + " " + p.attr(e, "id")
	if p.elements[e].tag == atom.Time {
		if !saysUpdated(names) {
			mk.hint = hintDate
		}
		return mk
	}
	mk.exact = false
	if h := f.w.hintOf(e); h == hintByline || h == hintDate && !saysUpdated(names) && !isOtherDate(names) {
		mk.hint = h
	}
	return mk
}

// isOtherDate reports a name of a stylesheet for a date that is not of
// publication: of an event, a birth, a deadline.
func isOtherDate(names string) bool {
	for _, word := range splitName(names) {
		switch word {
		case "event", "events", "start", "end", "birth", "due", "expires", "deadline", "termin":
			return true
		}
	}
	return false
}

// besideTitle reports that a unit before the title belongs to the same small
// element as the title and to no header of the page.
func (f *front) besideTitle(i int) bool {
	p := f.w.p
	if f.w.aside[i] || f.w.title < 0 {
		return false
	}
	e := p.units[f.w.title].element
	for range 3 {
		e = p.elements[e].parent
		if first, _ := p.unitsOf(e); first <= i {
			return !p.isPage(e) && f.w.title-first <= zoneBefore && !f.inHeader(p.units[i].element, e)
		}
	}
	return false
}

// inHeader reports that an element lies in a header below another.
func (f *front) inHeader(e, below int32) bool {
	p := f.w.p
	for n := 0; e > below && n < maxDepth; e, n = p.elements[e].parent, n+1 {
		if p.elements[e].tag == atom.Header {
			return true
		}
		for _, word := range splitName(p.attr(e, "class") + " " + p.attr(e, "id")) {
			switch word {
			case "header", "head", "top", "topbar", "topline", "banner", "masthead", "kopf":
				return true
			}
		}
	}
	return false
}

package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"hearsay"
	"hearsay/ingest/pubdate"
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
		if f.w.prose[f.last] > 120 {
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
	if h := hintOf(names); (h == hintByline || h == hintDate) && !saysUpdated(names) {
		mk.hint = h
	}
	return mk
}

func saysUpdated(s string) bool {
	s = strings.ToLower(s)
	if strings.Contains(s, "publi") { // "published updated" is one class for both
		return false
	}
	for _, w := range updatedWords {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// updatedWords say that a date is of a change.
var updatedWords = []string{
	"updated", "modified", "last update", "aktualisiert", "geändert", "letzte änderung", "zuletzt", "mis à jour", "modifié",
	"actualizado", "modificado", "atualizad", "aggiornat", "обновлен", "изменен", "güncelle", "تحديث", "به\u200cروز", "بروزرسانی", "oppdatert", "uppdaterad",
}

// findDate takes the first of: JSON-LD and strong meta tags, markup by
// vocabulary, the address, weak meta tags, names of stylesheets, the text of the
// zone, a dateline, the foot of the text.
func (f *front) findDate() statement {
	for _, try := range []func() statement{
		func() statement { return f.stated(f.m.dates) },
		func() statement { return f.markedDate(true) },
		func() statement { return f.m.addressDate(true) },
		func() statement { return f.stated(f.m.weakDates) },
		func() statement { return f.markedDate(false) },
		f.zoneDate,
		f.foot,
		func() statement { return f.m.addressDate(false) },
	} {
		if s := try(); s.value != "" {
			return s
		}
	}
	return statement{}
}

// shownDate adds to a date of the head the place where the zone shows it.
func (f *front) shownDate(s statement) statement {
	for i := f.first; i < f.last && s.value != "" && s.from == s.to; i++ {
		if shown := f.lineDate(i); shown.value == s.value {
			s.from, s.to = shown.from, shown.to
		}
	}
	return s
}

// stated is the first statement of the head that is a date.
func (f *front) stated(dates []statement) statement {
	for _, s := range dates {
		if iso, ok := pubdate.Parse(s.value); ok {
			s.value = iso
			return s
		}
	}
	return statement{}
}

func (f *front) markedDate(exact bool) statement {
	for _, mk := range f.marked {
		if mk.hint != hintDate || mk.exact != exact {
			continue
		}
		if s := f.dateIn(mk.element); s.value != "" {
			return s
		}
	}
	return statement{}
}

// dateIn reads the date of one element: its attribute, else its text.
func (f *front) dateIn(e int32) statement {
	p := f.w.p
	el := &p.elements[e]
	if f.afterUpdated(el.from) {
		return statement{}
	}
	shown := f.dateAt(el.from, el.to, hearsay.HowMarkup)
	for _, key := range []string{"datetime", "content"} {
		if iso, ok := pubdate.Parse(p.attr(e, key)); ok {
			s := statement{value: iso, how: hearsay.HowMarkup}
			if shown.value == iso {
				s.from, s.to = shown.from, shown.to
			}
			return s
		}
	}
	return shown
}

// afterUpdated reports that the words before a place say that what follows is
// the date of a change: those of its line or, at its start, of a label before it.
func (f *front) afterUpdated(at place) bool {
	i := int(at.unit)
	if i >= len(f.w.p.units) {
		return false
	}
	before := f.w.p.units[i].text[:min(int(at.offset), len(f.w.p.units[i].text))]
	if strings.TrimSpace(before) == "" && i > 0 && f.w.size[i-1] <= 20 {
		before = f.w.p.units[i-1].text
	}
	return saysUpdated(before[max(0, len(before)-40):])
}

// dateAt finds a date in the first unit of a stretch of text.
func (f *front) dateAt(from, to place, how hearsay.How) statement {
	if int(from.unit) >= len(f.w.p.units) {
		return statement{}
	}
	text := f.w.p.units[from.unit].text
	end := len(text)
	if to.unit == from.unit {
		end = min(int(to.offset), end)
	}
	start := min(int(from.offset), end)
	iso, a, b, ok := pubdate.Find(text[start:end])
	if !ok || len(text[start:end]) > 200 {
		return statement{}
	}
	a, b = a+start, b+start
	return statement{value: iso, how: how, from: place{from.unit, int32(a)}, to: place{from.unit, int32(b)}}
}

// zoneDate is a date in a short line of the zone that is little more than a date
// and a byline. Lines of the page's own header, before the title and not in its
// container, tell today's date.
func (f *front) zoneDate() statement {
	order := make([]int, 0, f.last-f.first)
	start := max(f.first, 0)
	for i := max(f.w.title, start); i < f.last; i++ {
		order = append(order, i)
	}
	for i := f.w.title - 1; i >= start; i-- {
		order = append(order, i)
	}
	for _, i := range order {
		if i < f.w.title && !f.besideTitle(i) {
			continue
		}
		if s := f.lineDate(i); s.value != "" {
			return s
		}
	}
	return statement{}
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
			return !isPage(p.elements[e].tag) && f.w.title-first <= zoneBefore && !f.inHeader(p.units[i].element, e)
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

func (f *front) lineDate(i int) statement {
	u := &f.w.p.units[i]
	if u.flags&inTable != 0 && f.w.labelled(u.element) {
		return statement{}
	}
	limit := min(len(u.text), 160)
	if f.w.prose[i] > 0 && f.w.size[i] > 120 {
		limit = min(len(u.text), 90) // a dateline at the start of a paragraph
	}
	s := f.dateAt(place{int32(i), 0}, place{int32(i), int32(limit)}, hearsay.HowDateline)
	if s.value == "" || f.afterUpdated(s.from) || !f.mostlyDate(i, s) {
		return statement{}
	}
	return s
}

// labelled reports a cell in a row with a heading: a table of facts.
func (w *weights) labelled(e int32) bool {
	for n := 0; e > 0 && n < maxDepth; e, n = w.p.elements[e].parent, n+1 {
		if w.p.elements[e].tag == atom.Tr {
			for in := e + 1; in < min(w.p.elements[e].last, e+20); in++ {
				if w.p.elements[in].tag == atom.Th {
					return true
				}
			}
			return false
		}
	}
	return false
}

// mostlyDate reports that a line says little besides the date, or that the date
// belongs to a dateline ("TESLIN, 26 October 2018 -").
func (f *front) mostlyDate(i int, s statement) bool {
	text := f.w.p.units[i].text
	if f.w.size[i] <= 70 {
		return true
	}
	rest := strings.TrimLeft(text[s.to.offset:], " )")
	return s.from.offset <= 60 && f.w.prose[i] > 0 && rest != "" && strings.ContainsAny(rest[:1], "-(:|.,") ||
		s.from.offset <= 60 && (strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—"))
}

// foot is a date in the last lines of the main text.
func (f *front) foot() statement {
	first, last := f.w.p.unitsOf(f.w.best)
	for i, n := last-1, 0; i >= first && n < 4; i-- {
		if f.w.junk[i] {
			continue
		}
		n++
		if f.w.size[i] > 60 {
			continue
		}
		text := f.w.p.units[i].text
		s := f.dateAt(place{int32(i), 0}, place{int32(i), int32(len(text))}, hearsay.HowFoot)
		if s.value != "" && !f.afterUpdated(s.from) {
			return s
		}
	}
	return statement{}
}

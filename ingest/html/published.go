package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"hearsay"
	"hearsay/ingest/pubdate"
)

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
// zone, a dateline, the foot of the text, the title.
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
		f.titleDate,
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
	for i := max(f.w.title+1, f.first); i < f.last; i++ {
		if s := f.lineDate(i); s.value != "" {
			return s
		}
	}
	for i := f.w.title - 1; i >= f.first; i-- {
		if s := f.lineDate(i); s.value != "" && f.besideTitle(i) {
			return s
		}
	}
	return statement{}
}

// titleDate is a date in the title: "Statement of 14 January 2019".
func (f *front) titleDate() statement {
	if f.w.title < 0 {
		return statement{}
	}
	i := int32(f.w.title)
	return f.dateAt(place{i, 0}, place{i, int32(len(f.w.p.units[i].text))}, hearsay.HowHeading)
}

// maxLine bounds the part of a line that is searched for its date, in bytes.
const maxLine = 160

// wordsUntil is the length of the whole words in the first limit bytes: half a
// number would be another date.
func wordsUntil(text string, limit int) int {
	if len(text) <= limit {
		return len(text)
	}
	return strings.LastIndexAny(text[:limit], " \n") + 1
}

// lineDate is the date of one line, if the line is there to tell it.
func (f *front) lineDate(i int) statement {
	u := &f.w.p.units[i]
	if f.w.aside[i] || isCredit(u.text, f.w.size[i]) || u.flags&inTable != 0 && f.w.labelled(u.element) {
		return statement{}
	}
	s := f.dateAt(place{int32(i), 0}, place{int32(i), int32(wordsUntil(u.text, maxLine))}, hearsay.HowDateline)
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

// mostlyDate reports that a line says little besides the date, or that a
// paragraph begins with a dateline.
func (f *front) mostlyDate(i int, s statement) bool {
	switch {
	case f.w.p.units[i].flags&inHeading != 0:
		return false
	case f.w.prose[i] > 0 || f.w.size[i] > 70:
		text := f.w.p.units[i].text
		return isDateline(text[:s.from.offset], text[s.to.offset:])
	}
	return true
}

// isDateline reports that a date stands in a dateline, by the words before and
// behind it: "TESLIN, 26 October 2018 (Marovia Wire) -". A sentence that begins
// with a date ("On 26 October 2018, ...") has none.
func isDateline(before, behind string) bool {
	before = strings.TrimSpace(before)
	place := before == "" || len(before) <= 40 && (strings.ContainsAny(before[len(before)-1:], ",(-|:/") || strings.ToUpper(before) == before && strings.ToLower(before) != before)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind, " )"))
	return place && strings.ContainsRune("-–—(:|", r)
}

// foot is a date in the last lines of the main text.
func (f *front) foot() statement {
	first, last := f.w.p.unitsOf(f.w.best)
	for i, n := last-1, 0; i >= first && n < 4; i-- {
		if f.w.junk[i] {
			continue
		}
		n++
		if f.w.prose[i] > 0 {
			continue
		}
		if s := f.lineDate(i); s.value != "" {
			s.how = hearsay.HowFoot
			return s
		}
	}
	return statement{}
}

package html

import (
	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/pubdate"
)

// compose writes every unit as a block and returns the span of each.
func compose(p *page, b *block.Builder, kinds []hearsay.BlockKind) []hearsay.Span {
	spans := make([]hearsay.Span, len(p.units))
	for i := range p.units {
		spans[i] = b.Add(kinds[i], 0, p.units[i].text)
	}
	return spans
}

// kindsOf decides what each unit is: the main text is what the container holds
// and, between the title and the container, paragraphs that are set before it.
func kindsOf(w *weights, f *front) []hearsay.BlockKind {
	kinds := make([]hearsay.BlockKind, len(w.p.units))
	first, last := w.p.unitsOf(w.best)
	sources := false // inside a list of sources, which are links by nature
	for i := range kinds {
		kinds[i] = hearsay.Furniture
		u := &w.p.units[i]
		if u.flags&inHeading != 0 || !mostlyLinks(u) {
			sources = w.size[i] <= 40 && namesSource(u.text)
		}
		switch {
		case w.junk[i] || isCredit(u.text, w.size[i]):
		case i >= first && i < last && (!mostlyLinks(u) || sources || namesSource(u.text)), w.isLead(i, first):
			kinds[i] = plainKind(u)
		}
	}
	dropEmptySections(kinds)
	f.setKinds(kinds)
	return kinds
}

// leadSize is the size from which a line between the title and the container is
// a lead.
const leadSize = 60

// isLead reports a paragraph or a long heading between the title and the
// container.
func (w *weights) isLead(i, first int) bool {
	if w.title < 0 || i <= w.title || i >= first || w.size[i] < leadSize {
		return false
	}
	return w.prose[i] > 0 || w.p.units[i].flags&inHeading != 0 && !mostlyLinks(&w.p.units[i])
}

// setKinds names the title, the byline and the dateline.
func (f *front) setKinds(kinds []hearsay.BlockKind) {
	for i := f.first; i < f.last; i++ {
		if f.w.prose[i] > 0 && f.w.size[i] > 70 || mostlyLinks(&f.w.p.units[i]) && !f.names(i) {
			continue
		}
		switch {
		case f.names(i):
			kinds[i] = hearsay.Byline
		case f.dates(i):
			kinds[i] = hearsay.Dateline
		}
	}
	if f.w.title >= 0 {
		kinds[f.w.title] = hearsay.Title
	}
}

// names reports that a unit names an author of the document.
func (f *front) names(i int) bool {
	for _, a := range f.authors {
		if a.from != a.to && int(a.from.unit) == i {
			return true
		}
	}
	return false
}

// dates reports that a unit tells the document's date, or that of a change.
func (f *front) dates(i int) bool {
	if f.date.from != f.date.to && int(f.date.from.unit) == i {
		return true
	}
	if f.date.value == "" || f.w.size[i] > 70 || f.w.prose[i] > 0 && f.w.size[i] > 40 {
		return false
	}
	iso, _, _, ok := pubdate.Find(f.w.p.units[i].text)
	return ok && (iso == f.date.value || saysUpdated(f.w.p.units[i].text))
}

// mostlyLinks reports a unit that is nothing but links: an entry of a menu, a
// teaser.
func mostlyLinks(u *unit) bool { return int(u.links)*10 > len(u.text)*8 }

// dropEmptySections makes furniture of the headings that head nothing but
// furniture, or nothing at all at the end.
func dropEmptySections(kinds []hearsay.BlockKind) {
	dropped, text, below := 0, 0, 0
	for i := len(kinds) - 1; i >= 0; i-- {
		switch {
		case kinds[i] == hearsay.Heading:
			if text == 0 && (dropped > 0 || below == 0) {
				kinds[i] = hearsay.Furniture
			}
			dropped, text = 0, 0
		case kinds[i] != hearsay.Furniture:
			text++
			below++
		default:
			dropped++
		}
	}
}

func plainKind(u *unit) hearsay.BlockKind {
	switch {
	case u.flags&inHeading != 0:
		return hearsay.Heading
	case u.flags&inQuote != 0:
		return hearsay.Quotation
	case u.flags&inList != 0:
		return hearsay.ListItem
	}
	return hearsay.Paragraph
}

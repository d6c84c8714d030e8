package html

import (
	"hearsay"
	"hearsay/ingest/block"
)

// compose writes every unit as a block and returns the span of each.
func compose(w *weights, b *block.Builder, kinds []hearsay.BlockKind) []hearsay.Span {
	spans := make([]hearsay.Span, len(w.p.units))
	for i := range w.p.units {
		spans[i] = b.Add(kinds[i], 0, w.p.units[i].text)
	}
	return spans
}

// kindsOf decides what each unit is.
func kindsOf(w *weights) []hearsay.BlockKind {
	kinds := make([]hearsay.BlockKind, len(w.p.units))
	first, last := w.unitsOf(w.best)
	for i := range w.p.units {
		kinds[i] = hearsay.Furniture
		if i >= first && i < last && !w.junk[i] && !w.linkList(i) {
			kinds[i] = plainKind(&w.p.units[i])
		}
	}
	if w.title >= 0 {
		kinds[w.title] = hearsay.Title
	}
	return kinds
}

// linkList reports a unit that is nothing but links and stands in no prose.
func (w *weights) linkList(i int) bool {
	u := &w.p.units[i]
	return int(u.links)*10 > len(u.text)*8
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

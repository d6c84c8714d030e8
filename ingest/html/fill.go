package html

import (
	"hearsay"
)

// fill sets the metadata of a document. spans are those of the units.
func (m *metadata) fill(d *hearsay.Document, w *weights, f *front, spans []hearsay.Span) {
	field := func(s statement) hearsay.Field {
		return hearsay.Field{Value: s.value, How: s.how, At: spanOf(d, w.p, s, spans)}
	}
	d.Lang = m.lang
	d.Title = field(m.title(w))
	d.Published = field(f.date)
	d.Publisher = field(m.publisher(w))
	for _, a := range f.authors {
		d.Authors = append(d.Authors, field(a))
	}
}

// spanOf is where a statement stands in the text, the zero span for nowhere.
func spanOf(d *hearsay.Document, p *page, s statement, spans []hearsay.Span) hearsay.Span {
	if s.from == s.to || int(s.from.unit) >= len(spans) || s.from.unit != s.to.unit {
		return hearsay.Span{}
	}
	at, text := spans[s.from.unit], p.units[s.from.unit].text
	if at.Len() != len(text) || at.Of(d.Text) != text {
		return hearsay.Span{}
	}
	return hearsay.Span{Start: at.Start + int(s.from.offset), End: at.Start + int(s.to.offset)}
}

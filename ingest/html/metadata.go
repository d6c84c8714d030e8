package html

import (
	"hearsay"
)

// metadata is what a page says of itself.
type metadata struct {
	titles []string
}

func readMetadata(p *page) *metadata {
	m := &metadata{}
	for _, x := range p.metas {
		if x.name == "og:title" {
			m.titles = append(m.titles, x.content)
		}
	}
	m.titles = append(m.titles, p.title)
	return m
}

func (m *metadata) fill(d *hearsay.Document, w *weights, spans []hearsay.Span) {
	if w.title >= 0 {
		d.Title = hearsay.Field{Value: w.p.units[w.title].text, How: hearsay.HowHeading, At: spans[w.title]}
	}
}

func findTitle(p *page, titles []string) int {
	for i := range p.units {
		if p.elements[p.units[i].element].tag.String() == "h1" {
			return i
		}
	}
	return -1
}

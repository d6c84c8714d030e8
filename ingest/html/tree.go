package html

import (
	"golang.org/x/net/html/atom"
)

// page is a parsed page. Elements are in the order of their start tags, so an
// element's descendants follow it directly, up to its last.
type page struct {
	elements []element
	attrs    []attr
	units    []unit
	title    string   // of the head
	ld       []string // JSON-LD scripts
	metas    []meta
	base     string // address of the page as it tells it
	saved    string // address of the page as the program tells that saved it
	unseen   int    // bytes of text that the page's attributes hide
}

// element is one start tag. Element 0 is the page itself.
type element struct {
	tag      atom.Atom
	parent   int32
	last     int32 // behind the last descendant
	attrFrom int32
	attrTo   int32
	from, to place // of its text
	flags    flags
}

// place is a byte of the text of a unit.
type place struct{ unit, offset int32 }

// flags are inherited from the parent, unless the element's tag takes them back.
type flags uint16

const (
	inHidden  flags = 1 << iota // no text for a reader: scripts, styles
	inUnseen                    // hidden by an attribute
	inPre                       // white space counts
	inList                      // <li>, <dt>, <dd>
	inQuote                     // <blockquote>, <q>
	inHeading                   // <h1> to <h6>
	inControl                   // <button>, <select> ...
	inNav                       // <nav>, role=navigation ...
	inArticle                   // <article>
	inMain                      // <main>
	inHeader                    // <header>
	inFooter                    // <footer>
	inAside                     // <aside>
	inTable                     // <td>, <th>
	inFigure                    // <figure>
	inForm                      // <form>
)

// attr is an attribute that is worth keeping.
type attr struct{ key, value string }

// meta is a <meta> or a <link> of the head.
type meta struct{ name, content string }

// unit is a stretch of text between two breaks, white space collapsed.
type unit struct {
	text    string
	element int32 // the block element around it
	links   int32 // bytes of text inside links
	flags   flags
}

// attr returns the value of an attribute of an element, "" when it has none.
func (p *page) attr(e int32, key string) string {
	el := &p.elements[e]
	for _, a := range p.attrs[el.attrFrom:el.attrTo] {
		if a.key == key {
			return a.value
		}
	}
	return ""
}

// unitsOf are the units of an element: first to last-1.
func (p *page) unitsOf(e int32) (first, last int) {
	el := &p.elements[e]
	last = int(el.to.unit)
	if el.to.offset > 0 {
		last++
	}
	return min(int(el.from.unit), len(p.units)), min(last, len(p.units))
}

// isPage reports the elements that hold the whole page.
func (p *page) isPage(e int32) bool {
	return e == 0 || p.elements[e].tag == atom.Html || p.elements[e].tag == atom.Body
}

// maxField bounds what is read of an element that holds metadata, in bytes.
const maxField = 2000

package html

import (
	"bytes"
	"strings"
	"unicode"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// maxElements bounds the memory that a page takes: about 100 bytes each.
	maxElements = 1 << 20
	// maxAttrs bounds the attributes of one element that are read.
	maxAttrs = 64
	// maxLook bounds the open elements that an end tag is compared with.
	maxLook = 256
)

// parser builds a page from tokens. It knows the end tags that HTML leaves out
// and takes every other misnesting as it comes; depth costs nothing, since
// nothing recurses.
type parser struct {
	z    *xhtml.Tokenizer
	p    *page
	open []opened
	// count is how often each tag is open, so that a stray end tag is seen at once.
	count map[atom.Atom]int
	names map[string]int // the same for names that are not HTML's
	link  bool           // inside <a href>
	text  strings.Builder
	links int
	space bool // white space is due before the next letter
	lines int  // line breaks since the last letter
	full  bool
	// all shows what the page's own attributes hide.
	all bool
}

type opened struct {
	element int32
	tag     atom.Atom
	name    string // of an element that is not HTML's
}

// parse reads a whole page; full reports that it has too many elements and was
// cut off. With all, elements that the page hides are read as if it did not.
func parse(text string, all bool) (p *page, full bool) {
	ps := &parser{
		all:   all,
		z:     xhtml.NewTokenizer(strings.NewReader(text)),
		p:     &page{},
		count: map[atom.Atom]int{},
		names: map[string]int{},
	}
	ps.p.elements = append(ps.p.elements, element{})
	ps.open = append(ps.open, opened{})
	for !ps.full && ps.next() {
	}
	ps.flush()
	for len(ps.open) > 0 {
		ps.pop()
	}
	return ps.p, ps.full
}

func (ps *parser) next() bool {
	switch ps.z.Next() {
	case xhtml.ErrorToken:
		return false
	case xhtml.TextToken:
		ps.onText()
	case xhtml.StartTagToken:
		ps.onStart(false)
	case xhtml.SelfClosingTagToken:
		ps.onStart(true)
	case xhtml.CommentToken:
		if ps.p.saved == "" {
			ps.p.saved = savedFrom(string(ps.z.Text()))
		}
	case xhtml.EndTagToken:
		name, _ := ps.z.TagName()
		ps.onEnd(atom.Lookup(name), string(name))
	}
	return true
}

func (ps *parser) top() opened { return ps.open[len(ps.open)-1] }

func (ps *parser) flags() flags { return ps.p.elements[ps.top().element].flags }

func (ps *parser) here() place {
	return place{int32(len(ps.p.units)), int32(ps.text.Len())}
}

func (ps *parser) onStart(selfClosing bool) {
	raw, hasAttr := ps.z.TagName()
	tag, name := atom.Lookup(raw), ""
	if tag == 0 {
		name = string(raw)
	}
	ps.closeImplied(tag)
	if isBlock(tag) {
		ps.flush()
	}
	from := int32(len(ps.p.attrs))
	if hasAttr {
		ps.readAttrs()
	}
	if tag == atom.Body || tag == atom.Html { // a second one only adds attributes
		if ps.count[tag] > 0 {
			return
		}
	}
	e := int32(len(ps.p.elements))
	if e >= maxElements {
		ps.full = true
		return
	}
	parent := ps.top().element
	ps.p.elements = append(ps.p.elements, element{
		tag: tag, parent: parent, last: e + 1, attrFrom: from, attrTo: int32(len(ps.p.attrs)),
		from: ps.here(), to: ps.here(), flags: ps.p.elements[parent].flags,
	})
	ps.setFlags(e)
	ps.onSpecial(e, tag)
	if isVoid(tag) || selfClosing && tag == 0 {
		return
	}
	ps.push(opened{e, tag, name})
}

func (ps *parser) push(o opened) {
	ps.open = append(ps.open, o)
	if o.tag != 0 {
		ps.count[o.tag]++
	} else {
		ps.names[o.name]++
	}
}

func (ps *parser) readAttrs() {
	for range maxAttrs {
		key, value, more := ps.z.TagAttr()
		if name := keptAttrs[string(key)]; name != "" {
			ps.p.attrs = append(ps.p.attrs, keep(name, value))
		}
		if !more {
			return
		}
	}
}

// maxNames bounds a class or id, in bytes: each unit below it looks at them.
const maxNames = 500

func keep(key string, value []byte) attr {
	if key == "class" || key == "id" {
		value = value[:min(len(value), maxNames)]
	}
	return attr{key, strings.TrimSpace(string(value))}
}

// onSpecial handles elements that are more than boxes.
func (ps *parser) onSpecial(e int32, tag atom.Atom) {
	switch tag {
	case atom.Br:
		ps.lineBreak()
	case atom.Hr:
		ps.flush()
	case atom.A:
		ps.link = ps.p.attr(e, "href") != ""
	case atom.Meta:
		ps.onMeta(e)
	case atom.Link:
		if rel := strings.ToLower(ps.p.attr(e, "rel")); rel == "canonical" {
			ps.p.base = ps.p.attr(e, "href")
		}
	}
}

func (ps *parser) onMeta(e int32) {
	content := ps.p.attr(e, "content")
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(ps.p.attr(e, key)); name != "" {
			ps.p.metas = append(ps.p.metas, meta{name, content})
		}
	}
}

func (ps *parser) onEnd(tag atom.Atom, name string) {
	if tag == atom.A {
		ps.link = false
	}
	if tag == atom.Br || tag == atom.P && ps.count[atom.P] == 0 {
		ps.lineBreak()
		return
	}
	if tag == 0 && ps.names[name] == 0 || tag != 0 && ps.count[tag] == 0 {
		return
	}
	if isBlock(tag) {
		ps.flush()
	}
	ps.popTo(func(o opened) bool { return o.tag == tag && (tag != 0 || o.name == name) }, func(o opened) bool {
		return !isBlock(tag) && isBlock(o.tag) || isCell(o.tag) && !isTablePart(tag) && tag != atom.Body
	})
}

// popTo closes the nearest open element that want accepts, unless stop accepts
// one above it.
func (ps *parser) popTo(want, stop func(opened) bool) {
	for i := len(ps.open) - 1; i > 0 && i >= len(ps.open)-maxLook; i-- {
		if want(ps.open[i]) {
			for len(ps.open) > i {
				ps.pop()
			}
			return
		}
		if stop(ps.open[i]) {
			return
		}
	}
}

func (ps *parser) pop() {
	o := ps.top()
	if isBlock(o.tag) {
		ps.flush()
	}
	if o.tag == atom.A { // a link that is not closed ends with its paragraph
		ps.link = false
	}
	ps.open = ps.open[:len(ps.open)-1]
	if o.tag != 0 {
		ps.count[o.tag]--
	} else {
		ps.names[o.name]--
	}
	el := &ps.p.elements[o.element]
	el.to, el.last = ps.here(), int32(len(ps.p.elements))
}

// closeImplied closes the elements whose end tag may be left out before tag.
func (ps *parser) closeImplied(tag atom.Atom) {
	switch tag {
	case atom.Li:
		ps.popTo(isTag(atom.Li), isTag(atom.Ul, atom.Ol))
	case atom.Dt, atom.Dd:
		ps.popTo(isTag(atom.Dt, atom.Dd), isTag(atom.Dl))
	case atom.Td, atom.Th:
		ps.popTo(isTag(atom.Td, atom.Th), isTag(atom.Tr, atom.Table))
	case atom.Tr:
		ps.popTo(isTag(atom.Tr), isTag(atom.Table))
	case atom.Tbody, atom.Thead, atom.Tfoot:
		ps.popTo(isTag(atom.Tbody, atom.Thead, atom.Tfoot), isTag(atom.Table))
	case atom.Option, atom.Optgroup:
		ps.popTo(isTag(atom.Option), isTag(atom.Select))
	case atom.A:
		ps.popTo(isTag(atom.A), func(o opened) bool { return isBlock(o.tag) })
	case atom.Body:
		ps.popTo(isTag(atom.Head), isTag(atom.Html))
	}
	if isBlock(tag) && tag != atom.Li && tag != atom.Td && tag != atom.Th && ps.count[atom.P] > 0 {
		ps.popTo(isTag(atom.P), func(o opened) bool { return isCell(o.tag) || isBlock(o.tag) && o.tag != atom.P })
	}
}

func isTag(tags ...atom.Atom) func(opened) bool {
	return func(o opened) bool {
		for _, t := range tags {
			if o.tag == t {
				return true
			}
		}
		return false
	}
}

// onText adds text to the unit that is being built.
func (ps *parser) onText() {
	top := ps.top()
	switch top.tag {
	case atom.Script:
		if strings.Contains(strings.ToLower(ps.p.attr(top.element, "type")), "ld+json") {
			ps.p.ld = append(ps.p.ld, string(ps.z.Raw()))
		}
		return
	case atom.Title:
		if f := ps.flags(); f&(inHidden|inUnseen) == 0 && ps.p.title == "" {
			ps.p.title = collapse(string(ps.z.Text()))
			ps.p.title = strings.ToValidUTF8(ps.p.title[:min(len(ps.p.title), maxField)], "")
		}
		return
	}
	f := ps.flags()
	if f&(inHidden|inControl) != 0 {
		return
	}
	if f&inUnseen != 0 && !ps.all {
		ps.p.unseen += len(bytes.TrimSpace(ps.z.Text()))
		return
	}
	text := string(ps.z.Text())
	if top.tag == atom.Sup {
		text = superscript(text)
	}
	ps.write(text, f&inPre != 0)
}

// superscripts are the digits 0 to 9.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// superscript keeps the number of a note from growing into the word or the
// number before it.
func superscript(text string) string {
	if strings.Trim(text, "0123456789 ") != "" {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return superscripts[r-'0']
		}
		return r
	}, text)
}

func (ps *parser) write(text string, pre bool) {
	start := ps.text.Len()
	for _, r := range text {
		switch {
		case pre && r == '\n':
			ps.lineBreak()
		case unicode.IsSpace(r):
			ps.space = true
		case r == '\u00ad' || r == '\uFEFF' || unicode.IsControl(r): // a soft hyphen is a hint to the browser
		default:
			ps.writeRune(r)
		}
	}
	if ps.link {
		ps.links += max(0, ps.text.Len()-start)
	}
}

func (ps *parser) writeRune(r rune) {
	if ps.text.Len() > 0 {
		switch {
		case ps.lines > 0:
			ps.text.WriteByte('\n')
		case ps.space:
			ps.text.WriteByte(' ')
		}
	}
	ps.space, ps.lines = false, 0
	ps.text.WriteRune(r)
}

// lineBreak is soft when it stands alone; a second one ends the paragraph.
func (ps *parser) lineBreak() {
	ps.lines++
	if ps.lines >= 2 {
		ps.flush()
	}
}

// flush ends the unit.
func (ps *parser) flush() {
	ps.space, ps.lines = false, 0
	if ps.text.Len() == 0 {
		return
	}
	e := ps.blockAround()
	ps.p.units = append(ps.p.units, unit{
		text: ps.text.String(), element: e, links: int32(ps.links), flags: ps.p.elements[e].flags,
	})
	ps.text.Reset()
	ps.links = 0
}

// blockAround is the nearest open block element.
func (ps *parser) blockAround() int32 {
	for i := len(ps.open) - 1; i > 0 && i >= len(ps.open)-maxLook; i-- {
		if isBlock(ps.open[i].tag) {
			return ps.open[i].element
		}
	}
	return ps.top().element
}

// collapse makes one line of a text.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

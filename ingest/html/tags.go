package html

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// keptAttrs are the attributes that say something about text, each by its own
// name so that the pages' copies are not kept.
var keptAttrs = keptNames(
	"class", "id", "itemprop", "rel", "role", "href", "datetime", "content", "lang", "name", "property",
	"hidden", "style", "aria-hidden", "type", "http-equiv", "open",
)

func keptNames(names ...string) map[string]string {
	m := make(map[string]string, len(names))
	for _, n := range names {
		m[n] = n
	}
	return m
}

// isBlock reports that a browser begins a new line for the element.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend,
		atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table,
		atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Head, atom.Title, atom.Frameset:
		return true
	}
	return false
}

func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Frame, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func isCell(tag atom.Atom) bool { return tag == atom.Td || tag == atom.Th || tag == atom.Caption }

func isTablePart(tag atom.Atom) bool {
	switch tag {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption:
		return true
	}
	return false
}

// setFlags adds what the element's tag and attributes mean for its text.
func (ps *parser) setFlags(e int32) {
	el := &ps.p.elements[e]
	el.flags |= tagFlags(el.tag)
	switch el.tag {
	case atom.Button: // a heading that unfolds its section is text
		if el.flags&inHeading == 0 {
			el.flags |= inControl
		}
	case atom.P: // its heading was not closed
		el.flags &^= inHeading
	case atom.Dialog:
		if !ps.has(e, "open") {
			el.flags |= inUnseen
		}
	}
	el.flags |= roleFlags(strings.ToLower(ps.p.attr(e, "role")))
	if ps.isHidden(e) {
		el.flags |= inUnseen
	}
}

// tagFlags are the flags of a tag alone.
func tagFlags(tag atom.Atom) flags {
	switch tag {
	case atom.Style, atom.Script, atom.Template, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Svg,
		atom.Video, atom.Audio, atom.Canvas, atom.Object:
		return inHidden
	case atom.Select, atom.Textarea, atom.Option, atom.Datalist:
		return inControl
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing:
		return inPre
	case atom.Li, atom.Dt, atom.Dd:
		return inList
	case atom.Blockquote:
		return inQuote
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return inHeading
	}
	return areaFlags(tag)
}

func areaFlags(tag atom.Atom) flags {
	switch tag {
	case atom.Nav, atom.Menu:
		return inNav
	case atom.Article:
		return inArticle
	case atom.Main:
		return inMain
	case atom.Header:
		return inHeader
	case atom.Footer:
		return inFooter
	case atom.Aside:
		return inAside
	case atom.Td, atom.Th:
		return inTable
	case atom.Figure:
		return inFigure
	case atom.Form:
		return inForm
	}
	return 0
}

func roleFlags(role string) flags {
	switch role {
	case "navigation", "menu", "menubar", "search", "tablist", "toolbar":
		return inNav
	case "contentinfo":
		return inFooter
	case "complementary":
		return inAside
	case "main":
		return inMain
	}
	return 0
}

// isHidden reports that the page itself does not show the element. The attribute
// aria-hidden counts for decoration only: an open dialogue sets it on the whole
// page behind it.
func (ps *parser) isHidden(e int32) bool {
	tag := ps.p.elements[e].tag
	switch tag {
	case atom.Html, atom.Body, atom.Main, atom.Article: // shown by a script later
		return false
	}
	if ps.has(e, "hidden") && ps.p.attr(e, "hidden") != "until-found" {
		return true
	}
	if strings.EqualFold(ps.p.attr(e, "aria-hidden"), "true") && !isBlock(tag) {
		return true
	}
	style := ps.p.attr(e, "style")
	return style != "" && hidingStyle(style)
}

func hidingStyle(style string) bool {
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func (ps *parser) has(e int32, key string) bool {
	el := &ps.p.elements[e]
	for _, a := range ps.p.attrs[el.attrFrom:el.attrTo] {
		if a.key == key {
			return true
		}
	}
	return false
}

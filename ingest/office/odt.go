package office

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
)

// ODT reads an OpenDocument text from its open archive.
func ODT(z *archive.Zip) (*hearsay.Document, error) {
	if manifest, _ := entry(z, "META-INF/manifest.xml"); bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, &hearsay.Error{
			Code: hearsay.Encrypted, Msg: "is protected with a password", Hint: "open it in LibreOffice and save it without the password",
		}
	}
	content, err := z.Read("content.xml", maxPart)
	if err != nil {
		return nil, missing(err)
	}
	pages, err := entry(z, "styles.xml")
	if err != nil {
		return nil, err
	}
	o := writer{styles: map[string]writerStyle{}}
	// Damaged styles cost some headings only.
	_ = parse(pages, o.learn)
	_ = parse(content, o.learn)
	o.part(pages, "header")
	bad := o.part(content, "")
	if bad != nil && o.body.Len() == 0 {
		return nil, bad
	}
	o.part(pages, "footer")
	return o.result(z, bad != nil)
}

func (o *writer) result(z *archive.Zip, broken bool) (*hearsay.Document, error) {
	d, err := o.document(hearsay.FormatODT)
	if err != nil {
		return nil, err
	}
	if broken {
		d.Notes = append(d.Notes, "its XML is damaged: the text ends where the damage begins")
	}
	meta, err := entry(z, "meta.xml")
	if err != nil {
		d.Notes = append(d.Notes, "its properties are damaged")
	}
	readProperties(meta).fill(d)
	return d, nil
}

// writerStyle is what a style says: its base, and whether text in it is hidden
// or bold.
type writerStyle struct {
	base         string
	hidden, bold bool
}

// writer reads the tokens of an OpenDocument part.
type writer struct {
	sheet
	styles map[string]writerStyle
	style  string // whose definition is being read
	page   string // read only inside style:header or style:footer; "" reads office:text
	inPage int    // depth inside what page names
	skip   int    // depth inside an element that is left out
	paragraphs
	spans   []bool // the open spans: bold or not
	after   []para // notes, which stand at the end
	inIndex int    // depth inside tables of contents and indexes
	inNote  int    // depth inside notes
	item    bool   // a list item has begun and has no paragraph yet
}

// learn reads the definitions of styles.
func (o *writer) learn(t xml.Token) bool {
	s, starts := t.(xml.StartElement)
	e, ends := t.(xml.EndElement)
	st, open := o.styles[o.style]
	switch {
	case starts && s.Name.Local == "style":
		o.style = attr(s, "name")
		o.styles[o.style] = writerStyle{base: attr(s, "parent-style-name")}
	case ends && e.Name.Local == "style":
		o.style = ""
	case starts && open && o.style != "" && s.Name.Local == "text-properties":
		st.hidden = st.hidden || attr(s, "display") == "none"
		st.bold = st.bold || attr(s, "font-weight") == "bold"
		o.styles[o.style] = st
	}
	return len(o.styles) < maxStyles
}

func (o *writer) meaning(style string) (kind hearsay.BlockKind, hidden bool) {
	for range 12 {
		if k := styleKind(style); kind == "" {
			kind = k
		}
		st, ok := o.styles[style]
		hidden = hidden || st.hidden
		if !ok || st.base == "" {
			break
		}
		style = st.base
	}
	return kind, hidden
}

// part reads the body, or the headers or footers of the page styles.
func (o *writer) part(data []byte, page string) error {
	o.page, o.inPage, o.skip, o.spans = page, 0, 0, nil
	err := parse(data, o.token)
	for len(o.paras) > 0 {
		o.endParagraph()
	}
	for _, p := range o.after {
		o.add(o.kindOf(p), string(p.text))
	}
	for len(o.rows) > 0 {
		o.closeRow()
	}
	o.after, o.inIndex, o.inNote, o.item = nil, 0, 0, false
	return err
}

// reads steps in (1) or out (-1) of an element and reports whether its content
// is of the part that is read.
func (o *writer) reads(local string, step int) bool {
	want := local == "text" // office:text
	if o.page != "" {
		want = strings.HasPrefix(local, o.page) && !strings.Contains(local, "style")
	}
	if want {
		o.inPage = max(o.inPage+step, 0)
	}
	return o.inPage > 0
}

func (o *writer) token(t xml.Token) bool {
	switch t := t.(type) {
	case xml.StartElement:
		if o.skip > 0 {
			o.skip++
		} else if o.reads(t.Name.Local, 1) {
			o.start(t)
		}
	case xml.EndElement:
		if o.skip > 0 {
			o.skip--
		} else if o.inPage > 0 {
			o.end(t.Name.Local)
			o.reads(t.Name.Local, -1)
		}
	case xml.CharData:
		if o.skip == 0 && o.inPage > 0 {
			o.write(string(t))
		}
	}
	return !o.full
}

func (o *writer) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p", "h":
		o.openParagraph(t)
	case "span":
		if _, hide := o.meaning(attr(t, "style-name")); hide {
			o.leaveOut(hidden)
			return
		}
		o.spans = append(o.spans, o.styles[attr(t, "style-name")].bold)
	case "tab":
		o.append("\t")
	case "line-break":
		o.append("\n")
	case "s":
		n, err := strconv.Atoi(attr(t, "c"))
		if err != nil {
			n = 1
		}
		o.append(strings.Repeat(" ", min(max(n, 1), 64)))
	case "table-row":
		o.whenTopLevel(o.openRow)
	case "table-cell", "covered-table-cell":
		o.whenTopLevel(o.openCell)
	default:
		o.structure(t)
	}
}

// structure opens elements that say what their paragraphs are, and skips what
// is no text of the document.
func (o *writer) structure(t xml.StartElement) {
	switch name := t.Name.Local; name {
	case "list-item":
		o.item = true
	case "note-body":
		o.inNote++
	case "table-of-content", "illustration-index", "table-index", "alphabetical-index":
		o.inIndex++
	case "annotation":
		o.leaveOut(comments)
	case "deletion":
		o.leaveOut(deletions)
	case "section":
		if attr(t, "display") == "none" {
			o.leaveOut(hidden)
		}
	case "hidden-text", "hidden-paragraph":
		o.leaveOut(hidden)
	case "object", "object-ole":
		o.leaveOut(pictures)
	case "note-citation", "ruby-text", "title", "desc", "script", "forms", "sequence-decls", "variable-decls", "user-field-decls",
		"index-title-template", "table-of-content-source", "event-listeners", "binary-data", "annotation-end", "insertion", "format-change":
		if name != "title" || o.isAltText(t) {
			o.skip = 1
		}
	}
}

// isAltText tells svg:title, which describes a picture, from text:title, a
// field that shows the title.
func (o *writer) isAltText(t xml.StartElement) bool {
	return strings.Contains(t.Name.Space, "svg")
}

func (o *writer) leaveOut(what string) {
	o.skip = 1
	o.note(what)
}

func (o *writer) whenTopLevel(do func()) {
	if len(o.paras) == 0 && o.page == "" {
		do()
	}
}

func (o *writer) end(local string) {
	switch local {
	case "p", "h":
		o.endParagraph()
	case "table-row":
		o.whenTopLevel(o.closeRow)
	case "span":
		o.spans = o.spans[:max(len(o.spans)-1, 0)]
	case "list-item":
		o.item = false
	case "note-body":
		o.inNote = max(o.inNote-1, 0)
	case "table-of-content", "illustration-index", "table-index", "alphabetical-index":
		o.inIndex = max(o.inIndex-1, 0)
	}
}

func (o *writer) openParagraph(t xml.StartElement) {
	p := para{}
	p.kind, p.hidden = o.meaning(attr(t, "style-name"))
	if t.Name.Local == "h" && p.kind != hearsay.Title {
		p.kind = hearsay.Heading
	}
	p.bold = o.styles[attr(t, "style-name")].bold
	if p.kind == "" && o.item {
		p.kind = hearsay.ListItem
	}
	if o.inIndex > 0 {
		p.kind = hearsay.Furniture
	}
	p.note, o.item = o.inNote > 0, false
	if o.page != "" {
		p.kind = hearsay.Furniture
	}
	o.paras = append(o.paras, p)
}

// write collapses white space as OpenDocument 1.3, part 3, 6.1.2 says: it is
// layout of the XML, blanks of the text are text:s.
func (o *writer) write(s string) {
	n := len(o.paras)
	if n == 0 {
		return
	}
	text := o.paras[n-1].text
	if len(text)+len(s) > maxText {
		o.full = true
		return
	}
	p := &o.paras[n-1]
	bold := p.bold || len(o.spans) > 0 && o.spans[len(o.spans)-1]
	p.light = p.light || !bold && strings.TrimSpace(s) != ""
	for i := range len(s) {
		c := s[i]
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if len(text) == 0 || text[len(text)-1] == ' ' {
				continue
			}
			c = ' '
		}
		text = append(text, c)
	}
	p.text = text
}

func (o *writer) append(s string) {
	if n := len(o.paras); n > 0 {
		o.full = o.full || !o.paras[n-1].write(s, true)
	}
}

func (o *writer) endParagraph() { o.complete(o.emit) }

func (o *writer) emit(p para) {
	switch {
	case p.hidden:
		o.note(hidden)
	case p.note && !o.isFull():
		o.after = append(o.after, p)
	default:
		o.add(o.kindOf(p), string(p.text))
	}
}

// kindOf is what the style says, or else what the text looks like.
func (o *writer) kindOf(p para) hearsay.BlockKind {
	switch {
	case p.kind != "":
		return p.kind
	case !p.note && len(o.rows) == 0 && p.looksLikeHeading():
		return hearsay.Heading
	}
	return hearsay.Paragraph
}

package office

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
)

// DOCX reads a Word document from its open archive.
func DOCX(z *archive.Zip) (*hearsay.Document, error) {
	main := mainPart(z)
	data, err := z.Read(main, maxPart)
	if err != nil {
		return nil, missing(err)
	}
	w := word{sheet: &sheet{}, styles: wordStyles(z)}
	if err := w.furniture(z, path.Dir(main), "header"); err != nil {
		return nil, err
	}
	if err := parse(data, w.token); err != nil && w.body.Len() == 0 && len(w.paras) == 0 {
		return nil, err
	} else if err != nil {
		w.broken = true
	}
	w.finish()
	if err := w.notes(z, path.Dir(main)); err != nil {
		return nil, err
	}
	if err := w.furniture(z, path.Dir(main), "footer"); err != nil {
		return nil, err
	}
	return w.result(z)
}

func missing(err error) error {
	if hearsay.ErrorCode(err) == hearsay.NotFound {
		return &hearsay.Error{Code: hearsay.Damaged, Msg: "the part that holds its text is missing", Err: err}
	}
	return err
}

func (w *word) result(z *archive.Zip) (*hearsay.Document, error) {
	d, err := w.document(hearsay.FormatDOCX)
	if err != nil {
		return nil, err
	}
	if w.broken {
		d.Notes = append(d.Notes, "its XML is damaged: the text ends where the damage begins")
	}
	core, err := entry(z, "docProps/core.xml")
	if err != nil {
		d.Notes = append(d.Notes, "its properties are damaged")
	}
	readProperties(core).fill(d)
	return d, nil
}

// mainPart follows the package's relationships to the document.
func mainPart(z *archive.Zip) string {
	found := "word/document.xml"
	rels, err := entry(z, "_rels/.rels")
	if err != nil {
		return found
	}
	_ = parse(rels, func(t xml.Token) bool {
		s, ok := t.(xml.StartElement)
		if ok && s.Name.Local == "Relationship" && strings.HasSuffix(attr(s, "Type"), "/officeDocument") {
			if target := strings.TrimPrefix(attr(s, "Target"), "/"); z.Has(target) {
				found = target
			}
		}
		return true
	})
	return found
}

// furniture adds headers or footers, each text once, in order of their names.
func (w *word) furniture(z *archive.Zip, dir, kind string) error {
	var names []string
	for _, e := range z.Entries() {
		if name := e.Name(); strings.HasPrefix(name, dir+"/"+kind) && strings.HasSuffix(name, ".xml") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	seen := map[string]bool{}
	for _, name := range names {
		data, err := entry(z, name)
		if err != nil {
			return err
		}
		part := word{sheet: w.sheet, styles: w.styles, only: hearsay.Furniture, seen: seen}
		// A damaged header must not cost the document.
		_ = parse(data, part.token)
		part.finish()
	}
	return nil
}

// notes adds the footnotes, then the endnotes.
func (w *word) notes(z *archive.Zip, dir string) error {
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		data, err := entry(z, dir+"/"+name)
		if err != nil {
			return err
		}
		if err := parse(data, w.token); err != nil {
			w.broken = true
		}
		w.finish()
	}
	return nil
}

// wordStyle is what a style of paragraphs means.
type wordStyle struct {
	base   string
	kind   hearsay.BlockKind
	hidden bool
}

// maxStyles bounds the styles that are kept.
const maxStyles = 100_000

// wordStyles reads word/styles.xml: the kind of block of each style, by ID.
func wordStyles(z *archive.Zip) map[string]wordStyle {
	styles := map[string]wordStyle{}
	data, err := entry(z, "word/styles.xml")
	if err != nil {
		return styles
	}
	id := ""
	_ = parse(data, func(t xml.Token) bool {
		s, ok := t.(xml.StartElement)
		if ok && s.Name.Local == "style" {
			id = attr(s, "styleId")
			styles[id] = wordStyle{}
		} else if st, in := styles[id]; ok && in {
			st.learn(s)
			styles[id] = st
		}
		return len(styles) < maxStyles
	})
	return styles
}

func (st *wordStyle) learn(s xml.StartElement) {
	switch s.Name.Local {
	case "name":
		st.kind = styleKind(attr(s, "val"))
	case "basedOn":
		st.base = attr(s, "val")
	case "outlineLvl":
		if st.kind == "" && len(attr(s, "val")) == 1 && attr(s, "val") < "9" {
			st.kind = hearsay.Heading
		}
	case "numPr":
		if st.kind == "" {
			st.kind = hearsay.ListItem
		}
	case "vanish":
		st.hidden = isOn(s)
	}
}

// styleKind knows the built-in styles, whose names are English in every
// language of Word and of LibreOffice.
func styleKind(name string) hearsay.BlockKind {
	name = strings.ToLower(strings.ReplaceAll(name, "_20_", " "))
	switch {
	case name == "title":
		return hearsay.Title
	case name == "subtitle", strings.HasPrefix(name, "heading"):
		return hearsay.Heading
	case strings.HasPrefix(name, "list"):
		return hearsay.ListItem
	case name == "quote", name == "intense quote", name == "block text", name == "quotations",
		name == "block quote", name == "block quotation", name == "blockquote":
		return hearsay.Quotation
	case strings.HasPrefix(name, "toc "), strings.HasPrefix(name, "contents "), name == "toc heading":
		return hearsay.Furniture
	}
	return ""
}

// isOn reads a property that is on when it is there, unless it says otherwise.
func isOn(s xml.StartElement) bool {
	switch attr(s, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// resolve follows the base of a style until one means something.
func resolve(styles map[string]wordStyle, id string) wordStyle {
	var r wordStyle
	for range 12 {
		st, ok := styles[id]
		if !ok {
			break
		}
		r.hidden = r.hidden || st.hidden
		if r.kind == "" {
			r.kind = st.kind
		}
		id = st.base
	}
	return r
}

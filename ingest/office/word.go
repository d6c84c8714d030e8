package office

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// word reads the tokens of a WordprocessingML part. Paragraphs can stand in
// paragraphs (text boxes), so the open ones are a stack; an inner one waits
// until the outer one is complete.
type word struct {
	*sheet
	styles map[string]wordStyle
	only   hearsay.BlockKind // of every paragraph, "" for what its style says
	seen   map[string]bool   // texts that are not repeated, nil to repeat all
	broken bool

	paragraphs
	joined string // text of a paragraph whose end was deleted
	skip   int    // depth inside an element that is left out, 0 for outside
	text   bool   // inside w:t
	run    bool   // inside run properties' owner: w:r
	hide   bool   // the run is hidden
	bold   bool   // the run is bold
	mark   int    // depth inside w:pPr
}

// para is one paragraph.
type para struct {
	kind    hearsay.BlockKind
	hidden  bool // its style hides it
	numbers bool // it has a number or a bullet
	joins   bool // its end was deleted: it goes on in the next one
	bold    bool // its style is bold
	light   bool // some of its text is not bold
	note    bool // it is a note and stands at the end
	text    []byte
}

// paragraphs are those that are being read. One may stand inside another, as in
// a text box or a note.
type paragraphs struct {
	paras   []para // open, the innermost last
	waiting []para // complete ones inside an open one
}

// complete ends the innermost paragraph. The outermost is given to emit, and
// after it those that stood in it.
func (ps *paragraphs) complete(emit func(para)) {
	n := len(ps.paras)
	if n == 0 {
		return
	}
	p := ps.paras[n-1]
	ps.paras = ps.paras[:n-1]
	if n > 1 && len(ps.waiting) < maxWaiting {
		ps.waiting = append(ps.waiting, p)
		return
	}
	emit(p)
	for _, inner := range ps.waiting {
		emit(inner)
	}
	ps.waiting = ps.waiting[:0]
}

// maxWaiting bounds the paragraphs that wait for the one around them. More of
// them come before it.
const maxWaiting = 10_000

// write reports whether the text is short enough.
func (p *para) write(s string, bold bool) bool {
	if len(p.text)+len(s) > maxText {
		return false
	}
	p.light = p.light || !bold && strings.TrimSpace(s) != ""
	p.text = append(p.text, s...)
	return true
}

func (w *word) token(t xml.Token) bool {
	switch t := t.(type) {
	case xml.StartElement:
		if w.skip > 0 || w.leavesOut(t) {
			w.skip++
			break
		}
		w.start(t)
	case xml.EndElement:
		if w.skip > 0 {
			w.skip--
			break
		}
		w.end(t.Name.Local)
	case xml.CharData:
		if w.skip == 0 && w.text && !w.hide {
			w.write(string(t))
		}
	}
	return !w.full
}

// leavesOut takes the elements whose content is no text of the document. The
// fallback of alternate content repeats the text box before it.
func (w *word) leavesOut(t xml.StartElement) bool {
	switch t.Name.Local {
	case "del", "moveFrom":
		if w.mark > 0 {
			return false // a property of the paragraph mark
		}
		w.note(deletions)
		return true
	case "Fallback", "delText", "instrText", "delInstrText", "rt", "tblPr", "sectPr", "pPrChange", "rPrChange":
		return true
	case "commentReference":
		w.note(comments)
	case "altChunk":
		w.note(pictures)
	case "footnote", "endnote":
		kind := attr(t, "type")
		return kind != "" && kind != "normal"
	}
	return false
}

func (w *word) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		w.paras = append(w.paras, para{})
	case "tr":
		w.whenTopLevel(w.openRow)
	case "tc":
		w.whenTopLevel(w.openCell)
	case "pPr":
		w.mark++
	case "r":
		w.run, w.hide, w.bold = true, false, false
	case "t":
		w.text = true
	case "tab", "ptab":
		w.blank("\t")
	case "br", "cr":
		w.blank("\n")
	case "noBreakHyphen":
		w.blank("\u2011")
	case "sym":
		w.symbol(attr(t, "char"))
	default:
		w.property(t)
	}
}

// whenTopLevel does something to the table unless a paragraph is open: a table
// inside a text box gives its paragraphs one by one.
func (w *word) whenTopLevel(do func()) {
	if len(w.paras) == 0 {
		do()
	}
}

// property reads what w:pPr and w:rPr say.
func (w *word) property(t xml.StartElement) {
	if len(w.paras) == 0 {
		return
	}
	p := &w.paras[len(w.paras)-1]
	switch t.Name.Local {
	case "pStyle":
		st := resolve(w.styles, attr(t, "val"))
		p.kind, p.hidden = st.kind, st.hidden
	case "numId":
		p.numbers = attr(t, "val") != "0"
	case "outlineLvl":
		if v := attr(t, "val"); len(v) == 1 && v < "9" {
			p.kind = hearsay.Heading
		}
	case "del":
		p.joins = w.mark > 0
	case "rStyle":
		w.hide = w.hide || resolve(w.styles, attr(t, "val")).hidden
	case "b":
		w.bold = w.run && w.mark == 0 && isOn(t)
	case "vanish":
		if w.run && w.mark == 0 && isOn(t) {
			w.hide = true
			w.note(hidden)
		}
	}
}

func (w *word) end(local string) {
	switch local {
	case "p":
		w.endParagraph()
	case "tr":
		w.whenTopLevel(w.closeRow)
	case "pPr":
		w.mark = max(w.mark-1, 0)
	case "r":
		w.run, w.hide = false, false
	case "t":
		w.text = false
	}
}

func (w *word) write(s string) {
	if n := len(w.paras); n > 0 {
		w.full = w.full || !w.paras[n-1].write(s, w.bold)
	}
}

// blank writes a break that stands in a run. A w:tab in paragraph properties is
// a tab stop.
func (w *word) blank(s string) {
	if w.run && w.mark == 0 && !w.hide {
		w.write(s)
	}
}

// symbol writes a character of a symbol font unless only that font knows it.
func (w *word) symbol(char string) {
	n, err := strconv.ParseUint(char, 16, 32)
	if private := n >= 0xE000 && n <= 0xF8FF; err == nil && !private && utf8.ValidRune(rune(n)) {
		w.blank(string(rune(n)))
	}
}

func (w *word) endParagraph() { w.complete(w.emit) }

// looksLikeHeading takes a short line in bold that does not end as a sentence
// does: most authors make their headings so, without a style.
func (p *para) looksLikeHeading() bool {
	const longest = 200 // bytes
	s := strings.TrimSpace(string(p.text[:min(len(p.text), longest+1)]))
	if p.light || s == "" || len(s) > longest || strings.Contains(s, "\n") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(".!?…:;,\"”’»؟۔،؛", last) && strings.ContainsFunc(s, unicode.IsLetter)
}

// finish closes what a part left open.
func (w *word) finish() {
	for len(w.paras) > 0 {
		w.endParagraph()
	}
	w.emit(para{})
	for len(w.rows) > 0 {
		w.closeRow()
	}
	w.skip, w.text, w.run, w.hide, w.mark = 0, false, false, false, 0
}

func (w *word) emit(p para) {
	text := w.joined + string(p.text)
	w.joined = ""
	if p.joins {
		w.joined = text
		return
	}
	switch {
	case p.hidden:
		w.note(hidden)
		return
	case w.only != "":
		p.kind = w.only
	case p.kind == "" && p.numbers:
		p.kind = hearsay.ListItem
	case p.kind == "" && len(w.rows) == 0 && p.looksLikeHeading():
		p.kind = hearsay.Heading
	case p.kind == "":
		p.kind = hearsay.Paragraph
	}
	if w.seen != nil {
		if w.seen[text] {
			return
		}
		w.seen[text] = true
	}
	w.add(p.kind, text)
}

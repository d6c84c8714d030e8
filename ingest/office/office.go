// Package office reads the text documents of Word (docx, ECMA-376) and of
// OpenDocument (odt, ISO/IEC 26300).
//
// It is for their text in reading order: body, text boxes after the paragraph
// that anchors them, tables row by row, notes at the end; headers and footers
// as furniture; tracked changes as if accepted. It is not for spreadsheets,
// slides, layout, comments or hidden text: of those only a note tells.
//
// Invariant: no entity that a file declares is expanded and nothing outside the
// file is read. Memory is bounded by the budget that unpacked parts are charged
// to; nesting costs no stack.
package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay"
	"hearsay/ingest/archive"
	"hearsay/ingest/block"
	"hearsay/ingest/charset"
)

const (
	// maxPart bounds one XML part, in bytes unpacked.
	maxPart = 64 << 20
	// maxToken bounds one tag or one stretch of text, in bytes: a tag of many
	// attributes takes thirty times its length in memory.
	maxToken = 5 << 20
	// maxText bounds the text of a document, in bytes.
	maxText = 20 << 20
	// maxDepth bounds elements inside each other.
	maxDepth = 200_000
	// maxBlocks bounds the blocks of a document.
	maxBlocks = 500_000
)

// parse calls each for every token of an XML part, until the end, an error, or
// each returns false. It is as lenient as encoding/xml can be: files of old
// converters are not well-formed. Entities that the file declares stay as they
// are written.
func parse(data []byte, each func(xml.Token) bool) error {
	if !bytes.HasPrefix(data, []byte("<")) {
		text, _, _ := charset.Decode(data, "")
		data = []byte(text)
	}
	in := &source{data: data}
	d := xml.NewDecoder(in)
	d.Strict = false
	d.CharsetReader = decodeXML
	for depth := 0; depth <= maxDepth; {
		in.token = in.at
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return &hearsay.Error{Code: hearsay.Damaged, Msg: "its XML is damaged", Err: err}
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if !each(t) {
			return nil
		}
	}
	return &hearsay.Error{Code: hearsay.Damaged, Msg: fmt.Sprintf("its XML is nested more than %d deep", maxDepth)}
}

// source gives the bytes of a part and fails within a token that is too long.
type source struct {
	data      []byte
	at, token int // the next byte, and the first one of the token
}

func (s *source) ReadByte() (byte, error) {
	switch {
	case s.at >= len(s.data):
		return 0, io.EOF
	case s.at-s.token > maxToken:
		return 0, fmt.Errorf("a tag or text of more than %d MB", maxToken>>20)
	}
	s.at++
	return s.data[s.at-1], nil
}

// Read serves readers of other encodings.
func (s *source) Read(p []byte) (int, error) {
	if s.at >= len(s.data) {
		return 0, io.EOF
	}
	n := copy(p, s.data[s.at:])
	s.at += n
	s.token = s.at
	return n, nil
}

// decodeXML serves encodings that an XML declaration names. UTF-16 is decoded
// already, by its pattern, whatever the declaration says.
func decodeXML(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	text, _, _ := charset.Decode(data, label)
	return strings.NewReader(text), nil
}

// attr is the value of the attribute with this local name, "" for none.
func attr(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// sheet puts paragraphs in reading order.
type sheet struct {
	body  block.Builder
	title string // of the first paragraph in the style of titles
	rows  []row  // the table rows that are open
	count map[string]int
	added int  // blocks
	full  bool // there is more text than one document may have
}

// row collects the cells of a table row, one paragraph each, to make one block
// of them. It gives up when a cell holds more.
type row struct {
	cells  []string
	filled bool // the current cell has its paragraph
	split  bool // the paragraphs are blocks of their own
}

// maxRow is the longest row, in bytes, that is one block: figures and names. In
// longer ones the cells are prose that was set in columns.
const maxRow = 300

func (s *sheet) note(what string) {
	if s.count == nil {
		s.count = map[string]int{}
	}
	s.count[what]++
}

func (s *sheet) add(kind hearsay.BlockKind, text string) {
	text = block.Clean(strings.ReplaceAll(text, "\u00ad", ""))
	if text == "" || s.isFull() {
		return
	}
	if kind == hearsay.Title {
		kind = s.asTitle(text)
	}
	if len(s.rows) == 0 || kind == hearsay.Furniture {
		s.body.Add(kind, 0, text)
		return
	}
	r := &s.rows[len(s.rows)-1]
	switch {
	case r.split || kind != hearsay.Paragraph:
		s.splitRow()
		s.body.Add(kind, 0, text)
	case r.filled:
		s.splitRow()
		s.body.Add(kind, 0, text)
	default:
		r.cells, r.filled = append(r.cells, text), true
	}
}

// isFull counts a paragraph.
func (s *sheet) isFull() bool {
	s.added++
	s.full = s.full || s.added > maxBlocks || s.body.Len() > maxText
	return s.full
}

// asTitle lets only the first title be one.
func (s *sheet) asTitle(text string) hearsay.BlockKind {
	if s.title != "" {
		return hearsay.Heading
	}
	s.title = text
	return hearsay.Title
}

func (s *sheet) openRow() { s.splitRow(); s.rows = append(s.rows, row{}) }
func (s *sheet) openCell() {
	if n := len(s.rows); n > 0 {
		s.rows[n-1].filled = false
	}
}

// closeRow joins the cells of a short row with tabs.
func (s *sheet) closeRow() {
	n := len(s.rows)
	if n == 0 {
		return
	}
	joined := strings.Join(s.rows[n-1].cells, "\t")
	if len(joined) > maxRow {
		s.splitRow()
		joined = ""
	}
	s.rows = s.rows[:n-1]
	s.body.Add(hearsay.Paragraph, 0, joined)
}

// splitRow makes the cells of the innermost open row blocks of their own, which
// what follows in it will be too.
func (s *sheet) splitRow() {
	if len(s.rows) == 0 {
		return
	}
	r := &s.rows[len(s.rows)-1]
	for _, c := range r.cells {
		s.body.Add(hearsay.Paragraph, 0, c)
	}
	r.cells, r.split = nil, true
}

// document builds the document, or the error that it holds no text.
func (s *sheet) document(f hearsay.Format) (*hearsay.Document, error) {
	for len(s.rows) > 0 {
		s.closeRow()
	}
	if s.full {
		return nil, &hearsay.Error{Code: hearsay.TooLarge, Msg: fmt.Sprintf("has more than %d MB of text or %d paragraphs", maxText>>20, maxBlocks)}
	}
	d := &hearsay.Document{Format: f}
	s.body.Build(d)
	if len(d.Blocks) == 0 {
		return nil, &hearsay.Error{Code: hearsay.Empty, Msg: "holds no text"}
	}
	for _, b := range d.Blocks {
		if b.Kind == hearsay.Title {
			d.Title = hearsay.Field{Value: strings.Join(strings.Fields(b.Of(d.Text)), " "), How: hearsay.HowMarkup, At: b.Span}
		}
	}
	for _, what := range []string{comments, deletions, hidden, pictures} {
		if n := s.count[what]; n > 0 {
			d.Notes = append(d.Notes, fmt.Sprintf("left out: %d %s", n, what))
		}
	}
	return d, nil
}

// What is left out of the text and counted.
const (
	comments  = "comments"
	deletions = "deletions by tracked changes"
	hidden    = "hidden passages"
	pictures  = "embedded objects"
)

// entry reads a part that may be missing.
func entry(z *archive.Zip, name string) ([]byte, error) {
	data, err := z.Read(name, maxPart)
	if hearsay.ErrorCode(err) == hearsay.NotFound {
		return nil, nil
	}
	return data, err
}

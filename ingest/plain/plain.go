// Package plain reads plain text, Markdown and lines of JSONL.
//
// It lays blocks over the text and leaves the text as it is: it is for finding
// paragraphs, headings, list items and quotations by blank lines, line lengths
// and marks. It is not for bylines and datelines, and not for decoding: the
// caller gives a text that package charset made.
//
// Invariant: the text of the document is the decoded content code point for
// code point; only NULs become U+FFFD, one for one. What lies between blocks
// is white space.
package plain

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/charset"
)

// MaxBlocks bounds the blocks of one text, and with them the memory: beyond it
// the text is an error.
const MaxBlocks = 500_000

// Extract reads plain text in any charset.
func Extract(data []byte) (*hearsay.Document, error) {
	return decode(data, hearsay.FormatText, Blocks)
}

// Markdown reads Markdown in any charset. The marks stay in the text.
func Markdown(data []byte) (*hearsay.Document, error) {
	d, err := decode(data, hearsay.FormatMarkdown, markdownBlocks)
	if err == nil {
		frontMatter(d)
	}
	return d, err
}

// Data reads text that no one wrote as prose, such as JSON or a style sheet. All
// of it is furniture: it is kept, and nothing in it is taken for a statement.
func Data(data []byte) (*hearsay.Document, error) {
	d, err := decode(data, hearsay.FormatText, Blocks)
	if err != nil {
		return nil, err
	}
	for i := range d.Blocks {
		d.Blocks[i].Kind = hearsay.Furniture
	}
	d.Notes = append(d.Notes, "is data or program code by its name; it is kept, and not read for statements")
	return d, nil
}

// FromText makes a document of a text that is already decoded.
func FromText(text string) (*hearsay.Document, error) {
	return lay(text, hearsay.FormatText, Blocks)
}

func decode(data []byte, f hearsay.Format, blocks func(string) []hearsay.Block) (*hearsay.Document, error) {
	text, name, repaired := charset.Decode(data, "")
	d, err := lay(text, f, blocks)
	if err != nil {
		return nil, err
	}
	if repaired > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("%d characters were not valid %s and stand as U+FFFD", repaired, name))
	}
	return d, nil
}

func lay(text string, f hearsay.Format, blocks func(string) []hearsay.Block) (*hearsay.Document, error) {
	d := &hearsay.Document{Format: f, Text: text}
	if n := strings.Count(text, "\x00"); n > 0 {
		d.Text = strings.ReplaceAll(text, "\x00", string(utf8.RuneError))
		d.Notes = append(d.Notes, fmt.Sprintf("%d NUL characters stand as U+FFFD", n))
	}
	d.Blocks = blocks(d.Text)
	switch {
	case len(d.Blocks) == 0:
		return nil, &hearsay.Error{Code: hearsay.Empty, Msg: "holds no text"}
	case len(d.Blocks) > MaxBlocks:
		return nil, &hearsay.Error{
			Code: hearsay.TooLarge, Msg: fmt.Sprintf("has more than %d paragraphs", MaxBlocks),
			Hint: "split the file",
		}
	}
	return d, nil
}

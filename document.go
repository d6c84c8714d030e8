package hearsay

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Format names the kind of file that a document came from.
type Format string

// The formats that ingest reads. Zip and Mbox only hold documents; a mail is a
// document and may hold others.
const (
	FormatText     Format = "txt"
	FormatMarkdown Format = "md"
	FormatHTML     Format = "html"
	FormatPDF      Format = "pdf"
	FormatDOCX     Format = "docx"
	FormatODT      Format = "odt"
	FormatMail     Format = "eml"
	FormatMbox     Format = "mbox"
	FormatJSONL    Format = "jsonl"
	FormatZip      Format = "zip"
)

// Document is one file as it came and the text that was extracted from it.
type Document struct {
	// ID is derived from the bytes of the file ([NewDocumentID]): the same file
	// has the same ID wherever it lies. For a line of JSONL it is derived from
	// that line.
	ID string
	// Path says where the file was found, with "/" between folders. A document
	// inside another file follows it after "!/": "mail.eml!/annex.pdf".
	Path string
	// Name is how the document calls itself in a stateless run: the "doc" of a
	// JSONL line, else the path.
	Name string
	// SHA256 is the hash of the bytes, in lower-case hexadecimal.
	SHA256 string
	Format Format
	// Text is valid UTF-8. Every span of every record refers to it.
	Text string
	// Blocks are in order of the text and do not overlap. Text between blocks
	// is white space.
	Blocks []Block

	Title     Field
	Authors   []Field
	Publisher Field
	// Published is an ISO 8601 date as exact as the document tells it: YYYY,
	// YYYY-MM or YYYY-MM-DD.
	Published Field
	// Lang is the language of most of the text (ISO 639-1), "" when unknown.
	Lang string
	// Notes tell a person what was repaired or left out on the way in.
	Notes []string
}

// Field is a piece of metadata with how it was found.
type Field struct {
	Value string
	How   How
	// At is where the value stands in the text, the zero span when it stands
	// only in the file's own metadata.
	At Span
}

// How names the place that a piece of metadata was taken from.
type How string

// The places that metadata is taken from.
const (
	HowJSONLD     How = "json-ld"
	HowMeta       How = "meta-tag"
	HowMarkup     How = "markup"      // an element that says what it is: <time>, rel=author, class=byline
	HowProperties How = "properties"  // document information of PDF, DOCX, ODT
	HowHeader     How = "mail-header" // Date, From, Subject
	HowURL        How = "url"
	HowHeading    How = "heading"
	HowByline     How = "byline"
	HowDateline   How = "dateline"
	HowPageHeader How = "page-header"
	HowFoot       How = "foot"  // the end of the text
	HowGiven      How = "given" // said by the user: a JSONL field
)

// BlockKind says what a block is for.
type BlockKind string

// The kinds of blocks. Furniture (menus, comment forms, copyright lines) stays
// in the text but is not read.
const (
	Title     BlockKind = "title"
	Byline    BlockKind = "byline"
	Dateline  BlockKind = "dateline"
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	ListItem  BlockKind = "list-item"
	Quotation BlockKind = "quotation"
	Furniture BlockKind = "furniture"
)

// Block is a stretch of text of one kind. Line breaks inside it are soft: they
// never end a sentence by themselves.
type Block struct {
	Span
	Kind BlockKind
	// Page counts from 1; 0 where the format has no pages.
	Page int
	// Lang is ISO 639-1, "" when unknown.
	Lang string
}

// NewDocumentID shortens the SHA-256 of a file (64 hexadecimal digits) to the
// 16 that name its document.
func NewDocumentID(sha256 string) string { return sha256[:16] }

// Body calls yield with the index of each block that is read, in order.
func (d *Document) Body(yield func(int, Block) bool) {
	for i, b := range d.Blocks {
		if b.Kind != Furniture && !yield(i, b) {
			return
		}
	}
}

// Validate says which invariant the document breaks, or nil.
func (d *Document) Validate() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("document %s: the text is not UTF-8", d.ID)
	}
	last := 0
	for i, b := range d.Blocks {
		if err := b.Check(d.Text); err != nil {
			return fmt.Errorf("document %s: block %d: %w", d.ID, i, err)
		}
		if b.Start < last {
			return fmt.Errorf("document %s: block %d begins before the end of the one before", d.ID, i)
		}
		if strings.TrimSpace(d.Text[last:b.Start]) != "" {
			return fmt.Errorf("document %s: text before block %d is in no block", d.ID, i)
		}
		last = b.End
	}
	if strings.TrimSpace(d.Text[last:]) != "" {
		return fmt.Errorf("document %s: text after the last block is in no block", d.ID)
	}
	return nil
}

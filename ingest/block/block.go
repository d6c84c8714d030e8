// Package block builds the text of a document from its blocks.
//
// Every reader of a format adds its blocks in reading order; the builder joins
// them with blank lines, cleans what no text should hold, and keeps the spans
// true. It is not for deciding what is a heading or furniture.
//
// Invariant: the text of [Builder.Build] is valid UTF-8 without control
// characters other than tab and line feed, and its blocks satisfy
// [hearsay.Document.Validate].
package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Builder collects blocks. The zero value is ready for use.
type Builder struct {
	text   strings.Builder
	blocks []hearsay.Block
}

// Add appends one block and returns its span. White space at the ends is
// dropped; a text of nothing else adds no block and returns the zero span.
// Line feeds inside stay: they are soft.
func (b *Builder) Add(kind hearsay.BlockKind, page int, text string) hearsay.Span {
	text = Clean(text)
	if text == "" {
		return hearsay.Span{}
	}
	if b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	}
	start := b.text.Len()
	b.text.WriteString(text)
	s := hearsay.Span{Start: start, End: b.text.Len()}
	b.blocks = append(b.blocks, hearsay.Block{Span: s, Kind: kind, Page: page})
	return s
}

// Len is the length of the text so far, in bytes.
func (b *Builder) Len() int { return b.text.Len() }

// Build sets the document's text and blocks.
func (b *Builder) Build(d *hearsay.Document) {
	d.Text, d.Blocks = b.text.String(), b.blocks
}

// Clean makes a string fit to be text: CR and CRLF become LF, other control
// characters (NUL among them) and U+FEFF go, bytes that are not UTF-8 become
// U+FFFD, and white space at the ends goes. Direction marks and joiners stay:
// they are part of what was written.
func Clean(s string) string {
	s = strings.TrimSpace(s)
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSpace(strings.Map(cleanRune, s))
}

func isClean(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || cleanRune(r) != r {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\r', r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085':
		return '\n'
	case r == '\n' || r == '\t':
		return r
	case r == '\uFEFF' || unicode.IsControl(r):
		return -1
	}
	return r
}

// OneLine is a text with its runs of white space, line feeds too, as single spaces.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Folded is a text without case, space and punctuation, for comparing titles.
func Folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

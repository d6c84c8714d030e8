// Package front finds what the visible text of a document says about the
// document: its title, byline, dateline, date of publication and publisher.
//
// It is for documents whose format does not say it: plain text, PDF, office
// files, mail bodies. It is not for HTML metadata, nor for what the text says
// about the world. No value is better than a wrong one: a piece of text is taken
// only where its form and its place both say what it is.
//
// Invariant: the text is never changed, and the blocks stay in order and apart.
// A field that is set stays, but for one taken from file properties, which gives
// way to what the document itself prints.
package front

import (
	"strings"

	"hearsay"
)

const (
	headLines = 24   // how many lines from the start are looked at
	footLines = 12   // and from the end
	lineRunes = 400  // a longer line is running text
	headBytes = 4000 // where the head ends at the latest
)

// Fill completes the metadata of a document from its visible text, splits off a
// title, a byline or a dateline that stands in another block, and sets the kinds
// of their blocks.
func Fill(d *hearsay.Document) {
	f := finder{d: d}
	f.head, f.foot = head(d), foot(d)
	f.masthead()
	f.title()
	f.byline()
	f.signature()
	f.dateline()
	f.published()
	f.publisher()
	f.applyMarks()
}

type finder struct {
	d          *hearsay.Document
	head, foot []line
	marks      []mark
}

// line is one line of a block; a block has soft line breaks.
type line struct {
	hearsay.Span
	text  string
	block int
	kind  hearsay.BlockKind
	used  bool // by a field: no other field looks at it
	first bool // of its block
	alone bool // in its block
	short bool // its block is short enough to be anything but running text
}

// mark gives a stretch of text a kind of its own.
type mark struct {
	hearsay.Span
	kind hearsay.BlockKind
}

func head(d *hearsay.Document) []line {
	var out []line
	for i := range d.Blocks {
		if len(out) >= headLines || d.Blocks[i].Start > headBytes {
			break
		}
		out = append(out, blockLines(d, i)...)
	}
	return out[:min(len(out), headLines)]
}

func foot(d *hearsay.Document) []line {
	var out []line
	for i := len(d.Blocks) - 1; i >= 0 && len(out) < footLines; i-- {
		lines := blockLines(d, i)
		if n := footLines - len(out); len(lines) > n {
			lines = lines[len(lines)-n:]
		}
		out = append(lines, out...)
	}
	return out
}

// maxBlockLines bounds the lines that are taken of one block.
const maxBlockLines = 64

func blockLines(d *hearsay.Document, i int) []line {
	b := d.Blocks[i]
	text := b.Of(d.Text)
	if len(text) > 1<<16 { // a block this long is no title
		return []line{{Span: b.Span, block: i, kind: b.Kind, first: true}}
	}
	parts := strings.Split(text, "\n")
	if len(parts) > maxBlockLines {
		parts = parts[:maxBlockLines]
	}
	var out []line
	at := b.Start
	for _, p := range parts {
		t := strings.TrimSpace(p)
		start := at + strings.Index(p, t)
		at += len(p) + 1
		if t == "" {
			continue
		}
		out = append(out, line{
			Span: hearsay.Span{Start: start, End: start + len(t)}, text: t, block: i, kind: b.Kind,
			first: len(out) == 0, alone: len(parts) == 1, short: len(text) <= 300,
		})
	}
	return out
}

// set fills a field that is empty or was taken from the properties of the file.
func set(f *hearsay.Field, value string, how hearsay.How, at hearsay.Span) bool {
	if value == "" || f.Value != "" && f.How != hearsay.HowProperties {
		return false
	}
	*f = hearsay.Field{Value: value, How: how, At: at}
	return true
}

func (f *finder) mark(s hearsay.Span, kind hearsay.BlockKind) {
	for _, m := range f.marks {
		if m.Overlaps(s) {
			return
		}
	}
	f.marks = append(f.marks, mark{s, kind})
}

// applyMarks splits the blocks where marks begin and end.
func (f *finder) applyMarks() {
	if len(f.marks) == 0 {
		return
	}
	out := make([]hearsay.Block, 0, len(f.d.Blocks)+2*len(f.marks))
	for _, b := range f.d.Blocks {
		out = append(out, f.split(b)...)
	}
	f.d.Blocks = out
}

func (f *finder) split(b hearsay.Block) []hearsay.Block {
	for _, m := range f.marks {
		if !b.Contains(m.Span) {
			continue
		}
		var out []hearsay.Block
		before, inside, after := b, b, b
		before.Span = trim(f.d.Text, hearsay.Span{Start: b.Start, End: m.Start})
		inside.Span, inside.Kind = m.Span, m.kind
		after.Span = trim(f.d.Text, hearsay.Span{Start: m.End, End: b.End})
		if before.Len() > 0 {
			out = append(out, before)
		}
		out = append(out, inside)
		if after.Len() > 0 {
			out = append(out, f.split(after)...)
		}
		return out
	}
	return []hearsay.Block{b}
}

// trim takes white space off both ends of a span.
func trim(text string, s hearsay.Span) hearsay.Span {
	t := s.Of(text)
	left := len(t) - len(strings.TrimLeft(t, space))
	right := len(t) - len(strings.TrimRight(t, space))
	if left == len(t) {
		return hearsay.Span{Start: s.Start, End: s.Start}
	}
	return hearsay.Span{Start: s.Start + left, End: s.End - right}
}

const space = " \t\n\u00a0\u200e\u200f\u2009\u202f"

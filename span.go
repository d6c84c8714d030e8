package hearsay

import (
	"cmp"
	"fmt"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of UTF-8 bytes in a document's text.
// Only the position package turns it into code points or UTF-16 units.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies inside s; a span contains itself.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Of returns the text that the span covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Compare orders spans by start, then by end: the order of every list of
// records in a reading.
func (s Span) Compare(o Span) int {
	return cmp.Or(cmp.Compare(s.Start, o.Start), cmp.Compare(s.End, o.End))
}

// Check says why the span cannot anchor a record in text, or nil.
func (s Span) Check(text string) error {
	switch {
	case s.Start < 0 || s.End > len(text):
		return fmt.Errorf("span %d-%d lies outside the text of %d bytes", s.Start, s.End, len(text))
	case s.Start >= s.End:
		return fmt.Errorf("span %d-%d is empty", s.Start, s.End)
	case !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return fmt.Errorf("span %d-%d cuts a code point", s.Start, s.End)
	}
	return nil
}

// Cover is the smallest span that holds all the given ones, which must not be
// empty as a list.
func Cover(spans ...Span) Span {
	c := spans[0]
	for _, s := range spans[1:] {
		c.Start, c.End = min(c.Start, s.Start), max(c.End, s.End)
	}
	return c
}

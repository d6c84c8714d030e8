package block_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/block"
)

func TestBuilder(t *testing.T) {
	var b block.Builder
	b.Add(hearsay.Title, 1, "  The talks \r\n end\x00 ")
	if s := b.Add(hearsay.Paragraph, 1, " \n\t\x00 "); s != (hearsay.Span{}) {
		t.Errorf("an empty block got the span %v", s)
	}
	s := b.Add(hearsay.Paragraph, 2, "Nobody\u2028signed.")
	var d hearsay.Document
	b.Build(&d)
	if want := "The talks \n end\n\nNobody\nsigned."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if got := s.Of(d.Text); got != "Nobody\nsigned." || d.Blocks[1].Page != 2 || len(d.Blocks) != 2 {
		t.Errorf("second block %q of %v", got, d.Blocks)
	}
}

func TestCleanKeepsWhatWasWritten(t *testing.T) {
	for in, want := range map[string]string{
		"\u202bقال\u202c":   "\u202bقال\u202c",
		"می\u200cرود":       "می\u200cرود",
		"\ufeffa\u00a0b":    "a\u00a0b",
		"one\r\ntwo\rthree": "one\ntwo\nthree",
		"bad \xff byte":     "bad \ufffd byte",
		"\x1b[31mred":       "[31mred",
	} {
		if got := block.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzBuilder(f *testing.F) {
	f.Add("a\x00b", "  ", "قال\r\n")
	f.Fuzz(func(t *testing.T, one, two, three string) {
		var b block.Builder
		for _, s := range []string{one, two, three} {
			b.Add(hearsay.Paragraph, 0, s)
		}
		var d hearsay.Document
		b.Build(&d)
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(d.Text) || strings.ContainsFunc(d.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\n' }) {
			t.Fatalf("text %q", d.Text)
		}
	})
}

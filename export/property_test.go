package export_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/export"
)

// someText is any text that extraction may leave: letters of several scripts,
// code points of one to four bytes, quotes, line breaks, tabs.
func someText() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.RuneFrom([]rune("ab “”«»'\"\\\n\t<&-=—é\u200fق𐤌🔎\u2028")), 1, 80, -1)
}

// someSpan is any span that satisfies [hearsay.Span.Check].
func someSpan(text string) *rapid.Generator[hearsay.Span] {
	return rapid.Custom(func(t *rapid.T) hearsay.Span {
		points := utf8.RuneCountInString(text)
		from := rapid.IntRange(0, points-1).Draw(t, "from")
		to := rapid.IntRange(from+1, points).Draw(t, "to")
		runes := []rune(text)
		return hearsay.Span{Start: len(string(runes[:from])), End: len(string(runes[:to]))}
	})
}

// someReading has one attribution with any spans in any text.
func someReading() *rapid.Generator[*hearsay.Reading] {
	return rapid.Custom(func(t *rapid.T) *hearsay.Reading {
		text := someText().Draw(t, "text")
		spans := rapid.SliceOfN(someSpan(text), 1, 3)
		r := sample()
		r.Document = &hearsay.Document{ID: r.Document.ID, SHA256: r.Document.SHA256, Path: "a.txt", Name: "a.txt", Format: "txt", Text: text}
		r.Times, r.Citations, r.Mentions, r.Quantities, r.Findings = nil, nil, nil, nil, nil
		r.Attributions = []hearsay.Attribution{{
			ID: "a1", Source: spans.Draw(t, "source"), Cue: spans.Draw(t, "cue"), Content: spans.Draw(t, "content"),
			Kind: hearsay.Direct, Polarity: hearsay.Affirmed, Speaker: "s1",
			Provenance: hearsay.Provenance{By: "test/any", Confidence: 1},
		}}
		return r
	})
}

func TestAnySpanOfAnyTextKeepsItsPlace(t *testing.T) {
	schema := readingSchema(t, true)
	rapid.Check(t, func(rt *rapid.T) {
		item := export.Item{Reading: someReading().Draw(rt, "reading")}
		line := written(t, "jsonl", item)
		if err := conforms(schema, line); err != nil {
			rt.Fatal(err)
		}
		if quotedAsPlaced(t, line) == 0 {
			rt.Fatal("no spans")
		}
		for _, format := range export.Formats() {
			out := written(t, format, item)
			if !bytes.HasSuffix(out, []byte("\n")) || !utf8.Valid(out) {
				rt.Fatalf("%s is not whole lines of UTF-8: %q", format, out)
			}
			if format == "timeml" || format == "conllu" || format == "ner" || format == "coref" {
				continue // no JSON: tests of their own
			}
			if format == "brat" {
				annotationsAreTables(rt, out)
			} else if lines := bytes.Count(out, []byte("\n")); lines != 1 || !json.Valid(out) {
				rt.Fatalf("%s has %d lines for one record: %s", format, lines, out)
			}
		}
	})
}

// annotationsAreTables checks that every T line has three columns and an E line
// two, whatever the text.
func annotationsAreTables(t *rapid.T, out []byte) {
	for line := range strings.Lines(string(out)) {
		want := map[byte]int{'-': 0, 'T': 2, 'E': 1}[line[0]]
		if got := strings.Count(line, "\t"); got != want {
			t.Fatalf("%d tabs in %q", got, line)
		}
	}
}

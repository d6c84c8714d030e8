package hearsay_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
)

// sound is a small reading that breaks no invariant.
func sound() *hearsay.Reading {
	text := "“We left,” said Iva Dorn."
	by := hearsay.Provenance{By: "test/hand", Confidence: 1}
	at := func(s string) hearsay.Span {
		i := strings.Index(text, s)
		return hearsay.Span{Start: i, End: i + len(s)}
	}
	return &hearsay.Reading{
		Document: &hearsay.Document{
			ID: "0123456789abcdef", Text: text,
			Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}},
		},
		Actors:   []hearsay.Actor{{ID: "s1", Name: "Iva Dorn", Type: hearsay.Person, Provenance: by}},
		Mentions: []hearsay.Mention{{ID: "m1", Span: at("Iva Dorn"), Actor: "s1", Provenance: by}},
		Attributions: []hearsay.Attribution{{
			ID: "a1", Content: []hearsay.Span{at("“We left,”")}, Cue: []hearsay.Span{at("said")},
			Source: []hearsay.Span{at("Iva Dorn")}, Speaker: "s1", Provenance: by,
			Chain: []hearsay.Link{{Actor: "s1", Span: at("Iva Dorn"), Cue: at("said")}},
		}},
	}
}

func TestValidateNamesEveryBrokenInvariant(t *testing.T) {
	if err := sound().Validate(); err != nil {
		t.Fatalf("a sound reading: %v", err)
	}
	tests := []struct {
		name, want string
		spoil      func(*hearsay.Reading)
	}{
		{"span beyond the text", "outside the text", func(r *hearsay.Reading) { r.Mentions[0].Span.End = 99 }},
		{"empty span", "empty", func(r *hearsay.Reading) { r.Attributions[0].Cue[0].End = r.Attributions[0].Cue[0].Start }},
		{"span inside a code point", "cuts a code point", func(r *hearsay.Reading) { r.Attributions[0].Content[0].Start = 1 }},
		{"unknown speaker", "s9", func(r *hearsay.Reading) { r.Attributions[0].Speaker = "s9" }},
		{"unknown actor in the chain", "s9", func(r *hearsay.Reading) { r.Attributions[0].Chain[0].Actor = "s9" }},
		{"same ID twice", "used twice", func(r *hearsay.Reading) { r.Mentions[0].ID = "a1" }},
		{"no content", "no content", func(r *hearsay.Reading) { r.Attributions[0].Content = nil }},
		{"no maker", "what made it", func(r *hearsay.Reading) { r.Attributions[0].By = "" }},
		{"confidence above one", "how sure", func(r *hearsay.Reading) { r.Attributions[0].Confidence = 1.5 }},
		{"text that is not UTF-8", "not UTF-8", func(r *hearsay.Reading) { r.Document.Text = "\xff" }},
		{"blocks that overlap", "before the end", func(r *hearsay.Reading) {
			r.Document.Blocks = append(r.Document.Blocks, r.Document.Blocks[0])
		}},
		{"text in no block", "is in no block", func(r *hearsay.Reading) { r.Document.Blocks[0].End = 14 }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sound()
			tt.spoil(r)
			if err := r.Validate(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestErrorCodeLooksThroughWrapping(t *testing.T) {
	err := fmt.Errorf("reading: %w", &hearsay.Error{Code: hearsay.Damaged, Path: "a.pdf", Msg: "the file is cut off"})
	if got := hearsay.ErrorCode(err); got != hearsay.Damaged {
		t.Errorf("code %q", got)
	}
	if got := hearsay.ErrorCode(fmt.Errorf("plain")); got != hearsay.Internal {
		t.Errorf("code of a plain error %q", got)
	}
	if got := hearsay.ErrorCode(nil); got != "" {
		t.Errorf("code of nil %q", got)
	}
}

func TestExtentCoversAllPieces(t *testing.T) {
	a := sound().Attributions[0]
	if got, want := a.Extent(), (hearsay.Span{Start: 0, End: len("“We left,” said Iva Dorn")}); got != want {
		t.Errorf("extent %v, want %v", got, want)
	}
}

package read

import (
	"os"
	"strings"
	"testing"

	"hearsay"
	"hearsay/read/attribution"
	"hearsay/read/citation"
	"hearsay/read/timex"
	"hearsay/syntax"
)

// BenchmarkSpeakersAndChains is the attribution pass with speakers and chains, on
// top of syntax, times and citations.
func BenchmarkSpeakersAndChains(b *testing.B) {
	r, err := New()
	if err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile("../demo/collection/constancy-analysis.md")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(data)+"\n\n", 40)
	d := &hearsay.Document{ID: "b", Text: text}
	at := 0
	for part := range strings.SplitAfterSeq(text, "\n\n") {
		if trimmed := strings.TrimSpace(part); trimmed != "" {
			start := at + strings.Index(part, trimmed)
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: start, End: start + len(trimmed)}, Kind: hearsay.Paragraph})
		}
		at += len(part)
	}
	an := syntax.Analyze(d)
	times := timex.Tag(an)
	cites := citation.Find(an, times, r.lex)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		out := &hearsay.Reading{Document: d, Times: times, Citations: cites}
		found := r.attributions.Find(an, times, bracketed(cites, text))
		q := questions{out: out}
		q.ask(found.Statements)
		cast := r.actors.Resolve(an, found.Tags, found.Quoted, q.asks)
		attribution.Link(found.Statements, q.answers(&cast), times, cites)
	}
}

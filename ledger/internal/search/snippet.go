package search

import (
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/syntax/stem"
)

// HitStart and HitEnd stand around the hits of a snippet.
const (
	HitStart = "\uE000"
	HitEnd   = "\uE001"
)

const (
	snippetBefore = 80      // bytes shown before the first hit
	snippetLen    = 260     // bytes shown in all
	snippetScan   = 1 << 18 // bytes of a passage that are looked at
)

// Snippet cuts from a passage what surrounds its first hit, with marks around
// the hits and an ellipsis where text is left out.
func (x *Indexer) Snippet(q Query, lang, text string) string {
	text = text[:border(text, min(len(text), snippetScan))]
	hits := x.hits(q, lang, text)
	start := 0
	if len(hits) > 0 {
		start = blankBefore(text, max(0, hits[0].Start-snippetBefore))
	}
	end := blankBefore(text, min(len(text), start+snippetLen))
	if end <= start {
		end = border(text, min(len(text), start+snippetLen))
	}
	return marked(text, hearsay.Span{Start: start, End: end}, hits)
}

// hits finds every word of text that has a stem of a wanted phrase.
func (x *Indexer) hits(q Query, lang, text string) []hearsay.Span {
	wanted := map[string]bool{}
	for _, p := range q.want {
		for _, stems := range p.stems(x) {
			for _, s := range stems {
				wanted[s] = true
			}
		}
	}
	var out []hearsay.Span
	for w := range stem.Words(text) {
		if wanted[x.Stem(lang, w.Of(text))] {
			out = append(out, w)
		}
	}
	return out
}

func marked(text string, part hearsay.Span, hits []hearsay.Span) string {
	var b strings.Builder
	if part.Start > 0 {
		b.WriteString("… ")
	}
	at := part.Start
	for _, h := range hits {
		if part.Contains(h) {
			b.WriteString(unmarked(text[at:h.Start]) + HitStart + unmarked(h.Of(text)) + HitEnd)
			at = h.End
		}
	}
	b.WriteString(unmarked(text[at:part.End]))
	if part.End < len(text) {
		b.WriteString(" …")
	}
	return strings.TrimSpace(b.String())
}

// unmarked makes one line of a piece of text, without marks of its own.
func unmarked(s string) string {
	return strings.NewReplacer(HitStart, "", HitEnd, "", "\n", " ", "\t", " ").Replace(s)
}

// border moves at back to the start of a code point.
func border(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// blankBefore moves at back to after a blank near by, or else to the start of a
// code point; the ends of the text stay.
func blankBefore(text string, at int) int {
	if at == 0 || at == len(text) {
		return at
	}
	at = border(text, at)
	if i := strings.LastIndexAny(text[max(0, at-40):at], " \n\t"); i >= 0 {
		return border(text, max(0, at-40)+i+1)
	}
	return at
}

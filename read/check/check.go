// Package check finds what does not add up inside one document: a weekday
// against its date, the two dates of a dual date, a date that no calendar has, a
// duration against its ends, something cited that is dated after the document, one
// event dated two ways, and sums, shares, ratios and changes against the figures
// that stand beside them.
//
// It compares what the document says with itself. It knows nothing of the world,
// does not compare documents, and never says which of two passages is right.
//
// A finding costs a reader's time, so every rule asks for an explicit link between
// the passages, and gives way to rounding, to "about" and "more than", to ranges
// and to mixed units.
//
// Invariant: findings are in order of the text, and each shows the passages that
// differ and the arithmetic.
package check

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// Find returns the findings of a document, with IDs f1, f2 and so on. It reads the
// times, quantities and citations of the reading.
func Find(r *hearsay.Reading, an *syntax.Analysis) []hearsay.Finding {
	f := finder{r: r, a: an, text: an.Doc.Text}
	f.dates()
	f.durations()
	f.cited()
	f.events()
	f.figures()
	slices.SortStableFunc(f.out, func(a, b hearsay.Finding) int {
		return cmp.Or(a.Passages[0].Compare(b.Passages[0]), cmp.Compare(a.By, b.By))
	})
	for i := range f.out {
		f.out[i].ID = "f" + strconv.Itoa(i+1)
	}
	return f.out
}

// finder is the state of one document.
type finder struct {
	r    *hearsay.Reading
	a    *syntax.Analysis
	text string
	out  []hearsay.Finding
}

// add makes a finding of passages in any order.
func (f *finder) add(kind hearsay.FindingKind, rule string, confidence float64, text string, passages ...hearsay.Span) {
	slices.SortFunc(passages, hearsay.Span.Compare)
	f.out = append(f.out, hearsay.Finding{
		Kind: kind, Passages: slices.Compact(passages), Text: text,
		Provenance: hearsay.Provenance{By: "check/" + rule, Confidence: confidence},
	})
}

// token is the first token that begins at or after a byte offset.
func (f *finder) token(offset int) int {
	return sort.Search(len(f.a.Tokens), func(i int) bool { return f.a.Tokens[i].Start >= offset })
}

// sentence is the index of the sentence that holds a byte offset, of the last one
// that begins before it.
func (f *finder) sentence(offset int) int {
	i := sort.Search(len(f.a.Sentences), func(i int) bool { return f.a.Tokens[f.a.Sentences[i].First].Start > offset })
	return max(i-1, 0)
}

// bounds are the bytes of a sentence.
func (f *finder) bounds(sentence int) hearsay.Span {
	s := f.a.Sentences[sentence]
	return f.a.Span(s.First, s.Last)
}

// longestGap is how many tokens may stand between two things that belong
// together.
const longestGap = 16

// gap gives the words and marks between two offsets in lower case; false when the
// stretch is too long or crosses a sentence.
func (f *finder) gap(from, to int) ([]string, bool) {
	if to < from || f.sentence(from-1) != f.sentence(to) {
		return nil, false
	}
	first, last := f.token(from), f.token(to)
	if last-first > longestGap {
		return nil, false
	}
	out := make([]string, 0, last-first)
	for t := first; t < last; t++ {
		out = append(out, strings.ToLower(f.a.Text(t)))
	}
	return out, true
}

// before gives up to n words before an offset, in the same sentence, the nearest
// first, in lower case.
func (f *finder) before(offset, n int) []string {
	t := f.token(offset)
	first := f.a.Sentences[f.sentence(offset)].First
	out := make([]string, 0, n)
	for i := t - 1; i >= first && len(out) < n; i-- {
		out = append(out, strings.ToLower(f.a.Text(i)))
	}
	return out
}

// after gives up to n words from an offset on, in the same sentence, in lower
// case.
func (f *finder) after(offset, n int) []string {
	if offset <= 0 {
		return nil
	}
	last := f.a.Sentences[f.sentence(offset-1)].Last
	out := make([]string, 0, n)
	for t := f.token(offset); t < last && len(out) < n; t++ {
		out = append(out, strings.ToLower(f.a.Text(t)))
	}
	return out
}

// only reports whether all words are of the given list.
func only(words []string, allowed ...string) bool {
	for _, w := range words {
		if !slices.Contains(allowed, w) {
			return false
		}
	}
	return true
}

// quote is a passage on one line, as a finding's text shows it.
func (f *finder) quote(s hearsay.Span) string {
	return "“" + strings.Join(strings.Fields(s.Of(f.text)), " ") + "”"
}

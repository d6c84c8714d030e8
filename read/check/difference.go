package check

import (
	"fmt"
	"strings"

	"hearsay"
)

// differences checks "4,500 for and 3,500 against, a margin of 1,000" and "Of 50
// lorries 30 were burnt, leaving 20".
func (f *finder) differences(first, last int) {
	for i := first + 2; i < last; i++ {
		q := &f.r.Quantities[i]
		if !isFigure(q) {
			continue
		}
		before := f.before(q.Span.Start, 3)
		switch {
		case len(before) == 3 && before[0] == "of" && isDifference(before[1]) && i == first+2:
			f.compareDifference(i-2, i-1, i, true)
		case len(before) > 0 && before[0] == "leaving" && i-first < mostParts && f.isTakenFrom(first):
			f.compareDifference(first, i-1, i, false)
		}
	}
}

func isDifference(w string) bool { return w == "margin" || w == "difference" || w == "gap" }

// isTakenFrom reports a figure of which others are taken away: "Of the 50 lorries".
func (f *finder) isTakenFrom(i int) bool {
	q := &f.r.Quantities[i]
	before := f.before(q.Span.Start, 2)
	return isFigure(q) && len(before) > 0 && (before[0] == "of" || len(before) == 2 && before[0] == "the" && before[1] == "of")
}

// compareDifference compares the figure at i less those up to last with the
// remainder at rest. Where either may be the greater one, size alone counts.
func (f *finder) compareDifference(i, last, rest int, size bool) {
	qs := f.r.Quantities
	whole := f.rounded(&qs[i])
	left, exact := whole, qs[i].Value
	terms := []string{figure(qs[i].Value)}
	passages := []hearsay.Span{qs[i].Span, qs[rest].Span}
	for k := i + 1; k <= last; k++ {
		if !isFigure(&qs[k]) || !alike(&qs[k], &qs[i]) || !f.match(&qs[k], &qs[i]) {
			return
		}
		r := f.rounded(&qs[k])
		left, exact = within{left.low - r.high, left.high - r.low}, exact-qs[k].Value
		terms = append(terms, figure(qs[k].Value))
		passages = append(passages, qs[k].Span)
	}
	if size && exact < 0 {
		left, exact = within{-left.high, -left.low}, -exact
		terms[0], terms[1] = terms[1], terms[0]
	}
	want := qs[rest].Value
	if !alike(&qs[rest], &qs[i]) || !f.match(&qs[rest], &qs[i]) || exact == want || exact < 0 || isScaled(qs[rest].Span.Of(f.text)) && left.meets(f.rounded(&qs[rest])) {
		return
	}
	text := fmt.Sprintf("%s = %s, and the passage says %s.", strings.Join(terms, " - "), figure(exact), figure(want))
	f.add(hearsay.ArithmeticDiffers, "difference", .7, text, passages...)
}

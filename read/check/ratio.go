package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"hearsay"
)

// ratios checks "seven times larger", "twice" and the like against two figures of
// the same passage.
func (f *finder) ratios(first, last int) {
	for i := first; i < last; i++ {
		q := &f.r.Quantities[i]
		if q.Kind != hearsay.Ratio || q.Change != "" || q.High != 0 || q.Value < 2 {
			continue
		}
		if a, b, ok := f.compared(first, last, i); ok {
			f.compareRatio(q, a, b)
		}
	}
}

// compared are the two figures that the ratio at i compares: those on both sides
// of it in its sentence, the last two before it, or those of the sentences around
// it that are for the two dates that it names.
func (f *finder) compared(first, last, i int) (a, b *hearsay.Quantity, ok bool) {
	qs := f.r.Quantities
	if i+1 < last && i > first && f.follows(i) && f.match(&qs[i-1], &qs[i+1]) {
		return &qs[i-1], &qs[i+1], true
	}
	if i+1 < last && f.follows(i) {
		return nil, nil, false
	}
	if i-2 >= first && f.match(&qs[i-2], &qs[i-1]) && f.concludes(i) {
		return &qs[i-2], &qs[i-1], true
	}
	return f.byDate(first, last, i)
}

// follows reports that the next figure is what the ratio is told against: "seven
// times larger than the 947", "twice the 150 of last year".
func (f *finder) follows(i int) bool {
	gap, near := f.gap(f.r.Quantities[i].Span.End, f.r.Quantities[i+1].Span.Start)
	if !near || len(gap) > 6 {
		return false
	}
	return only(gap, "than", "the", "as", "many", "much", "large", "high", "big", "figure", "number", "of", "that", "total", "sum", "its", "their")
}

// concludes reports a ratio that ends a comparison of the two figures before it:
// "8,214 lorries against 1,063, seven times more".
func (f *finder) concludes(i int) bool {
	gap, near := f.gap(end(&f.r.Quantities[i-1]), f.r.Quantities[i].Span.Start)
	after := f.after(f.r.Quantities[i].Span.End, 3)
	if len(after) > 1 && after[0] == "as" { // "twice as many"
		after = after[2:]
	}
	after = after[:min(1, len(after))]
	return near && len(withoutGloss(gap)) <= 4 && len(gap) > 0 && (only(gap[:1], ",", "-", "–", "—", "(") || only(gap[len(gap)-1:], ",", "-", "–", "—", "(")) &&
		(len(after) == 0 || only(after, ".", ",", ")", ";", "-", "–", "—"))
}

// withoutGloss leaves out of the words between a figure and its comparison those
// that only date the figure or announce the comparison: "in 2023, that is,".
func withoutGloss(gap []string) []string {
	return slices.DeleteFunc(slices.Clone(gap), func(w string) bool {
		return only([]string{w}, "in", "that", "is", "or", "namely", "i.e.", ",") || strings.Trim(w, "0123456789") == ""
	})
}

// match reports two figures that can be compared: of one kind, of the same things
// where these are named.
func (f *finder) match(a, b *hearsay.Quantity) bool {
	if !isFigure(a) || !isFigure(b) || !alike(a, b) {
		return false
	}
	x, y := f.head(a), f.head(b)
	return x == y || x == "" || y == ""
}

// byDate finds the two figures by the dates in the sentence of the ratio, which
// holds no figures itself: one for each date, of the same things, in this sentence
// or beside it.
func (f *finder) byDate(first, last, i int) (a, b *hearsay.Quantity, ok bool) {
	dates := f.datesIn(f.sentence(f.r.Quantities[i].Span.Start), 3)
	if len(dates) != 2 || last-first > 1 {
		return nil, nil, false
	}
	here := f.sentence(f.r.Quantities[i].Span.Start)
	for _, k := range f.around(i, here) {
		q := &f.r.Quantities[k]
		if !isFigure(q) || f.head(q) == "" || !f.names(here, f.head(q)) && a == nil && b == nil {
			continue
		}
		switch t := f.timeOf(q); {
		case t == nil:
		case t.From == dates[0].From && t.To == dates[0].To:
			if a != nil {
				return nil, nil, false
			}
			a = q
		case t.From == dates[1].From && t.To == dates[1].To:
			if b != nil {
				return nil, nil, false
			}
			b = q
		}
	}
	return a, b, a != nil && b != nil && f.head(a) == f.head(b) && alike(a, b)
}

// around are the quantities of the sentences beside the one of quantity i.
func (f *finder) around(i, here int) []int {
	var out []int
	for k := i - 1; k >= 0 && f.sentence(f.r.Quantities[k].Span.Start) >= here-1; k-- {
		out = append(out, k)
	}
	for k := i + 1; k < len(f.r.Quantities) && f.sentence(f.r.Quantities[k].Span.Start) <= here+1; k++ {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// names reports whether a sentence has a word, in the singular or the plural.
func (f *finder) names(sentence int, head string) bool {
	s := f.a.Sentences[sentence]
	for t := s.First; t < s.Last; t++ {
		if w := strings.ToLower(f.a.Text(t)); w == head || strings.TrimSuffix(w, "s") == head {
			return true
		}
	}
	return false
}

// datesIn are the dates of a sentence, the first of them when there are more than
// most.
func (f *finder) datesIn(sentence, most int) []*hearsay.Time {
	var out []*hearsay.Time
	bounds := f.bounds(sentence)
	i := sort.Search(len(f.r.Times), func(i int) bool { return f.r.Times[i].Span.Start >= bounds.Start })
	for ; i < len(f.r.Times) && f.r.Times[i].Span.Start < bounds.End && len(out) < most; i++ {
		if t := &f.r.Times[i]; t.Type == hearsay.Date && t.From != "" {
			out = append(out, t)
		}
	}
	return out
}

// timeOf is the time that a figure is for, nil when it is not told. It stands in
// the sentence of the figure.
func (f *finder) timeOf(q *hearsay.Quantity) *hearsay.Time {
	for _, t := range f.datesIn(f.sentence(q.Span.Start), mostParts) {
		if t.ID == q.Time {
			return t
		}
	}
	return nil
}

// compareRatio reads "seven times larger" both ways: seven times as large, and
// larger by seven times. Only a second reading that fits to a tenth counts, for the
// first is what writers mean as a rule.
func (f *finder) compareRatio(q, a, b *hearsay.Quantity) {
	if a.Value < b.Value {
		a, b = b, a
	}
	found := f.rounded(a).over(f.rounded(b))
	tolerance := ratioTolerance(q.Value)
	more := within{found.low - 1, found.high - 1}
	if agrees(found, q.Value, tolerance, q.Bound) || isMore(q.Span.Of(f.text)) && more.meets(around(q.Value, .1)) {
		return
	}
	ratio := a.Value / b.Value
	text := fmt.Sprintf("%s to %s is %s times as many, or %s times more; the passage says %s.", figure(a.Value), figure(b.Value), figure(ratio), figure(ratio-1), f.quote(q.Span))
	confidence := .75
	if agrees(more, q.Value, tolerance, q.Bound) {
		confidence = .55
	}
	f.add(hearsay.ArithmeticDiffers, "ratio", confidence, text, a.Span, b.Span, q.Span)
}

// ratioTolerance is what "twice" and "seven times" leave open.
func ratioTolerance(v float64) float64 {
	switch {
	case v != float64(int(v)):
		return lastUnit(v)
	case v < 3:
		return .26
	}
	return .5
}

// isMore reports a ratio that can be read as an excess: "times larger".
func isMore(text string) bool {
	return strings.HasSuffix(text, "er") || strings.HasSuffix(text, "more") || strings.HasSuffix(text, "less")
}

package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// figures runs the rules of arithmetic over the quantities of each sentence.
func (f *finder) figures() {
	qs := f.r.Quantities
	for first := 0; first < len(qs); {
		s := f.sentence(qs[first].Span.Start)
		last := first + 1
		for last < len(qs) && f.sentence(qs[last].Span.Start) == s {
			last++
		}
		f.sums(first, last)
		f.differences(first, last)
		f.shares(first, last)
		f.changes(first, last)
		f.ratios(first, last)
		first = last
	}
}

// isExact reports a single figure that is told without "about" or "more than".
func isExact(q *hearsay.Quantity) bool { return q.Bound == "" && q.High == 0 && q.Value > 0 }

// isFigure reports a quantity that can be added up or compared.
func isFigure(q *hearsay.Quantity) bool {
	return isExact(q) && (q.Kind == hearsay.Count || q.Kind == hearsay.Money || q.Kind == hearsay.Measure)
}

// alike reports two figures of one kind and unit.
func alike(a, b *hearsay.Quantity) bool { return a.Kind == b.Kind && a.Unit == b.Unit }

// end is where a quantity with what it counts ends.
func end(q *hearsay.Quantity) int { return max(q.Span.End, q.Counted.End) }

// states end what is counted and are not its head: "troops killed".
var states = []string{
	"killed", "wounded", "injured", "dead", "missing", "displaced", "arrested", "detained", "captured", "kidnapped", "dropped", "destroyed", "damaged",
}

// head is the noun that is counted, in lower case and without a plural s, "" when
// none is named.
func (f *finder) head(q *hearsay.Quantity) string {
	if q.Counted.End == 0 {
		return ""
	}
	words := strings.Fields(strings.ToLower(q.Counted.Of(f.text)))
	if n := len(words); n > 1 && slices.Contains(states, words[n-1]) {
		words = words[:n-1]
	}
	w := words[len(words)-1]
	if len(w) > 3 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	if len(w) > 3 && !strings.HasSuffix(w, "ss") {
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// within is a figure as the range of values that it may be rounded from.
type within struct{ low, high float64 }

// roundest is the share of its value by which a figure without "thousand" or
// "million" is taken to be rounded at most.
const roundest = .025

// rounded is the range that a figure is rounded from: half of the unit of its last
// digit that is not zero. The 3 of "3 million" may be rounded from anything near it,
// 300 only from near 300.
func (f *finder) rounded(q *hearsay.Quantity) within {
	coarsest := q.Value * roundest
	if isScaled(q.Span.Of(f.text)) {
		coarsest = max(coarsest, math.Pow(1000, math.Floor(math.Log10(q.Value)/3))/2)
	}
	half := min(lastUnit(q.Value)/2, coarsest)
	return within{q.Value - half, q.Value + half}
}

// lastUnit is the unit of the last digit of a number that is not zero: 100 for
// 1,200, 0.1 for 2.5.
func lastUnit(v float64) float64 {
	digits := strconv.FormatFloat(v, 'f', -1, 64)
	if _, decimals, ok := strings.Cut(digits, "."); ok {
		return math.Pow(10, -float64(len(decimals)))
	}
	return math.Pow(10, float64(len(digits)-len(strings.TrimRight(digits, "0"))))
}

// isScaled reports a figure that is told in thousands, millions and so on.
func isScaled(text string) bool {
	text = strings.ToLower(text)
	for _, word := range []string{"thousand", "million", "billion", "trillion", "lakh", "crore", "bn", "mn", "tn"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	last := text[len(text)-1]
	return len(text) > 1 && strings.IndexByte("kmb", last) >= 0 && text[len(text)-2] >= '0' && text[len(text)-2] <= '9'
}

func (w within) meets(o within) bool { return w.low <= o.high && o.low <= w.high }

// over is the range of the quotient of two figures, whose values are above 0.
func (w within) over(o within) within { return within{w.low / o.high, w.high / o.low} }

func around(v, tolerance float64) within { return within{v - tolerance, v + tolerance} }

// figure writes a number for people: "7,423", "7.84".
func figure(v float64) string {
	if v < 0 {
		return "-" + figure(-v)
	}
	text := strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
	whole, decimals, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals != "" {
		return whole + "." + decimals
	}
	return whole
}

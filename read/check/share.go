package check

import (
	"fmt"
	"slices"

	"hearsay"
)

// shares checks "120 of the 300 delegates, or 60 percent" and "60 percent (120 of
// 300)".
func (f *finder) shares(first, last int) {
	for i := first; i+1 < last; i++ {
		part, whole := &f.r.Quantities[i], &f.r.Quantities[i+1]
		if f.isWholeOf(part, whole) && i+2 < last && f.restates(end(whole), &f.r.Quantities[i+2]) {
			f.compareShare(whole, part, &f.r.Quantities[i+2])
			continue
		}
		if !f.isPartOf(part, whole) {
			continue
		}
		if i+2 < last && f.restates(end(whole), &f.r.Quantities[i+2]) {
			f.compareShare(part, whole, &f.r.Quantities[i+2])
		} else if i > first && f.restated(&f.r.Quantities[i-1], part) {
			f.compareShare(part, whole, &f.r.Quantities[i-1])
		}
	}
}

// isPartOf reports "120 of the 300", "120 out of 300 delegates".
func (f *finder) isPartOf(part, whole *hearsay.Quantity) bool {
	if !isFigure(part) || !isFigure(whole) || part.Kind != whole.Kind || whole.Unit != "" && part.Unit != whole.Unit || part.Value >= whole.Value {
		return false
	}
	gap, near := f.gap(end(part), whole.Span.Start)
	if !near {
		near = part.Counted.End > whole.Span.Start
		gap, _ = f.gap(part.Span.End, whole.Span.Start)
	}
	return near && slices.Contains(gap, "of") && only(gap, "of", "out", "the", "its", "their", "all", "a", "total", "his", "her", "our", "these", "those")
}

// isWholeOf reports the 300 and the 120 of "Of the 300 delegates, 120 (40
// percent)".
func (f *finder) isWholeOf(whole, part *hearsay.Quantity) bool {
	if !isFigure(part) || !isFigure(whole) || !alike(part, whole) || part.Value >= whole.Value {
		return false
	}
	gap, near := f.gap(end(whole), part.Span.Start)
	before := f.before(whole.Span.Start, 2)
	return near && len(gap) > 0 && only(gap, ",", "only") && (slices.Contains(before, "of") && only(before, "of", "the", "its", "all", ",", "their"))
}

func isShare(q *hearsay.Quantity) bool {
	return (q.Kind == hearsay.Percent && q.Unit == "" || q.Kind == hearsay.Fraction) && q.Change == "" && q.High == 0
}

// restates reports a percentage that says a share again: ", or 60 percent", "(60
// percent)".
func (f *finder) restates(from int, q *hearsay.Quantity) bool {
	if !isShare(q) {
		return false
	}
	gap, near := f.gap(from, q.Span.Start)
	if !near || len(gap) == 0 || len(gap) > 8 || slices.Contains(gap, "and") || slices.Contains(gap, "but") {
		return false
	}
	if l := gap[len(gap)-1]; l == "," && len(gap) == 1 {
		return only(f.after(end(q), 1), ".", ";", ")", ",")
	} else if l != "or" && l != "(" && l != "i.e." && l != "is" && l != "=" {
		return false
	}
	after := f.after(end(q), 1)
	return len(after) == 0 || only(after, ".", ",", ")", ";", "of", "-", "–", "—")
}

// restated reports a percentage before its figures: "60 percent (120 of 300)".
func (f *finder) restated(q, part *hearsay.Quantity) bool {
	if !isShare(q) {
		return false
	}
	gap, near := f.gap(end(q), part.Span.Start)
	return near && len(gap) > 0 && len(gap) <= 3 && only(gap[len(gap)-1:], "(", "or") && !slices.Contains(gap, "and")
}

func (f *finder) compareShare(part, whole, share *hearsay.Quantity) {
	found := f.rounded(part).over(f.rounded(whole))
	found = within{found.low * 100, found.high * 100}
	told, tolerance := share.Value, max(.6*lastDigit(share.Value), .06)
	if share.Kind == hearsay.Fraction {
		told, tolerance = share.Value*100, 4
	}
	if agrees(found, told, tolerance, share.Bound) {
		return
	}
	text := fmt.Sprintf("%s of %s is %s percent, and the passage says %s.", figure(part.Value), figure(whole.Value), figure(100*part.Value/whole.Value), f.quote(share.Span))
	f.add(hearsay.ArithmeticDiffers, "share", .8, text, part.Span, whole.Span, share.Span)
}

// lastDigit is the unit to which a percentage is told: 1 for 60, 0.1 for 59.7.
func lastDigit(v float64) float64 { return min(lastUnit(v), 1) }

// agrees reports whether what the figures give meets what is told, on the side
// that its bound leaves open.
func agrees(found within, told, tolerance float64, bound hearsay.Bound) bool {
	switch bound {
	case hearsay.AtLeast, hearsay.MoreThan:
		return found.high >= told-tolerance && found.low <= 1.5*told
	case hearsay.AtMost, hearsay.LessThan:
		return found.low <= told+tolerance && found.high >= told/1.5
	case hearsay.About:
		tolerance = max(tolerance, told*.15)
	}
	return found.meets(around(told, tolerance))
}

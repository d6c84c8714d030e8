package check

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// sums checks totals against their parts: "12 soldiers and 9 civilians, 23 in
// all", "23 people: 12 soldiers and 9 civilians".
func (f *finder) sums(first, last int) {
	for i := first; i < last; i++ {
		total := &f.r.Quantities[i]
		if !isFigure(total) {
			continue
		}
		if i > first+1 && f.isTotal(i) {
			if from := f.partsBefore(max(first, i-mostParts), i); from < i-1 && !f.isListed(from) {
				f.compareSum(from, i, i)
			}
		} else if to := f.partsBehind(i, min(last, i+mostParts)); to > i+2 {
			f.compareSum(i+1, to, i)
		}
	}
}

// mostParts is how many parts a sum may have.
const mostParts = 40

// isTotal reports a figure that says that it is the sum of those before it.
func (f *finder) isTotal(i int) bool {
	q := &f.r.Quantities[i]
	after := f.after(end(q), 3)
	for _, mark := range []string{"in all", "in total", "altogether", "all told", "all together", "combined"} {
		n := strings.Count(mark, " ") + 1
		if len(after) >= n && strings.Join(after[:n], " ") == mark {
			return only(after[n:min(n+1, len(after))], ",", ".", ")", ";", ":", "-", "–", "—", "were", "was", "have", "had", "are", "died")
		}
	}
	gap, near := f.gap(end(&f.r.Quantities[i-1]), q.Span.Start)
	return near && only(withoutPlaces(gap), totals...) && (slices.Contains(gap, "total") || slices.Contains(gap, "altogether"))
}

// totals are the words between the parts of a sum and its total. "Bringing the
// total to" is not among them: it counts what came before as well.
var totals = []string{",", "a", "total", "of", "for", "making", "-", "–", "—", "(", "altogether", "or", ":", ";"}

// joins are the words between the parts of a sum.
var joins = []string{",", "and", "plus", "&", "as", "well", "another", "also", "a", "further"}

// partsBefore is the first of the parts that stand right before the total at i, i
// itself when there are none.
func (f *finder) partsBefore(first, i int) int {
	qs := f.r.Quantities
	if i == first {
		return i
	}
	gap, near := f.gap(end(&qs[i-1]), qs[i].Span.Start)
	if !near || len(gap) == 0 || !only(withoutPlaces(gap), totals...) {
		return i
	}
	from := i
	for from > first && isFigure(&qs[from-1]) && alike(&qs[from-1], &qs[i]) && (from == i || f.isJoined(from-1)) {
		from--
	}
	return from
}

// isJoined reports that quantity k and the next one stand in one list.
func (f *finder) isJoined(k int) bool {
	gap, near := f.gap(end(&f.r.Quantities[k]), f.r.Quantities[k+1].Span.Start)
	return near && len(gap) > 0 && only(withoutPlaces(gap), joins...)
}

// withoutPlaces takes "in Teslin" out of the words between two figures.
func withoutPlaces(words []string) []string {
	for i, w := range words {
		if isPlace(w) && i+2 < len(words) {
			return append(append([]string{}, words[:i]...), words[i+2:]...)
		}
	}
	return words
}

// isListed reports that something without a figure stands in the list before its
// first part: "a driver, 12 soldiers and 9 civilians".
func (f *finder) isListed(from int) bool {
	before := f.before(f.r.Quantities[from].Span.Start, 3)
	if len(before) == 0 || !only(before[:1], ",", "and", "plus", "&") {
		return false
	}
	return true
}

// partsBehind is the end of the parts in a bracket or after a colon behind the
// total at i: the list must be all that stands there.
func (f *finder) partsBehind(i, last int) int {
	qs := f.r.Quantities
	if i+1 >= last {
		return i
	}
	gap, near := f.gap(end(&qs[i]), qs[i+1].Span.Start)
	told := near && len(gap) > 0 && len(gap) <= 5 && gap[len(gap)-1] == "," && f.isToldTotal(&qs[i])
	if !told && (!near || len(gap) == 0 || !only(gap[len(gap)-1:], ":", "(", "-", "–", "—") || len(gap) > 1 && (gap[len(gap)-1] != ":" || len(gap) > 5 || slices.Contains(gap, ","))) {
		return i
	}
	to := i + 1
	for to < last && isFigure(&qs[to]) && alike(&qs[to], &qs[i]) && f.isNamed(&qs[to]) && (to == i+1 || f.isJoined(to-1)) {
		to++
	}
	after := f.after(end(&qs[to-1]), 3)
	if len(after) > 2 && isPlace(after[0]) {
		after = after[2:]
	}
	after = after[:min(1, len(after))]
	if len(after) > 0 && !only(after, ".", ")", ";", "-", "–", "—") || gap[0] == "(" && !only(after, ")") {
		return i
	}
	return to
}

// isToldTotal reports "in total 60 people", "a total of 60 people".
func (f *finder) isToldTotal(q *hearsay.Quantity) bool {
	before := f.before(q.Span.Start, 2)
	return len(before) > 1 && (before[1] == "in" && (before[0] == "total" || before[0] == "all") || before[1] == "total" && before[0] == "of")
}

// isNamed reports a part that says what it counts, or where.
func (f *finder) isNamed(q *hearsay.Quantity) bool {
	if q.Counted.End > 0 || q.Kind != hearsay.Count {
		return true
	}
	after := f.after(q.Span.End, 1)
	return len(after) > 0 && isPlace(after[0])
}

func isPlace(w string) bool { return w == "in" || w == "at" || w == "from" || w == "near" }

// compareSum compares the parts [from, to) with a total. A total that is more than
// twice as large or as small is no total of these parts.
func (f *finder) compareSum(from, to, total int) {
	qs := f.r.Quantities
	sum, low, high := 0.0, 0.0, 0.0
	var terms []string
	passages := []hearsay.Span{qs[total].Span}
	for i := from; i < to; i++ {
		r := f.rounded(&qs[i])
		sum, low, high = sum+qs[i].Value, low+r.low, high+r.high
		terms = append(terms, figure(qs[i].Value))
		passages = append(passages, qs[i].Span)
	}
	want := qs[total].Value
	if sum == want || sum > 2*want || want > 2*sum || isScaled(qs[total].Span.Of(f.text)) && (within{low, high}).meets(f.rounded(&qs[total])) {
		return
	}
	text := fmt.Sprintf("%s = %s, and the total in the passage is %s: they differ by %s.", strings.Join(terms, " + "), figure(sum), figure(want), figure(max(sum-want, want-sum)))
	f.add(hearsay.ArithmeticDiffers, "sum", .75, text, passages...)
}

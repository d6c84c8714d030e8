package check

import (
	"fmt"
	"math"
	"slices"

	"hearsay"
	"hearsay/read/quantity"
)

// move is a change of a figure from one value to another.
type move struct {
	from, to  *hearsay.Quantity
	direction hearsay.Change
	// governs is true when the verb of change stands right beside the figures.
	governs bool
	// begin and end are the bytes of "from 200 to 300".
	begin, end int
}

// changes checks "rose from 200 to 300, an increase of 40 percent" and "rose 40
// percent to 300 from 200".
func (f *finder) changes(first, last int) {
	for i := first; i+1 < last; i++ {
		m, ok := f.move(i)
		if !ok {
			if m, ok = f.growth(i, last); ok {
				f.compareChange(&m, &f.r.Quantities[i+2])
			}
			continue
		}
		if f.wrongWay(&m) {
			continue
		}
		if i+2 < last && f.saysChange(&m, &f.r.Quantities[i+2]) {
			f.compareChange(&m, &f.r.Quantities[i+2])
		} else if i > first && f.changeThen(&f.r.Quantities[i-1], &m) {
			f.compareChange(&m, &f.r.Quantities[i-1])
		}
	}
}

// dateWords may stand beside the figures of a change: "from 200 in 2019 to 300 in
// 2020".
var dateWords = []string{
	"in", "last", "this", "year", "month", "week", "the", "a", "ago", "earlier", "before", "january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december", "previous", "latest", "third", "second", "first", "fourth", "period", "by", ",", "quarter", "now", "today",
}

// move reads "from A to B" and "to B from A" at quantities i and i+1.
func (f *finder) move(i int) (move, bool) {
	a, b := &f.r.Quantities[i], &f.r.Quantities[i+1]
	comparable := func(q *hearsay.Quantity) bool { return isFigure(q) || isExact(q) && q.Kind == hearsay.Percent }
	if !comparable(a) || !comparable(b) || !alike(a, b) || a.Change != "" || b.Change != "" {
		return move{}, false
	}
	gap, near := f.gap(end(a), b.Span.Start)
	before := f.before(a.Span.Start, 1)
	if !near || len(gap) == 0 || len(before) == 0 || !f.areDates(gap[:len(gap)-1]) {
		return move{}, false
	}
	m := move{from: a, to: b, begin: a.Span.Start, end: end(b)}
	switch {
	case before[0] == "from" && gap[len(gap)-1] == "to":
	case before[0] == "to" && gap[len(gap)-1] == "from":
		m.from, m.to = b, a
	default:
		return move{}, false
	}
	m.direction, m.governs = f.directionBefore(a.Span.Start)
	far := m.from.Value > 50*m.to.Value || m.to.Value > 50*m.from.Value
	return m, m.direction != "" && !far
}

// directionBefore is the nearest verb of change before the figures of a change, and
// whether it governs them: "rose from", not "grew as the posts went from", and not
// the particle of "opened up from".
func (f *finder) directionBefore(offset int) (direction hearsay.Change, governs bool) {
	for i, w := range f.before(offset, 10) {
		if w == ";" || w == ":" {
			return "", false
		}
		if direction = quantity.Direction(w); direction != "" {
			return direction, i <= 2 && w != "up" && w != "down"
		}
	}
	return "", false
}

// growth reads "it made 200 tonnes in 2029 and 300 tonnes in 2030, an increase of 40
// percent": two figures of the same things and, right behind, what they differ by.
func (f *finder) growth(i, last int) (move, bool) {
	if i+2 >= last {
		return move{}, false
	}
	a, b, q := &f.r.Quantities[i], &f.r.Quantities[i+1], &f.r.Quantities[i+2]
	if !f.match(a, b) || a.Change != "" || b.Change != "" || q.Kind != hearsay.Percent || q.Change == "" || f.head(a) == "" && a.Unit == "" {
		return move{}, false
	}
	gap, near := f.gap(end(b), q.Span.Start)
	if n := len(gap); !near || n < 4 || gap[n-1] != "of" || quantity.Direction(gap[n-2]) != q.Change || gap[n-4] != "," || !f.areDates(gap[:n-4]) {
		return move{}, false
	}
	m := move{from: a, to: b, direction: q.Change, begin: a.Span.Start, end: end(b)}
	if (a.Value > b.Value) == (q.Change == hearsay.Up) {
		m.from, m.to = b, a
	}
	return m, m.from.Value*50 > m.to.Value && m.to.Value*50 > m.from.Value
}

// areDates reports that the words before the "to" are a date.
func (f *finder) areDates(words []string) bool {
	for _, w := range words {
		year := len(w) == 4 && w[0] >= '0' && w[0] <= '9'
		if !year && !slices.Contains(dateWords, w) {
			return false
		}
	}
	return true
}

// wrongWay reports, and finds, "rose from 300 to 200". A figure that is the better
// the lower it is (a rank, a rate of unemployment) is worded the same way, so this
// holds for all.
func (f *finder) wrongWay(m *move) bool {
	up := m.to.Value > m.from.Value
	if !m.governs || m.to.Value == m.from.Value || up == (m.direction == hearsay.Up) || f.isNegated(m) {
		return false
	}
	verb := map[hearsay.Change]string{hearsay.Up: "an increase", hearsay.Down: "a decrease"}[m.direction]
	text := fmt.Sprintf("the passage tells of %s, from %s to %s, which is %s by %s.", verb, figure(m.from.Value), figure(m.to.Value),
		map[bool]string{true: "an increase", false: "a decrease"}[up], figure(math.Abs(m.to.Value-m.from.Value)))
	f.add(hearsay.ArithmeticDiffers, "direction", .7, text, m.from.Span, m.to.Span)
	return true
}

// isNegated reports a verb of change that another word turns round: "slowed the
// rise", "cut the increase", "losses fell".
func (f *finder) isNegated(m *move) bool {
	directions := 0
	for _, w := range f.before(m.begin, 12) {
		if quantity.Direction(w) != "" || w == "not" || w == "slowed" || w == "reversed" || w == "instead" || w == "back" {
			directions++
		}
	}
	return directions > 1
}

// saysChange reports a change that is told right after its figures: ", an increase
// of 40 percent", ", up 40 percent", "(+40 percent)".
func (f *finder) saysChange(m *move, q *hearsay.Quantity) bool {
	gap, near := f.gap(m.end, q.Span.Start)
	if !near || len(gap) == 0 || !isChange(q, m) || !only(gap[:1], ",", "(", "or", "-", "–", "—") {
		return false
	}
	for i, w := range gap {
		if w == "and" || w == "while" || w == ";" || w == "but" {
			return false
		}
		if quantity.Direction(w) != "" {
			return i <= 5
		}
	}
	if after := f.after(end(q), 1); q.Change == "" && len(after) > 0 && quantity.Direction(after[0]) != "" {
		return only(gap, ",", "a", "an", "or") // ", a threefold increase"
	}
	return only(gap, "(", "or", ",", "+") || slices.Equal(gap, []string{",", "a"}) && q.Change != ""
}

// changeThen reports a change that is told right before its figures: "rose 40
// percent from 200 to 300".
func (f *finder) changeThen(q *hearsay.Quantity, m *move) bool {
	gap, near := f.gap(end(q), m.begin)
	if !near || len(gap) == 0 || !isChange(q, m) || q.Change == "" {
		return false
	}
	last := gap[len(gap)-1]
	return (last == "from" || last == "to") && f.areDates(gap[:len(gap)-1])
}

// isChange reports a quantity that can be the change of a figure.
func isChange(q *hearsay.Quantity, m *move) bool {
	if q.High != 0 || q.Value <= 0 {
		return false
	}
	return q.Kind == hearsay.Percent || q.Kind == hearsay.Fraction || q.Kind == hearsay.Ratio || isFigure(q) && alike(q, m.from)
}

func (f *finder) compareChange(m *move, q *hearsay.Quantity) {
	ratio := f.rounded(m.to).over(f.rounded(m.from))
	share := within{(ratio.low - 1) * 100, (ratio.high - 1) * 100}
	if m.to.Value < m.from.Value {
		share = within{-share.high, -share.low}
	}
	a, b := f.rounded(m.from), f.rounded(m.to)
	difference := within{b.low - a.high, b.high - a.low}
	if m.to.Value < m.from.Value {
		difference = within{-difference.high, -difference.low}
	}
	fits := false
	switch q.Kind {
	case hearsay.Percent:
		tolerance := max(lastDigit(q.Value)*.6, .06)
		fits = q.Unit == "" && agrees(share, q.Value, tolerance+q.Value*.01, q.Bound) || m.from.Kind == hearsay.Percent && agrees(difference, q.Value, tolerance, q.Bound)
	case hearsay.Fraction:
		fits = agrees(share, q.Value*100, 5, q.Bound)
	case hearsay.Ratio:
		if m.to.Value < m.from.Value {
			ratio = f.rounded(m.from).over(f.rounded(m.to))
		}
		fits = agrees(ratio, q.Value, ratioTolerance(q.Value), q.Bound)
	default:
		fits = agrees(difference, q.Value, lastUnit(q.Value)/2, q.Bound)
	}
	if fits {
		return
	}
	v := 100 * (m.to.Value - m.from.Value) / m.from.Value
	text := fmt.Sprintf("from %s to %s is a change of %s, or %s percent, or %s times; the passage says %s.", figure(m.from.Value), figure(m.to.Value),
		figure(m.to.Value-m.from.Value), figure(v), figure(m.to.Value/m.from.Value), f.quote(q.Span))
	f.add(hearsay.ArithmeticDiffers, "change", .75, text, m.from.Span, m.to.Span, q.Span)
}

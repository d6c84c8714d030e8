package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/calendar"
)

// length is a duration as a range of days that its words allow.
type length struct{ least, most int }

// lengthOf reads P17D, P2W, P3M and P5Y. The margins are what speakers allow
// themselves: both ends counted or neither, a few days in the weeks, whole months.
func lengthOf(value string) (length, bool) {
	if len(value) < 3 || value[0] != 'P' {
		return length{}, false
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n < 1 || n > 1000 {
		return length{}, false
	}
	switch value[len(value)-1] {
	case 'D':
		slack := max(1, n/10)
		return length{n - 1 - slack, n + slack}, n > 1
	case 'W':
		slack := max(2, n)
		return length{n*7 - 1 - slack, n*7 + slack}, true
	case 'M':
		return length{n*28 - 8, n*31 + 10}, true
	case 'Y':
		slack := max(1, n/10)
		return length{(n - slack) * 365, (n+slack)*366 + 1}, true
	}
	return length{}, false
}

// durations compares a duration with two dates that are told as its ends.
func (f *finder) durations() {
	for i := range f.r.Times {
		a := &f.r.Times[i]
		if i+1 >= len(f.r.Times) || !f.areEnds(a, &f.r.Times[i+1]) {
			continue
		}
		b := &f.r.Times[i+1]
		if i+2 < len(f.r.Times) && f.lengthBehind(b, &f.r.Times[i+2]) {
			f.compareLength(a, b, &f.r.Times[i+2])
		} else if i > 0 && f.lengthBefore(&f.r.Times[i-1], a) {
			f.compareLength(a, b, &f.r.Times[i-1])
		}
	}
}

// areEnds reports "from A to B" and "A - B", both days or both years.
func (f *finder) areEnds(a, b *hearsay.Time) bool {
	if a.From == "" || b.From == "" || a.Mod != "" || b.Mod != "" || a.Span.End > b.Span.Start {
		return false
	}
	_, dayA := day(a)
	_, dayB := day(b)
	if dayA != dayB || !dayA && (len(a.Value) != 4 || len(b.Value) != 4) {
		return false
	}
	gap, near := f.gap(a.Span.End, b.Span.Start)
	if !near {
		return false
	}
	joined := strings.Join(gap, " ")
	before := f.before(a.Span.Start, 1)
	from := len(before) > 0 && (before[0] == "from" || before[0] == "between")
	switch joined {
	case "to", "until", "till", "through":
		return true
	case "and":
		return from && before[0] == "between"
	case "-", "–", "—":
		return true
	case "and ended on", "and ended", "and closed on", "and finished on":
		return slices.ContainsFunc(f.before(a.Span.Start, 3), func(w string) bool { return w == "began" || w == "opened" || w == "started" })
	}
	return false
}

// lengthLinks are what may stand between the end of a stretch and its length.
var lengthLinks = []string{
	", a", ", a total of", "(", ", or", ") lasted", "( a", "— a", "- a", "– a", ", for", ", that is", "lasted", ", lasting", "after", ", after",
}

// lengthBehind reports a duration that names the stretch before it: "from A to B,
// a two-week visit", "A - B (17 days)".
func (f *finder) lengthBehind(end, d *hearsay.Time) bool {
	if d.Type != hearsay.Duration || d.Mod != "" {
		return false
	}
	gap, near := f.gap(end.Span.End, d.Span.Start)
	return near && slices.Contains(lengthLinks, strings.Join(gap, " ")) &&
		!f.isOffset(d) && (gap[len(gap)-1] != "for" || only(f.after(d.Span.End, 1), ".", ",", ";"))
}

// lengthBefore reports a duration that names the stretch after it: "a two-week
// visit from A to B", "lasted 17 days, from A to B".
func (f *finder) lengthBefore(d, begin *hearsay.Time) bool {
	if d.Type != hearsay.Duration || d.Mod != "" {
		return false
	}
	gap, near := f.gap(d.Span.End, begin.Span.Start)
	if !near || len(gap) > 6 || len(gap) == 0 || f.isOffset(d) {
		return false
	}
	last := gap[len(gap)-1]
	if last != "from" && last != "between" && last != "(" {
		return false
	}
	for _, w := range gap[:len(gap)-1] {
		switch w {
		case "and", ";", ":", "or", "after", "before", "but", "then", "that", "which", "who", "each", "every", "later", "ago", "of":
			return false
		}
	}
	return true
}

// isOffset reports a duration that is not the length of a stretch: "two weeks
// after", "the first three days", "up to five days".
func (f *finder) isOffset(d *hearsay.Time) bool {
	for _, w := range f.after(d.Span.End, 2) {
		switch w {
		case "after", "later", "before", "earlier", "ago", "into", "old", "out", "each", "deadline", "notice", "older", "younger", "sentence", "term":
			return true
		}
	}
	for _, w := range f.before(d.Span.Start, 2) {
		switch w {
		case "about", "around", "nearly", "almost", "some", "first", "last", "least", "than", "up", "within", "every", "roughly", "over", "under",
			"approximately", "next", "past", "extra", "another", "further":
			return true
		}
	}
	return false
}

// begin is the first day of a stretch. One without a year takes that of its end:
// "from 3 March to 20 March 2030".
func (f *finder) begin(a, b *hearsay.Time) (calendar.Day, bool) {
	from, ok := calendar.ParseISO(a.From)
	to, ok2 := calendar.ParseISO(b.From)
	if !ok || !ok2 || a.Anchor == "" || b.Anchor != "" || a.Calendar != hearsay.Gregorian {
		return from, ok
	}
	g := from.Gregorian()
	g.Year = to.Gregorian().Year
	if own, ok := calendar.Gregorian.ToDay(g); ok && own < to {
		return own, true
	}
	g.Year--
	return calendar.Gregorian.ToDay(g)
}

func (f *finder) compareLength(a, b, d *hearsay.Time) {
	want, ok := lengthOf(d.Value)
	from, ok1 := f.begin(a, b)
	to, ok2 := calendar.ParseISO(b.From)
	years := len(a.Value) == 4
	if !ok || !ok1 || !ok2 || from >= to || years != strings.HasSuffix(d.Value, "Y") {
		return
	}
	between := int(to - from)
	if between+1 >= want.least && between <= want.most {
		return
	}
	text := fmt.Sprintf("from %s to %s there are %s (%d with both ends), and the passage says %s.", plainDate(from), plainDate(to), days(between), between+1, f.quote(d.Span))
	if years {
		text = fmt.Sprintf("from %s to %s there are %d years, and the passage says %s.", a.Value, b.Value, to.Gregorian().Year-from.Gregorian().Year, f.quote(d.Span))
	}
	f.add(hearsay.DurationDiffers, "duration", .75, text, hearsay.Cover(a.Span, b.Span), d.Span)
}

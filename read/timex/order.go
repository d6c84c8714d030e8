package timex

import (
	"fmt"

	"hearsay"
	"hearsay/calendar"
)

// ruling is the order of day and month in a document's numeric dates.
type ruling struct {
	order    string
	evidence string
}

const (
	dayFirst   = "day-first"
	monthFirst = "month-first"
)

// ballot weighs the evidence for the two orders.
type ballot struct {
	dayFirst, monthFirst int
	// why is the strongest evidence for each.
	whyDay, whyMonth   string
	bestDay, bestMonth int
}

func (b *ballot) day(weight int, why string) {
	b.dayFirst += weight
	if weight > b.bestDay {
		b.bestDay, b.whyDay = weight, why
	}
}

func (b *ballot) month(weight int, why string) {
	b.monthFirst += weight
	if weight > b.bestMonth {
		b.bestMonth, b.whyMonth = weight, why
	}
}

// decideOrder settles day and month once for the document. A number above 12 is
// the strongest evidence; then a weekday, or a date in another calendar, beside
// a numeric date; then the way dates with month names are written; at last the
// separator and the language.
func (t *tagger) decideOrder() ruling {
	var b ballot
	for i := range t.exprs {
		e := &t.exprs[i]
		switch {
		case e.form == numeric && e.parts[2] >= 1600 && !e.ambig && e.parts[0] != e.parts[1]:
			b.outOfRange(e)
		case e.form == numeric && e.ambig:
			t.beside(&b, i)
			b.separator(t.text[e.start:e.end])
		case e.rule == "day-month":
			b.day(2, "dates in words are written day first")
		case e.rule == "month-day":
			b.month(2, "dates in words are written month first")
		}
	}
	if t.lang != "" && t.lang != "en" {
		b.day(1, "the language writes the day first")
	}
	return b.ruling()
}

// outOfRange counts a date in which only one number can be the day.
func (b *ballot) outOfRange(e *expr) {
	if e.parts[0] > 12 {
		b.day(1000, fmt.Sprintf("%d stands first in another date", e.parts[0]))
	} else {
		b.month(1000, fmt.Sprintf("%d stands second in another date", e.parts[1]))
	}
}

func (b *ballot) separator(s string) {
	for i := range len(s) {
		switch s[i] {
		case '.':
			b.day(3, "points separate the numbers")
			return
		case '-':
			b.day(1, "hyphens separate the numbers")
			return
		}
	}
}

// beside weighs a weekday or another date next to an ambiguous one.
func (t *tagger) beside(b *ballot, i int) {
	e := &t.exprs[i]
	asDay := calendar.Date{Year: e.parts[2], Month: e.parts[1], Day: e.parts[0]}
	asMonth := calendar.Date{Year: e.parts[2], Month: e.parts[0], Day: e.parts[1]}
	d, okD := calendar.Gregorian.ToDay(asDay)
	m, okM := calendar.Gregorian.ToDay(asMonth)
	if !okD || !okM {
		return
	}
	t.nearDocument(b, d, m)
	if e.weekday >= 0 && (d.Weekday() == e.weekday) != (m.Weekday() == e.weekday) {
		if d.Weekday() == e.weekday {
			b.day(100, "the weekday beside a date")
		} else {
			b.month(100, "the weekday beside a date")
		}
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(t.exprs) || !t.paired(min(i, k), max(i, k)) {
			continue
		}
		other, ok := t.exprs[k].day()
		if !ok {
			continue
		}
		if near(other, d) && !near(other, m) {
			b.day(200, "the same date in another form beside it")
		} else if near(other, m) && !near(other, d) {
			b.month(200, "the same date in another form beside it")
		}
	}
}

// nearDocument weighs an ambiguous date against the document's own: one order
// that puts it on the days before it, or the other only after it.
func (t *tagger) nearDocument(b *ballot, asDay, asMonth calendar.Day) {
	own, _, ok := t.spoken.days()
	if !ok || !t.hasSpoken || t.spoken.unit != uDay {
		return
	}
	const days = 3
	before := func(d calendar.Day) bool { return d <= own && own-d <= days }
	switch {
	case before(asDay) && !before(asMonth):
		b.day(20, "a date then lies just before the document's own")
	case before(asMonth) && !before(asDay):
		b.month(20, "a date then lies just before the document's own")
	case asDay <= own && asMonth > own+1:
		b.day(4, "a date would else lie after the document's own")
	case asMonth <= own && asDay > own+1:
		b.month(4, "a date would else lie after the document's own")
	}
}

func near(a, b calendar.Day) bool { return a-b <= 2 && b-a <= 2 }

func (b *ballot) ruling() ruling {
	if b.monthFirst > b.dayFirst {
		return ruling{monthFirst, b.whyMonth}
	}
	if b.dayFirst > 0 {
		return ruling{dayFirst, b.whyDay}
	}
	return ruling{dayFirst, "no evidence: the order used in most countries"}
}

// day is the day of an expression whose calendar date is known in full.
func (e *expr) day() (calendar.Day, bool) {
	if e.form != absolute || e.at.unit != uDay {
		return 0, false
	}
	return system(e.calendar).ToDay(calendar.Date{Year: e.at.year, Month: e.at.month, Day: e.at.day})
}

// paired reports whether expressions i and i+1 stand as two forms of one date:
// nothing but a mark, "or", or "corresponding to" between them.
func (t *tagger) paired(i, j int) bool {
	a, b := &t.exprs[i], &t.exprs[j]
	if a.typ != hearsay.Date || b.typ != hearsay.Date || a.at.unit != uDay || b.at.unit != uDay {
		return false
	}
	if b.start-a.end > 40 {
		return false
	}
	return isPairMark(t.text[a.end:b.start])
}

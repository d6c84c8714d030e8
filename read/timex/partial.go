package timex

import (
	"strings"

	"hearsay"
	"hearsay/calendar"
)

// resolvePartial places a month, a day of a month, a weekday or a season whose
// year is not given.
func (t *tagger) resolvePartial(i int) place {
	e := &t.exprs[i]
	if e.weekday >= 0 && e.at.day == 0 {
		return t.resolveWeekday(e)
	}
	if year, ok := t.yearBehind(i); ok {
		e.at.year = year
		return t.finish(e, none)
	}
	at, anchor, ok := t.from(e.base)
	if !ok {
		return place{value: t.yearless(e), anchor: none, ok: true}
	}
	if e.ofYear {
		e.at.year = at.year + e.n
		return t.finish(e, anchor)
	}
	if e.calendar != hearsay.Gregorian {
		return t.nearestOther(e, at, anchor)
	}
	if t.narrative || e.base == fromContext {
		e.at.year = t.narrativeYear(e, at)
		return t.finish(e, anchor)
	}
	e.at.year = t.newsYear(e, at)
	return t.finish(e, anchor)
}

// yearBehind is the year of a date that a range gives once, at its end: "3 March
// to 20 March 2030", "from December to January 2031".
func (t *tagger) yearBehind(i int) (int, bool) {
	if i+1 >= len(t.exprs) {
		return 0, false
	}
	e, next := &t.exprs[i], &t.exprs[i+1]
	if next.form != absolute || next.sentence != e.sentence || next.calendar != e.calendar || next.at.unit != e.at.unit ||
		next.at.unit > uMonth || e.at.month == 0 || e.base != fromSpeech || e.ofYear {
		return 0, false
	}
	switch strings.TrimSpace(t.text[e.end:next.start]) {
	case "to", "-", "–", "—", "until", "till", "through":
		if e.at.month > next.at.month {
			return next.at.year - 1, true
		}
		return next.at.year, true
	case "and", "or":
		return next.at.year, true
	}
	return 0, false
}

func (t *tagger) finish(e *expr, anchor int) place {
	if e.calendar != hearsay.Gregorian {
		p := convert(e)
		p.anchor = anchor
		return p
	}
	if e.rule == "holiday" {
		e.at.month, e.at.day = movable(e.at.year, e.at.month, e.at.day)
	}
	_, _, ok := e.at.days()
	if !ok {
		return place{value: t.yearless(e), anchor: none, ok: true}
	}
	q := e.at
	if e.week {
		q = q.as(uWeek)
	}
	return place{at: q, anchor: anchor, ok: true}
}

// yearless is the value without its year: "XXXX-05-07".
func (t *tagger) yearless(e *expr) string {
	if e.calendar != hearsay.Gregorian {
		return "XXXX-XX-XX"
	}
	q := e.at
	q.year = 1
	if q.unit == uDay && q.day < 1 || q.unit == uDay && q.month < 1 {
		return "XXXX-XX-XX"
	}
	return "XXXX" + strings.TrimPrefix(q.value(), "0001")
}

// narrativeYear takes the year that the text speaks of.
func (t *tagger) narrativeYear(e *expr, at point) int {
	if !e.directed {
		return at.year + turnOfYear(e.at, at)
	}
	if e.n == 0 {
		return at.year
	}
	here := order(e.at)
	switch there := order(at); {
	case e.n > 0 && here <= there:
		return at.year + 1
	case e.n < 0 && here >= there:
		return at.year - 1
	}
	return at.year
}

// turnOfYear is 1 where the text went on from one winter month to the next
// year's: "in December 1941 ... in January".
func turnOfYear(e, at point) int {
	if at.unit > uMonth || e.unit > uMonth || at.month-e.month < 9 {
		return 0
	}
	return 1
}

// order compares places within a year: month and day, or the first month of a
// quarter or a season.
func order(p point) int {
	switch p.unit {
	case uDay:
		return p.month*100 + p.day
	case uMonth:
		return p.month*100 + 1
	case uQuarter:
		return (3*p.n-2)*100 + 1
	case uSeason:
		return (3*p.n+3)*100 + 1
	case uYear:
		return 0
	}
	first, _, _ := p.days()
	g := first.Gregorian()
	return g.Month*100 + g.Day
}

// newsYear chooses the year of a date without one: as the text directs, else as
// the tense says, else the nearest.
func (t *tagger) newsYear(e *expr, at point) int {
	switch e.at.unit {
	case uMonth, uQuarter, uSeason:
		at = at.as(e.at.unit)
	}
	here, now := order(e.at), order(at)
	switch {
	case e.directed && e.n < 0:
		if here >= now {
			return at.year - 1
		}
		return at.year
	case e.directed && e.n > 0:
		if here <= now {
			return at.year + 1
		}
		return at.year
	case e.directed:
		return at.year
	}
	return nearestYear(here, now, at.year, e.prefer, e.at.unit)
}

// nearestYear takes the nearest of the three years. The tense decides where that
// is some months off: fewer for a season than for a day or a month.
func nearestYear(here, now, year, prefer int, u unit) int {
	some := 4
	if u == uSeason {
		some = 2
	}
	ahead := here/100 - now/100 // months
	switch {
	case ahead > 6 && prefer <= 0, ahead > 9, ahead >= some && prefer < 0:
		return year - 1
	case ahead < -some && prefer > 0, ahead < -9:
		return year + 1
	}
	return year
}

// nearestOther finds the year of a lunar or solar date near the base.
func (t *tagger) nearestOther(e *expr, at point, anchor int) place {
	base, _, ok := at.days()
	if !ok {
		return place{anchor: none}
	}
	now, ok := system(e.calendar).FromDay(base)
	if !ok {
		return place{value: "XXXX-XX-XX", anchor: none, ok: true}
	}
	e.at.year = now.Year
	here, there := e.at.month*100+e.at.day, now.Month*100+now.Day
	if e.directed {
		switch {
		case e.n < 0 && here >= there:
			e.at.year--
		case e.n > 0 && here <= there:
			e.at.year++
		}
	} else {
		e.at.year = nearestYear(here, there, now.Year, e.prefer, e.at.unit)
	}
	p := convert(e)
	p.anchor = anchor
	return p
}

// resolveWeekday places a weekday beside the base: the last one unless the text
// directs or the tense says otherwise.
func (t *tagger) resolveWeekday(e *expr) place {
	at, anchor, ok := t.from(e.base)
	base, _, good := at.days()
	if !ok || !good || at.unit != uDay {
		return place{value: weekdaySet(e.weekday), anchor: none, ok: true}
	}
	ahead := calendar.Day(mod(e.weekday-base.Weekday(), 7))
	switch {
	case e.directed && e.n > 0 && ahead == 0:
		ahead = 7
	case e.directed && e.n < 0:
		ahead -= 7
	case e.directed && e.n == 0:
		ahead = calendar.Day((e.weekday+6)%7 - (base.Weekday()+6)%7)
	case !e.directed && e.prefer <= 0 && ahead > 0:
		ahead -= 7
	}
	return place{at: dayPoint(base + ahead), anchor: anchor, ok: true}
}

// easterMonday stands for a day of the month that moves with Easter.
const easterMonday = -99

// movable is the date of a holiday in a year: the fourth Thursday of November
// (-4), Easter Sunday (0), Easter Monday, or the fixed day.
func movable(year, month, day int) (int, int) {
	switch {
	case day == easterMonday:
		if month, day = easter(year); month == 3 && day == 31 {
			return 4, 1
		}
		return month, day + 1
	case day < 0:
		first, _ := calendar.Gregorian.ToDay(calendar.Date{Year: year, Month: month, Day: 1})
		return month, 1 + mod(4-first.Weekday(), 7) + 7*(-day-1)
	case day == 0:
		return easter(year)
	}
	return month, day
}

// easter is the date of Easter Sunday in the Gregorian calendar (the anonymous
// algorithm of Nature, 1876).
func easter(y int) (month, day int) {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	r := (2*e + 2*j - k - h + m + 32) % 7
	month = (h - m + r + 90) / 25
	return month, (h - m + r + month + 19) % 32
}

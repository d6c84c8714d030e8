package timex

import (
	"hearsay"
	"hearsay/calendar"
)

// calendarDate reads a date with its weekday in front, a date, or a weekday
// alone.
func (p *parser) calendarDate(i int) (expr, bool) {
	w := p.at(i).word
	if w.is&weekday == 0 {
		return p.date(i)
	}
	if w.is&plural != 0 { // a set
		return expr{}, false
	}
	j := i + 1
	for p.isMark(j, ',') || p.is(j, article) && !p.is(j, of) || p.isMark(j, '.') && p.joined(j) {
		j++
	}
	if e, ok := p.date(j); ok && e.at.unit == uDay {
		e.first, e.weekday = i, w.n
		return e, true
	}
	if w.is&shortDay != 0 && !p.shortDayHere(i) {
		return p.date(i) // "Thu al-Hijjah"
	}
	e := p.make(i, i+1, "weekday", 0.9)
	e.form, e.weekday, e.at = partial, w.n, point{unit: uDay}
	return e, true
}

// shortDayHere tells "Sat" the day from "sat" the verb: a capital, and a
// preposition or a mark on one side.
func (p *parser) shortDayHere(i int) bool {
	return p.at(i).capital && (p.spells(i-1, "on") || p.isMark(i+1, '.') && p.joined(i+1))
}

// date reads a date that begins with a day, a month or a year.
func (p *parser) date(i int) (expr, bool) {
	if e, ok := p.numericDate(i); ok {
		return e, true
	}
	if e, ok := p.dayMonth(i); ok {
		return e, true
	}
	if e, ok := p.monthFirst(i); ok {
		return e, true
	}
	if e, ok := p.dayAlone(i); ok {
		return e, true
	}
	return p.bareYear(i)
}

// dayAlone reads "on the 20th": a day of the month that the text speaks of.
func (p *parser) dayAlone(i int) (expr, bool) {
	if !p.spells(i, "the") || p.at(i+1).kind != digits || !p.oneOf(i-1, "on", "by", "until", "from", "before", "after") {
		return expr{}, false
	}
	day, next := p.dayNumber(i + 1)
	follows := p.is(next, yearly|past|future|article) || p.oneOf(next, "it", "he", "she", "they", "we", "there")
	if next != i+3 || p.at(next).kind == digits || p.at(next).kind == letter && !follows {
		return expr{}, false
	}
	e := p.make(i, next, "day-alone", 0.7)
	e.form, e.base, e.at = offset, fromContext, point{unit: uMonth, day: day}
	return e, true
}

// dayMonth reads "26 January 2019", "the 19th of October", "25 of this month
// 2/2019"; of "5-7 April" it reads the 5.
func (p *parser) dayMonth(i int) (expr, bool) {
	first := i
	if p.spells(i, "the") {
		i++
	}
	day, next := p.dayNumber(i)
	if next == i {
		return expr{}, false
	}
	own := next
	if j := p.dayRange(next); j > next {
		if _, after := p.dayNumber(j); after > j {
			next = after
		}
	}
	e, ok := p.monthOfDay(first, next, day)
	if !ok {
		return e, false
	}
	if own != next { // the first of two days: the scan finds the second by itself
		e.last = own
	}
	return e, true
}

// dayRange returns the atom after what joins two days of one month, else i.
func (p *parser) dayRange(i int) int {
	if p.isDash(i) || p.isMark(i, '/') || p.isMark(i, ',') || p.isMark(i, '&') || p.spells(i, "and") || p.spells(i, "to") || p.spells(i, "or") {
		return i + 1
	}
	return i
}

// monthOfDay reads the month and the year after a day.
func (p *parser) monthOfDay(first, i, day int) (expr, bool) {
	j := i
	for j < i+2 && (p.is(j, of) || p.isDash(j) && p.joined(j) || p.isMark(j, '.') && p.joined(j)) {
		j++
	}
	if e, ok := p.thisMonth(first, j, day); ok && p.is(i, of) {
		return e, true
	}
	names, next := p.month(j)
	if next == j {
		return expr{}, false
	}
	e := p.make(first, next, "day-month", 0.95)
	e.at = point{unit: uDay, day: day}
	return p.complete(e, names, true)
}

// thisMonth reads "25 of this month", and the month in numbers that may follow.
func (p *parser) thisMonth(first, i, day int) (expr, bool) {
	if p.spells(i, "the") {
		i++
	}
	if !p.is(i, direction) || p.at(i+1).word.unit != uMonth {
		return expr{}, false
	}
	e := p.make(first, i+2, "day-of-this-month", 0.9)
	e.form, e.n, e.base, e.at = offset, p.at(i).word.n, p.at(i).word.base, point{unit: uMonth, day: day}
	if m, ok := p.numericDate(i + 2); ok && m.form == absolute && m.at.unit == uMonth {
		e.last, e.form = m.last, absolute
		e.at = point{unit: uDay, year: m.at.year, month: m.at.month, day: day}
	}
	return e, true
}

// monthFirst reads "January 26, 2019", "January 2019", "January".
func (p *parser) monthFirst(i int) (expr, bool) {
	names, next := p.month(i)
	if next == i {
		return expr{}, false
	}
	j := next
	if p.isMark(j, '.') && p.joined(j) && !p.joined(j+1) {
		j++
	}
	if p.spells(j, "the") {
		j++
	}
	if day, after := p.dayNumber(j); after > j && !p.isCount(after) {
		e := p.make(i, after, "month-day", 0.95)
		e.at = point{unit: uDay, day: day}
		if e, ok := p.complete(e, names, true); ok {
			return e, true
		}
	}
	e := p.make(i, next, "month", 0.9)
	e.at = point{unit: uMonth}
	return p.complete(e, names, false)
}

// isCount tells the 10 of "in May 10 people" from a day: a unit, a percent sign
// or a fraction follows.
func (p *parser) isCount(i int) bool {
	return p.is(i, noYear|unitWord) && !p.isMark(i-1, ',') || p.isMark(i, '%') ||
		(p.isMark(i, ',') || p.isMark(i, '.') || p.isMark(i, ':')) && p.joined(i) && p.joined(i+1) && p.at(i+1).kind == digits
}

// complete adds the year to a month with or without a day and settles the
// calendar; false when the name is not a month here.
func (p *parser) complete(e expr, names []calendar.MonthName, day bool) (expr, bool) {
	year, era, next, given := p.yearAfter(e.last)
	if !given && day {
		year, era, next, given = p.yearAfterRange(e.last)
	}
	if !given && !day {
		year, era, next, given = p.yearAfterMonths(e.last)
	}
	name, ok := p.settle(names, e, year, era, day, given)
	if !ok && given { // "14 Rajab, 2019": the year belongs to something else
		given, year, era = false, 0, calendar.NoEra
		name, ok = p.settle(names, e, 0, calendar.NoEra, day, false)
	}
	if !ok {
		return e, false
	}
	e.calendar, e.at.month = name.Calendar, name.Month
	if e.calendar != hearsay.Gregorian {
		e.rule, e.confidence = string(e.calendar), 0.9
	}
	if given {
		e.form, e.at.year = absolute, year
		e.last = max(e.last, next)
		return p.possible(e), true
	}
	e.form = partial
	return p.relativeYear(e), true
}

// possible turns the 31st of April into April, so that the text keeps its record.
func (p *parser) possible(e expr) expr {
	if !p.exists(e) {
		e.at.unit, e.at.day, e.rule, e.confidence = uMonth, 0, "impossible-day", 0.5
	}
	return e
}

// exists rejects the 31st of a month of 30 days.
func (p *parser) exists(e expr) bool {
	if e.at.unit != uDay || e.calendar == hearsay.Hijri && e.at.day <= 30 {
		return true
	}
	days := system(e.calendar).MonthDays(e.at.year, e.at.month)
	return days == 0 || e.at.day <= days
}

// relativeYear takes in the year of "February 28 this year", "May of last year".
func (p *parser) relativeYear(e expr) expr {
	j := e.last
	for j < e.last+2 && (p.is(j, of) || p.isMark(j, ',') || p.spells(j, "the")) {
		j++
	}
	if w := p.at(j).word; w.is&direction != 0 && p.at(j+1).word.unit == uYear && p.at(j+1).word.is&plural == 0 {
		e.last, e.form, e.n, e.base, e.directed = j+2, partial, w.n, w.base, true
		e.rule += "-relative-year"
		e.ofYear = true
	}
	return e
}

// yearAfter reads "2019", ", 2019", "of 2019", "1440 AH" at i.
func (p *parser) yearAfter(i int) (year int, era calendar.Era, next int, ok bool) {
	j := i
	for j < i+2 && (p.isMark(j, ',') || p.is(j, of) || p.isDash(j) && p.joined(j) || p.isMark(j, '.') && p.joined(j)) {
		j++
	}
	year, era, next = p.year(j)
	if next == j && j == i && isApostrophe(p.at(i).lead) { // May '98
		year, next = p.shortYear(i)
		return year, era, next, next > i
	}
	return year, era, next, next > j
}

// yearAfterRange finds the year of "April 5-7, 2019" for the 5.
func (p *parser) yearAfterRange(i int) (year int, era calendar.Era, next int, ok bool) {
	j := p.dayRange(i)
	_, after := p.dayNumber(j)
	if j == i || after == j {
		return 0, 0, i, false
	}
	if _, m := p.month(after); m > after {
		return 0, 0, i, false
	}
	year, era, _, ok = p.yearAfter(after)
	return year, era, i, ok
}

// yearAfterMonths finds the year of "August-September 1950" for August.
func (p *parser) yearAfterMonths(i int) (year int, era calendar.Era, next int, ok bool) {
	j := p.dayRange(i)
	if j == i || p.isMark(i, ',') {
		return 0, 0, i, false
	}
	if _, after := p.month(j); after > j && p.nameCased(j) {
		year, era, _, ok = p.yearAfter(after)
		return year, era, i, ok
	}
	return 0, 0, i, false
}

// dayNumber reads 1 to 31, "1st", "first", "twenty-first"; next is i where
// there is none.
func (p *parser) dayNumber(i int) (day, next int) {
	a := p.at(i)
	if a.kind == digits {
		if a.width > 2 || a.num < 1 || a.num > 31 {
			return 0, i
		}
		if p.joined(i+1) && p.isOrdinalSuffix(i+1) {
			return a.num, i + 2
		}
		if p.joined(i+1) && p.at(i+1).kind == letter {
			return 0, i
		}
		return a.num, i + 1
	}
	if n, next := p.ordinalWord(i); next > i && n <= 31 && n > 0 {
		return n, next
	}
	return 0, i
}

func (p *parser) isOrdinalSuffix(i int) bool {
	return p.spells(i, "st") || p.spells(i, "nd") || p.spells(i, "rd") || p.spells(i, "th")
}

// ordinalWord reads "third", "twenty-first", "20th".
func (p *parser) ordinalWord(i int) (n, next int) {
	w := p.at(i).word
	switch {
	case w.is&ordinal != 0 && p.is(i+1, ordinalTail):
		return w.n + p.at(i+1).word.n, i + 2
	case w.is&ordinal != 0:
		return w.n, i + 1
	case p.at(i).kind == digits && p.joined(i+1) && p.isOrdinalSuffix(i+1):
		return p.at(i).num, i + 2
	case w.is&cardinal != 0 && w.n >= 20 && w.n < 100:
		j := i + 1
		if p.isDash(j) {
			j++
		}
		if o := p.at(j).word; o.is&ordinal != 0 && o.n < 10 {
			return w.n + o.n, j + 1
		}
	}
	return 0, i
}

// system is the arithmetic of a calendar.
func system(c hearsay.Calendar) calendar.System {
	switch c {
	case hearsay.Hijri:
		return calendar.UmmAlQura
	case hearsay.SolarHijri:
		return calendar.SolarHijri
	}
	return calendar.Gregorian
}

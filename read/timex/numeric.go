package timex

import (
	"hearsay"
	"hearsay/calendar"
)

// numericDate reads "26/1/2019", "26.1.2019", "2019-01-26", "26/1/ 2019",
// "2/2019", and the time of day that may follow an ISO date.
func (p *parser) numericDate(i int) (expr, bool) {
	a := p.at(i)
	if a.kind != digits || a.width > 4 || a.width == 3 {
		return expr{}, false
	}
	if p.joined(i) && (p.isMark(i-1, '/') || p.isMark(i-1, '.') || p.isMark(i-1, ':') || p.isMark(i-1, ',')) {
		return expr{}, false
	}
	sep := p.at(i + 1).lead
	second := p.part(i+1, sep)
	if second == 0 || p.at(second).width > 2 {
		return p.monthAndYear(i, second)
	}
	third := p.part(second+1, sep)
	if third == 0 {
		return p.monthAndYear(i, second)
	}
	if p.joined(third+1) && (p.part(third+1, sep) != 0 || p.at(third+1).kind == letter && !p.spells(third+1, "T")) { // 192.168.1.1, 1-2-3-4
		return expr{}, false
	}
	e := p.make(i, third+1, "numeric", 0.95)
	e.parts = [3]int{a.num, p.at(second).num, p.at(third).num}
	if a.width == 4 {
		return p.yearLed(e)
	}
	return p.yearLast(e, p.at(third).width, sep)
}

// part returns the atom of the digits after the separator at i, else 0. Only a
// slash may have white space beside it.
func (p *parser) part(i int, sep rune) int {
	if sep != '/' && sep != '.' && sep != '-' || !p.isMark(i, sep) || p.at(i+1).kind != digits {
		return 0
	}
	if sep != '/' && !(p.joined(i) && p.joined(i+1)) {
		return 0
	}
	if p.at(i).space && p.at(i+1).space && p.at(i+1).width == 4 && p.at(i-1).width == 4 {
		return 0 // "2019 / 2020" are two years
	}
	return i + 1
}

// yearLed completes year, month and day.
func (p *parser) yearLed(e expr) (expr, bool) {
	e.rule = "iso"
	e.at = point{unit: uDay, year: e.parts[0], month: e.parts[1], day: e.parts[2]}
	if e.at.month < 1 || e.at.month > 12 || e.at.day < 1 || e.at.day > 31 {
		return e, false
	}
	if e.parts[0] < 1600 {
		return p.otherCalendar(e)
	}
	e.form = absolute
	if !p.exists(e) {
		return p.possible(e), true
	}
	e = p.isoTime(e)
	if era, next := p.era(e.last); era == calendar.Common {
		e.last = next
	}
	return e, true
}

// otherCalendar settles whether a year below 1600 is lunar or solar: by its
// era, else it stays open until the document is known.
func (p *parser) otherCalendar(e expr) (expr, bool) {
	era, next := p.era(e.last)
	if !eraFits(e.at.year, era) || e.at.year < 1200 || e.at.year > 1500 {
		return e, false
	}
	e.rule = "numeric-other-calendar"
	e.form = numeric
	switch era {
	case calendar.HijriEra, calendar.SolarEra:
		e.form, e.calendar, e.last = absolute, era.Calendar(), next
		return e, p.exists(e)
	case calendar.NoEra:
		e.confidence = 0.6
		return e, true
	}
	return e, false
}

// isoTime takes in "T10:30:00Z" after an ISO date.
func (p *parser) isoTime(e expr) expr {
	j := e.last
	if !p.spells(j, "T") || !p.joined(j) {
		return e
	}
	if _, m, next := p.hourMinute(j + 1); next > j+1 && m >= 0 && p.joined(j+1) {
		e.typ, e.last, e.rule = hearsay.TimeOfDay, p.seconds(next), "iso-time"
		e.clock = p.text[p.at(j).start:p.at(e.last-1).end]
	}
	return e
}

// yearLast completes day, month and year in one of the two orders.
func (p *parser) yearLast(e expr, yearWidth int, sep rune) (expr, bool) {
	x, y, year := e.parts[0], e.parts[1], e.parts[2]
	if x < 1 || y < 1 || x > 31 || y > 31 || x > 12 && y > 12 {
		return e, false
	}
	switch {
	case yearWidth == 2 && sep == '/':
		year, e.confidence = expandYear(year), 0.85
	case yearWidth != 4:
		return e, false
	}
	e.parts[2], e.form = year, numeric
	e.at = point{unit: uDay, year: year}
	e.ambig = x <= 12 && y <= 12 && x != y
	era, next := p.era(e.last)
	switch {
	case year < 1600 && year >= 1200:
		e.at.month, e.at.day = y, x
		return p.otherCalendar(e)
	case year < 1600 || year > 2200:
		return e, false
	case era == calendar.Common:
		e.last = next
	}
	return e, true
}

// monthAndYear reads "2/2019" and "2019/02".
func (p *parser) monthAndYear(i, second int) (expr, bool) {
	if second == 0 || !p.isMark(i+1, '/') {
		return expr{}, false
	}
	m, y := p.at(i), p.at(second)
	if m.width == 4 {
		m, y = y, m
	}
	if y.width != 4 || m.width > 2 || m.num < 1 || m.num > 12 || y.num < 1900 || y.num > 2100 {
		return expr{}, false
	}
	e := p.make(i, second+1, "numeric-month", 0.85)
	e.form, e.at = absolute, point{unit: uMonth, year: y.num, month: m.num}
	return e, true
}

package timex

import (
	"fmt"

	"hearsay"
)

// clock reads a time of day and the date that may follow it: "10 p.m.
// Wednesday", "5 p.m. EST, Nov. 6", "1400 GMT", "noon Thursday".
func (p *parser) clock(i int) (expr, bool) {
	value, next := p.clockTime(i)
	if next == i {
		return expr{}, false
	}
	e := p.make(i, next, "clock", 0.8)
	e.typ, e.clock, e.form, e.at = hearsay.TimeOfDay, value, deicticDay, point{unit: uDay}
	e.base = fromContext
	return p.dayOfClock(e), true
}

// dayOfClock takes in the date after a time of day.
func (p *parser) dayOfClock(e expr) expr {
	j := e.last
	for j < e.last+2 && (p.isMark(j, ',') || p.spells(j, "on") || p.is(j, of)) {
		j++
	}
	if d, ok := p.dayCore(j); ok {
		d.first, d.typ, d.clock = e.first, e.typ, e.clock
		d.rule = "clock-" + d.rule
		return d
	}
	return e
}

// dayCore reads an expression that names a day.
func (p *parser) dayCore(i int) (expr, bool) {
	for _, rule := range []func(*parser, int) (expr, bool){(*parser).calendarDate, (*parser).deictic, (*parser).relative} {
		if e, ok := rule(p, i); ok && e.at.unit == uDay && e.clock == "" {
			return e, true
		}
	}
	return expr{}, false
}

// clockTime reads the time of day alone; next is i where there is none.
func (p *parser) clockTime(i int) (value string, next int) {
	if w := p.at(i).word; w.is&partOfDay != 0 && (w.code == "MI" && !p.spells(i, "lunchtime") || w.code == "24") {
		if w.code == "24" {
			return "T24:00", i + 1
		}
		return "T12:00", i + 1
	}
	h, m, next := p.hourMinute(i)
	if next == i {
		return "", i
	}
	if j := p.seconds(next); p.is(j, meridiem) && h >= 1 && h <= 12 && p.isMeridiem(j) {
		z, end := p.zoneAfter(j + 1)
		return clockValue(h%12+p.at(j).word.n, m) + z, end
	}
	if p.spells(next, "o'clock") || p.spells(next, "o’clock") {
		return p.oClock(h, m, next+1)
	}
	whole := m < 0
	if whole && p.at(i).width != 4 {
		return "", i
	}
	if whole {
		h, m = p.at(i).num/100, p.at(i).num%100
	}
	next = p.seconds(next)
	if z, end := p.zoneAfter(next); end > next {
		return clockValue(h, m) + z, end
	}
	if p.joined(next) && (p.spells(next, "hrs") || p.spells(next, "hours") || p.spells(next, "h")) && !whole {
		return clockValue(h, m), next + 1
	}
	if !whole && p.clockContext(i) || p.spells(next, "hours") && whole && p.spells(i-1, "at") {
		return clockValue(h, m), next
	}
	return "", i
}

// isMeridiem tells "a.m." from the verb in "I am".
func (p *parser) isMeridiem(i int) bool {
	s := p.source(i)
	return s != "am" && s != "Am" || p.joined(i) || p.at(i-1).kind == digits
}

// oClock reads the part of the day after "3 o'clock".
func (p *parser) oClock(h, m, next int) (string, int) {
	if p.spells(next, "in") && p.spells(next+1, "the") && p.is(next+2, partOfDay) {
		if code := p.at(next + 2).word.code; (code == "AF" || code == "EV" || code == "NI") && h < 12 {
			h += 12
		}
		next += 3
	}
	return clockValue(h, m), next
}

// hourMinute reads "10", "10:30", "10.30"; m is -1 where only the hour is given.
func (p *parser) hourMinute(i int) (h, m, next int) {
	a := p.at(i)
	if a.kind != digits || a.width > 4 || a.width == 3 {
		return 0, 0, i
	}
	if a.width == 4 {
		if a.num/100 > 24 || a.num%100 > 59 {
			return 0, 0, i
		}
		return a.num / 100, -1, i + 1
	}
	if a.num > 24 {
		return 0, 0, i
	}
	b := p.at(i + 2)
	colon := p.isMark(i+1, ':') || p.isMark(i+1, '.') && p.is(i+3, meridiem)
	if colon && p.joined(i+1) && p.joined(i+2) && b.kind == digits && b.width == 2 && b.num < 60 {
		return a.num, b.num, i + 3
	}
	return a.num, -1, i + 1
}

// seconds skips ":30" and "Z" after a time.
func (p *parser) seconds(i int) int {
	if p.isMark(i, ':') && p.joined(i) && p.joined(i+1) && p.at(i+1).kind == digits && p.at(i+1).width == 2 {
		i += 2
	}
	if p.spells(i, "Z") && p.joined(i) {
		i++
	}
	return i
}

// zoneAfter takes in a time zone, "GMT", "(GMT +3)", "local time", and returns
// its ISO 8601 designator, "" for an unknown one.
func (p *parser) zoneAfter(i int) (designator string, next int) {
	j := i
	if p.isMark(j, '(') {
		j++
	}
	switch {
	case p.spells(j, "local") && p.spells(j+1, "time"):
		j += 2
	case p.is(j, zone) && p.at(j).capital:
		hours, known := p.at(j).word.n, p.at(j).word.code == ""
		if j++; p.spells(j, "time") {
			j++
		}
		if sign := p.at(j).lead; (sign == '+' || p.isDash(j)) && p.at(j+1).kind == digits && p.at(j+1).width <= 2 {
			hours = p.at(j + 1).num
			if sign != '+' {
				hours = -hours
			}
			j += 2
		}
		if known { // not for "ET", which is two zones
			designator = zoneValue(hours)
		}
	default:
		return "", i
	}
	if p.isMark(i, '(') {
		if !p.isMark(j, ')') {
			return "", i
		}
		j++
	}
	return designator, j
}

func zoneValue(hours int) string {
	if hours == 0 {
		return "Z"
	}
	return fmt.Sprintf("%+03d:00", hours)
}

// clockContext tells 10:30 from a verse or a score.
func (p *parser) clockContext(i int) bool {
	return p.is(i-1, weekday) || p.oneOf(i-1, "at", "around", "until", "till", "about", "before", "after", "from", "by", "since")
}

func clockValue(h, m int) string { return fmt.Sprintf("T%02d:%02d", h, max(m, 0)) }

// partOfDate reads "the morning of April 19", "the early morning hours of 30
// April", "the night of 20 June 1791".
func (p *parser) partOfDate(i int) (expr, bool) {
	j := i
	for p.is(j, article) || p.spells(j, "early") || p.spells(j, "late") || p.is(j, edge) && p.isDash(j+1) || p.isDash(j) && j > i {
		j++
	}
	if !p.is(j, partOfDay) {
		return expr{}, false
	}
	code := p.at(j).word.code
	j++
	if p.at(j).word.unit == uHour {
		j++
	}
	if p.is(j, of) || p.spells(j, "on") {
		j++
	} else if !p.is(j, deictic|weekday) {
		return expr{}, false
	}
	d, ok := p.dayCore(j)
	if !ok {
		return d, false
	}
	d.first, d.typ, d.clock = i, hearsay.TimeOfDay, partClock(code)
	d.rule = "part-of-" + d.rule
	return d, true
}

// partClock is the TIMEX3 code of a part of the day.
func partClock(code string) string {
	switch code {
	case "24":
		return "T24:00"
	case "MI":
		return "T12:00"
	}
	return "T" + code
}

// withPart takes in the part of the day, or the time, after a day: "Monday
// night", "tomorrow morning".
func (p *parser) withPart(e expr) expr {
	if e.at.unit != uDay || e.clock != "" || !p.is(e.last, partOfDay) || p.isMark(e.last-1, ',') {
		return e
	}
	e.clock, e.typ = partClock(p.at(e.last).word.code), hearsay.TimeOfDay
	e.last++
	e.rule += "-part"
	return e
}

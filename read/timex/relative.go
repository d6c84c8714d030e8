package timex

import (
	"hearsay"
	"hearsay/calendar"
)

// cores are the ways to name a stretch of the calendar.
var cores = []rule{
	{anyDigits | partOfDay, (*parser).clock},
	{article | partOfDay | edge, (*parser).partOfDate},
	{anyDigits | anyMonth | weekday | article | apostrophe | cardinal | ordinal | opener, (*parser).calendarDate},
	{deictic | article, (*parser).deictic},
	{direction | article, (*parser).relative},
	{article | unitWord, (*parser).weekOf},
	{article, (*parser).samePeriod},
	{article | unitWord, (*parser).yearAgo},
	{article | ordinal | opener | direction | anyDigits | filler, (*parser).quarter},
	{article | filler | opener, (*parser).fiscal},
	{article | anyDigits | decadeName | apostrophe | cardinal, (*parser).decade},
	{article | ordinal | anyDigits | cardinal, (*parser).century},
	{article | season, (*parser).seasonDate},
	{holiday | opener, (*parser).holidayDate},
	{article | unitWord, (*parser).yearEnd},
	{article, (*parser).unitBefore},
}

// core reads the longest of the cores.
func (p *parser) core(i int) (expr, bool) {
	var best expr
	if i >= p.end {
		return best, false
	}
	start := p.starts(i)
	for k := range cores {
		if cores[k].start&start == 0 {
			continue
		}
		if e, ok := cores[k].read(p, i); ok {
			if e = p.withPart(e); e.last > best.last {
				best = e
			}
		}
	}
	return best, best.last > i
}

// edged reads a core with "early", "mid-", "the end of" before it.
func (p *parser) edged(i int) (expr, bool) {
	j := i
	if p.is(j, article) {
		j++
	}
	if p.spells(j, "very") {
		j++
	}
	if p.oneOf(j, "circa", "ca", "ca.") {
		return p.circa(i)
	}
	w := p.at(j).word
	if w.is&edge == 0 {
		return p.halfOf(i, j)
	}
	k, linked := j+1, false
	for k < j+4 && (p.is(k, of) || p.isDash(k) && p.joined(k) || p.spells(k, "in") || linked && p.spells(k, "part")) {
		linked = linked || p.is(k, of)
		k++
	}
	if p.oneOf(j, "end", "start", "beginning", "middle", "close") && !linked {
		return expr{}, false
	}
	e, ok := p.core(k)
	if !ok || e.typ == hearsay.Duration || p.oneOf(j, "later", "earlier") && !p.narrow(k, e) {
		return e, false
	}
	if e.mod == "" {
		e.mod = w.mod
	}
	e.first = i
	return e, true
}

// circa reads "ca. 1350".
func (p *parser) circa(i int) (expr, bool) {
	j := i + 1
	if p.isMark(j, '.') && p.joined(j) {
		j++
	}
	y, era, next := p.year(j)
	if next == j {
		return expr{}, false
	}
	e := p.yearExpr(i, next, y, era, 0.9)
	e.mod = "APPROX"
	return e, true
}

// narrow tells "later that year" and "earlier Sunday" from "later 1998".
func (p *parser) narrow(i int, e expr) bool {
	return e.form == offset || e.form == deicticDay || e.form == partial && e.directed || p.is(i, weekday|article|direction)
}

// halfOf reads "the second half of 2008", "the latter part of the year", "the
// first half of the 1990s".
func (p *parser) halfOf(i, j int) (expr, bool) {
	mod, n := "", 0
	switch {
	case p.spells(j, "first") || p.spells(j, "early"):
		mod, n = "START", 1
	case p.spells(j, "second") || p.spells(j, "latter") || p.spells(j, "last"):
		mod, n = "END", 2
	default:
		return expr{}, false
	}
	if !p.spells(j+1, "half") && !p.spells(j+1, "part") || !p.is(j+2, of) {
		return expr{}, false
	}
	e, ok := p.core(j + 3)
	if !ok {
		return e, false
	}
	e.first = i
	if e.at.unit == uYear && p.spells(j+1, "half") && e.form == absolute && e.calendar == hearsay.Gregorian {
		e.at.unit, e.at.n = uHalf, n
		return e, true
	}
	e.mod = mod
	return e, true
}

// deictic reads "today", "the day before yesterday", "tonight".
func (p *parser) deictic(i int) (expr, bool) {
	n, j := 0, i
	if k := p.skipArticle(i); p.spells(k, "day") {
		switch {
		case p.spells(k+1, "before") && p.spells(k+2, "yesterday"):
			n, j = -1, k+2
		case p.spells(k+1, "after") && p.spells(k+2, "tomorrow"):
			n, j = 1, k+2
		}
	}
	w := p.at(j).word
	if w.is&deictic == 0 || p.at(j).capital && p.at(j-1).capital && p.at(j-1).kind == letter { // "Kelmark Today"
		return expr{}, false
	}
	e := p.make(i, j+1, "deictic-day", 0.95)
	e.form, e.n, e.at = deicticDay, w.n+n, point{unit: uDay}
	if w.code != "" {
		e.typ, e.clock = hearsay.TimeOfDay, partClock(w.code)
	}
	return e, true
}

func (p *parser) skipArticle(i int) int {
	if p.is(i, article) {
		return i + 1
	}
	return i
}

// relative reads "last week", "the following day", "next Friday", "the same
// month", "this morning".
func (p *parser) relative(i int) (expr, bool) {
	j := p.skipArticle(i)
	d := p.at(j).word
	if d.is&direction == 0 {
		return expr{}, false
	}
	j++
	if (p.spells(j-1, "that") || p.spells(j-1, "this")) && (p.spells(j, "same") || p.spells(j, "past") || p.spells(j, "coming")) {
		if !p.spells(j, "same") {
			d = p.at(j).word
		}
		j++
	}
	if p.spells(j, "fiscal") || p.spells(j, "calendar") {
		j++
	}
	e := p.make(i, j+1, "relative", 0.75)
	e.n, e.base, e.directed = d.n, d.base, true
	if p.spells(i, "the") && p.spells(i+1, "next") {
		e.base = fromContext
	}
	return p.target(e, j, d)
}

// target reads what the direction applies to.
func (p *parser) target(e expr, j int, d *word) (expr, bool) {
	w := p.at(j).word
	switch {
	case w.is&unitWord != 0 && w.is&plural == 0 && w.unit >= uDay:
		if p.spells(j-1, "past") {
			e.typ, e.form, e.value, e.at = hearsay.Duration, complete, durationValue(amount{n: 1}, w.unit), point{unit: w.unit}
			return e, true
		}
		if p.spells(j-1, "latest") && w.unit != uQuarter {
			return e, false
		}
		e.form, e.at = offset, point{unit: w.unit}
		return e, true
	case w.is&weekday != 0 && w.is&shortDay == 0:
		if full, ok := p.calendarDate(j); ok && full.last > e.last { // "that Friday, 4 January 2019"
			full.first = e.first
			return full, true
		}
		e.form, e.weekday, e.at = partial, w.n, point{unit: uDay}
		return e, true
	case w.is&season != 0:
		e.form, e.at = partial, point{unit: uSeason, n: seasonIndex(w.code)}
		return e, true
	case w.is&partOfDay != 0 && w.code != "24":
		e.form, e.at, e.clock, e.typ = deicticDay, point{unit: uDay}, partClock(w.code), hearsay.TimeOfDay
		return e, true
	case w.is&holiday != 0:
		h, ok := p.holidayDate(j)
		h.first, h.n, h.base, h.directed = e.first, e.n, e.base, true
		return h, ok
	}
	names, next := p.month(j)
	if next == j || !p.nameCased(j) || d.is&unitWord != 0 {
		return e, false
	}
	return p.directedMonth(e, names, next)
}

// directedMonth reads "last May", "next October 5".
func (p *parser) directedMonth(e expr, names []calendar.MonthName, next int) (expr, bool) {
	for _, n := range names {
		if n.Lang == "en" || !n.Ambiguous {
			e.form, e.last, e.calendar = partial, next, n.Calendar
			e.at = point{unit: uMonth, month: n.Month}
			if day, after := p.dayNumber(next); after > next && !p.isCount(after) && p.at(after-1).kind == digits {
				e.at.unit, e.at.day, e.last = uDay, day, after
			}
			return e, true
		}
	}
	return e, false
}

// yearAgo reads "year-ago", "the year-earlier period", "the year-ago third
// quarter".
func (p *parser) yearAgo(i int) (expr, bool) {
	j := p.skipArticle(i)
	u := p.at(j).word
	if u.is&unitWord == 0 || u.unit < uDay || !p.isDash(j+1) || !p.joined(j+1) || !p.spells(j+2, "ago") && !p.spells(j+2, "earlier") {
		return expr{}, false
	}
	e := p.distance(p.make(j, j+3, "", 0.7), amount{n: 1}, u.unit, -1, fromContext, j+3)
	next := j + 3
	if n, k := p.ordinalWord(next); n > 0 && n < 5 && p.at(k).word.unit == uQuarter {
		e.form, e.at, e.n, e.ofYear, e.directed = partial, point{unit: uQuarter, n: n}, -1, true, true
		next = k
	}
	if p.spells(next, "period") || p.spells(next, "quarter") {
		e.first, e.last = i, next+1
	}
	return e, true
}

// samePeriod reads "the same period last year", "the corresponding quarter of
// 2017", "the same month a year earlier".
func (p *parser) samePeriod(i int) (expr, bool) {
	if !p.spells(i, "the") || !p.oneOf(i+1, "same", "corresponding", "comparable") || !p.oneOf(i+2, "period", "quarter", "month", "months", "week", "time", "day") {
		return expr{}, false
	}
	e := p.make(i, i+3, "same-period", 0.75)
	e.form, e.base = counterpart, fromContext
	j := i + 3
	if p.is(j, of) || p.oneOf(j, "in", "a") {
		j++
	}
	if y, _, next := p.year(j); next > j {
		e.last, e.at.year = next, y
		return e, true
	}
	switch {
	case p.is(j-1, indefinite) && p.at(j).word.unit == uYear && p.oneOf(j+1, "earlier", "ago", "before"):
		e.n = -1
	case p.is(j, direction) && p.at(j+1).word.unit == uYear && p.is(j+1, unitWord):
		e.n = p.at(j).word.n
	default:
		return e, false
	}
	e.last = j + 2
	return e, true
}

// weekOf reads "the week of March 6".
func (p *parser) weekOf(i int) (expr, bool) {
	j := p.skipArticle(i)
	if p.at(j).word.unit != uWeek || !p.is(j+1, of) {
		return expr{}, false
	}
	e, ok := p.calendarDate(j + 2)
	if !ok || e.at.unit != uDay {
		return e, false
	}
	e.first, e.week, e.rule = i, true, "week-of"
	return e, true
}

// yearEnd reads "year-end", "year's end", "month's end", "the weekend", "the
// quarter".
func (p *parser) yearEnd(i int) (expr, bool) {
	j := p.skipArticle(i)
	w := p.at(j).word
	if w.is&unitWord == 0 || w.is&plural != 0 {
		return expr{}, false
	}
	e := p.make(i, j+1, "this-unit", 0.5)
	e.form, e.at, e.base = offset, point{unit: w.unit}, fromContext
	k := p.genitive(j + 1)
	if p.isDash(k) && p.joined(k) {
		k++
	}
	if p.spells(k, "end") && w.unit >= uMonth && !p.is(k+1, of) {
		e.last, e.mod = k+1, "END"
		return e, true
	}
	switch w.unit {
	case uWeekend:
		e.base = fromSpeech
		return e, p.spells(i, "the")
	case uQuarter:
		return e, p.spells(i, "the")
	case uYear, uMonth, uDay, uWeek, uDecade, uCentury: // "the end of the year"
		return e, p.spells(i, "the") && (p.is(i-1, of) && p.edgeBefore(i-2) || p.spells(i-1, "in") && p.is(i-2, edge))
	}
	return e, false
}

// unitBefore reads "the day before", "the year after", "the night before", with
// nothing after it that they would be counted from.
func (p *parser) unitBefore(i int) (expr, bool) {
	w, s := p.at(i+1).word, p.at(i+2).word
	if !p.spells(i, "the") || !p.oneOf(i+2, "before", "after", "earlier", "later") || p.at(i+3).kind != mark || w.is&plural != 0 {
		return expr{}, false
	}
	e := p.make(i, i+3, "unit-before", 0.7)
	e.form, e.n, e.base, e.at = offset, s.n, fromContext, point{unit: w.unit}
	switch {
	case w.is&unitWord != 0 && w.unit >= uDay:
		return e, true
	case w.is&partOfDay != 0:
		e.typ, e.clock, e.at.unit = hearsay.TimeOfDay, partClock(w.code), uDay
		return e, true
	}
	return e, false
}

// edgeBefore reports whether the words before end with "the end" or "the latter
// part".
func (p *parser) edgeBefore(i int) bool {
	return p.is(i, edge) || p.oneOf(i, "half", "part", "rest", "remainder")
}

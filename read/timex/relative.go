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
	{article | unitWord, (*parser).yearAgo},
	{article | ordinal | opener | direction | anyDigits | filler, (*parser).quarter},
	{article | filler | opener, (*parser).fiscal},
	{article | anyDigits | decadeName | apostrophe | cardinal, (*parser).decade},
	{article | ordinal | anyDigits | cardinal, (*parser).century},
	{article | season, (*parser).seasonDate},
	{holiday | opener, (*parser).holidayDate},
	{article | unitWord, (*parser).yearEnd},
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
	w := p.at(j).word
	if w.is&edge == 0 {
		return p.halfOf(i, j)
	}
	k, linked := j+1, false
	for k < j+4 && (p.is(k, of) || p.isDash(k) && p.joined(k) || p.spells(k, "in") || linked && p.spells(k, "part")) {
		linked = linked || p.is(k, of)
		k++
	}
	needsOf := p.spells(j, "end") || p.spells(j, "start") || p.spells(j, "beginning") || p.spells(j, "middle") || p.spells(j, "close")
	if needsOf && !linked {
		return expr{}, false
	}
	e, ok := p.core(k)
	if !ok || e.typ == hearsay.Duration || (p.spells(j, "later") || p.spells(j, "earlier")) && !p.narrow(k, e) {
		return e, false
	}
	if e.mod == "" {
		e.mod = w.mod
	}
	e.first = i
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
	e := p.make(i, j+1, "relative", 0.85)
	e.n, e.base, e.directed = d.n, d.base, true
	if p.spells(i, "the") && p.spells(i+1, "next") && (p.at(j).word.unit == uDay || p.is(j, partOfDay)) {
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
	e := p.distance(p.make(j, j+3, "", 0.8), amount{n: 1}, u.unit, -1, fromContext, j+3)
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

// quarter reads "the third quarter of 1990", "third-quarter", "Q3 2019", "last
// year's fourth quarter", "the 1988 second quarter".
func (p *parser) quarter(i int) (expr, bool) {
	j := p.skipArticle(i)
	e := p.make(i, j, "quarter", 0.85)
	e.form, e.at = partial, point{unit: uQuarter}
	j = p.leadingYear(&e, j)
	if p.spells(j, "fiscal") {
		j++
		if p.isDash(j) {
			j++
		}
	}
	n, next := p.ordinalWord(j)
	switch {
	case next > j && n >= 1 && n <= 4:
		if p.isDash(next) {
			if next++; p.spells(i, "the") && e.form == partial {
				e.first = i + 1 // "the third-quarter profit"
			}
		}
		if p.at(next).word.unit != uQuarter || !p.is(next, unitWord) {
			return e, false
		}
		next++
	case p.at(j).kind == letter && p.source(j) == "Q" && p.joined(j+1) && p.at(j+1).kind == digits && p.at(j+1).num >= 1 && p.at(j+1).num <= 4:
		n, next = p.at(j+1).num, j+2
	default:
		return e, false
	}
	e.at.n, e.last = n, next
	return p.yearOfPart(e), true
}

// leadingYear reads the year before a quarter: "1988", "last year's".
func (p *parser) leadingYear(e *expr, j int) int {
	if y, era, next := p.year(j); next > j && era == calendar.NoEra {
		e.form, e.at.year = absolute, y
		return p.genitive(next)
	}
	if w := p.at(j).word; w.is&direction != 0 && p.at(j+1).word.unit == uYear && p.genitive(j+2) > j+2 {
		e.n, e.base, e.directed, e.ofYear = w.n, w.base, true, true
		return p.genitive(j + 2)
	}
	return j
}

// genitive skips "'s".
func (p *parser) genitive(i int) int {
	if isApostrophe(p.at(i).lead) && p.joined(i) && p.spells(i+1, "s") {
		return i + 2
	}
	return i
}

// yearOfPart takes in the year after a quarter, a season or a holiday.
func (p *parser) yearOfPart(e expr) expr {
	if e.form != partial || e.directed {
		return e
	}
	j := e.last
	for j < e.last+2 && (p.is(j, of) || p.isMark(j, ',')) {
		j++
	}
	if y, era, next := p.year(j); next > j && !p.isMark(next, '%') {
		e.form, e.at.year, e.last = absolute, y, next
		if era.Calendar() != hearsay.Gregorian {
			e.calendar = era.Calendar()
		}
		return e
	}
	if y, next := p.shortYear(j); next > j {
		e.form, e.at.year, e.last = absolute, y, next
		return e
	}
	return p.relativeYear(e)
}

// fiscal reads "fiscal 1989", "fiscal year 2019", "FY2019".
func (p *parser) fiscal(i int) (expr, bool) {
	j := p.skipArticle(i)
	if p.spells(j, "fiscal") || p.spells(j, "calendar") {
		if j++; p.spells(j, "year") {
			j++
		}
	} else if p.source(j) == "FY" {
		j++
	} else {
		return expr{}, false
	}
	y, _, next := p.year(j)
	if next == j {
		return expr{}, false
	}
	return p.yearExpr(i, next, y, calendar.NoEra, 0.85), true
}

// decade reads "the 1990s", "1990's", "the '60s", "the nineties", "the 470s BC".
func (p *parser) decade(i int) (expr, bool) {
	j := p.skipArticle(i)
	named := p.is(j, decadeName)
	k := j
	if isApostrophe(p.at(j).lead) && p.joined(j+1) {
		k++
	}
	a := p.at(k)
	e := p.make(i, k, "decade", 0.9)
	e.form, e.at = absolute, point{unit: uDecade}
	switch {
	case named:
		e.at.year, e.last = 1900+a.word.n, k+1
		return e, j > i || p.is(i-1, edge) || p.isDash(i-1)
	case p.is(j, cardinal) && p.at(j).word.n > 10 && p.at(j).word.n < 21 && p.is(p.afterDash(j+1), decadeName):
		k = p.afterDash(j + 1)
		e.at.year, e.last = p.at(j).word.n*100+p.at(k).word.n, k+1
		return e, true
	case a.kind != digits || a.num%10 != 0 || a.width < 2 || a.width > 4:
		return e, false
	}
	if e.last = p.decadeSuffix(k + 1); e.last == k+1 {
		return e, false
	}
	era, next := p.era(e.last)
	switch {
	case era == calendar.BeforeCommon:
		e.at.year, e.last = 1-a.num, next
	case a.width == 2 && (j > i || k > j):
		e.at.year = 1900 + a.num
		if a.num < 30 {
			e.at.year = 2000 + a.num
		}
	case a.width == 4 && a.num >= 1000 && a.num < 2100:
		e.at.year = a.num
	default:
		return e, false
	}
	return e, true
}

// decadeSuffix skips "s" or "'s" joined to a number, else returns i.
func (p *parser) decadeSuffix(i int) int {
	if p.spells(i, "s") && p.joined(i) {
		return i + 1
	}
	return p.genitive(i)
}

func (p *parser) afterDash(i int) int {
	if p.isDash(i) && p.joined(i) {
		return i + 1
	}
	return i
}

// century reads "the 20th century", "nineteenth-century", "4th century BC".
func (p *parser) century(i int) (expr, bool) {
	j := p.skipArticle(i)
	n, next := p.ordinalWord(j)
	next = p.afterDash(next)
	if n < 1 || n > 30 || p.at(next).word.unit != uCentury {
		return expr{}, false
	}
	e := p.make(i, next+1, "century", 0.9)
	e.form, e.at = absolute, point{unit: uCentury, year: (n - 1) * 100}
	era, after := p.era(next + 1)
	switch {
	case era == calendar.BeforeCommon:
		e.at.year, e.last = 1-(n-1)*100, after
	case era != calendar.NoEra:
		e.calendar, e.last = era.Calendar(), after
	}
	if e.at.year == 0 {
		e.at.year = 1
	}
	return e, true
}

// seasonDate reads "the summer of 2007", "spring 1918", "the summer".
func (p *parser) seasonDate(i int) (expr, bool) {
	j := p.skipArticle(i)
	w := p.at(j).word
	if w.is&season == 0 {
		return expr{}, false
	}
	e := p.make(i, j+1, "season", 0.8)
	e.form, e.at = partial, point{unit: uSeason, n: seasonIndex(w.code)}
	if d := p.yearOfPart(e); d.last > e.last {
		return d, true
	}
	if p.spells(j, "spring") || p.spells(j, "fall") || p.is(j+1, of) { // a source, a jump, a collapse
		return e, p.springHere(j) && !p.is(j+1, of)
	}
	return e, true
}

// springHere tells the seasons from a source of water and from a collapse.
func (p *parser) springHere(j int) bool {
	before := p.at(j - 1)
	switch {
	case p.at(j).capital && before.kind == letter: // "the Spring Offensive"
		return !p.is(j+1, weekday)
	case p.spells(j-1, "the"):
		return p.is(j-2, yearly) || p.spells(j-2, "throughout") || p.spells(j-2, "all")
	}
	return p.is(j-1, edge|yearly) && !p.spells(j-1, "to") && !p.spells(j-1, "of") && !p.spells(j-1, "and") || p.isDash(j-1)
}

// holidayDate reads "Christmas", "Thanksgiving Day 1999", "New Year's Eve".
func (p *parser) holidayDate(i int) (expr, bool) {
	w, next := p.at(i).word, i+1
	month, day := w.month, w.n
	if p.spells(i, "new") && p.at(i).capital && p.spells(i+1, "year") && p.genitive(i+2) > i+2 {
		next = p.genitive(i + 2)
		month, day = 1, 1
		if p.spells(next, "eve") {
			month, day = 12, 31
		}
	} else if w.is&holiday == 0 || !p.at(i).capital {
		return expr{}, false
	}
	switch {
	case p.spells(next, "day") || p.spells(next, "sunday"):
		next++
	case p.spells(next, "eve"):
		if month == 12 && day == 25 {
			day = 24
		}
		next++
	}
	e := p.make(i, next, "holiday", 0.8)
	e.form, e.at = partial, point{unit: uDay, month: month, day: day}
	return p.yearOfPart(e), true
}

// yearEnd reads "year-end", "year's end", "month's end", "the weekend", "the
// quarter".
func (p *parser) yearEnd(i int) (expr, bool) {
	j := p.skipArticle(i)
	w := p.at(j).word
	if w.is&unitWord == 0 || w.is&plural != 0 {
		return expr{}, false
	}
	e := p.make(i, j+1, "this-unit", 0.7)
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

// edgeBefore reports whether the words before end with "the end" or "the latter
// part".
func (p *parser) edgeBefore(i int) bool {
	return p.is(i, edge) || p.spells(i, "half") || p.spells(i, "part") || p.spells(i, "rest") || p.spells(i, "remainder")
}

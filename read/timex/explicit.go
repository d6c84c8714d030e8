package timex

import (
	"strings"

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
	e := p.make(i, i+1, "weekday", 0.85)
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
	return p.bareYear(i)
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
	e := p.make(i, next, "month", 0.85)
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

// month reads the longest name of a month at i.
func (p *parser) month(i int) (names []calendar.MonthName, next int) {
	next = i
	if !p.at(i).month {
		return nil, i
	}
	p.key = p.key[:0]
	for j := i; j < i+6; j++ {
		a := p.at(j)
		switch {
		case a.kind == mark && j > i && (p.isDash(j) || isApostrophe(a.lead) || a.lead == '.') && p.joined(j):
			continue
		case a.kind == mark:
			return names, next
		}
		p.key = calendar.AppendMonthWord(p.key, p.text[a.start:a.end])
		if found := calendar.LookupFoldedMonth(p.key); found != nil {
			names, next = found, j+1
		}
		cut := isApostrophe(p.at(j+1).lead) && p.joined(j+1) && p.joined(j+2) // qi`da
		if !cut && !calendar.IsMonthPrefix(p.key) {
			return names, next
		}
	}
	return names, next
}

// year reads a year of four digits, or of fewer beside the mark of an era, or
// in words; next is i where there is none.
func (p *parser) year(i int) (year int, era calendar.Era, next int) {
	a := p.at(i)
	if a.kind != digits {
		if era, j := p.era(i); era != calendar.NoEra && p.at(j).kind == digits && p.at(j).width <= 4 && p.at(i).capital {
			return eraYear(p.at(j).num, era), era, j + 1
		}
		n, j := p.spelledYear(i)
		return n, calendar.NoEra, j
	}
	if a.width > 4 || a.num == 0 || p.isCount(i+1) && !p.is(i+1, unitWord) {
		return 0, 0, i
	}
	if era, j := p.era(i + 1); era != calendar.NoEra && eraFits(a.num, era) && (a.width == 4 || p.at(j-1).end-p.at(j-1).start > 1 && !p.joined(i+1)) {
		return eraYear(a.num, era), era, j
	}
	if a.width != 4 || a.num < 1000 || a.num > 2200 || p.joined(i+1) && p.at(i+1).kind == letter {
		return 0, 0, i
	}
	return a.num, calendar.NoEra, i + 1
}

func eraYear(n int, era calendar.Era) int {
	if era == calendar.BeforeCommon {
		return 1 - n
	}
	return n
}

func eraFits(n int, era calendar.Era) bool {
	switch era {
	case calendar.HijriEra:
		return n <= 1500
	case calendar.SolarEra:
		return n >= 1200 && n <= 1498
	}
	return true
}

// era reads the mark of an era, of up to three words, in brackets or not.
func (p *parser) era(i int) (era calendar.Era, next int) {
	j, bracket := i, p.isMark(i, '(')
	if bracket {
		j++
	}
	if p.at(j).kind != letter || p.at(j).lead < 0x80 && !p.at(j).capital {
		return calendar.NoEra, i
	}
	p.key, next = p.key[:0], i
	for k := j; k < j+calendar.MaxEraWords && p.at(k).kind == letter; k++ {
		p.key = calendar.AppendFold(p.key, p.source(k))
		for p.isMark(k+1, '.') && p.joined(k+1) && p.at(k+2).kind == letter && p.joined(k+2) { // هـ.ش
			k += 2
			p.key = calendar.AppendFold(p.key, p.source(k))
		}
		if found := calendar.LookupFoldedEra(p.key); found != calendar.NoEra {
			era, next = found, k+1
		}
	}
	if era == calendar.HijriEra && p.isMark(next, '(') && (p.spells(next+1, "lunar") || p.spells(next+1, "solar")) && p.isMark(next+2, ')') {
		if p.spells(next+1, "solar") {
			era = calendar.SolarEra
		}
		next += 3
	}
	if bracket && next > i {
		if !p.isMark(next, ')') {
			return calendar.NoEra, i
		}
		next++
	}
	return era, next
}

// spelledYear reads "nineteen ninety-seven", "two thousand and eight", "the
// year two thousand".
func (p *parser) spelledYear(i int) (year, next int) {
	w := p.at(i).word
	if w.is&cardinal == 0 || w.n > 20 || w.n == 0 {
		return 0, i
	}
	if w.n == 2 && p.spells(i+1, "thousand") {
		if n, j := p.cardinals(i); n < 2100 && (n > 2000 || p.spells(i-1, "year")) {
			return n, j
		}
	}
	if w.n < 11 {
		return 0, i
	}
	j := i + 1
	if p.isDash(j) && p.joined(j) {
		j++
	}
	if n, after := p.cardinals(j); after > j && n >= 10 && n < 100 && p.at(j).word.n < 100 {
		return w.n*100 + n, after
	}
	return 0, i
}

// shortYear reads "'98" at an apostrophe.
func (p *parser) shortYear(i int) (year, next int) {
	a := p.at(i + 1)
	if !isApostrophe(p.at(i).lead) || !p.joined(i+1) || a.kind != digits || a.width != 2 || p.joined(i+2) && p.at(i+2).kind != mark {
		return 0, i
	}
	return expandYear(a.num), i + 2
}

// expandYear puts two digits into the century that ends in 2050.
func expandYear(n int) int {
	if n <= 50 {
		return 2000 + n
	}
	return 1900 + n
}

// settle chooses the reading of a month's name that fits what stands beside it.
func (p *parser) settle(names []calendar.MonthName, e expr, year int, era calendar.Era, day, given bool) (calendar.MonthName, bool) {
	for _, n := range names {
		if given && era == calendar.NoEra && len(names) > 1 && year < 1500 && n.Calendar == hearsay.Gregorian {
			continue // "14 Adhar 1397"
		}
		if era != calendar.NoEra && era.Calendar() != n.Calendar {
			continue
		}
		if p.fits(n, e, year, era, day, given) {
			return n, true
		}
	}
	return calendar.MonthName{}, false
}

// fits judges one reading of a month's name.
func (p *parser) fits(n calendar.MonthName, e expr, year int, era calendar.Era, day, given bool) bool {
	foreign := n.Calendar == hearsay.Gregorian && n.Lang != "" && n.Lang != "en" && n.Ambiguous
	switch {
	case given && era == calendar.NoEra && !yearFits(n.Calendar, year):
		return false
	case n.Calendar == hearsay.SolarHijri && n.Ambiguous && !given:
		return day && p.at(e.first).kind == digits && !p.spells(e.last-1, "day") && p.nameCased(e.last-1) &&
			(p.at(e.last).kind != letter || p.is(e.last, yearly|past|future))
	case foreign:
		return given && day
	case !n.Ambiguous:
		return n.Calendar != hearsay.Gregorian || n.Lang != "en" || p.nameCased(e.first) || p.nameCased(e.last-1) || day
	case given && n.Calendar != hearsay.Gregorian:
		return !p.spells(e.last-1, "day") || day && p.nameCased(e.last-1)
	case given || day:
		return p.nameCased(e.first) || p.nameCased(e.last-1)
	}
	return p.nameCased(e.first) && n.Lang == "en" && p.monthContext(e.first, e.last)
}

// nameCased is true for a word with a capital, or in a script without case.
func (p *parser) nameCased(i int) bool {
	return p.at(i).capital || p.at(i).lead >= 0x80 || p.at(i).kind != letter
}

// monthContext tells the month May from the name and the verb, and June from the
// name.
func (p *parser) monthContext(first, last int) bool {
	if p.at(last).capital && !p.is(last, weekday|holiday) {
		return p.is(first-1, yearly) && !p.is(first-1, of) && !p.spells(first-1, "to") && !p.spells(first-1, "and") && !p.spells(first-1, "by")
	}
	if p.spells(first, "april") || p.spells(first, "june") || p.spells(first, "july") || p.spells(first, "august") && p.at(first-1).kind != letter {
		return true
	}
	if _, m := p.month(last + 1); p.isDash(last) && m > last+1 {
		return true
	}
	return p.is(first-1, yearly|direction|edge|distributive) || p.isDash(first-1) || p.is(last, yearly) && p.is(first-1, article)
}

// yearFits bounds the years in which a document counts by a calendar.
func yearFits(c hearsay.Calendar, year int) bool {
	switch c {
	case hearsay.Hijri:
		return year >= 1200 && year <= 1500
	case hearsay.SolarHijri:
		return year >= 1206 && year <= 1450
	}
	return true
}

// bareYear reads a year that stands alone.
func (p *parser) bareYear(i int) (expr, bool) {
	first := i
	if p.spells(i, "the") && p.spells(i+1, "year") {
		i += 2
	}
	if y, next := p.shortYear(i); next > i && p.is(i-1, yearly) {
		e := p.yearExpr(first, next, y, calendar.NoEra, 0.7)
		e.short = true
		return e, true
	}
	year, era, next := p.year(i)
	if y, n := p.yearBefore(i); n > i && era == calendar.NoEra {
		return p.yearExpr(first, n, y, calendar.BeforeCommon, 0.85), true
	}
	if next == i {
		return expr{}, false
	}
	if era == calendar.NoEra && first == i && !p.plausibleYear(i, next) {
		return expr{}, false
	}
	return p.yearExpr(first, next, year, era, 0.9), true
}

// yearBefore reads the 499 of "499-493 BC" and "499 to 493 BC".
func (p *parser) yearBefore(i int) (year, next int) {
	a, j := p.at(i), p.dayRange(i+1)
	if a.kind != digits || a.width > 4 || j == i+1 || p.at(j).kind != digits || p.joined(i) && p.isMark(i-1, ',') {
		return 0, i
	}
	if later, era, after := p.year(j); after > j && era == calendar.BeforeCommon && 1-a.num < later {
		return 1 - a.num, i + 1
	}
	return 0, i
}

func (p *parser) yearExpr(first, next, year int, era calendar.Era, confidence float64) expr {
	e := p.make(first, next, "year", confidence)
	e.form, e.at, e.calendar = absolute, point{unit: uYear, year: year}, era.Calendar()
	return e
}

// plausibleYear tells a year from another number of four digits.
func (p *parser) plausibleYear(i, next int) bool {
	before, after := p.at(i-1), p.at(next)
	switch {
	case before.kind == mark && isCurrency(before.lead), p.isMark(next, '%'), p.isMark(i-1, '#'):
		return false
	case before.word.is&noYear != 0 && !p.is(i-1, yearly), after.word.is&noYear != 0:
		return false
	case p.is(next, unitWord) && !p.is(i-1, yearly|article):
		return false
	case p.joined(i) && before.kind == mark && !p.isDash(i-1) && !isOpener(before.lead) && before.lead != '/' && before.lead != ',':
		return false
	case p.isDash(i-1) && p.joined(i) && p.joined(i-1) && p.at(i-2).kind == digits && p.at(i-2).width != 4:
		return false
	case p.isMark(i-1, '.') && p.joined(i), p.isMark(next, ':') && p.joined(next) && p.joined(next+1):
		return false
	case p.at(i).kind == letter:
		return true
	}
	y := p.at(i).num
	return y >= 1900 && y <= 2050 || p.olderYear(i, next, y)
}

// olderYear judges a number before 1900: a preposition, a bracket or another year
// beside it shows that it is one; "the 1777 campaign" is, "the 1777 prisoners" is
// not.
func (p *parser) olderYear(i, next, y int) bool {
	if p.is(i-1, yearly) || p.at(i-1).lead == '(' || p.isDash(i-1) || p.isMark(i-1, ',') && y >= 1400 {
		return true
	}
	if p.isDash(next) && p.joined(next) && p.at(next+1).kind == digits && p.at(next+1).num > y && p.at(next+1).num < y+200 {
		return true
	}
	s := p.source(next)
	many := p.at(next).kind == letter && !p.at(next).capital && strings.HasSuffix(s, "s")
	return y >= 1400 && (p.spells(i-1, "the") || p.spells(i-1, "for") || p.spells(i-1, "as")) && !many
}

func isCurrency(r rune) bool {
	switch r {
	case '$', '€', '£', '¥', '₽', '₹', '﷼', '₺':
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '(', '[', '"', '“', '‘', '\'', '«', '—', '–', '|':
		return true
	}
	return false
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

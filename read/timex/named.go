package timex

import (
	"hearsay"
	"hearsay/calendar"
)

// quarter reads "the third quarter of 1990", "third-quarter", "Q3 2019", "last
// year's fourth quarter", "the 1988 second quarter".
func (p *parser) quarter(i int) (expr, bool) {
	j := p.skipArticle(i)
	e := p.make(i, j, "quarter", 0.9)
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
	e := p.make(i, j+1, "season", 0.75)
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

// holidayDate reads "Christmas", "Thanksgiving Day 1999", "New Year's Eve", "Eid
// al-Fitr 2018".
func (p *parser) holidayDate(i int) (expr, bool) {
	h, next := p.holidayName(i)
	if next == i {
		return expr{}, false
	}
	switch {
	case p.spells(next, "day") || p.spells(next, "sunday"):
		next++
	case p.spells(next, "monday") && h.month == 4 && h.n == 0:
		h.n, next = easterMonday, next+1
	case p.spells(next, "eve") && h.month == 12 && h.n == 25:
		h.n, next = 24, next+1
	}
	e := p.make(i, next, "holiday", 0.75)
	e.form, e.at = partial, point{unit: uDay, month: h.month, day: h.n}
	if h.code != "" {
		e.calendar = hearsay.Calendar(h.code)
	}
	return p.yearOfPart(e), true
}

// holidayName reads the name of a holiday; next is i where there is none.
func (p *parser) holidayName(i int) (h word, next int) {
	w := p.at(i).word
	switch {
	case !p.at(i).capital:
		return h, i
	case w.is&holiday != 0:
		return *w, i + 1
	case p.spells(i, "new") && p.spells(i+1, "year") && p.genitive(i+2) > i+2:
		next = p.genitive(i + 2)
		if p.spells(next, "eve") {
			return word{month: 12, n: 31}, next + 1
		}
		return word{month: 1, n: 1}, next
	case p.spells(i, "eid") || p.spells(i, "aid"):
		return p.eid(i)
	}
	return h, i
}

// eid reads the two feasts, "Eid al-Fitr" and "Eid ul-Adha".
func (p *parser) eid(i int) (h word, next int) {
	j := i + 1
	for j < i+5 && (p.isDash(j) || isApostrophe(p.at(j).lead) || p.spells(j, "al") || p.spells(j, "ul") || p.spells(j, "el") || p.spells(j, "l")) {
		j++
	}
	p.key = calendar.AppendFold(p.key[:0], p.source(j))
	switch string(p.key) {
	case "fitr", "fitri", "alfitr", "ulfitr", "elfitr":
		return word{month: 10, n: 1, code: string(hearsay.Hijri)}, j + 1
	case "adha", "aladha", "uladha", "eladha", "azha", "alazha", "ulazha":
		return word{month: 12, n: 10, code: string(hearsay.Hijri)}, j + 1
	}
	return h, i
}

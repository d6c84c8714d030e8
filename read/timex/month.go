package timex

import (
	"hearsay"
	"hearsay/calendar"
)

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
	case foreign && n.Lang == p.lang:
		return given || day
	case foreign:
		return given && day
	case !n.Ambiguous:
		return n.Calendar != hearsay.Gregorian || n.Lang != "en" || p.monthCased(e) || day
	case given && n.Calendar != hearsay.Gregorian:
		return !p.spells(e.last-1, "day") || day && p.nameCased(e.last-1)
	case given || day:
		return p.monthCased(e)
	}
	return p.nameCased(e.first) && n.Lang == "en" && p.monthContext(e.first, e.last)
}

// nameCased is true for a word with a capital, or in a script without case.
func (p *parser) nameCased(i int) bool {
	return p.at(i).capital || p.at(i).lead >= 0x80 || p.at(i).kind != letter
}

// monthCased is [parser.nameCased] for the month of a date.
func (p *parser) monthCased(e expr) bool {
	for i := e.first; i < e.last; i++ {
		if p.at(i).month && !p.is(i, ordinal) { // not the first of "the first of June"
			return p.nameCased(i)
		}
	}
	return true
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

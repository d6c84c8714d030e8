package timex

import "hearsay"

// vagueReference reads "now", "recently", "the past", "the near future", "these
// days".
func (p *parser) vagueReference(i int) (expr, bool) {
	e := p.make(i, i+1, "vague", 0.7)
	w := p.at(i).word
	if w.is&reference != 0 && w.is&shifter == 0 && w.code != "FUTURE_REF" {
		if e.value = w.code; p.spells(i, "former") {
			e.rule = "former"
		}
		return e, p.refers(i)
	}
	j := i
	switch {
	case p.spells(i, "right") && p.spells(i+1, "now"):
		e.last, e.value = i+2, "PRESENT_REF"
		return e, true
	case p.spells(i, "these") && p.spells(i+1, "days"):
		e.last, e.value = i+2, "PRESENT_REF"
		return e, true
	case p.spells(i, "present") && p.isDash(i+1) && p.spells(i+2, "day"):
		e.last, e.value = i+3, "PRESENT_REF"
		return e, true
	case p.is(j, article):
		j++
	}
	if p.oneOf(j, "near", "recent", "distant", "foreseeable") {
		j++
	}
	switch {
	case p.spells(j, "future"):
		e.last, e.value = j+1, "FUTURE_REF"
		return e, true
	case p.spells(j, "past") && j > i && p.at(j+1).kind != digits && !p.is(j+1, unitWord|vagueNum|cardinal) && p.endsPhrase(j+1):
		e.last, e.value = j+1, "PAST_REF"
		return e, true
	}
	return e, false
}

// endsPhrase tells "in the past, ..." from "the past king".
func (p *parser) endsPhrase(i int) bool {
	a := p.at(i)
	return a.kind != letter || a.end-a.start <= 4 || a.word.is != 0
}

// refers leaves out "recent" and "current" within longer forms that were not
// read, and "now" of "now that".
func (p *parser) refers(i int) bool {
	if p.spells(i, "current") && p.at(i+1).kind != letter {
		return false
	}
	return !p.spells(i+1, "that") && !(p.spells(i, "now") && p.isDash(i+1) && p.joined(i+1))
}

// continuation reads what goes on from the expression before: the 22 of "April
// 21 and 22", the 18 of "1914-18".
func (p *parser) continuation(before *expr, i int) (expr, bool) {
	if before.form != absolute && before.form != partial || before.week || before.first >= before.last {
		return expr{}, false
	}
	if before.at.unit == uYear && before.form == absolute {
		return p.endYear(before, i)
	}
	if before.at.unit != uDay || before.weekday >= 0 && before.at.day == 0 || before.clock != "" || before.at.month == 0 || before.rule == "iso" {
		return expr{}, false
	}
	j := p.dayRange(i)
	if j == i || p.isMark(i, '/') {
		return expr{}, false
	}
	day, next := p.dayNumber(j)
	if next == j || day <= before.at.day || p.at(j).kind != digits || p.at(next).kind != mark && !p.isLinking(next) || p.isCount(next) {
		return expr{}, false
	}
	if p.joined(next) && p.at(next).kind == mark && p.at(next+1).kind == digits && p.joined(next+1) {
		return expr{}, false
	}
	e := *before
	e.first, e.last, e.at.day, e.weekday, e.rule, e.mod = j, next, day, -1, "day-range", ""
	if y, _, after, ok := p.yearAfter(next); ok {
		e.form, e.at.year, e.last = absolute, y, after
	}
	return e, p.exists(e)
}

// isLinking is true for a word that may stand after a date but counts nothing.
func (p *parser) isLinking(i int) bool {
	return i >= p.end || p.at(i).kind == letter && !p.is(i, noYear|unitWord|cardinal) && !p.at(i).month
}

// endYear reads the second year of "1914-18" and "1998/99".
func (p *parser) endYear(before *expr, i int) (expr, bool) {
	a := p.at(i + 1)
	if !p.isDash(i) && !p.isMark(i, '/') || !p.joined(i) || !p.joined(i+1) || a.kind != digits || a.width != 2 ||
		p.joined(i+2) && p.at(i+2).kind != mark || before.calendar != hearsay.Gregorian {
		return expr{}, false
	}
	year := before.at.year - before.at.year%100 + a.num
	if before.at.year <= 0 || year <= before.at.year {
		return expr{}, false
	}
	e := *before
	e.first, e.last, e.at.year, e.rule, e.mod = i+1, i+2, year, "year-range", ""
	return e, true
}

// tenseReach is how many atoms away a word may be that shows the tense.
const tenseReach = 14

// tense is -1 where the words around [first, last) tell of the past, 1 of what
// is to come, 0 where they do not say: the nearest word before decides, else
// the nearest after.
func (p *parser) tense(first, last int) int {
	if p.oneOf(first-1, "until", "till", "by") || p.spells(first-1, "as") && p.oneOf(first-2, "early", "soon") {
		return 1
	}
	for i := first - 1; i >= max(p.begin, first-tenseReach); i-- {
		if t := p.tenseOf(i); t != 0 {
			return t
		}
	}
	for i := last; i < min(p.end, last+tenseReach); i++ {
		if t := p.tenseOf(i); t != 0 {
			return t
		}
	}
	return 0
}

func (p *parser) tenseOf(i int) int {
	a := p.at(i)
	switch {
	case a.kind != letter:
		return 0
	case a.word.is&future != 0:
		return 1
	case p.spells(i-1, "to") && a.word.is&plan != 0:
		return 1
	case a.word.is&past != 0:
		return -1
	}
	if s := p.source(i); len(s) > 4 && s[len(s)-2:] == "ed" && !a.capital {
		return -1
	}
	return 0
}

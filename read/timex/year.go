package timex

import (
	"strings"

	"hearsay/calendar"
)

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

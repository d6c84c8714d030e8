package pubdate

import "hearsay/calendar"

// parser matches the ways to write a date. Each matcher takes the index of a
// token and returns the date that begins there and the index behind it, or an
// index not above the first for none.
type parser struct{ tokens []token }

func (p *parser) tok(i int) token {
	if i < 0 || i >= len(p.tokens) {
		return token{}
	}
	return p.tokens[i]
}

func (p *parser) is(i int, text string) bool { return p.tok(i).kind == mark && p.tok(i).text == text }

// at tries each way to write a date at token i.
func (p *parser) at(i int) (date, int) {
	switch t := p.tok(i); {
	case t.kind == month:
		return p.monthFirst(i)
	case t.kind == number && t.digits == 4:
		return p.yearFirst(i)
	case t.kind == number && t.digits <= 2:
		return p.dayFirst(i)
	}
	return date{}, i
}

// monthFirst is "October 26, 2018", "Oct 26 10:00:00 2018" and "October 2018".
func (p *parser) monthFirst(i int) (date, int) {
	m := p.tok(i)
	j := p.skip(i + 1)
	if d := p.tok(j); d.kind == number && d.digits <= 2 {
		j = p.skip(p.time(p.skip(p.ordinal(j + 1))))
		if year, next := p.year(j); next > j {
			return date{year, m.value, d.value, m.system}, next
		}
		return date{}, i
	}
	if t := p.tok(j); t.kind == number && t.digits == 4 {
		return date{t.value, m.value, 0, m.system}, j + 1
	}
	return date{}, i
}

// yearFirst is "2018-10-26", "2018/10", "2018 October 26" and "2018年10月26日".
func (p *parser) yearFirst(i int) (date, int) {
	year := p.tok(i).value
	if j := p.skip(i + 1); p.tok(j).kind == month {
		m := p.tok(j)
		if d := p.tok(p.skip(j + 1)); d.kind == number && d.digits <= 2 {
			return date{year, m.value, d.value, m.system}, p.skip(j+1) + 1
		}
		return date{}, i
	}
	sep, m := p.tok(i+1), p.tok(i+2)
	if !isSeparator(sep) || m.kind != number || m.digits > 2 || p.partOfMore(i) {
		return date{}, i
	}
	d := p.tok(i + 4)
	if p.sameSeparator(i+1, i+3) && d.kind == number && d.digits <= 2 {
		return date{year, m.value, d.value, numericSystem(year)}, i + 5
	}
	if m.digits == 2 && sep.text == "-" && p.tok(i+3).text != "-" && m.end-p.tok(i).start == 7 {
		return date{year, m.value, 0, numericSystem(year)}, i + 3
	}
	return date{}, i
}

// dayFirst is "26 October 2018", "26-Oct-18" and "26.10.2018".
func (p *parser) dayFirst(i int) (date, int) {
	day := p.tok(i).value
	j := p.skip(p.ordinal(i + 1))
	if p.is(j, "-") {
		j++
	}
	if p.tok(j).kind == month {
		m := p.tok(j)
		j = p.secondName(j + 1)
		if p.is(j, "-") {
			j++
		}
		j = p.skip(j)
		if year, next := p.year(j); next > j {
			return date{year, m.value, day, m.system}, next
		}
		return date{}, i
	}
	return p.numeric(i)
}

// numeric is three numbers between two equal separators, the year last.
func (p *parser) numeric(i int) (date, int) {
	m := p.tok(i + 2)
	if !isSeparator(p.tok(i+1)) || !p.sameSeparator(i+1, i+3) || m.kind != number || m.digits > 2 || p.partOfMore(i) {
		return date{}, i
	}
	year, next := p.year(i + 4)
	if next == i+4 || isSeparator(p.tok(next)) && p.tok(next+1).kind == number && p.tok(next).end == p.tok(next+1).start && p.tok(next).text != "-" {
		return date{}, i
	}
	a, b := p.tok(i).value, m.value
	if b > 12 {
		a, b = b, a
	}
	return date{year, b, a, numericSystem(year)}, next
}

// numericSystem is the calendar of a date without a name in it: a year from 1300
// to 1419 is one of today's Iran and Afghanistan, for the lunar years of those
// numbers ended in 1999, and the next are those of the lunar calendar.
func numericSystem(year int) calendar.System {
	switch {
	case year >= 1300 && year < 1420:
		return calendar.SolarHijri
	case year >= 1420 && year < 1470:
		return calendar.UmmAlQura
	}
	return calendar.Gregorian
}

// partOfMore reports that a number goes on to the left: a version, a phone
// number, a price.
func (p *parser) partOfMore(i int) bool {
	before := p.tok(i - 1)
	return i > 1 && isSeparator(before) && before.end == p.tok(i).start && p.tok(i-2).kind == number && p.tok(i-2).end == before.start
}

func isSeparator(t token) bool {
	if t.kind == mark {
		return t.text == "." || t.text == "/" || t.text == "-" || t.text == "‐" || t.text == "–"
	}
	return t.kind == word && (t.text == "年" || t.text == "月" || t.text == hangulYear || t.text == hangulMonth)
}

// Folding takes Hangul syllables apart and keeps the first letter.
var hangulYear, hangulMonth = calendar.Fold("년"), calendar.Fold("월")

// sameSeparator compares two separators; those of East Asia differ by nature.
func (p *parser) sameSeparator(i, j int) bool {
	a, b := p.tok(i), p.tok(j)
	return isSeparator(b) && (a.text == b.text || a.kind == word && b.kind == word)
}

// year reads four digits, or two with the century of the POSIX rule: 69 to 99
// are of the 1900s.
func (p *parser) year(i int) (int, int) {
	t := p.tok(i)
	if p.is(i, "'") || p.is(i, "’") {
		i++
		t = p.tok(i)
	}
	switch {
	case t.kind == number && t.digits == 4:
		return t.value, i + 1
	case t.kind == number && t.digits == 2 && !p.is(i+1, ":") && t.value >= 69:
		return 1900 + t.value, i + 1
	case t.kind == number && t.digits == 2 && !p.is(i+1, ":"):
		return 2000 + t.value, i + 1
	}
	return 0, i
}

// skip passes commas, points and at most two fillers.
func (p *parser) skip(i int) int {
	for n := 0; n < 2 && (p.is(i, ",") || p.is(i, ".") || p.is(i, "،") || p.tok(i).kind == filler); i++ {
		if p.tok(i).kind == filler {
			n++
		}
	}
	return i
}

// ordinal passes the ending of an ordinal number: "26th", "1er", "1º", "26-го".
func (p *parser) ordinal(i int) int {
	j := i
	if p.is(j, "-") {
		j++
	}
	if t := p.tok(j); t.kind == word && ordinals[t.text] && t.start == p.tok(j-1).end {
		return j + 1
	}
	if p.is(i, "º") || p.is(i, "°") {
		return i + 1
	}
	return i
}

// secondName passes the other name of the same month: "أكتوبر/تشرين الأول".
func (p *parser) secondName(i int) int {
	if p.is(i, "/") && p.tok(i+1).kind == month {
		return i + 2
	}
	if p.is(i, "(") && p.tok(i+1).kind == month && p.is(i+2, ")") {
		return i + 3
	}
	return i
}

// time passes "10:00:00" and the zone behind it.
func (p *parser) time(i int) int {
	if p.tok(i).kind != number || !p.is(i+1, ":") {
		return i
	}
	i += 3
	if p.is(i, ":") {
		i += 2
	}
	if p.tok(i).kind == word {
		i++
	}
	return i
}

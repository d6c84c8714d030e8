package timex

import (
	"hearsay"
)

// unitCodes are the designators of TIMEX3 durations.
var unitCodes = [...]string{
	uSecond: "S", uMinute: "M", uHour: "H", uDay: "D", uWeekend: "WE", uWeek: "W", uFortnight: "W",
	uMonth: "M", uQuarter: "Q", uYear: "Y", uDecade: "DE", uCentury: "CE",
}

// durationValue is "P3W", "PT2H", "PXY".
func durationValue(n amount, u unit) string {
	if u == uFortnight {
		n.n *= 2
	}
	prefix := "P"
	if u < uDay {
		prefix = "PT"
	}
	return prefix + n.String() + unitCodes[u]
}

// duration reads "two weeks", "a three-week", "the past two years", "years",
// and what is counted from a day: "three days later", "a year ago".
func (p *parser) duration(i int) (expr, bool) {
	j, mod := p.bound(i)
	e := p.make(i, j, "duration", 0.8)
	e.typ, e.mod, e.form = hearsay.Duration, mod, complete
	j, d := p.spanOpener(j)
	n, k := p.amount(j)
	if k == j {
		if d == nil || !p.is(j, plural) || mod != "" {
			return p.bareUnits(e, i)
		}
		n = amount{vague: true} // "recent weeks"
	}
	return p.measured(e, n, k, d)
}

// bound skips "about", "more than", "at least" and returns the mod.
func (p *parser) bound(i int) (next int, mod string) {
	two := func(a, b string) bool { return p.spells(i, a) && p.spells(i+1, b) }
	switch {
	case two("more", "than"), two("longer", "than"):
		return i + 2, "MORE_THAN"
	case two("less", "than"), two("fewer", "than"):
		return i + 2, "LESS_THAN"
	case two("at", "least"):
		return i + 2, "EQUAL_OR_MORE"
	case two("up", "to"), two("at", "most"):
		return i + 2, "EQUAL_OR_LESS"
	case two("no", "more") && p.spells(i+2, "than"), two("not", "more") && p.spells(i+2, "than"):
		return i + 3, "EQUAL_OR_LESS"
	case two("as", "long") && p.spells(i+2, "as"), two("as", "many") && p.spells(i+2, "as"):
		return i + 3, "EQUAL_OR_LESS"
	case p.spells(i, "some") && p.starts(i+1)&number == 0: // "some years"
		return i, ""
	case p.is(i, approximate) && !p.is(i+1, article|direction):
		return i + 1, p.at(i).word.mod
	case p.spells(i, "just") && !p.is(i+1, article|direction):
		return i + 1, ""
	}
	return i, ""
}

// spanOpener skips "the past", "the first", "another" and returns the direction
// where there is one.
func (p *parser) spanOpener(i int) (next int, d *word) {
	j := p.skipArticle(i)
	w := p.at(j).word
	switch {
	case w.is&direction != 0 && !p.spells(j, "current"), p.spells(j, "recent"), p.spells(j, "these"), p.spells(j, "those"):
		return j + 1, w
	case p.spells(j, "first"), p.spells(j, "final"), p.spells(j, "latest"):
		return j + 1, w
	case p.spells(i, "another"):
		return i + 1, nil
	}
	return j, nil
}

// measured reads the unit after a number, and what may follow it.
func (p *parser) measured(e expr, n amount, k int, d *word) (expr, bool) {
	n, u, k, hyphen := p.unitOf(n, k, d)
	if u == noUnit {
		return e, false
	}
	switch {
	case n.a && p.isDash(k) && p.spells(k+1, "long"): // "a year-long"
		hyphen, e.first = true, k-1
	case hyphen && d == nil:
		e.first = p.compoundStart(e.first, k-1)
	}
	e.last, e.at = k, point{unit: u}
	if p.isOld(&e, u) {
		return e, false
	}
	half := !n.vague && p.spells(k, "and") && p.spells(k+1, "a") && p.spells(k+2, "half")
	if half {
		n.n, e.last = n.n+0.5, k+3
	}
	e.value = durationValue(n, u)
	switch s, ok := p.shifted(e, n, u, d); {
	case ok:
		return s, true
	case n.a && d == nil && !hyphen && !half:
		return p.oneUnit(e, u)
	case p.spells(e.last, "or") && p.spells(e.last+1, "so"):
		e.last, e.mod = e.last+2, "APPROX"
	}
	return e, true
}

// unitOf reads the unit of an amount, after a hyphen or after words such as
// "more"; u is noUnit where there is none.
func (p *parser) unitOf(n amount, k int, d *word) (_ amount, u unit, next int, hyphen bool) {
	if hyphen = p.isDash(k) && p.joined(k); hyphen {
		k++
	}
	for p.is(k, filler) && !p.is(k, unitWord) || p.is(k, vagueNum) && d != nil {
		n.vague = n.vague || p.is(k, vagueNum)
		k++
	}
	w := p.at(k).word
	switch {
	case w.is&unitWord == 0, n.n == 0 && !n.vague:
		return n, noUnit, k, hyphen
	case w.unit == uQuarter && (d == nil || hyphen): // "three quarters" is a fraction
		return n, noUnit, k, hyphen
	case w.unit == uSecond && w.is&plural == 0 && !n.digits && !hyphen: // "a second"
		return n, noUnit, k, hyphen
	}
	return n, w.unit, k + 1, hyphen
}

// compoundStart leaves the article out of "the 14-day".
func (p *parser) compoundStart(first, dash int) int {
	for first < dash && p.is(first, article|indefinite) {
		first++
	}
	return first
}

// isOld rejects the ages of people, "34-year-old", and takes in the rest of
// "8-month-old" and "year-long".
func (p *parser) isOld(e *expr, u unit) bool {
	j := e.last
	if p.isDash(j) && p.joined(j) {
		j++
	}
	switch {
	case p.spells(j, "old") || p.spells(j, "olds"):
		if u == uYear || j == e.last {
			return true
		}
		e.last = j + 1
	case p.spells(j, "long") && j > e.last:
		e.last = j + 1
	}
	return false
}

// oneUnit judges "a day": a duration after "for", a set after what is counted.
func (p *parser) oneUnit(e expr, u unit) (expr, bool) {
	i := e.first - 1
	switch {
	case e.mod != "", p.is(i, yearly|approximate), p.is(e.last, shifter),
		p.oneOf(i, "for", "within", "than", "lasted", "took", "spent", "half", "just", "only"):
		return e, true
	case p.counted(i):
		e.typ, e.value, e.rule = hearsay.Set, "P1"+unitCodes[u], "rate"
		if u < uDay {
			e.value = "PT1" + unitCodes[u]
		}
		return e, true
	}
	e.confidence = 0.6
	return e, u >= uWeek && !p.isDash(e.last)
}

// counted tells the quantity in "5 million a year", "twice a day", "10 tons a
// month".
func (p *parser) counted(i int) bool {
	a := p.at(i)
	if a.kind == digits || a.word.is&(cardinal|noYear) != 0 {
		return true
	}
	s := p.source(i)
	switch s {
	case "times", "time", "once", "twice", "million", "billion", "trillion":
		return true
	}
	return a.kind == letter && len(s) > 3 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && a.word.is == 0
}

// shifted reads what makes a duration the distance from a day: "ago", "later".
func (p *parser) shifted(e expr, n amount, u unit, d *word) (expr, bool) {
	j := e.last
	w := p.at(j).word
	switch {
	case d != nil:
		return e, false
	case p.spells(j, "from") && (p.spells(j+1, "now") || p.is(j+1, deictic)):
		return p.distance(e, n, u, 1, fromSpeech, j+2), true
	case p.isDash(j) && p.joined(j) && p.is(j+1, shifter):
		return p.distance(e, n, u, p.at(j+1).word.n, p.at(j+1).word.base, j+2), true
	case w.is&shifter == 0:
		return e, false
	case p.spells(j, "before") || p.spells(j, "after") || p.spells(j, "prior"):
		if p.spells(j+1, "that") {
			return p.distance(e, n, u, w.n, fromContext, j+2), true
		}
		if p.at(j+1).kind == letter { // "two days before the vote"
			return e, false
		}
	case p.spells(j, "later") && p.is(j+1, direction), p.spells(j, "earlier") && p.is(j+1, direction):
		return e, false
	}
	return p.distance(e, n, u, w.n, w.base, j+1), true
}

// distance is the stretch n units away.
func (p *parser) distance(e expr, n amount, u unit, sign int, b base, last int) expr {
	e.last, e.typ, e.rule, e.base, e.aside = last, hearsay.Date, "distance", b, sign < 0
	e.confidence = 0.7
	switch {
	case n.vague:
		e.value = "PAST_REF"
		if sign > 0 {
			e.value = "FUTURE_REF"
		}
		return e
	case u < uDay:
		e.typ = hearsay.TimeOfDay
		e.form, e.n, e.at = offset, 0, point{unit: uDay}
		return e
	}
	e.form, e.at = offset, point{unit: u}
	e.n = sign * int(n.n)
	if u == uDecade || u == uCentury || n.n != float64(int(n.n)) {
		e.at.unit, e.n = scaled(u, n.n, sign)
	}
	return e
}

// scaled turns decades, and halves of years, into units that have a name.
func scaled(u unit, n float64, sign int) (unit, int) {
	switch u {
	case uDecade:
		return uYear, sign * int(10*n)
	case uCentury:
		return uYear, sign * int(100*n)
	case uYear:
		return uMonth, sign * int(12*n)
	}
	return uDay, sign * int(n*map[unit]float64{uMonth: 30, uWeek: 7, uFortnight: 14}[u])
}

// bareUnits reads "years", "for weeks", "decades ago", "year-long".
func (p *parser) bareUnits(e expr, i int) (expr, bool) {
	w := p.at(i).word
	if w.is&unitWord == 0 {
		return e, false
	}
	e.last, e.at, e.confidence = i+1, point{unit: w.unit}, 0.7
	if p.isDash(i+1) && p.joined(i+1) {
		return p.unitCompound(e, i)
	}
	if w.unit == uQuarter {
		return e, false
	}
	if w.is&plural == 0 {
		return e, false
	}
	n := amount{vague: true}
	e.value = durationValue(n, w.unit)
	if s, ok := p.shifted(e, n, w.unit, nil); ok && w.unit >= uDay {
		return s, true
	}
	before := p.oneOf(i-1, "for", "in", "of", "after", "within", "over", "took", "take", "takes", "last", "lasted", "through", "spent", "during")
	return e, w.unit >= uDay && (before || p.is(i+1, of) || p.oneOf(i+1, "before", "long"))
}

// unitCompound reads "year-long" and "months-long".
func (p *parser) unitCompound(e expr, i int) (expr, bool) {
	u := p.at(i).word.unit
	switch {
	case p.spells(i+2, "long"):
		n := amount{n: 1, vague: p.is(i, plural)}
		e.value, e.last = durationValue(n, u), i+3
		return e, true
	}
	return e, false
}

// set reads "every day", "each July", "every two weeks", "per month", "daily",
// "Mondays".
func (p *parser) set(i int) (expr, bool) {
	w := p.at(i).word
	e := p.make(i, i+1, "set", 0.7)
	e.typ, e.form = hearsay.Set, complete
	if w.is&periodic != 0 && p.at(i).capital && (p.at(i-1).capital || p.at(i+1).capital) {
		return e, false // the name of a paper
	}
	if w.is&periodic != 0 {
		if e.value = w.code; e.value == "" {
			e.value = durationValue(amount{n: 1}, w.unit)
		}
		return e, true
	}
	if w.is&weekday != 0 && w.is&plural != 0 {
		e.value = weekdaySet(w.n)
		return e, true
	}
	if w.is&distributive == 0 {
		return e, false
	}
	return p.every(e, i+1)
}

// every reads what is repeated, after "every": "two weeks", "Monday", "July".
func (p *parser) every(e expr, j int) (expr, bool) {
	n := amount{n: 1}
	if m, next := p.amount(j); next > j && !m.a {
		n, j = m, next
	} else if p.spells(j, "other") {
		n, j = amount{n: 2}, j+1
	}
	t := p.at(j).word
	e.last = j + 1
	switch {
	case t.is&unitWord != 0 && t.unit >= uHour:
		e.value = durationValue(n, t.unit)
		return e, true
	case t.is&weekday != 0:
		e.value = weekdaySet(t.n)
		return e, true
	case t.is&partOfDay != 0:
		e.value = "XXXX-XX-XX" + partClock(t.code)
		return e, true
	case t.is&season != 0:
		e.value = "XXXX-" + t.code
		return e, true
	}
	names, next := p.month(j)
	if next == j || !p.nameCased(j) {
		return e, false
	}
	e.last, e.value = next, "XXXX-"+two(names[0].Month)
	return e, true
}

func weekdaySet(n int) string { return "XXXX-WXX-" + string(rune('0'+(n+6)%7+1)) }

func two(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

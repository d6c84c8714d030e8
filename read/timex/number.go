package timex

import (
	"strconv"
	"strings"
)

// amount is how many units a duration has.
type amount struct {
	n      float64
	vague  bool // X: several, a few
	a      bool // the bare article: "a year"
	digits bool
	// more is the upper end of "12 to 18", 0 for a plain number.
	more float64
}

// String is the number as in a TIMEX3 duration.
func (n amount) String() string {
	if n.vague {
		return "X"
	}
	s := strconv.FormatFloat(n.n, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// amount reads a number in words or digits, a range of two, or a vague one, and
// returns the atom after it; next is i where there is none.
func (p *parser) amount(i int) (n amount, next int) {
	if n, next = p.vagueAmount(i); next > i {
		return n, next
	}
	n, next = p.plainAmount(i)
	if next == i || n.a {
		return n, next
	}
	if j := p.rangeMark(next); j > next {
		if hi, after := p.plainAmount(j); after > j && !hi.a && hi.n > n.n {
			n.more = hi.n
			return n, after
		}
	}
	return n, next
}

// rangeMark returns the atom after "-", "to" or "or" at i, else i.
func (p *parser) rangeMark(i int) int {
	if p.isDash(i) && !p.at(i).space || p.spells(i, "to") || p.spells(i, "or") {
		return i + 1
	}
	return i
}

// plainAmount reads "7,423", "2.5", "twenty-five", "two and a half", "half a",
// "a".
func (p *parser) plainAmount(i int) (amount, int) {
	a := p.at(i)
	switch {
	case a.kind == digits:
		return p.digitAmount(i)
	case p.spells(i, "half") && p.is(i+1, indefinite):
		return amount{n: 0.5}, i + 2
	case p.spells(i, "half") && p.isDash(i+1) && p.is(i+2, unitWord):
		return amount{n: 0.5}, i + 2
	case a.word.is&indefinite != 0:
		if n, next := p.cardinals(i + 1); next > i+1 && (p.spells(i+1, "dozen") || p.at(i+1).word.n >= 100) {
			return amount{n: float64(n)}, next
		}
		return amount{n: 1, a: true}, i + 1
	}
	n, next := p.cardinals(i)
	return p.andHalf(amount{n: float64(n)}, i, next)
}

// digitAmount reads digits with their commas and decimals.
func (p *parser) digitAmount(i int) (amount, int) {
	end := i + 1
	for (p.isMark(end, ',') || p.isMark(end, '.')) && p.joined(end) && p.at(end+1).kind == digits && p.joined(end+1) {
		end += 2
	}
	s := strings.ReplaceAll(p.text[p.at(i).start:p.at(end-1).end], ",", "")
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		f = float64(p.at(i).num) // digits of another script
	}
	return p.andHalf(amount{n: f, digits: true}, i, end)
}

// andHalf adds the half of "two and a half".
func (p *parser) andHalf(n amount, i, next int) (amount, int) {
	if next > i && p.spells(next, "and") {
		j := next + 1
		if p.is(j, indefinite) {
			j++
		}
		if p.spells(j, "half") {
			n.n += 0.5
			return n, j + 1
		}
	}
	return n, next
}

// cardinals reads a number in words: "two hundred and ten", "twenty-five".
func (p *parser) cardinals(i int) (n, next int) {
	next = i
	total, part := 0, 0
	for p.is(next, cardinal) && p.at(next).word.n <= 1000 {
		w := p.at(next).word.n
		switch {
		case w == 1000:
			total, part = total+max(part, 1)*1000, 0
		case w == 100:
			part = max(part, 1) * 100
		case part%100 != 0 && (part%10 != 0 || w > 9):
			return total + part, next // "two three", "fifty twelve"
		default:
			part += w
		}
		next++
		switch {
		case p.isDash(next) && p.joined(next) && p.is(next+1, cardinal):
			next++
		case w >= 100 && p.spells(next, "and") && p.is(next+1, cardinal):
			next++
		}
	}
	return total + part, next
}

// vagueAmount reads "several", "a few", "a couple of", "dozens of".
func (p *parser) vagueAmount(i int) (amount, int) {
	j := i
	if p.is(j, indefinite) {
		j++
	}
	switch {
	case p.spells(j, "couple"):
		j++
		if p.is(j, of) {
			j++
		}
		return amount{n: 2}, j
	case p.spells(j, "dozens") || p.spells(j, "hundreds") || p.spells(j, "thousands") || p.spells(j, "tens"):
		if p.is(j+1, of) {
			return amount{vague: true}, j + 2
		}
	case p.is(j, vagueNum) && (j == i || p.spells(j, "few")):
		return amount{vague: true}, j + 1
	}
	return amount{}, i
}

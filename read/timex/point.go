package timex

import (
	"fmt"

	"hearsay/calendar"
)

// unit is a length of time, from the smallest up.
type unit uint8

const (
	noUnit unit = iota
	uSecond
	uMinute
	uHour
	uDay
	uWeekend
	uWeek
	uFortnight
	uMonth
	uQuarter
	uHalf
	uSeason
	uYear
	uDecade
	uCentury
)

// point is a stretch of the Gregorian calendar that has a name: a day, a week, a
// month, a season, a decade. Its unit says which fields count.
type point struct {
	unit  unit
	year  int // for a week, the ISO year; for a decade and a century, its first year
	month int
	day   int
	n     int // week of the year, quarter, half; season from 0 for spring
}

var seasons = [...]string{"SP", "SU", "FA", "WI"}

func seasonIndex(code string) int {
	for i, s := range seasons {
		if s == code {
			return i
		}
	}
	return 0
}

// value is the TIMEX3 value.
func (p point) value() string {
	y := yearValue(p.year)
	switch p.unit {
	case uDay:
		return fmt.Sprintf("%s-%02d-%02d", y, p.month, p.day)
	case uWeek, uFortnight:
		return fmt.Sprintf("%s-W%02d", y, p.n)
	case uWeekend:
		return fmt.Sprintf("%s-W%02d-WE", y, p.n)
	case uMonth:
		return fmt.Sprintf("%s-%02d", y, p.month)
	case uQuarter:
		return fmt.Sprintf("%s-Q%d", y, p.n)
	case uHalf:
		return fmt.Sprintf("%s-H%d", y, p.n)
	case uSeason:
		return y + "-" + seasons[p.n]
	case uDecade:
		return y[:len(y)-1]
	case uCentury:
		return y[:len(y)-2]
	}
	return y
}

// yearValue writes a year as TIMEX3 does: "BC0480" for the astronomical -479.
func yearValue(year int) string {
	if year <= 0 {
		return fmt.Sprintf("BC%04d", 1-year)
	}
	return fmt.Sprintf("%04d", year)
}

// days returns the first and the last day of the point.
func (p point) days() (first, last calendar.Day, ok bool) {
	switch p.unit {
	case uDay:
		first, ok = calendar.Gregorian.ToDay(calendar.Date{Year: p.year, Month: p.month, Day: p.day})
		return first, first, ok
	case uWeek, uFortnight, uWeekend:
		first, ok = calendar.ISOWeekStart(p.year, p.n)
		last = first + 6
		if p.unit == uWeekend {
			first += 5
		}
		return first, last, ok
	case uMonth:
		return months(p.year, p.month, 1)
	case uQuarter:
		return months(p.year, 3*p.n-2, 3)
	case uHalf:
		return months(p.year, 6*p.n-5, 6)
	case uSeason:
		return months(p.year, 3*p.n+3, 3)
	case uDecade:
		return p.years(10)
	case uCentury:
		return p.years(100)
	}
	return p.years(1)
}

// years spans n years from the point's. Before the common era decades and
// centuries are counted by the digits of the year as written.
func (p point) years(n int) (first, last calendar.Day, ok bool) {
	if p.year > 0 {
		return months(p.year, 1, 12*n)
	}
	return months(p.year-n+1, 1, 12*n)
}

// months spans n months from a month.
func months(year, month, n int) (first, last calendar.Day, ok bool) {
	first, ok = calendar.Gregorian.ToDay(calendar.Date{Year: year, Month: month, Day: 1})
	if !ok {
		return 0, 0, false
	}
	after := month - 1 + n
	next, ok := calendar.Gregorian.ToDay(calendar.Date{Year: year + after/12, Month: after%12 + 1, Day: 1})
	return first, next - 1, ok
}

func dayPoint(d calendar.Day) point {
	g := d.Gregorian()
	return point{unit: uDay, year: g.Year, month: g.Month, day: g.Day}
}

func weekPoint(d calendar.Day, u unit) point {
	y, w := d.ISOWeek()
	return point{unit: u, year: y, n: w}
}

// as is the point of another unit that holds the beginning of p.
func (p point) as(u unit) point {
	first, _, ok := p.days()
	if !ok {
		return p
	}
	q := dayPoint(first)
	if p.unit > uMonth && p.unit <= uYear || p.unit == uMonth {
		q.year = p.year // winter begins in the year that names it
	}
	switch u {
	case uDay:
		return q
	case uWeek, uFortnight, uWeekend:
		return weekPoint(first, u)
	case uMonth:
		return point{unit: u, year: q.year, month: q.month}
	case uQuarter:
		return point{unit: u, year: q.year, n: (q.month + 2) / 3}
	case uHalf:
		return point{unit: u, year: q.year, n: (q.month + 5) / 6}
	case uSeason:
		return seasonOf(q)
	case uDecade:
		return point{unit: u, year: roundYear(q.year, 10)}
	case uCentury:
		return point{unit: u, year: roundYear(q.year, 100)}
	}
	return point{unit: uYear, year: q.year}
}

// roundYear is the year whose written digits begin the decade or century.
func roundYear(year, size int) int {
	if year <= 0 {
		return 1 - ((1 - year) - (1-year)%size)
	}
	return year - year%size
}

// seasonOf counts January and February to the winter of the year before.
func seasonOf(q point) point {
	s := point{unit: uSeason, year: q.year, n: (q.month + 9) % 12 / 3}
	if q.month < 3 {
		s.year--
	}
	return s
}

// shift moves the point by n of its own units.
func (p point) shift(n int) point {
	switch p.unit {
	case uDay:
		first, _, ok := p.days()
		if !ok {
			return p
		}
		return dayPoint(first + calendar.Day(n))
	case uWeek, uWeekend, uFortnight:
		first, ok := calendar.ISOWeekStart(p.year, p.n)
		if !ok {
			return p
		}
		step := 7
		if p.unit == uFortnight {
			step = 14
		}
		return weekPoint(first+calendar.Day(n*step), p.unit)
	case uMonth:
		m := p.year*12 + p.month - 1 + n
		p.year, p.month = floorDiv(m, 12), mod(m, 12)+1
	case uQuarter:
		p.year, p.n = carry(p.year, p.n, n, 4)
	case uHalf:
		p.year, p.n = carry(p.year, p.n, n, 2)
	case uSeason:
		q := p.year*4 + p.n + n
		p.year, p.n = floorDiv(q, 4), mod(q, 4)
	case uDecade:
		p.year += 10 * n
	case uCentury:
		p.year += 100 * n
	default:
		p.year += n
	}
	return p
}

// carry adds n to a part of the year that counts from 1 to size.
func carry(year, part, n, size int) (int, int) {
	q := year*size + part - 1 + n
	return floorDiv(q, size), mod(q, size) + 1
}

func floorDiv(a, b int) int { return (a - mod(a, b)) / b }

func mod(a, b int) int { return ((a % b) + b) % b }

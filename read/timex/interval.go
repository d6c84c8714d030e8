package timex

import (
	"strconv"
	"strings"

	"hearsay/calendar"
)

// Interval is the first and the last day (YYYY-MM-DD) that a TIMEX3 value of
// type DATE or TIME covers; ok is false for values that name no stretch of the
// calendar, such as PAST_REF, XXXX-05-07 and durations.
func Interval(value string) (from, to string, ok bool) {
	if a, b, found := strings.Cut(value, "/"); found {
		first, ok1 := calendar.ParseISO(a)
		last, ok2 := calendar.ParseISO(b)
		return a, b, ok1 && ok2 && first <= last
	}
	value, _, _ = strings.Cut(value, "T")
	p, ok := parsePoint(value)
	if !ok {
		return "", "", false
	}
	first, last, ok := p.days()
	if !ok {
		return "", "", false
	}
	return first.String(), last.String(), true
}

// parsePoint reads the value of a point.
func parsePoint(s string) (point, bool) {
	s, bc := strings.CutPrefix(s, "BC")
	head, tail, _ := strings.Cut(s, "-")
	year, err := strconv.Atoi(head)
	if err != nil || len(head) < 2 || len(head) > 4 || tail == "" && strings.HasSuffix(s, "-") || head[0] == '+' {
		return point{}, false
	}
	p := point{unit: uYear, year: year}
	switch len(head) {
	case 2:
		p.unit, p.year = uCentury, max(year*100, 1)
	case 3:
		p.unit, p.year = uDecade, max(year*10, 1)
	}
	if bc {
		p.year = 1 - year*map[int]int{2: 100, 3: 10, 4: 1}[len(head)]
	}
	if tail == "" {
		return p, true
	}
	return p, len(head) == 4 && p.part(tail)
}

// part reads what follows the year.
func (p *point) part(s string) bool {
	for i, code := range seasons {
		if s == code {
			p.unit, p.n = uSeason, i
			return true
		}
	}
	number := func(s string, u unit, to *int, most int) bool {
		n, err := strconv.Atoi(s)
		p.unit, *to = u, n
		return err == nil && n >= 1 && n <= most
	}
	switch {
	case len(s) == 2 && s[0] == 'Q':
		return number(s[1:], uQuarter, &p.n, 4)
	case len(s) == 2 && s[0] == 'H':
		return number(s[1:], uHalf, &p.n, 2)
	case len(s) == 6 && s[0] == 'W' && s[3:] == "-WE":
		return number(s[1:3], uWeekend, &p.n, 53)
	case len(s) == 3 && s[0] == 'W':
		return number(s[1:], uWeek, &p.n, 53)
	case len(s) == 2:
		return number(s, uMonth, &p.month, 12)
	case len(s) == 5 && s[2] == '-':
		return number(s[:2], uMonth, &p.month, 12) && number(s[3:], uDay, &p.day, 31)
	}
	return false
}

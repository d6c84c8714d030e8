package pubdate

import (
	"fmt"
	"strings"

	"hearsay/calendar"
)

// maxLine bounds the bytes of a line that are searched.
const maxLine = 4096

// Parse reads the date in s, which holds a date and at most a time, a weekday
// and words like "Published on" besides. Unlike [Find] it takes a bare year and
// digits without separators (20181026, 20181026103000, with or without the
// "D:" of PDF).
func Parse(s string) (iso string, ok bool) {
	s = strings.TrimSpace(s)
	if iso, ok := bare(strings.TrimPrefix(s, "D:")); ok {
		return iso, true
	}
	iso, _, _, ok = Find(s)
	return iso, ok
}

// bare reads a date that is all digits.
func bare(s string) (string, bool) {
	if s == "" || len(s) > 64 || digit([]rune(s)[0]) < 0 {
		return "", false
	}
	t := scanNumber(s, 0)
	switch {
	case t.digits == 4 && t.end == len(s):
		return date{year: t.value}.iso()
	case t.digits == 8:
		return date{year: t.value / 10000, month: t.value / 100 % 100, day: t.value % 100}.iso()
	case t.digits == 12 || t.digits == 14: // only the first eight digits are the day
		return bare(s[:len(s)*8/t.digits&^1])
	}
	return "", false
}

// Find reads the first date in a line and says which bytes it takes, weekday
// and time left out. In an all-numeric date the day comes first unless that is
// impossible. A Gregorian date is preferred to the same day in another calendar
// beside it. Only the words in the first 4,096 bytes are searched.
func Find(s string) (iso string, start, end int, ok bool) {
	if len(s) > maxLine {
		s = s[:strings.LastIndexAny(s[:maxLine], " \n\t")+1] // half a number would be another date
	}
	if strings.IndexFunc(s, func(r rune) bool { return digit(r) >= 0 }) < 0 {
		return "", 0, 0, false
	}
	p := parser{tokens: tokenize(s)}
	for i := 0; i < len(p.tokens); i++ {
		d, next := p.at(i)
		if next <= i {
			continue
		}
		if found, exists := d.iso(); exists && (!ok || d.system == calendar.Gregorian) {
			iso, start, end, ok = found, p.tokens[i].start, p.tokens[next-1].end, true
			if d.system == calendar.Gregorian {
				break
			}
		}
		i = next - 1
	}
	return iso, start, end, ok
}

// date has 0 for what is not told.
type date struct {
	year, month, day int
	system           calendar.System
}

// iso writes a date that exists, of a year in which documents are printed. Of
// other calendars it takes whole dates only: a month there is no month here.
func (d date) iso() (string, bool) {
	if d.system != calendar.Gregorian {
		day, ok := d.system.ToDay(calendar.Date{Year: d.year, Month: d.month, Day: d.day})
		return day.String(), ok
	}
	switch {
	case d.year < 1600 || d.year > 2199 || d.month > 12 || d.month == 0 && d.day != 0:
		return "", false
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year), true
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month), true
	case d.day > calendar.Gregorian.MonthDays(d.year, d.month):
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day), true
}

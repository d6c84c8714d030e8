package calendar

import (
	"fmt"
	"strconv"
)

// Day counts days from 1 January 1970 (Gregorian), negative before.
type Day int

// Date is a year, a month from 1 and a day from 1 in some [System]. The year
// before 1 is 0, as in ISO 8601: 480 BCE is year -479.
type Date struct{ Year, Month, Day int }

// String is ISO 8601, with a sign and at least four digits before the year 0.
func (d Date) String() string {
	return fmt.Sprintf("%s-%02d-%02d", YearString(d.Year), d.Month, d.Day)
}

// YearString writes a year as ISO 8601 does: four digits, "-0479" for 480 BCE.
func YearString(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

// System is a calendar as arithmetic.
type System uint8

// The systems of dates.
const (
	Gregorian  System = iota // proleptic
	UmmAlQura                // Hijri as printed in Saudi Arabia, 1300 to 1500 AH
	Tabular                  // Hijri by the civil 30-year cycle
	SolarHijri               // 1206 to 1498 SH by the 33-year cycle
)

// yearBounds are the first and the last year in which a system is defined here.
var yearBounds = [...][2]int{
	Gregorian:  {-9999, 9999},
	UmmAlQura:  {ummAlQuraFirst, ummAlQuraFirst + len(ummAlQuraMonths) - 1},
	Tabular:    {1, 9999},
	SolarHijri: {1206, 1498},
}

// Years returns the first and the last year for which the system is defined.
func (s System) Years() (first, last int) { return yearBounds[s][0], yearBounds[s][1] }

// MonthDays is the length of a month in days, 0 for a month or a year that the
// system does not have.
func (s System) MonthDays(year, month int) int {
	if month < 1 || month > 12 || year < yearBounds[s][0] || year > yearBounds[s][1] {
		return 0
	}
	switch s {
	case UmmAlQura:
		return ummAlQuraDays(year, month)
	case Tabular:
		return tabularDays(year, month)
	case SolarHijri:
		return solarDays(year, month)
	}
	return gregorianDays(year, month)
}

// ToDay is the number of the day, false for a date that does not exist.
func (s System) ToDay(d Date) (Day, bool) {
	if d.Day < 1 || d.Day > s.MonthDays(d.Year, d.Month) {
		return 0, false
	}
	return s.monthStart(d.Year, d.Month) + Day(d.Day-1), true
}

// FromDay is the date of the day, false outside the years of the system.
func (s System) FromDay(day Day) (Date, bool) {
	year := s.guessYear(day)
	for year > yearBounds[s][0] && s.monthStart(year, 1) > day {
		year--
	}
	for year < yearBounds[s][1] && s.monthStart(year+1, 1) <= day {
		year++
	}
	month := 1
	for month < 12 && s.monthStart(year, month+1) <= day {
		month++
	}
	d := Date{year, month, int(day-s.monthStart(year, month)) + 1}
	return d, d.Day >= 1 && d.Day <= s.MonthDays(year, month)
}

// guessYear is a year of the system that is at most two years from the day's.
func (s System) guessYear(day Day) int {
	switch s {
	case UmmAlQura, Tabular:
		return bounded(s, floorDiv(int(day-tabularEpoch)*30, 10631)+1)
	case SolarHijri:
		return bounded(s, floorDiv(int(day)*400, 146097)+1970-621)
	}
	return bounded(s, floorDiv(int(day)*400, 146097)+1970)
}

func bounded(s System, year int) int {
	return min(max(year, yearBounds[s][0]), yearBounds[s][1])
}

func (s System) monthStart(year, month int) Day {
	switch s {
	case UmmAlQura:
		return ummAlQuraStart(year, month)
	case Tabular:
		return tabularStart(year, month)
	case SolarHijri:
		return solarStart(year, month)
	}
	return gregorianStart(year, month)
}

// Weekday is 0 for Sunday to 6 for Saturday.
func (d Day) Weekday() int { return int(((d+4)%7 + 7) % 7) }

// Gregorian is the Gregorian date of the day.
func (d Day) Gregorian() Date {
	date, _ := Gregorian.FromDay(d)
	return date
}

// String is the Gregorian date in ISO 8601.
func (d Day) String() string { return d.Gregorian().String() }

// ISOWeek is the year and the number of the week that holds the day (ISO 8601:
// weeks begin on Monday, week 1 holds the year's first Thursday).
func (d Day) ISOWeek() (year, week int) {
	thursday := d - Day((d.Weekday()+6)%7) + 3
	year = thursday.Gregorian().Year
	return year, int(thursday-gregorianStart(year, 1))/7 + 1
}

// ISOWeekStart is the Monday of a week, false for a week that the year does
// not have.
func ISOWeekStart(year, week int) (Day, bool) {
	if week < 1 || week > 53 {
		return 0, false
	}
	fourth := gregorianStart(year, 1) + 3
	monday := fourth - Day((fourth.Weekday()+6)%7) + Day(week-1)*7
	y, w := monday.ISOWeek()
	return monday, y == year && w == week
}

// ParseISO reads YYYY-MM-DD, false for anything else and for a date that does
// not exist.
func ParseISO(s string) (Day, bool) {
	if len(s) < 10 || s[len(s)-3] != '-' || s[len(s)-6] != '-' {
		return 0, false
	}
	year, err1 := strconv.Atoi(s[:len(s)-6])
	month, err2 := strconv.Atoi(s[len(s)-5 : len(s)-3])
	day, err3 := strconv.Atoi(s[len(s)-2:])
	if err1 != nil || err2 != nil || err3 != nil {
		return 0, false
	}
	return Gregorian.ToDay(Date{year, month, day})
}

// gregorianStart is the first day of a month, by the formula of days in a
// 400-year era that begins on 1 March.
func gregorianStart(year, month int) Day {
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	doy := (153*(month-3) + 2) / 5
	return Day(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

func gregorianDays(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

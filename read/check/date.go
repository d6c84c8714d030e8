package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/calendar"
)

// dates looks at every time by itself and at each pair of neighbours.
func (f *finder) dates() {
	for i := range f.r.Times {
		t := &f.r.Times[i]
		f.noSuchDate(t)
		f.weekday(t)
		if i > 0 {
			f.weekdayBehind(&f.r.Times[i-1], t)
			f.weekdayBefore(&f.r.Times[i-1], t)
			f.dual(&f.r.Times[i-1], t)
		}
	}
}

// day is the day of a time that covers one.
func day(t *hearsay.Time) (calendar.Day, bool) {
	if t.From == "" || t.From != t.To || t.Type != hearsay.Date {
		return 0, false
	}
	return calendar.ParseISO(t.From)
}

// isFull reports a date whose text gives day, month and year.
func isFull(t *hearsay.Time) bool {
	_, ok := day(t)
	return ok && t.Anchor == "" && t.Mod == ""
}

// plainDate writes a day as "4 March 2031".
func plainDate(d calendar.Day) string {
	g := d.Gregorian()
	return strconv.Itoa(g.Day) + " " + time.Month(g.Month).String() + " " + calendar.YearString(g.Year)
}

// days writes a number of days.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}

// noSuchDate finds "31 April 2019" and "30 February".
func (f *finder) noSuchDate(t *hearsay.Time) {
	if t.Calendar != hearsay.Gregorian {
		return
	}
	year, month, ok := impossible(t)
	d := f.dayIn(t.Span)
	if !ok || d == 0 {
		return
	}
	most := calendar.Gregorian.MonthDays(year, month)
	if d <= most || d > 31 || month == 2 && d == 29 && year < 1924 && year%100 == 0 {
		return // 29 February 1900 was a day of the Julian calendar
	}
	name := time.Month(month).String()
	if month == 2 && year != leapYear {
		name += " " + calendar.YearString(year)
	}
	f.add(hearsay.NoSuchDate, "no-such-date", .9, fmt.Sprintf("%s: %s has %d days, and this date names day %d.", f.quote(t.Span), name, most, d), t.Span)
}

// leapYear stands for the year of a date without one, so that 29 February is
// possible.
const leapYear = 2000

// impossible gives the month of a date whose day that month may lack.
func impossible(t *hearsay.Time) (year, month int, ok bool) {
	if rest, yearless := strings.CutPrefix(t.Value, "XXXX-"); yearless && len(rest) == 5 {
		month, err := strconv.Atoi(rest[:2])
		return leapYear, month, err == nil && month >= 1 && month <= 12
	}
	if t.By != "timex/impossible-day" || len(t.Value) != 7 {
		return 0, 0, false
	}
	year, err1 := strconv.Atoi(t.Value[:4])
	month, err2 := strconv.Atoi(t.Value[5:])
	return year, month, err1 == nil && err2 == nil && month >= 1 && month <= 12
}

// dayIn is the number from 29 to 31 that stands in a passage, 0 when there is
// none or more than one.
func (f *finder) dayIn(s hearsay.Span) int {
	found := 0
	for field := range strings.FieldsFuncSeq(s.Of(f.text), func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(field); err == nil && n >= 29 && n <= 31 {
			if found != 0 && found != n {
				return 0
			}
			found = n
		}
	}
	return found
}

// shortWeekdays are the abbreviations that a date begins with.
var shortWeekdays = map[string]int{
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

func weekdayOf(word string) (int, bool) {
	word = strings.Trim(word, ",.()")
	if n, ok := shortWeekdays[strings.ToLower(word)]; ok {
		return n, true
	}
	return calendar.LookupWeekday(word)
}

// weekday checks the weekday that stands in a date: "Monday, 4 March 2031".
func (f *finder) weekday(t *hearsay.Time) {
	words := strings.Fields(t.Span.Of(f.text))
	if len(words) < 2 {
		return
	}
	if w, ok := weekdayOf(words[0]); ok {
		f.compareWeekday(w, t, t.Span)
	}
}

// weekdayBehind checks a weekday after its date: "4 March 2031 (Monday)", "4
// March 2031, a Monday".
func (f *finder) weekdayBehind(date, name *hearsay.Time) {
	w, ok := weekdayOf(name.Span.Of(f.text))
	if !ok || date.Span.End > name.Span.Start {
		return
	}
	gap, near := f.gap(date.Span.End, name.Span.Start)
	joined := strings.Join(gap, " ")
	if near && (joined == "(" || joined == ", a" || joined == "was a" || joined == ", which was a") {
		f.compareWeekday(w, date, hearsay.Cover(date.Span, name.Span))
	}
}

// weekdayBefore checks a weekday whose date stands in brackets: "Monday
// (13/02/2030)".
func (f *finder) weekdayBefore(name, date *hearsay.Time) {
	w, ok := weekdayOf(name.Span.Of(f.text))
	if !ok || name.Span.End > date.Span.Start {
		return
	}
	if gap, near := f.gap(name.Span.End, date.Span.Start); near && strings.Join(gap, " ") == "(" {
		f.compareWeekday(w, date, hearsay.Cover(name.Span, date.Span))
	}
}

// nearDocument is how many days a date without a year may lie from the
// document's own, for its year to be beyond doubt.
const nearDocument = 60

func (f *finder) compareWeekday(w int, t *hearsay.Time, passage hearsay.Span) {
	d, ok := day(t)
	if !ok || t.Calendar == hearsay.Hijri || d.Weekday() == w || f.swappedFits(t, w) {
		return
	}
	confidence := .9
	if t.Anchor != "" {
		own, known := calendar.ParseISO(f.a.Doc.Published.Value)
		if !known || max(int(d-own), int(own-d)) > nearDocument {
			return
		}
		confidence = .8
	}
	if year := d.Gregorian().Year; year < 1924 && julianWeekday(d) == w || year < 1700 {
		return // a date of the Julian calendar
	}
	f.add(hearsay.WeekdayDiffers, "weekday", confidence,
		fmt.Sprintf("%s: %s is a %s, and the passage says %s.", f.quote(passage), plainDate(d), time.Weekday(d.Weekday()), time.Weekday(w)), passage)
}

// swappedFits reports an all-numeric date that the weekday fits when its day and
// month change places.
func (f *finder) swappedFits(t *hearsay.Time, w int) bool {
	d, ok := day(t)
	if !ok || t.Order == "" {
		return false
	}
	g := d.Gregorian()
	other, ok := calendar.Gregorian.ToDay(calendar.Date{Year: g.Year, Month: g.Day, Day: g.Month})
	return ok && other.Weekday() == w
}

// julianWeekday is the weekday of the date when it is one of the Julian calendar.
func julianWeekday(d calendar.Day) int {
	g := d.Gregorian()
	year := g.Year
	if g.Month <= 2 {
		year--
	}
	behind := year/100 - year/400 - 2
	return (d + calendar.Day(behind)).Weekday()
}

// pairs are the words between two forms of one date; those that are only a comma
// may also stand in a list.
var pairs = []string{
	"(", "|", "/", "corresponding to", ", corresponding to", "( corresponding to", "equivalent to", ", equivalent to", "which is", ", which is",
	", that is ,", "i.e.", "( i.e.", ", i.e.", "=", "-", "–", "الموافق", "، الموافق", "مطابق با", "برابر با",
}

// most days that two dates in a list without a joining word may lie apart to be
// taken for one date.
const listed = 45

// dual checks a date and the same date in another calendar beside it.
func (f *finder) dual(a, b *hearsay.Time) {
	if a.Calendar == b.Calendar || !isFull(a) || !isFull(b) || a.Span.End > b.Span.Start {
		return
	}
	gap, near := f.gap(a.Span.End, b.Span.Start)
	joined := strings.Join(gap, " ")
	strict := near && slices.Contains(pairs, joined)
	if !strict && (!near || joined != "," && joined != "" && joined != "،") {
		return
	}
	first, _ := day(a)
	second, _ := day(b)
	apart := max(int(first-second), int(second-first))
	if w, ok := weekdayOf(strings.Fields(a.Span.Of(f.text))[0]); ok && apart < 3 && a.Calendar == hearsay.Hijri {
		f.compareWeekday(w, b, hearsay.Cover(a.Span, b.Span)) // the weekday of a lunar date depends on sighting, that of the other does not
	}
	if apart < 3 || !strict && apart > listed {
		return
	}
	text := fmt.Sprintf("%s is %s, and %s is %s: %s apart.", f.quote(a.Span), plainDate(first), f.quote(b.Span), plainDate(second), days(apart))
	f.add(hearsay.CalendarsDiffer, "dual-date", .85, text, a.Span, b.Span)
}

package timex

import (
	"hearsay"
	"hearsay/calendar"
)

// tagger places the expressions of one document in time.
type tagger struct {
	text  string
	lang  string
	exprs []expr
	order ruling
	// spoken is the document's date, if known.
	spoken    point
	hasSpoken bool
	// narrative is true for a text that tells of another time than its own.
	narrative bool
	// context is the last date that the text spoke of, and contextAt its index.
	context    point
	hasContext bool
	contextAt  int
	// quarter is the last quarter that the text spoke of as its own subject.
	quarter    point
	hasQuarter bool
	quarterAt  int
}

// place is where an expression came to lie.
type place struct {
	at     point
	value  string
	anchor int // index of the expression it is counted from, fromDocument or none
	ok     bool
}

const (
	none         = -1
	fromDocument = -2
)

// A text tells of another time than its own where it names at least
// narrativeYears, most of them more than farYears from the document's own or very
// many in all, and has less than one "today" or weekday for newsShare of them.
const (
	narrativeYears = 3
	manyYears      = 30
	newsShare      = 8
	farYears       = 2
)

// survey decides what needs the whole document: the order of numeric dates, and
// whether the text is news of its own day or tells of other times.
func (t *tagger) survey() {
	t.order = t.decideOrder()
	named, far := 0, 0
	for i := range t.exprs {
		e := &t.exprs[i]
		if e.form != absolute && e.form != numeric || e.calendar != hearsay.Gregorian || e.at.unit >= uDecade {
			continue
		}
		named++
		if !t.hasSpoken || e.at.year < t.spoken.year-farYears || e.at.year > t.spoken.year+farYears {
			far++
		}
	}
	deictic := 0
	for i := range t.exprs {
		if e := &t.exprs[i]; e.form == deicticDay || e.form == partial && e.weekday >= 0 && e.at.day == 0 || e.form == offset && e.base == fromSpeech && e.directed {
			deictic++
		}
	}
	t.narrative = named >= narrativeYears && newsShare*deictic < named && (3*far > 2*named || named >= manyYears)
}

// resolve places the expression at index i; earlier ones are placed already.
func (t *tagger) resolve(i int) place {
	e := &t.exprs[i]
	switch e.form {
	case complete:
		// "Former" belongs to a title in news; in a history it dates a state of things.
		return place{value: e.value, anchor: none, ok: e.rule != "former" || t.narrative}
	case absolute:
		return t.resolveAbsolute(e)
	case numeric:
		return t.resolveNumeric(i)
	case deicticDay:
		return t.resolveDeictic(e)
	case offset:
		return t.resolveOffset(e)
	case counterpart:
		return t.resolveCounterpart(e)
	}
	return t.resolvePartial(i)
}

// resolveAbsolute turns a date that is known in full into a Gregorian one.
func (t *tagger) resolveAbsolute(e *expr) place {
	if e.short && t.narrative && t.hasContext { // '89 in a text on the 18th century
		e.at.year = roundYear(t.context.year, 100) + mod(e.at.year, 100)
	}
	p := place{at: e.at, anchor: none, ok: true}
	if e.calendar != hearsay.Gregorian {
		e.at.year = yearOfHoliday(e)
		return convert(e)
	}
	if e.rule == "holiday" {
		p.at.month, p.at.day = movable(e.at.year, e.at.month, e.at.day)
	}
	if _, _, ok := p.at.days(); !ok {
		return place{anchor: none}
	}
	if e.week {
		p.at = e.at.as(uWeek)
	}
	return p
}

// yearOfHoliday turns the Gregorian year of "Eid al-Fitr 2018" into that of its own
// calendar. Where a lunar feast falls twice into a year, the first is meant.
func yearOfHoliday(e *expr) int {
	if e.rule != "holiday" || e.at.year < 1600 {
		return e.at.year
	}
	start, _, _ := months(e.at.year, 1, 1)
	date, _ := system(e.calendar).FromDay(start)
	for year := date.Year; year < date.Year+2; year++ {
		day, ok := system(e.calendar).ToDay(calendar.Date{Year: year, Month: e.at.month, Day: e.at.day})
		if ok && day >= start {
			return year
		}
	}
	return e.at.year
}

// convert finds the Gregorian day, or the interval, of a date of another
// calendar.
func convert(e *expr) place {
	first, last, ok := otherDays(e.calendar, e.at)
	if !ok {
		return place{anchor: none}
	}
	if first == last {
		return place{at: dayPoint(first), anchor: none, ok: true}
	}
	return place{value: first.String() + "/" + last.String(), anchor: none, ok: true}
}

// otherDays is the stretch of a day, a month or a year of another calendar. A
// lunar year outside the table is counted by the tabular calendar, and a 30th
// that the month does not have is the day after its 29th, as sighting may have
// it.
func otherDays(c hearsay.Calendar, at point) (first, last calendar.Day, ok bool) {
	s := system(c)
	if from, to := s.Years(); c == hearsay.Hijri && (at.year < from || at.year > to) {
		s = calendar.Tabular
	}
	month, day := max(at.month, 1), max(at.day, 1)
	switch {
	case at.unit == uDay && day == 30 && s.MonthDays(at.year, month) == 29 && c == hearsay.Hijri:
		first, ok = s.ToDay(calendar.Date{Year: at.year, Month: month, Day: 29})
		return first + 1, first + 1, ok
	case at.unit == uDay:
		first, ok = s.ToDay(calendar.Date{Year: at.year, Month: month, Day: day})
		return first, first, ok
	case at.unit == uMonth:
		first, ok = s.ToDay(calendar.Date{Year: at.year, Month: month, Day: 1})
		return first, first + calendar.Day(s.MonthDays(at.year, month)) - 1, ok
	case at.unit == uYear:
		first, ok = s.ToDay(calendar.Date{Year: at.year, Month: 1, Day: 1})
		end, ok2 := s.ToDay(calendar.Date{Year: at.year, Month: 12, Day: s.MonthDays(at.year, 12)})
		return first, end, ok && ok2
	}
	n := 10
	if at.unit == uCentury {
		n = 100
	}
	first, ok = s.ToDay(calendar.Date{Year: at.year, Month: 1, Day: 1})
	end, ok2 := s.ToDay(calendar.Date{Year: at.year + n - 1, Month: 12, Day: 29})
	return first, end, ok && ok2
}

// resolveNumeric applies the document's order to three numbers.
func (t *tagger) resolveNumeric(i int) place {
	e := &t.exprs[i]
	if e.at.year < 1600 {
		return t.resolveOther(i)
	}
	x, y := e.parts[0], e.parts[1]
	e.order = t.order.order
	switch {
	case x > 12:
		e.order, e.evidence = dayFirst, "only the first number can be a day"
	case y > 12:
		e.order, e.evidence = monthFirst, "only the second number can be a day"
	case x == y:
		e.evidence = "both orders give the same day"
	default:
		e.evidence = t.order.evidence
	}
	e.at.day, e.at.month = x, y
	if e.order == monthFirst {
		e.at.day, e.at.month = y, x
	}
	e.form = absolute
	if _, _, ok := e.at.days(); !ok { // 31/4/2019
		e.at.unit, e.at.day, e.rule, e.confidence = uMonth, 0, "impossible-day", 0.5
	}
	return place{at: e.at, anchor: none, ok: true}
}

// resolveOther settles a numeric date of a year below 1600: by the date it
// stands beside, else by the language.
func (t *tagger) resolveOther(i int) place {
	e := &t.exprs[i]
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(t.exprs) || !t.paired(min(i, k), max(i, k)) {
			continue
		}
		other, ok := t.exprs[k].day()
		for _, c := range [...]hearsay.Calendar{hearsay.SolarHijri, hearsay.Hijri} {
			if first, _, good := otherDays(c, e.at); ok && good && near(first, other) {
				e.calendar, e.form, e.evidence = c, absolute, "the Gregorian date beside it"
				return convert(e)
			}
		}
	}
	e.form = absolute
	switch t.lang {
	case "fa", "ps":
		e.calendar, e.evidence = hearsay.SolarHijri, "the language of the document"
		return convert(e)
	case "ar", "ur":
		e.calendar, e.evidence = hearsay.Hijri, "the language of the document"
		return convert(e)
	}
	return t.nearestCalendar(e)
}

// nearYears is how near to the document a date must be to settle its calendar.
const nearYears = 20

// nearestCalendar takes the calendar that puts a date near the document's own; a
// date that neither does is none.
func (t *tagger) nearestCalendar(e *expr) place {
	for _, c := range [...]hearsay.Calendar{hearsay.SolarHijri, hearsay.Hijri} {
		first, _, ok := otherDays(c, e.at)
		if ok && t.hasSpoken && abs(first.Gregorian().Year-t.spoken.year) <= nearYears {
			e.calendar, e.evidence = c, "nearest to the document's date"
			return convert(e)
		}
	}
	return place{anchor: none}
}

// from is the date that a base means, and its anchor.
func (t *tagger) from(b base) (point, int, bool) {
	if (b == fromContext || t.narrative) && t.hasContext {
		return t.context, t.contextAt, true
	}
	if t.hasSpoken && !t.narrative {
		return t.spoken, fromDocument, true
	}
	return t.context, t.contextAt, t.hasContext
}

// resolveDeictic places "yesterday" and a time of day without a date.
func (t *tagger) resolveDeictic(e *expr) place {
	at, anchor, ok := t.from(e.base)
	if t.narrative && e.base == fromSpeech && !e.directed && e.clock == "" && e.n == 0 {
		return place{value: "PRESENT_REF", anchor: none, ok: true} // the writer's today
	}
	if ok && at.unit != uDay && t.hasSpoken && !t.narrative {
		at, anchor = t.spoken, fromDocument
	}
	if !ok || at.unit != uDay {
		return place{value: "XXXX-XX-XX", anchor: none, ok: true}
	}
	return place{at: at.shift(e.n), anchor: anchor, ok: true}
}

// resolveOffset places "three days later", "last week", "the same month".
func (t *tagger) resolveOffset(e *expr) place {
	if q, ok := t.sameQuarter(e); ok {
		return q
	}
	at, anchor, ok := t.from(e.base)
	if ok && (at.unit > e.at.unit || e.rule == "distance" && e.at.unit == uYear && anchor >= 0 && t.exprs[anchor].form != absolute) && t.hasSpoken && !t.narrative {
		at, anchor = t.spoken, fromDocument
	}
	if !ok || at.unit > e.at.unit && !(at.unit == uSeason && e.at.unit == uYear) && e.at.unit != uWeekend {
		return place{value: t.unplaced(e), anchor: none, ok: true}
	}
	q := at.as(e.at.unit).shift(e.n + t.pastWeekend(e, at, anchor))
	if e.at.day > 0 { // "25 of this month"
		q.unit, q.day = uDay, e.at.day
	}
	_, _, ok = q.days()
	return place{at: q, anchor: anchor, ok: ok}
}

// resolveCounterpart places "the same period last year": the month, the quarter or
// the season that the text spoke of, in another year.
func (t *tagger) resolveCounterpart(e *expr) place {
	at, anchor, ok := t.from(fromContext)
	if !ok {
		return place{value: t.unplaced(e), anchor: none, ok: true}
	}
	if at.unit <= uFortnight && t.hasQuarter {
		at, anchor = t.quarter, t.quarterAt
	}
	if at.unit <= uFortnight { // a day is the day of the report, not what it is on
		at = at.as(uYear)
	}
	at.year += e.n
	if e.at.year != 0 {
		at.year = e.at.year
	}
	return place{at: at, anchor: anchor, ok: true}
}

// quarterReach is how many sentences back a quarter may stand that "a year ago"
// is counted from.
const quarterReach = 2

// sameQuarter places "a year ago" in a report on a quarter: it means the same
// quarter of the year before.
func (t *tagger) sameQuarter(e *expr) (place, bool) {
	q := t.quarter
	if e.rule != "distance" || e.at.unit != uYear || abs(e.n) != 1 || !t.hasQuarter || e.sentence-t.exprs[t.quarterAt].sentence > quarterReach {
		return place{}, false
	}
	return place{at: q.shift(4 * e.n), anchor: t.quarterAt, ok: true}, true
}

// pastWeekend is -1 for "over the weekend" written on a working day, unless it is
// to come.
func (t *tagger) pastWeekend(e *expr, at point, anchor int) int {
	day, _, ok := at.days()
	if e.at.unit != uWeekend || e.directed || e.prefer > 0 || anchor != fromDocument || !ok || (day.Weekday()+6)%7 > 4 {
		return 0
	}
	return -1
}

// unplaced is the value of an expression whose base is not known.
func (t *tagger) unplaced(e *expr) string {
	switch {
	case e.n < 0:
		return "PAST_REF"
	case e.n > 0:
		return "FUTURE_REF"
	}
	switch e.at.unit {
	case uDay:
		return "XXXX-XX-XX"
	case uWeek, uFortnight, uWeekend:
		return "XXXX-WXX"
	case uMonth:
		return "XXXX-XX"
	}
	return "XXXX"
}

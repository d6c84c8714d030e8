package calendar_test

import (
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/calendar"
)

var systems = map[string]calendar.System{
	"Gregorian": calendar.Gregorian, "Umm al-Qura": calendar.UmmAlQura, "tabular": calendar.Tabular, "Solar Hijri": calendar.SolarHijri,
}

// TestRoundTrip takes days of each system there and back, and the day after.
func TestRoundTrip(t *testing.T) {
	for name, s := range systems {
		first, last := s.Years()
		from, _ := s.ToDay(calendar.Date{Year: first, Month: 1, Day: 1})
		to, _ := s.ToDay(calendar.Date{Year: last, Month: 12, Day: 29})
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				day := calendar.Day(rapid.IntRange(int(from), int(to)-1).Draw(t, "day"))
				date, ok := s.FromDay(day)
				if !ok {
					t.Fatalf("%v has no date", day)
				}
				back, ok := s.ToDay(date)
				if !ok || back != day {
					t.Fatalf("%v is %v, which is %v", day, date, back)
				}
				next, _ := s.FromDay(day + 1)
				if !later(date, next) {
					t.Fatalf("%v is followed by %v", date, next)
				}
			})
		})
	}
}

func later(a, b calendar.Date) bool {
	switch {
	case b.Year != a.Year:
		return b.Year == a.Year+1 && b.Month == 1 && b.Day == 1 && a.Month == 12
	case b.Month != a.Month:
		return b.Month == a.Month+1 && b.Day == 1
	}
	return b.Day == a.Day+1
}

// TestMonthsFillTheYear compares the lengths of months with the days between
// their beginnings, over all years of each system.
func TestMonthsFillTheYear(t *testing.T) {
	for name, s := range systems {
		first, last := s.Years()
		for year := max(first, -300); year < min(last, 3000); year++ {
			for month := 1; month <= 12; month++ {
				start, _ := s.ToDay(calendar.Date{Year: year, Month: month, Day: 1})
				y, m := year, month+1
				if m == 13 {
					y, m = y+1, 1
				}
				end, ok := s.ToDay(calendar.Date{Year: y, Month: m, Day: 1})
				if n := s.MonthDays(year, month); !ok || int(end-start) != n {
					t.Fatalf("%s %d-%d has %d days but the next month begins %d days later", name, year, month, n, end-start)
				}
			}
		}
	}
}

// Days that are known from history and from printed calendars.
func TestKnownDays(t *testing.T) {
	for _, c := range []struct {
		system calendar.System
		date   calendar.Date
		want   string
	}{
		{calendar.UmmAlQura, calendar.Date{Year: 1440, Month: 1, Day: 1}, "2018-09-11"},
		{calendar.UmmAlQura, calendar.Date{Year: 1440, Month: 5, Day: 14}, "2019-01-20"},
		{calendar.UmmAlQura, calendar.Date{Year: 1441, Month: 1, Day: 1}, "2019-08-31"},
		{calendar.Tabular, calendar.Date{Year: 1, Month: 1, Day: 1}, "0622-07-19"},
		{calendar.SolarHijri, calendar.Date{Year: 1357, Month: 2, Day: 7}, "1978-04-27"},
		{calendar.SolarHijri, calendar.Date{Year: 1399, Month: 12, Day: 30}, "2021-03-20"},
		{calendar.SolarHijri, calendar.Date{Year: 1400, Month: 1, Day: 1}, "2021-03-21"},
		{calendar.Gregorian, calendar.Date{Year: -479, Month: 8, Day: 1}, "-0479-08-01"},
	} {
		day, ok := c.system.ToDay(c.date)
		if !ok || day.String() != c.want {
			t.Errorf("%v in system %d is %v, want %s", c.date, c.system, day, c.want)
		}
	}
}

func TestDaysThatDoNotExist(t *testing.T) {
	for _, c := range []struct {
		system calendar.System
		date   calendar.Date
	}{
		{calendar.Gregorian, calendar.Date{Year: 2019, Month: 4, Day: 31}},
		{calendar.Gregorian, calendar.Date{Year: 1900, Month: 2, Day: 29}},
		{calendar.Gregorian, calendar.Date{Year: 2019, Month: 13, Day: 1}},
		{calendar.UmmAlQura, calendar.Date{Year: 1299, Month: 12, Day: 1}},
		{calendar.UmmAlQura, calendar.Date{Year: 1501, Month: 1, Day: 1}},
		{calendar.SolarHijri, calendar.Date{Year: 1400, Month: 12, Day: 30}},
		{calendar.Tabular, calendar.Date{Year: 1440, Month: 2, Day: 30}},
	} {
		if day, ok := c.system.ToDay(c.date); ok {
			t.Errorf("%v in system %d is %v", c.date, c.system, day)
		}
	}
}

func TestWeeks(t *testing.T) {
	for date, want := range map[string][2]int{"2019-01-01": {2019, 1}, "2018-12-31": {2019, 1}, "2021-01-03": {2020, 53}, "2016-01-01": {2015, 53}} {
		day, _ := calendar.ParseISO(date)
		year, week := day.ISOWeek()
		if year != want[0] || week != want[1] {
			t.Errorf("%s lies in week %d of %d, want %v", date, week, year, want)
		}
		monday, ok := calendar.ISOWeekStart(year, week)
		if !ok || monday > day || day > monday+6 || monday.Weekday() != 1 {
			t.Errorf("week %d of %d begins on %v", week, year, monday)
		}
	}
	if monday, ok := calendar.ISOWeekStart(2019, 53); ok {
		t.Errorf("2019 has a week 53, from %v", monday)
	}
}

func TestParseISO(t *testing.T) {
	for _, s := range []string{"2019-02-06", "-0479-08-01", "0001-01-01", "9999-12-31"} {
		if day, ok := calendar.ParseISO(s); !ok || day.String() != s {
			t.Errorf("ParseISO(%q) = %v, %v", s, day, ok)
		}
	}
	for _, s := range []string{"", "2019-2-6", "2019-02-30", "2019/02/06", "20190206", "2019-02-06 "} {
		if day, ok := calendar.ParseISO(s); ok {
			t.Errorf("ParseISO(%q) = %v", s, day)
		}
	}
}

func TestMonths(t *testing.T) {
	for name, want := range map[string]calendar.MonthName{
		"January":          {Calendar: hearsay.Gregorian, Month: 1, Lang: "en"},
		"may":              {Calendar: hearsay.Gregorian, Month: 5, Lang: "en", Ambiguous: true},
		"Rabi' al-Awwal":   {Calendar: hearsay.Hijri, Month: 3},
		"Rabi-ul-Awwal":    {Calendar: hearsay.Hijri, Month: 3},
		"Jumādā al-Ākhira": {Calendar: hearsay.Hijri, Month: 6},
		"Dhu'l-Qa'da":      {Calendar: hearsay.Hijri, Month: 11},
		"ذو الحجة":         {Calendar: hearsay.Hijri, Month: 12, Lang: "ar"},
		"Sawr":             {Calendar: hearsay.SolarHijri, Month: 2, Ambiguous: true},
		"سنبله":            {Calendar: hearsay.SolarHijri, Month: 6, Lang: "ps", Ambiguous: true},
		"کانون الثاني":     {Calendar: hearsay.Gregorian, Month: 1, Lang: "ar"},
		"Şubat":            {Calendar: hearsay.Gregorian, Month: 2, Lang: "tr", Ambiguous: true},
	} {
		got := calendar.LookupMonth(name)
		if len(got) == 0 || got[0] != want {
			t.Errorf("LookupMonth(%q) = %+v, want %+v", name, got, want)
		}
	}
	if got := calendar.LookupMonth("Teslin"); got != nil {
		t.Errorf("Teslin is the month %+v", got)
	}
}

func TestEras(t *testing.T) {
	for mark, want := range map[string]calendar.Era{
		"AH": calendar.HijriEra, "A.H.": calendar.HijriEra, "هـ": calendar.HijriEra, "هـ.ش": calendar.SolarEra, "SH": calendar.SolarEra,
		"B.C.": calendar.BeforeCommon, "CE": calendar.Common, "م": calendar.Common, "Hejri Shamsi": calendar.SolarEra, "Teslin": calendar.NoEra,
	} {
		if got := calendar.LookupEra(mark); got != want {
			t.Errorf("LookupEra(%q) = %v, want %v", mark, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Jumādā": "jumada", "Sha‘bān": "shaban", "أبريل": "ابريل", "٢٠١٩": "2019", "A.H.": "ah", "Şevval": "sevval", "Märchen": "marchen", "": "",
	} {
		if got := calendar.Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Rabīʿ al-Awwal")
	f.Add("\xff\xfe")
	f.Fuzz(func(t *testing.T, s string) {
		if once := calendar.Fold(s); calendar.Fold(once) != once {
			t.Fatalf("%q folds to %q and again to %q", s, once, calendar.Fold(once))
		}
	})
}

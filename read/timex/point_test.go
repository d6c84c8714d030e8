package timex

import (
	"testing"

	"pgregory.net/rapid"

	"hearsay/calendar"
)

var units = []unit{uDay, uWeek, uWeekend, uMonth, uQuarter, uHalf, uSeason, uYear, uDecade, uCentury}

// TestPointsHoldTheirDays takes the point of every unit that holds a day, and
// reads its value back.
func TestPointsHoldTheirDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := calendar.Day(rapid.IntRange(-1_500_000, 2_000_000).Draw(t, "day"))
		u := rapid.SampledFrom(units).Draw(t, "unit")
		p := dayPoint(day).as(u)
		first, last, ok := p.days()
		if !ok || u != uWeekend && (day < first || day > last) {
			t.Fatalf("%v lies in %s, which is %v to %v", day, p.value(), first, last)
		}
		from, to, ok := Interval(p.value())
		if !ok || from != first.String() || to != last.String() {
			t.Fatalf("%s is %v to %v, but reads back as %s to %s, %v", p.value(), first, last, from, to, ok)
		}
	})
}

// TestShiftsAreUndone moves points there and back, and one on: the next begins
// where the one before ends.
func TestShiftsAreUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := calendar.Day(rapid.IntRange(-500_000, 1_500_000).Draw(t, "day"))
		u := rapid.SampledFrom([]unit{uDay, uWeek, uMonth, uQuarter, uHalf, uSeason, uYear, uDecade, uCentury}).Draw(t, "unit")
		n := rapid.IntRange(-40, 40).Draw(t, "n")
		p := dayPoint(day).as(u)
		if back := p.shift(n).shift(-n); back != p {
			t.Fatalf("%s moved by %d and back is %s", p.value(), n, back.value())
		}
		_, last, _ := p.days()
		next, _, ok := p.shift(1).days()
		if !ok || next != last+1 {
			t.Fatalf("%s ends on %v, the next begins on %v", p.value(), last, next)
		}
	})
}

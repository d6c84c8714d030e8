package calendar

// solarEpoch is where the 33-year cycle, carried back, puts 1 Farvardin 1: a day
// before the true one, so that it agrees with the calendar in modern times.
var solarEpoch = gregorianStart(622, 3) + 20

// isSolarLeap tells the leap years of the 33-year cycle, which agrees with the
// calendar as observed in Iran from 1206 to 1498 SH.
func isSolarLeap(year int) bool {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}

// solarStart counts the leap years of whole cycles and of the broken one.
func solarStart(year, month int) Day {
	y := year - 1
	leaps := y / 33 * 8
	for i := range y % 33 {
		if isSolarLeap(i + 1) {
			leaps++
		}
	}
	days := y*365 + leaps
	days += 31*(month-1) - max(0, month-7)
	return solarEpoch + Day(days)
}

func solarDays(year, month int) int {
	switch {
	case month <= 6:
		return 31
	case month < 12 || isSolarLeap(year):
		return 30
	}
	return 29
}

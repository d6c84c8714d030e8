package calendar

// tabularEpoch is 1 Muharram 1 of the civil calendar: Friday, 16 July 622
// Julian, 19 July Gregorian.
var tabularEpoch = gregorianStart(622, 7) + 18

// tabularStart counts the civil calendar: months of 30 and 29 days by turns and
// eleven leap days in 30 years, in years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
// and 29 (Reingold and Dershowitz, Calendrical Calculations).
func tabularStart(year, month int) Day {
	return tabularEpoch + Day((year-1)*354+floorDiv(11*year+3, 30)+29*(month-1)+month/2)
}

func tabularDays(year, month int) int {
	leap := (11*year+14)%30 < 11
	if month%2 == 1 || month == 12 && leap {
		return 30
	}
	return 29
}

func ummAlQuraDays(year, month int) int {
	return 29 + int(ummAlQuraMonths[year-ummAlQuraFirst]>>(month-1)&1)
}

func ummAlQuraStart(year, month int) Day {
	i := min(max(year-ummAlQuraFirst, 0), len(ummAlQuraMonths))
	day := ummAlQuraYears[i]
	for m := 1; m < month; m++ {
		day += Day(ummAlQuraDays(year, m))
	}
	return day
}

// ummAlQuraYears holds the first day of each year of the table and of the year
// after the last.
var ummAlQuraYears = sumUmmAlQura()

func sumUmmAlQura() []Day {
	starts := make([]Day, 0, len(ummAlQuraMonths)+1)
	day := gregorianStart(1882, 11) + 11
	for i := range ummAlQuraMonths {
		starts = append(starts, day)
		for m := 1; m <= 12; m++ {
			day += Day(ummAlQuraDays(ummAlQuraFirst+i, m))
		}
	}
	return append(starts, day)
}

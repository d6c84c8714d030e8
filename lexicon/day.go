package lexicon

import (
	"fmt"
	"strconv"
	"time"
)

const isoDay = "2006-01-02"

// readDay reads YYMMDD (00 to 30 is 20xx) or YYYYMMDD as the first and the last
// day that it may mean. Digits too many or too few, or a month or day that does
// not exist, leave the year alone: from its first day to its last. Both are ""
// where there is no year.
func readDay(s string) (first, last string) {
	year, rest := 0, ""
	switch {
	case len(s) == 6:
		year, _ = strconv.Atoi(s[:2])
		rest = s[2:]
		if year += 1900; year <= 1930 {
			year += 100
		}
	case len(s) >= 7:
		year, _ = strconv.Atoi(s[:4])
		if rest = s[4:]; len(s) != 8 {
			rest = ""
		}
	}
	if year < 1000 || year > 2999 {
		return "", ""
	}
	if rest != "" {
		if day, err := time.Parse(isoDay, fmt.Sprintf("%04d-%s-%s", year, rest[:2], rest[2:])); err == nil {
			return day.Format(isoDay), day.Format(isoDay)
		}
	}
	return fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year)
}

// dayBefore is the last day before a date.
func dayBefore(s string) string {
	first, _ := readDay(s)
	day, err := time.Parse(isoDay, first)
	if err != nil {
		return ""
	}
	return day.AddDate(0, 0, -1).Format(isoDay)
}

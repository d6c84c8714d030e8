package server

import (
	"strconv"
	"strings"

	"hearsay"
)

// The words for figures and findings that a person reads.

func quantityKindText(k hearsay.QuantityKind) string {
	switch k {
	case hearsay.Count:
		return "number"
	case hearsay.Money:
		return "sum of money"
	case hearsay.Percent:
		return "percentage"
	case hearsay.Measure:
		return "measure"
	case hearsay.Ratio:
		return "ratio"
	case hearsay.Fraction:
		return "fraction"
	case hearsay.Rank:
		return "rank"
	}
	return string(k)
}

// quantityText is the figure in digits: "at least 70 000 000 USD".
func quantityText(q *hearsay.Quantity) string {
	value := figureText(q.Value)
	if q.High != 0 {
		value += " to " + figureText(q.High)
	}
	switch {
	case q.Kind == hearsay.Percent:
		value += " %"
	case q.Kind == hearsay.Ratio:
		value += " times"
	case q.Unit != "":
		value += " " + q.Unit
	}
	return strings.TrimSpace(strings.ReplaceAll(string(q.Bound), "-", " ") + " " + value)
}

// figureText writes a number with thin spaces between thousands.
func figureText(x float64) string {
	whole, part, found := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	if n, err := strconv.Atoi(whole); err == nil {
		whole = grouped(n)
	}
	if found {
		whole += "." + part
	}
	return whole
}

func changeText(c hearsay.Change) string {
	switch c {
	case hearsay.Up:
		return "a rise"
	case hearsay.Down:
		return "a fall"
	}
	return ""
}

// innerKinds are the kinds of findings inside one document, for the menu.
var innerKinds = []choice{
	{string(hearsay.WeekdayDiffers), "day of the week and date"},
	{string(hearsay.CalendarsDiffer), "date in two calendars"},
	{string(hearsay.ArithmeticDiffers), "figures"},
	{string(hearsay.NoSuchDate), "date that does not exist"},
	{string(hearsay.CitedLater), "cited with a later date"},
	{string(hearsay.EventDiffers), "one event, two dates"},
	{string(hearsay.DurationDiffers), "duration and its ends"},
}

func findingText(k hearsay.FindingKind) string { return labelOf(innerKinds, string(k)) }

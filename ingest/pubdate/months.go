package pubdate

import (
	"strings"

	"hearsay"
	"hearsay/calendar"
)

// moreMonths are Gregorian names in languages that pages are written in and
// package calendar does not know, a line a month: Italian, Dutch, Portuguese,
// Swedish, Polish, Ukrainian, the Arabic of the Maghreb.
const moreMonths = `
gennaio januari janeiro jan gen stycznia styczeń січня січень جانفي
febbraio februari fevereiro feb fev lutego luty лютого лютий فيفري
marzo maart março mars mar mrt marca marzec березня березень
aprile abril apr kwietnia kwiecień квітня квітень أفريل
maggio mei maio maj mag mai maja травня травень
giugno juni junho giu jun czerwca czerwiec червня червень جوان
luglio juli julho lug jul lipca lipiec липня липень جويلية
agosto augustus augusti aug ago sierpnia sierpień серпня серпень أوت
settembre september setembro sep set sett września wrzesień вересня вересень
ottobre oktober outubro okt ott out października październik жовтня жовтень
novembre november novembro nov listopada листопада
dicembre december dezembro dec dez dic grudnia grudzień грудня грудень`

var foldedMonths = foldMonths()

func foldMonths() map[string]int {
	m := make(map[string]int, 160)
	for i, line := range strings.Split(strings.TrimSpace(moreMonths), "\n") {
		for name := range strings.FieldsSeq(line) {
			m[calendar.Fold(name)] = i + 1
		}
	}
	return m
}

// lookupMonth reads a name of one word or two; a Gregorian month is preferred.
func lookupMonth(folded string) (calendar.System, int) {
	system, month := calendar.Gregorian, 0
	for _, name := range calendar.LookupMonth(folded) {
		switch {
		case name.Calendar == hearsay.Gregorian:
			return calendar.Gregorian, name.Month
		case month != 0:
		case name.Calendar == hearsay.SolarHijri:
			system, month = calendar.SolarHijri, name.Month
		case name.Calendar == hearsay.Hijri:
			system, month = calendar.UmmAlQura, name.Month
		}
	}
	if month == 0 {
		month = foldedMonths[folded]
	}
	return system, month
}

// fillers may stand between the parts of a date; folded.
var fillers = map[string]bool{
	"of": true, "the": true, "de": true, "del": true, "di": true, "da": true, "den": true,
	"في": true, "من": true, "د": true, "كال": true, "عام": true, "سنه": true,
}

// ordinals are written directly behind a day; folded.
var ordinals = map[string]bool{
	"st": true, "nd": true, "rd": true, "th": true, "er": true, "o": true, "a": true, "e": true, "eme": true,
	"го": true, "е": true, "ste": true,
}

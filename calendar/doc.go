// Package calendar is date arithmetic and the words that calendars are written
// with: the proleptic Gregorian calendar, the lunar Hijri calendar (Umm al-Qura
// and tabular) and the Solar Hijri calendar of Iran and Afghanistan; names of
// months and weekdays and marks of eras in the languages that documents are
// written in.
//
// It is not for finding dates in text (package read/timex does that) and knows
// no clock and no time zone.
//
// Invariant: a [Date] that [System.ToDay] accepts comes back unchanged from
// [System.FromDay], and a later day is never an earlier date.
package calendar

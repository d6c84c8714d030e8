package check

import (
	"fmt"

	"hearsay"
	"hearsay/calendar"
)

// cited finds citations that are dated after the document itself.
func (f *finder) cited() {
	own, ok := lastDay(f.a.Doc.Published.Value)
	if !ok || len(f.r.Citations) == 0 || f.outlived(own) {
		return
	}
	byID := make(map[string]*hearsay.Time, len(f.r.Times))
	for i := range f.r.Times {
		byID[f.r.Times[i].ID] = &f.r.Times[i]
	}
	for i := range f.r.Citations {
		c := &f.r.Citations[i]
		t := byID[c.Time]
		if t == nil || t.Anchor != "" || t.Mod != "" || t.Type != hearsay.Date || f.isComing(c.Span.Start) {
			continue
		}
		d, ok := calendar.ParseISO(t.From)
		if !ok || int(d-own) <= 1 || f.swappedBefore(t, own) {
			continue // a day of grace: time zones, the night edition
		}
		passages := []hearsay.Span{c.Span}
		if at := f.a.Doc.Published.At; at.Check(f.text) == nil && !at.Overlaps(c.Span) {
			passages = append(passages, at)
		}
		text := fmt.Sprintf("%s is dated %s, at least %s after the document's own date, %s.", f.quote(c.Span), t.Value, days(int(d-own)), f.a.Doc.Published.Value)
		f.add(hearsay.CitedLater, "cited-later", .8, text, passages...)
	}
}

// outlived reports a document date that was taken from the text, in a text that
// tells of full dates after it: then it is the date of something in the text.
func (f *finder) outlived(own calendar.Day) bool {
	switch f.a.Doc.Published.How {
	case hearsay.HowHeading, hearsay.HowByline, hearsay.HowDateline, hearsay.HowPageHeader, hearsay.HowFoot:
	default:
		return false
	}
	cite := 0
	for i := range f.r.Times {
		t := &f.r.Times[i]
		for cite < len(f.r.Citations) && f.r.Citations[cite].Span.End <= t.Span.Start {
			cite++
		}
		cited := cite < len(f.r.Citations) && f.r.Citations[cite].Span.Overlaps(t.Span)
		if d, ok := day(t); ok && isFull(t) && !cited && d > own+1 {
			return true
		}
	}
	return false
}

// lastDay is the last day of YYYY, YYYY-MM or YYYY-MM-DD.
func lastDay(date string) (calendar.Day, bool) {
	switch {
	case len(date) >= 10:
		return calendar.ParseISO(date[:10])
	case len(date) == 4:
		return calendar.ParseISO(date + "-12-31")
	case len(date) == 7:
		for _, d := range []string{"-31", "-30", "-29", "-28"} {
			if day, ok := calendar.ParseISO(date + d); ok {
				return day, true
			}
		}
	}
	return 0, false
}

// swappedBefore reports an all-numeric date that is not later when its day and
// month change places.
func (f *finder) swappedBefore(t *hearsay.Time, own calendar.Day) bool {
	d, ok := day(t)
	if !ok || t.Order == "" {
		return false
	}
	g := d.Gregorian()
	other, ok := calendar.Gregorian.ToDay(calendar.Date{Year: g.Year, Month: g.Day, Day: g.Month})
	return ok && other <= own+1
}

// nearCitation is how many tokens around a citation tell whether it is still to
// come.
const nearCitation = 40

// isComing reports a sentence about what is still to be published.
func (f *finder) isComing(offset int) bool {
	s, at := f.a.Sentences[f.sentence(offset)], f.token(offset)
	for t := max(s.First, at-nearCitation); t < min(s.Last, at+nearCitation); t++ {
		switch f.a.Text(t) {
		case "will", "forthcoming", "upcoming", "shall", "expires":
			return true
		}
	}
	return false
}

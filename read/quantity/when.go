package quantity

import (
	"sort"
	"strings"

	"hearsay"
)

// when gives the quantities of the sentence, from the place from in the list on,
// the dates that they are for: the only date of the sentence, or among several
// the one beside the figure. The date of a citation and the day on which
// something was said are no dates of figures.
func (s *scan) when(from int) {
	if from == len(s.out) {
		return
	}
	dates := s.dates(s.a.Span(s.first, s.last))
	if len(dates) == 0 || len(dates) > mostDates {
		return
	}
	for i := from; i < len(s.out); i++ {
		s.out[i].Time = s.dateOf(i, from, dates)
	}
}

// dates are the dates of a sentence that figures can be for.
func (s *scan) dates(sentence hearsay.Span) []*hearsay.Time {
	var out []*hearsay.Time
	for ; s.nextTime < len(s.times) && s.times[s.nextTime].Span.Start < sentence.End; s.nextTime++ {
		t := &s.times[s.nextTime]
		if t.Type == hearsay.Date && t.From != "" && sentence.Contains(t.Span) && !s.cited(t.Span) && !s.isSaying(t.Span) {
			out = append(out, t)
		}
	}
	return out
}

// mostDates is how many dates a sentence may have for a figure to belong to one of
// them; a longer list is a table without its lines.
const mostDates = 40

// beside is the most bytes between a figure and a date right after it:
// " during ".
const beside = 10

// dateOf chooses among the dates of a sentence: the one right after the figure,
// else the last one before it, as in "In 2019 the army counted 12, in 2020 it
// counted 30", or, where the sentence begins with a figure, the next one before
// another figure.
func (s *scan) dateOf(i, from int, dates []*hearsay.Time) string {
	if len(dates) == 1 {
		return dates[0].ID
	}
	q := &s.out[i]
	end := max(q.Span.End, q.Counted.End)
	next := s.a.Tokens[s.last-1].End
	if i+1 < len(s.out) {
		next = s.out[i+1].Span.Start
	}
	leads := dates[0].Span.End <= s.out[from].Span.Start
	before, after := "", ""
	for _, d := range dates {
		switch gap := d.Span.Start - end; {
		case gap >= 0 && gap <= beside && d.Span.End <= next && !strings.ContainsAny(s.a.Doc.Text[end:d.Span.Start], ",;:"):
			return d.ID
		case d.Span.End <= q.Span.Start && (leads || i > from && d.Span.Start >= s.out[i-1].Span.End):
			before = d.ID
		case gap >= 0 && d.Span.End <= next && after == "":
			after = d.ID
		}
	}
	if before != "" && (leads || after == "") {
		return before
	}
	return after
}

// cited reports a date inside a citation.
func (s *scan) cited(d hearsay.Span) bool {
	for s.nextCite < len(s.cites) && s.cites[s.nextCite].Span.End <= d.Start {
		s.nextCite++
	}
	return s.nextCite < len(s.cites) && s.cites[s.nextCite].Span.Overlaps(d)
}

// isSaying reports the day of "said on Tuesday", which is the day of the words.
func (s *scan) isSaying(d hearsay.Span) bool {
	t := s.first + sort.Search(s.last-s.first, func(i int) bool { return s.a.Tokens[s.first+i].Start >= d.Start })
	for back := 1; back <= 2; back++ {
		switch s.low(t - back) {
		case "said", "says", "told", "announced", "added", "stated", "wrote", "reported", "warned", "tweeted":
			return true
		case "on", "in", "late", "early", "reporters":
		default:
			return false
		}
	}
	return false
}

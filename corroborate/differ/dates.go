package differ

import (
	"maps"
	"slices"

	"hearsay"
	"hearsay/calendar"
	"hearsay/corroborate/claim"
)

// dates finds an event that documents date to different days: the day that each
// gives beside its figures, when it gives one only and no other document's day.
func (f *Finder) dates() {
	days := map[string]side{}
	named := map[int]map[string]bool{}
	var before []telling
	for d := range f.docs {
		named[d] = map[string]bool{}
		told := f.eventDays(d, named[d])
		// "On Thursday" of a text that is printed again is another day's.
		maps.DeleteFunc(told, func(_ string, t telling) bool { return f.isAgain(t, before) })
		before = slices.AppendSeq(before, maps.Values(told))
		if len(told) == 1 {
			for day, t := range told {
				days[day] = append(days[day], t)
			}
		}
	}
	sides := f.apart(days, func(t telling, value string) bool { return named[t.doc][value] })
	if len(sides) < 2 || !f.agree(sides) {
		return
	}
	f.add(hearsay.CrossFinding{
		Kind: hearsay.DatesDiffer, Passages: f.passages(sides), About: f.claimOf(sides),
		Text: "Documents on one event date it differently: " + counted(sides) + ".",
	}, "dates", .75)
}

// isAgain reports a telling in the words of an earlier one, of which it is dated
// another day only because it was printed later: the same weekday of another week, or
// as many days later as the text.
func (f *Finder) isAgain(t telling, before []telling) bool {
	return slices.ContainsFunc(before, func(o telling) bool {
		shift := daysBetween(o.value, t.value)
		return o.statement.Resembles(t.statement) && (shift%7 == 0 || shift == daysBetween(f.docs[o.doc].Published, f.docs[t.doc].Published))
	})
}

func daysBetween(from, to string) int {
	first, _ := calendar.ParseISO(from)
	last, _ := calendar.ParseISO(to)
	return int(last - first)
}

// eventDays are the days before its publication that a document gives in
// statements with figures. named gets every day that it names at all.
func (f *Finder) eventDays(doc int, named map[string]bool) map[string]telling {
	d := f.docs[doc]
	published, _ := calendar.ParseISO(d.Published)
	out := map[string]telling{}
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, x := range s.Dates {
			day := x.First.String()
			if x.First != x.Last || x.Reported || isCited(s, day) {
				continue
			}
			named[day] = true
			if _, ok := out[day]; !ok && happening(s) && x.First < published && published-x.First < longestPast {
				out[day] = telling{doc, s, x.Span, day}
			}
		}
	}
	return out
}

// happening reports a statement that tells what became of a number of people or
// things.
func happening(s *claim.Statement) bool {
	return !s.Quoted && slices.ContainsFunc(s.Figures, func(x claim.Figure) bool { return x.Topic() != "" && !x.IsOfGoods() })
}

// isCited reports the date of what is cited.
func isCited(s *claim.Statement, day string) bool {
	return slices.ContainsFunc(s.Cites, func(c claim.Cite) bool { return c.Date == day })
}

// longestPast is how many days before a document an event is that it reports as
// news.
const longestPast = 15

// apart makes sides of values that exclude each other: a side whose document
// also names the value of another one is left out.
func (f *Finder) apart(values map[string]side, names func(telling, string) bool) []side {
	var out []side
	keys := slices.Sorted(maps.Keys(values))
	for _, k := range keys {
		s := slices.DeleteFunc(slices.Clone(values[k]), func(t telling) bool {
			return slices.ContainsFunc(keys, func(o string) bool { return o != k && names(t, o) })
		})
		if len(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// agree reports that two sides tell one figure, so that it is one event that they
// tell of.
func (f *Finder) agree(sides []side) bool {
	for i, s := range sides {
		for _, o := range sides[:i] {
			for _, x := range s {
				for _, y := range o {
					if f.shareFigure(x.doc, y.doc) {
						return true
					}
				}
			}
		}
	}
	return false
}

// shareFigure reports two documents with a figure of one topic that can be the
// same.
func (f *Finder) shareFigure(a, b int) bool {
	here, there := f.figuresOf(a), f.figuresOf(b)
	for topic, list := range here {
		for _, x := range list {
			if slices.ContainsFunc(there[topic], func(y figure) bool { return x.Allows(y.Figure) }) {
				return true
			}
		}
	}
	return false
}

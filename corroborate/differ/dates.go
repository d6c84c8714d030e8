package differ

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/calendar"
	"hearsay/corroborate/claim"
)

// happening are statements that tell an event with a figure of what became of it.
func happening(s *claim.Statement) bool {
	return slices.ContainsFunc(s.Figures, func(x claim.Figure) bool { return x.Topic() != "" })
}

// dates finds an event that documents date to different days: the day that each
// gives beside its figures, when it gives one only and no other document's day.
func (f *finder) dates(event []int) {
	days := map[string]side{}
	named := map[int]map[string]bool{}
	for _, d := range event {
		if f.origin[d] != d {
			continue // "on Thursday" of a text that is printed again is another day's
		}
		named[d] = map[string]bool{}
		told := f.eventDays(d, named[d])
		if len(told) == 1 {
			for day, t := range told {
				days[day] = append(days[day], t)
			}
		}
	}
	sides := f.apart(days, func(t telling, value string) bool { return named[t.doc][value] })
	if len(sides) < 2 {
		return
	}
	f.add(hearsay.CrossFinding{
		Kind: hearsay.DatesDiffer, Passages: f.passages(sides), About: f.claimOf(sides),
		Text: "Documents on one event date it differently: " + counted(sides) + ".",
	}, "dates", .75)
}

// eventDays are the days before its publication that a document gives in
// statements with figures. named gets every day that it names at all.
func (f *finder) eventDays(doc int, named map[string]bool) map[string]telling {
	d := f.Docs[doc]
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

// isCited reports the date of what is cited.
func isCited(s *claim.Statement, day string) bool {
	return slices.ContainsFunc(s.Cites, func(c claim.Cite) bool { return c.Date == day })
}

// longestPast is how many days before a document an event is that it reports as
// news.
const longestPast = 15

// apart makes sides of values that exclude each other: a side whose document
// also names the value of another one is left out.
func (f *finder) apart(values map[string]side, names func(telling, string) bool) []side {
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

// places finds an event that documents put in different places: the name that
// each gives most beside its figures, when the others never name it.
func (f *finder) places(event []int) {
	values := map[string]side{}
	for _, d := range event {
		if t, ok := f.eventPlace(d); ok {
			key := strings.ToLower(t.value)
			values[key] = append(values[key], t)
		}
	}
	sides := f.apart(values, func(t telling, name string) bool { return f.names(t.doc, name) })
	if len(sides) < 2 {
		return
	}
	f.add(hearsay.CrossFinding{
		Kind: hearsay.PlacesDiffer, Passages: f.passages(sides), About: f.claimOf(sides),
		Text: "Documents on one event put it in different places: " + counted(sides) + ".",
	}, "places", .7)
}

// eventPlace is the place that a document names most often in statements with
// figures: at least twice.
func (f *finder) eventPlace(doc int) (best telling, ok bool) {
	first, count := map[string]telling{}, map[string]int{}
	d := f.Docs[doc]
	for i := range d.Statements {
		s := &d.Statements[i]
		if !happening(s) {
			continue
		}
		for _, p := range s.Places {
			key := strings.ToLower(p.Name)
			if count[key]++; count[key] == 1 {
				first[key] = telling{doc, s, p.Span, p.Name}
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	if len(keys) == 0 || count[keys[0]] < 2 {
		return best, false
	}
	return first[keys[0]], true
}

// names reports a document whose statements hold a name.
func (f *finder) names(doc int, name string) bool {
	for i := range f.Docs[doc].Statements {
		if strings.Contains(strings.ToLower(f.Docs[doc].Statements[i].Text), name) {
			return true
		}
	}
	return false
}

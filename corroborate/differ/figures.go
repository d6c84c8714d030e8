package differ

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
)

// figure is one telling of a figure.
type figure struct {
	telling
	*claim.Figure
	// day is when what it comes from was first published, "" when not known.
	day string
}

// figures finds quantities that documents on one event tell with several figures.
func (f *Finder) figures() {
	topics := map[string][]figure{}
	for d := range f.docs {
		for topic, list := range f.figuresOf(d) {
			topics[topic] = append(topics[topic], list...)
		}
	}
	for _, topic := range slices.Sorted(maps.Keys(topics)) {
		f.topic(topics[topic])
	}
}

// figuresOf lists the figures of a document by topic. A topic for which one voice
// tells several figures of different things ("people", "miners") is left out: one
// may be a part of the other.
func (f *Finder) figuresOf(doc int) map[string][]figure {
	if f.told[doc] == nil {
		f.told[doc] = f.readFigures(doc)
	}
	return f.told[doc]
}

func (f *Finder) readFigures(doc int) map[string][]figure {
	out := map[string][]figure{}
	seen := map[string]bool{}
	for i := range f.docs[doc].Statements {
		s := &f.docs[doc].Statements[i]
		for k := range s.Figures {
			x := &s.Figures[k]
			if t := x.Topic(); t != "" && !s.Longer && !seen[x.Quantity] && !f.reworded(s.ID) {
				seen[x.Quantity] = true
				out[t] = append(out[t], figure{telling{doc, s, x.Span, x.Words}, x, ""})
			}
		}
	}
	for t, list := range out {
		out[t] = inBody(list)
	}
	maps.DeleteFunc(out, func(_ string, list []figure) bool { return isMixed(list) })
	return out
}

// inBody leaves out titles, unless the topic is told in one only.
func inBody(list []figure) []figure {
	inTitle := func(x figure) bool { return x.statement.Title }
	body := slices.DeleteFunc(slices.Clone(list), inTitle)
	if len(body) == 0 {
		return list
	}
	return body
}

func isMixed(list []figure) bool {
	for i := range list {
		for k := range i {
			if list[i].Noun != list[k].Noun && sameVoice(list[i].statement, list[k].statement) && !list[i].Allows(list[k].Figure) {
				return true
			}
		}
	}
	return false
}

// sameVoice reports two statements of one speaker, or of the author's own.
func sameVoice(a, b *claim.Statement) bool {
	return a.Speaker == b.Speaker && len(a.Cites)+len(b.Cites) == 0
}

// topic compares all figures of one quantity.
func (f *Finder) topic(all []figure) {
	sides := f.sides(all)
	if len(sides) < 2 {
		return
	}
	differing := map[int]bool{}
	series := true
	for i := range sides {
		for k := i + 1; k < len(sides); k++ {
			if f.excludes(sides[i], sides[k]) && !grew(sides[i], sides[k]) {
				differing[i], differing[k] = true, true
				series = false
			}
		}
	}
	if series && !f.excludes(sides[0], sides[len(sides)-1]) || len(differing) > mostSides || isMixture(sides, differing) {
		return
	}
	var shown []side
	for i, s := range sides {
		if series || differing[i] {
			shown = append(shown, tellings(oneDayFirst(s, sides, series)))
		}
	}
	if series {
		f.add(hearsay.CrossFinding{
			Kind: hearsay.FigureSeries, Passages: f.passages(shown), About: f.claimOf(shown),
			Text: "The figure changes with time: " + counted(shown) + ".",
		}, "series", .8)
		return
	}
	f.add(hearsay.CrossFinding{
		Kind: hearsay.FiguresDiffer, Passages: f.passages(shown), About: f.claimOf(shown),
		Text: "Documents on one event give different figures: " + counted(shown) + ".",
	}, "figures", .85)
}

// oneDayFirst puts the figures first that another side contradicts for the same
// day. Those of a series stay in the order of their days.
func oneDayFirst(s []figure, sides [][]figure, series bool) []figure {
	contradicted := func(x figure) bool {
		return slices.ContainsFunc(sides, func(o []figure) bool {
			return !o[0].Allows(x.Figure) && slices.ContainsFunc(o, func(y figure) bool { return y.day == x.day })
		})
	}
	out := slices.Clone(s)
	if !series {
		slices.SortStableFunc(out, func(a, b figure) int { return sign(contradicted(b)) - sign(contradicted(a)) })
	}
	return out
}

func sign(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mostSides is how many figures one quantity has at most; more are figures of
// several things.
const mostSides = 5

// excludes reports sides that cannot both hold and are of one thing. What one
// sentence tells together is of two.
func (f *Finder) excludes(a, b []figure) bool {
	if a[0].Allows(b[0].Figure) || isFar(a[0].Figure, b[0].Figure) {
		return false
	}
	found := false
	for i := range a {
		for k := range b {
			x, y := &a[i], &b[k]
			if x.statement == y.statement {
				return false
			}
			found = found || f.ofOneThing(x, y)
		}
	}
	return found
}

// Figures that are further apart than both of these are of different things.
const (
	farTimes = 3
	farUnits = 12
)

// isMixture reports sides of which two are far from each other: with others in
// between, they are figures of several things.
func isMixture(sides [][]figure, differing map[int]bool) bool {
	for i := range sides {
		for k := range i {
			if differing[i] && differing[k] && isFar(sides[i][0].Figure, sides[k][0].Figure) {
				return true
			}
		}
	}
	return false
}

func isFar(a, b *claim.Figure) bool {
	low, high := min(a.Low, b.Low), max(a.Low, b.Low)
	return high > farTimes*low && high-low > farUnits
}

// ofOneThing reports two figures that may be of one thing: each document knows
// what the other one speaks of, and some noun is counted. Sums of money and
// measures have to be told in much the same words.
func (f *Finder) ofOneThing(x, y *figure) bool {
	switch {
	case !f.docs[x.doc].Knows(y.statement) || !f.docs[y.doc].Knows(x.statement):
		return false
	case x.Kind != hearsay.Count:
		return x.statement.Resembles(y.statement)
	}
	return x.Noun != "" || y.Noun != "" || x.statement.Title || y.statement.Title
}

func tellings(list []figure) (out side) {
	for _, x := range list {
		out = append(out, x.telling)
	}
	return out
}

// sides groups figures with the same value, the lowest first. A bounded figure
// ("at least 9") that some exact one satisfies belongs to no side.
func (f *Finder) sides(all []figure) [][]figure {
	byValue := map[[2]float64][]figure{}
	exact := map[float64]bool{}
	for _, x := range all {
		exact[x.Low] = exact[x.Low] || x.High < math.Inf(1)
	}
	for _, x := range all {
		k := [2]float64{x.Low, x.High}
		if exact[x.Low] && math.IsInf(x.High, 1) { // "at least 12" beside 12
			k[1] = x.Low
		}
		byValue[k] = append(byValue[k], x)
	}
	keys := slices.SortedFunc(maps.Keys(byValue), func(a, b [2]float64) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	var out [][]figure
	for _, k := range keys {
		if !slices.ContainsFunc(keys, func(o [2]float64) bool { return o != k && !(k[0] <= o[1] && o[0] <= k[1]) }) {
			continue
		}
		s := byValue[k]
		f.firstTold(s)
		slices.SortStableFunc(s, func(a, b figure) int { return cmp.Compare(a.High, b.High) })
		out = append(out, s)
	}
	return out
}

// firstTold dates each figure of a side by the first document that tells it in
// much the same words, or that it is credited to.
func (f *Finder) firstTold(s []figure) {
	for i := range s {
		s[i].day = f.docs[s[i].doc].Published
		for _, c := range s[i].statement.Cites {
			s[i].day = cmp.Or(c.Date, s[i].day)
		}
	}
	slices.SortStableFunc(s, func(a, b figure) int { return cmp.Compare(cmp.Or(a.day, claim.Undated), cmp.Or(b.day, claim.Undated)) })
	for i := range s {
		for k := range s[:i] {
			if s[k].statement.Resembles(s[i].statement) || f.credits(s[i].statement, s[k].doc) {
				s[i].day = s[k].day
				break
			}
		}
	}
}

// credits reports a statement that is credited to the outlet of a document.
func (f *Finder) credits(s *claim.Statement, doc int) bool {
	outlet := f.docs[doc].Outlet
	return outlet != "" && slices.ContainsFunc(s.Cites, func(c claim.Cite) bool { return outletName(c.Outlet) == outletName(outlet) })
}

// shrinking are the effects whose figure may fall from day to day.
var shrinking = map[string]bool{"missing": true, "trapped": true, "displacement": true, "illness": true, "arrest": true}

// grew reports that one figure took the place of the other as time went on: low
// was told first, or what is counted may become fewer, and no two texts tell them
// for the same day.
func grew(low, high []figure) bool {
	firstLow, firstHigh := earliest(low), earliest(high)
	if firstLow == "" || firstHigh == "" || firstLow == firstHigh {
		return false
	}
	if firstLow > firstHigh && !shrinking[low[0].Effect] {
		return false
	}
	isTotal := func(x figure) bool { return x.Total }
	if firstLow < firstHigh && slices.ContainsFunc(high, isTotal) {
		return true
	}
	return !sameDay(low, high)
}

func earliest(list []figure) string {
	first := claim.Undated
	for _, x := range list {
		first = min(first, cmp.Or(x.day, claim.Undated))
	}
	if first == claim.Undated {
		return ""
	}
	return first
}

// sameDay reports two documents that tell the two figures for one day.
func sameDay(a, b []figure) bool {
	for _, x := range a {
		for _, y := range b {
			if x.day == y.day && x.doc != y.doc {
				return true
			}
		}
	}
	return false
}

package citation

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// maxBracket is the number of tokens in a bracket that may be a citation.
const maxBracket = 60

// bracket reads a citation in round or square brackets.
func (f *finder) bracket(i int) int {
	end := f.closer(i)
	if end <= i+1 {
		return i
	}
	before := len(f.out)
	if !f.scriptureBracket(i, end) && !f.items(i, end) {
		return i
	}
	for k := before; k < len(f.out); k++ {
		f.out[k].open, f.out[k].end = i, end+1
	}
	return end + 1
}

// closer is the token that closes the bracket at i, i where there is none near.
func (f *finder) closer(i int) int {
	opens, closes := f.word(i), ""
	switch opens {
	case "(":
		closes = ")"
	case "[":
		closes = "]"
	case "{":
		closes = "}"
	default:
		return i
	}
	depth := 0
	for j := i; j < f.end && j < i+maxBracket; j++ {
		switch f.word(j) {
		case opens:
			depth++
		case closes:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return i
}

// items reads each part between semicolons; a bracket in which no part is a
// citation is none.
func (f *finder) items(open, end int) bool {
	before := len(f.out)
	for i := open + 1; i < end; {
		stop := i
		for stop < end && f.word(stop) != ";" && f.word(stop) != "؛" {
			stop++
		}
		f.item(open, i, stop, end)
		i = stop + 1
	}
	return len(f.out) > before
}

// item reads one part: a label, outlets, a date.
func (f *finder) item(open, first, last, end int) {
	i, labelled := f.label(first, last)
	if t := f.timeAtToken(i); t != nil { // "(4/5/2019, Outlet)"
		f.dateFirst(t, open, first, last, end)
		return
	}
	if i >= last || f.kind(i) == syntax.URL {
		if i < last {
			f.link(i)
		}
		return
	}
	n, ok := f.outletAt(i, last)
	if !ok {
		return
	}
	t, after := f.timeIn(n.end, last)
	direct := t != nil && f.empty(n.end, f.tokenAfter(n.end, last, t.Span.Start)) && f.empty(after, last)
	spanFirst, spanLast := f.extent(open, first, last, end)
	c := f.citationOf(n, t)
	switch {
	case n.known && (labelled || direct || f.empty(n.end, last)):
		f.add(spanFirst, spanLast, c, "bracket", 0.95, true)
	case n.known && f.passesOn(n.end):
		f.chained(c, n, last)
	case n.known && f.separator(n.end) && f.list(n, last):
	case n.known && t != nil:
		f.add(spanFirst, spanLast, c, "bracket", 0.8, true)
	case labelled && f.empty(after, last) && (n.kind || !f.is(first, "via", "from", "courtesy")):
		f.add(spanFirst, spanLast, c, "bracket-label", 0.85, true)
	case n.kind && f.empty(n.end, last) && f.isDateline(open, end+1):
		f.add(spanFirst, spanLast, c, "bracket-unlisted", 0.65, true)
	case direct && f.plausible(n, t):
		f.add(spanFirst, spanLast, c, "bracket-unlisted", 0.65, true)
	}
}

// dateFirst reads a part that gives the date before the listed outlet.
func (f *finder) dateFirst(t *hearsay.Time, open, first, last, end int) {
	i := f.tokenAfter(first, last, t.Span.End)
	for i < last && f.kind(i) == syntax.Punct {
		i++
	}
	n, ok := f.outletAt(i, last)
	if !ok || !n.known || !f.empty(n.end, last) {
		return
	}
	spanFirst, spanLast := f.extent(open, first, last, end)
	c := f.citationOf(n, t)
	f.add(spanFirst, spanLast, c, "bracket", 0.9, true)
}

// extent is the whole bracket for its only part, else the part.
func (f *finder) extent(open, first, last, end int) (int, int) {
	if first == open+1 && last == end {
		return open, end + 1
	}
	return first, last
}

// label skips "Source:", "Ref:", "via", "see" and says whether one was there.
func (f *finder) label(i, last int) (next int, labelled bool) {
	switch {
	case f.is(i, "source", "sources", "ref", "ref.", "reference", "references", "citing", "quoting", "via", "courtesy", "المصدر", "مصدر", "منبع", "kaynak"):
		labelled = true
		i++
	case f.is(i, "see", "cf", "cf.", "from", "according", "reported", "published", "in"):
		labelled = f.is(i, "according", "reported", "published")
		i++
		if f.is(i, "to", "by", "in", "also") {
			i++
		}
	}
	for i < last && (f.word(i) == ":" || f.word(i) == "." || f.word(i) == "-" || f.word(i) == "–") {
		i++
	}
	return i, labelled
}

// empty reports whether only marks, articles and prepositions of dates stand in
// the tokens [i, last).
func (f *finder) empty(i, last int) bool {
	for ; i < last; i++ {
		if f.kind(i) != syntax.Punct && !f.is(i, "on", "of", "dated", "at", "in", "p.m.", "a.m.", "GMT", "website", "site") {
			return false
		}
	}
	return true
}

// plausible judges an unlisted name before a date: a date in full, and a name
// that says it is an outlet, or a date in numbers.
func (f *finder) plausible(n name, t *hearsay.Time) bool {
	if len(t.Value) < len("2019-01-26") {
		return false
	}
	if a, ok := f.lex.Actor(n.normal); ok && a.Name != "" {
		return false
	}
	return n.kind || strings.Contains(t.By, "numeric") || strings.Contains(t.By, "iso")
}

// separator reports a comma, a slash or "and" between outlets.
func (f *finder) separator(i int) bool {
	return f.word(i) == "," || f.word(i) == "/" || f.is(i, "and", "&", "+", "-")
}

// list reads "(Reuters, AFP)" and "(Reuters and AFP, 4/5/2019)": outlets that
// share what follows.
func (f *finder) list(n name, last int) bool {
	names := []name{n}
	i := n.end
	for i < last && f.separator(i) {
		m, ok := f.outletAt(i+1, last)
		if !ok || !m.known {
			break
		}
		names = append(names, m)
		i = m.end
	}
	t, after := f.timeIn(i, last)
	if len(names) < 2 || !f.empty(after, last) {
		return false
	}
	for _, m := range names {
		c := f.citationOf(m, t)
		f.add(m.first, m.end, c, "bracket-list", 0.9, true)
	}
	return true
}

// passesOn reports the words of a chain inside a bracket: "quoting", "citing".
func (f *finder) passesOn(i int) bool {
	if f.word(i) == "," {
		i++
	}
	return f.is(i, "quoting", "citing", "via", "from", "quoted", "cited")
}

// chained reads "(Sputnik, quoting Reuters, 14/1/2019)": the carrier has the
// date, the source quoted is a citation of its own.
func (f *finder) chained(c hearsay.Citation, n name, last int) {
	j := n.end
	if f.word(j) == "," {
		j++
	}
	if j++; f.is(j, "from", "by") {
		j++
	}
	m, ok := f.outletAt(j, last)
	if !ok {
		f.add(n.first, n.end, c, "bracket", 0.8, true)
		return
	}
	t, _ := f.timeIn(m.end, last)
	c.Time = idOf(t)
	f.add(n.first, n.end, c, "bracket-chain", 0.85, true)
	inner := f.citationOf(m, nil)
	f.add(m.first, m.end, inner, "bracket-chain", 0.8, true)
}

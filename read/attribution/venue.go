package attribution

import (
	"hearsay"
	"hearsay/syntax"
)

// mostVenues bounds the venues that are looked for beside one cue.
const mostVenues = 3

// venues lists the phrases beside a cue that tell to whom, in what or where
// something was said: "told the Courier", "in an interview with Radio Teslin".
func (s *segment) venues(f *found, content contentOf) []hearsay.Span {
	var out []hearsay.Span
	if told := s.owner(f.told); told.last > 0 && s.named(told) {
		out = append(out, s.tokens(told.first, told.last).span(s.an))
	}
	out = s.quoter(f, out)
	at := f.last
	if f.inverted {
		at = f.source.last
	}
	end := min(len(s.units), at+25)
	if content.right.last > 0 {
		end = min(end, max(content.right.first, at))
	}
	for u := at; u+1 < end && len(out) < mostVenues; u++ {
		if !s.is(u, "in", "on", "to", "by", "with", "for", "from") {
			continue
		}
		r := run{u + 1, s.coreRight(u+1, end)}
		if r.last > r.first && s.named(r) {
			out = append(out, s.tokens(r.first, r.last).span(s.an))
			u = r.last - 1
		}
	}
	return out
}

// owner is the outlet alone of "the Courier's Mina Lund" and "Radio Teslin host
// Mina Lund".
func (s *segment) owner(r run) run {
	for u := r.first; u < r.last; u++ {
		if isOwner(s.word(u)) {
			return run{r.first, u + 1}
		}
		if u > r.first && s.part(u-1) == syntax.ProperNoun && s.is(u, "host", "anchor", "reporter", "correspondent", "presenter", "columnist", "editor") {
			return run{r.first, u}
		}
	}
	return r
}

// quoter adds the one who quotes a source: "a guard, quoted by the Courier,
// spoke of", "Dost, as cited by Radio Teslin, said".
func (s *segment) quoter(f *found, out []hearsay.Span) []hearsay.Span {
	if f.rule == accordingTo {
		return s.spokenTo(f.source.first, f.source.last, out) // "according to Dost, who told the Courier"
	}
	if f.source.last == 0 || f.inverted || f.shared {
		return out
	}
	out = s.spokenTo(max(0, f.source.first-longestLead), f.first, out)
	for u := f.source.first + 1; u+2 < f.first; u++ {
		if s.is(u, "quoted", "cited") && s.is(u+1, "by", "in") {
			if end := s.coreRight(u+2, f.first); end > u+2 {
				return append(out, s.tokens(u+2, end).span(s.an))
			}
		}
	}
	return out
}

// spokenTo adds whom a source spoke to as the units [first, last) tell, before
// its cue: "Speaking to Radio Teslin, Dost said", "In an interview with".
func (s *segment) spokenTo(first, last int, out []hearsay.Span) []hearsay.Span {
	for u := first; u+1 < last && len(out) < mostVenues; u++ {
		at := u + 1
		switch {
		case s.is(u, "told"):
		case s.is(u, "speaking", "spoke", "talking", "talked") && s.is(at, "to", "with", "on"), s.is(u, "interview", "interviews") && s.is(at, "with", "on", "in"):
			at++
		default:
			continue
		}
		if r := s.owner(run{at, s.coreRight(at, last)}); r.last > r.first && s.named(r) {
			out = append(out, s.tokens(r.first, r.last).span(s.an))
		}
	}
	return out
}

// named reports whether a phrase ends with a name or a word for a medium.
func (s *segment) named(r run) bool {
	last := r.last - 1
	return s.part(last) == syntax.ProperNoun && !s.isTime(last) ||
		s.is(last, "newspaper", "paper", "daily", "weekly", "magazine", "agency", "network", "broadcaster", "television", "radio", "website")
}

// lead is the span of the adverbial before the subject of a cue, "On 3 May 2019,"
// or "In a letter to the board on 3 May,": when it was said. It is the zero span
// when a clause stands there.
func (s *segment) lead(f *found) hearsay.Span {
	if f.source.last == 0 || f.shared || f.inverted || f.mood != finite || f.source.first == 0 || f.source.first > longestLead {
		return hearsay.Span{}
	}
	first := f.source.first
	for first > 0 && !s.is(first-1, ";", ":", "and", "but", "that") && !s.isQuote(first-1) {
		first--
	}
	if first == f.source.first || !s.preposition(first) && !s.isTime(first) || s.verbWithin(first, f.source.first) {
		return hearsay.Span{}
	}
	return s.tokens(first, f.source.first).span(s.an)
}

// longestLead is the most units of an adverbial before a subject.
const longestLead = 20

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
	if f.told.last > 0 && s.named(f.told) {
		out = append(out, s.tokens(f.told.first, f.told.last).span(s.an))
	}
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

// named reports whether a phrase ends with a name or a word for a medium.
func (s *segment) named(r run) bool {
	last := r.last - 1
	return s.part(last) == syntax.ProperNoun && !s.isTime(last) ||
		s.is(last, "newspaper", "paper", "daily", "weekly", "magazine", "agency", "network", "broadcaster", "television", "radio", "website")
}

package claim

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// places are the names behind "in", "at", "near" and "town of", as long as they go:
// "Upper Hazelford".
func (p *page) places(s hearsay.Span) (out []Place) {
	first, last := p.tokens(s)
	for t := first; t+1 < last; t++ {
		if !isLocative(p.an.Text(t)) && !(t > first && isTownOf(p.an.Text(t-1), p.an.Text(t))) {
			continue
		}
		end := t + 1
		for end < last && p.names[p.an.Text(end)] && p.an.Tokens[end].Kind == syntax.Word && !p.inTime(p.an.Tokens[end].Start) {
			end++
		}
		if end > t+1 && !p.isAttribute(end, last) {
			at := p.an.Span(t+1, end)
			out = append(out, Place{p.words(at), at})
		}
	}
	return out
}

// isAttribute reports a name that only tells which thing is meant: "at Harehead
// mine".
func (p *page) isAttribute(end, last int) bool {
	return end < last && p.an.Tokens[end].Kind == syntax.Word && !p.lexicon.stop[strings.ToLower(p.an.Text(end))] && !startsUpper(p.an.Text(end))
}

// named gives the words of all names, and how often each place is named.
func (p *page) named() (words []Slot, towns map[string]int) {
	count := map[string]int{}
	for t := range p.an.Tokens {
		if word := p.an.Text(t); p.names[word] {
			count[strings.ToLower(word)]++
		}
	}
	for w := range count {
		words = append(words, newSlot(nameSlot, w))
	}
	slices.Sort(words)
	towns = map[string]int{}
	for _, s := range p.an.Sentences {
		for _, at := range p.places(p.an.Span(s.First, s.Last)) {
			name := strings.ToLower(at.Name)
			towns[name] = count[name[strings.LastIndexByte(name, ' ')+1:]]
		}
	}
	return words, towns
}

func isLocative(word string) bool {
	switch strings.ToLower(word) {
	case "in", "at", "near":
		return true
	}
	return false
}

// isTownOf reports "town of".
func isTownOf(word, of string) bool {
	switch strings.ToLower(word) {
	case "town", "city", "village", "settlement", "parish", "port", "suburb", "hamlet":
		return of == "of"
	}
	return false
}

// cites are the outlets that citations name as the source of a span.
func (p *page) cites(s hearsay.Span) (out []Cite) {
	for i := range p.r.Citations {
		c := &p.r.Citations[i]
		for _, covered := range c.Covers {
			if c.Kind == hearsay.CiteOutlet && covered.Overlaps(s) {
				out = append(out, Cite{c.ID, c.Outlet, p.day(c.Time)})
				break
			}
		}
	}
	return out
}

// credits are the outlets in the chain of an attribution.
func (p *page) credits(a *hearsay.Attribution) (out []Cite) {
	for _, l := range a.Chain {
		for i := range p.r.Actors {
			if x := &p.r.Actors[i]; x.ID == l.Actor && x.Type == hearsay.Outlet {
				out = append(out, Cite{a.ID, x.Name, l.Date})
			}
		}
	}
	return out
}

// day is the day of a time, "" when it is none.
func (p *page) day(time string) string {
	for i := range p.r.Times {
		if t := &p.r.Times[i]; t.ID == time && time != "" && t.From == t.To {
			return t.From
		}
	}
	return ""
}

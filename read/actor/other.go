package actor

import (
	"strings"

	"hearsay"
)

// ordinal is the number of an ordinal that tells one of several apart, 0 for any
// other word.
func ordinal(word string) int {
	switch strings.ToLower(word) {
	case "first":
		return 1
	case "second":
		return 2
	case "third":
		return 3
	}
	return 0
}

// nth is the nth unnamed bearer of a role when several were told of, or none: "an
// official said ... a second official said ... the first official said".
func (s *scene) nth(n int, r string) int {
	var bearers []int
	for _, who := range s.tail(s.byRole[r]) {
		if a := &s.cast[who]; a.Anonymous && a.Type == hearsay.Person && a.alias == none {
			bearers = append(bearers, who)
		}
	}
	if len(bearers) < 2 || n > len(bearers) {
		return none
	}
	return bearers[n-1]
}

// manyBefore is the group of which the text told last by the noun of a definite
// phrase, "two farmers ... the farmers", or none.
func (s *scene) manyBefore(first, end int) int {
	best := none
	for _, who := range s.tail(s.byRole[s.roleAt(end-1)]) {
		a := &s.cast[who]
		if a.alias != none || a.Type != hearsay.Group || a.By != "actor/description" || first-a.at > within || !s.fitsWords(a, first, end) || !s.fitsNouns(a, first, end) {
			continue
		}
		if best == none || a.at > s.cast[best].at {
			best = who
		}
	}
	return best
}

// oneOf is what "one" or "some" of those are of whom the text spoke last.
func (s *scene) oneOf(word string) hearsay.ActorType {
	switch word {
	case "one", "another", "the other":
		if i := len(s.trail) - 1; i >= 0 && s.cast[s.trail[i].who].Type == hearsay.Group {
			return hearsay.Person
		}
		return hearsay.UnknownType
	}
	return hearsay.Group
}

// couple is two actors of whom "the former" and "the latter" are told.
type couple struct{ former, latter, sentence int }

// ofPair is the first or the second of the two whom the text named last.
func (s *scene) ofPair(first, last int, former bool) int {
	if s.pairOf.former == none || s.sentence-s.pairOf.sentence > 3 {
		s.pairOf = s.lastTwo(first)
	}
	who := s.pairOf.latter
	if former {
		who = s.pairOf.former
	}
	if who != none {
		s.called(who, first, last, "actor/role", byRole)
	}
	return who
}

// lastTwo are the two whom the text named last before token t.
func (s *scene) lastTwo(t int) couple {
	c := couple{none, none, s.sentence}
	for i := len(s.trail) - 1; i >= 0 && c.former == none && s.trail[i].token >= t-within/2; i-- {
		who := s.trail[i].who
		if a := &s.cast[who]; a.at != s.trail[i].token || a.By != "actor/name" || s.sentence-a.sentence > 2 || who == c.latter {
			continue
		}
		if c.latter == none {
			c.latter = who
		} else {
			c.former = who
		}
	}
	if c.former == none {
		c.latter = none
	}
	return c
}

// you is whom the words of one who is labelled address, "DOST: You said so": the
// speaker of the turn before.
func (s *scene) you(t int) int {
	i := s.quoteAt(s.an.Tokens[t].Start)
	if i < 0 || !s.isLabel(s.asks[s.quotes[i].ask].Span) {
		return none
	}
	who := s.of[s.quotes[i].ask]
	for k := i - 1; k >= max(0, i-mostTurns); k-- {
		if other := s.of[s.quotes[k].ask]; other != none && other != who && s.isLabel(s.asks[s.quotes[k].ask].Span) {
			s.refer(other, s.an.Span(t, t+1), "actor/second-person", relative)
			return other
		}
	}
	return none
}

// mostTurns bounds how many turns of a conversation are looked back on.
const mostTurns = 8

// isLabel reports whether a source is the label of a turn: a colon follows it.
func (s *scene) isLabel(source hearsay.Span) bool {
	return strings.HasPrefix(s.an.Doc.Text[source.End:], ":")
}

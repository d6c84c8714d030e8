package actor

import (
	"strings"

	"hearsay"
)

// salient is the person of whom the text speaks when a role is named that
// nobody was introduced with: the subject of the sentence before, or its
// speaker, if nobody else can be meant. One who was named once alone is meant by
// what may stand for anybody, "the senator", and not by "the judge", who is
// likely another.
func (s *scene) salient(first, end int) int {
	if s.in(first) || end < len(s.an.Tokens) && s.an.Text(end) == "of" {
		return none // "the president of the board" tells who it is
	}
	who, several := s.onlyPerson(first, end, 2)
	if who == none && !several && s.isEpithet(first, end) {
		who, several = s.onlyPerson(first, end, 1)
		if who == none && !several {
			who = s.onlyOne(first, end)
		}
	}
	return who
}

// onlyOne is the one person of whom the text before token first tells at all, or
// none: "Dost's house burned. The senator said".
func (s *scene) onlyOne(first, end int) int {
	who := none
	for i := len(s.trail) - 1; i >= 0; i-- {
		k := s.trail[i].who
		a := &s.cast[k]
		if k == who || a.alias != none || a.By != "actor/name" || a.Type != hearsay.Person && (a.Type != hearsay.UnknownType || a.gender|a.called == 0) {
			continue
		}
		if who != none || s.sentence-a.sentence > 3 || a.sentence == s.sentence || s.hasRole(a, s.roleAt(end-1)) {
			return none
		}
		who = k
	}
	return who
}

// clearly is how much more must speak for one person than for the next one.
const clearly = 1.5

// isEpithet reports whether the role that ends a phrase may stand for the one of
// whom the text speaks.
func (s *scene) isEpithet(first, end int) bool {
	head := s.an.Text(end - 1)
	if s.words.of(head)&epithet != 0 || strings.HasPrefix(head, "ex-") || strings.HasSuffix(head, "-year-old") {
		return true
	}
	for t := first + 1; t < end-1; t++ {
		if w := s.an.Text(t); w == "former" || w == "onetime" || strings.HasSuffix(w, "-year-old") {
			return true
		}
	}
	return false
}

// onlyPerson is the one person, mentioned at least so often, whom the sentences
// before token first tell of and whom the phrase of tokens [first, end) can mean;
// several is true where there are more.
func (s *scene) onlyPerson(first, end, mentions int) (who int, several bool) {
	gender := genderOf(s.words.of(s.an.Text(end-1)) &^ (maleName | femaleName))
	who = none
	best := 0.0
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= first-within/2; i-- {
		k := s.trail[i].who
		a := &s.cast[k]
		if a.at != s.trail[i].token || k == who || s.sentence-a.sentence > 2 || a.By != "actor/name" || s.in(a.at) {
			continue
		}
		if a.sentence == s.sentence && a.Type == hearsay.Person {
			return none, true // told apart from the one whom the sentence names
		}
		if s.hasRole(a, s.roleAt(end-1)) {
			return none, true // it was told of another kind of envoy
		}
		if a.Type != hearsay.Person && (a.Type != hearsay.UnknownType || a.said < 0 && a.gender|a.called == 0) || a.many || a.spot || a.count < mentions || gender != 0 && a.gender != 0 && a.gender != gender ||
			a.place != subject && a.said < first-80 {
			continue
		}
		p := s.points(a, first, gender)
		switch {
		case who == none || p > best+clearly:
			several = false
			who, best = k, p
		case p > best-clearly:
			several = true
			best = max(best, p)
		}
	}
	if several {
		return none, true
	}
	return who, false
}

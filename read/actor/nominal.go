package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// speaks are the traits of nouns for those who can speak, or carry words.
const speaks = role | group | body | outlet | document | woman | man

// nounPhrase finds the actor of the noun phrase that begins with the article at
// token t.
func (s *scene) nounPhrase(t int) {
	end := s.phraseEnd(t)
	if end <= t+1 || end == t+3 && s.an.Text(end-1) == "people" && s.tags[t+1].Part == syntax.Noun || s.words.of(s.an.Text(end-1))&speaks == 0 || s.isNamed(t, end) || s.isPredicate(t) {
		return
	}
	if i := s.nameAfter(end); i != none {
		s.meetAs(i, t, end, none)
		return
	}
	head := s.words.of(s.an.Text(end - 1))
	if s.definite(t, end) {
		s.ended = step{s.pointed(t, end, end), end}
		return
	}
	if s.in(t) || s.an.Text(end-1) == "house" {
		return // "to turn a company round": in speech it is any company
	}
	if head&(role|woman|man) != 0 && head&plural == 0 || head&(document|body|outlet) != 0 {
		s.ended = step{s.described(t, end, end, kindOf(head), head&(role|woman|man) != 0), end}
	}
}

// isNamed reports whether a name ends the phrase, or follows it at once.
func (s *scene) isNamed(first, end int) bool {
	for i := s.nameFrom(first); i < len(s.names) && s.names[i].lead <= end; i++ {
		if n := &s.names[i]; n.last >= end && n.lead < end || n.lead == end {
			return true
		}
	}
	return false
}

// isPredicate reports whether the phrase at token t tells what someone is.
func (s *scene) isPredicate(t int) bool {
	if t > 1 && s.tags[t-1].Part == syntax.Adverb {
		t-- // "is now the envoy"
	}
	if t == 0 {
		return false
	}
	switch s.an.Text(t - 1) {
	case "is", "was", "are", "were", "be", "been", "being", "become", "becomes", "became", "becoming", "as", "like", "remains", "not":
		return true
	}
	return false
}

// belonging finds the actor of the noun phrase after the possessive whose
// tokens begin at first and end at t: "Dost's deputy".
func (s *scene) belonging(first, t, whose int) {
	if t >= len(s.an.Tokens) || s.seen[t] {
		return
	}
	end := s.phraseEnd(t)
	if end == t || s.words.of(s.an.Text(end-1))&speaks == 0 || s.isNamed(t, end) {
		return
	}
	if i := s.nameAfter(end); i != none {
		s.meetAs(i, t, end, whose)
		return
	}
	s.ended = step{s.owned(first, end, end, whose), end}
	s.cast[s.ended.who].acts = s.cast[s.ended.who].acts || !s.in(first) && s.cast[s.ended.who].place == subject
}

// owned is the actor of a phrase that tells whose it is.
func (s *scene) owned(first, end, last, whose int) int {
	head := s.words.of(s.an.Text(end - 1))
	low := lower(s.an.Text(end - 1))
	if whose != none {
		for _, who := range s.tail(s.byLast[low]) {
			if s.cast[who].owner == whose {
				s.called(who, first, end, "actor/owned", byRole)
				return who
			}
		}
	}
	if head&(role|woman|man) != 0 && head&plural == 0 && whose != none {
		if who := s.bearer(first, end, whose); who != none && s.cast[who].owner == whose {
			s.called(who, first, end, "actor/role", byRole)
			return who
		}
	}
	who := s.described(first, end, last, kindOf(head), head&(role|group|woman|man) != 0 && head&plural != 0)
	s.cast[who].owner = whose
	s.cast[who].pointed = head&(role|woman|man) != 0 && head&plural == 0 && whose != none
	return who
}

// called notes a mention that is no name.
func (s *scene) called(who, first, end int, by string, confidence float64) {
	kind := hearsay.Nominal
	if s.namePart(first, end) != none {
		kind = hearsay.Named
	}
	s.mention(who, s.an.Span(first, end), kind, by, confidence)
	s.cast[who].referred = true
	s.note(who, first, s.placeOf(first, end))
}

// nominal finds the actor of a phrase whose head is no name.
func (s *scene) nominal(first, end, last int) int {
	head := s.words.of(s.an.Text(end - 1))
	if i := s.nameAfter(end); i != none && head&speaks != 0 {
		return s.meetAs(i, first, end, none)
	}
	if s.isSomeOf(first) {
		return s.described(first, end, last, kindOf(head), true)
	}
	switch strings.ToLower(s.an.Text(first)) {
	case "my":
		whose := none
		if !s.in(first) {
			whose = s.narrator
		}
		if head&speaks != 0 {
			return s.owned(first, end, last, whose)
		}
	case "his", "her", "their", "its":
		whose := s.pronounOwner(first)
		if head&speaks != 0 {
			return s.owned(first, end, last, whose)
		}
	}
	if head&role != 0 && head&plural == 0 && first > 0 && s.an.Text(first-1) == "and" && s.ended.who != none && s.ended.token == first-1 {
		s.role(s.ended.who, end-1)
		s.called(s.ended.who, first, end, "actor/role", byRole)
		return s.ended.who // "The former mayor and senator said"
	}
	if head&speaks == 0 {
		if who := s.people(first, end); who != none {
			return who
		}
		if strings.HasSuffix(s.an.Text(end-1), "-year-old") && s.definite(first, end) {
			if who := s.salient(first, end); who != none {
				s.called(who, first, end, "actor/role", byRole)
				return who
			}
		}
		return s.described(first, end, last, hearsay.UnknownType, false)
	}
	for t := end - 2; t >= first; t-- {
		if isPossessive(s.an.Text(t)) { // "Dost's deputy"
			return s.owned(first, end, last, s.ownerAt(first, t+1))
		}
	}
	if s.definite(first, end) {
		return s.pointed(first, end, last)
	}
	return s.described(first, end, last, kindOf(head), head&(role|group|woman|man) != 0)
}

// isSomeOf reports whether a phrase that begins at token t means some of many, or
// nobody: "one of the officers", "those close to him".
func (s *scene) isSomeOf(t int) bool {
	switch strings.ToLower(s.an.Text(t)) {
	case "one", "those", "some", "many", "several", "another", "others", "nobody", "everyone", "each", "no", "none", "most", "few":
		return true
	}
	return false
}

// people is the state whose people "the Marovian" are, or none.
func (s *scene) people(first, end int) int {
	if !s.definite(first, end) || end != first+2 || !startsUpper(s.an.Text(end-1)) {
		return none
	}
	if a, ok := s.lex.Actor(s.an.Text(end - 1)); !ok || a.Type != hearsay.State {
		return none
	}
	return s.meet(&name{first: first + 1, last: end, lead: first + 1, kind: hearsay.State, sentence: s.sentence})
}

// pronounOwner is whom the possessive at token t means.
func (s *scene) pronounOwner(t int) int {
	switch word := strings.ToLower(s.an.Text(t)); word {
	case "his", "her":
		return s.heShe(t, genderOfPronoun(word))
	default:
		return s.itThey(t, word == "their")
	}
}

// definite reports whether a phrase points back: "the envoy", "that envoy".
func (s *scene) definite(first, end int) bool {
	switch s.an.Text(first) {
	case "the", "this", "that", "these", "those", "The", "This", "That", "These", "Those":
		return end > first+1
	}
	return false
}

// pointed is the actor that a definite phrase points back to, or a new one.
func (s *scene) pointed(first, end, last int) int {
	head := s.words.of(s.an.Text(end - 1))
	for t := end - 2; t > first; t-- {
		if !isPossessive(s.an.Text(t)) {
			continue
		}
		if head&body != 0 && !startsUpper(s.an.Text(t)) && s.words.of(s.an.Text(t))&plural != 0 { // "the bakers' union"
			if who := s.namedAs(first, end); who != none && s.cast[who].By == "actor/name" {
				s.called(who, first, end, "actor/role", byRole)
				return who
			}
		}
		return s.owned(first, end, last, s.ownerAt(first, t+1)) // "the envoy's deputy"
	}
	who := s.pointsAt(first, end, last)
	if who == none {
		who = s.described(first, end, last, kindOf(head), head&(role|group|woman|man) != 0 && head&plural != 0 && last > end)
		s.cast[who].pointed = head&(role|woman|man) != 0 && head&plural == 0
		return who
	}
	rule := "actor/role"
	if s.isLoaded(first, end) {
		rule = "actor/label"
	}
	s.called(who, first, end, rule, byRole)
	return who
}

// pointsAt is the actor met before whom a definite phrase means, or none.
func (s *scene) pointsAt(first, end, last int) int {
	head := s.words.of(s.an.Text(end - 1))
	switch {
	case end == first+3 && ordinal(s.an.Text(first+1)) > 0 && head&plural == 0:
		return s.nth(ordinal(s.an.Text(first+1)), s.roleAt(end-1))
	case s.tellsWhich(first, end):
		return none
	case head&plural != 0 && end == first+3 && strings.EqualFold(s.an.Text(first+1), "two"):
		return s.pair(first, head)
	case head&plural != 0 && head&(role|group|woman|man) != 0 && end == last:
		return s.manyBefore(first, end)
	case head&plural != 0:
		return none
	case head&(role|woman|man) != 0 && head&body == 0:
		who := s.bearer(first, end, none)
		if who == none && head&role != 0 && end == last {
			who = s.salient(first, end)
		}
		return who
	}
	if who := s.namedAs(first, end); who != none {
		return who
	}
	return s.fromLead(first, end)
}

// isLoaded reports whether a phrase judges the one it means, "the puppet
// government": it is kept as the author's label.
func (s *scene) isLoaded(first, end int) bool {
	for t := first + 1; t < end-1; t++ {
		if s.words.of(s.an.Text(t))&loaded != 0 {
			return true
		}
	}
	return false
}

// fromLead is the body or report of which the lead of the text told by its kind
// alone, and which the phrase of tokens [first, end) tells more exactly, or none:
// "A new poll shows ... The Teslin Courier poll".
func (s *scene) fromLead(first, end int) int {
	if s.sentence > lead+2 || s.in(first) {
		return none
	}
	for _, who := range s.tail(s.byRole[s.same(lower(s.an.Text(end-1)))]) {
		a := &s.cast[who]
		if a.By != "actor/description" || a.alias != none || a.began > lead || a.began == s.sentence || !isIndefinite(a.Name) || strings.ToLower(a.Name[1:]) != a.Name[1:] {
			continue
		}
		a.Name = spell(s.an, max(first, s.namePart(first, end)), end)
		return who
	}
	return none
}

// namePart is where the capitalised words begin that make a name of a phrase for a
// body or report, "the latest Teslin Courier poll", or none.
func (s *scene) namePart(first, end int) int {
	if s.words.of(s.an.Text(end-1))&(document|body|outlet) == 0 {
		return none
	}
	for t := first + 1; t < end-1; t++ {
		if startsUpper(s.an.Text(t)) && s.tags[t].Part == syntax.ProperNoun && !s.isAdjective(s.an.Text(t)) {
			return t
		}
	}
	return none
}

// pair is the group of the two persons of whom the text speaks most shortly
// before token t.
func (s *scene) pair(t int, head trait) int {
	gender := genderOf(head &^ (maleName | femaleName))
	one, other := none, none
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= t-within; i-- {
		k := s.trail[i].who
		a := &s.cast[k]
		if a.at != s.trail[i].token || a.Type != hearsay.Person && (a.Type != hearsay.UnknownType || a.said < 0 || a.bare) || a.Anonymous || gender != 0 && a.gender != 0 && a.gender != gender {
			continue
		}
		switch {
		case one == none || a.count > s.cast[one].count:
			one, other = k, one
		case other == none || a.count > s.cast[other].count:
			other = k
		}
	}
	if other == none {
		return none
	}
	return s.group(min(one, other), max(one, other))
}

// group is the actor that two persons are together.
func (s *scene) group(a, b int) int {
	name := s.cast[a].Name + " and " + s.cast[b].Name
	low := s.cast[b].last
	for _, who := range s.tail(s.byLast[low]) {
		if s.cast[who].Name == name {
			return who
		}
	}
	g := someone{said: none, owner: none, alias: none, count: 1, last: low, many: true}
	g.Actor = hearsay.Actor{Name: name, Type: hearsay.Group, Provenance: hearsay.Provenance{By: "actor/group", Confidence: byRole}}
	s.cast = append(s.cast, g)
	s.byLast[low] = append(s.byLast[low], len(s.cast)-1)
	return len(s.cast) - 1
}

// tellsWhich reports whether a definite phrase points at nobody who was told of:
// "the next envoy", "the envoy who came first".
func (s *scene) tellsWhich(first, end int) bool {
	if end < s.an.Sentences[s.sentence].Last {
		switch s.an.Text(end) {
		case "who", "whom", "whose", "that", "they", "he", "she":
			return true
		}
	}
	for t := first + 1; t < end-1; t++ {
		switch s.an.Text(t) {
		case "next", "future", "first", "second", "third", "other", "only", "same", "new", "sitting":
			return true
		}
	}
	return false
}

// ownerAt is the actor of the possessive phrase of tokens [first, end).
func (s *scene) ownerAt(first, end int) int {
	for i := s.nameFrom(first); i < len(s.names) && s.names[i].first < end; i++ {
		if s.names[i].last == end {
			return s.meetAt(i)
		}
	}
	if s.words.of(s.an.Text(end-1))&speaks == 0 || end < first+2 {
		return none
	}
	return s.pointed(first, end, end)
}

// bearer finds the last actor that was introduced as what the phrase says.
// Capitalised words of the phrase ("the Marovian envoy") must fit too.
func (s *scene) bearer(first, end, not int) int {
	best := none
	for _, who := range s.tail(s.byRole[s.roleAt(end-1)]) {
		a := &s.cast[who]
		if who == not || a.alias != none || a.many && !a.Anonymous || best != none && s.cast[best].at >= a.at || !s.fitsWords(a, first, end) {
			continue
		}
		best = who
	}
	return best
}

// fitsWords reports whether the capitalised words of a phrase were all told of
// the actor.
func (s *scene) fitsWords(a *someone, first, end int) bool {
	for t := first + 1; t < end-1; t++ {
		if w := s.an.Text(t); startsUpper(w) && !slices.Contains(a.roles, s.same(lower(w))) && !strings.Contains(a.Name, w) {
			return false
		}
	}
	return true
}

// fitsNouns reports whether the nouns before the head of a phrase stand in the
// name of a body: "the appeals court", but not "the district court", is the Court
// of Appeals.
func (s *scene) fitsNouns(a *someone, first, end int) bool {
	for t := first + 1; t < end-1; t++ {
		if w := bare(s.an.Text(t)); s.tags[t].Part == syntax.Noun && !startsUpper(w) && s.words.of(w)&loaded == 0 && !containsFold(a.Name, w) {
			return false
		}
	}
	return true
}

// containsFold reports whether a word of a name begins with the word, whatever
// the case.
func containsFold(name, word string) bool {
	for w := range strings.FieldsSeq(name) {
		if len(w) >= len(word) && strings.EqualFold(w[:len(word)], word) {
			return true
		}
	}
	return false
}

// hasRole reports whether an actor was introduced by a role, or as the deputy of
// one who has it.
func (s *scene) hasRole(a *someone, r string) bool {
	return slices.ContainsFunc(a.roles, func(x string) bool { return x == r || strings.HasSuffix(x, "-"+r) })
}

// namedAs finds the body, outlet or report that a definite phrase means: the
// last one with the noun in its name or description.
func (s *scene) namedAs(first, end int) int {
	head := s.same(lower(s.an.Text(end - 1)))
	tr := s.words.of(s.an.Text(end - 1))
	best := none
	switch head {
	case "media", "press", "television", "radio", "house":
		return none // of all or none
	}
	for _, who := range s.tail(s.byRole[head]) {
		a := &s.cast[who]
		if a.alias != none || a.Type == hearsay.Person || a.Type == hearsay.Group && tr&group == 0 || !s.fitsWords(a, first, end) || !s.fitsNouns(a, first, end) {
			continue
		}
		if best == none || a.at+a.known() > s.cast[best].at+s.cast[best].known() {
			best = who
		}
	}
	if best == none || s.cast[best].Anonymous || !s.cast[best].many {
		if generic(head) && end == first+2 {
			if who := s.lastBody(first); who != none {
				return who
			}
		}
	}
	if best == none && generic(head) {
		if who := s.unsortedBody(first, end); who != none {
			return who
		}
	}
	if k := s.speaker; k != none && end == first+2 && (tr&outlet != 0 || generic(head)) && s.sentence-s.cast[k].spoke <= 2 && s.cast[k].sentence < s.sentence && s.cast[k].mayBeBody() {
		return k
	}
	if tr&outlet != 0 && end == first+2 {
		if who := s.lastOutlet(first); best == none || who != none && s.cast[who].at > s.cast[best].at {
			return who
		}
	}
	return best
}

// unsortedBody is the one name shortly before token first of which nothing tells
// that it is a person's, and which has the nouns of the phrase, or none: "Brae Water
// raised its prices. The water company said".
func (s *scene) unsortedBody(first, end int) int {
	who := none
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= first-within/2; i-- {
		k := s.trail[i].who
		a := &s.cast[k]
		if a.at != s.trail[i].token || s.sentence-a.sentence > 2 || a.sentence == s.sentence || !a.mayBeBody() || a.first == "" || !s.fitsNouns(a, first, end) {
			continue
		}
		if who != none && who != k {
			return none
		}
		who = k
	}
	return who
}

// mayBeBody reports whether nothing tells that a name is that of a person: "Brae
// Water".
func (a *someone) mayBeBody() bool {
	return a.By == "actor/name" && (a.Type == hearsay.UnknownType || a.Type == hearsay.Person) && a.gender == 0 && a.called == 0 && len(a.roles) == 0
}

// known is how many tokens nearer an actor with a name is than one without.
func (a *someone) known() int {
	if a.By == "actor/name" {
		return within
	}
	return 0
}

// generic reports whether a noun can stand for a body of any name.
func generic(noun string) bool {
	switch noun {
	case "company", "firm", "organization", "organisation", "group", "agency", "corporation", "movement", "party":
		return true
	}
	return false
}

// lastBody is the named body of which the sentences before token t tell.
func (s *scene) lastBody(t int) int {
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= t-within; i-- {
		a := &s.cast[s.trail[i].who]
		if (a.Type == hearsay.Body || a.Type == hearsay.Group) && a.By == "actor/name" && (a.count > 1 || a.place == subject) && s.sentence-a.sentence <= 2 && a.at == s.trail[i].token {
			return s.trail[i].who
		}
	}
	return none
}

// lastOutlet is the outlet that was mentioned last before token t.
func (s *scene) lastOutlet(t int) int {
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= t-within; i-- {
		if a := &s.cast[s.trail[i].who]; a.Type == hearsay.Outlet && !a.Anonymous && s.sentence-a.sentence <= 3 {
			return s.trail[i].who
		}
	}
	return none
}

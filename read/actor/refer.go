package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// ask finds the actor of one ask.
func (s *scene) ask(asks []Ask, i int) int {
	span := asks[i].Span
	first, last := s.tokenAt(span.Start), s.tokenAt(span.End-1)+1
	word := strings.ToLower(strings.ReplaceAll(span.Of(s.an.Doc.Text), "’", "'"))
	switch word {
	case "who", "which", "that", "whom":
		if asks[i].Antecedent != (hearsay.Span{}) {
			who := s.phrase(s.tokenAt(asks[i].Antecedent.Start), s.tokenAt(asks[i].Antecedent.End-1)+1)
			s.refer(who, span, "actor/relative", relative)
			return who
		}
		return none
	case "he", "she", "his", "her", "him":
		who := s.person(first, genderOfPronoun(word))
		s.refer(who, span, "actor/he-she", heShe)
		return who
	case "they", "their", "it", "its", "them":
		who := s.thing(first, word[0] == 't')
		s.refer(who, span, "actor/it-they", itThey)
		return who
	case "i", "me", "my", "myself", "we", "our", "you", "your", "us", "this", "these", "those", "one", "some", "many", "others", "another", "most", "all", "both":
		return none
	}
	return s.phrase(first, last)
}

// outlet finds the outlet that a span names, or none.
func (s *scene) outlet(a Ask) int {
	first, last := s.tokenAt(a.Span.Start), s.tokenAt(a.Span.End-1)+1
	for first < last-1 && s.tags[first].Part != syntax.ProperNoun && s.words.of(s.an.Text(first)) == 0 {
		first++
	}
	for ; first < last; first++ {
		n := name{first: first, last: last, lead: first, kind: hearsay.Outlet}
		o, listed := s.lex.Outlet(spell(s.an, first, last))
		switch {
		case a.Name != "", listed, s.words.of(s.an.Text(last-1))&(outlet|outletName) != 0 && last-first > 1 && startsUpper(s.an.Text(last-1)) && startsUpper(s.an.Text(first)):
			who := s.sameBodyNamed(a.Name, o.Name, &n)
			s.mention(who, s.span(first, last), hearsay.Named, "actor/outlet", byName)
			return who
		}
	}
	return none
}

// sameBodyNamed is the outlet of one of the names, or of the words of n; a new
// one when it was not met before.
func (s *scene) sameBodyNamed(given, listed string, n *name) int {
	normal := given
	if normal == "" {
		normal = listed
	}
	if normal == "" {
		normal = spell(s.an, n.first, n.last)
	}
	for who := len(s.cast) - 1; who >= max(0, len(s.cast)-400); who-- {
		if a := &s.cast[who]; strings.EqualFold(a.Name, normal) && !a.Anonymous {
			a.Type, a.many = hearsay.Outlet, true // a citation tells what it is
			return who
		}
	}
	who := s.enter(n)
	s.cast[who].Name = normal
	return who
}

func (s *scene) refer(who int, span hearsay.Span, by string, confidence float64) {
	if who == none {
		return
	}
	s.mention(who, span, hearsay.Pronoun, by, confidence)
	s.cast[who].at = s.tokenAt(span.Start)
}

func genderOfPronoun(word string) trait {
	if word == "he" || word == "his" || word == "him" {
		return man
	}
	return woman
}

// phrase finds the actor of a noun phrase with what belongs to it.
func (s *scene) phrase(first, last int) int {
	for first < last && s.an.Tokens[first].Kind == syntax.Punct {
		first++
	}
	for last > first && s.an.Tokens[last-1].Kind == syntax.Punct {
		last--
	}
	if first == last {
		return none
	}
	end := s.core(first, last)
	if end == first {
		return none
	}
	if s.coordinated(first, end) {
		return s.described(first, end, end, hearsay.Group, false)
	}
	for i := s.nameFrom(first); i < len(s.names) && s.names[i].lead < end; i++ {
		if n := &s.names[i]; n.last == end || n.last > end && n.first < end {
			if isPossessive(s.an.Text(n.last-1)) && n.last < last {
				break
			}
			return s.meetAt(i)
		}
	}
	if end == first+1 && startsUpper(s.an.Text(first)) || s.tags[first].Headline {
		if who := s.headlineName(first, end); who != none {
			return who
		}
	}
	if i := s.apposed(end, last); i != none { // "the head of the board, Vera Holm,"
		who := s.meetAt(i)
		for t := first; t < end; t++ {
			s.role(&s.cast[who], t)
		}
		return who
	}
	return s.nominal(first, end, last)
}

// meetAt is the actor of name i, with all names before it met.
func (s *scene) meetAt(i int) int {
	s.pass(s.names[i].first)
	if s.next == i {
		s.next++
	}
	return s.meet(&s.names[i])
}

// apposed is the index of the name of a person that follows a comma after
// token end, all up to token last or the next comma, or none.
func (s *scene) apposed(end, last int) int {
	for t := end; t < last; t++ {
		if s.an.Text(t) != "," {
			continue
		}
		i := s.nameFrom(t)
		if i == len(s.names) {
			return none
		}
		if n := &s.names[i]; n.lead == t+1 && n.kind == hearsay.Person && (n.last >= last || s.an.Text(n.last) == ",") {
			return i
		}
		return none
	}
	return none
}

// headlineName reads a name where capitals tell nothing.
func (s *scene) headlineName(first, end int) int {
	if s.words.of(s.an.Text(end-1)) != 0 && s.words.of(s.an.Text(end-1))&(maleName|femaleName) == 0 {
		return none
	}
	n, ok := s.name(s.an, first, end, syntax.Sentence{First: -1})
	if !ok || !startsUpper(s.an.Text(n.first)) {
		return none
	}
	return s.meet(&n)
}

// core is the end of the phrase's core, before its appositions, relative
// clauses and prepositions; those inside a name do not count.
func (s *scene) core(first, last int) int {
	for t := first; t < last; t++ {
		for i := s.nameFrom(t); i < len(s.names) && s.names[i].lead <= t; i++ {
			if s.names[i].last > t && s.names[i].lead >= first {
				t = min(s.names[i].last, last)
			}
		}
		if t >= last {
			return last
		}
		switch s.an.Text(t) {
		case ",", "(", "—", "–", "-", "who", "whose", "which", "that":
			return t
		}
		if t > first && s.tags[t].Part == syntax.Adposition || t > first && s.tags[t].Part == syntax.Particle ||
			t > first+1 && s.tags[t].Part == syntax.Verb && s.tags[t].Form&(syntax.Participle|syntax.Gerund) != 0 && s.tags[t-1].Part == syntax.Noun {
			return t
		}
	}
	return last
}

// coordinated reports whether "and" stands between the tokens.
func (s *scene) coordinated(first, last int) bool {
	for t := first + 1; t < last-1; t++ {
		if s.an.Text(t) == "and" {
			return true
		}
	}
	return false
}

// nominal finds the actor of a phrase whose head is no name.
func (s *scene) nominal(first, end, last int) int {
	head := s.words.of(s.an.Text(end - 1))
	if head&(role|group|body|outlet|document|woman|man) == 0 {
		return s.described(first, end, last, hearsay.UnknownType, false)
	}
	if s.definite(first, end) {
		if who := s.introduced(first, end); who != none {
			s.mention(who, s.an.Span(first, end), hearsay.Nominal, "actor/role", byRole)
			s.cast[who].at = first
			return who
		}
	}
	return s.described(first, end, last, kindOf(head), head&(role|group|woman|man) != 0 && !s.definite(first, end))
}

func kindOf(t trait) hearsay.ActorType {
	switch {
	case t&outlet != 0:
		return hearsay.Outlet
	case t&body != 0:
		return hearsay.Body
	case t&plural != 0 && t&(role|group|woman|man) != 0, t&group != 0 && t&role == 0:
		return hearsay.Group
	case t&(role|woman|man) != 0:
		return hearsay.Person
	}
	return hearsay.UnknownType
}

// definite reports whether a phrase points back: "the envoy", "that envoy".
func (s *scene) definite(first, end int) bool {
	switch strings.ToLower(s.an.Text(first)) {
	case "the", "this", "that", "these", "those":
		return end > first+1
	}
	return false
}

// introduced finds the last actor that was introduced as what the phrase says.
// Capitalised words of the phrase ("the Marovian envoy") must fit too.
func (s *scene) introduced(first, end int) int {
	head := lower(s.an.Text(end - 1))
	best := none
	for who := len(s.cast) - 1; who >= max(0, len(s.cast)-400); who-- {
		a := &s.cast[who]
		if !s.answersTo(a, head) || best != none && s.cast[best].at >= a.at {
			continue
		}
		fits := true
		for t := first + 1; t < end-1; t++ {
			if w := s.an.Text(t); startsUpper(w) && !slices.Contains(a.roles, lower(w)) {
				fits = false
			}
		}
		if fits {
			best = who
		}
	}
	return best
}

// longestDescription bounds the words of a description that name an actor.
const longestDescription = 25

// answersTo reports whether an actor can be called by a noun: a person
// introduced as one, a body with the word in its name.
func (s *scene) answersTo(a *someone, head string) bool {
	if s.words.of(head)&(role|man|woman) != 0 && s.words.of(head)&body == 0 {
		return (a.Type == hearsay.Person || a.Type == hearsay.UnknownType || a.Anonymous) && slices.Contains(a.roles, head)
	}
	if a.Type != hearsay.Body && a.Type != hearsay.Outlet && a.Type != hearsay.UnknownType {
		return false
	}
	for w := range strings.FieldsSeq(a.Name) {
		if strings.EqualFold(w, head) {
			return true
		}
	}
	return slices.Contains(a.roles, head)
}

// described makes an actor of a description. The same definite description is
// the same actor; an anonymous one is always new.
func (s *scene) described(first, end, last int, kind hearsay.ActorType, anonymous bool) int {
	for last > end && s.an.Tokens[last-1].Kind == syntax.Punct {
		last--
	}
	last = min(last, first+longestDescription)
	text := spell(s.an, first, max(end, last))
	low := lower(s.an.Text(end - 1))
	if !anonymous {
		for _, who := range s.tail(s.byLast[low]) {
			if strings.EqualFold(s.cast[who].Name, text) {
				s.mention(who, s.an.Span(first, end), hearsay.Nominal, "actor/description", byRole)
				s.cast[who].at = first
				return who
			}
		}
	}
	a := someone{said: none, last: low, at: first, many: kind != hearsay.Person, gender: genderOf(s.words.of(s.an.Text(end-1)) &^ (maleName | femaleName))}
	a.Actor = hearsay.Actor{Name: text, Type: kind, Anonymous: anonymous, Provenance: hearsay.Provenance{By: "actor/description", Confidence: byName}}
	for t := first; t < end; t++ {
		s.role(&a, t)
	}
	s.cast = append(s.cast, a)
	who := len(s.cast) - 1
	s.byLast[low] = append(s.byLast[low], who)
	s.mention(who, s.an.Span(first, end), hearsay.Nominal, "actor/description", byName)
	return who
}

// within is how many tokens back a pronoun may refer.
const within = 120

// person finds whom "he" or "she" at token t means: among the persons named
// shortly before, the one who spoke last or stands nearest.
func (s *scene) person(t int, gender trait) int {
	best, score := none, -1e9
	for who := len(s.cast) - 1; who >= max(0, len(s.cast)-200); who-- {
		a := &s.cast[who]
		if a.Type != hearsay.Person && (a.Type != hearsay.UnknownType || a.said < 0 && !a.subject) || a.gender != 0 && a.gender != gender || a.many || t-a.at > within || a.at >= t {
			continue
		}
		if points := s.points(a, t, gender); points > score {
			best, score = who, points
		}
	}
	return best
}

// points weighs a candidate: near, told to be of the gender, a speaker before.
func (s *scene) points(a *someone, t int, gender trait) float64 {
	p := -float64(t-a.at) / 20
	if a.gender == gender {
		p += 1.5
	}
	if a.Type == hearsay.Person {
		p++
	}
	if a.said >= 0 && t-a.said < within {
		p += 2
	}
	if a.subject {
		p += 1.5
	}
	if s.in(a.at) {
		p -= 2
	}
	if isPossessive(s.an.Text(min(a.at, len(s.an.Tokens)-1))) {
		p--
	}
	return p
}

// thing finds what "they" or "it" at token t means: only a body, group, outlet
// or report that spoke shortly before.
func (s *scene) thing(t int, many bool) int {
	best := none
	for who := len(s.cast) - 1; who >= max(0, len(s.cast)-200); who-- {
		a := &s.cast[who]
		if a.Type == hearsay.Person || a.Type == hearsay.UnknownType && a.said < 0 || t-a.at > within || !many && a.Type == hearsay.Group || s.in(a.at) {
			continue
		}
		if best == none || max(a.said, a.at-within/2) > max(s.cast[best].said, s.cast[best].at-within/2) {
			best = who
		}
	}
	return best
}

func isClosed(s *scene, t int) bool {
	switch s.tags[t].Part {
	case syntax.Determiner, syntax.Adposition, syntax.Conjunction, syntax.Verb, syntax.Auxiliary, syntax.Pronoun, syntax.Subordinator:
		return true
	}
	return false
}

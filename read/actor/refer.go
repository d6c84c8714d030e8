package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/syntax"
)

// ask finds the actor of one ask.
func (s *scene) ask(asks []Ask, i int) int {
	span := asks[i].Span
	first, last := s.tokenAt(span.Start), s.tokenAt(span.End-1)+1
	word := strings.ToLower(strings.ReplaceAll(span.Of(s.an.Doc.Text), "’", "'"))
	switch word {
	case "who", "which", "that", "whom":
		who := s.ended.who
		if word != "that" || s.ended.token != first || who == none {
			who = s.antecedent(asks[i].Antecedent, first, word == "who" || word == "whom")
		}
		s.refer(who, span, "actor/relative", relative)
		return who
	case "he", "she", "his", "her", "him":
		s.saying = asks[i].Words
		who := s.heShe(first, genderOfPronoun(word))
		s.saying = nil
		return who
	case "they", "their", "it", "its", "them":
		return s.itThey(first, word[0] == 't')
	case "i", "me", "my", "myself":
		if s.narrator != none && !s.in(first) {
			s.refer(s.narrator, span, "actor/first-person", relative)
			return s.narrator
		}
		return none
	case "you":
		return s.you(first)
	case "we", "our", "your", "us", "this", "these", "those", "both":
		return none
	case "one", "another", "the other", "some", "many", "others", "most", "all", "several":
		return s.described(first, last, last, s.oneOf(word), true)
	case "the former", "the latter":
		return s.ofPair(first, last, word == "the former")
	}
	return s.phrase(first, last)
}

// antecedent is the actor that a relative pronoun at token t stands for: that of
// the span, or where a person is meant and the span names none the person named
// before it, "Vera Holm of Teslin, who".
func (s *scene) antecedent(span hearsay.Span, t int, person bool) int {
	if span == (hearsay.Span{}) {
		return none
	}
	first := s.tokenAt(span.Start)
	if i := s.personBefore(t); person && i != none && !s.namesOne(first, s.tokenAt(span.End-1)+1) {
		return s.meetAt(i)
	}
	return s.phrase(first, s.tokenAt(span.End-1)+1)
}

// longestTail is how many words may part a person from the pronoun that follows.
const longestTail = 6

// personBefore is the index of the name of a person shortly before token t, with
// no verb or mark but the last comma between, or none.
func (s *scene) personBefore(t int) int {
	for u := t - 1; u >= max(s.an.Sentences[s.sentence].First, t-longestTail); u-- {
		if i := s.nameFrom(u); i < len(s.names) && s.names[i].first <= u && s.names[i].kind == hearsay.Person {
			return i
		}
		if p := s.tags[u].Part; p == syntax.Verb || p == syntax.Auxiliary || p == syntax.Conjunction || p == syntax.Mark && u < t-1 {
			return none
		}
	}
	return none
}

// namesOne reports whether the head of a phrase can be one who speaks: a person, or
// a noun for one.
func (s *scene) namesOne(first, last int) bool {
	end := s.core(first, last)
	if i := s.nameFrom(end - 1); i < len(s.names) && s.names[i].lead < end {
		return s.names[i].kind == hearsay.Person || s.names[i].kind == hearsay.Group
	}
	return end > first && s.words.of(s.an.Text(end-1))&(role|group|woman|man|body) != 0
}

// outlet finds the outlet that a span names, or none.
func (s *scene) outlet(a Ask) int {
	first, last := s.tokenAt(a.Span.Start), s.tokenAt(a.Span.End-1)+1
	for first < last-1 && s.tags[first].Part != syntax.ProperNoun && s.words.of(s.an.Text(first)) == 0 {
		first++
	}
	for ; first < last; first++ {
		if first+1 < last && s.words.of(s.an.Text(first))&outlet != 0 && !startsUpper(s.an.Text(first)) && startsUpper(s.an.Text(first+1)) {
			a.Name = spell(s.an, first+1, last) // "the website Lund Online"
			continue
		}
		n := name{first: first, last: last, lead: first, kind: hearsay.Outlet}
		o, listed := s.lex.Outlet(spell(s.an, first, last))
		switch {
		case a.Name != "", listed, s.words.of(s.an.Text(first))&outlet != 0 && last-first > 1 && startsUpper(s.an.Text(first)) && startsUpper(s.an.Text(first+1)), // "Radio Teslin"
			last-first > 1 && s.words.of(s.an.Text(last-1))&outlet != 0 && startsUpper(s.an.Text(first)), // "Lund radio"
			last-first > 1 && lexicon.EndsOutlet(bare(s.an.Text(last-1))) && startsUpper(s.an.Text(last-1)) && startsUpper(s.an.Text(first)),
			last-first == 1 && first > 0 && strings.EqualFold(s.an.Text(first-1), "the") && startsUpper(s.an.Text(first)) && isPaper(bare(s.an.Text(first))):
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
	normal := listed
	if normal == "" {
		normal = given
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
	t := s.tokenAt(span.Start)
	s.cast[who].referred = true
	s.note(who, t, s.placeOf(t, t+1))
}

// phrase finds the actor of a noun phrase with what belongs to it.
func (s *scene) phrase(first, last int) int {
	for first < last && s.an.Tokens[first].Kind == syntax.Punct {
		first++
	}
	for last > first && s.an.Tokens[last-1].Kind == syntax.Punct {
		last--
	}
	first = s.subjectAfter(s.phraseStart(first), last)
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
	if end == first+1 && startsUpper(s.an.Text(first)) && !s.isSomeOf(first) || s.tags[first].Headline {
		if who := s.headlineName(first, end); who != none {
			return who
		}
	}
	if o, ok := s.lex.Outlet(spell(s.an, first, end)); ok && s.tags[first].Part == syntax.ProperNoun && s.words.of(s.an.Text(end-1))&outlet != 0 {
		n := name{first: first, last: end, lead: first, kind: hearsay.Outlet, sentence: s.sentence}
		who := s.sameBodyNamed("", o.Name, &n)
		s.mention(who, s.span(first, end), hearsay.Named, "actor/name", byName)
		s.note(who, first, s.placeOf(first, end))
		return who // "Lund news agency"
	}
	if i := s.apposed(end, last); i != none { // "the head of the board, Vera Holm,"
		who := s.meetAt(i)
		for t := first; t < end; t++ {
			s.role(who, t)
		}
		return who
	}
	return s.nominal(first, end, last)
}

// phraseStart is where the noun phrase begins of which a source may hold only the
// end: "the first official".
func (s *scene) phraseStart(first int) int {
	t := first
	for t > s.an.Sentences[s.sentence].First && s.tags[t].Part == syntax.Noun && (s.tags[t-1].Part == syntax.Numeral || s.tags[t-1].Part == syntax.Adjective) {
		t--
		if t > s.an.Sentences[s.sentence].First && s.tags[t-1].Part == syntax.Determiner {
			return t - 1
		}
		if s.tags[t].Part == syntax.Numeral {
			break
		}
	}
	return first
}

// subjectAfter is where "the mayor" begins in "In Teslin, the mayor said" and
// "Overall, the fund said": no comma after it makes it an apposition.
func (s *scene) subjectAfter(first, last int) int {
	comma := first + 1
	for comma < last && s.an.Text(comma) != "," {
		comma++
	}
	if comma+2 >= last || last >= len(s.an.Tokens) || s.an.Text(last) == "," || s.tags[comma+1].Part != syntax.Determiner || s.phraseEnd(comma+1) != last {
		return first
	}
	if p := s.tags[last].Part; p != syntax.Verb && p != syntax.Auxiliary && p != syntax.Adverb {
		return first
	}
	return comma + 1
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
	if s.isNoun(s.an.Text(end - 1)) {
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
		if t > first && (s.tags[t].Part == syntax.Adposition || s.isAfterNoun(t, last)) || t > first && s.tags[t].Part == syntax.Particle ||
			t > first+1 && s.tags[t].Part == syntax.Verb && s.tags[t].Form&(syntax.Participle|syntax.Gerund) != 0 && s.tags[t-1].Part == syntax.Noun {
			return t
		}
	}
	return last
}

// isAfterNoun reports whether the adjective at token t belongs to the noun before
// it: "a person familiar with the matter".
func (s *scene) isAfterNoun(t, last int) bool {
	if t+1 >= last || s.tags[t+1].Part != syntax.Adposition && s.tags[t+1].Part != syntax.Particle {
		return false
	}
	return s.tags[t].Part == syntax.Adjective && s.tags[t-1].Part == syntax.Noun || s.an.Text(t) == "close"
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

// longestDescription bounds the words of a description that name an actor.
const longestDescription = 25

// described makes an actor of a description. The same definite description is
// the same actor; an anonymous one is always new.
func (s *scene) described(first, end, last int, kind hearsay.ActorType, anonymous bool) int {
	for last > end && s.an.Tokens[last-1].Kind == syntax.Punct {
		last--
	}
	last = s.withoutCarrier(end, min(last, first+longestDescription))
	text := spell(s.an, first, max(end, last))
	low := lower(s.an.Text(end - 1))
	if !anonymous {
		for _, who := range s.tail(s.byLast[low]) {
			if strings.EqualFold(s.cast[who].Name, text) {
				s.called(who, first, end, "actor/description", byRole)
				return who
			}
		}
	}
	a := someone{said: none, owner: none, alias: none, bare: s.words.of(s.an.Text(end-1))&speaks == 0, last: low, many: kind != hearsay.Person, gender: genderOf(s.words.of(s.an.Text(end-1)) &^ (maleName | femaleName))}
	a.Actor = hearsay.Actor{Name: text, Type: kind, Anonymous: anonymous, Provenance: hearsay.Provenance{By: "actor/description", Confidence: byName}}
	a.began, a.writing = s.sentence, s.words.of(s.an.Text(end-1))&document != 0
	s.cast = append(s.cast, a)
	who := len(s.cast) - 1
	s.byLast[low] = append(s.byLast[low], who)
	for t := first; t < end; t++ {
		if t == end-1 || startsUpper(s.an.Text(t)) && t > first {
			s.role(who, t)
		}
	}
	if w := s.roleAt(end - 1); !slices.Contains(s.cast[who].roles, w) {
		s.byRole[w] = append(s.byRole[w], who)
	}
	s.called(who, first, end, "actor/description", byName)
	s.cast[who].referred = false // it is itself
	return who
}

// withoutCarrier is where a description ends before the words that tell who passed
// it on: "two sources quoted by the Courier".
func (s *scene) withoutCarrier(end, last int) int {
	for t := end; t+1 < last; t++ {
		switch s.an.Text(t) {
		case "quoted", "cited", "seen", "obtained", "reviewed", "published", "carried", "broadcast", "aired", "posted", "interviewed":
			if next := s.an.Text(t + 1); next == "by" || next == "in" || next == "on" {
				return t
			}
		}
	}
	return last
}

func isClosed(s *scene, t int) bool {
	switch s.tags[t].Part {
	case syntax.Determiner, syntax.Adposition, syntax.Conjunction, syntax.Verb, syntax.Auxiliary, syntax.Pronoun, syntax.Subordinator:
		return true
	}
	return false
}

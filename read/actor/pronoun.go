package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// within is how many tokens back a pronoun may refer.
const within = 200

// see finds the actor of what begins at token t: a name, a pronoun or a noun
// phrase that points at someone.
func (s *scene) see(t int) {
	for s.next < len(s.names) && s.names[s.next].first <= t {
		n := &s.names[s.next]
		s.next++
		before := s.ended
		s.meet(n)
		if before.who != none && before.token == n.lead-1 && s.an.Text(before.token) == "and" {
			s.together(before.who, s.next-1)
		}
		if isPossessive(s.an.Text(n.last - 1)) {
			s.belonging(n.lead, n.last, s.ended.who)
		}
	}
	if s.seen[t] {
		return
	}
	if part := s.tags[t].Part; part != syntax.Pronoun && part != syntax.Determiner {
		s.bare(t)
		return
	}
	var buf [12]byte
	switch word := string(syntax.Lower(buf[:0], s.an.Text(t))); word {
	case "he", "she", "him", "her", "his", "he's", "she's", "he'd", "she'd", "he'll", "she'll":
		who := s.heShe(t, genderOfPronoun(word))
		if word == "his" || word == "her" {
			s.belonging(t, t+1, who)
		}
	case "my":
		if s.narrator != none && !s.in(t) {
			s.belonging(t, t+1, s.narrator)
		}
	case "they", "them", "their":
		who := s.itThey(t, true)
		if word == "their" {
			s.belonging(t, t+1, who)
		}
	case "its":
		s.belonging(t, t+1, s.itThey(t, false))
	case "it":
		if s.acts(t + 1) {
			s.itThey(t, false)
		}
	case "who", "which", "whom", "whose":
		s.relative(t)
	case "that":
		if s.ended.who != none && s.ended.token == t && t+1 < len(s.tags) && s.isFinite(t+1) {
			s.refer(s.ended.who, s.an.Span(t, t+1), "actor/relative", relative)
		} else {
			s.nounPhrase(t)
		}
	case "the", "this", "these", "those", "a", "an":
		s.nounPhrase(t)
	}
}

// bare finds the group that a noun phrase without an article means, when it is the
// subject of its clause: "Senior officials in Teslin said".
func (s *scene) bare(t int) {
	if s.in(t) || t > s.an.Sentences[s.sentence].First && !s.opensClause(t-1) {
		return
	}
	switch s.tags[t].Part {
	case syntax.Noun, syntax.Adjective, syntax.ProperNoun, syntax.Numeral:
	default:
		return
	}
	end := s.phraseEnd(t)
	if end == t || end >= len(s.tags) {
		return
	}
	head := s.words.of(s.an.Text(end - 1))
	police := strings.EqualFold(s.an.Text(end-1), "police")
	if !police && (head&plural == 0 || head&(role|group|woman|man) == 0) || startsUpper(s.an.Text(end-1)) && end-1 > t || s.isNamed(t, end) {
		return
	}
	if place := s.placeOf(t, end); place == subject {
		kind := hearsay.Group
		if police {
			kind = hearsay.Body
		}
		s.ended = step{s.described(t, end, end, kind, !police), end}
	}
}

// opensClause reports whether a clause may begin after token t.
func (s *scene) opensClause(t int) bool {
	switch s.an.Text(t) {
	case ",", ";", ":", "and", "but", "that", "—", "–", "“", "\"":
		return true
	}
	return s.tags[t].Part == syntax.Subordinator
}

// together makes one group of the person who was just met as name i and the one
// named before: "Dost and Lund". Of a list of three it makes none.
func (s *scene) together(first, i int) {
	n := &s.names[i]
	second := s.ended.who
	if i == 0 || first == second || s.cast[first].Type != hearsay.Person || s.cast[second].Type != hearsay.Person || s.names[i-1].last != n.lead-1 {
		return
	}
	if lead := s.names[i-1].lead; lead > 0 && s.an.Text(lead-1) == "," && i > 1 && s.names[i-2].last == lead-1 {
		return
	}
	who := s.group(first, second)
	s.mention(who, s.span(s.names[i-1].first, n.last), hearsay.Named, "actor/group", byRole)
	s.note(who, s.names[i-1].first, s.placeOf(s.names[i-1].lead, n.last))
}

// acts reports whether the token is a verb of which "it" is no mere filler.
func (s *scene) acts(t int) bool {
	if t >= len(s.an.Tokens) || s.tags[t].Part != syntax.Verb || s.in(t) {
		return false
	}
	switch s.an.Text(t) {
	case "seems", "seemed", "appears", "appeared", "takes", "took", "makes", "made", "turns", "turned", "remains", "remained", "happened", "happens", "matters",
		"helps", "helped", "looks", "looked", "feels", "felt", "comes", "came", "became", "becomes", "gets", "got", "goes", "went", "means", "meant", "depends", "works", "sounds", "started", "ended":
		return false
	}
	return s.tags[t].Form&(syntax.Past|syntax.Third) != 0
}

// relative refers "who" at token t to the phrase right before it.
func (s *scene) relative(t int) {
	end := s.ended.token
	if s.ended.who == none || end != t && (end != t-1 || !s.isPause(end)) {
		return
	}
	who := s.ended.who
	if typ := s.cast[who].Type; s.an.Text(t) == "who" && typ != hearsay.Person && typ != hearsay.Group {
		if i := s.personBefore(t); i != none {
			who = s.known(&s.names[i]) // "Vera Holm of Teslin, who"
		}
	}
	if who == none {
		return
	}
	if s.an.Text(t) != "which" && s.an.Text(t) != "whose" && s.cast[who].Type != hearsay.Person && s.cast[who].Type != hearsay.Group && s.cast[who].Type != hearsay.UnknownType {
		return
	}
	s.refer(who, s.an.Span(t, t+1), "actor/relative", relative)
}

// isPause reports whether a mark sets a clause off.
func (s *scene) isPause(t int) bool {
	switch s.an.Text(t) {
	case ",", "—", "–", "--", "-", "(":
		return true
	}
	return false
}

// heShe finds whom "he" or "she" at token t means and takes note of it.
func (s *scene) heShe(t int, gender trait) int {
	who, sure := s.person(t, gender)
	if who == none {
		return none
	}
	if sure && s.cast[who].gender == 0 {
		s.cast[who].called = gender
	}
	s.refer(who, s.pronounSpan(t), "actor/he-she", heShe)
	return who
}

// pronounSpan is the pronoun of "he's".
func (s *scene) pronounSpan(t int) hearsay.Span {
	span := s.an.Span(t, t+1)
	if i := strings.IndexAny(s.an.Text(t), "'’"); i > 0 {
		span.End = span.Start + i
	}
	return span
}

// How much must speak for what "they" means where it is a source, and elsewhere,
// where plurals of which nothing is known lie between.
const (
	asked   = -0.5
	telling = 0.8
)

// itThey finds whom "it" or "they" at token t means and takes note of it.
func (s *scene) itThey(t int, many bool) int {
	need := telling
	if s.asking {
		need = asked
	}
	who := s.thing(t, many, need)
	if who != none {
		s.refer(who, s.an.Span(t, t+1), "actor/it-they", itThey)
	}
	return who
}

func genderOfPronoun(word string) trait {
	if word[0] == 'h' && word[:2] != "he" || word == "he" || strings.HasPrefix(word, "he'") {
		return man
	}
	return woman
}

// closeCall is how much better than the next a candidate must be.
const closeCall = 0.25

// person finds whom "he" or "she" at token t means: among the persons of the
// last sentences the one whom most speaks for, or none when two are as likely.
// Sure is true when there is no other.
func (s *scene) person(t int, gender trait) (who int, sure bool) {
	who = none
	best, second := -1e9, -1e9
	speaker, open := s.speakerAt(t, gender)
	if open {
		return none, false
	}
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= t-within; i-- {
		k := s.trail[i].who
		a := &s.cast[k]
		if a.at != s.trail[i].token || k == who || k == speaker || !a.canBe(gender) || s.bound(a, t) {
			continue
		}
		if p := s.points(a, t, gender); p > best {
			who, best, second = k, p, best
		} else if p > second {
			second = p
		}
	}
	need := closeCall
	if t < len(s.an.Tokens) && s.in(t) {
		need = 1
	}
	if best-second < need || best < -4 {
		return none, false
	}
	return who, second < -1e8 || best-second > 2
}

// speakerAt is who says the quoted word at token t, who is "I" there and not
// "he"; open is true for a pronoun of the same gender after the quote.
func (s *scene) speakerAt(t int, gender trait) (who int, open bool) {
	if t >= len(s.an.Tokens) || !s.in(t) {
		return none, false
	}
	at := s.an.Tokens[t].Start
	i := s.quoteAt(at)
	if i < 0 {
		return s.speaker, false // most likely the quote goes on
	}
	ask := s.quotes[i].ask
	span := s.asks[ask].Span
	if span.Start < at {
		return s.of[ask], false
	}
	first := s.tokenAt(span.Start)
	if w := strings.ToLower(span.Of(s.an.Doc.Text)); w == "he" || w == "she" {
		return none, genderOfPronoun(w) == gender
	}
	if k := s.nameFrom(first); k < len(s.names) && s.an.Tokens[s.names[k].first].Start < span.End {
		return s.known(&s.names[k]), false
	}
	return none, false
}

// quoteAt is the index of the quote that holds a byte offset, -1 for none.
func (s *scene) quoteAt(at int) int {
	i, _ := slices.BinarySearchFunc(s.quotes, at, func(q quote, at int) int { return q.Start - at - 1 })
	if i--; i < 0 || s.quotes[i].End <= at {
		return -1
	}
	return i
}

// canBe reports whether "he" or "she" can mean the actor.
func (a *someone) canBe(gender trait) bool {
	if a.many || a.bare || a.spot && a.gender == 0 || (a.gender|a.called)&(woman|man) != 0 && (a.gender|a.called)&gender == 0 {
		return false
	}
	return a.Type == hearsay.Person || a.Type == hearsay.UnknownType && (a.said >= 0 || a.place == subject || a.gender != 0 || a.called != 0)
}

// bound reports whether the actor is the subject of the clause of "him" at
// token t, who would be "himself".
func (s *scene) bound(a *someone, t int) bool {
	if t >= len(s.an.Tokens) || a.sentence != s.sentence || a.place != subject {
		return false
	}
	switch s.an.Text(t) {
	case "him":
	case "her":
		if t+1 < len(s.tags) && (s.tags[t+1].Part == syntax.Noun || s.tags[t+1].Part == syntax.Adjective) {
			return false
		}
	default:
		return false
	}
	for u := a.at + 1; u < t; u++ {
		if p := s.tags[u].Part; p == syntax.Subordinator || s.an.Text(u) == "who" || (p == syntax.Conjunction || s.an.Text(u) == ",") && !s.goesOn(u+1) {
			return false
		}
	}
	return true
}

// goesOn reports whether a verb at token t has the subject of the clause before:
// "Dost thanked Holm and called him".
func (s *scene) goesOn(t int) bool {
	if s.tags[t].Part == syntax.Conjunction || s.tags[t].Part == syntax.Adverb {
		t++
	}
	return t < len(s.tags) && (s.isFinite(t) || s.tags[t].Form&syntax.Gerund != 0)
}

// points weighs a candidate: near, told to be of the gender, a speaker before.
func (s *scene) points(a *someone, t int, gender trait) float64 {
	p := -0.7*float64(s.sentence-a.sentence) - float64(t-a.at)/80
	if a.gender == gender || a.called == gender {
		p += 1.5
	}
	if a.Type == hearsay.Person {
		p++
	}
	if !a.pointed && !a.Anonymous {
		p += 0.7
	}
	if part := s.tags[a.at].Part; a.sentence == s.sentence && (part == syntax.Pronoun || part == syntax.Determiner) {
		p += 0.7 // "he said that he"
	}
	if a.said >= 0 && s.sentence-a.spoke <= 1 {
		p += 1.5
	}
	if s.namedIn(a, s.saying) {
		p -= 3
	}
	switch a.place {
	case subject:
		p += 1.5
	case oblique, owner:
		p -= 0.5
	}
	if s.in(a.at) && (t >= len(s.an.Tokens) || !s.in(t)) {
		p -= 2
	}
	return p + min(float64(a.count), 8)*0.12
}

// namedIn reports whether an actor was named in the spans: nobody names himself
// in his own words.
func (s *scene) namedIn(a *someone, spans []hearsay.Span) bool {
	for _, span := range spans {
		for i := len(a.mention) - 1; i >= 0 && i > len(a.mention)-6; i-- {
			if m := &a.mention[i]; m.Kind == hearsay.Named && span.Start <= m.Span.Start && m.Span.End <= span.End {
				return true
			}
		}
	}
	return false
}

// thing finds what "they" or "it" at token t means: a body, group, outlet or
// report that spoke shortly before, or the subject of the last clause.
func (s *scene) thing(t int, many bool, need float64) int {
	best, points := none, need
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= t-within/2; i-- {
		k := s.trail[i].who
		a := &s.cast[k]
		if a.at != s.trail[i].token || k == best || a.Type == hearsay.Person || a.bare || a.Type == hearsay.UnknownType && (a.said < 0 && !(a.writing && s.asking) || many && a.By != "actor/name") || !many && a.Type == hearsay.Group || s.in(a.at) {
			continue
		}
		if p := s.thingPoints(a, t, many); p > points {
			best, points = k, p
		}
	}
	return best
}

func (s *scene) thingPoints(a *someone, t int, many bool) float64 {
	p := -0.8*float64(s.sentence-a.sentence) - float64(t-a.at)/80
	if a.said >= 0 && t-a.said < 80 {
		p += 1.5
	}
	if a.place == subject {
		p++
	}
	switch {
	case a.writing && !many && s.sentence-a.sentence <= 1:
		p += 2 // "cited a report. It says"
	case many && a.Type == hearsay.Group:
		p++
	case many && a.Type == hearsay.State:
		p--
	}
	if a.place == oblique || a.place == owner || a.spot {
		p--
	}
	return p
}

// firstPerson refers "I" and its like inside quoted words to the one who says
// them.
func (s *scene) firstPerson(asks []Ask) {
	for i := range asks {
		if k := asks[i].Speaker; k >= 0 {
			s.of[i] = s.of[k]
			if who := s.of[i]; who != none {
				s.mention(who, asks[i].Span, hearsay.Pronoun, "actor/first-person", relative)
			}
		}
	}
	for i := range asks {
		who := s.of[i]
		if who == none || s.cast[who].Type != hearsay.Person && s.cast[who].Type != hearsay.UnknownType {
			continue
		}
		for _, span := range asks[i].Words {
			for t := s.tokenAt(span.Start); t < len(s.an.Tokens) && s.an.Tokens[t].End <= span.End; t++ {
				s.sayI(who, t)
			}
		}
	}
}

// sayI refers token t to who when it is "I", "me" or "my".
func (s *scene) sayI(who, t int) {
	if isI(s.an.Text(t)) {
		s.mention(who, s.pronounSpan(t), hearsay.Pronoun, "actor/first-person", relative)
		s.cast[who].referred = true
	}
}

package actor

import (
	"cmp"
	"strings"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/syntax"
)

// lower is the form in which names are compared.
func lower(s string) string { return strings.ToLower(bare(s)) }

// meet enters a name of the text: a new actor, or one who was met before.
func (s *scene) meet(n *name) int {
	who := s.known(n)
	if who == none {
		who = s.enter(n)
		s.nameBody(who, n)
	}
	s.better(who, n)
	a := &s.cast[who]
	if n.last-n.first == 1 && a.first != "" {
		a.alone++
	}
	if a.gender == 0 || n.told && !a.told {
		a.gender, a.told = n.gender, n.told
	}
	place := s.placeOf(n.lead, n.last)
	if place == oblique && (n.kind == hearsay.UnknownType || n.kind == hearsay.Person && n.first == n.lead) && n.gender == 0 && s.isWhere(n.lead-1) {
		a.spot = true
	}
	s.introduce(who, n)
	if s.cast[who].count == 0 && n.kind == hearsay.Person {
		s.nameAtLast(who)
	}
	if s.cast[who].count == 0 && s.isOwnName(n) {
		if k := s.describedHere(); k != none {
			s.merge(k, who)
		}
	}
	s.note(who, n.first, place)
	s.ended = step{who, n.last}
	s.mention(who, s.span(n.first, n.last), hearsay.Named, "actor/name", byName)
	return who
}

// nameAtLast gives the name of a person who is met to one of whom the text spoke
// shortly before by the same role alone: "the envoy ... Karim Dost, the envoy".
func (s *scene) nameAtLast(who int) {
	for _, r := range s.cast[who].roles {
		if s.words.of(r)&role == 0 {
			continue
		}
		for _, k := range s.tail(s.byRole[r]) {
			d := &s.cast[k]
			if k != who && d.pointed && d.alias == none && s.sentence-d.sentence <= 8 && s.same(d.last) == r {
				s.merge(k, who)
				return
			}
		}
	}
}

// describedHere is the last person whom the sentence describes without a name.
func (s *scene) describedHere() int {
	for i := len(s.trail) - 1; i >= 0 && s.trail[i].token >= s.an.Sentences[s.sentence].First; i-- {
		who := s.trail[i].who
		if a := &s.cast[who]; a.Type == hearsay.Person && a.By == "actor/description" && a.alias == none {
			return who
		}
	}
	return none
}

// isOwnName reports whether a name is the one that somebody gave: "a commander who
// gave his name only as Hamid".
func (s *scene) isOwnName(n *name) bool {
	t := n.lead - 1
	if n.many() || t < 2 {
		return false
	}
	if s.an.Text(t) == "," && s.an.Text(t-1) == "name" {
		return true // "gave only his first name, Hamid"
	}
	if s.an.Text(t) != "as" {
		return false
	}
	if s.an.Text(t-1) == "only" {
		t--
	}
	switch s.an.Text(t - 1) {
	case "name", "himself", "herself":
		return true
	}
	return false
}

// merge makes actor k another mention of who.
func (s *scene) merge(k, who int) {
	d, a := &s.cast[k], &s.cast[who]
	a.mention = append(a.mention, d.mention...)
	a.count += d.count
	a.asked, a.referred = a.asked || d.asked, true
	if a.Type == hearsay.UnknownType {
		a.Type = d.Type
	}
	d.mention, d.alias, d.at = nil, who, -1
}

// note records that an actor was mentioned at token t. What is said inside a
// quote does not lie in the way of what the author says.
func (s *scene) note(who, t int, place mark) {
	a := &s.cast[who]
	a.count++
	if t < len(s.an.Tokens) && s.in(t) && a.count > 1 && t-a.at < within && !s.in(a.at) {
		return
	}
	a.at, a.sentence, a.place = t, s.sentence, place
	s.trail = append(s.trail, step{who, t})
}

// placeOf tells what the phrase of tokens [first, last) is in its clause.
func (s *scene) placeOf(first, last int) mark {
	st := s.an.Sentences[s.sentence]
	if isPossessive(s.an.Text(last - 1)) {
		if first == st.First {
			return subject // "Dost's plan is": the text is about him
		}
		return owner
	}
	if first > st.First && s.tags[first-1].Part == syntax.Adposition {
		return oblique
	}
	if first > st.First+1 && s.tags[first-1].Part == syntax.Verb && s.tags[first-1].Form&(syntax.Past|syntax.Third) != 0 && s.an.Tokens[first-2].Kind == syntax.Punct {
		return subject // "...," said Dost
	}
	return s.placeBefore(first, last, st)
}

// placeBefore tells by what follows the phrase what it is.
func (s *scene) placeBefore(first, last int, st syntax.Sentence) mark {
	of := false // inside "of Marovia"
	last = s.afterAside(last, st)
	for t := last; t < min(st.Last, last+6); t++ {
		switch s.tags[t].Part {
		case syntax.Verb, syntax.Auxiliary:
			if s.tags[t].Form == syntax.Gerund {
				return inside
			}
			return subject
		case syntax.Adverb:
			continue
		case syntax.Adposition:
			of = true
			continue
		}
		if of && s.tags[t].Part != syntax.Mark && s.tags[t].Part != syntax.Pronoun {
			continue
		}
		if s.an.Text(t) == "and" && t == last {
			if i := s.nameFrom(last); i < len(s.names) && s.names[i].lead == last+1 {
				return s.placeOf(first, s.names[i].last) // "Dost and Lund said"
			}
		}
		if s.an.Text(t) == "," && (first == st.First || t == last && s.verbAfterAside(t, st)) {
			return subject
		}
		break
	}
	return inside
}

// afterAside is the token after the bracket that opens at token t, else t: "Lund
// (HP, Teslin) said".
func (s *scene) afterAside(t int, st syntax.Sentence) int {
	if t >= st.Last || s.an.Text(t) != "(" {
		return t
	}
	for u := t + 1; u < min(st.Last, t+longestAside); u++ {
		if s.an.Text(u) == ")" {
			return u + 1
		}
	}
	return t
}

// verbAfterAside reports whether a finite verb follows what a comma at token t
// and the next one set off: "Lund, now 81, said".
func (s *scene) verbAfterAside(t int, st syntax.Sentence) bool {
	for u := t + 2; u < min(st.Last-1, t+longestAside); u++ {
		if s.an.Text(u) == "," {
			return s.isFinite(u + 1) // before the end of the sentence
		}
	}
	return false
}

// longestAside bounds the words of a bracket after a name.
const longestAside = 12

// isWhere reports whether a preposition tells a place.
func (s *scene) isWhere(t int) bool {
	switch s.an.Text(t) {
	case "in", "In", "at", "At", "near", "Near", "across", "throughout", "outside", "inside":
		return true
	}
	return false
}

// span covers the tokens [first, last) without a possessive at the end.
func (s *scene) span(first, last int) hearsay.Span {
	span := s.an.Span(first, last)
	w := s.an.Text(last - 1)
	span.End -= len(w) - len(bare(w))
	return span
}

func (s *scene) mention(who int, span hearsay.Span, kind hearsay.MentionKind, by string, confidence float64) {
	if span.Len() <= 0 {
		return
	}
	s.cast[who].mention = append(s.cast[who].mention, hearsay.Mention{
		Span: span, Kind: kind, Provenance: hearsay.Provenance{By: by, Confidence: confidence},
	})
}

// enter makes a new actor of a name.
func (s *scene) enter(n *name) int {
	text := spell(s.an, n.first, n.last)
	a := someone{said: none, owner: none, alias: none, bare: n.thing, gender: n.gender, many: n.kind != hearsay.Person && n.kind != hearsay.UnknownType}
	a.Actor = hearsay.Actor{Name: s.normal(n, text), Type: n.kind, Provenance: hearsay.Provenance{By: "actor/name", Confidence: byName}}
	a.last, a.began = lower(s.an.Text(n.last-1)), s.sentence
	if n.last-n.first > 1 {
		a.first = lower(s.an.Text(n.first))
	}
	if a.first == "" && a.gender == 0 && !a.many {
		a.called = genderOf(s.words.of(a.last) & (femaleName | maleName))
	}
	s.cast = append(s.cast, a)
	who := len(s.cast) - 1
	s.byLast[a.last] = append(s.byLast[a.last], who)
	if !a.many {
		key := lexicon.Key(a.last)
		s.byKey[key] = append(s.byKey[key], who)
	}
	if a.many {
		s.cast[who].words = strings.Join(nameWords(a.Name), " ")
		for t := n.first; t < n.last; t++ {
			if t == n.first || t == n.last-1 || s.an.Text(t+1) == "of" || s.an.Text(t+1) == "for" {
				w := s.same(lower(s.an.Text(t)))
				s.byRole[w] = append(s.byRole[w], who)
			}
		}
	}
	return who
}

// normal is the name that the lexicon gives an outlet, a state or a body; what
// stands for a government keeps its own, "the Palace".
func (s *scene) normal(n *name, text string) string {
	switch n.kind {
	case hearsay.Outlet:
		if o, ok := s.lex.Outlet(text); ok {
			return o.Name
		}
		if o, ok := s.lex.OutletAlike(text); ok {
			return o.Name
		}
	case hearsay.State, hearsay.Body, hearsay.Group:
		if a, ok := s.lex.Actor(text); ok && !a.Shared && a.Type == n.kind && a.Role != lexicon.ByMetonym {
			return a.Name
		}
	}
	return text
}

// known returns the actor met before who bears the name, or none.
func (s *scene) known(n *name) int {
	if who := s.shortForm(n); who != none {
		return who
	}
	last := lower(s.an.Text(n.last - 1))
	best := none
	for _, who := range s.tail(s.byLast[last]) {
		if s.fits(&s.cast[who], n) && (best == none || s.cast[who].goesBefore(&s.cast[best])) {
			best = who
		}
	}
	if best == none && n.kind != hearsay.Person && n.kind != hearsay.UnknownType {
		return s.sameBody(n)
	}
	if best == none {
		return s.respelled(n, last)
	}
	return best
}

// shortestKey is how many letters a last name has that alone tells its bearer
// in another transliteration.
const shortestKey = 5

// respelled returns the person met before whose name is written in another
// transliteration, or none.
func (s *scene) respelled(n *name, last string) int {
	alone := n.last-n.first == 1
	if alone && len(last) < shortestKey {
		return none
	}
	for _, who := range s.tail(s.byKey[lexicon.Key(last)]) {
		a := &s.cast[who]
		if a.gender != 0 && n.gender != 0 && a.gender != n.gender || a.alias != none {
			continue
		}
		if alone || a.first == "" && len(last) >= shortestKey || a.first != "" && lexicon.Key(a.first) == lexicon.Key(s.an.Text(n.first)) {
			return who
		}
	}
	return none
}

// goesBefore reports whether of two bearers of a last name the text means this
// one by the name alone: who was called so before, then who was named more often.
func (a *someone) goesBefore(b *someone) bool {
	return cmp.Or(cmp.Compare(a.alone, b.alone), cmp.Compare(a.count, b.count), cmp.Compare(a.at, b.at)) >= 0
}

// bearers bounds how many bearers of one last name are compared.
const bearers = 16

func (s *scene) tail(list []int) []int { return list[max(0, len(list)-bearers):] }

// fits reports whether a name with the same last word can be the actor's.
func (s *scene) fits(a *someone, n *name) bool {
	if a.Anonymous || a.By != "actor/name" || a.gender != 0 && n.gender != 0 && a.gender != n.gender || (a.Type == hearsay.Person) != (n.kind == hearsay.Person) &&
		a.Type != hearsay.UnknownType && n.kind != hearsay.UnknownType {
		return false
	}
	if a.first == "" && n.last-n.first > 1 && n.many() && a.Type != n.kind {
		return false // "Radio Teslin" is not the town
	}
	if n.last-n.first == 1 || a.first == "" {
		return a.Type == hearsay.Person || a.Type == hearsay.UnknownType || a.first == "" && n.last-n.first == 1
	}
	first := lower(s.an.Text(n.first))
	if a.Type != hearsay.Person {
		return strings.EqualFold(a.Name, spell(s.an, n.first, n.last))
	}
	return first == a.first || initial(first, a.first) || initial(a.first, first)
}

// many reports whether a name is that of many, as a body or an outlet is.
func (n *name) many() bool { return n.kind != hearsay.Person && n.kind != hearsay.UnknownType }

// initial reports whether a is "j." or "j" of b, "john".
func initial(a, b string) bool {
	a = strings.TrimSuffix(a, ".")
	return len(a) == 1 && strings.HasPrefix(b, a)
}

// better gives an actor the fuller name.
func (s *scene) better(who int, n *name) {
	a := &s.cast[who]
	if n.kind == hearsay.Person {
		a.Type = hearsay.Person
	}
	if a.first == "" && n.last-n.first > 1 && (a.Type == hearsay.Person || a.Type == hearsay.UnknownType) {
		a.Name = spell(s.an, n.first, n.last)
		a.first = lower(s.an.Text(n.first))
	}
}

// roleAt is the role of which token t is the noun: "deputy-minister" and
// "prime-minister" are others than "minister".
func (s *scene) roleAt(t int) string {
	w := s.same(lower(strings.TrimPrefix(s.an.Text(t), "ex-")))
	if t == 0 || s.words.of(w)&role == 0 {
		return w
	}
	for u := t - 1; u >= max(0, t-longestOffice) && s.modifies(u); u-- {
		switch before := strings.ToLower(s.an.Text(u)); before {
		case "vice", "deputy", "assistant", "acting", "under", "prime":
			w = before + "-" + w
		}
	}
	return w
}

// longestOffice is how many words before a role belong to its name.
const longestOffice = 4

// modifies reports whether token t can be part of the name of the office that
// follows: "deputy prime".
func (s *scene) modifies(t int) bool {
	switch s.tags[t].Part {
	case syntax.Noun, syntax.ProperNoun, syntax.Adjective:
		return !isPossessive(s.an.Text(t))
	}
	return false
}

// same is the word that stands for all that name the same role.
func (f *Finder) same(word string) string {
	if w, ok := f.synonym[strings.TrimSuffix(word, ".")]; ok {
		return w
	}
	return word
}

package actor

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// lower is the form in which names are compared.
func lower(s string) string { return strings.ToLower(bare(s)) }

// meet enters a name of the text: a new actor, or one who was met before.
func (s *scene) meet(n *name) int {
	who := s.known(n)
	if who == none {
		who = s.enter(n)
	}
	a := &s.cast[who]
	s.better(who, n)
	a.at, a.subject = n.first, s.isSubject(n)
	if a.gender == 0 || n.told && !a.told {
		a.gender, a.told = n.gender, n.told
	}
	s.introduce(a, n)
	s.mention(who, s.span(n.first, n.last), hearsay.Named, "actor/name", byName)
	return who
}

// isSubject reports whether a name opens its sentence or clause, so that the
// text is about it.
func (s *scene) isSubject(n *name) bool {
	if n.last >= len(s.an.Tokens) || isPossessive(s.an.Text(n.last-1)) {
		return false
	}
	next := s.tags[n.last].Part
	return next == syntax.Verb || next == syntax.Auxiliary || s.an.Text(n.last) == "," && n.lead == s.an.Sentences[n.sentence].First
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
	a := someone{said: none, gender: n.gender, many: n.kind != hearsay.Person && n.kind != hearsay.UnknownType}
	a.Actor = hearsay.Actor{Name: s.normal(n, text), Type: n.kind, Provenance: hearsay.Provenance{By: "actor/name", Confidence: byName}}
	a.last = lower(s.an.Text(n.last - 1))
	if n.last-n.first > 1 {
		a.first = lower(s.an.Text(n.first))
	}
	s.cast = append(s.cast, a)
	who := len(s.cast) - 1
	s.byLast[a.last] = append(s.byLast[a.last], who)
	return who
}

// normal is the name that the lexicon gives an outlet or a state.
func (s *scene) normal(n *name, text string) string {
	switch n.kind {
	case hearsay.Outlet:
		if o, ok := s.lex.Outlet(text); ok {
			return o.Name
		}
	case hearsay.State:
		if a, ok := s.lex.Actor(text); ok {
			return a.Name
		}
	}
	return text
}

// known returns the actor met before who bears the name, or none.
func (s *scene) known(n *name) int {
	last := lower(s.an.Text(n.last - 1))
	best := none
	for _, who := range s.tail(s.byLast[last]) {
		if s.fits(&s.cast[who], n) && (best == none || s.cast[who].at >= s.cast[best].at) {
			best = who
		}
	}
	if best == none && n.kind != hearsay.Person && n.kind != hearsay.UnknownType {
		return s.sameBody(n)
	}
	return best
}

// bearers bounds how many bearers of one last name are compared.
const bearers = 16

func (s *scene) tail(list []int) []int { return list[max(0, len(list)-bearers):] }

// fits reports whether a name with the same last word can be the actor's.
func (s *scene) fits(a *someone, n *name) bool {
	if a.Anonymous || a.gender != 0 && n.gender != 0 && a.gender != n.gender || (a.Type == hearsay.Person) != (n.kind == hearsay.Person) &&
		a.Type != hearsay.UnknownType && n.kind != hearsay.UnknownType {
		return false
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

// initial reports whether a is "j." or "j" of b, "john".
func initial(a, b string) bool {
	a = strings.TrimSuffix(a, ".")
	return len(a) == 1 && strings.HasPrefix(b, a)
}

// sameBody finds an outlet, state or body by the name that the lexicon gives
// it, or by its acronym.
func (s *scene) sameBody(n *name) int {
	text := spell(s.an, n.first, n.last)
	normal := s.normal(n, text)
	for who := len(s.cast) - 1; who >= max(0, len(s.cast)-400); who-- {
		a := &s.cast[who]
		if a.Type == n.kind && (a.Name == normal || isAcronym(text) && initials(a.Name) == strings.ReplaceAll(text, ".", "")) {
			return who
		}
	}
	return none
}

// initials are the first letters of the capitalised words of a name.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		if startsUpper(w) {
			b.WriteByte(w[0])
		}
	}
	return b.String()
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

// longestRole bounds the words of an introduction that are kept.
const longestRole = 14

// introduce keeps what a name is introduced as: its titles, the nouns before it
// and the apposition after it.
func (s *scene) introduce(a *someone, n *name) {
	for t := n.first - 1; t >= max(0, n.first-5) && s.isWord(t) && !isClosed(s, t); t-- {
		s.role(a, t)
	}
	if n.last+1 >= len(s.an.Tokens) || s.an.Text(n.last) != "," {
		return
	}
	for t := n.last + 1; t < min(len(s.an.Tokens), n.last+longestRole); t++ {
		if w := s.an.Text(t); w == "," || w == "." || w == "who" || s.tags[t].Form != 0 && s.words.of(w) == 0 {
			return
		}
		s.role(a, t)
	}
}

func (s *scene) isWord(t int) bool {
	return s.an.Tokens[t].End > s.an.Tokens[t].Start && s.tags[t].Part != syntax.Mark
}

// role keeps a word of an introduction.
func (s *scene) role(a *someone, t int) {
	tr := s.words.of(s.an.Text(t))
	if tr&(role|woman|man) == 0 && !startsUpper(s.an.Text(t)) || len(a.roles) > 24 {
		return
	}
	a.roles = append(a.roles, lower(s.an.Text(t)))
	if g := genderOf(tr &^ (femaleName | maleName)); g != 0 && !a.told {
		a.gender, a.told = g, true
	}
}

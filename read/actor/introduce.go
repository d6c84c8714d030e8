package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// longestRole bounds the words of an introduction that are kept.
const longestRole = 14

// introduce keeps what a name is introduced as: its titles, the nouns before
// it, and the noun after it, "Dost, the envoy" or "Dost is the envoy".
func (s *scene) introduce(who int, n *name) {
	for t := n.first - 1; t >= max(0, n.first-6) && s.isWord(t) && !isClosed(s, t); t-- {
		s.role(who, t)
	}
	if n.last+2 >= len(s.an.Tokens) || isPossessive(s.an.Text(n.last-1)) {
		return
	}
	switch s.an.Text(n.last) {
	case ",", "(", "—", "–":
		if s.cast[who].spot && s.cast[who].Type == hearsay.UnknownType {
			return // "In Teslin, the mayor said"
		}
		s.apposition(who, n.last+1)
	case "is", "was", "became", "remains", "as":
		if w := s.an.Text(n.last + 1); w == "the" || w == "a" || w == "an" {
			s.roles(who, n.last+1, s.phraseEnd(n.last+1))
		}
	}
}

// apposition keeps the noun phrase that begins at token t and is set off from
// the name before it. One that a finite verb follows is a subject of its own.
func (s *scene) apposition(who, t int) {
	end := s.phraseEnd(t)
	if end == t || s.words.of(s.an.Text(end-1))&(role|woman|man|body|outlet|group) == 0 {
		return
	}
	for u := end; u < min(len(s.an.Tokens), t+longestRole); u++ {
		switch s.an.Text(u) {
		case ",", ".", ")", "—", "–", ";", "who", "which", "whose", "that":
			s.roles(who, t, end)
			for s.seen[t] = true; t < u; t++ {
				if startsUpper(s.an.Text(t)) && t >= end {
					s.role(who, t) // "the president of Marovia"
				}
			}
			return
		}
		if s.isFinite(u) {
			return
		}
	}
}

// isFinite reports whether a verb makes a clause: "said", but not "accused of".
func (s *scene) isFinite(t int) bool {
	form := s.tags[t].Form
	switch s.tags[t].Part {
	case syntax.Auxiliary:
		return true
	case syntax.Verb:
		reduced := strings.HasSuffix(s.an.Text(t), "ed") && t+1 < len(s.tags) && s.tags[t+1].Part == syntax.Adposition
		return form&syntax.Gerund == 0 && !reduced && (form&syntax.Past != 0 || form&syntax.Participle == 0)
	}
	return false
}

// roles keeps the words of a noun phrase.
func (s *scene) roles(who, first, end int) {
	for t := first; t < end; t++ {
		if s.isWord(t) {
			s.role(who, t)
		}
	}
}

// phraseEnd is the end of the noun phrase that begins at token t, t for none.
func (s *scene) phraseEnd(t int) int {
	last := min(s.an.Sentences[s.sentence].Last, t+10)
	u := t
	if u < last && s.tags[u].Part == syntax.Determiner {
		u++
	}
	head := t
	for ; u < last; u++ {
		switch part := s.tags[u].Part; {
		case part == syntax.Noun, part == syntax.ProperNoun && !s.tags[u].Time:
			head = u + 1
			if isPossessive(s.an.Text(u)) {
				head = t
			}
		case head == u && u > t && s.an.Text(u) == "general" && s.words.of(s.an.Text(u-1))&role != 0:
			head = u + 1 // "the inspector general"
		case part == syntax.Adjective, part == syntax.Numeral, part == syntax.ProperNoun, s.isHyphen(u):
		default:
			return head
		}
	}
	return head
}

func (s *scene) isHyphen(t int) bool {
	return (s.an.Text(t) == "-" || s.an.Text(t) == "/") && !s.an.Tokens[t].Space
}

func (s *scene) isWord(t int) bool {
	return s.an.Tokens[t].End > s.an.Tokens[t].Start && s.tags[t].Part != syntax.Mark
}

// role keeps a word of an introduction.
func (s *scene) role(who, t int) {
	a := &s.cast[who]
	w := lower(s.an.Text(t))
	tr := s.words.of(w)
	if tr&(role|woman|man|body|outlet|group) == 0 && !startsUpper(s.an.Text(t)) || len(a.roles) > 24 {
		return
	}
	w = s.roleAt(t)
	if !slices.Contains(a.roles, w) {
		a.roles = append(a.roles, w)
		s.byRole[w] = append(s.byRole[w], who)
	}
	if g := genderOf(tr &^ (femaleName | maleName)); g != 0 && !a.told && a.Type != hearsay.Body && a.Type != hearsay.Outlet {
		a.gender, a.told = g, true
	}
}

// longestBetween bounds the words between a role and the name set off after it:
// "the head of the river board, Vera Holm,".
const longestBetween = 10

// nameAfter is the index of the name that a comma sets off after the noun phrase
// that ends at a token and what belongs to it, or none: "the envoy, Karim Dost,",
// "her husband, Tom,".
func (s *scene) nameAfter(end int) int {
	t := end
	for last := min(s.an.Sentences[s.sentence].Last, end+longestBetween); t < last; t++ {
		switch s.tags[t].Part {
		case syntax.Adposition, syntax.Determiner, syntax.Noun, syntax.ProperNoun, syntax.Adjective:
			continue
		}
		break
	}
	if t >= len(s.an.Tokens) || s.an.Text(t) != "," {
		return none
	}
	i := s.nameFrom(t)
	if i == len(s.names) || s.names[i].lead != t+1 || !s.isApposed(&s.names[i], s.words.of(s.an.Text(end-1))) {
		return none
	}
	return i
}

// isApposed reports whether a name after a comma can be that of one of whom the
// noun before tells these traits.
func (s *scene) isApposed(n *name, noun trait) bool {
	closed := n.last == s.an.Sentences[n.sentence].Last
	if !closed {
		switch s.an.Text(n.last) {
		case ",", ".", ";", ":", ")", "—", "–":
			closed = true
		}
	}
	switch {
	case noun&plural != 0 || isPossessive(s.an.Text(n.last-1)):
		return false
	case noun&(role|woman|man) != 0:
		return n.kind == hearsay.Person || n.kind == hearsay.UnknownType && closed
	}
	return closed && n.many()
}

// meetAs is the actor of name i, who is introduced by the phrase of tokens
// [first, end) as someone's, or nobody's.
func (s *scene) meetAs(i, first, end, whose int) int {
	who := s.meetAt(i)
	s.roles(who, first, s.names[i].lead-1)
	if whose != none {
		s.cast[who].owner = whose
	}
	for t := first; t < end; t++ {
		s.seen[t] = true
	}
	s.mention(who, s.an.Span(first, end), hearsay.Nominal, "actor/apposition", byName)
	if after := s.names[i].last; after+1 < len(s.tags) && s.an.Text(after) == "," && s.isFinite(after+1) {
		s.cast[who].place = subject // "the envoy, Karim Dost, said"
	}
	return who
}

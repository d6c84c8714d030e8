package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// shortForm returns the body or group met before of which a name is the acronym or
// the last word alone, or none: "the River Front (RF) ... the RF ... the Front".
func (s *scene) shortForm(n *name) int {
	if n.last != n.first+1 {
		return none
	}
	text := bare(s.an.Text(n.first))
	if isAcronym(text) {
		return s.acronym(n, text)
	}
	if n.lead > 0 && s.words.of(text)&(body|group) != 0 && strings.EqualFold(s.an.Text(n.lead-1), "the") {
		return s.namedAs(n.lead-1, n.last)
	}
	return none
}

// acronym returns the actor for whom the text says that the acronym stands: one
// named right before the bracket that holds it, or before "known as".
func (s *scene) acronym(n *name, text string) int {
	if who, ok := s.short[text]; ok {
		return who
	}
	e := s.ended
	if e.who == none || !s.cast[e.who].many || s.cast[e.who].Anonymous || text[0] != s.initial(e.who) {
		return none
	}
	for t := e.token; t < n.lead; t++ {
		switch s.an.Text(t) {
		case "(", ",", "known", "as", "or", "short", "for", "the", "hereafter", "“", "\"", "called":
		default:
			return none
		}
	}
	if n.lead > e.token {
		s.short[text] = e.who
		return e.who
	}
	return none
}

// initial is the first letter of the name of an actor.
func (s *scene) initial(who int) byte { return strings.TrimPrefix(s.cast[who].Name, "The ")[0] }

// sameBody finds an outlet, state, body or group by the name that the lexicon
// gives it, by its acronym, by the same words in another order ("Ministry of
// Interior", "Interior Ministry") or in another transliteration.
func (s *scene) sameBody(n *name) int {
	text := spell(s.an, n.first, n.last)
	normal := s.normal(n, text)
	words := nameWords(normal)
	key := strings.Join(words, " ")
	for who := len(s.cast) - 1; who >= max(0, len(s.cast)-mostBodies); who-- {
		a := &s.cast[who]
		if a.Type != n.kind || a.alias != none {
			continue
		}
		if a.Name == normal || isAcronym(text) && initials(a.Name) == strings.ReplaceAll(text, ".", "") || a.words == key && len(words) > 1 {
			return who
		}
	}
	return none
}

// mostBodies bounds how many actors a name is compared with.
const mostBodies = 400

// nameWords are the words of a name that tell it from others, in the form of
// [lexicon.Key] and in one order.
func nameWords(name string) []string {
	words := strings.Fields(name)
	words = slices.DeleteFunc(words, func(w string) bool {
		switch w {
		case "of", "the", "The", "for", "and", "&":
			return true
		}
		return false
	})
	for i, w := range words {
		words[i] = lexicon.Key(bare(w))
	}
	slices.Sort(words)
	return words
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

// nameBody gives the name of a body that is met to one of which the lead of the
// text spoke by its kind alone: "A water union struck on Monday. The Harbour
// Workers' Union said".
func (s *scene) nameBody(who int, n *name) {
	if n.kind != hearsay.Body && n.kind != hearsay.Outlet || s.sentence > lead+2 {
		return
	}
	for _, r := range s.rolesOf(n) {
		for _, k := range s.tail(s.byRole[r]) {
			if d := &s.cast[k]; k != who && d.By == "actor/description" && d.alias == none && d.Type == n.kind && d.began <= lead && !d.Anonymous && isIndefinite(d.Name) {
				s.merge(k, who)
				return
			}
		}
	}
}

// lead is the last of the sentences that may tell of a body before they name it.
const lead = 2

func (s *scene) rolesOf(n *name) []string {
	var out []string
	for t := n.first; t < n.last; t++ {
		if s.words.of(s.an.Text(t))&(body|outlet) != 0 {
			out = append(out, s.same(lower(s.an.Text(t))))
		}
	}
	return out
}

func isIndefinite(phrase string) bool {
	article, _, _ := strings.Cut(phrase, " ")
	return strings.EqualFold(article, "a") || strings.EqualFold(article, "an")
}

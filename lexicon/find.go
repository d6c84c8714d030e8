package lexicon

import (
	"slices"
	"strings"

	"hearsay/calendar"
)

// Outlet returns the outlet of a name in any listed spelling.
func (l *Lexicon) Outlet(name string) (Outlet, bool) {
	if i := l.slots[calendar.Fold(name)].outlet; i > 0 {
		return l.content.Outlets[i-1], true
	}
	return Outlet{}, false
}

// IsWord reports whether a spelling of the outlet is also a common word, or the
// name of something else.
func (o *Outlet) IsWord(name string) bool {
	key := calendar.Fold(name)
	return o.Word && (len(o.Shared) == 0 || slices.ContainsFunc(o.Shared, func(s string) bool { return calendar.Fold(s) == key }))
}

// OutletAlike returns the outlet whose Arabic name, with its article, is written so
// in another transliteration: "Al Jazirah".
func (l *Lexicon) OutletAlike(name string) (Outlet, bool) {
	if i := l.alike[Key(name)]; i > 0 && hasArticle(name) {
		return l.content.Outlets[i-1], true
	}
	return Outlet{}, false
}

// hasArticle reports whether a name begins with the Arabic article.
func hasArticle(name string) bool {
	article, rest, found := strings.Cut(strings.ReplaceAll(name, "-", " "), " ")
	return found && rest != "" && isArticle(strings.ToLower(article))
}

// Actor returns the actor that a name means, the most likely one where it is
// the name of several: a state by "Marovia", "Marovian" or its capital, a body,
// a group, or what a place stands for.
func (l *Lexicon) Actor(name string) (Actor, bool) {
	at := l.first(l.slots[calendar.Fold(name)].actor, hasLower(name))
	if at == 0 {
		return Actor{}, false
	}
	return l.actor(&l.senses[at]), true
}

// Actors returns every actor that a name may mean, the most likely one first.
func (l *Lexicon) Actors(name string) []Actor {
	var all []Actor
	lower := hasLower(name)
	for at := l.slots[calendar.Fold(name)].actor; at != 0; at = l.senses[at].next {
		if !lower || !l.senses[at].caps {
			all = append(all, l.actor(&l.senses[at]))
		}
	}
	return all
}

// Codes returns what the first actor dictionary that lists a name says of it.
func (l *Lexicon) Codes(name string) []Code {
	for at := l.slots[calendar.Fold(name)].actor; at != 0; at = l.senses[at].next {
		if s := &l.senses[at]; s.list == actors && l.content.Actors[s.at].Codes != nil {
			return l.content.Actors[s.at].Codes
		}
	}
	return nil
}

// InstitutionCodes returns what the first actor dictionary that lists an
// institution says of it, the code that follows that of its state.
func (l *Lexicon) InstitutionCodes(name string) []Code { return l.agents[calendar.Fold(name)] }

// Entry returns the first entry of a name in any listed spelling.
func (l *Lexicon) Entry(name string) (Entry, bool) {
	for at := l.slots[calendar.Fold(name)].actor; at != 0; at = l.senses[at].next {
		if s := &l.senses[at]; s.list == actors && s.role == ByName {
			return l.content.Actors[s.at], true
		}
	}
	return Entry{}, false
}

// Institution returns the institution of a name: a body that most states have,
// which names an actor only together with a state.
func (l *Lexicon) Institution(name string) (Entry, bool) {
	if i := l.slots[calendar.Fold(name)].institution; i > 0 {
		return l.content.Institutions[i-1], true
	}
	return Entry{}, false
}

// Title returns the title of a word or words, one or many.
func (l *Lexicon) Title(name string) (Title, bool) {
	if i := l.slots[calendar.Fold(name)].title; i > 0 {
		return l.content.Titles[i-1], true
	}
	return Title{}, false
}

// maxWords is the number of tokens of the longest name, marks included.
const maxWords = 16

// MatchOutlet finds the longest outlet that begins with word(0), word(1) and so
// on, and how many words it takes, 0 for none. Word returns "" at the end.
func (l *Lexicon) MatchOutlet(word func(i int) string) (Outlet, int) {
	at, n := l.longest(word, func(s slot) int32 { return s.outlet })
	if n == 0 {
		return Outlet{}, 0
	}
	return l.content.Outlets[at-1], n
}

// MatchActor is [Lexicon.MatchOutlet] for all that [Lexicon.Actor] knows.
func (l *Lexicon) MatchActor(word func(i int) string) (a Actor, n int) {
	return l.match(word, func(*sense) bool { return true })
}

// MatchState is [Lexicon.MatchActor] for states alone, by name, adjective,
// people or capital.
func (l *Lexicon) MatchState(word func(i int) string) (a Actor, n int) {
	return l.match(word, func(s *sense) bool { return s.list == states && s.role != ByMetonym })
}

func (l *Lexicon) match(word func(i int) string, wanted func(*sense) bool) (a Actor, n int) {
	var best int32
	l.walk(word, func(s slot, words int, lower bool) {
		for at := l.first(s.actor, lower); at != 0; at = l.first(l.senses[at].next, lower) {
			if wanted(&l.senses[at]) {
				best, n = at, words
				return
			}
		}
	})
	if n == 0 {
		return Actor{}, 0
	}
	return l.actor(&l.senses[best]), n
}

// MatchInstitution is [Lexicon.MatchOutlet] for institutions.
func (l *Lexicon) MatchInstitution(word func(i int) string) (Entry, int) {
	at, n := l.longest(word, func(s slot) int32 { return s.institution })
	if n == 0 {
		return Entry{}, 0
	}
	return l.content.Institutions[at-1], n
}

// MatchTitle is [Lexicon.MatchOutlet] for titles.
func (l *Lexicon) MatchTitle(word func(i int) string) (Title, int) {
	at, n := l.longest(word, func(s slot) int32 { return s.title })
	if n == 0 {
		return Title{}, 0
	}
	return l.content.Titles[at-1], n
}

// longest is the place, counted from 1, that the longest spelling has in a list,
// and how many words it takes, 0 for none.
func (l *Lexicon) longest(word func(i int) string, in func(slot) int32) (at int32, n int) {
	l.walk(word, func(s slot, words int, _ bool) {
		if i := in(s); i > 0 {
			at, n = i, words
		}
	})
	return at, n
}

// walk calls found with what the words lead to as long as they begin some
// spelling, and whether they have small letters.
func (l *Lexicon) walk(word func(i int) string, found func(s slot, words int, lower bool)) {
	var buf [64]byte
	key := buf[:0]
	lower := false
	for i := range maxWords {
		w := word(i)
		if w == "" {
			return
		}
		before := len(key)
		if key = calendar.AppendFold(key, w); len(key) == 0 {
			return
		}
		s, ok := l.slots[string(key)]
		if !ok {
			return
		}
		lower = lower || hasLower(w)
		if len(key) > before { // marks between words belong to no name's end
			found(s, i+1, lower)
		}
		if !s.more {
			return
		}
	}
}

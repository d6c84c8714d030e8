// Package actor finds who speaks: the names of a document, and for each source
// of an attribution the person, state, body, outlet or group that it refers to.
//
// Names are read from capitals, titles, a short list of first names and the
// lexicon of outlets and states; a last name alone is the last bearer of that
// name, "the envoy" the last actor introduced as one, "she" the nearest actor
// whom nothing in the text forbids. Where the evidence is thin the source stays
// without an actor: a wrong speaker is worse than none. Anonymous sources
// ("a commander who asked not to be named") are actors of their own, named by
// their description and never merged.
//
// The package is not for coreference in general; a real engine can take the
// place of [Finder.Resolve] behind the same types.
//
// Invariant: every mention has the actor it refers to in the same result, and
// lists are in order of the text.
package actor

import (
	"cmp"
	"slices"
	"strconv"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/syntax"
)

// Finder finds actors. It is safe for use by several goroutines.
type Finder struct {
	words words
	lex   *lexicon.Lexicon
}

// New reads the embedded word list.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	w, err := readWords(wordList)
	if err != nil {
		return nil, err
	}
	return &Finder{words: w, lex: lex}, nil
}

// Ask is a span whose actor is wanted.
type Ask struct {
	Span hearsay.Span
	// Antecedent is what a relative pronoun at Span stands for, else the zero
	// span.
	Antecedent hearsay.Span
	// Speaker is, for "I" and its like, the index of the ask for the one in whose
	// quoted words it stands; -1 for every other ask.
	Speaker int
	// Outlet asks for an outlet alone: the answer is "" where the span names
	// something else.
	Outlet bool
	// Name is the normal name where another pass knows it.
	Name string
}

// Found is what [Finder.Resolve] found.
type Found struct {
	Actors   []hearsay.Actor
	Mentions []hearsay.Mention
	// Of is, for each ask, the ID of its actor or "".
	Of []string
}

// someone is an actor while the document is read.
type someone struct {
	hearsay.Actor
	last    string   // last word of the name, in lower case
	first   string   // first word, where there are several
	gender  trait    // woman, man or 0 for not known
	told    bool     // the text tells it: "Mrs.", "a spokeswoman"
	many    bool     // speaks for many: "they"
	roles   []string // what it was introduced as, in lower case
	at      int      // token of the last mention
	subject bool     // that mention is the subject of its clause
	said    int      // token of the last time it spoke, -1 for never
	asked   bool
	mention []hearsay.Mention
}

// scene is the state of reading one document from left to right.
type scene struct {
	*Finder
	an     *syntax.Analysis
	tags   []syntax.Tag
	in     func(token int) bool // inside quotation marks
	names  []name
	next   int // first name not yet passed
	cast   []someone
	byLast map[string][]int
	bySpan map[hearsay.Span]int
	of     []int
}

// Resolve finds the actor of each ask. Quoted tells whether a token is inside
// quotation marks.
func (f *Finder) Resolve(an *syntax.Analysis, tags []syntax.Tag, quoted func(token int) bool, asks []Ask) Found {
	s := scene{Finder: f, an: an, tags: tags, in: quoted, names: f.names(an, tags), byLast: map[string][]int{}, bySpan: map[hearsay.Span]int{}, of: make([]int, len(asks))}
	order := make([]int, len(asks))
	for i := range order {
		order[i], s.of[i] = i, none
	}
	slices.SortStableFunc(order, func(a, b int) int { return asks[a].Span.Compare(asks[b].Span) })
	for _, i := range order {
		if asks[i].Speaker >= 0 {
			continue // known once the others are
		}
		s.pass(s.tokenAt(asks[i].Span.Start))
		s.of[i] = s.answer(asks, i)
		if who := s.of[i]; who != none {
			s.cast[who].asked = true
		}
		if who := s.of[i]; who != none && !asks[i].Outlet {
			s.cast[who].said = s.tokenAt(asks[i].Span.Start)
		}
	}
	s.pass(len(an.Tokens))
	for _, i := range order {
		if k := asks[i].Speaker; k >= 0 {
			s.of[i] = s.of[k]
			s.refer(s.of[i], asks[i].Span, "actor/first-person", relative)
		}
	}
	return s.result()
}

// answer finds the actor of an ask; two asks for one span have one answer.
func (s *scene) answer(asks []Ask, i int) int {
	if asks[i].Outlet {
		return s.outlet(asks[i])
	}
	who, known := s.bySpan[asks[i].Span]
	if !known {
		who = s.ask(asks, i)
		s.bySpan[asks[i].Span] = who
	}
	return who
}

// How sure a mention is of its actor. The figures for pronouns and roles are
// rounded from 150 sources of news articles, the others are estimates.
const (
	byName   = 0.9
	relative = 0.75
	heShe    = 0.85
	itThey   = 0.5
	byRole   = 0.5
)

// none stands for no actor.
const none = -1

// tokenAt is the token that holds a byte offset, or the next one.
func (s *scene) tokenAt(offset int) int {
	i, _ := slices.BinarySearchFunc(s.an.Tokens, offset, func(t syntax.Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// pass takes note of the names before token t.
func (s *scene) pass(t int) {
	for ; s.next < len(s.names) && s.names[s.next].first < t; s.next++ {
		s.meet(&s.names[s.next])
	}
}

// nameFrom is the index of the first name that ends after token t.
func (s *scene) nameFrom(t int) int {
	i, _ := slices.BinarySearchFunc(s.names, t, func(n name, t int) int {
		if n.last <= t {
			return -1
		}
		return 1
	})
	return i
}

// result numbers the actors that were asked for and their mentions.
func (s *scene) result() Found {
	out := Found{Of: make([]string, len(s.of))}
	ids := make([]string, len(s.cast))
	var order []int
	for i := range s.cast {
		if s.cast[i].asked && len(s.cast[i].mention) > 0 {
			order = append(order, i)
			slices.SortFunc(s.cast[i].mention, func(a, b hearsay.Mention) int { return a.Span.Compare(b.Span) })
			s.cast[i].mention = slices.CompactFunc(s.cast[i].mention, func(a, b hearsay.Mention) bool { return a.Span == b.Span })
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.cast[a].mention[0].Span.Compare(s.cast[b].mention[0].Span) })
	for n, i := range order {
		ids[i] = "s" + strconv.Itoa(n+1)
		s.cast[i].ID = ids[i]
		out.Actors = append(out.Actors, s.cast[i].Actor)
		for _, m := range s.cast[i].mention {
			m.Actor = ids[i]
			out.Mentions = append(out.Mentions, m)
		}
	}
	slices.SortStableFunc(out.Mentions, func(a, b hearsay.Mention) int {
		return cmp.Or(a.Span.Compare(b.Span), cmp.Compare(a.Actor, b.Actor))
	})
	for i := range out.Mentions {
		out.Mentions[i].ID = "m" + strconv.Itoa(i+1)
	}
	for i, who := range s.of {
		if who != none {
			out.Of[i] = ids[who]
		}
	}
	return out
}

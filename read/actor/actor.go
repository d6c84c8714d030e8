// Package actor finds who speaks: the names of a document, and for each source
// of an attribution the person, state, body, outlet or group that it refers to.
//
// Names are read from capitals, titles, a list of first names and the lexicon.
// The text is read once from left to right: every name, pronoun and noun phrase
// for someone who can speak is a mention, since who "she" is depends on those
// between. A last name alone means its most usual bearer; "the envoy" the last
// actor introduced as one, or named as one shortly after; "she" the one for whom
// nearness, place in the clause and gender speak most, as in the salience
// weights of Lappin and Leass (1994), or nobody when two are as likely; "I" the
// speaker of the quote, and outside quotes the author. Where the evidence is thin
// the source stays without an actor: a wrong speaker is worse than none.
// Anonymous sources ("a commander who asked not to be named") are actors of their
// own, named by their description and never merged.
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
	words   words
	synonym map[string]string // of roles: "nominee" for "candidate"
	lex     *lexicon.Lexicon
}

// New reads the embedded word list.
func New(lex *lexicon.Lexicon) (*Finder, error) {
	w, synonym, err := readWords(wordList)
	if err != nil {
		return nil, err
	}
	return &Finder{words: w, synonym: synonym, lex: lex}, nil
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
	// Words are the pieces of text in which "I" is the one at Span.
	Words []hearsay.Span
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
	last     string   // last word of the name, in lower case
	first    string   // first word, where there are several
	words    string   // [nameWords] of the name of a body, outlet, state or group
	began    int      // sentence of the first mention
	gender   trait    // woman, man or 0 for not known
	told     bool     // the text tells it: "Mrs.", "a spokeswoman"
	called   trait    // woman or man after a pronoun that could mean no other
	many     bool     // speaks for many: "they"
	roles    []string // what it was introduced as, in lower case
	pointed  bool     // known by a definite description alone: "the envoy"
	bare     bool     // a description that tells of nobody who speaks
	writing  bool     // a report or another text, which "says"
	alias    int      // the actor that this one proved to be, or none
	owner    int      // whose it is, "Dost's deputy", or none
	at       int      // token of the last mention
	sentence int      // of that mention
	place    mark     // what that mention is in its clause
	spot     bool     // was written of as a place: "in Teslin"
	count    int      // mentions
	alone    int      // mentions by the last name alone
	said     int      // token of the last time it spoke, -1 for never
	spoke    int      // sentence of that
	asked    bool
	acts     bool // somebody's own people as the subject of a clause
	referred bool
	mention  []hearsay.Mention
}

// mark is what a mention is in its clause.
type mark uint8

const (
	inside  mark = iota // an object, or not known
	subject             // before a finite verb
	owner               // "Dost's"
	oblique             // after a preposition
)

// step is a mention on the way through the text.
type step struct{ who, token int }

// scene is the state of reading one document from left to right.
type scene struct {
	*Finder
	an       *syntax.Analysis
	tags     []syntax.Tag
	in       func(token int) bool // inside quotation marks
	names    []name
	next     int // first name not yet passed
	sentence int // that is being read
	cast     []someone
	trail    []step // all mentions but those that lie behind another in a quote
	seen     []bool // by token: a mention that begins there is known
	ended    step   // the last noun phrase that has an actor, by the token after it
	byLast   map[string][]int
	byRole   map[string][]int
	byKey    map[string][]int // persons by their last names, whatever the transliteration
	short    map[string]int   // by the acronym that the text tells: "the River Front (RF)"
	bySpan   map[hearsay.Span]int
	of       []int
	asks     []Ask
	quotes   []quote        // in order of the text
	speaker  int            // who spoke last
	asking   bool           // a source is at hand
	narrator int            // who "I" is outside quotes
	saying   []hearsay.Span // of the pronoun at hand: its own words
	pairOf   couple         // whom "the former" and "the latter" mean
}

// quote is a piece of what the one of an ask says, word for word.
type quote struct {
	hearsay.Span
	ask int
}

// Resolve finds the actor of each ask, and of every pronoun and every noun
// phrase for someone who can speak. Quoted tells whether a token is inside
// quotation marks.
func (f *Finder) Resolve(an *syntax.Analysis, tags []syntax.Tag, quoted func(token int) bool, asks []Ask) Found {
	s := scene{
		Finder: f, an: an, tags: tags, in: quoted, names: f.names(an, tags), ended: step{none, none}, seen: make([]bool, len(an.Tokens)+1),
		byLast: map[string][]int{}, byRole: map[string][]int{}, byKey: map[string][]int{}, short: map[string]int{}, bySpan: map[hearsay.Span]int{}, of: make([]int, len(asks)), asks: asks, quotes: quotes(asks), speaker: none, pairOf: couple{none, none, 0},
	}
	order := make([]int, 0, len(asks))
	for i := range asks {
		s.of[i] = none
		if asks[i].Speaker < 0 {
			order = append(order, i) // the others are known once these are
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return asks[a].Span.Compare(asks[b].Span) })
	s.findNarrator()
	s.walk(asks, order)
	s.firstPerson(asks)
	s.narrate()
	return s.result()
}

func quotes(asks []Ask) []quote {
	var out []quote
	for i := range asks {
		for _, span := range asks[i].Words {
			out = append(out, quote{span, i})
		}
	}
	slices.SortStableFunc(out, func(a, b quote) int { return a.Span.Compare(b.Span) })
	return out
}

// walk reads the text from left to right and answers each ask where it begins.
func (s *scene) walk(asks []Ask, order []int) {
	for i, st := range s.an.Sentences {
		s.sentence = i
		for t := st.First; t < st.Last; t++ {
			for ; len(order) > 0 && asks[order[0]].Span.Start < s.an.Tokens[t].End; order = order[1:] {
				s.reply(asks, order[0], t)
			}
			s.see(t)
		}
	}
	for _, i := range order {
		s.reply(asks, i, len(s.an.Tokens))
	}
}

// reply answers an ask that begins at token t.
func (s *scene) reply(asks []Ask, i, t int) {
	s.pass(t)
	s.asking = true
	who := s.answer(asks, i)
	s.asking = false
	s.of[i] = who
	if t < len(s.seen) {
		s.seen[t] = true
	}
	if who == none {
		return
	}
	s.cast[who].asked = true
	if !asks[i].Outlet && (t >= len(s.an.Tokens) || !s.in(t)) {
		s.cast[who].said, s.cast[who].spoke = t, s.sentence
		s.speaker = who
	}
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
	byRole   = 0.65
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

// isCast reports whether an actor is worth telling of: it was asked for, belongs to
// somebody and acts ("her advisers expected"), or was named and spoken of again.
func (a *someone) isCast() bool {
	return len(a.mention) > 0 && (a.asked || a.acts || a.referred && a.count > 1)
}

// alias is the actor that who proved to be.
func (s *scene) alias(who int) int {
	for who != none && s.cast[who].alias != none {
		who = s.cast[who].alias
	}
	return who
}

// result numbers the actors of the cast and their mentions.
func (s *scene) result() Found {
	out := Found{Of: make([]string, len(s.of))}
	ids := make([]string, len(s.cast))
	var order []int
	for i := range s.cast {
		if s.cast[i].isCast() {
			order = append(order, i)
			slices.SortFunc(s.cast[i].mention, func(a, b hearsay.Mention) int { return a.Span.Compare(b.Span) })
			s.cast[i].mention = slices.CompactFunc(s.cast[i].mention, func(a, b hearsay.Mention) bool { return a.Span == b.Span })
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.cast[a].mention[0].Span.Compare(s.cast[b].mention[0].Span) })
	for n, i := range order {
		ids[i] = "s" + strconv.Itoa(n+1)
		s.cast[i].ID, s.cast[i].Code = ids[i], s.code(&s.cast[i])
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
		if who = s.alias(who); who != none {
			out.Of[i] = ids[who]
		}
	}
	return out
}

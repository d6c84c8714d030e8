package attribution

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// mood says how a verb cue is built into its clause, which decides where its
// source stands.
type mood uint8

const (
	finite     mood = iota // "she said", "has said", "will say"
	passive                // "was told", "is said to"
	gerund                 // ", adding that"
	toForm                 // "went on to say"
	participle             // "asked whether he knew"
	noun                   // "the claim that"
	preposed               // "according to"
)

// found is a cue in a segment, in units, with its source once that is known.
type found struct {
	*cue
	form        syntax.Form
	rule        rule
	mood        mood
	head        int // the unit of the first lexical word
	first, last int // the cue with its auxiliaries, half-open
	polarity    hearsay.Polarity
	bare        bool // no auxiliary, no negation
	source      run  // units, empty when none
	inverted    bool // the source follows the cue
	shared      bool // the source is that of an earlier cue
	clitic      bool // the source is the pronoun in the first word: "he's saying"
	clause      int  // first unit of the clause that the cue heads
	taken       bool // has its content
	shape       shape
	before      run  // what a relative pronoun as the source stands for
	told        run  // the person or outlet that is told
	relay       bool // "citing X": the object is whose word it is
	object      run  // that object
	agentless   bool // "was quoted as saying": by whom is not told
	passes      bool // "quoted X as saying": what X says is part of the content
	naming      bool // "a party called ...": a name, no speech
	after       int  // where the content can begin, 0 for right after the cue
	end         int  // unit that the content ends before at the latest, 0 for no limit
	content     contentOf
	fate        fate
	confidence  int  // of the model, in parts of a hundred; 0 where the rules alone decide
	byModel     bool // source and content are the model's
}

// fate is what becomes of a cue.
type fate uint8

const (
	dropped fate = iota
	written      // an attribution is made of it
	waits        // one is made that needs the quote after its sentence
	cites        // its object is a source of what another cue attributes
)

// cues finds the verb cues of a segment, left to right.
func (x *Finder) cues(s *segment, out []found) []found {
	for u := 0; u < len(s.units); u++ {
		if s.units[u].quote != none {
			continue
		}
		if f, ok := x.according(s, u); ok {
			out = append(out, f)
			u = f.last - 1
			continue
		}
		if f, ok := x.verb(s, u); ok {
			out = append(out, f)
			u = max(f.last, f.after) - 1
			continue
		}
		if f, ok := x.nounCue(s, u); ok {
			out = append(out, f)
		}
	}
	return out
}

// senses looks a unit's word up in the lexicon.
func (x *Finder) senses(s *segment, u int) []sense {
	t := s.units[u].first
	if s.an.Tokens[t].Kind != syntax.Word {
		return nil
	}
	var buf [24]byte
	low := syntax.Lower(buf[:0], s.an.Text(t))
	if low == nil {
		return nil
	}
	return x.lex.forms[string(low)]
}

// verb reads a verb cue whose first lexical word is unit u.
func (x *Finder) verb(s *segment, u int) (found, bool) {
	if s.part(u) != syntax.Verb && !s.isVerbNow(u) {
		return found{}, false
	}
	for _, sense := range x.senses(s, u) {
		if sense.cue.noun || !s.follows(u+1, sense.cue.rest) {
			continue
		}
		f := found{cue: sense.cue, form: sense.form, head: u, first: u, last: u + 1 + len(sense.cue.rest), polarity: sense.cue.polarity, bare: true}
		s.verbGroup(&f)
		x.asSaying(s, &f)
		x.withhold(s, &f)
		return f, true
	}
	return found{}, false
}

// isVerbNow reports whether a noun at unit u is the verb of "Sources in the
// field report that": several begin the clause, nothing else in it is a verb
// and "that" follows.
func (s *segment) isVerbNow(u int) bool {
	if s.part(u) != syntax.Noun || !s.is(u+1, "that") || u == 0 || u > longestLead || !s.endsPhrase(u-1) || s.part(u-1) == syntax.Adjective || isOwner(s.word(u-1)) {
		return false
	}
	if w := s.word(u); w[len(w)-1] == 's' {
		return false
	}
	first := s.phraseLeft(u - 1)
	if first >= u || !s.clauseBegins(first) || s.verbWithin(first, u) {
		return false
	}
	head := s.coreRight(first, u)
	w := s.word(head - 1)
	return head-1 < u && w != "" && (w[len(w)-1] == 's' || s.is(head-1, "people", "police", "media")) && !s.verbAfter(u+2)
}

// follows reports whether the words stand from unit u on.
func (s *segment) follows(u int, words []string) bool {
	for i, w := range words {
		if !s.is(u+i, w) {
			return false
		}
	}
	return true
}

// verbGroup takes the auxiliaries, negations and adverbs before the verb into
// the cue, and tells its mood and polarity from them.
func (s *segment) verbGroup(f *found) {
	be, negated, modal := false, false, false
	u := f.head - 1
	for ; u >= 0; u-- {
		part := s.part(u)
		if s.preverb(u) {
			negated = negated || s.is(u, "not", "n't", "never", "hardly", "neither", "nor")
			continue
		}
		if part != syntax.Auxiliary {
			break
		}
		w := s.word(u)
		f.bare = false
		if f.clitic = holdsPronoun(w); f.clitic {
			be = be || w[len(w)-1] == 's' && f.form&syntax.Gerund != 0 || w[len(w)-1] == 'e' || w[len(w)-1] == 'm'
			u--
			break
		}
		be = be || isBe(w) && u >= f.head-3
		negated = negated || len(w) > 3 && (w[len(w)-2:] == "'t" || w[len(w)-1] == 't' && w[len(w)-4] == 0xE2 || syntax.EqualFold(w, "cannot"))
		modal = true
	}
	f.first = s.groupStart(u+1, f.head)
	f.mood = finite
	if f.clitic {
		f.first = u + 1
	}
	switch {
	case !f.clitic && s.part(u) == syntax.Particle && f.form&syntax.Base != 0:
		f.mood = toForm
		f.first = u
	case f.form&syntax.Gerund != 0 && !be:
		f.mood = gerund
	case be && f.form&syntax.Participle != 0:
		f.mood = passive
	case f.form&(syntax.Past|syntax.Participle) == syntax.Participle && f.bare:
		f.mood = participle
	case f.form == syntax.Base && !modal && u < 0:
		f.mood = toForm // an imperative: no source
	}
	if negated {
		f.bare = false
		f.polarity = negate(f)
	}
}

// holdsPronoun reports whether an auxiliary is written together with its
// subject: "he's", "they'd".
func holdsPronoun(w string) bool {
	at := apostrophe(w)
	if at < 0 {
		return false
	}
	switch at {
	case 1, 2, 3, 4:
		for _, p := range [...]string{"he", "she", "it", "they", "we", "i", "you", "who", "that", "there"} {
			if syntax.EqualFold(w[:at], p) {
				return true
			}
		}
	}
	return false
}

// apostrophe is the place of the first apostrophe in a word, or -1.
func apostrophe(w string) int {
	for i := range len(w) {
		if w[i] == '\'' || w[i] == 0xE2 && i+2 < len(w) && w[i+1] == 0x80 && w[i+2] == 0x99 {
			return i
		}
	}
	return -1
}

// preverb reports whether an adverb can stand between a subject and its verb;
// "down" and "here" belong to the words before them.
func (s *segment) preverb(u int) bool {
	if s.is(u, "once") {
		return s.part(u+1) == syntax.Verb
	}
	return s.part(u) == syntax.Adverb && !s.isTime(u) &&
		!s.is(u, "down", "up", "out", "away", "back", "off", "over", "here", "there", "together", "apart", "abroad", "else", "ago", "well", "long", "far", "enough")
}

// groupStart drops adverbs at the beginning of a clause from the verb group
// [first, head): "Then said ...", "Still, he".
func (s *segment) groupStart(first, head int) int {
	for first < head && s.part(first) == syntax.Adverb && (first == 0 || s.part(first-1) == syntax.Conjunction) {
		first++
	}
	return first
}

// negate is the polarity of a cue that is negated: who did not say holds back,
// who does not believe denies.
func negate(f *found) hearsay.Polarity {
	if f.class == speech {
		return hearsay.Withheld
	}
	return hearsay.Denied
}

func isBe(w string) bool {
	switch len(w) {
	case 2, 3, 4, 5, 6, 7:
		for _, b := range [...]string{"is", "was", "are", "were", "be", "been", "being", "am", "isn't", "wasn't", "weren't", "aren't", "he's", "she's", "it's"} {
			if syntax.EqualFold(w, b) {
				return true
			}
		}
	}
	return false
}

// withhold joins "declined to say" into one cue, with the frames of the second
// verb.
func (x *Finder) withhold(s *segment, f *found) {
	if f.cue.polarity != hearsay.Withheld || s.part(f.last) != syntax.Particle {
		return
	}
	for _, sense := range x.senses(s, f.last+1) {
		if sense.cue.noun || sense.form&syntax.Base == 0 || sense.cue.class != speech || !s.follows(f.last+2, sense.cue.rest) {
			continue
		}
		after := f.last + 2 + len(sense.cue.rest)
		if after >= len(s.units) || s.is(after, ".", ",", "and", "but", ";") {
			return // "declined to comment": what is declined is the content
		}
		f.cue, f.last = sense.cue, after
		return
	}
}

// asSaying joins "was quoted ... as saying" and "quoted X as saying" into one
// cue or, in the active, leaves "saying" to a cue of its own.
func (x *Finder) asSaying(s *segment, f *found) {
	if f.mood != passive || !s.is(f.head, "quoted", "cited", "reported", "recorded", "filmed", "heard", "understood", "credited") {
		return
	}
	for u := f.last; u < min(f.last+12, len(s.units)-1); u++ {
		if s.is(u, "as") && s.is(u+1, "saying", "telling", "stating", "warning", "calling") {
			if u == f.last {
				f.last = u + 2
			}
			f.after = u + 2
			f.cue, f.mood, f.rule, f.agentless = x.saying, finite, quotedAs, true
			return
		}
	}
}

// according reads "according to", "in the words of" and their like, with the
// source after them.
func (x *Finder) according(s *segment, u int) (found, bool) {
	n := 0
	switch {
	case s.is(u, "according") && s.is(u+1, "to"):
		n = 2
	case s.is(u, "in") && s.is(u+1, "the") && s.is(u+2, "words", "view", "opinion", "estimation", "judgment", "account") && s.is(u+3, "of"):
		n = 4
	case s.is(u, "as") && s.is(u+1, "reported", "quoted", "cited") && s.is(u+2, "by", "in"):
		n = 3
	default:
		return found{}, false
	}
	end := s.phraseRight(u+n, true)
	if end == u+n {
		return found{}, false
	}
	end = s.extend(end)
	if u > 0 && n == 2 && s.part(u-1) != syntax.Mark && !s.isQuote(u-1) && end == u+n+1 && s.part(u+n) == syntax.Noun && !strings.HasSuffix(s.word(u+n), "s") {
		return found{}, false // "sorted according to size"
	}
	return found{
		cue: x.saying, rule: accordingTo, mood: preposed, head: u, first: u, last: u + n,
		polarity: hearsay.Affirmed, source: run{u + n, end}, inverted: true, clause: u,
	}, true
}

// nounCue reads a noun with a that-clause: "his claim that", "reports that".
func (x *Finder) nounCue(s *segment, u int) (found, bool) {
	that := s.is(u+1, "that") && !s.verbAfter(u+2)
	if s.part(u) != syntax.Noun || !that && s.part(u+1) != syntax.Particle {
		return found{}, false
	}
	for _, sense := range x.senses(s, u) {
		if sense.cue.noun && (that && sense.cue.frames&thatClause != 0 || !that && sense.cue.frames&infinitive != 0) {
			return found{
				cue: sense.cue, rule: nounThat, mood: noun, head: u, first: u, last: u + 1, polarity: sense.cue.polarity, clause: u,
			}, true
		}
	}
	return found{}, false
}

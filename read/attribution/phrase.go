package attribution

import (
	"strings"

	"hearsay/syntax"
)

// reach bounds how many units a search for a phrase looks at, so that the time
// for a sentence grows with its length alone.
const reach = 60

// nominal reports whether unit u can stand inside a noun phrase as its head.
func (s *segment) nominal(u int) bool {
	switch s.part(u) {
	case syntax.Noun, syntax.ProperNoun, syntax.Pronoun, syntax.Numeral:
		return true
	}
	return false
}

// inPhrase reports whether unit u can belong to the core of a noun phrase.
func (s *segment) inPhrase(u int) bool {
	switch s.part(u) {
	case syntax.Noun, syntax.ProperNoun, syntax.Numeral, syntax.Adjective:
		return true
	case syntax.Mark:
		return s.is(u, "%", "$", "€", "£", "-", "–", "/", "&", "'", "’") && s.inPhrase(u-1)
	}
	return false
}

// isSubjectPronoun reports whether unit u is a pronoun that can be a subject.
func (s *segment) isSubjectPronoun(u int) bool {
	return s.part(u) != syntax.ProperNoun && s.is(u, "he", "she", "they", "we", "i", "you", "it", "who", "which", "everyone", "everybody", "someone", "somebody", "nobody",
		"anyone", "one", "others", "another", "those", "these", "this", "both", "many", "some", "most", "all", "few", "several", "neither", "none", "half", "each", "more")
}

// preposition reports whether unit u joins a phrase to the noun before it.
func (s *segment) preposition(u int) bool { return s.part(u) == syntax.Adposition }

// skipTime moves left from unit u over "on Tuesday", "last week", "earlier
// this month".
func (s *segment) skipTime(u int) int {
	at := s.skipDay(u)
	for at > 0 && (s.isTime(at) || s.part(at) == syntax.Numeral && s.isTime(at-1)) {
		at--
	}
	if at == u || at < 0 {
		return u
	}
	for at > 0 && s.is(at, "last", "this", "next", "late", "early", "earlier", "later", "that", "the", "same", "on", "in", "in-") {
		stop := s.is(at, "on", "in")
		at--
		if stop {
			break
		}
	}
	if !s.nominal(at) && !s.is(at, ",", ")") && !s.isScare(at) {
		return u
	}
	return at
}

// skipDay moves left from unit u over a date in digits, "3/4/2019", and "on"
// before it.
func (s *segment) skipDay(u int) int {
	if s.part(u) == syntax.Numeral && u > 1 && strings.ContainsAny(s.word(u), "/.-") && s.is(u-1, "on") {
		return u - 2
	}
	at, marks := u, 0
	for at > 1 && at > u-5 && s.part(at) == syntax.Numeral && s.is(at-1, "/", "-", ".") {
		at -= 2
		marks++
	}
	if marks == 2 && s.part(at) == syntax.Numeral && at > 1 && s.is(at-1, "on") {
		return at - 2
	}
	return u
}

// phraseLeft returns the first unit of the noun phrase whose last one is u,
// with the phrases joined to it by prepositions, "and" and relative clauses;
// u+1 when no phrase ends there.
func (s *segment) phraseLeft(u int) int {
	low := max(0, u-reach)
	at := s.coreLeft(u, low)
	if at > u {
		return at
	}
	for at > low {
		before := at - 1
		switch {
		case s.preposition(before) && before > low && s.endsPhrase(before-1) && (!s.isTime(at) || s.is(before, "of")):
			next := s.coreLeft(before-1, low)
			if next >= before {
				return at
			}
			at = next
		case s.is(before, "to", "with", "of") && s.is(before-1, "close", "familiar", "loyal", "privy", "near") && before-1 > low && s.endsPhrase(before-2):
			at = min(at, s.coreLeft(before-2, low)) // "a source close to the board"
		case s.is(before, "even", "now", "also") && s.is(before-1, "and"):
			at = before
		case s.is(before, "and", "or", "&", "nor") && s.joinsNames(before):
			next := s.coreLeft(before-1, low)
			if next >= before {
				return at
			}
			at = next
		case s.is(before, ",") && s.listed(before, at, u, low):
			at = s.coreLeft(before-1, low)
		case s.purposes(before):
			next := s.coreLeft(before-2, low)
			if next > before-2 {
				return at
			}
			at = next
		case s.postmodifies(before) < before:
			next := s.coreLeft(s.postmodifies(before), low)
			if next > s.postmodifies(before) {
				return at
			}
			at = next
		default:
			return at
		}
	}
	return at
}

// purposes reports whether the verb at unit u stands in an infinitive that
// belongs to the noun before it, at the beginning of a clause: "the last man to
// mount a race".
func (s *segment) purposes(u int) bool {
	return u > 2 && s.part(u) == syntax.Verb && s.form(u)&syntax.Base != 0 && s.part(u-1) == syntax.Particle && s.endsPhrase(u-2) && s.part(u-2) != syntax.Pronoun &&
		s.clauseBegins(s.phraseStart(u-2))
}

// postmodifies returns the noun that the participle ending at unit u, perhaps
// with a preposition, belongs to: "people briefed on", "cases being heard in";
// u when there is none.
func (s *segment) postmodifies(u int) int {
	at := u
	if s.preposition(at) || s.part(at) == syntax.Particle {
		at--
	} else if s.form(at)&syntax.Past != 0 {
		return u // "the Courier said Dost"
	}
	if at <= 0 || s.part(at) != syntax.Verb || s.form(at)&(syntax.Participle|syntax.Gerund) == 0 {
		return u
	}
	at--
	if s.is(at, "being") {
		at--
	}
	if at < 0 || !s.endsPhrase(at) || s.part(at) == syntax.Pronoun || !s.clauseBegins(s.phraseStart(at)) {
		return u
	}
	return at
}

// phraseStart is the first unit of the phrase that ends with unit u, over
// prepositions but nothing else.
func (s *segment) phraseStart(u int) int {
	low := max(0, u-12)
	at := s.coreLeft(u, low)
	for at > low+1 && s.preposition(at-1) && s.endsPhrase(at-2) {
		next := s.coreLeft(at-2, low)
		if next > at-2 {
			break
		}
		at = next
	}
	return at
}

// extend takes in what follows the source of "according to": "figures released
// on Monday", "people who were there", "an account that".
func (s *segment) extend(end int) int {
	if end >= len(s.units) || s.preposition(end) && s.isDay(end+1) {
		return end
	}
	switch part := s.part(end); {
	case part == syntax.Verb && s.form(end)&(syntax.Participle|syntax.Gerund) != 0, s.is(end, "that", "who", "which", "whose"), s.preposition(end),
		part == syntax.Verb && s.form(end)&syntax.Past != 0, part == syntax.Adjective, s.isTime(end):
		return s.clauseEnd(end, min(len(s.units), end+25))
	}
	return end
}

// isDay reports whether a date begins at unit u.
func (s *segment) isDay(u int) bool {
	return s.isTime(u) || s.part(u) == syntax.Numeral && (s.is(u+1, "/", "-", ".") || s.isTime(u+1))
}

// endsPhrase reports whether a noun phrase can end with unit u.
func (s *segment) endsPhrase(u int) bool {
	return u >= 0 && (s.inPhrase(u) || s.is(u, "he", "she", "they", "i", "we", "you", "us", "them", "half", "another", "those", "some", "many", "most", "all", "both", "several", "one", "others", "each", "none", "anyone", "someone", ")"))
}

// clauseBegins reports whether a clause can begin at unit u.
func (s *segment) clauseBegins(u int) bool {
	if u == 0 {
		return true
	}
	switch s.part(u - 1) {
	case syntax.Mark, syntax.Conjunction, syntax.Subordinator:
		return true
	}
	return false
}

// joinsNames reports whether the conjunction at unit c joins the phrase after it
// with the one before it into one subject, which then begins its clause.
func (s *segment) joinsNames(c int) bool {
	if c < 1 || !s.endsPhrase(c-1) {
		return false
	}
	start := s.coreLeft(c-1, max(0, c-12))
	for start > 1 && s.preposition(start-1) && s.endsPhrase(start-2) && start > c-14 {
		start = s.coreLeft(start-2, max(0, c-14))
	}
	return start < c && s.clauseBegins(start) || s.is(start-1, "both")
}

// listed reports whether the comma at unit c stands in "A, B and C".
func (s *segment) listed(c, at, u, low int) bool {
	if c-1 <= low || !s.endsPhrase(c-1) {
		return false
	}
	and := false
	for i := at; i < u; i++ {
		and = and || s.is(i, "and")
	}
	start := s.coreLeft(c-1, low)
	return and && start < c && (s.part(c-1) == syntax.ProperNoun) == (s.part(at) == syntax.ProperNoun) && s.clauseBegins(start) &&
		s.is(at-1, ",") && c-start < 5
}

// coreLeft returns the first unit of the phrase core that ends with unit u:
// determiner, adjectives, nouns, names; u+1 when there is none.
func (s *segment) coreLeft(u, low int) int {
	at := u
	if at >= 0 && s.is(at, ")") {
		open := s.openBracket(at, low)
		if open <= low || open == at {
			return u + 1
		}
		at = open - 1
	}
	if at < 0 || !s.endsPhrase(at) && !s.isScare(at) {
		return u + 1
	}
	if s.part(at) == syntax.Determiner || s.part(at) == syntax.Pronoun {
		return at
	}
	for at >= low && s.modifies(at, u) {
		if s.part(at) == syntax.Determiner {
			at--
			if at >= low && s.is(at, "all", "both", "half") {
				at--
			}
			break
		}
		if at < u && s.isTime(at) && !s.isTime(at+1) && (s.part(at) == syntax.ProperNoun || s.isTime(at-1)) {
			break // "on Monday Dost said", "on 9 March 2031 Dost said"
		}
		at--
	}
	return at + 1
}

// modifies reports whether unit at can stand in a phrase core before unit u.
func (s *segment) modifies(at, u int) bool {
	switch {
	case s.inPhrase(at), s.part(at) == syntax.Determiner, s.isScare(at):
		return true
	case s.is(at, "that"):
		return s.preposition(at - 1) // "the envoy of that time"
	case s.is(at, "and") && at < u:
		return s.part(at-1) == syntax.Adjective && s.part(at+1) == syntax.Adjective // "current and former"
	case s.part(at) == syntax.Verb && at < u:
		// "a wounded soldier", "the leading candidate", "with direct knowledge"
		if s.form(at)&syntax.Base != 0 && s.preposition(at-1) && s.is(at, "direct", "close", "secret", "clear", "live", "open") {
			return true
		}
		return s.form(at)&(syntax.Participle|syntax.Gerund) != 0 && (s.part(at-1) == syntax.Determiner || s.part(at-1) == syntax.Adjective)
	case s.part(at) == syntax.Adverb && at < u:
		return s.part(at+1) == syntax.Adjective && s.part(at-1) == syntax.Determiner
	}
	return false
}

func (s *segment) openBracket(u, low int) int {
	for i := u - 1; i >= low; i-- {
		if s.is(i, "(") {
			return i
		}
	}
	return u
}

// phraseRight returns the end of the noun phrase that begins with unit u: its
// core, what prepositions join to it and, when wide, an apposition or relative
// clause between commas. It is u when no phrase begins there.
func (s *segment) phraseRight(u int, wide bool) int {
	high := min(len(s.units), u+reach)
	at := s.coreRight(u, high)
	if at == u {
		return u
	}
	for at < high {
		switch {
		case s.preposition(at) && s.joinsRight(at):
			next := s.coreRight(at+1, high)
			if next == at+1 {
				return at
			}
			at = next
		case s.is(at, "and", "or", "&") && s.startsPhrase(at+1) && s.coreRight(at+1, high) > at+1 && !s.verbAfter(s.coreRight(at+1, high)):
			at = s.coreRight(at+1, high)
		case s.is(at, "(") && s.closeBracket(at, high) > 0 && !s.opensCitation(at):
			at = s.closeBracket(at, high)
		case s.is(at, "who", "whose") && wide:
			return s.clauseEnd(at, high)
		case s.is(at, ",") && wide:
			return s.apposition(at, high)
		default:
			return at
		}
	}
	return at
}

// verbAfter reports whether a verb stands at unit u, so that the phrase before
// it is the subject of another clause.
func (s *segment) verbAfter(u int) bool {
	p := s.part(u)
	return p == syntax.Auxiliary || p == syntax.Verb && s.form(u)&(syntax.Past|syntax.Third|syntax.Base) != 0
}

func (s *segment) closeBracket(u, high int) int {
	for i := u + 1; i < min(high, u+20); i++ {
		if s.is(i, ")") {
			return i + 1
		}
	}
	return 0
}

// joinsRight keeps adverbials out of a source: "said Dost in an interview", "on
// Tuesday", "after the talks".
func (s *segment) joinsRight(u int) bool {
	if s.is(u, "of", "for", "from", "with", "at") {
		return !s.isVenue(u + 1)
	}
	return s.is(u, "in", "to", "on", "against", "about", "inside") && s.part(u-1) == syntax.Noun && !s.isTime(u+1) && !s.isVenue(u+1)
}

// isVenue reports whether the phrase from unit u on is the place or form in
// which something is said.
func (s *segment) isVenue(u int) bool {
	for i := u; i < min(u+5, len(s.units)); i++ {
		if s.isTime(i) || s.is(i, "interview", "statement", "speech", "tweet", "email", "e-mail", "conference", "interviews", "rally", "post", "letter",
			"remarks", "message", "call", "broadcast", "briefing", "debate", "event", "twitter", "facebook", "editorial", "column", "memo", "testimony", "forum", "appearance", "report", "response", "note", "release", "comment", "comments", "remark", "announcement", "appeal", "argument", "claim", "complaint", "messages", "address", "video", "article", "story", "dispatch", "hearing", "conversation", "meeting") {
			return true
		}
		if !s.inPhrase(i) && s.part(i) != syntax.Determiner && s.part(i) != syntax.Adverb {
			return false
		}
	}
	return false
}

func (s *segment) startsPhrase(u int) bool {
	switch s.part(u) {
	case syntax.Determiner, syntax.Adjective, syntax.Noun, syntax.ProperNoun, syntax.Numeral:
		return true
	}
	return s.isScare(u)
}

// coreRight returns the end of the phrase core that begins with unit u.
func (s *segment) coreRight(u, high int) int {
	at := u
	if s.part(u) == syntax.Pronoun || s.is(u, "those", "these", "both", "many", "some", "others", "another", "half", "most", "all", "few", "several") && !s.inPhrase(u+1) {
		return u + 1
	}
	for at < high && s.part(at) == syntax.Determiner {
		at++
	}
	head := at
	for at < high && (s.inPhrase(at) || s.isScare(at) || s.modifiesRight(at, u)) {
		if at > head && s.isTime(at) && !s.isTime(at-1) {
			break
		}
		at++
		if s.part(at) == syntax.Determiner && s.is(at, "the", "a", "an", "his", "her", "their") {
			break
		}
	}
	if at == head {
		return u
	}
	return at
}

func (s *segment) modifiesRight(at, u int) bool {
	if s.part(at) != syntax.Verb && s.part(at) != syntax.Adverb {
		return false
	}
	return s.part(at-1) == syntax.Determiner && at > u && s.inPhrase(at+1)
}

// apposition returns the end of ", the head of X," that begins with the comma
// at unit u, or u when none begins there.
func (s *segment) apposition(u, high int) int {
	if s.is(u+1, "who", "whose", "which", "whom") {
		return s.clauseEnd(u+1, high)
	}
	start := u + 1
	if !s.startsPhrase(start) || s.isTime(start) {
		return u
	}
	end := s.phraseRight(start, false)
	if end == start || s.verbAfter(end) || s.part(end) == syntax.Adverb && s.verbAfter(end+1) {
		return u
	}
	if s.is(end, ",") && s.part(end-1) == syntax.ProperNoun && s.startsPhrase(end+1) && end < high-1 { // "Dost, mayor of Teslin, Marovia"
		if more := s.apposition(end, min(high, end+8)); more > end && !s.verbAfter(more) {
			return more
		}
	}
	return end
}

// clauseEnd returns the unit at which a relative clause that begins at u ends:
// a comma, a quote, a dash or the end.
func (s *segment) clauseEnd(u, high int) int {
	for i := u; i < high; i++ {
		if s.is(i, ",", "—", "–", ";", ".", ":", "?", "!", "--") || s.isQuote(i) {
			return i
		}
	}
	return min(high, len(s.units))
}

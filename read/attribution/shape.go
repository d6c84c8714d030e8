package attribution

import "hearsay/syntax"

// quoteEnds reports whether unit u is a quote whose last word a comma follows,
// inside the marks.
func (s *segment) quoteEnds(u int) bool {
	if u < 0 || s.units[u].quote == none {
		return false
	}
	t := s.units[u].last - 2
	return t > s.units[u].first && s.an.Text(t) == ","
}

// resume moves over an insertion before "that": "claims, citing two officials,
// that", "told friends including his brother that".
func (s *segment) resume(f *found, at, end int) int {
	if !s.is(at, ",") && (f.told.last == 0 || s.is(at, "that", ":") || s.isQuote(at) || s.subjectFollows(at, end)) || f.frames&thatClause == 0 {
		return at
	}
	for u := at + 1; u < min(end, at+25); u++ {
		switch {
		case s.is(u, "that") && (s.is(u-1, ",") || !s.is(at, ",")):
			return u
		case s.is(at, ",") && f.told.last > 0 && s.startsPhrase(at+1):
			if s.verbAfter(u) {
				return at
			}
		case s.is(at, ",") && s.form(at+1)&syntax.Gerund == 0 && !s.preposition(at+1) && !s.is(at+1, "who", "which", "however", "though", "too", "instead", "rather"):
			return at
		case s.verbAfter(u) && !s.is(at, ","):
			return at
		}
	}
	return at
}

// shapeAt tells what kind of content begins at unit at, noShape when the cue
// does not take it.
func (s *segment) shapeAt(f *found, at, end int, quote bool) shape {
	switch {
	case at >= end, s.is(at, "as", "when", "while", "after", "before", "because") && s.startsAfterQuote():
		return noShape
	case s.is(at, ":"), s.is(at, ",") && s.isQuote(at+1), s.isQuote(at):
		return s.takes(f, quotation|object, quoted)
	case s.is(at, ","):
		if s.parenthetical(f, at) {
			return bareClause
		}
		return noShape
	case s.is(at, "that"):
		if f.class == evidence {
			return thatWord
		}
		return s.takes(f, thatClause|hearer|object, thatWord)
	case s.part(at) == syntax.Particle:
		return s.takes(f, infinitive|hearer, infinitives)
	case s.is(at, "if", "whether", "how", "why", "what", "who", "when", "where"):
		return question
	case f.frames&thatClause != 0 && s.tight(f) && !s.subjectFollows(at, end):
		if f.frames&object != 0 && (s.startsPhrase(at) || s.form(at)&syntax.Gerund != 0) {
			return objects
		}
		return noShape
	case f.frames&thatClause != 0 && (s.clauseFollows(at, end) || quote):
		return bareClause
	case f.class == thought && f.frames&object != 0 && f.frames&thatClause != 0 && !s.within(at, end, "as"):
		return noShape // "saw the fire"
	case f.frames&object != 0 && (s.startsPhrase(at) || s.part(at) == syntax.Pronoun || s.form(at)&syntax.Gerund != 0):
		return objects
	case f.frames&infinitive != 0 && f.frames&(hearer|object) != 0 && s.startsPhrase(at):
		return infinitives
	}
	return noShape
}

// within reports whether a word stands among the units [first, last).
func (s *segment) within(first, last int, word string) bool {
	for u := first; u < last; u++ {
		if s.is(u, word) {
			return true
		}
	}
	return false
}

// takes is the shape when the cue has one of the frames, else noShape.
func (s *segment) takes(f *found, frames frame, is shape) shape {
	if f.frames&frames == 0 {
		return noShape
	}
	return is
}

// firstQuote reports whether a statement in quotation marks stands in the range.
func (s *segment) firstQuote(first, last int) bool {
	for u := first; u < last; u++ {
		if s.isQuote(u) {
			return true
		}
	}
	return false
}

// parenthetical reports whether ", X said," stands inside its content: a
// clause goes on after the comma at unit u.
func (s *segment) parenthetical(f *found, u int) bool {
	if s.isQuote(u + 1) {
		return true
	}
	before := f.clause - 1
	if s.is(before, "as") && f.class == speech && s.clauseFollows(u+1, len(s.units)) {
		return true
	}
	return !f.inverted && s.is(before, ",") && before > 0 && u+2 < len(s.units) && s.form(u+1)&syntax.Gerund == 0 && f.class == speech
}

// clauseFollows reports whether a clause without "that" can begin at unit u: a
// subject and then a finite verb.
func (s *segment) clauseFollows(u, end int) bool {
	if s.isSubjectPronoun(u) && s.part(u) != syntax.Determiner || s.is(u, "there", "if", "when", "what") {
		return true
	}
	high := min(end, u+25)
	for i := u; i < high; i++ {
		switch s.part(i) {
		case syntax.Auxiliary:
			return true
		case syntax.Verb:
			if s.form(i)&(syntax.Past|syntax.Third|syntax.Base) != 0 && i > u {
				return true
			}
		case syntax.Mark:
			if s.is(i, ".", ":", ";", "?", "!") {
				return false
			}
		}
	}
	return false
}

// tight reports whether a cue takes a clause without "that" only when a subject
// stands right after it: "she added another link" is no speech.
func (s *segment) tight(f *found) bool {
	return !s.is(f.head, "say", "says", "said", "saying", "tell", "tells", "told", "telling", "think", "thinks", "thought", "believe", "believes", "believed")
}

// subjectFollows reports whether a clause begins at unit u: a subject, what is
// joined to it, and a verb.
func (s *segment) subjectFollows(u, end int) bool {
	if s.isSubjectPronoun(u) && s.part(u) == syntax.Pronoun || s.is(u, "there", "if", "when", "what") {
		return true
	}
	at := s.phraseRight(u, true)
	if at == u {
		return s.part(u) == syntax.Verb && s.form(u)&syntax.Gerund != 0 && s.clauseFollows(u+1, end)
	}
	for range 4 {
		switch {
		case s.is(at, ",", "—", "–", "--"):
			at = s.nextComma(at+1, end) + 1
		case s.preposition(at):
			at = s.phraseEnd(at+1, end)
		case s.is(at, "that", "who", "which", "whose"):
			return s.verbWithin(at+2, min(end, at+15))
		case s.part(at) == syntax.Adverb:
			at++
		}
		if s.verbAfter(at) {
			return true
		}
	}
	return false
}

// nextComma is the next comma or dash from unit u on, or end.
func (s *segment) nextComma(u, end int) int {
	for u < end && !s.is(u, ",", "—", "–", "--") {
		u++
	}
	return u
}

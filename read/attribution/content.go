package attribution

import (
	"hearsay"
	"hearsay/syntax"
)

// contentOf is what a cue attributes: the units on its right, those on its
// left, either may be empty.
type contentOf struct {
	left, right run
	previous    bool // the quote that ends the sentence before
	next        bool // the quote that begins the one after
}

func (c contentOf) empty() bool {
	return c.left.last == 0 && c.right.last == 0 && !c.before() && !c.next
}

// before reports whether the content is the quote that ends the sentence
// before.
func (c contentOf) before() bool { return c.previous || c.left.first == none }

// holds reports whether a unit stands in the content.
func (c contentOf) holds(u int) bool {
	return c.left.first <= u && u < c.left.last || c.right.first <= u && u < c.right.last
}

// quoted reports whether part of the content stands in quotation marks.
func (c contentOf) quoted(s *segment) bool {
	return c.previous || c.next || s.firstQuote(max(0, c.left.first), c.left.last) || s.firstQuote(c.right.first, c.right.last)
}

// resumes reports whether the clause between commas that begins at unit u stands
// between a subject and its verb: "a group, which had been at war, has turned".
func (s *segment) resumes(u, end int) bool {
	for i := u + 1; i+1 < end; i++ {
		if s.is(i, ",", "—", "–") {
			return s.verbAfter(i+1) || s.is(i+1, "that")
		}
	}
	return false
}

// findContent looks for the content of cue i of a segment.
func (s *segment) findContent(fs []found, i int) contentOf {
	f := &fs[i]
	end := s.limit(fs, i)
	switch {
	case f.mood == preposed:
		return s.accordingContent(f, end)
	case f.mood == noun:
		f.shape = thatWord
		if !s.is(f.last, "that") {
			f.shape = infinitives
		}
		return contentOf{right: s.trim(f.last, s.nounClauseEnd(f.last, end))}
	case f.mood == passive:
		return s.passiveContent(fs, i, end)
	}
	right := max(f.last, f.after)
	if f.inverted {
		right = f.source.last
		if s.is(right, ",") {
			right++
		}
	}
	var c contentOf
	c.right = s.rightContent(f, right, end)
	if f.frames&(quotation|thatClause) != 0 && f.before.last == 0 && (f.source.last > 0 || f.mood == finite) {
		c.left = s.leftContent(fs, i, c.right.last > 0)
	}
	if c.left.last > 0 || c.before() {
		f.shape = leftClause
		if c.before() || s.isQuote(c.left.last-1) || s.isQuote(c.left.first) {
			f.shape = quoted
		}
	}
	if f.inverted && c.left.last == 0 && !(f.shape == quoted && s.is(f.first-1, ",")) {
		c.right = run{}
	}
	f.naming = f.bare && s.is(f.head, "called", "named", "dubbed", "titled", "termed") && f.shape == objects && s.is(f.source.first, "a", "an") && f.last == f.source.last+1
	f.relay = s.relays(f) && (f.shape == objects || f.shape == quoted && c.left.last == 0) && !s.is(f.first-1, "without") && (f.mood == gerund || s.is(f.source.first, "who", "which"))
	if f.inverted && c.right.last > 0 && !s.isQuote(c.right.first) && (c.left.last == 0 || s.verbWithin(c.left.first, c.left.last) || s.isQuote(c.left.last-1)) {
		c.right = run{}
	}
	return c
}

// opensQuote reports whether a cue without content can lead into a quote that
// is a sentence or paragraph of its own: "She said in a statement: ...".
func (s *segment) opensQuote(f *found) bool {
	if f.class != speech || f.frames&quotation == 0 || f.source.last == 0 || f.mood != finite && f.mood != gerund {
		return false
	}
	last := len(s.units) - 1
	return last-f.last < 25 && s.is(last, ":", ".", ",")
}

// limit is the unit at which the content of cue i ends at the latest: the next
// clause with a cue of its own on the same level, or the end.
func (s *segment) limit(fs []found, i int) int {
	f := &fs[i]
	if f.end > 0 {
		return f.end
	}
	if f.mood == preposed && f.clause == 0 {
		return len(s.units)
	}
	if f.mood == finite && s.is(f.last, ":") && !s.isQuote(f.last+1) {
		return len(s.units)
	}
	for k := i + 1; k < len(fs); k++ {
		if at, cut := s.cuts(f, &fs[k]); cut {
			return s.asideStart(f, at)
		}
	}
	return s.asideStart(f, len(s.units))
}

// asideStart returns where the writer's own voice takes over before unit end,
// or end: at ", but" and the like.
func (s *segment) asideStart(f *found, end int) int {
	if f.mood == preposed || f.end > 0 {
		return end
	}
	for u := f.last + 2; u < end; u++ {
		if s.opensCitation(u) || s.is(u, "(", "[") && s.is(u+1, "see", "cf") {
			return u
		}
	}
	for u := f.last + 3; u+2 < end; u++ {
		if s.is(u, ",", "—", "–", "--") && s.is(u+1, "but", "although", "though", "while", "which") && !s.resumes(u+1, end) {
			return u
		}
	}
	return end
}

// cuts reports whether cue g begins a clause beside that of cue f, not inside
// its content, and where f's content then ends.
func (s *segment) cuts(f, g *found) (int, bool) {
	if g.source.first <= f.head && f.head < g.source.last && g.first > f.last && !g.shared {
		if s.is(g.source.last-1, ",") {
			return g.source.last - 1, true
		}
		return g.first, true
	}
	before := g.clause - 1
	if g.source.last > 0 && !g.shared && !g.inverted {
		before = min(g.source.first, g.first) - 1
	}
	if before <= f.last {
		return 0, false
	}
	switch {
	case g.rule == accordingTo:
		if s.is(before, ",", "—") {
			return before, true
		}
		return before + 1, (g.first > f.last+4 || s.isQuote(before)) && f.mood != preposed
	case g.mood == gerund:
		before = g.first - 1
		if s.quoteEnds(before) {
			return before + 1, true
		}
		return before, s.is(before, ",", "—", "–", "--") && g.class == speech
	case g.class != speech || g.mood != finite:
		return 0, false
	case s.is(before, ";", "—", "--"):
		return before, true
	case s.is(before, ","):
		return before, !s.is(g.source.first, "who", "which") || !s.resumes(g.source.first, len(s.units))
	case s.is(before, "and", "but", "while", "although", "though", "whereas", "as", "then", "yet"):
		comma := s.is(before-1, ",", ";", "—")
		if !comma && g.source.last > 0 && !g.shared && !s.is(before, "and", "but") {
			return 0, false
		}
		if comma {
			before--
		}
		return before, comma || g.form&f.form&(syntax.Past|syntax.Third) != 0
	}
	return 0, false
}

// trim leaves the mark at the end of a sentence and commas at both ends out.
func (s *segment) trim(first, last int) run {
	for first < last && s.is(first, ",", ":", ";", "—", "–", "--") {
		first++
	}
	for last > first && s.is(last-1, ",", ".", ":", ";", "—", "–", "--", "and", "but", "...", "…") {
		last--
	}
	if first >= last || last == first+1 && s.is(first, "that", "it", "this", "so") {
		return run{}
	}
	return run{first, last}
}

// nounClauseEnd is where the clause that hangs on a noun ends: before the verb
// that the noun is the subject of.
func (s *segment) nounClauseEnd(from, end int) int {
	verbs, open := 0, true
	for u := from + 1; u < end; u++ {
		switch {
		case s.is(u, ",", ";", ":", "—"):
			return u
		case s.is(u, "and", "but") && s.part(from) == syntax.Particle && s.part(u+1) == syntax.Verb && s.form(u+1)&syntax.Past != 0:
			return u // "the decision to leave and said"
		case s.part(u) == syntax.Subordinator, s.is(u, "and", "or", "who", "which", "but"):
			verbs, open = 0, true
		case s.verbAfter(u) && open:
			verbs++
			open = s.part(u) == syntax.Auxiliary // "would run" is one
			if verbs > 1 && !(s.part(u-1) == syntax.Auxiliary || s.preverb(u-1)) || s.part(from) == syntax.Particle && verbs > 1 {
				return u
			}
		case s.verbAfter(u) && s.part(u) == syntax.Auxiliary, s.verbAfter(u) && s.form(u)&(syntax.Past|syntax.Third) != 0 && s.form(u)&syntax.Participle == 0:
			return u
		case s.verbAfter(u) && s.endsPhrase(u-1):
			return u
		}
	}
	return end
}

// rightContent takes what follows a cue, the person told and the time or place
// skipped.
func (s *segment) rightContent(f *found, from, end int) run {
	at := s.skipAdverbials(f, from, end)
	if at >= end {
		return run{}
	}
	quoted := s.firstQuote(at, end)
	if f.frames&hearer != 0 && !s.is(at, "that", ":") && !s.isQuote(at) {
		if next := s.hearerEnd(at); next > at {
			f.told = run{at, next}
			at = s.skipAdverbials(f, next, end)
		}
	}
	at = s.resume(f, at, end)
	f.shape = s.shapeAt(f, at, end, quoted)
	if f.shape == thatWord && s.is(at-1, ",") && s.is(f.source.first-1, "which") {
		f.shape = noShape // "a statement, which the Courier published, that": another's
	}
	switch {
	case f.shape == noShape:
		return run{}
	case f.shape == objects && f.passes:
		return s.trim(at, end)
	case f.shape == objects && f.polarity == hearsay.Denied && s.is(at, "this", "it", "that"):
		return run{at, at + 1}
	case f.shape == objects:
		return s.trim(at, s.objectEnd(at, end))
	case s.is(at, ","):
		return s.trim(at+1, end)
	}
	return s.trim(at, end)
}

// skipAdverbials moves over when, where and to whom something is said.
func (s *segment) skipAdverbials(f *found, u, end int) int {
	for u < end {
		switch {
		case s.isTime(u):
			u++
		case s.opensCitation(u) && s.closeBracket(u, end) > 0:
			u = s.closeBracket(u, end)
		case s.is(u, "last", "this", "earlier", "late", "early", "later") && (s.isTime(u+1) || s.isTime(u+2) && s.is(u+1, "this", "last")):
			u++
		case s.part(u) == syntax.Adverb && !s.is(u, "not", "never", "no", "only", "there", "here") && !s.is(u, "more", "most", "less", "least", "now") && !s.clauseFollows(u+1, end):
			u++
		case s.is(u, "about", "around", "over", "under") && (s.part(u+1) == syntax.Numeral || s.is(u+1, "half", "a")):
			return u // "said about half of"
		case s.preposition(u) && !s.is(u, "like", "per", "under"):
			next := s.phraseEnd(u+1, end)
			if next == u+1 || next >= end && s.firstQuote(next, end) {
				return u
			}
			if s.is(next, ",") && !s.isQuote(next+1) && !s.isVenue(u+1) && f.mood != passive && s.clauseFollows(next+1, end) && f.clause == 0 && !s.is(next+1, "when", "who", "where", "which", "while", "after", "as") {
				return u // "said in Teslin, nobody ..."
			}
			u = next
		default:
			return u
		}
	}
	return u
}

// phraseEnd is the end of a prepositional phrase's noun phrase, "of" and "with"
// phrases and one time word included.
func (s *segment) phraseEnd(u, end int) int {
	high := min(end, u+30)
	at := s.coreRight(u, high)
	if at == u {
		return u
	}
	for at < high {
		if s.is(at, "of", "with", "for", "and", "at", "in", "to") && s.coreRight(at+1, high) > at+1 && !s.verbAfter(s.coreRight(at+1, high)) {
			at = s.coreRight(at+1, high)
			continue
		}
		if s.isTime(at) {
			at++
			continue
		}
		break
	}
	return at
}

// hearerEnd is the end of the person who is told, who stands at unit u.
func (s *segment) hearerEnd(u int) int {
	if s.is(u, "me", "him", "her", "us", "them", "you", "it", "reporters", "everyone", "people") {
		return u + 1
	}
	return s.phraseRight(u, false)
}

// objectEnd is where the object of a cue such as "criticised" ends.
func (s *segment) objectEnd(u, end int) int {
	for i := u + 1; i < end; i++ {
		if s.is(i, ",") && (s.isQuote(i+1) || s.is(i+1, "where", "including", "one") || s.startsPhrase(i+1) && !s.isTime(i+1) && !s.verbWithin(i+1, end)) {
			continue // an apposition, a list
		}
		if s.is(i, ",", ";", "—", "--", ".", ":") {
			return i
		}
		if s.is(i, "and", "but") && s.part(i+1) == syntax.Verb && s.form(i+1)&syntax.Past != 0 {
			return i
		}
	}
	return end
}

// leftContent takes what stands before a cue and its source: a quote, or a
// clause that a comma ends.
func (s *segment) leftContent(fs []found, i int, hasRight bool) run {
	f := &fs[i]
	start := f.clause
	if f.source.last > 0 && !f.shared && !f.inverted && f.rule != quotedAs {
		start = min(f.clause, f.source.first)
	}
	low := 0
	final := !hasRight && f.mood == finite && f.class == speech && f.bare
	for k := range i {
		if final || f.rule == quotedAs {
			break // the last words of a sentence cover all of it
		}
		if g := &fs[k]; g.taken && !g.shared {
			low = max(low, g.last)
			if g.inverted {
				low = max(low, g.source.last)
			}
		}
	}
	u := start - 1
	if s.isQuote(u) {
		return s.backOverQuote(u, low)
	}
	if s.is(u, "how", "what") && s.is(u-1, "is", "was", ",") && s.quoteBefore(u-2) {
		return run{u - 2, u - 1} // "“...” is how Dost puts it"
	}
	if start == 0 && !hasRight && f.mood == finite && f.source.last > 0 && f.frames&quotation != 0 && s.startsAfterQuote() && !s.takesObject(f) {
		return run{none, 0}
	}
	if s.is(u, ",", "—", "–") && s.isQuote(u-1) {
		return s.backOverQuote(u-1, low)
	}
	if !s.is(u, ",", "?", "!") || f.class == will || f.class == stance || f.class == evidence || f.mood == gerund || f.shared {
		return run{}
	}
	if hasRight && !s.is(f.last, ",") {
		return run{}
	}
	return s.clauseBefore(u, low, hasRight)
}

// takesObject reports whether what follows a cue is its object, so that a quote
// before it is none of its content: "“No.” Lund also stated her plan".
func (s *segment) takesObject(f *found) bool {
	return !f.inverted && !s.isTime(f.last) && (s.startsPhrase(f.last) || s.part(f.last) == syntax.Pronoun || holdsPronoun(s.word(f.last))) && !s.is(f.last, "reporters", "himself", "herself") && f.frames&hearer == 0
}

// quoteBefore reports whether unit u is a quote, however short.
func (s *segment) quoteBefore(u int) bool { return u >= 0 && s.units[u].quote != none }

// backOverQuote takes the quote at unit u and the words of a clause that lead
// into it: "The plan is “dead and buried,” he said".
func (s *segment) backOverQuote(u, low int) run {
	first := u
	for first > low && !s.is(first-1, ".", ":", ";") && !s.isQuote(first-1) {
		first--
	}
	if first < u && !s.clauseFollows(first, u+1) && s.quotes[s.units[u].quote].words > 6 && s.is(u-1, ",") {
		first = u
	}
	return s.trim(s.skipLead(first, u), u+1)
}

// clauseBefore takes the clause that the comma at unit u ends.
func (s *segment) clauseBefore(u, low int, split bool) run {
	first := s.skipLead(low, u)
	for first < u && s.is(first, ",") {
		first++
	}
	if !split {
		if s.firstQuote(first, u) {
			return s.trim(first, u)
		}
		if s.is(first, "as", "when", "while", "since", "once", "though", "although") && !s.commaWithin(first, u) || s.preposition(first) && !s.clauseFollows(first, u) || !s.clauseFollows(first, u) {
			return run{}
		}
	}
	return s.trim(first, u)
}

func (s *segment) commaWithin(first, last int) bool {
	for u := first; u < last; u++ {
		if s.is(u, ",") {
			return true
		}
	}
	return false
}

// skipLead leaves "But" and "And" at the beginning of a sentence out.
func (s *segment) skipLead(u, high int) int {
	for u < high && (s.is(u, "but", "and", "or", ",", "still", "meanwhile", "however", "so", ".", ";") || s.part(u) == syntax.Mark && s.units[u].quote == none && !s.is(u, "$", "(", "[")) {
		u++
	}
	return u
}

// accordingContent takes the clause around "according to X": the one before it
// when that is there, else the one after.
func (s *segment) accordingContent(f *found, end int) contentOf {
	if at := f.source.last; s.isQuote(at) || s.is(at, ",") && s.isQuote(at+1) { // "in the words of its director, “no”"
		if !s.isQuote(f.first-1) && !s.is(f.head, "according") {
			f.shape = quoted
			at += 1
			if s.isQuote(at - 1) {
				at--
			}
			return contentOf{right: run{at, at + 1}}
		}
	}
	if f.first > 0 {
		before := f.first
		left := s.trim(s.skipLead(0, before), before)
		right := run{}
		if s.is(f.source.last, ",") && (s.is(f.first-1, ",") || s.quoteEnds(f.first-1)) && f.source.last+2 < end && s.part(f.source.last+1) != syntax.Conjunction {
			right = s.trim(f.source.last+1, end)
		}
		if left.last > 0 {
			return contentOf{left: left, right: right}
		}
	}
	return contentOf{right: s.trim(f.source.last, end)}
}

// passiveContent: "X was told that", "it was reported that", "X is said to".
func (s *segment) passiveContent(fs []found, i, end int) contentOf {
	f := &fs[i]
	if f.inverted {
		subject := *f
		subject.source = run{}
		if s.leftSource(&subject) && subject.source.last > 0 && f.frames&object != 0 {
			return contentOf{left: subject.source}
		}
		return contentOf{}
	}
	at := s.skipAdverbials(f, f.last, end)
	switch {
	case s.is(at, "that", "whether", "if", "how", "why", "what") || s.isQuote(at):
		return contentOf{right: s.trim(at, end)}
	case s.part(at) == syntax.Particle && f.frames&(thatClause|infinitive) != 0 && f.frames&(hearer|whether) == 0:
		subject := *f
		if s.leftSource(&subject) {
			return contentOf{left: subject.source, right: s.trim(at, end)}
		}
	case s.part(at) == syntax.Particle && f.frames&infinitive != 0 && f.class == speech:
		f.shape = infinitives
		return contentOf{right: s.trim(at, end)}
	case s.is(at, "about") && f.frames&whether != 0:
		return contentOf{right: s.trim(at, s.objectEnd(at, end))}
	}
	return contentOf{}
}

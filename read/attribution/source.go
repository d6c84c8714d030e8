package attribution

import "hearsay/syntax"

// attachSource finds the source of each cue of a segment, the ones before it
// being done.
func (s *segment) attachSource(fs []found, i int) {
	f := &fs[i]
	f.clause = f.first
	switch f.mood {
	case preposed:
		return
	case noun:
		s.nounSource(f)
	case gerund:
		s.gerundSource(fs, i)
	case toForm, participle:
		s.shareSource(fs, i)
	case passive:
		s.passiveSource(f)
	default:
		if !s.leftSource(f) && !s.rightSource(f) {
			s.shareSource(fs, i)
		}
	}
}

// leftSource takes the subject before a finite verb.
func (s *segment) leftSource(f *found) bool {
	if f.clitic {
		f.source, f.clause = run{f.first, f.first + 1}, f.first
		return !s.is(f.first, "there's", "there’s")
	}
	u := s.skipTime(f.first - 1)
	if u < 0 {
		return false
	}
	if s.isTime(u) && !s.inName(u) && !s.datesNoun(u) {
		return s.calledAsMonth(f, u)
	}
	if s.is(u, "himself", "herself", "themselves", "itself") && u > 0 {
		return s.reflexive(f, u)
	}
	if s.is(u, "both", "all", "each", "also") && u > 0 && s.endsPhrase(u-1) && s.part(u-1) != syntax.Adjective {
		u-- // "the Courier and the Herald both said"
	}
	switch {
	case s.isSubjectPronoun(u) && s.part(u) != syntax.Noun && !s.is(u-1, "of", "and"):
		return s.pronounSource(f, u)
	case s.is(u, "that") && s.nominal(u-1):
		f.source, f.clause = run{u, u + 1}, u
		s.antecedent(f, u-1)
		return true
	case s.is(u, ",", "—", "–", "--", "-", ")"):
		return s.insertedLeft(f, u)
	}
	return s.phraseSource(f, u)
}

// datesNoun reports whether the time that ends at unit u tells of when a noun is:
// "the letter of 1 March said".
func (s *segment) datesNoun(u int) bool {
	for s.isTime(u) {
		u--
	}
	return s.is(u, "of") && s.endsPhrase(u-1)
}

// calledAsMonth takes a person named May or April, when the name alone stands
// before a verb of speech.
func (s *segment) calledAsMonth(f *found, u int) bool {
	if !s.clauseBegins(u) || !s.is(u, "May", "April", "June", "August", "Day") || !f.bare {
		return false // "and on Monday said"
	}
	f.source, f.clause = run{u, u + 1}, u
	return true
}

// reflexive takes "Dost himself", whose second word is unit u.
func (s *segment) reflexive(f *found, u int) bool {
	g := *f
	g.first = u
	if !s.leftSource(&g) || g.source.last != u {
		return false
	}
	f.source, f.clause = run{g.source.first, u + 1}, g.clause
	return true
}

// pronounSource takes the pronoun at unit u.
func (s *segment) pronounSource(f *found, u int) bool {
	f.clause = u
	if s.part(u) != syntax.Determiner && s.part(u) != syntax.Pronoun {
		return false
	}
	f.source = run{u, u + 1}
	if s.is(u, "who", "which") {
		s.antecedent(f, u-1)
	}
	return true
}

// phraseSource takes the noun phrase that ends at unit u.
func (s *segment) phraseSource(f *found, u int) bool {
	last := u + 1
	for s.part(u) == syntax.Adverb && u > 0 && !s.preverb(u) {
		u-- // "whose house burned down"
	}
	at := s.relativeSubject(u)
	if at > u && s.part(u) == syntax.Verb && s.form(u)&syntax.Participle != 0 && s.endsPhrase(u-1) {
		if first := s.phraseStart(u - 1); first < u && s.clauseBegins(first) {
			at = first // "those surveyed"
		}
	}
	if at > u {
		if at = s.phraseLeft(u); at > u {
			return false
		}
		at = s.dropLead(at, u)
	}
	at = min(at, s.nameBefore(at))
	f.source, f.clause = run{at, s.withoutOccasion(at, last)}, at
	return true
}

// nameBefore returns the first unit of the name that the phrase at unit at
// stands beside, "Dost, the envoy": at when there is none.
func (s *segment) nameBefore(at int) int {
	if !s.is(at-1, ",") || s.part(at) != syntax.Determiner || s.part(at-2) != syntax.ProperNoun || s.isTime(at-2) {
		return at
	}
	if name := s.coreLeft(at-2, max(0, at-12)); name <= at-2 && s.clauseBegins(name) && !s.is(name-1, ",") {
		return name
	}
	return at
}

// withoutOccasion is the end of a source less the occasion that is told after
// it: "the envoy during his visit".
func (s *segment) withoutOccasion(first, last int) int {
	for u := first + 1; u < last; u++ {
		if s.is(u, "during", "after", "before", "amid", "since") {
			return u
		}
	}
	return last
}

// antecedent notes the phrase that ends at unit u, or before a comma there, as
// what the relative pronoun after it stands for.
func (s *segment) antecedent(f *found, u int) {
	if s.is(u, ",") {
		u--
	}
	if u < 0 {
		return
	}
	at := s.phraseLeft(u)
	for low := max(0, u-farthestHead); at > u && u > low; { // "wrote to farmers by email who"
		u--
		if s.isSource(s.word(u)) {
			at = s.phraseLeft(u)
		} else {
			at = u + 1
		}
	}
	if at > u {
		return
	}
	if s.is(at, "according") && s.is(at+1, "to") {
		at += 2
	}
	if s.is(at-1, ",") && s.part(at) != syntax.ProperNoun { // "Dost, the envoy, who said"
		if first := s.coreLeft(at-2, max(0, at-12)); first <= at-2 && s.part(at-2) == syntax.ProperNoun {
			at, u = first, at-2
		}
	}
	f.before = run{s.dropLead(at, u), u + 1}
}

// farthestHead is how far before a relative pronoun the noun stands that it is
// for, where no phrase ends beside it.
const farthestHead = 6

// inName reports whether a word for a time is part of a name: "Daniel May".
func (s *segment) inName(u int) bool {
	return s.part(u) == syntax.ProperNoun && s.part(u-1) == syntax.ProperNoun && !s.isTime(u-1)
}

// relativeSubject returns the first unit of a subject that ends with a relative
// clause at unit u: "a woman who asked not to be named"; u+1 when there is none.
func (s *segment) relativeSubject(u int) int {
	verbs := 0
	for i := u; i > max(0, u-25); i-- {
		switch {
		case s.is(i, ",", ";", ":", "that", "and", "—", "–") || s.isQuote(i):
			return u + 1
		case s.verbAfter(i):
			verbs++
		case s.is(i, "who", "whose") && verbs > 0 && s.endsPhrase(i-1):
			if first := s.phraseStart(i - 1); first < i && (s.clauseBegins(first) || s.preposition(first-1)) {
				return first
			}
			return u + 1
		}
	}
	return u + 1
}

// dropLead leaves "On Tuesday" and "In Teslin" before a subject out of it.
func (s *segment) dropLead(at, u int) int {
	if at == 0 {
		return at
	}
	if !s.preposition(at-1) || s.is(at-1, "about", "around", "over", "under") && s.part(at) == syntax.Numeral {
		return at
	}
	core := max(at, min(s.coreLeft(u, max(0, u-reach)), u))
	for i := core + 1; i <= u && s.preposition(core-1); i++ {
		if s.part(i-1) == syntax.Noun && s.part(i) == syntax.ProperNoun && !s.isTime(i) && !isOwner(s.word(i-1)) {
			return i // "After the vote Miss Lund"
		}
	}
	return core
}

// insertedLeft takes the subject before an insertion that ends with the mark
// at unit u: "X, who was there, said", "X (R-Teslin) said".
func (s *segment) insertedLeft(f *found, u int) bool {
	low := max(0, u-reach)
	if s.is(u, ")") {
		open := s.openBracket(u, low)
		if open == u || open == 0 || !s.endsPhrase(open-1) {
			return false
		}
		at := s.dropLead(s.phraseLeft(open-1), open-1)
		f.source, f.clause = run{at, u + 1}, at
		return at < open
	}
	mark := s.word(u)
	for k := u - 2; k > low; k-- {
		if s.isQuote(k) && s.quotes[s.units[k].quote].words > longestTitle {
			return false
		}
		if !s.is(k, mark) || !s.endsPhrase(k-1) && !s.is(k-1, ")", "itself", "himself", "herself", "themselves") || !s.inserts(k+1, u) {
			continue
		}
		if at := s.subjectBefore(k, mark); at < k {
			f.source, f.clause = run{at, s.insertionEnd(k, u, mark)}, at
			return true
		}
	}
	return false
}

// longestTitle is the most words of a title in quotation marks inside an
// apposition.
const longestTitle = 6

// subjectBefore returns the first unit of the subject that the mark at unit k
// ends, or k when the phrase there is no subject: an apposition in its turn, or
// part of an adverbial.
func (s *segment) subjectBefore(k int, mark string) int {
	if s.is(k-1, "itself", "himself", "herself", "themselves") {
		k--
	}
	at := s.phraseLeft(k - 1)
	if at > k-1 {
		return k + 1
	}
	if lead := s.dropLead(at, k-1); lead > at || at > 0 && s.preposition(at-1) {
		at = lead
		if at > 0 && s.preposition(at-1) {
			return k
		}
	}
	switch {
	case at == 0 || s.isQuote(at-1):
		return at
	case s.part(at-1) == syntax.Verb && s.form(at-1)&syntax.Gerund != 0 && s.is(at-2, mark):
		return k // "Dost, facing a challenge, a hard one, said"
	case !s.clauseBegins(at) && s.part(at-1) != syntax.Verb && s.part(at-1) != syntax.Auxiliary:
		return at
	case s.is(at-1, mark) && s.part(at) == syntax.ProperNoun && s.part(at-2) != syntax.ProperNoun:
		return at // a name between commas, and no list of names
	case s.is(at-1, mark) && !s.leads(at-1):
		return k
	}
	return at
}

// leads reports whether the comma at unit k ends an adverbial that leads into
// the sentence: "In Teslin, ", "However, ", "After he left, ".
func (s *segment) leads(k int) bool {
	for i := k - 1; i >= max(0, k-25); i-- {
		if i > 0 && !s.is(i-1, ",", ";", "and", "but", "that") && !s.isQuote(i-1) {
			continue
		}
		return s.preposition(i) || s.part(i) == syntax.Adverb || s.part(i) == syntax.Subordinator || s.isTime(i) || s.part(i) == syntax.Verb || s.is(i, "but", "and") ||
			s.verbWithin(i, k) || s.tellsTime(i, k)
	}
	return false
}

// tellsTime reports whether a word for a time stands among the units, as in "a
// few days ago".
func (s *segment) tellsTime(first, last int) bool {
	for u := first; u < last; u++ {
		if s.isTime(u) || s.is(u, "ago", "earlier", "later", "days", "weeks", "years") {
			return true
		}
	}
	return false
}

func (s *segment) verbWithin(first, last int) bool {
	for i := first; i < last; i++ {
		if s.verbAfter(i) {
			return true
		}
	}
	return false
}

// insertionEnd is the end of a source whose insertion stands between the marks
// at units k and u: an apposition or relative clause belongs to it.
func (s *segment) insertionEnd(k, u int, mark string) int {
	if s.isAdverbial(k + 1) {
		return k
	}
	if mark == "," {
		return u + 1
	}
	return u
}

// inserts reports whether the units [first, last) can stand between a subject
// and its verb.
func (s *segment) inserts(first, last int) bool {
	if first >= last {
		return false
	}
	switch s.part(first) {
	case syntax.Conjunction, syntax.Auxiliary:
		return false
	}
	return s.part(first) != syntax.Pronoun || s.is(first, "who", "which", "whom", "whose", "one", "another")
}

// isAdverbial reports whether what begins at unit u tells when, where or how
// and is no part of a source.
func (s *segment) isAdverbial(u int) bool {
	return s.preposition(u) || s.part(u) == syntax.Subordinator || s.part(u) == syntax.Verb || s.part(u) == syntax.Adverb || s.isTime(u)
}

// rightSource takes the subject after an inverted verb: "...", said X, who ...
func (s *segment) rightSource(f *found) bool {
	if !f.bare || f.form&(syntax.Past|syntax.Third) == 0 || f.frames&(quotation|thatClause) == 0 || f.class != speech {
		return false
	}
	before := f.first - 1
	led := s.isQuote(before) || s.is(before, ",") || s.isQuote(before-1) || before < 0 && s.startsAfterQuote()
	if !led || !s.startsPhrase(f.last) && !s.is(f.last, "he", "she", "they", "one") {
		return false
	}
	end := s.phraseRight(f.last, true)
	if s.form(end)&syntax.Participle != 0 && s.part(end) == syntax.Verb && s.preposition(end+1) {
		end = s.clauseEnd(end, min(len(s.units), end+25)) // "a source involved in"
	}
	if end == f.last || s.verbAfter(end) {
		return false
	}
	if end < len(s.units) && s.is(end, ",") && s.is(end-1, ",") {
		end--
	}
	f.source, f.inverted, f.clause = run{f.last, end}, true, f.first
	return true
}

// startsAfterQuote reports whether the segment begins right after a quote that
// ended the sentence before.
func (s *segment) startsAfterQuote() bool {
	first := s.units[0].first
	return first > 0 && s.child(first-1, s.level) != none
}

// shareSource gives a cue the source of an earlier one that it is joined to:
// "said ... and added".
func (s *segment) shareSource(fs []found, i int) {
	f := &fs[i]
	if f.mood == participle || f.mood == toForm && f.first == f.head {
		s.laterSubject(f) // "Asked whether ..., she said": what is asked ends there
		f.source, f.shared = run{}, false
		return
	}
	before := f.first - 1
	for s.part(before) == syntax.Adverb {
		before--
	}
	joined := s.is(before, "and", "or", "but", ",", "then") || f.mood == toForm || f.mood == gerund
	if !joined {
		return
	}
	for k := i - 1; k >= 0; k-- {
		if g := &fs[k]; g.source.last > 0 && (g.mood == finite || g.mood == preposed && f.mood == gerund) && g.rule != accordingTo {
			if g.bare && f.bare && g.form&syntax.Past != 0 && f.form == syntax.Base && f.mood == finite {
				return // "by text and email", no verb
			}
			f.source, f.shared, f.agentless = g.source, true, g.agentless
			return
		}
	}
	s.clauseSubject(f)
}

// clauseSubject takes the first phrase of the sentence that a finite verb
// follows: "She left the room, saying".
func (s *segment) clauseSubject(f *found) {
	low := 0
	for u := low; u < min(f.first, reach); u++ {
		if s.isQuote(u) {
			return
		}
		if s.part(u) != syntax.Verb && s.part(u) != syntax.Auxiliary || s.form(u)&(syntax.Past|syntax.Third|syntax.Base) == 0 && s.part(u) == syntax.Verb {
			continue
		}
		if holdsPronoun(s.word(u)) {
			f.source, f.shared = run{u, u + 1}, true
			return
		}
		g := found{cue: f.cue, form: syntax.Past, head: u, first: u, last: u + 1, bare: true}
		for g.first > 0 && (s.part(g.first-1) == syntax.Auxiliary || s.part(g.first-1) == syntax.Adverb) {
			g.first--
		}
		if s.leftSource(&g) && !s.is(g.source.first, "that", "it", "which") {
			f.source, f.shared = g.source, true
		}
		return
	}
}

// gerundSource: ", adding that" shares a subject, "a letter saying" has the
// noun before it.
func (s *segment) gerundSource(fs []found, i int) {
	f := &fs[i]
	u := f.first - 1
	if s.is(u, "as") && s.asSource(fs, i) {
		return
	}
	if i > 0 && s.relays(&fs[i-1]) && u >= 0 && s.nominal(u) { // "quoting Dost saying"
		f.source = run{s.coreLeft(u, fs[i-1].last), u + 1}
		return
	}
	if u >= 0 && s.nominal(u) && s.part(u) != syntax.Pronoun && !s.isTime(u) {
		at := s.phraseLeft(u)
		core := s.coreLeft(u, max(0, u-reach))
		if at <= u {
			f.source, f.clause = run{core, u + 1}, f.first
			if s.part(u) == syntax.Noun {
				s.issued(f, core)
				return
			}
			if core > 0 && s.is(core-1, "with") {
				return
			}
			f.source = run{}
		}
	}
	if u < 0 || u < 6 && !s.verbWithin(0, f.first) && (s.preposition(u) || s.part(u) == syntax.Particle || s.part(u) == syntax.Subordinator) {
		s.laterSubject(f) // "Noting that ..., X said", "In addition to saying"
		return
	}
	s.shareSource(fs, i)
}

// asSource reads "quoted X as saying": the source stands between the two cues.
func (s *segment) asSource(fs []found, i int) bool {
	f := &fs[i]
	k := i - 1
	for k > max(0, i-4) && !s.relays(&fs[k]) {
		k-- // "quoted X, who did not wish to be named, as saying"
	}
	if k < 0 || !s.relays(&fs[k]) || f.first-1 <= fs[k].last {
		return false
	}
	g := &fs[k]
	f.source = run{g.last, f.first - 1}
	for f.source.last > f.source.first && s.is(f.source.last-1, ",") {
		f.source.last--
	}
	f.first--
	f.rule, f.mood, f.clause = quotedAs, finite, g.clause
	g.passes = true
	return f.source.last > f.source.first
}

// relays reports whether a cue passes on the word of its object.
func (s *segment) relays(f *found) bool {
	return !f.noun && s.is(f.head, "quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing") && f.mood != passive
}

// issued reads "issued a statement saying": the source is who issued it, and
// the cue begins there. The document's phrase begins with unit core.
func (s *segment) issued(f *found, core int) {
	if s.is(core-1, "out") {
		core--
	}
	if !s.is(core-1, "issued", "issue", "issues", "released", "release", "releases", "sent", "published", "posted", "wrote", "circulated", "made", "gave",
		"distributed", "ran", "run", "runs", "aired", "printed", "carrying", "carried", "holding", "held", "wearing", "delivered", "put", "tweeted", "issuing", "releasing", "sending", "emailed") || !s.isVenue(core) && !s.isVenue(core+1) && !s.is(f.head-1, "sign", "signs", "shirt", "shirts", "banner", "banners") {
		return
	}
	g := found{cue: f.cue, form: syntax.Past, head: core - 1, first: core - 1, last: f.last, bare: true}
	s.verbGroup(&g)
	if s.leftSource(&g) {
		f.source, f.first, f.clause, f.clitic, f.mood = g.source, g.first, g.clause, g.clitic, finite
	}
}

// laterSubject takes the subject of the main clause after an opening gerund.
func (s *segment) laterSubject(f *found) {
	for u := f.last; u < min(len(s.units), f.last+reach); u++ {
		if !s.is(u, ",") && !s.quoteEnds(u) {
			continue
		}
		end := u + 2
		if !s.isSubjectPronoun(u + 1) {
			end = s.phraseRight(u+1, true)
		}
		if end > u+1 && s.verbAfter(end) {
			f.source, f.shared, f.end = run{u + 1, end}, true, u
			if s.quoteEnds(u) {
				f.end++
			}
			return
		}
	}
}

// passiveSource: "was criticised by X"; the subject of other passives is what
// is spoken of.
func (s *segment) passiveSource(f *found) {
	if s.is(f.last, "by") {
		if end := s.phraseRight(f.last+1, true); end > f.last+1 {
			f.source, f.inverted = run{f.last + 1, end}, true
			f.last++
		}
	}
	g := *f
	if s.leftSource(&g) {
		f.clause = g.source.first
	}
}

// nounSource: "Dost's claim that", "his claim that", "a claim by X that".
func (s *segment) nounSource(f *found) {
	low := max(0, f.head-8)
	for u := f.head - 1; u >= low; u-- {
		w := s.word(u)
		switch {
		case isOwner(w):
			at := s.coreLeft(u, low)
			if at <= u {
				f.source = run{at, u + 1}
			}
			return
		case s.is(u, "his", "her", "their", "its", "my", "our"):
			f.source = run{u, u + 1}
			return
		case s.part(u) != syntax.Adjective && s.part(u) != syntax.Noun:
			return
		}
	}
}

func isOwner(w string) bool {
	n := len(w)
	return n > 2 && w[n-1] == 's' && (w[n-2] == '\'' || n > 4 && w[n-4:n-1] == "’")
}

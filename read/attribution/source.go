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
	u := f.first - 1
	u = s.skipTime(u)
	if u < 0 {
		return false
	}
	switch {
	case s.isSubjectPronoun(u) && s.part(u) != syntax.Noun:
		at := u
		if s.part(u) == syntax.Determiner || s.part(u) == syntax.Pronoun {
			f.source = run{at, u + 1}
		}
		f.clause = at
		return f.source.last > 0
	case s.is(u, "that") && s.nominal(u-1):
		f.source, f.clause = run{u, u + 1}, u
		return true
	case s.is(u, ",", "—", "–", "--", "-", ")"):
		return s.insertedLeft(f, u)
	}
	at := s.phraseLeft(u)
	if at > u {
		return false
	}
	at = s.dropLead(at, u)
	f.source, f.clause = run{at, u + 1}, at
	return true
}

// dropLead leaves "On Tuesday" and "In Teslin" before a subject out of it, and
// takes the relative clause between a noun and its verb in.
func (s *segment) dropLead(at, u int) int {
	if at == 0 {
		return at
	}
	if s.part(at-1) == syntax.Verb || s.part(at-1) == syntax.Auxiliary {
		for i := at - 1; i > max(0, at-14); i-- {
			if s.is(i, ",", ";", ":") || s.isQuote(i) {
				return at
			}
			if s.is(i, "who", "that") && s.nominal(i-1) {
				if first := s.phraseLeft(i - 1); first < i && s.clauseBegins(first) {
					return first
				}
				return at
			}
		}
	}
	if !s.preposition(at - 1) {
		return at
	}
	core := s.coreLeft(u, max(0, u-reach))
	return max(at, min(core, u))
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
		if s.isQuote(k) {
			return false
		}
		if !s.is(k, mark) {
			continue
		}
		if !s.endsPhrase(k-1) && !s.is(k-1, ")") && !s.isSubjectPronoun(k-1) || !s.inserts(k+1, u) {
			return false
		}
		at := s.phraseLeft(k - 1)
		if s.isSubjectPronoun(k - 1) {
			at = k - 1
		}
		if at > k-1 {
			return false
		}
		if at > 1 && s.is(at-1, mark) && s.part(at) != syntax.ProperNoun || at > 1 && s.is(at-1, mark) && s.part(k+1) == syntax.ProperNoun {
			continue // an apposition with commas of its own
		}
		at = s.dropLead(at, k-1)
		if at > 0 && s.preposition(at-1) {
			return false
		}
		last := k
		if !s.isAdverbial(k + 1) {
			last = u
			if mark == "," {
				last = u + 1
			}
		}
		f.source, f.clause = run{at, last}, at
		return true
	}
	return false
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
	return !s.isSubjectPronoun(first) || s.is(first, "who", "which", "one", "both", "all", "some", "many", "most")
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
		return
	}
	joined := s.is(f.first-1, "and", "or", "but", ",", "then") || f.mood == toForm || f.mood == gerund
	if !joined {
		return
	}
	for k := i - 1; k >= 0; k-- {
		if g := &fs[k]; g.source.last > 0 && (g.mood == finite || g.mood == preposed && f.mood == gerund) && g.rule != accordingTo {
			f.source, f.shared = g.source, true
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
	if u >= 0 && s.nominal(u) && s.part(u) != syntax.Pronoun && !s.isTime(u) {
		at := s.phraseLeft(u)
		core := s.coreLeft(u, max(0, u-reach))
		if at <= u {
			f.source, f.clause = run{core, u + 1}, f.first
			if s.part(u) == syntax.Noun {
				return
			}
			if core > 0 && s.is(core-1, "with") {
				return
			}
			f.source = run{}
		}
	}
	if u < 0 { // "Noting that ..., X said"
		s.laterSubject(f)
		return
	}
	s.shareSource(fs, i)
}

// laterSubject takes the subject of the main clause after an opening gerund.
func (s *segment) laterSubject(f *found) {
	for u := f.last; u < min(len(s.units), f.last+reach); u++ {
		if !s.is(u, ",") {
			continue
		}
		end := u + 2
		if !s.isSubjectPronoun(u + 1) {
			end = s.phraseRight(u+1, true)
		}
		if end > u+1 && s.verbAfter(end) {
			f.source, f.shared = run{u + 1, end}, true
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

package attribution

import (
	"hearsay"
	"hearsay/syntax"
)

// mostVenues bounds the venues that are looked for beside one cue.
const mostVenues = 3

// venues lists the phrases beside a cue that tell to whom, in what or where
// something was said: "told the Courier", "in an interview with Radio Teslin".
func (s *segment) venues(f *found, content contentOf) []hearsay.Span {
	var out []hearsay.Span
	if told := s.owner(f.told); told.last > 0 {
		if !s.named(told) {
			told.last = s.coreRight(told.first, told.last) // "told Radio Lund of the engineer"
		}
		if told.last > told.first && s.named(told) {
			out = append(out, s.tokens(told.first, told.last).span(s.an))
		}
	}
	out = s.quoter(f, out)
	at := f.last
	if f.inverted {
		at = f.source.last
	}
	end := min(len(s.units), at+25)
	if content.right.last > 0 {
		end = min(end, max(content.right.first, at))
	}
	for u := at; u+1 < end && len(out) < mostVenues; u++ {
		if !s.is(u, "in", "on", "to", "by", "with", "for", "from") {
			continue
		}
		r := run{u + 1, s.coreRight(u+1, end)}
		if r.last > r.first && s.named(r) {
			out = append(out, s.tokens(r.first, r.last).span(s.an))
			u = r.last - 1
		}
	}
	return out
}

// owner is the outlet alone of "the Courier's Mina Lund" and "Radio Teslin host
// Mina Lund".
func (s *segment) owner(r run) run {
	for u := r.first; u < r.last; u++ {
		if isOwner(s.word(u)) {
			return run{r.first, u + 1}
		}
		if u > r.first && s.part(u-1) == syntax.ProperNoun && s.is(u, "host", "anchor", "reporter", "correspondent", "presenter", "columnist", "editor") {
			return run{r.first, u}
		}
	}
	return r
}

// quoter adds those who carry a source, as the words in and around it tell: "a
// guard, quoted by the Courier, spoke of", "documents seen by Radio Teslin show".
func (s *segment) quoter(f *found, out []hearsay.Span) []hearsay.Span {
	if f.source.last == 0 {
		return out
	}
	out = s.carriers(f.source.first, f.source.last, out)
	if f.rule == accordingTo {
		return s.spokenTo(f.source.first, f.source.last, out) // "according to Dost, who told the Courier"
	}
	if f.inverted || f.shared {
		return out
	}
	low := max(0, f.source.first-longestLead)
	out = s.spokenTo(low, f.first, out)
	out = s.publisher(low, f.source.first, out)
	out = s.carriers(low, f.source.first, out)
	return s.carriers(f.source.last, f.first, out)
}

// carriers adds those by whom the words of a source were quoted, seen or spread,
// as participles among the units [first, last) tell, and those who describe it:
// "a source Radio Teslin described as close to the board".
func (s *segment) carriers(first, last int, out []hearsay.Span) []hearsay.Span {
	for u := first; u+2 < last && len(out) < mostVenues; u++ {
		r := run{}
		switch {
		case s.isCarrying(u) && s.is(u+1, "by", "in", "on", "with"):
			r = run{u + 2, s.coreRight(u+2, last)}
		case u > first && s.part(u) == syntax.ProperNoun && s.part(u-1) == syntax.Noun:
			if end := s.coreRight(u, last); s.is(end, "described", "describes", "identified", "identifies", "called", "quoted", "cited", "interviewed") {
				r = run{u, end}
			}
		}
		if r.last > r.first && s.named(r) {
			out = append(out, s.tokens(r.first, r.last).span(s.an))
		}
	}
	return out
}

// isCarrying reports whether unit u is the participle of a verb for passing words
// on.
func (s *segment) isCarrying(u int) bool {
	return s.is(u, "quoted", "cited", "seen", "obtained", "reviewed", "published", "printed", "carried", "reported", "broadcast", "aired", "televised", "reprinted",
		"leaked", "posted", "interviewed", "asked", "reached", "contacted", "translated", "read")
}

// publisher adds the one who published what a source says there, as the units
// [first, last) before the source tell: "Radio Teslin broadcast a speech in which
// Dost said", "the Courier carried a statement by the movement saying".
func (s *segment) publisher(first, last int, out []hearsay.Span) []hearsay.Span {
	for v := last - 1; v > first; v-- {
		if s.part(v) == syntax.Conjunction || s.is(v, ";", ":") || s.quoteBefore(v) {
			return out
		}
		if !s.is(v, "carried", "carries", "published", "publishes", "ran", "runs", "printed", "prints", "broadcast", "broadcasts", "aired", "airs", "posted", "posts",
			"released", "releases", "featured", "features", "showed", "shows", "seen", "saw", "obtained", "obtains", "quotes") || !s.bringsWords(v+1, last) {
			continue
		}
		if r := s.nameLeft(v, first); r.last > 0 {
			return append(out, s.tokens(r.first, r.last).span(s.an))
		}
		return out
	}
	return out
}

// bringsWords reports whether the units [first, last) hold a noun for something
// that holds the words of another.
func (s *segment) bringsWords(first, last int) bool {
	for u := first; u < last; u++ {
		if s.is(u, "statement", "letter", "article", "interview", "report", "speech", "story", "video", "audio", "recording", "footage", "remarks", "text", "message",
			"column", "communique", "communiqué", "transcript", "documents", "document", "memo", "tape", "clip") {
			return true
		}
	}
	return false
}

// nameLeft is the name that is the subject of the verb at unit v.
func (s *segment) nameLeft(v, low int) run {
	for u := v - 1; u >= low && u > v-longestSubject; u-- {
		if s.part(u) == syntax.ProperNoun && !s.isTime(u) {
			r := run{s.coreLeft(u, low), u + 1}
			if r.first < r.last && s.named(r) {
				return r
			}
			return run{}
		}
	}
	return run{}
}

// longestSubject is how many units before its verb a name is looked for.
const longestSubject = 8

// spokenTo adds whom a source spoke to as the units [first, last) tell, before
// its cue: "Speaking to Radio Teslin, Dost said", "In an interview with".
func (s *segment) spokenTo(first, last int, out []hearsay.Span) []hearsay.Span {
	for u := first; u+1 < last && len(out) < mostVenues; u++ {
		at := u + 1
		switch {
		case s.is(u, "told"):
		case s.is(u, "speaking", "spoke", "talking", "talked") && s.is(at, "to", "with", "on"), s.is(u, "interview", "interviews", "letter", "article", "op-ed", "essay", "column", "commentary", "appearance", "remarks", "comments") && s.is(at, "with", "on", "in", "to", "for"):
			at++
		default:
			continue
		}
		if r := s.owner(run{at, s.coreRight(at, last)}); r.last > r.first && s.named(r) {
			out = append(out, s.tokens(r.first, r.last).span(s.an))
		}
	}
	return out
}

// venue is where a statement is made, as the words before its source, between it
// and the cue, or after the cue tell: "in an interview with Radio Teslin", "on
// Twitter", "at a press conference".
func (s *segment) venue(f *found, content contentOf) []hearsay.Span {
	if f.class != speech || f.shared {
		return nil
	}
	end := min(len(s.units), f.last+longestLead)
	if content.right.last > 0 {
		end = min(end, max(content.right.first, f.last))
	}
	for _, part := range []run{{f.last, end}, {f.source.last, f.first}, {max(0, f.source.first-longestLead), f.source.first}} {
		for u := part.first; u+1 < part.last; u++ {
			if r := s.stage(u, part.last); r.last > r.first {
				return []hearsay.Span{s.tokens(r.first, r.last).span(s.an)}
			}
		}
	}
	return nil
}

// stage is the noun phrase for a place of speech after the preposition at unit u,
// with those whom it names, empty for any other.
func (s *segment) stage(u, last int) run {
	if !s.is(u, "in", "on", "at", "to", "via", "during", "through") {
		return run{}
	}
	r := run{u + 1, s.coreRight(u+1, last)}
	if r.last == r.first || !s.isStage(r.last-1) {
		return run{}
	}
	for s.is(r.last, "with", "to", "on", "by", "for", "of") && r.last+1 < last {
		end := s.coreRight(r.last+1, last)
		if end == r.last+1 || s.isTime(r.last+1) || s.is(end, "that") && s.part(r.last+1) == syntax.Pronoun {
			break
		}
		r.last = end
	}
	return r
}

// isStage reports whether unit u names a medium or an occasion on which people
// speak.
func (s *segment) isStage(u int) bool {
	return s.is(u, "interview", "interviews", "tweet", "tweets", "twitter", "facebook", "telegram", "instagram", "youtube", "x", "post", "blog", "letter", "statement", "speech",
		"address", "conference", "briefing", "hearing", "debate", "article", "op-ed", "column", "essay", "memoir", "memoirs", "book", "email", "e-mail", "message", "memo",
		"call", "testimony", "sermon", "video", "broadcast", "television", "radio", "rally", "meeting", "podcast", "communique", "communiqué", "forum", "lecture", "report",
		"documentary", "filing", "affidavit", "programme", "program", "show", "diary", "cable", "phone", "telephone")
}

// named reports whether a phrase ends with a name or a word for a medium.
func (s *segment) named(r run) bool {
	last := r.last - 1
	return s.part(last) == syntax.ProperNoun && !s.isTime(last) ||
		s.is(last, "newspaper", "paper", "daily", "weekly", "magazine", "agency", "network", "broadcaster", "television", "radio", "website")
}

// lead is the span of the adverbial before the subject of a cue, "On 3 May 2019,"
// or "In a letter to the board on 3 May,": when it was said. It is the zero span
// when a clause stands there.
func (s *segment) lead(f *found) hearsay.Span {
	if f.source.last == 0 || f.shared || f.inverted || f.mood != finite || f.source.first == 0 || f.source.first > longestLead {
		return hearsay.Span{}
	}
	first := f.source.first
	for first > 0 && !s.is(first-1, ";", ":", "and", "but", "that") && !s.isQuote(first-1) {
		first--
	}
	if first == f.source.first || !s.preposition(first) && !s.isTime(first) || s.verbWithin(first, f.source.first) {
		return hearsay.Span{}
	}
	return s.tokens(first, f.source.first).span(s.an)
}

// longestLead is the most units of an adverbial before a subject.
const longestLead = 20

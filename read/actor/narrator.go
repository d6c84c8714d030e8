package actor

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// How often a text says "I" outside quotes before its author counts as one who
// speaks in it: one told by the data alone, who may be a reporter, and one of whom
// a note at the end tells.
const (
	leastI     = 3
	leastINote = 2
)

// findNarrator finds who "I" is outside quotes: the author whom the document
// tells, or the person of whom its last block tells in the manner of a note on
// contributors, "Karim Dost is the author of ...".
func (s *scene) findNarrator() {
	s.narrator = none
	found := 0
	for t := range s.an.Tokens {
		if isI(s.an.Text(t)) && !s.in(t) {
			found++
		}
	}
	if found > 0 && s.signedLetter() {
		return
	}
	switch authors := s.an.Doc.Authors; {
	case len(authors) == 0 && found >= leastINote:
		s.noteOnAuthor()
	case len(authors) == 1 && found >= leastI:
		s.authorNamed(authors[0])
	}
}

func isI(word string) bool {
	switch word {
	case "I", "me", "my", "My", "myself", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll":
		return true
	}
	return false
}

// longestLetterEnd is how many sentences the closing formula and the signature of
// a letter take.
const longestLetterEnd = 6

// signedLetter finds the writer of a letter: the name that stands alone in a block
// after "Yours faithfully", or at the end of what begins with "Dear" or "Sir".
func (s *scene) signedLetter() bool {
	last := len(s.an.Sentences)
	opened := last > 0 && s.opensLetter(s.an.Sentences[0].First)
	for i := max(1, last-longestLetterEnd); i < last; i++ {
		st := s.an.Sentences[i]
		closed := s.closesLetter(s.an.Sentences[i-1].First)
		if !closed && !(opened && i >= last-2) || s.an.Sentences[i-1].Block == st.Block {
			continue
		}
		end := st.First
		for end < st.Last && s.an.Tokens[end].Kind == syntax.Word && startsUpper(s.an.Text(end)) {
			end++
		}
		n := name{first: st.First, last: end, lead: st.First, kind: hearsay.Person, sentence: i}
		if end < st.First+2 || s.hasVerb(end, st.Last) {
			continue
		}
		s.narrator = s.enter(&n)
		return true
	}
	return false
}

// opensLetter and closesLetter know the formulas of letters.
func (s *scene) opensLetter(t int) bool {
	switch s.an.Text(t) {
	case "Dear", "Sir", "Sirs", "Madam", "SIR":
		return true
	}
	return false
}

func (s *scene) closesLetter(t int) bool {
	switch s.an.Text(t) {
	case "Yours", "Sincerely", "Regards", "Respectfully", "Faithfully", "Best", "Kind", "Cordially", "Signed":
		return true
	}
	return false
}

func (s *scene) hasVerb(first, last int) bool {
	for t := first; t < last; t++ {
		if s.isFinite(t) && !startsUpper(s.an.Text(t)) {
			return true
		}
	}
	return false
}

// authorNamed makes an actor of the author that the document's data tell.
func (s *scene) authorNamed(f hearsay.Field) {
	if i := s.nameFrom(s.tokenAt(f.At.Start)); f.At != (hearsay.Span{}) && i < len(s.names) && s.an.Tokens[s.names[i].first].Start < f.At.End {
		s.narrator = s.enter(&s.names[i])
	}
}

// noteOnAuthor reads the note on its author that ends a text.
func (s *scene) noteOnAuthor() {
	last := len(s.an.Sentences) - 1
	if last < 1 || s.an.Sentences[last].Block == s.an.Sentences[0].Block {
		return
	}
	first := last
	for first > 0 && s.an.Sentences[first-1].Block == s.an.Sentences[last].Block {
		first--
	}
	st := s.an.Sentences[first]
	i := s.nameFrom(st.First)
	if i == len(s.names) || s.names[i].first > st.First+longestTitle || s.names[i].kind != hearsay.Person || s.names[i].last-s.names[i].first < 2 {
		return
	}
	n := &s.names[i]
	if n.last < len(s.tags) && s.tellsOf(n.last) && !s.namedBefore(i) {
		s.narrator = s.enter(n)
	}
}

// longestTitle is how many tokens of titles stand before the name in such a note.
const longestTitle = 2

// tellsOf reports whether token t goes on from a name as notes on authors do:
// "Karim Dost is", "Karim Dost, a farmer,", "Karim Dost teaches".
func (s *scene) tellsOf(t int) bool {
	word := s.an.Text(t)
	return word == "is" || word == "," || s.tags[t].Form&syntax.Third != 0 || s.tags[t].Part == syntax.Noun && !startsUpper(word) && strings.HasSuffix(word, "s")
}

// namedBefore reports whether the person of name i was named before: then the
// text is about her and not by her.
func (s *scene) namedBefore(i int) bool {
	n := &s.names[i]
	for k := range i {
		m := &s.names[k]
		if bare(s.an.Text(m.last-1)) == bare(s.an.Text(n.last-1)) && (m.last-m.first == 1 && (m.first == 0 || !startsUpper(s.an.Text(m.first-1))) || s.an.Text(m.first) == s.an.Text(n.first)) {
			return true
		}
	}
	return false
}

// narrate refers each "I" that stands in nobody's words to the author.
func (s *scene) narrate() {
	if s.narrator == none {
		return
	}
	s.cast[s.narrator].asked = true
	for t := range s.an.Tokens {
		if isI(s.an.Text(t)) && !s.in(t) && s.quoteAt(s.an.Tokens[t].Start) < 0 {
			s.sayI(s.narrator, t)
		}
	}
}

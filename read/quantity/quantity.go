package quantity

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/syntax"
)

// Find returns the quantities of a document in order of the text, with IDs q1,
// q2 and so on. tags are the parts of speech of its tokens; no quantity is made
// of tokens that lie in a time or a citation.
func Find(an *syntax.Analysis, tags []syntax.Tag, times []hearsay.Time, cites []hearsay.Citation) []hearsay.Quantity {
	s := scan{a: an, tags: tags, times: times, taken: taken(an, times, cites)}
	for _, sentence := range an.Sentences {
		s.sentence(sentence)
	}
	for i := range s.out {
		s.out[i].ID = "q" + strconv.Itoa(i+1)
	}
	return s.out
}

// scan is the state of one document.
type scan struct {
	a     *syntax.Analysis
	tags  []syntax.Tag
	times []hearsay.Time
	taken []bool // the token lies in a time or a citation
	out   []hearsay.Quantity

	first, last int // tokens of the sentence
}

// taken marks the tokens of times and citations. A duration that counts
// something else than time does not exist, so durations are taken too.
func taken(an *syntax.Analysis, times []hearsay.Time, cites []hearsay.Citation) []bool {
	out := make([]bool, len(an.Tokens))
	t := 0
	mark := func(s hearsay.Span) {
		for t > 0 && an.Tokens[t-1].End > s.Start {
			t--
		}
		for ; t < len(an.Tokens) && an.Tokens[t].Start < s.End; t++ {
			out[t] = out[t] || an.Tokens[t].End > s.Start
		}
	}
	for i := range times {
		mark(times[i].Span)
	}
	t = 0
	for i := range cites {
		mark(cites[i].Span)
	}
	return out
}

func (s *scan) sentence(x syntax.Sentence) {
	s.first, s.last = x.First, x.Last
	from := len(s.out)
	for t := x.First; t < x.Last; {
		if !s.mayBegin(t) {
			t++
			continue
		}
		q, next := s.quantity(t)
		if next == t {
			t++
			continue
		}
		s.out = append(s.out, q)
		t = next
	}
	s.date(from)
}

// mayBegin looks at the first letters of a token alone: most tokens begin no
// quantity, and none of them costs more than this.
func (s *scan) mayBegin(t int) bool {
	if s.taken[t] {
		return false
	}
	text := s.a.Text(t)
	if s.a.Tokens[t].Kind != syntax.Word || text[0] <= '9' || text[0] >= utf8.RuneSelf {
		return s.a.Tokens[t].Kind != syntax.Punct
	}
	if i := strings.IndexByte(text, '-'); i > 0 {
		text = text[:i]
	}
	if len(text) > longestOpener {
		return false
	}
	var buf [longestOpener]byte
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return openers[string(buf[:len(text)])]
}

// longestOpener is the length of the longest word in openers.
const longestOpener = 16

// openers are the words that can begin a quantity.
var openers = openingWords()

func openingWords() map[string]bool {
	out := map[string]bool{"a": true, "an": true, "half": true, "between": true, "tens": true}
	for i := range bounds {
		first, _, _ := strings.Cut(bounds[i].words, " ")
		out[first] = true
	}
	for _, m := range []map[string]float64{ones, magnitudes, plenty, fractions, ordinals, multiples} {
		for w := range m {
			out[w] = true
		}
	}
	for w := range signs {
		out[strings.TrimSuffix(w, "$")] = true // "US$" is two tokens
	}
	return out
}

// quantity reads one quantity that begins at token t, with its bound.
func (s *scan) quantity(t int) (hearsay.Quantity, int) {
	bound, at := s.bound(t)
	if at == t && s.tokenOpensName(t) {
		return hearsay.Quantity{}, t
	}
	q, next := s.core(at)
	if next == at {
		return q, t
	}
	if s.anyTaken(at, next) {
		return hearsay.Quantity{}, t
	}
	q.Span = s.a.Span(t, next)
	if bound != "" {
		q.Bound = bound
	}
	if q.Bound == "" {
		q.Bound = s.boundBehind(next)
	}
	return q, next
}

func (s *scan) anyTaken(from, to int) bool {
	for t := from; t < to; t++ {
		if s.taken[t] {
			return true
		}
	}
	return false
}

// core reads a quantity without its bound.
func (s *scan) core(t int) (hearsay.Quantity, int) {
	for _, form := range []func(int) (hearsay.Quantity, int){s.between, s.money, s.rank, s.ratio, s.fraction, s.plain} {
		if q, next := form(t); next > t {
			return q, next
		}
	}
	return hearsay.Quantity{}, t
}

func made(rule string, confidence float64) hearsay.Provenance {
	return hearsay.Provenance{By: "quantity/" + rule, Confidence: confidence}
}

// tokenOpensName tells "Seven" in "Seven Arrows" and numbers inside codes from
// figures.
func (s *scan) tokenOpensName(t int) bool {
	return t > s.first && s.a.Tokens[t].Kind == syntax.Word && startsUpper(s.a.Text(t)) && t+1 < s.last &&
		s.a.Tokens[t+1].Kind == syntax.Word && startsUpper(s.a.Text(t+1)) && !s.a.Doc.Title.At.Contains(s.a.Span(t, t+1))
}

// date gives the quantities of the sentence, from the place from in the list on,
// the date that stands in it when there is exactly one.
func (s *scan) date(from int) {
	if from == len(s.out) {
		return
	}
	span := s.a.Span(s.first, s.last)
	only := ""
	for i := range s.times {
		t := &s.times[i]
		if t.Type != hearsay.Date || t.From == "" || !span.Contains(t.Span) {
			continue
		}
		if only != "" {
			return
		}
		only = t.ID
	}
	for i := from; i < len(s.out); i++ {
		s.out[i].Time = only
	}
}

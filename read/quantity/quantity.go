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
	s := scan{a: an, tags: tags, times: times, cites: cites, taken: taken(an, times, cites)}
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
	cites []hearsay.Citation
	taken []bool // the token lies in a time or a citation
	out   []hearsay.Quantity

	first, last        int // tokens of the sentence
	nextTime, nextCite int // places in times and cites
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
	s.when(from)
}

// mayBegin looks at the letters of a token alone: most tokens begin no
// quantity, and none of them costs more than this.
func (s *scan) mayBegin(t int) bool {
	if s.taken[t] {
		return false
	}
	text := s.a.Text(t)
	switch kind := s.a.Tokens[t].Kind; {
	case kind == syntax.Punct:
		return s.isMinus(t)
	case kind != syntax.Word || text[0] <= '9' || text[0] >= utf8.RuneSelf:
		return kind != syntax.Handle && kind != syntax.URL
	}
	if i := strings.IndexByte(text, '-'); i > 0 {
		text = text[:i]
	}
	var buf [longestOpener]byte
	low := syntax.Lower(buf[:0], text)
	_, opens := openers[string(low)]
	return low != nil && opens
}

// longestOpener is at least the length of the longest word in openers.
const longestOpener = 16

// openers are the words that can begin a quantity, each under itself: the table
// also gives their lower case without allocation.
var openers = openingWords()

func openingWords() map[string]string {
	out := map[string]string{}
	for _, w := range strings.Fields("a an half between tens several few many") {
		out[w] = w
	}
	for i := range bounds {
		first, _, _ := strings.Cut(bounds[i].words, " ")
		out[first] = first
	}
	for _, m := range []map[string]float64{ones, plenty, fractions, ordinals, multiples, movements} {
		for w := range m {
			out[w] = w
		}
	}
	for w := range signs {
		w = strings.TrimSuffix(w, "$") // "US$" is two tokens
		out[w] = w
	}
	return out
}

// isMinus reports the sign of "-366.94 points" and "−5 degrees". A hyphen at the
// beginning of a line marks a list.
func (s *scan) isMinus(t int) bool {
	w := s.a.Text(t)
	return (w == "-" || w == "–" || w == "−") && t > s.first && s.a.Tokens[t].Space && t+1 < s.last && !s.a.Tokens[t+1].Space &&
		s.a.Tokens[t+1].Kind == syntax.Number
}

// quantity reads one quantity that begins at token t, with its bound.
func (s *scan) quantity(t int) (hearsay.Quantity, int) {
	bound, at := s.bound(t)
	if at == t && s.opensName(t) {
		return hearsay.Quantity{}, t
	}
	sign := 1.0
	if s.a.Tokens[t].Kind == syntax.Punct || s.low(t) == "−" {
		at, sign = t+1, -1
	}
	q, next := s.core(at)
	if next == at || s.anyTaken(at, next) || s.halfOfDuration(next) {
		return hearsay.Quantity{}, t
	}
	q.Value *= sign
	q.Span = s.a.Span(t, next)
	if bound != "" {
		q.Bound = bound
	}
	if q.Bound == "" {
		q.Bound = s.boundAfter(&q, next)
	}
	return s.likeNext(q, next), next
}

// halfOfDuration reports the 60 of "between 60 and 90 days": the rest of the
// expression is a time.
func (s *scan) halfOfDuration(t int) bool {
	switch s.low(t) {
	case "and", "to", "or", "-", "–":
		if t+1 < s.last && s.taken[t+1] {
			n, next := s.number(t + 1)
			return next > t+1 && n.value < 1900
		}
	}
	return false
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
	if q, next := s.between(t); next > t {
		return q, next
	}
	if q, next := s.money(t); next > t {
		return q, next
	}
	if q, next := s.rank(t); next > t {
		return q, next
	}
	if q, next := s.ratio(t); next > t {
		return q, next
	}
	if q, next := s.halfPercent(t); next > t {
		return q, next
	}
	if q, next := s.fraction(t); next > t {
		return q, next
	}
	return s.plain(t)
}

func made(rule string, confidence float64) hearsay.Provenance {
	return hearsay.Provenance{By: "quantity/" + rule, Confidence: confidence}
}

// opensName tells "Seven" in "Seven Arrows" and "Three" in "the Big Three" from
// figures.
func (s *scan) opensName(t int) bool {
	if s.a.Tokens[t].Kind != syntax.Word || !startsUpper(s.a.Text(t)) || s.tags[t].Headline || t == s.first || s.inTitle(t) {
		return false
	}
	if _, sign := s.sign(t); sign > t {
		return false
	}
	after := t+1 < s.last && s.a.Tokens[t+1].Kind == syntax.Word && startsUpper(s.a.Text(t+1))
	before := s.a.Tokens[t-1].Kind == syntax.Word && startsUpper(s.a.Text(t-1)) && t-1 > s.first
	return after || before
}

// inTitle reports a token of the title, where capitals tell nothing.
func (s *scan) inTitle(t int) bool { return s.a.Doc.Title.At.Contains(s.a.Span(t, t+1)) }

package quantity

import (
	"strings"

	"hearsay"
)

// bounds are the words before a number that say on which side of it the truth
// may lie, longest first.
var bounds = []struct {
	words string
	bound hearsay.Bound
}{
	{"at the very least", hearsay.AtLeast},
	{"no fewer than", hearsay.AtLeast},
	{"no less than", hearsay.AtLeast},
	{"not less than", hearsay.AtLeast},
	{"not fewer than", hearsay.AtLeast},
	{"a minimum of", hearsay.AtLeast},
	{"at least", hearsay.AtLeast},
	{"a little over", hearsay.MoreThan},
	{"a little under", hearsay.LessThan},
	{"just short of", hearsay.LessThan},
	{"short of", hearsay.LessThan},
	{"not quite", hearsay.LessThan},
	{"minimum of", hearsay.AtLeast},
	{"maximum of", hearsay.AtMost},
	{"upwards of", hearsay.AtLeast},
	{"no more than", hearsay.AtMost},
	{"not more than", hearsay.AtMost},
	{"a maximum of", hearsay.AtMost},
	{"as many as", hearsay.AtMost},
	{"as much as", hearsay.AtMost},
	{"at most", hearsay.AtMost},
	{"up to", hearsay.AtMost},
	{"well over", hearsay.MoreThan},
	{"just over", hearsay.MoreThan},
	{"greater than", hearsay.MoreThan},
	{"more than", hearsay.MoreThan},
	{"in excess of", hearsay.MoreThan},
	{"over", hearsay.MoreThan},
	{"above", hearsay.MoreThan},
	{"exceeding", hearsay.MoreThan},
	{"well under", hearsay.LessThan},
	{"just under", hearsay.LessThan},
	{"fewer than", hearsay.LessThan},
	{"less than", hearsay.LessThan},
	{"lower than", hearsay.LessThan},
	{"under", hearsay.LessThan},
	{"below", hearsay.LessThan},
	{"as few as", hearsay.AtLeast},
	{"as little as", hearsay.AtLeast},
	{"beyond", hearsay.MoreThan},
	{"perhaps", hearsay.About},
	{"maybe", hearsay.About},
	{"close to", hearsay.About},
	{"in the region of", hearsay.About},
	{"somewhere around", hearsay.About},
	{"an estimated", hearsay.About},
	{"an average of", hearsay.About},
	{"an approximate", hearsay.About},
	{"approximately", hearsay.About},
	{"estimated", hearsay.About},
	{"roughly", hearsay.About},
	{"nearly", hearsay.About},
	{"almost", hearsay.About},
	{"around", hearsay.About},
	{"about", hearsay.About},
	{"circa", hearsay.About},
	{"some", hearsay.About},
}

// bound reads the bound that begins at token t, and returns the token after it.
// Whether a number follows is for the caller to see.
func (s *scan) bound(t int) (hearsay.Bound, int) {
	low := s.low(t)
	for i := range bounds {
		b := &bounds[i]
		if low == "" || !strings.HasPrefix(b.words, low) {
			continue
		}
		if next := s.spells(t, b.words); next > t {
			return b.bound, next
		}
	}
	return "", t
}

// spells returns the token after the given words, t when they do not stand
// there.
func (s *scan) spells(t int, words string) int {
	at := t
	for w := range strings.SplitSeq(words, " ") {
		if s.low(at) != w {
			return t
		}
		at++
	}
	return at
}

// boundAfter reads "or more", "or so", "or fewer", "+" and "at least" after a
// number that ends before token t, or after what it counts.
func (s *scan) boundAfter(q *hearsay.Quantity, t int) hearsay.Bound {
	for at := t; at < min(s.last, t+longestCounted+1) && s.a.Tokens[at].Start < q.Counted.End; at++ {
		t = at + 1
	}
	switch w := s.low(t); {
	case w == "or":
		switch s.low(t + 1) {
		case "more", "above":
			return hearsay.AtLeast
		case "less", "fewer":
			return hearsay.AtMost
		case "so":
			return hearsay.About
		}
	case w == "+" && !s.a.Tokens[t].Space, w == "plus" && s.nounAt(t+1), w == "at" && s.low(t+1) == "least":
		return hearsay.AtLeast
	case w == "at" && s.low(t+1) == "most":
		return hearsay.AtMost
	}
	return ""
}

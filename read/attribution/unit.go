package attribution

import (
	"hearsay/syntax"
)

// unit is a token, or a whole quote, seen from the level of text around it.
type unit struct {
	run
	tag   syntax.Tag
	quote int // index of a quote, or none
}

// segment is the part of one sentence that lies on one level: outside all
// quotes, or inside one, with the quotes in it as single units.
type segment struct {
	*text
	units    []unit
	sentence int
	level    int // the quote that it lies in, or none
}

// text is what all rules share.
type text struct {
	an     *syntax.Analysis
	tags   []syntax.Tag
	quotes []quote
	in     []int32
	cited  map[int]bool // tokens that open a citation in brackets
	// sources are the nouns for those whose word is passed on.
	sources map[string]bool
}

// child returns the quote on the level just below that holds token t, or none
// when t lies on the level itself.
func (x *text) child(t, level int) int {
	q := int(x.in[t])
	if q == level {
		return none
	}
	for q != none && x.quotes[q].parent != level {
		q = x.quotes[q].parent
	}
	return q
}

// segment lays the tokens [first, last) that lie on a level or below into
// units, using the space of buf.
func (x *text) segment(sentence, first, last, level int, buf []unit) segment {
	seg := segment{text: x, units: buf[:0], sentence: sentence, level: level}
	for t := first; t < last; {
		q := x.child(t, level)
		if q == none {
			seg.units = append(seg.units, unit{run{t, t + 1}, x.tags[t], none})
			t++
			continue
		}
		end := t + 1
		for end < last && x.child(end, level) == q {
			end++
		}
		seg.units = append(seg.units, unit{run{t, end}, syntax.Tag{}, q})
		t = end
	}
	return seg
}

// opensCitation reports whether unit u is the bracket of a citation.
func (s *segment) opensCitation(u int) bool {
	return u >= 0 && u < len(s.units) && s.cited[s.units[u].first]
}

// word is the text of unit u, "" for a quote or outside the segment.
func (s *segment) word(u int) string {
	if u < 0 || u >= len(s.units) || s.units[u].quote != none {
		return ""
	}
	return s.an.Text(s.units[u].first)
}

// is reports whether unit u is one of the words, whatever its case.
func (s *segment) is(u int, words ...string) bool {
	w := s.word(u)
	if w == "" {
		return false
	}
	for _, x := range words {
		if syntax.EqualFold(w, x) {
			return true
		}
	}
	return false
}

// part is the part of speech of unit u; Mark outside the segment and for
// quotes that are no part of a name or phrase.
func (s *segment) part(u int) syntax.Part {
	if u < 0 || u >= len(s.units) {
		return syntax.Mark
	}
	if s.units[u].quote != none {
		if s.isScare(u) {
			return syntax.Noun
		}
		return syntax.Mark
	}
	return s.units[u].tag.Part
}

func (s *segment) form(u int) syntax.Form {
	if u < 0 || u >= len(s.units) {
		return syntax.NoForm
	}
	return s.units[u].tag.Form
}

func (s *segment) isTime(u int) bool { return u >= 0 && u < len(s.units) && s.units[u].tag.Time }

// isQuote reports whether unit u is a quote that can be a statement.
func (s *segment) isQuote(u int) bool {
	return u >= 0 && u < len(s.units) && s.units[u].quote != none && !s.isScare(u)
}

// scareWords is the most words that a quote has which is only a name, a title
// or a word held with pincers.
const scareWords = 3

// isScare reports whether unit u is a quote of a few words without a stop.
func (s *segment) isScare(u int) bool {
	if u < 0 || u >= len(s.units) || s.units[u].quote == none {
		return false
	}
	q := &s.quotes[s.units[u].quote]
	if q.words > scareWords || q.stop {
		return false
	}
	last := q.last() - 2 // the token before the closing mark
	return last < q.first() || !isOneOf(s.an.Text(last), ",", ".", "!", "?")
}

func isOneOf(w string, list ...string) bool {
	for _, x := range list {
		if w == x {
			return true
		}
	}
	return false
}

// tokens is the range of tokens of the units [first, last).
func (s *segment) tokens(first, last int) run {
	return run{s.units[first].first, s.units[last-1].last}
}

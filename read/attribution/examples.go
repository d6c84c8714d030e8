package attribution

import (
	"slices"

	"hearsay"
	"hearsay/read/attribution/model"
	"hearsay/syntax"
)

// Gold is an attribution that a person marked.
type Gold struct{ Source, Cue, Content []hearsay.Span }

// Lesson is what one document teaches.
type Lesson struct {
	Cues      []CueExample
	Sequences []Sequence
}

// CueExample is a unit that is the head of a cue or not.
type CueExample struct {
	Features []uint32
	IsCue    bool
}

// Sequence is a sentence labelled for one cue.
type Sequence struct {
	Units, Pairs [][]uint32 // hashes of features
	Labels       []model.Label
	Head         int // the unit of the cue, the border before being 0
}

// Guess is an attribution that the model weighs.
type Guess struct {
	Features        []uint32
	Source, Content []hearsay.Span
}

// Lesson returns what a document with gold attributions teaches. Inside the
// contents and the spans of hidden, nothing is known: only outermost attributions
// are marked.
func (x *Finder) Lesson(an *syntax.Analysis, times []hearsay.Time, cites []hearsay.Citation, gold []Gold, hidden []hearsay.Span) Lesson {
	var out Lesson
	for _, g := range gold {
		hidden = append(hidden, g.Content...)
	}
	c := x.collector(an, times, cites)
	c.watch = func(s *segment, buf *buffers) {
		buf.facets = s.facets(buf.cues, buf.facets)
		o := observer{segment: s, fs: buf.cues, facets: buf.facets, finder: x}
		heads := s.goldHeads(buf.cues, gold)
		for u := range s.units {
			g, isCue := heads[u]
			if !isCue && (!s.canHead(u) || s.covered(u, hidden)) {
				continue
			}
			out.Cues = append(out.Cues, CueExample{slices.Clone(o.cueFeatures(u)), isCue})
			if isCue {
				out.Sequences = append(out.Sequences, o.sequence(u, &gold[g]))
			}
		}
	}
	c.run()
	return out
}

// Guesses returns what the model weighs in a document.
func (x *Finder) Guesses(an *syntax.Analysis, times []hearsay.Time, cites []hearsay.Citation) []Guess {
	var out []Guess
	c := x.collector(an, times, cites)
	c.study = func(s *segment, k *candidate, features []uint32) {
		g := Guess{Features: slices.Clone(features), Content: c.contentSpans(s, k.content)}
		if k.source.last > 0 {
			g.Source = []hearsay.Span{c.sourceSpan(s, k.source)}
		}
		out = append(out, g)
	}
	c.run()
	return out
}

// goldHeads leads from units to the gold attribution whose cue they head.
func (s *segment) goldHeads(fs []found, gold []Gold) map[int]int {
	heads := map[int]int{}
	for g := range gold {
		first, last := none, none
		for u := range s.units {
			if s.units[u].quote == none && s.covered(u, gold[g].Cue) {
				if first == none {
					first = u
				}
				last = u + 1
			}
		}
		if first != none {
			heads[s.headOf(fs, first, last)] = g
		}
	}
	return heads
}

// headOf is the unit that heads a cue: where the rules see one, else its first
// verb, noun or word.
func (s *segment) headOf(fs []found, first, last int) int {
	for i := range fs {
		if fs[i].fate != dropped && first <= fs[i].head && fs[i].head < last {
			return fs[i].head
		}
	}
	for _, part := range [...]syntax.Part{syntax.Verb, syntax.Noun, syntax.Adjective} {
		for u := first; u < last; u++ {
			if s.part(u) == part && s.canHead(u) {
				return u
			}
		}
	}
	for u := first; u < last; u++ {
		if s.canHead(u) {
			return u
		}
	}
	return first
}

// covered reports whether more than half of a unit lies within spans.
func (s *segment) covered(u int, spans []hearsay.Span) bool {
	own := s.units[u].span(s.an)
	common := 0
	for _, x := range spans {
		common += max(0, min(own.End, x.End)-max(own.Start, x.Start))
	}
	return 2*common > own.Len()
}

// sequence labels the units around a cue as the gold does.
func (o *observer) sequence(head int, g *Gold) Sequence {
	out := Sequence{Head: head + 1}
	v := o.view(head)
	for u := -1; u <= len(o.units); u++ {
		out.Units = append(out.Units, slices.Clone(o.unitFeatures(&v, u)))
		out.Pairs = append(out.Pairs, slices.Clone(o.pairFeatures(&v, u)))
		out.Labels = append(out.Labels, o.goldLabel(u, head, g))
	}
	return out
}

func (o *observer) goldLabel(u, head int, g *Gold) model.Label {
	switch {
	case u == head:
		return model.Cue
	case u < 0 || u == len(o.units):
		token := o.units[0].first - 1
		if u > 0 {
			token = o.units[u-1].last
		}
		if o.at(u).word <= quoteAfter && within(g.Content, o.an.Span(token, token+1)) {
			return model.Content
		}
		return model.Outside
	case o.covered(u, g.Source), holdsPronoun(o.word(u)) && within(g.Source, o.units[u].span(o.an)):
		return model.Source
	case o.covered(u, g.Content):
		return model.Content
	case o.covered(u, g.Cue):
		return model.Cue
	}
	return model.Outside
}

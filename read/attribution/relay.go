package attribution

import (
	_ "embed"
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// speaks reports whether a phrase after "citing" is someone whose word is
// passed on, not a reason: "two officials", not "the law".
func (s *segment) speaks(r run) bool {
	if r.last == r.first+1 && s.units[r.first].quote != none { // citing “two officials”
		for t := s.units[r.first].first; t < s.units[r.first].last; t++ {
			if s.isSource(s.an.Text(t)) {
				return s.quotes[s.units[r.first].quote].words <= longestTitle
			}
		}
		return false
	}
	end := s.coreRight(r.first, r.last)
	if end == r.first {
		return false
	}
	if s.isSource(s.word(end)) && end < r.last {
		return true // "an unnamed engineer", taken for a verb
	}
	head := end - 1
	for head > r.first && s.part(head) == syntax.Adjective {
		head-- // "people familiar with"
	}
	if s.part(head) == syntax.ProperNoun {
		return s.part(r.first) != syntax.Determiner && !s.isTime(head) || s.is(head, "Times", "Post", "Journal", "Observatory")
	}
	return s.isSource(s.word(head))
}

//go:embed sources.txt
var sourceList string

// sourceNouns reads the nouns of sources.txt with their plurals.
func sourceNouns() map[string]bool {
	nouns := make(map[string]bool, 300)
	for line := range strings.Lines(sourceList) {
		if line[0] == '#' {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			nouns[word], nouns[plural(word)] = true, true
		}
	}
	for _, word := range [...]string{"spokesmen", "spokeswomen", "men", "women"} {
		nouns[word] = true
	}
	return nouns
}

// isSource reports whether a noun is a word for those whose word is passed on.
func (x *text) isSource(word string) bool {
	var buf [24]byte
	return x.sources[string(syntax.Lower(buf[:0], word))]
}

// relays makes a statement of each source that is only cited: its content is
// that of the statement that cites it.
func (c *collector) relays(s *segment, buf *buffers) {
	for i := range buf.cues {
		f := &buf.cues[i]
		if f.object.last == 0 {
			continue
		}
		host := hostOf(buf.made, i)
		if host == none {
			continue
		}
		source := run{f.object.first, s.phraseRight(f.object.first, false)}
		if s.isSource(s.word(source.last)) {
			source.last++
		}
		source.last = min(max(source.last, s.extend(source.last)), f.object.last)
		c.out = append(c.out, Statement{
			Attribution: hearsay.Attribution{
				Source: []hearsay.Span{c.sourceSpan(s, source)}, Cue: []hearsay.Span{s.tokens(f.first, f.last).span(c.an)},
				Content: slices.Clone(c.out[host].Content), Polarity: f.polarity,
				Provenance: provenance("cited-source"),
			},
			Relayed: true, level: s.level,
		})
	}
}

// hostOf is the statement that cites: the last one made before cue i, else the
// first one after it.
func hostOf(made []int, i int) int {
	for k := i - 1; k >= 0; k-- {
		if made[k] != none {
			return made[k]
		}
	}
	for k := i + 1; k < len(made); k++ {
		if made[k] != none {
			return made[k]
		}
	}
	return none
}

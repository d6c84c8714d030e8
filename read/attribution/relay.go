package attribution

import (
	"slices"

	"hearsay"
	"hearsay/syntax"
)

// speaks reports whether a phrase after "citing" is someone whose word is
// passed on, not a reason: "two officials", not "the law".
func (s *segment) speaks(r run) bool {
	if r.last == r.first+1 && s.units[r.first].quote != none { // citing “two officials”
		for t := s.units[r.first].first; t < s.units[r.first].last; t++ {
			if isSource(s.an.Text(t)) {
				return s.quotes[s.units[r.first].quote].words <= longestTitle
			}
		}
		return false
	}
	end := s.coreRight(r.first, r.last)
	if end == r.first {
		return false
	}
	head := end - 1
	for head > r.first && s.part(head) == syntax.Adjective {
		head-- // "people familiar with"
	}
	if s.part(head) == syntax.ProperNoun {
		return s.part(r.first) != syntax.Determiner && !s.isTime(head) || s.is(head, "Times", "Post", "Journal", "Observatory")
	}
	return isSource(s.word(head))
}

// isSource reports whether a noun is a word for those whose word is passed on.
func isSource(word string) bool {
	switch word {
	case "source", "sources", "official", "officials", "people", "person", "spokesman", "spokeswoman", "spokesperson", "officers", "officer", "diplomat", "diplomats", "witness", "witnesses", "insiders", "insider", "expert", "experts", "aide", "aides", "commander", "commanders", "agency", "newspaper", "daily", "television", "media", "reports", "network", "channel", "magazine", "analysts", "analyst", "relatives", "residents", "police", "lawyer", "lawyers", "doctor", "doctors", "minister", "activists", "activist":
		return true
	}
	return false
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

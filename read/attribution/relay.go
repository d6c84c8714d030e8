package attribution

import (
	_ "embed"
	"slices"
	"strings"

	"hearsay"
	names "hearsay/lexicon"
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
	head := end - 1
	for head > r.first && s.part(head) == syntax.Adjective {
		head-- // "people familiar with"
	}
	if s.part(head) == syntax.ProperNoun {
		return s.part(r.first) != syntax.Determiner && !s.isTime(head) || s.isSource(s.word(head)) || s.namesSource(head) || s.is(r.first+1, "Radio", "Channel", "Television", "Voice")
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

// namesSource reports whether a name with an article ends as papers, bodies and
// offices do, and laws and places do not.
func (s *segment) namesSource(u int) bool {
	return names.EndsOutlet(s.word(u)) || s.is(u, "Observatory", "Ministry", "Department", "Office", "Party", "Movement", "Army", "Association", "Committee",
		"Council", "Institute", "Bureau", "Service", "Centre", "Center", "Organization", "Commission", "Authority", "Police")
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
		source.last = min(max(source.last, s.extend(source.last)), f.object.last)
		source.last = max(source.last, source.first+1) // citing "people familiar with the matter"
		for k := i + 1; k < len(buf.cues); k++ {
			if g := &buf.cues[k]; g.before.last > source.first && (g.shape == thatWord || g.shape == bareClause || g.shape == quoted) && g.source.first < source.last && g.source.first > source.first {
				source.last = g.source.first // what they said is a statement of its own
			}
		}
		c.out = append(c.out, Statement{
			Attribution: hearsay.Attribution{
				Source: []hearsay.Span{c.sourceSpan(s, source)}, Cue: []hearsay.Span{s.tokens(f.first, f.last).span(c.an)},
				Content: slices.Clone(c.out[host].Content), Polarity: f.polarity,
				Provenance: provenance("cited-source"),
			},
			Relayed: true, level: s.level, sentenceEnd: c.end(s.sentence),
		})
	}
}

// narrated makes a statement of the one from whom another has it: "Salim narrated
// from Karam that ...", "the Courier has learned from two officials that". The
// content is the same.
func (c *collector) narrated(s *segment, f *found) {
	if !s.is(f.head, "narrated", "narrates", "transmitted", "transmits", "relates", "related", "learned", "learnt", "heard", "hears") || !s.is(f.last, "from") || len(c.out[len(c.out)-1].Content) == 0 {
		return
	}
	end := s.coreRight(f.last+1, min(len(s.units), f.last+reach))
	if end == f.last+1 {
		return
	}
	host := &c.out[len(c.out)-1]
	c.out = append(c.out, Statement{
		Attribution: hearsay.Attribution{
			Source: []hearsay.Span{c.sourceSpan(s, run{f.last + 1, end})}, Cue: []hearsay.Span{s.tokens(f.last, f.last+1).span(c.an)},
			Content: slices.Clone(host.Content), Polarity: f.polarity, Provenance: provenance("cited-source"),
		},
		Relayed: true, level: s.level, sentenceEnd: host.sentenceEnd,
	})
}

// retag makes nouns of words that the guess takes for verbs: "Engineers told",
// "an unnamed guard"; and names of those that begin with the Arabic article.
func (c *collector) retag() {
	for t := range c.tags {
		if c.tags[t].Part != syntax.ProperNoun && withArticle(c.an.Text(t)) {
			c.tags[t] = syntax.Tag{Part: syntax.ProperNoun}
		}
		if t > 0 && c.tags[t].Part == syntax.Adjective && c.an.Tokens[t-1].Kind == syntax.Number && isOneOf(c.an.Text(t), "quoted", "cited", "reported") {
			c.tags[t].Part, c.tags[t].Form = syntax.Verb, syntax.Past|syntax.Participle // "on 1 March 2024 quoted"
		}
		if c.tags[t].Part != syntax.Verb || c.tags[t].Form&(syntax.Third|syntax.Base) == 0 || !c.isSource(c.an.Text(t)) {
			continue
		}
		led := t == 0 || c.an.Tokens[t-1].Kind == syntax.Punct || c.tags[t-1].Part == syntax.Subordinator
		told := t+1 < len(c.tags) && (c.tags[t+1].Part == syntax.Auxiliary || c.tags[t+1].Part == syntax.Verb && c.tags[t+1].Form&syntax.Past != 0)
		modified := t > 0 && (c.tags[t-1].Part == syntax.Determiner || c.tags[t-1].Part == syntax.Adjective || c.tags[t-1].Part == syntax.Numeral)
		if modified || told && led && c.tags[t].Form&syntax.Third != 0 {
			c.tags[t].Part, c.tags[t].Form = syntax.Noun, syntax.NoForm
		}
	}
}

// withArticle reports whether a word is a name with the Arabic article, whose
// first letter is small: "al-Nahr", "as-Salam".
func withArticle(word string) bool {
	article, name, found := strings.Cut(word, "-")
	return found && len(article) == 2 && strings.Contains(" al el ul ut ud ur us as ad ar an az at es ed er ", " "+article+" ") && name != "" && name[0] >= 'A' && name[0] <= 'Z'
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

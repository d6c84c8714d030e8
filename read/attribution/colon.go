package attribution

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// longestLabel is the most tokens of a name before a colon.
const longestLabel = 8

// label reads "LUND: ...", "Mina Lund: ..." at the beginning of a block and
// returns the first token after the colon; first when no name is there. In a
// transcript all of the block is what the speaker says.
func (c *collector) label(sentence, first int) int {
	st := c.an.Sentences[sentence]
	if sentence > 0 && c.an.Sentences[sentence-1].Block == st.Block {
		return first
	}
	end := first
	for end < min(st.Last, first+longestLabel) && c.inLabel(end) {
		end++
	}
	if end == first || end+1 >= st.Last || c.an.Text(end) != ":" || c.an.Tokens[end].Space {
		return first
	}
	content, ok := c.labelled(sentence, first, end)
	if !ok {
		return first
	}
	c.out = append(c.out, Statement{level: none, Attribution: hearsay.Attribution{
		Source: []hearsay.Span{c.an.Span(first, end)}, Cue: []hearsay.Span{c.an.Span(end, end+1)}, Content: content,
		Polarity: hearsay.Affirmed, Provenance: provenance("colon"),
	}, heading: !c.isSaid(sentence, end+1)})
	c.turn = content
	return end + 1
}

// inLabel reports whether a token can be part of a speaker's label.
func (c *collector) inLabel(t int) bool {
	switch w := c.an.Text(t); {
	case c.tags[t].Part == syntax.ProperNoun:
		return !c.tags[t].Time && c.an.Tokens[t].Kind == syntax.Word
	case c.an.Tokens[t].Kind == syntax.Word:
		return isOneOf(w, "and", "of", "the", "de", "al", "bin", "van", "von")
	default:
		return isOneOf(w, "(", ")", ".")
	}
}

// labelled is what the label of tokens [first, end) introduces: a quote, all
// of a transcript's block, or the rest of a headline.
func (c *collector) labelled(sentence, first, end int) ([]hearsay.Span, bool) {
	st := c.an.Sentences[sentence]
	if q := c.child(end+1, none); q != none && c.quotes[q].words > scareWords {
		return c.whole(q), true
	}
	last := sentence
	for last+1 < len(c.an.Sentences) && c.an.Sentences[last+1].Block == st.Block {
		last++
	}
	content := []hearsay.Span{c.an.Span(end+1, c.an.Sentences[last].Last)}
	if c.transcript() && c.isSpeaker(first, end) {
		return content, true
	}
	return content, last == sentence && c.tags[first].Headline && end-first <= 3
}

// isSaid reports whether the label at the beginning of a sentence introduces
// words of a speaker for certain: a quote, or a turn of a transcript.
func (c *collector) isSaid(sentence, first int) bool {
	return c.child(first, none) != none || c.transcript() && c.isSpeaker(c.an.Sentences[sentence].First, first-1)
}

// withoutHeadings drops the headlines with a name before a colon that is nobody
// who speaks in the text: "Hallorn: A Peace of Merchants".
func (c *collector) withoutHeadings() {
	speaks := make(map[string]bool)
	for i := range c.out {
		if s := &c.out[i]; !s.heading && len(s.Source) > 0 {
			words := strings.Fields(s.Source[0].Of(c.an.Doc.Text))
			for i, word := range words {
				if i == 0 || !isOneOf(words[i-1], "Radio", "Television", "TV", "in", "of") { // the town of a station speaks for nobody
					speaks[strings.Trim(word, ",.'’()“”\"")] = true
				}
			}
		}
	}
	c.out = slices.DeleteFunc(c.out, func(s Statement) bool {
		if !s.heading {
			return false
		}
		words := strings.Fields(s.Source[0].Of(c.an.Doc.Text))
		return !speaks[words[len(words)-1]]
	})
}

// isSpeaker reports whether the tokens are written as transcripts write their
// speakers, in capitals, or name someone in two words.
func (c *collector) isSpeaker(first, end int) bool {
	w := c.an.Text(first)
	return len(w) > 1 && w == strings.ToUpper(w) || end-first >= 2
}

// leastLines is how many lines with a speaker before a colon make a transcript.
const leastLines = 2

// transcript reports whether the document is one, by the lines that begin with
// a speaker in capitals or in two words, and a colon.
func (c *collector) transcript() bool {
	if c.lines == 0 {
		c.lines = 1
		for i, s := range c.an.Sentences {
			if i > 0 && c.an.Sentences[i-1].Block == s.Block {
				continue
			}
			end := s.First
			for end < min(s.Last, s.First+longestLabel) && c.inLabel(end) {
				end++
			}
			if end > s.First && end+1 < s.Last && c.an.Text(end) == ":" && c.isSpeaker(s.First, end) {
				c.lines++
			}
		}
	}
	return c.lines > leastLines
}

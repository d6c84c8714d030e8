package attribution

import (
	"hearsay"
	"hearsay/syntax"
)

// longestSignature is the most tokens of a signature: a name, an age, what one
// does, a place.
const longestSignature = 16

// leastSigned is the fewest words of a quote that somebody signs.
const leastSigned = 2

// ofSignature is the confidence of a statement with its speaker's name behind a
// dash, an estimate: the training articles have too few.
const ofSignature = 0.9

// signatures gives the quotes that nobody says to those whose names are signed
// behind or before them, as voices of the street and letters are printed:
// “Nobody asked me.” – Mina Lund, 34, baker; and "- Mina Lund, 34: “...”".
func (c *collector) signatures() {
	for q := range c.quotes {
		quote := &c.quotes[q]
		if quote.parent != none || !quote.closed || c.owner[q] != 0 || quote.words < leastSigned {
			continue
		}
		cue, source := c.signedAfter(quote.last())
		if source.last == 0 {
			cue, source = c.signedBefore(quote.first())
		}
		if source.last == 0 {
			continue
		}
		c.out = append(c.out, Statement{level: none, Attribution: hearsay.Attribution{
			Source: []hearsay.Span{source.span(c.an)}, Cue: []hearsay.Span{c.an.Span(cue, cue+1)}, Content: c.whole(q),
			Polarity: hearsay.Affirmed, Provenance: hearsay.Provenance{By: "attribution/signed", Confidence: ofSignature},
		}})
	}
}

// signedAfter reads a dash and a signature that begin at token t and end with
// their block. The quote fills the block, or the one before.
func (c *collector) signedAfter(t int) (cue int, source run) {
	if t >= len(c.an.Tokens) || !isDash(c.an.Text(t)) {
		return 0, run{}
	}
	return t, c.signature(t+1, c.blockEnd(t))
}

// signedBefore reads a signature and a colon between the beginning of a block and
// token t.
func (c *collector) signedBefore(t int) (cue int, source run) {
	first := c.blockStart(t)
	if first < t && (isDash(c.an.Text(first)) || isOneOf(c.an.Text(first), "•", "*")) {
		first++
	}
	if t-1 <= first || c.an.Text(t-1) != ":" {
		return 0, run{}
	}
	return t - 1, c.signature(first, t-1)
}

// signature is the range of tokens when all of it is a name and what is told of
// its bearer, set off by commas.
func (c *collector) signature(first, last int) run {
	for last > first && isOneOf(c.an.Text(last-1), ".", ",", "”", "\"") {
		last--
	}
	if first >= last || last-first > longestSignature || c.tags[first].Part != syntax.ProperNoun || c.tags[first].Time {
		return run{}
	}
	for t := first; t < last; t++ {
		if p := c.tags[t].Part; p == syntax.Auxiliary || p == syntax.Subordinator || p == syntax.Pronoun || isOneOf(c.an.Text(t), ":", ";", ".") {
			return run{}
		}
		if c.an.Text(t) == "," && t-first > longestLabel {
			return run{}
		}
	}
	return run{first, last}
}

func isDash(word string) bool { return isOneOf(word, "-", "–", "—", "--", "―") }

// blockStart is the first token of the block of token t, blockEnd the one after
// its last.
func (c *collector) blockStart(t int) int {
	s := c.sentenceOf(t)
	for s > 0 && c.an.Sentences[s-1].Block == c.an.Sentences[s].Block {
		s--
	}
	return c.an.Sentences[s].First
}

func (c *collector) blockEnd(t int) int {
	s := c.sentenceOf(t)
	for s+1 < len(c.an.Sentences) && c.an.Sentences[s+1].Block == c.an.Sentences[s].Block {
		s++
	}
	return c.an.Sentences[s].Last
}

package attribution

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// goOn gives the quotes that have no cue of their own to the speaker of the
// quote before: those that follow in the same paragraph, and paragraphs that
// are nothing but a quote.
func (c *collector) goOn() {
	order := c.outerQuotes()
	waiting := c.waitingAt()
	speaker := 0 // one more than an index into out
	at := -1     // sentence in which the speaker's last words end
	for _, q := range order {
		quote := &c.quotes[q]
		first, last := c.sentenceOf(quote.first()), c.sentenceOf(quote.last()-1)
		switch {
		case c.owner[q] != 0:
			speaker = c.owner[q]
			at = max(last, c.cueSentence(speaker-1))
		case quote.words <= scareWords:
		case first > 0 && waiting[first-1] > 0 && c.onlyMarks(c.an.Sentences[first].First, quote.first()):
			speaker = waiting[first-1]
			c.take(q, speaker)
			at = last
		case speaker > 0 && c.standsAlone(quote, first, last) && c.follows(at, first):
			c.take(q, speaker)
			at = last
		case c.standsAlone(quote, first, last) && c.saidBefore(first) > 0:
			speaker = c.saidBefore(first)
			c.take(q, speaker)
			at = last
		default:
			speaker = 0
			if quote.closed && quote.words >= leastAlone && quote.stop && c.standsAlone(quote, first, last) {
				c.alone(q)
			}
		}
	}
	c.quotationBlocks()
	c.goOnAfterColon()
	for i := range c.out {
		c.out[i].Content = tidy(c.out[i].Content)
		c.out[i].Kind = c.kind(&c.out[i])
		if c.out[i].setOff {
			c.out[i].Kind = hearsay.Direct
		}
	}
}

// saidBefore is one more than the index of the statement of speech in the
// sentence before, in the same paragraph, or 0.
func (c *collector) saidBefore(sentence int) int {
	if sentence == 0 || c.an.Sentences[sentence-1].Block != c.an.Sentences[sentence].Block {
		return 0
	}
	i, ok := c.lastIn[sentence-1]
	if !ok || c.out[i].Polarity != hearsay.Affirmed {
		return 0
	}
	return i + 1
}

// leastAlone is the fewest words of a quote that is a statement without a cue;
// shorter ones are titles and words held with pincers.
const leastAlone = 5

// alone makes a statement without source and cue of a quote that fills its
// sentences and that nothing attributes: somebody says it, and a person can see
// who.
func (c *collector) alone(q int) {
	st := Statement{level: none, Attribution: hearsay.Attribution{Polarity: hearsay.Affirmed}}
	st.Provenance = provenance("quote-alone")
	c.out = append(c.out, st)
	c.take(q, len(c.out))
}

// take makes a quote content of the attribution before index owner.
func (c *collector) take(q, owner int) {
	a := &c.out[owner-1]
	for _, p := range c.quotes[q].pieces {
		a.Content = append(a.Content, p.span(c.an))
	}
	c.owner[q] = owner
}

// waitingAt tells, by sentence, one more than the index of the attribution
// that waits for a quote there.
func (c *collector) waitingAt() map[int]int {
	at := make(map[int]int, len(c.waiting))
	for _, i := range c.waiting {
		at[c.cueSentence(i)] = i + 1
	}
	return at
}

// quotationBlocks gives a statement that ends with a colon the blocks after it
// that the document sets off as quotations.
func (c *collector) quotationBlocks() {
	for _, i := range c.waiting {
		next := c.cueSentence(i) + 1
		if len(c.out[i].Content) > 0 || next >= len(c.an.Sentences) || c.an.Text(c.an.Sentences[next].First-1) != ":" {
			continue
		}
		first := c.an.Sentences[next].First
		for next < len(c.an.Sentences) && c.an.Doc.Blocks[c.an.Sentences[next].Block].Kind == hearsay.Quotation {
			next++
		}
		if last := c.an.Sentences[next-1].Last; last > first {
			c.out[i].Content, c.out[i].setOff = []hearsay.Span{c.an.Span(first, last)}, true
		}
	}
}

// goOnAfterColon gives "She said: The wells are dry. Nobody digs." all of its
// block, when no one else speaks there and no quotation marks do the work.
func (c *collector) goOnAfterColon() {
	spoken := make(map[int]bool, len(c.out))
	for i := range c.out {
		spoken[c.sentenceAt(c.out[i].Extent().Start)] = true
	}
	for i := range c.out {
		st := &c.out[i]
		if !st.colon || len(st.Content) != 1 {
			continue
		}
		first := c.sentenceAt(st.Content[0].Start)
		last := first
		for last+1 < len(c.an.Sentences) && c.an.Sentences[last+1].Block == c.an.Sentences[first].Block {
			last++
			if spoken[last] || c.quotedWithin(last) {
				last = first
				break
			}
		}
		if last > first {
			st.Content[0].End = c.end(last)
		}
	}
}

// sentenceAt is the sentence of the token that begins at or after an offset.
func (c *collector) sentenceAt(offset int) int { return c.sentenceOf(c.tokenAfter(offset)) }

// quotedWithin reports whether a token of a sentence is inside quotation marks.
func (c *collector) quotedWithin(sentence int) bool {
	for t := c.an.Sentences[sentence].First; t < c.an.Sentences[sentence].Last; t++ {
		if c.in[t] != none {
			return true
		}
	}
	return false
}

// outerQuotes lists the quotes that are inside no other, in order.
func (c *collector) outerQuotes() []int {
	var order []int
	for q := range c.quotes {
		if c.quotes[q].parent == none {
			order = append(order, q)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return c.quotes[a].first() - c.quotes[b].first() })
	return order
}

// sentenceOf is the sentence that holds token t.
func (c *collector) sentenceOf(t int) int {
	i, _ := slices.BinarySearchFunc(c.an.Sentences, t, func(s syntax.Sentence, t int) int {
		if s.Last <= t {
			return -1
		}
		return 1
	})
	return i
}

// cueSentence is the sentence in which the cue of attribution i ends.
func (c *collector) cueSentence(i int) int {
	end := hearsay.Cover(c.out[i].Cue...).End
	t, _ := slices.BinarySearchFunc(c.an.Tokens, end, func(t syntax.Token, at int) int { return t.Start - at })
	return c.sentenceOf(max(0, t-1))
}

// standsAlone reports whether nothing but marks stands beside a quote in the
// sentences [first, last] that it begins and ends in.
func (c *collector) standsAlone(q *quote, first, last int) bool {
	return c.onlyMarks(c.an.Sentences[first].First, q.first()) && c.onlyMarks(q.last(), c.an.Sentences[last].Last)
}

func (c *collector) onlyMarks(first, last int) bool {
	for t := first; t < last; t++ {
		if c.an.Tokens[t].Kind != syntax.Punct {
			return false
		}
	}
	return true
}

// follows reports whether sentence next carries on after sentence at: right
// after it in its paragraph, or as the next paragraph.
func (c *collector) follows(at, next int) bool {
	return at >= 0 && next == at+1 && strings.TrimSpace(c.an.Doc.Text[c.end(at):c.start(next)]) == ""
}

func (c *collector) end(sentence int) int { return c.an.Tokens[c.an.Sentences[sentence].Last-1].End }

func (c *collector) start(sentence int) int { return c.an.Tokens[c.an.Sentences[sentence].First].Start }

package citation

import (
	"slices"

	"hearsay"
)

// cover finds the stretch of text that each citation supports. A citation that
// trails supports all since the last trailing one of its block, or since the
// block began; one that stands alone in its block supports the block before. One
// that is part of a sentence supports that sentence.
func (f *finder) cover() {
	slices.SortStableFunc(f.out, func(a, b found) int { return a.Span.Compare(b.Span) })
	f.out = slices.CompactFunc(f.out, func(a, b found) bool { return a.Span.Overlaps(b.Span) })
	from, block := 0, -1 // where the text not yet covered begins
	var last hearsay.Span
	for i := range f.out {
		c := &f.out[i]
		s := f.sentenceOf(c.first)
		if b := f.an.Sentences[s].Block; b != block {
			from, block, last = f.firstOfBlock(s), b, hearsay.Span{}
		}
		if c.dateline {
			if rest := c.last + 1; rest < f.lastOfBlock(s) {
				c.Covers = []hearsay.Span{f.an.Span(rest, f.lastOfBlock(s))}
			}
			from = c.last + 1
			continue
		}
		if !c.trailing {
			c.Covers = []hearsay.Span{f.sentence(s)}
			continue
		}
		switch {
		case c.open > from && !f.onlyLinks(from, c.open):
			last = f.an.Span(from, c.open)
		case last == hearsay.Span{} && block > 0 && c.open <= from:
			last = f.blockBefore(s)
		}
		if last != (hearsay.Span{}) {
			c.Covers = []hearsay.Span{last}
		}
		from = f.closing(c.end)
	}
}

// onlyLinks reports that nothing but "and" and marks stands between two
// citations, so that both support the same text.
func (f *finder) onlyLinks(first, last int) bool {
	for i := first; i < last; i++ {
		switch f.an.Text(i) {
		case "and", "or", "also", ",", ";", "–", "-", "و":
		default:
			return false
		}
	}
	return true
}

// closing is the token after the marks that follow a citation.
func (f *finder) closing(i int) int {
	for i < len(f.an.Tokens) {
		switch f.an.Text(i) {
		case ".", ";", ",":
			i++
			continue
		}
		return i
	}
	return i
}

func (f *finder) sentenceOf(token int) int {
	s, found := slices.BinarySearchFunc(f.an.Sentences, token, func(s sentence, t int) int { return s.First - t })
	if !found {
		s--
	}
	return s
}

func (f *finder) sentence(s int) hearsay.Span {
	return f.an.Span(f.an.Sentences[s].First, f.an.Sentences[s].Last)
}

func (f *finder) firstOfBlock(s int) int {
	for s > 0 && f.an.Sentences[s-1].Block == f.an.Sentences[s].Block {
		s--
	}
	return f.an.Sentences[s].First
}

func (f *finder) lastOfBlock(s int) int {
	for s+1 < len(f.an.Sentences) && f.an.Sentences[s+1].Block == f.an.Sentences[s].Block {
		s++
	}
	return f.an.Sentences[s].Last
}

// blockBefore is the text of the block that was read before the sentence's.
func (f *finder) blockBefore(s int) hearsay.Span {
	first := f.firstOfBlock(s)
	if first == 0 {
		return hearsay.Span{}
	}
	before := f.sentenceOf(first - 1)
	return f.an.Span(f.firstOfBlock(before), first)
}

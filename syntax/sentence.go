package syntax

import (
	"cmp"

	"hearsay"
)

// Judge decides whether a sentence ends before the token that begins at offset
// at, in bytes. The features, hashes of what surrounds the place, are valid
// during the call.
type Judge func(at int, features []uint32) bool

// Analyze finds the tokens and sentences of every block of the document that is
// read. Words follow UAX #29 in spirit but keep "U.S.", "Dr." and "don't"
// whole. A line break never ends a sentence.
//
// Where English sentences end is decided by a trained model that knows what the
// rules say; in blocks of other languages the rules decide.
func Analyze(d *hearsay.Document) *Analysis { return AnalyzeWith(d, shipped.Ends) }

// AnalyzeWith is Analyze with another judge of English sentences, for training.
func AnalyzeWith(d *hearsay.Document, judge Judge) *Analysis {
	a := &Analysis{Doc: d}
	size, blocks := 0, 0
	for _, b := range d.Body {
		size += b.Len()
		blocks++
	}
	a.Tokens = make([]Token, 0, size/5+8)
	a.Sentences = make([]Sentence, 0, size/100+8)
	ends := make([]int, 0, blocks) // the token after each block
	for _, b := range d.Body {
		a.Tokens = tokenize(d.Text, b.Span, a.Tokens)
		ends = append(ends, len(a.Tokens))
	}
	s := splitter{a: a, judge: judge, page: newPage(a)}
	first := 0
	for i, b := range d.Body {
		last := ends[0]
		ends = ends[1:]
		if first < last {
			s.split(i, first, last, isEnglish(cmp.Or(b.Lang, d.Lang)))
		}
		first = last
	}
	return a
}

func isEnglish(lang string) bool { return lang == "" || lang == "en" }

// splitter cuts blocks into sentences.
type splitter struct {
	a        *Analysis
	judge    Judge
	page     *page
	features features
}

// split appends the sentences of one block, whose tokens are [first, last).
func (s *splitter) split(block, first, last int, english bool) {
	g := newGap(s.a, first, last)
	for g.next() {
		ends := g.verdict == sentenceEnds
		if english && g.isOpen() {
			s.features.collect(&g, s.page)
			ends = s.judge(s.a.Tokens[g.at].Start, s.features.list[:])
		}
		if ends {
			s.a.Sentences = append(s.a.Sentences, Sentence{g.from, g.at, block})
			g.begin()
		}
	}
	s.a.Sentences = append(s.a.Sentences, Sentence{g.from, last, block})
}

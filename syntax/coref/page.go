package coref

import (
	"slices"

	"hearsay"
	"hearsay/syntax/english"
	"hearsay/syntax/names"
)

// Sentence is a half-open range of words, all of one block of the document.
type Sentence struct{ First, Last, Block int }

// Page is a document as it was analysed.
type Page struct {
	Text string
	// Words are those of all sentences. A head counts the words of its sentence from
	// 1; one that does not lie in it is taken for the root.
	Words     []english.Word
	Sentences []Sentence // in order, without words between them
	Names     []names.Name
}

// Kind says what sort of mention a mention is.
type Kind uint8

// The kinds of mentions.
const (
	Nominal Kind = iota // "the minister", "talks"
	Proper              // a name, with its titles and what describes it
	Pronoun
)

// Mention is a half-open range of the words of a page.
type Mention struct {
	First, Last int
	Head        int // the word that the others hang on
	Kind        Kind
	// Entity is the number of what is mentioned; entities are numbered from 0 in the
	// order of their first mentions.
	Entity int
}

// NamedBy reports whether the head of a mention, or what stands in apposition to it
// ("the minister, Iva Dorn"), lies in a place, in bytes.
func (p *Page) NamedBy(m Mention, s hearsay.Span) bool {
	in := func(k int) bool { return p.Words[k].Start >= s.Start && p.Words[k].End <= s.End }
	if in(m.Head) {
		return true
	}
	at, _ := slices.BinarySearchFunc(p.Sentences, m.Head, func(x Sentence, k int) int { return x.Last - k - 1 })
	for k := m.First; k < m.Last; k++ {
		if w := &p.Words[k]; w.Rel == "appos" && p.Sentences[at].First+w.Head-1 == m.Head && in(k) {
			return true
		}
	}
	return false
}

// read takes in the words, names and quotations of a page.
func (d *document) read(p *Page) {
	d.page = p
	d.words = slices.Grow(d.words[:0], len(p.Words))[:len(p.Words)]
	d.sentenceOf = slices.Grow(d.sentenceOf[:0], len(p.Words))[:len(p.Words)]
	for n, s := range p.Sentences {
		for k := s.First; k < s.Last; k++ {
			w := &d.words[k]
			w.read(p.Text, &p.Words[k], s.First, d.listed, d.relations)
			if int(w.head) < s.First || int(w.head) >= s.Last || int(w.head) == k {
				w.head = -1
			}
			d.sentenceOf[k] = int32(n)
		}
	}
	d.markNames()
	d.markQuotes()
	d.findSubjects()
}

// markNames notes the type of the name that a word belongs to.
func (d *document) markNames() {
	at := 0
	for k := range d.words {
		start := d.page.Words[k].Start
		for at < len(d.page.Names) && d.page.Names[at].End <= start {
			at++
		}
		if at < len(d.page.Names) && d.page.Names[at].Start < d.page.Words[k].End {
			d.words[k].name = int8(d.page.Names[at].Type) + 1
		}
	}
}

// markQuotes numbers the quotations and finds who speaks them: the subject of a
// verb of speech in the sentence that the quotation ends or begins in, outside
// of it. A block ends every quotation.
func (d *document) markQuotes() {
	d.quotes = append(d.quotes[:0], quote{speaker: -1})
	open, block := int32(0), -1
	for n, s := range d.page.Sentences {
		if s.Block != block {
			block, open = s.Block, 0
		}
		for k := s.First; k < s.Last; k++ {
			switch d.page.Text[d.page.Words[k].Start:d.page.Words[k].End] {
			case "“", "``", "«":
				open = d.newQuote(n)
				continue
			case "”", "''", "»":
				open = 0
				continue
			case `"`:
				if open != 0 {
					open = 0
				} else {
					open = d.newQuote(n)
				}
				continue
			}
			d.words[k].quote = open
			d.quotes[open].last = int32(n)
		}
	}
	for k := range d.words {
		d.noteSpeaker(k)
	}
}

// quote is a quotation: the sentences it begins and ends in, and its speaker, a
// word or -1. Quotation 0 is the text outside.
type quote struct{ first, last, speaker int32 }

func (d *document) newQuote(sentence int) int32 {
	d.quotes = append(d.quotes, quote{int32(sentence), int32(sentence), -1})
	return int32(len(d.quotes) - 1)
}

// noteSpeaker takes a word for the speaker of the quotations in its sentence when
// it is the subject of a verb of speech outside of them.
func (d *document) noteSpeaker(k int) {
	w := &d.words[k]
	if w.rel != subject || w.head < 0 || w.quote != 0 || len(d.quotes) == 1 {
		return
	}
	verb := &d.words[w.head]
	if verb.class&speechVerb == 0 || verb.quote != 0 {
		return
	}
	n := d.sentenceOf[k]
	at, _ := slices.BinarySearchFunc(d.quotes[1:], n, func(q quote, n int32) int { return int(q.last - n) })
	for q := at + 1; q < len(d.quotes) && d.quotes[q].first <= n; q++ {
		if d.quotes[q].speaker < 0 {
			d.quotes[q].speaker = int32(k)
		}
	}
}

// climbs bounds the way to the root, for trees that are none.
const climbs = 64

// under returns the dependent of head whose part of the tree holds word k, or -1
// when k does not hang on head.
func (d *document) under(k, head int32) int32 {
	for range climbs {
		above := d.words[k].head
		if above == head {
			return k
		}
		if above < 0 {
			return -1
		}
		k = above
	}
	return -1
}

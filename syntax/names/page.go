package names

import (
	"slices"

	"hearsay/syntax"
)

// mode says what the case of a sentence's letters tells.
type mode uint8

const (
	plain    mode = iota
	headline      // nearly every word has a capital
	flat          // capitals only, or a document without any
)

// Page is a document as the features see it: words and sentences. It keeps its
// memory from one document to the next and is for one goroutine.
type Page struct {
	lexicon   *Lexicon
	words     []word
	sentences []sentence
	split     []syntax.UDWord
	seen      map[uint32]uint8 // lower-cased word: how the document spells it
}

// sentence is a half-open range of words.
type sentence struct {
	first, last int
	mode        mode
}

// NewPage returns a page that knows the lexicon.
func NewPage(x *Lexicon) *Page { return &Page{lexicon: x, seen: map[uint32]uint8{}} }

// Read takes in a document.
func (p *Page) Read(a *syntax.Analysis) {
	p.words, p.sentences = slices.Grow(p.words[:0], len(a.Tokens)+len(a.Tokens)/8), p.sentences[:0]
	clear(p.seen)
	capitals := 0
	for _, s := range a.Sentences {
		p.split = a.Words(p.split[:0], s.First, s.Last)
		first := len(p.words)
		for _, u := range p.split {
			p.words = append(p.words, word{})
			w := &p.words[len(p.words)-1]
			w.read(a, u)
			if w.isCapital() {
				capitals++
			}
		}
		p.sentences = append(p.sentences, sentence{first: first, last: len(p.words)})
	}
	p.setModes(capitals)
	for _, s := range p.sentences {
		p.remember(p.words[s.first:s.last], s.mode)
	}
	for _, s := range p.sentences {
		words := p.words[s.first:s.last]
		p.lexicon.mark(words, s.mode == flat)
		p.recall(words)
		if s.mode != flat {
			markRuns(words)
		}
	}
}

// setModes decides for every sentence; capitals counts those of the document.
func (p *Page) setModes(capitals int) {
	noCase := capitals*50 < len(p.words)
	for i := range p.sentences {
		s := &p.sentences[i]
		s.mode = modeOf(p.words[s.first:s.last])
		if noCase {
			s.mode = flat
		}
	}
}

// modeOf judges one sentence by its words of letters.
func modeOf(words []word) mode {
	var ups, caps, lows, longLows int
	first := true
	for i := range words {
		w := &words[i]
		if !w.hasLetters() {
			continue
		}
		w.first, first = first, false
		switch w.spelling {
		case upper:
			ups++
		case capital, mixed:
			caps++
		case lower:
			lows++
			if w.end-w.start > 4 {
				longLows++
			}
		}
	}
	switch {
	case ups >= 3 && ups > 3*(lows+caps):
		return flat
	case caps >= 4 && longLows == 0 && caps > 2*lows:
		return headline
	}
	return plain
}

// remember notes how the words of a sentence are spelt where the spelling tells
// something.
func (p *Page) remember(words []word, m mode) {
	if m != plain {
		return
	}
	for i := range words {
		switch w := &words[i]; {
		case w.spelling == lower:
			p.seen[w.hash] |= seenLower
		case w.isCapital() && !w.first:
			p.seen[w.hash] |= seenCapital
		}
	}
}

func (p *Page) recall(words []word) {
	for i := range words {
		if w := &words[i]; w.hasLetters() {
			w.seen = p.seen[w.hash]
		}
	}
}

// markRuns finds the runs of capitals, small words that join names inside them.
func markRuns(words []word) {
	for i := 0; i < len(words); {
		if !words[i].isCapital() {
			words[i].runFirst, words[i].runLast = int32(i), int32(i)
			i++
			continue
		}
		end := i
		for j := i + 1; j < len(words); j++ {
			if words[j].isCapital() {
				end = j
			} else if j-end > 2 || !joins(&words[j]) {
				break
			}
		}
		for j := i; j <= end; j++ {
			words[j].runFirst, words[j].runLast = int32(i), int32(end)
		}
		i = end + 1
	}
}

var joiners = joinerSet("of", "the", "for", "de", "la", "al", "el", "bin", "ibn", "van", "von", "der", "del", "da", "dos", "di", "-", "&", "'s")

func joinerSet(list ...string) map[uint32]bool {
	m := make(map[uint32]bool, len(list))
	for _, s := range list {
		m[hashRunes([]rune(s))] = true
	}
	return m
}

func joins(w *word) bool { return joiners[w.hash] }

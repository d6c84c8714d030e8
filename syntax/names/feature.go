package names

import "hearsay/fnv"

// Sentences is the number of sentences of the page.
func (p *Page) Sentences() int { return len(p.sentences) }

// Words returns how many words a sentence has.
func (p *Page) Words(sentence int) int {
	return p.sentences[sentence].last - p.sentences[sentence].first
}

// WordSpan is the place of a sentence's word in the text, in bytes.
func (p *Page) WordSpan(sentence, i int) (start, end int) {
	w := &p.words[p.sentences[sentence].first+i]
	return w.start, w.end
}

// InList reports whether a list holds a sentence's word.
func (p *Page) InList(list List, sentence, i int) bool {
	return p.words[p.sentences[sentence].first+i].lists>>list&1 == 1
}

// IsTitle reports whether a sentence's word is a title that no person is called.
func (p *Page) IsTitle(sentence, i int) bool {
	return p.words[p.sentences[sentence].first+i].isTitle()
}

// border stands for the places before and after a sentence.
var border = word{hash: 0xB0DE2, shape: 0xB0DE2, spelling: mark}

// AppendFeatures appends the hashes of the features of a sentence's word i.
func (p *Page) AppendFeatures(out []uint32, sentence, i int) []uint32 {
	s := p.sentences[sentence]
	v := view{words: p.words[s.first:s.last], i: i, mode: uint32(s.mode), out: out}
	v.spellings()
	v.neighbours()
	v.lists()
	v.document()
	if s.mode != flat {
		v.run()
	}
	return v.out
}

// view is a word among its neighbours.
type view struct {
	words []word
	i     int
	mode  uint32
	out   []uint32
}

func (v *view) at(offset int) *word {
	if j := v.i + offset; j >= 0 && j < len(v.words) {
		return &v.words[j]
	}
	return &border
}

func (v *view) add(template, a, b uint32) { v.out = append(v.out, fnv.Mix(template, a, b)) }

// shapeOf leaves out the case of letters where it says nothing.
func (v *view) shapeOf(w *word) uint32 {
	if v.mode == uint32(flat) && w.hasLetters() {
		return uint32(w.spelling/numeric) + 7
	}
	return w.shape
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// spellings are the features of the word itself.
func (v *view) spellings() {
	w := v.at(0)
	shape := v.shapeOf(w)
	v.add(10, 0, 0)
	v.add(11, w.hash, 0)
	v.add(12, w.hash, shape)
	v.add(13, shape, v.mode*2+bit(w.first))
	for k := range 3 {
		n := uint32(k)
		v.add(14+n, w.suffix[k], bit(w.isCapital() && v.mode != uint32(flat)))
		v.add(17+n, w.prefix[k], bit(w.isCapital() && v.mode != uint32(flat)))
	}
	v.add(20, w.suffix[1], shape)
}

// neighbours are the words around.
func (v *view) neighbours() {
	w, a, b := v.at(0), v.at(-1), v.at(1)
	v.add(30, a.hash, 0)
	v.add(31, b.hash, 0)
	v.add(32, v.at(-2).hash, 0)
	v.add(33, v.at(2).hash, 0)
	v.add(34, a.hash, w.hash)
	v.add(35, w.hash, b.hash)
	v.add(36, a.hash, v.shapeOf(w))
	v.add(37, b.hash, v.shapeOf(w))
	v.add(38, v.at(-2).hash, a.hash)
	v.add(39, b.hash, v.at(2).hash)
	shape, before, after := v.shapeOf(w), v.shapeOf(a), v.shapeOf(b)
	v.add(40, before, shape)
	v.add(41, shape, after)
	v.add(42, fnv.Mix(43, before, shape), after)
	v.add(44, fnv.Mix(43, v.shapeOf(v.at(-2)), before), shape)
	v.add(45, fnv.Mix(43, shape, after), v.shapeOf(v.at(2)))
	v.add(46, a.suffix[1], shape)
	v.add(47, b.suffix[1], shape)
}

// lists are what the lexicon says of the word and those around.
func (v *view) lists() {
	w, a, b := v.at(0), v.at(-1), v.at(1)
	own, before, after := uint32(w.lists), uint32(a.lists), uint32(b.lists)
	shape := v.shapeOf(w)
	for k := range uint32(Lists) {
		if own>>k&1 == 1 {
			v.add(50, k, shape)
		}
		if before>>k&1 == 1 {
			v.add(51, k, shape)
		}
		if after>>k&1 == 1 {
			v.add(52, k, shape)
		}
	}
	v.add(53, own, before)
	v.add(54, own, after)
	v.add(55, own, fnv.Mix(56, before, after))
	v.add(57, own, a.hash)
	v.add(58, own, b.hash)
}

// document is how the rest of the document spells the word.
func (v *view) document() {
	w := v.at(0)
	state := uint32(w.seen)<<3 | v.mode<<1 | bit(w.first)
	v.add(60, state, v.shapeOf(w))
	v.add(61, state, uint32(w.lists))
}

// run is the run of capitals that the word stands in, and what is around it.
func (v *view) run() {
	w := v.at(0)
	first, last := int(w.runFirst)-v.i, int(w.runLast)-v.i
	if !v.at(first).isCapital() {
		v.add(70, v.at(first-1).hash, v.at(last+1).hash)
		return
	}
	place := uint32(min(-first, 3))<<4 | uint32(min(last, 3))
	head, tail, left, right := v.at(first), v.at(last), v.at(first-1), v.at(last+1)
	v.add(71, place, v.mode)
	v.add(72, tail.hash, place)
	v.add(73, head.hash, place)
	v.add(74, left.hash, place)
	v.add(75, right.hash, place)
	v.add(76, tail.suffix[1], place)
	v.add(77, fnv.Mix(78, left.hash, right.hash), place)
	v.add(79, uint32(tail.lists), uint32(head.lists))
	v.add(80, fnv.Mix(78, uint32(left.lists), uint32(right.lists)), place)
	v.add(81, left.hash, uint32(tail.lists))
	v.add(82, right.hash, uint32(head.lists))
	v.add(83, v.at(first-2).hash, left.hash)
	v.add(84, v.at(last+2).hash, right.hash)
}

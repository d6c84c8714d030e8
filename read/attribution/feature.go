package attribution

import (
	"unicode/utf8"

	"hearsay/syntax"
)

// The learned model knows what it sees by hashes alone: features of a word, its
// neighbours, its guessed part of speech and what the rules propose. Names are
// no features, so that who speaks never decides.

// facet is a unit of a segment as the model sees it.
type facet struct {
	word, stem, tag uint32
	// counts of what stands before this unit
	commas, verbs, thats, quotes, stops, ands int32
	in                                        uint32 // whether rules take it for part of a source, a content or a cue
	cue                                       int    // one more than the index of the rules' cue with this head
}

const (
	hashSeed  = 0x811C9DC5
	hashPrime = 0x01000193
)

// mix combines two hashes under the number of a template (the end of Murmur3).
func mix(template, a, b uint32) uint32 {
	h := a*0x9E3779B1 ^ (b+template)*0x85EBCA77 ^ template*0xC2B2AE3D
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

// hashWord returns the hash of a word in lower case and of the word without an
// inflection. Words beyond 24 bytes or outside of ASCII have that of their ending.
func hashWord(w string) (word, stem uint32) {
	var buf [24]byte
	low := syntax.Lower(buf[:0], w)
	if low == nil {
		low = append(buf[:0], w[len(w)-min(len(w), 4):]...)
	}
	return hashBytes(low), hashBytes(withoutInflection(low))
}

func hashBytes(b []byte) uint32 {
	h := uint32(hashSeed)
	for _, c := range b {
		if c >= '0' && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * hashPrime
	}
	return h
}

// withoutInflection cuts -s, -ed, -ing and a last -e off a word, roughly.
func withoutInflection(w []byte) []byte {
	n := len(w)
	switch {
	case n > 4 && string(w[n-3:]) == "ing":
		w = w[:n-3]
	case n > 4 && (string(w[n-3:]) == "ied" || string(w[n-3:]) == "ies"):
		return append(w[:n-3], 'y')
	case n > 3 && string(w[n-2:]) == "ed":
		w = w[:n-2]
	case n > 4 && string(w[n-2:]) == "es":
		w = w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's':
		w = w[:n-1]
	}
	n = len(w)
	if n > 3 && w[n-1] == 'e' {
		return w[:n-1]
	}
	if n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' {
		return w[:n-1]
	}
	return w
}

// The words of units that have none.
const (
	noWord = iota + 1
	nameWord
	numberWord
	scareWord
	quoteWord
	quoteBefore
	quoteAfter
	borderBefore
	borderAfter
)

// What the rules take a unit for, a set of bits.
const (
	inSource = 1 << iota
	inContent
	inCue
)

// facets describes the units of a segment, with a border before and after them:
// unit u is facet u+1. A border tells whether a quote stands there.
func (s *segment) facets(fs []found, out []facet) []facet {
	out = append(out[:0], s.border(s.units[0].first-1, quoteBefore, borderBefore))
	for u := range s.units {
		f := s.facet(u)
		last := &out[len(out)-1]
		f.commas, f.verbs, f.thats, f.quotes, f.stops, f.ands = last.commas, last.verbs, last.thats, last.quotes, last.stops, last.ands
		s.count(u-1, &f)
		out = append(out, f)
	}
	end := s.border(s.units[len(s.units)-1].last, quoteAfter, borderAfter)
	last := &out[len(out)-1]
	end.commas, end.verbs, end.thats, end.quotes, end.stops, end.ands = last.commas, last.verbs, last.thats, last.quotes, last.stops, last.ands
	s.count(len(s.units)-1, &end)
	out = append(out, end)
	for i := range fs {
		s.enter(&fs[i], i, out)
	}
	return out
}

// enter notes what the rules propose for a cue.
func (s *segment) enter(f *found, i int, out []facet) {
	out[f.head+1].cue = i + 1
	if f.fate != written {
		return
	}
	for u := f.first; u < f.last; u++ {
		out[u+1].in |= inCue
	}
	for u := f.source.first; u < f.source.last; u++ {
		out[u+1].in |= inSource
	}
	for _, r := range [2]run{f.content.left, f.content.right} {
		for u := max(0, r.first); u < r.last; u++ {
			out[u+1].in |= inContent
		}
	}
}

func (s *segment) border(token int, quote, plain uint32) facet {
	if token >= 0 && token < len(s.an.Tokens) && s.child(token, s.level) != none {
		return facet{word: quote, stem: quote, tag: quote << 16}
	}
	return facet{word: plain, stem: plain, tag: plain << 16}
}

// count adds unit u to the counts of what stands before the one after it.
func (s *segment) count(u int, f *facet) {
	if u < 0 {
		return
	}
	switch w := s.word(u); {
	case w == "":
		f.quotes++
	case isOneOf(w, ",", "—", "–", "--", "(", ")"):
		f.commas++
	case isOneOf(w, ":", ";", ".", "?", "!"):
		f.stops++
	case s.is(u, "that", "if", "whether", "what", "how", "why", "who", "which"):
		f.thats++
	case s.is(u, "and", "but", "while"):
		f.ands++
	case s.part(u) == syntax.Verb || s.part(u) == syntax.Auxiliary:
		f.verbs++
	}
}

// facet describes one unit.
func (s *segment) facet(u int) facet {
	x := &s.units[u]
	if x.quote != none {
		word := uint32(quoteWord)
		if s.isScare(u) {
			word = scareWord
		}
		return facet{word: word, stem: word, tag: word << 16}
	}
	t := x.tag
	f := facet{tag: uint32(t.Part) | uint32(t.Form)<<4}
	if t.Time {
		f.tag |= 1 << 12
	}
	if t.Headline {
		f.tag |= 1 << 13
	}
	switch kind := s.an.Tokens[x.first].Kind; {
	case kind == syntax.Number:
		f.word, f.stem = numberWord, numberWord
	case t.Part == syntax.ProperNoun && !t.Time && !t.Headline:
		f.word, f.stem = nameWord, nameWord
	default:
		f.word, f.stem = hashWord(s.an.Text(x.first))
	}
	return f
}

// ending is the hash of a word's last letters; of names none.
func (s *segment) ending(u, letters int) uint32 {
	w := s.word(u)
	if w == "" || s.part(u) == syntax.ProperNoun || len(w) <= letters || w[len(w)-letters] >= utf8.RuneSelf {
		return noWord
	}
	return hashBytes([]byte(w[len(w)-letters:]))
}

// observer makes the features of the units of one segment.
type observer struct {
	*segment
	fs     []found
	facets []facet
	finder *Finder
	out    []uint32
}

func (o *observer) add(template, a, b uint32) { o.out = append(o.out, mix(template, a, b)) }

// at is the facet of unit u, that of a border beyond the segment.
func (o *observer) at(u int) *facet { return &o.facets[min(max(u+1, 0), len(o.facets)-1)] }

// cueFeatures are those that tell whether unit u is the head of a cue.
func (o *observer) cueFeatures(u int) []uint32 {
	o.out = o.out[:0]
	f, a, b := o.at(u), o.at(u-1), o.at(u+1)
	aa, bb := o.at(u-2), o.at(u+2)
	o.add(1, f.word, 0)
	o.add(2, f.stem, 0)
	o.add(3, f.stem, f.tag)
	o.add(4, f.tag, 0)
	o.add(5, a.word, f.stem)
	o.add(6, b.word, f.stem)
	o.add(7, a.tag, f.stem)
	o.add(8, b.tag, f.stem)
	o.add(9, mix(9, a.tag, f.stem), b.tag)
	o.add(10, mix(10, b.tag, f.stem), bb.tag)
	o.add(11, a.word, f.tag)
	o.add(12, b.word, f.tag)
	o.add(13, aa.word, f.tag)
	o.add(14, bb.word, f.tag)
	o.add(15, aa.word, f.stem)
	o.add(16, bb.word, f.stem)
	o.add(17, mix(17, a.tag, f.tag), b.tag)
	o.add(18, mix(18, aa.tag, a.tag), f.tag)
	o.add(19, mix(19, f.tag, b.tag), bb.tag)
	o.add(20, mix(20, b.word, bb.word), f.tag)
	o.add(21, o.ending(u, 3), f.tag)
	o.add(22, o.ending(u, 4), b.tag)
	o.lexical(u)
	o.subject(u)
	o.surroundings(u)
	o.proposal(u)
	return o.out
}

// lexical is what the lexicon says of the word.
func (o *observer) lexical(u int) {
	f, b := o.at(u), o.at(u+1)
	known := uint32(0)
	if o.units[u].quote == none {
		if senses := o.finder.senses(o.segment, u); len(senses) > 0 {
			known = 1 + uint32(senses[0].cue.class) + uint32(senses[0].cue.frames)<<4
			if senses[0].cue.noun {
				known |= 1 << 20
			}
		}
	}
	o.add(30, known, f.tag)
	o.add(31, known, b.tag)
	o.add(32, known, b.word)
	o.add(33, known, o.at(u-1).tag)
}

// subject is the nearest noun or pronoun before the word, and what stands between.
func (o *observer) subject(u int) {
	f := o.at(u)
	for k := u - 1; k >= max(0, u-12); k-- {
		if !o.nominal(k) {
			continue
		}
		x := o.at(k)
		kind := x.tag
		if o.isSource(o.word(k)) {
			kind |= 1 << 20
		}
		word := x.word
		if o.part(k) == syntax.Noun {
			word = x.stem
		}
		between := uint32(min(f.commas-x.commas, 2)) | uint32(min(f.verbs-x.verbs, 2))<<2 | uint32(min(f.thats-x.thats, 1))<<4
		o.add(40, kind, f.tag)
		o.add(41, word, f.tag)
		o.add(42, kind, f.stem)
		o.add(43, mix(43, kind, between), f.tag)
		o.add(44, mix(44, word, between), 0)
		o.add(45, between, f.stem)
		return
	}
	o.add(46, f.tag, 0)
	o.add(47, f.stem, 0)
}

// surroundings is the shape of the sentence around the word.
func (o *observer) surroundings(u int) {
	f := o.at(u)
	end := &o.facets[len(o.facets)-1]
	start := &o.facets[0]
	quotes := uint32(min(f.quotes, 2)) | uint32(min(end.quotes-f.quotes, 2))<<2
	place := uint32(min(u, 3)) | uint32(min(len(o.units)-u, 4))<<2
	after := uint32(min(end.verbs-f.verbs, 3)) | uint32(min(end.thats-f.thats, 1))<<2 | uint32(min(end.commas-f.commas, 2))<<3
	o.add(50, quotes, f.stem)
	o.add(51, quotes, f.tag)
	o.add(52, place, f.tag)
	o.add(53, after, f.tag)
	o.add(54, after, f.stem)
	o.add(55, mix(55, start.word, end.word), f.tag)
	o.add(56, uint32(min(f.verbs, 3))|uint32(min(f.thats, 2))<<2, f.tag)
	o.add(57, uint32(min(f.verbs, 3))|uint32(min(f.thats, 2))<<2, f.stem)
	for d := -2; d <= 4; d++ {
		if o.at(u+d).word == quoteWord {
			o.add(58, uint32(d+2), f.tag)
			o.add(59, uint32(d+2), f.stem)
		}
	}
}

// proposal is what the rules say of the word.
func (o *observer) proposal(u int) {
	f := o.at(u)
	o.add(60, f.in, f.tag)
	o.add(61, f.in, f.stem)
	if f.cue == 0 {
		o.add(62, 0, f.tag)
		return
	}
	x := &o.fs[f.cue-1]
	rule := x.ruleCode()
	o.add(63, rule, 0)
	o.add(64, rule, f.stem)
	o.add(65, rule, f.in)
	o.add(66, uint32(x.mood)|uint32(x.shape)<<4, f.stem)
	if x.source.last > 0 {
		o.add(67, o.at(x.source.last-1).tag, rule)
		o.add(68, o.at(x.source.last-1).stem, uint32(x.class))
	}
	if x.content.right.last > 0 {
		o.add(69, o.at(x.content.right.first).tag, rule)
		o.add(70, o.at(x.content.right.first).word, uint32(x.class))
	}
}

// ruleCode tells the rules' ways of making an attribution apart.
func (f *found) ruleCode() uint32 {
	code := uint32(f.rule) | uint32(f.mood)<<3 | uint32(f.shape)<<6 | uint32(f.class)<<10 | uint32(f.fate)<<14
	if f.shared {
		code |= 1 << 17
	}
	if f.source.last == 0 {
		code |= 1 << 18
	}
	if f.inverted {
		code |= 1 << 19
	}
	if f.polarity != "affirmed" {
		code |= 1 << 20
	}
	return code
}

// distance sorts how many units lie between, with the direction.
func distance(d int) uint32 {
	right := uint32(0)
	if d > 0 {
		right = 16
	} else {
		d = -d
	}
	switch {
	case d <= 5:
		return right | uint32(d)
	case d <= 8:
		return right | 6
	case d <= 12:
		return right | 7
	case d <= 20:
		return right | 8
	}
	return right | 9
}

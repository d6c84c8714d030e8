package coref

import "hearsay/fnv"

// bits is the size of the table of weights, as a power of two.
const bits = 19

// features collects rows of the table of weights.
type features struct {
	out []uint32
	// kind separates the weights of pronouns, names and nominals.
	kind uint32
}

func (f *features) add(template, a, b uint32) {
	f.out = append(f.out, fnv.Mix(template<<2|f.kind, a, b)>>(32-bits))
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// bucket makes coarse steps of a count.
func bucket(n int32) uint32 {
	switch {
	case n < 4:
		return uint32(max(n, 0))
	case n < 6:
		return 4
	case n < 10:
		return 5
	case n < 20:
		return 6
	case n < 50:
		return 7
	}
	return 8
}

// appendAlone appends the features of beginning an entity with mention m, which
// tell mentions that refer back from those that do not. The candidates of m must
// have been found.
func (d *document) appendAlone(out []uint32, m int32) []uint32 {
	x := &d.mentions[m]
	f := features{out, uint32(x.kind)}
	own := x.sort()
	known := d.timesNamed(x)
	f.add(100, own, 0)
	f.add(101, own, x.headForm)
	f.add(102, own, uint32(x.role))
	f.add(103, x.before, own)
	f.add(104, x.after, own)
	f.add(105, x.firstForm, x.headForm)
	f.add(106, own, bucket(x.last-x.first))
	f.add(107, own, known)
	f.add(108, own, bucket(int32(len(d.candidates))))
	f.add(109, fnv.Mix(0, own, uint32(x.role)), known)
	f.add(110, own, bucket(x.sentence))
	f.add(111, x.firstForm, known)
	f.add(112, uint32(x.number), uint32(x.gender)|own<<8)
	if x.governor >= 0 {
		g := &d.words[x.governor]
		f.add(113, g.lemma, own)
		f.add(114, g.lemma, uint32(x.role)|own<<8)
		f.add(115, uint32(g.rel), uint32(x.role)|own<<8)
	}
	f.add(116, uint32(x.nMods), known|own<<8)
	f.add(117, bit(x.last > x.head+1), known|own<<8)
	f.add(118, bit(x.quote > 0), own)
	f.add(119, x.headForm, known)
	f.add(122, bit(x.fronted), uint32(x.place)<<8|own)
	if x.fronted {
		w := &d.words[d.subjects[x.sentence]]
		f.add(123, own, uint32(w.tag)<<8|uint32(w.name))
	}
	f.add(120, bit(x.coordination), known)
	f.add(121, uint32(d.words[x.head].class), own)
	return f.out
}

// timesNamed says how often the document has named something by the head of the
// mention: 0, 1 or more.
func (d *document) timesNamed(x *mention) uint32 {
	if x.nKeys == 0 {
		return 3
	}
	best := uint32(0)
	for key := range x.names {
		if at, ok := d.lastWith[key]; ok {
			best = max(best, 1)
			if d.links[at].before >= 0 {
				best = 2
			}
		}
	}
	return best
}

// sort is the descriptor, "she" being taken for "he": where they find their
// antecedents is alike, and twice as much is known of both together.
func (m *mention) sort() uint32 {
	if m.descriptor == she {
		return uint32(he)
	}
	return uint32(m.descriptor)
}

// appendPair appends the features of mention m going back to a candidate.
func (d *document) appendPair(out []uint32, m int32, c candidate) []uint32 {
	x, y := &d.mentions[m], &d.mentions[c.mention]
	e := &d.entities[d.entityOf[c.mention]]
	p := pair{features: features{out, uint32(x.kind)}, d: d, x: x, y: y, e: e, c: c}
	p.own, p.other = x.sort(), y.sort()
	p.apart = x.sentence - y.sentence
	p.distance()
	p.grammar()
	p.identity()
	p.entity()
	p.speech()
	if x.kind != Pronoun || y.kind != Pronoun {
		p.words()
	}
	return p.out
}

// pair is a mention with a candidate.
type pair struct {
	features
	d          *document
	x, y       *mention
	e          *entity
	c          candidate
	own, other uint32 // descriptors
	apart      int32  // sentences
}

func (p *pair) distance() {
	sentences := bucket(p.apart)
	p.add(1, p.own, p.other)
	p.add(2, p.own<<8|p.other, sentences)
	p.add(3, p.own, sentences<<8|bucket(int32(p.c.fresh)))
	p.add(4, p.own, bucket(int32(p.c.rank))<<8|uint32(p.y.kind))
	p.add(5, p.own, bucket(int32(p.c.fresh))<<8|bit(p.c.later)<<4|uint32(p.y.kind))
	p.add(6, uint32(p.y.kind), sentences<<8|bit(p.c.later))
	if p.c.forward {
		p.add(7, p.own, uint32(p.y.kind))
	}
}

// grammar is the places of both in their clauses.
func (p *pair) grammar() {
	x, y := p.x, p.y
	apart := uint32(min(p.apart, 2))
	roles := uint32(x.role)<<8 | uint32(y.role)
	p.add(10, roles, apart)
	p.add(11, roles, apart<<8|p.own)
	p.add(12, p.own, apart<<16|uint32(y.role)<<8|bucket(int32(p.c.fresh)))
	p.add(13, p.own, uint32(x.gender)<<8|uint32(y.gender))
	p.add(14, p.own, uint32(x.number)<<8|uint32(y.number)<<4|uint32(y.kind))
	p.add(15, bit(y.first == p.d.firstWord(y)), p.own<<8|apart)
	p.add(21, p.own, bucket(int32(p.c.nearer))<<9|bit(y.subjectOf)<<8|apart)
	p.add(22, p.own, uint32(x.place)<<16|bucket(int32(p.c.nearer))<<9|bit(y.subjectOf)<<8|apart)
	p.add(23, p.own<<8|uint32(min(y.depth, 7)), uint32(x.place)<<16|uint32(y.place)<<8|apart)
	p.add(24, p.own, uint32(min(y.depth, 7))<<8|uint32(min(x.depth, 7))<<4|apart)
	p.add(25, p.own, bit(x.fronted)<<9|bit(y.fronted)<<8|apart)
	near := apart<<8 | bucket(int32(p.c.nearer))<<4 | uint32(y.kind)
	p.add(40, p.own<<8|bit(x.pronoun.possessor), uint32(x.place)<<24|uint32(y.place)<<16|near)
	p.add(41, p.own<<8|bit(x.pronoun.possessor), p.command()<<16|bucket(int32(p.c.fresh))<<12|near)
	p.add(42, p.own<<8|uint32(y.place), bit(y.joined)<<12|bit(y.coordination)<<11|apart)
	p.add(43, p.own, p.centre()<<8|bucket(p.e.size))
	p.add(44, p.own, p.centre()<<8|apart<<4|bit(y.subjectOf)<<1|bit(p.c.later))
	if apart == 0 {
		p.add(26, p.own, p.command()<<8|uint32(x.place))
		p.add(27, p.own, p.command()<<8|bucket(int32(p.c.fresh)))
		p.add(28, p.other<<8|bit(y.fronted), bit(p.e.size == 1)<<8|p.own)
		p.add(16, p.structure(), p.own)
		p.add(17, p.structure(), roles)
		p.add(18, p.own<<8|p.other, bucket(x.first-y.last))
	}
	if x.governor >= 0 && y.governor >= 0 {
		g, h := &p.d.words[x.governor], &p.d.words[y.governor]
		p.add(19, bit(g.lemma == h.lemma), roles)
	}
	if x.governor >= 0 {
		p.add(20, p.d.words[x.governor].lemma, uint32(x.role)<<8|uint32(p.e.gender)<<4|bit(y.kind == Proper))
	}
}

// structure is how the clauses of two mentions of one sentence are nested.
func (p *pair) structure() uint32 {
	x, y := p.x, p.y
	switch {
	case x.governor < 0 || y.governor < 0:
		return 0
	case x.governor == y.governor:
		return 1
	case x.governor == y.head:
		return 2
	case p.d.under(x.governor, y.governor) >= 0:
		return 3
	case p.d.under(y.governor, x.governor) >= 0:
		return 4
	}
	return 5
}

// centre is how many sentences ago the candidate's entity was last a subject
// (after the centering of Grosz, Joshi and Weinstein 1995).
func (p *pair) centre() uint32 {
	if p.e.subject == none {
		return 15
	}
	return bucket(p.x.sentence - p.d.mentions[p.e.subject].sentence)
}

// command tells how many clauses above a mention the one is whose subject the
// candidate is; 0 for none.
func (p *pair) command() uint32 {
	if p.y.subjectOf {
		for n, k := range p.x.clauses {
			if k >= 0 && k == p.y.governor {
				return uint32(n) + 1
			}
		}
	}
	return 0
}

// firstWord is the first word of the mention's sentence.
func (d *document) firstWord(m *mention) int32 { return int32(d.page.Sentences[m.sentence].First) }

// identity is how far both are named alike.
func (p *pair) identity() {
	x, y := p.x, p.y
	if x.kind == Pronoun || y.kind == Pronoun {
		return
	}
	same := p.likeness()
	kinds := uint32(x.kind)<<2 | uint32(y.kind)
	p.add(30, same, kinds)
	p.add(31, same, p.own<<8|p.other)
	p.add(32, same, bucket(p.apart)<<8|kinds)
	p.add(33, same, p.modified()<<8|kinds)
	p.add(34, same, p.modified()<<16|p.own<<8|p.other)
	p.add(35, same, x.headForm)
	p.add(36, same, bucket(int32(p.c.fresh))<<8|kinds)
	p.add(37, same, uint32(x.nKeys)<<8|uint32(y.nKeys))
	p.add(38, same, uint32(x.number)<<4|uint32(y.number)|bit(x.coordination)<<9|bit(y.coordination)<<10)
}

// likeness is a set of ways in which two mentions share words.
func (p *pair) likeness() uint32 {
	x, y := p.x, p.y
	set := bit(x.text == y.text) | bit(x.headForm == y.headForm)<<1 | bit(isAcronym(x, y) || isAcronym(y, x))<<2
	shared := uint32(0)
	for _, a := range x.keys[:x.nKeys] {
		for _, b := range y.keys[:y.nKeys] {
			if a == b {
				shared++
				break
			}
		}
	}
	set |= bit(shared > 0)<<3 | bit(shared == uint32(x.nKeys))<<4 | bit(shared == uint32(y.nKeys))<<5
	if x.nKeys > 0 && y.nKeys > 0 {
		set |= bit(x.keys[x.nKeys-1] == y.keys[y.nKeys-1])<<6 | bit(x.keys[0] == y.keys[0])<<7
	}
	return set
}

// modified compares the modifiers: whether either has any that the other lacks.
func (p *pair) modified() uint32 {
	return bit(p.x.nMods > 0) | bit(p.y.nMods > 0)<<1 | bit(lacks(p.x, p.y))<<2 | bit(lacks(p.y, p.x))<<3
}

// lacks reports whether x has a modifier that y has not.
func lacks(x, y *mention) bool {
	for _, a := range x.modifiers[:x.nMods] {
		found := a == y.headForm
		for _, b := range y.modifiers[:y.nMods] {
			found = found || a == b
		}
		if !found {
			return true
		}
	}
	return false
}

// entity is what is known of the candidate's entity.
func (p *pair) entity() {
	e := p.e
	size := bucket(e.size)
	since := bucket(p.x.sentence - p.d.mentions[e.last].sentence)
	p.add(50, p.own, size)
	p.add(51, p.own, size<<8|since)
	p.add(52, p.own, uint32(e.name))
	p.add(53, p.own, uint32(e.gender)<<8|uint32(e.number))
	p.add(54, uint32(p.x.gender)<<8|uint32(e.gender), uint32(p.x.number)<<4|uint32(e.number))
	p.add(55, p.own, uint32(p.d.mentions[e.first].descriptor)<<8|since)
	p.add(56, p.own, bit(e.first < 3)<<8|size)
	p.add(57, p.own, uint32(e.name)<<16|p.other<<8|bit(p.c.later))
}

// speech is how both stand to quotations and who speaks them.
func (p *pair) speech() {
	x, y := p.x, p.y
	where := bit(x.quote == y.quote) | bit(x.quote > 0)<<1 | bit(y.quote > 0)<<2
	p.add(60, where, p.own<<8|p.other)
	if x.quote == 0 && y.quote == 0 {
		return
	}
	where |= bit(p.d.speaks(y, x.quote))<<3 | bit(p.d.speaks(x, y.quote))<<4
	p.add(61, where, p.own<<8|p.other)
	p.add(62, where, p.own<<8|uint32(y.kind))
}

// speaks reports whether a mention is the speaker of a quotation.
func (d *document) speaks(m *mention, quote int32) bool { return d.quotes[quote].speaker == m.head }

// words are the words themselves.
func (p *pair) words() {
	x, y := p.x, p.y
	p.add(70, uint32(x.descriptor), y.headForm)
	p.add(71, x.headForm, y.headForm)
	p.add(72, x.headForm, p.other)
	p.add(73, uint32(x.descriptor), y.firstForm)
	p.add(74, p.own, uint32(p.d.words[y.head].class)<<8|p.other)
	p.add(75, uint32(p.d.words[x.head].class), uint32(p.d.words[y.head].class))
	p.add(76, p.own, y.after)
	p.add(77, p.own, y.before)
}

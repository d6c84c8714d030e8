package attribution

// What a unit is to a cue is learned from features of both. Most of them depend on
// less than both, so they are made in groups: the weights of a group are added up
// once for all units or cues that share them.

// role is what the rules take unit v for in the attribution of the cue f, or,
// without one, in any.
func (o *observer) role(v int, f *found) uint32 {
	if f == nil {
		return 8 | o.at(v).in
	}
	if f.fate == dropped {
		return 16 | o.at(v).in
	}
	switch {
	case f.source.first <= v && v < f.source.last:
		return inSource
	case f.content.left.first <= v && v < f.content.left.last && v >= 0, f.content.right.first <= v && v < f.content.right.last:
		return inContent
	case v < 0 && f.content.before():
		return inContent
	case v == len(o.units) && f.fate == waits:
		return inContent
	case f.first <= v && v < f.last:
		return inCue
	}
	return 0
}

// cueView is what the features of all units have in common for one cue.
type cueView struct {
	head     int
	f        *found // nil when the rules have no cue there
	kind     uint32 // part, class and mood
	stem     uint32
	next     uint32
	heads    *facet
	ruleCode uint32
}

func (o *observer) view(head int) cueView {
	x := o.at(head)
	v := cueView{head: head, stem: x.stem, next: o.at(head + 1).word, heads: x, kind: x.tag << 8}
	if x.cue > 0 {
		v.f = &o.fs[x.cue-1]
		v.kind |= 1 + uint32(v.f.class) + uint32(v.f.mood)<<3
		v.ruleCode = v.f.ruleCode()
	}
	return v
}

// place is a unit as seen from a cue; v may be a border.
type place struct {
	v               int
	x, a, b         *facet // the unit and its neighbours
	far, dir        uint32 // how far from the cue, and whether after it
	between         uint32 // what stands between the two
	breaks, verbs   uint32 // parts of that
	joints, thats   uint32
	relA, rel, relB uint32 // what the rules take the unit before, this one and the next for
}

// see is unit v as seen from a cue, the rules taking it and its neighbours for rels.
func (o *observer) see(c *cueView, v int, rels [3]uint32) place {
	p := place{v: v, x: o.at(v), a: o.at(v - 1), b: o.at(v + 1), far: distance(v - c.head), relA: rels[0], rel: rels[1], relB: rels[2]}
	p.dir = p.far >> 4
	lo, hi := p.x, c.heads
	if p.dir > 0 {
		lo, hi = c.heads, p.x
	}
	commas, stops, ands := uint32(min(hi.commas-lo.commas, 3)), uint32(min(hi.stops-lo.stops, 1)), uint32(min(hi.ands-lo.ands, 2))
	verbs, thats, quotes := uint32(min(hi.verbs-lo.verbs, 3)), uint32(min(hi.thats-lo.thats, 2)), uint32(min(hi.quotes-lo.quotes, 2))
	p.between = p.dir | commas<<1 | verbs<<3 | thats<<5 | quotes<<7 | stops<<9 | ands<<10
	p.breaks, p.joints, p.verbs, p.thats = commas|p.dir<<2, ands|stops<<2, verbs|p.dir<<2, thats
	return p
}

// unitSide adds the features of a unit on one side of any cue.
func (o *observer) unitSide(p *place) {
	x, a, b, dir := p.x, p.a, p.b, p.dir
	o.add(100, dir, 0)
	o.add(101, x.word, dir)
	o.add(103, x.tag, dir)
	o.add(105, mix(105, x.tag, b.tag), dir)
	o.add(106, mix(106, a.tag, x.tag), dir)
	o.add(107, mix(107, x.word, b.word), dir)
	o.add(108, mix(108, a.word, x.word), dir)
	o.add(130, mix(130, o.at(p.v-2).tag, a.tag), mix(130, x.tag, dir))
	o.add(131, mix(131, o.at(p.v+2).tag, b.tag), mix(131, x.tag, dir))
}

// unitDistance adds the features that units as far from a cue share where the
// rules take them for the same.
func (o *observer) unitDistance(c *cueView, p *place) {
	o.add(109, p.far, c.kind)
	o.add(111, c.stem, p.dir)
	o.add(112, c.stem, p.far)
	o.add(123, mix(123, p.rel, p.far), c.kind)
	o.add(125, c.next, p.far)
}

// unitStretch adds the features that the units of a stretch share.
func (o *observer) unitStretch(c *cueView, p *place) {
	o.add(115, p.between, 0)
	o.add(117, p.between, c.kind)
	o.add(118, mix(118, p.between, c.stem), 0)
	o.add(119, p.rel, p.dir)
	o.add(120, p.rel, mix(120, p.relA, p.relB))
	o.add(121, p.rel, c.ruleCode)
	o.add(126, mix(126, p.breaks, p.joints), mix(126, c.kind, p.rel))
	o.add(127, mix(127, p.verbs, p.thats), p.rel)
}

// unitAlone adds the features of one unit for one cue.
func (o *observer) unitAlone(c *cueView, p *place) {
	x, dir := p.x, p.dir
	o.add(102, x.stem, p.far)
	o.add(104, x.tag, p.far)
	o.add(110, mix(110, p.far, c.kind), x.tag)
	o.add(113, mix(113, c.stem, x.tag), dir)
	o.add(114, mix(114, c.stem, x.word), dir)
	o.add(116, p.between, x.tag)
	o.add(122, mix(122, p.rel, x.tag), c.kind)
	o.add(124, c.next, mix(124, dir, x.tag))
	o.add(128, mix(128, x.word, p.rel), dir)
	o.add(129, mix(129, x.in, p.rel), dir)
}

// unitOrder are the templates of a unit in the order of the groups.
var unitOrder = [...]uint8{
	100, 101, 103, 105, 106, 107, 108, 130, 131,
	109, 111, 112, 123, 125,
	115, 117, 118, 119, 120, 121, 126, 127,
	102, 104, 110, 113, 114, 116, 122, 124, 128, 129,
}

// unitFeatures are those that tell what unit v is to a cue, in the order of their
// templates.
func (o *observer) unitFeatures(c *cueView, v int) []uint32 {
	p := o.see(c, v, o.roles(c, v))
	o.out = o.out[:0]
	o.unitSide(&p)
	o.unitDistance(c, &p)
	o.unitStretch(c, &p)
	o.unitAlone(c, &p)
	return inOrder(o.out, unitOrder[:])
}

// pairSide adds the features of a unit and the one before it on one side of any
// cue, or at it.
func (o *observer) pairSide(p *place, dir uint32) {
	x, a := p.x, p.a
	o.add(200, dir, 0)
	o.add(201, x.tag, dir)
	o.add(202, a.tag, dir)
	o.add(203, x.word, dir)
	o.add(204, a.word, dir)
	o.add(205, mix(205, a.tag, x.tag), dir)
	o.add(209, mix(209, a.word, x.tag), dir)
	o.add(210, mix(210, a.tag, x.word), dir)
}

// pairStretch adds the features that the pairs of a stretch share.
func (o *observer) pairStretch(c *cueView, p *place) {
	o.add(206, p.rel, p.relA)
	o.add(207, mix(207, p.rel, p.relA), c.ruleCode)
	o.add(208, p.far, c.kind)
	o.add(213, p.far, c.stem)
}

// pairAlone adds the features of one pair for one cue.
func (o *observer) pairAlone(p *place) {
	o.add(211, mix(211, p.a.word, p.rel), p.relA)
	o.add(212, mix(212, p.x.word, p.rel), p.relA)
}

// pairOrder are the templates of a pair in the order of the groups.
var pairOrder = [...]uint8{200, 201, 202, 203, 204, 205, 209, 210, 206, 207, 208, 213, 211, 212}

// pairFeatures are those that tell which label follows which at unit v, in the
// order of their templates.
func (o *observer) pairFeatures(c *cueView, v int) []uint32 {
	p := o.see(c, v, o.roles(c, v))
	o.out = o.out[:0]
	o.pairSide(&p, sideOf(c, &p))
	o.pairStretch(c, &p)
	o.pairAlone(&p)
	return inOrder(o.out, pairOrder[:])
}

// roles are what the rules take unit v and its neighbours for.
func (o *observer) roles(c *cueView, v int) [3]uint32 {
	return [3]uint32{o.role(v-1, c.f), o.role(v, c.f), o.role(v+1, c.f)}
}

// sideOf is 0 before a cue, 1 after it and 2 at its head.
func sideOf(c *cueView, p *place) uint32 {
	if p.v == c.head {
		return 2
	}
	return p.dir
}

// inOrder returns features in the order of their templates, on which what is
// learned from them depends.
func inOrder(features []uint32, templates []uint8) []uint32 {
	out := make([]uint32, len(features))
	for i, t := range templates {
		at := 0
		for _, other := range templates {
			if other < t {
				at++
			}
		}
		out[at] = features[i]
	}
	return out
}

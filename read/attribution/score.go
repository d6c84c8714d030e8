package attribution

import "hearsay/read/attribution/model"

// Sums of weights for the labels of a unit, and for the pairs of labels that lead
// into it.
type (
	unitSum = [model.Labels]int32
	pairSum = [model.Labels * model.Labels]int32
)

// side is what the weights of a unit on one side of any cue add up to.
type side struct {
	known bool
	units unitSum
	pairs pairSum
}

// scorer adds up what the model says of the units of one segment, cue after cue.
type scorer struct {
	*observer
	model   *model.Model
	lattice *model.Lattice
	sides   []side // two for each unit and border: before a cue and after it
	cue     cueView
	// what neighbours have in common, with what they must share to have it
	atDistance, atStretch, atPair [2]uint32
	distance, stretch             unitSum
	pair                          pairSum
}

// unset is no key of what neighbours have in common.
const unset = 1<<32 - 1

// scorer prepares for the cues of a segment.
func (c *collector) scorer(o *observer) scorer {
	n := 2 * len(o.facets)
	if cap(c.sides) < n {
		c.sides = make([]side, n)
	}
	c.sides = c.sides[:n]
	for i := range c.sides {
		c.sides[i].known = false
	}
	return scorer{observer: o, model: c.learned, lattice: &c.lattice, sides: c.sides}
}

// score fills the lattice with what the model says of the units around a cue.
func (x *scorer) score(head int) {
	x.cue = x.view(head)
	x.atDistance, x.atStretch, x.atPair = [2]uint32{unset}, [2]uint32{unset}, [2]uint32{unset}
	x.lattice.Reset(len(x.facets))
	rels := [3]uint32{0, x.role(-2, x.cue.f), x.role(-1, x.cue.f)}
	for v := -1; v <= len(x.units); v++ {
		rels = [3]uint32{rels[1], rels[2], x.role(v+1, x.cue.f)}
		p := x.see(&x.cue, v, rels)
		if v == head {
			x.lattice.Force(v+1, model.Cue)
			x.atHead(&p)
			continue
		}
		s := x.side(&p)
		x.unit(&p, s)
		if v >= 0 {
			x.pairs(&p, s)
		}
	}
}

// side is what holds for a unit on its side of any cue.
func (x *scorer) side(p *place) *side {
	s := &x.sides[2*(p.v+1)+int(p.dir)]
	if !s.known {
		*s = side{known: true}
		x.out = x.out[:0]
		x.unitSide(p)
		x.model.Units.AddUnits(x.out, &s.units)
		x.out = x.out[:0]
		x.pairSide(p, p.dir)
		x.model.Pairs.AddPairs(x.out, &s.pairs)
	}
	return s
}

// unit scores the labels of a unit.
func (x *scorer) unit(p *place, s *side) {
	if key := [2]uint32{p.far, p.rel}; key != x.atDistance {
		x.atDistance, x.distance, x.out = key, unitSum{}, x.out[:0]
		x.unitDistance(&x.cue, p)
		x.model.Units.AddUnits(x.out, &x.distance)
	}
	if key := [2]uint32{p.between, p.relA<<16 | p.rel<<8 | p.relB}; key != x.atStretch {
		x.atStretch, x.stretch, x.out = key, unitSum{}, x.out[:0]
		x.unitStretch(&x.cue, p)
		x.model.Units.AddUnits(x.out, &x.stretch)
	}
	sum := &x.lattice.Units[p.v+1]
	for l := range sum {
		sum[l] = s.units[l] + x.distance[l] + x.stretch[l]
	}
	x.out = x.out[:0]
	x.unitAlone(&x.cue, p)
	x.model.Units.AddUnits(x.out, sum)
}

// pairs scores the pairs of labels of a unit and the one before it.
func (x *scorer) pairs(p *place, s *side) {
	if key := [2]uint32{p.far, p.relA<<8 | p.rel}; key != x.atPair {
		x.atPair, x.pair, x.out = key, pairSum{}, x.out[:0]
		x.pairStretch(&x.cue, p)
		x.model.Pairs.AddPairs(x.out, &x.pair)
	}
	sum := &x.lattice.Pairs[p.v+1]
	for l := range sum {
		sum[l] = s.pairs[l] + x.pair[l]
	}
	x.out = x.out[:0]
	x.pairAlone(p)
	x.model.Pairs.AddPairs(x.out, sum)
}

// atHead scores the pairs of labels of the head of the cue and the unit before it.
func (x *scorer) atHead(p *place) {
	x.out = x.out[:0]
	x.pairSide(p, sideOf(&x.cue, p))
	x.pairStretch(&x.cue, p)
	x.pairAlone(p)
	x.model.Pairs.AddPairs(x.out, &x.lattice.Pairs[p.v+1])
}

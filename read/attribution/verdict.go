package attribution

import "hearsay/read/attribution/model"

// verdictFeatures are those that tell whether candidate i is right.
func (o *observer) verdictFeatures(all []candidate, i int) []uint32 {
	x := &all[i]
	o.out = o.out[:0]
	f := o.at(x.head)
	score, source, content := level(x.score), level(x.margins.source), level(x.margins.content)
	rule, agree := o.agreement(x)
	who, what := o.speaker(x), o.words(x)
	o.add(300, 0, 0)
	o.add(301, score, 0)
	o.add(302, source, 0)
	o.add(303, content, 0)
	o.add(304, mix(304, score/2, source/3), content/3)
	o.add(305, score/2, content/2)
	o.add(306, score/2, source/2)
	o.add(307, rule, 0)
	o.add(308, agree, rule)
	o.add(309, agree, score/2)
	o.add(310, agree, content/2)
	o.add(311, who, source/2)
	o.add(312, who, agree)
	o.add(313, what, 0)
	o.add(314, what, content/2)
	o.add(315, what, agree)
	o.add(316, f.stem, 0)
	o.add(317, f.stem, agree)
	o.add(318, f.tag, agree)
	o.add(319, what, who)
	o.add(320, f.in, score/2)
	o.add(321, f.tag, what)
	o.variant(x, rule, agree)
	o.rivals(all, i)
	return o.out
}

// agreement is which rule has the cue of a candidate, and how far it sees the same.
func (o *observer) agreement(x *candidate) (rule, agree uint32) {
	if x.rule == 0 {
		return 0, 0
	}
	r := &o.fs[x.rule-1]
	rule = 1 + r.ruleCode()
	if r.fate != written && r.fate != waits {
		return rule, 0
	}
	agree = 1 + overlap(r.content, x.content)<<1
	if r.source.first < x.source.last && x.source.first < r.source.last || r.source == x.source {
		agree |= 1 << 8
	}
	return rule, agree
}

// speaker is what the source of a candidate ends with, and whether it is one word.
func (o *observer) speaker(x *candidate) uint32 {
	if x.source.last == 0 {
		return noWord
	}
	who := o.at(x.source.last - 1).tag
	if x.source.last == x.source.first+1 {
		who |= 1 << 21
	}
	return who
}

// words is how long the content of a candidate is and where it stands.
func (o *observer) words(x *candidate) uint32 {
	c := &x.content
	size := min(uint32(c.left.last-c.left.first+c.right.last-c.right.first), 40)
	what := distance(int(size)) | uint32(min(c.left.last, 1))<<5 | uint32(min(c.right.last, 1))<<6
	if c.previous {
		what |= 1 << 7
	}
	if c.next {
		what |= 1 << 8
	}
	if c.quoted(o.segment) {
		what |= 1 << 9
	}
	return what
}

// variant is who sees the candidate, the rules or the model.
func (o *observer) variant(x *candidate, rule, agree uint32) {
	o.add(334, level(-x.lag), agree)
	o.add(335, level(-x.lag), rule)
	variant := uint32(0)
	if x.byModel {
		variant = 1
	}
	o.add(336, variant, agree)
	o.add(337, mix(337, variant, rule), agree)
}

// rivals are the candidates that would hold this one in their contents, and
// those that this one would hold.
func (o *observer) rivals(all []candidate, i int) {
	x := &all[i]
	holder, held := int32(-1000), int32(-1000)
	for k := range all {
		y := &all[k]
		if y.head == x.head {
			continue
		}
		if y.content.holds(x.head) {
			holder = max(holder, y.score)
		}
		if x.content.holds(y.head) {
			held = max(held, y.score)
		}
	}
	o.add(330, level(holder)/2, level(x.score)/2)
	o.add(331, level(held)/2, level(x.score)/2)
	o.add(332, mix(332, level(holder)/3, level(held)/3), level(x.margins.content)/3)
	o.add(333, level(holder)/2, x.ruleCode())
}

// level sorts a score into steps of half a natural logarithm.
func level(score int32) uint32 {
	return uint32(min(max(score*2/model.One+20, 0), 40))
}

// overlap sorts the share of units that two contents have in common.
func overlap(a, b contentOf) uint32 {
	common, all := 0, 0
	for _, x := range [...]run{a.left, a.right} {
		all += x.last - max(x.first, 0)
		for _, y := range [...]run{b.left, b.right} {
			common += max(0, min(x.last, y.last)-max(x.first, y.first))
		}
	}
	for _, y := range [...]run{b.left, b.right} {
		all += y.last - y.first
	}
	all -= common
	switch {
	case all == 0:
		return 5
	case common == all:
		return 4
	case 4*common >= 3*all:
		return 3
	case 2*common >= all:
		return 2
	case common > 0:
		return 1
	}
	return 0
}

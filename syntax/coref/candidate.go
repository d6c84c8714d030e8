package coref

// How far back the ranking looks.
const (
	nearMentions  = 40 // mentions before a pronoun
	nearSentences = 8
	nearNominals  = 20 // mentions before a name or nominal that share no word with it
	sameKey       = 5  // mentions further back for each word that names the mention
)

// candidate is a possible antecedent.
type candidate struct {
	mention int32
	rank    uint8 // fitting mentions in between
	fresh   uint8 // fitting entities in between
	nearer  uint8 // fitting subjects in between
	later   bool  // its entity is mentioned in between
	forward bool  // it stands behind the mention
}

// findCandidates collects the possible antecedents of mention m, the nearest first.
func (d *document) findCandidates(m int32) {
	d.candidates = d.candidates[:0]
	x := &d.mentions[m]
	near := int32(nearNominals)
	if x.kind == Pronoun {
		near = nearMentions
	}
	fresh, subjects := uint8(0), uint8(0)
	if s := d.subjectAhead(m); s != none && !d.isInside(m, d.entityOf[s]) && d.fits(x, &d.mentions[s], d.entityOf[s]) {
		d.stamp[d.entityOf[s]] = m
		d.candidates = append(d.candidates, candidate{mention: s, forward: true})
	}
	oldest := max(0, m-near)
	for j := m - 1; j >= oldest; j-- {
		y := &d.mentions[j]
		if x.sentence-y.sentence > nearSentences {
			oldest = j + 1
			break
		}
		if d.entityOf[j] == none || d.isInside(m, d.entityOf[j]) || !d.fits(x, y, d.entityOf[j]) {
			continue
		}
		c := candidate{
			mention: j, rank: uint8(min(len(d.candidates), 255)), fresh: fresh, nearer: subjects,
			later: d.stamp[d.entityOf[j]] == m,
		}
		if y.subjectOf {
			subjects++
		}
		if !c.later {
			d.stamp[d.entityOf[j]] = m
			fresh++
		}
		d.candidates = append(d.candidates, c)
	}
	if x.kind != Pronoun {
		d.findNamesakes(m, oldest, fresh)
	}
}

// findNamesakes collects mentions before the oldest one that share a key.
func (d *document) findNamesakes(m, oldest int32, fresh uint8) {
	x := &d.mentions[m]
	for key := range x.names {
		at, ok := d.lastWith[key]
		for n := 0; ok && at >= 0 && n < sameKey; at = d.links[at].before {
			j := d.links[at].mention
			if j >= oldest {
				continue
			}
			n++
			if !d.fits(x, &d.mentions[j], d.entityOf[j]) || d.isCandidate(j) {
				continue
			}
			later := d.stamp[d.entityOf[j]] == m
			d.stamp[d.entityOf[j]] = m
			d.candidates = append(d.candidates, candidate{
				mention: j, rank: uint8(min(len(d.candidates), 255)), fresh: fresh, nearer: 255, later: later,
			})
		}
	}
}

func (d *document) isCandidate(m int32) bool {
	for _, c := range d.candidates {
		if c.mention == m {
			return true
		}
	}
	return false
}

// isInside reports whether a mention lies in one of an entity: "her sister" is not
// her.
func (d *document) isInside(m, e int32) bool {
	for m = d.around[m]; m != none; m = d.around[m] {
		if d.entityOf[m] == e {
			return true
		}
	}
	return false
}

// fits rules out what grammar rules out.
func (d *document) fits(x, y *mention, e int32) bool {
	switch {
	case y.last > x.first && y.first < x.last: // one inside the other
		return false
	case y.role == possessive && y.governor >= 0 && (x.head == y.governor || x.sentence == y.sentence && d.under(x.head, y.governor) >= 0):
		return false // "her aunt Mira": what is possessed is not the possessor
	case x.kind == Proper && !d.nameFits(x, &d.entities[e]):
		return false
	case x.kind == Pronoun && !d.pronounFits(x, y, &d.entities[e]):
		return false
	case x.kind == Proper && y.kind == Proper:
		return sharesKey(x, y) || isAcronym(x, y) || isAcronym(y, x)
	case x.kind != Pronoun && y.kind == Pronoun:
		return y.pronoun.person == third && x.gender&y.gender != 0 || y.pronoun.person != third && x.gender&(male|female) != 0
	case x.kind == Nominal && y.kind == Nominal:
		return x.number&y.number != 0
	}
	return true
}

// pronounFits is agreement in number, gender and person, and binding (principle B
// of Chomsky 1981 in short: "him" is not the subject of its own verb).
func (d *document) pronounFits(x, y *mention, e *entity) bool {
	p := x.pronoun
	if x.quote == y.quote && y.kind == Pronoun && p.person != y.pronoun.person && (p.person != third || y.pronoun.person != third) {
		return false
	}
	switch p.id {
	case he, she, it:
		if y.number&one == 0 || y.gender&p.gender == 0 || e.gender&p.gender == 0 {
			return false
		}
	case i:
		if y.number&one == 0 || y.gender&(male|female) == 0 {
			return false
		}
	case they:
		if y.kind == Pronoun && y.pronoun.number == one && y.pronoun.id != generic {
			return false
		}
	}
	if y.kind == Pronoun && p.person == third && y.pronoun.person == third && p.id <= they && y.pronoun.id <= they && p.id != y.pronoun.id {
		return false
	}
	same := x.sentence == y.sentence && x.governor == y.governor && x.governor >= 0
	return !same || p.reflexive || p.possessor || x.role == possessive || y.role == possessive || !y.subjectOf
}

// nameFits reports whether an entity can have one more name.
func (d *document) nameFits(x *mention, e *entity) bool {
	if e.fullest == none {
		return true
	}
	y := &d.mentions[e.fullest]
	if x.descriptor == personName && y.descriptor == personName && x.nKeys > 1 && y.nKeys > 1 && x.keys[x.nKeys-1] != y.keys[y.nKeys-1] {
		return false
	}
	return sharesKey(x, y) || isAcronym(x, y) || isAcronym(y, x)
}

// sharesKey reports whether two mentions have a naming word in common, or are two
// names of one actor of the lexicon.
func sharesKey(x, y *mention) bool {
	for _, a := range x.keys[:x.nKeys] {
		for _, b := range y.keys[:y.nKeys] {
			if a == b {
				return true
			}
		}
	}
	return x.alias != 0 && x.alias == y.alias
}

// isAcronym reports whether the short name holds the initials of the long one.
func isAcronym(short, long *mention) bool {
	return short.initials != 0 && short.initials == long.expansion
}

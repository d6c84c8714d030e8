package coref

import "slices"

// entity is what is known of an entity so far.
type entity struct {
	gender      gender
	number      number
	size        int32
	first, last int32 // mentions
	name        uint8 // descriptor of its first name, 0 for none
	fullest     int32 // the name with most words, or none
	subject     int32 // its last mention that is a subject, or none
}

// begin forgets the entities and makes room for those of the mentions.
func (d *document) begin() {
	n := len(d.mentions)
	d.entities = d.entities[:0]
	d.entityOf = slices.Grow(d.entityOf[:0], n)[:n]
	d.stamp = slices.Grow(d.stamp[:0], n)[:n]
	for k := range d.stamp {
		d.stamp[k], d.entityOf[k] = none, none
	}
	clear(d.lastWith)
	d.links = d.links[:0]
}

// link puts mention m into the entity of an earlier mention, or into a new one
// when that is none.
func (d *document) link(m, antecedent int32) {
	x := &d.mentions[m]
	if antecedent == none {
		d.entityOf[m] = int32(len(d.entities))
		d.entities = append(d.entities, entity{gender: x.gender, number: x.number, first: m, fullest: none, subject: none})
	} else {
		d.entityOf[m] = d.entityOf[antecedent]
	}
	e := &d.entities[d.entityOf[m]]
	if g := e.gender & x.gender; g != 0 {
		e.gender = g
	}
	if n := e.number & x.number; n != 0 {
		e.number = n
	}
	if x.subjectOf {
		e.subject = m
	}
	e.size++
	e.last = m
	if x.kind == Proper && e.name == 0 {
		e.name = x.descriptor
	}
	if x.kind == Proper && (e.fullest == none || x.nKeys > d.mentions[e.fullest].nKeys) {
		e.fullest = m
	}
	for key := range x.names {
		d.remember(key, m)
	}
}

// none stands for the antecedent of a mention that begins an entity.
const none int32 = -1

// keyed is a mention that has a key, with the one before that has it.
type keyed struct{ mention, before int32 }

// remember notes that a mention is named by a key.
func (d *document) remember(key uint32, m int32) {
	before, ok := d.lastWith[key]
	if !ok {
		before = -1
	}
	d.lastWith[key] = int32(len(d.links))
	d.links = append(d.links, keyed{m, before})
}

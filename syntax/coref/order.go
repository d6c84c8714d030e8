package coref

// setOrder sets the order in which mentions are decided: that of the text, save
// that pronouns which may point forward wait until all mentions are decided that
// begin no later than the subject of their sentence does.
func (d *document) setOrder() {
	d.order, d.waiting = d.order[:0], d.waiting[:0]
	for m := range int32(len(d.mentions)) {
		x := &d.mentions[m]
		if len(d.waiting) > 0 && x.first > d.subjects[d.mentions[d.waiting[0]].sentence] {
			d.order, d.waiting = append(d.order, d.waiting...), d.waiting[:0]
		}
		if d.mayPointForward(x) {
			d.waiting = append(d.waiting, m)
		} else {
			d.order = append(d.order, m)
		}
	}
	d.order = append(d.order, d.waiting...)
}

// mayPointForward reports whether a mention is a pronoun of the third person, or
// "I" in a quotation, that stands before the subject of its sentence, not inside of
// it, and the subject is no pronoun itself.
func (d *document) mayPointForward(x *mention) bool {
	if x.kind != Pronoun || !x.fronted || x.pronoun.id > they && (x.pronoun.id != i || x.quote == 0) {
		return false
	}
	s := d.subjects[x.sentence]
	return (d.words[s].tag == noun || d.words[s].tag == properNoun) && d.under(x.head, s) < 0
}

// subjectAhead is the mention, decided already, that a pronoun may point forward
// to, or none.
func (d *document) subjectAhead(m int32) int32 {
	x := &d.mentions[m]
	if !d.mayPointForward(x) {
		return none
	}
	s := d.subjects[x.sentence]
	for j := m + 1; int(j) < len(d.mentions) && d.mentions[j].first <= s; j++ {
		if d.mentions[j].head == s && d.entityOf[j] != none {
			return j
		}
	}
	return none
}

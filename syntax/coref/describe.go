package coref

import (
	"hearsay/fnv"
	"hearsay/lexicon"
)

// add completes a mention and appends it.
func (d *document) add(m mention) {
	h := &d.words[m.head]
	m.role, m.governor, m.quote = h.rel, h.head, h.quote
	if m.role == conjunct && h.head >= 0 {
		// What is joined stands where the first stands.
		m.role, m.governor, m.joined = d.words[h.head].rel, d.words[h.head].head, true
	}
	m.subjectOf = m.role == subject || m.role == passiveSubject
	d.placeOf(&m)
	m.headForm, m.firstForm = h.lemma, d.words[m.first].form
	s := d.page.Sentences[m.sentence]
	m.before, m.after = edge, edge
	if int(m.first) > s.First {
		m.before = d.words[m.first-1].form
	}
	if int(m.last) < s.Last {
		m.after = d.words[m.last].form
	}
	switch m.kind {
	case Pronoun:
		m.descriptor, m.gender, m.number = m.pronoun.id, m.pronoun.gender, m.pronoun.number
	case Proper:
		d.describeName(&m)
	default:
		d.describeNominal(&m)
	}
	d.keysOf(&m)
	if m.kind == Proper {
		d.spellOut(&m)
		d.findAlias(&m)
	}
	d.mentions = append(d.mentions, m)
}

// edge stands for the ends of a sentence.
const edge = 0xED6E

func (d *document) describeName(m *mention) {
	kind := d.words[m.head].name
	for k := m.first; k < m.last && kind == 0; k++ {
		if d.words[k].head == m.head && d.words[k].rel == flat {
			kind = d.words[k].name
		}
	}
	m.descriptor = nameDescriptor + uint8(kind)
	m.number = one
	if d.words[m.head].plural {
		m.number = anyNumber
	}
	// The type of a name is wrong too often to rule a person out.
	m.gender = d.genderOfName(m)
	switch kind {
	case 0:
	case 1: // persons
		m.gender &= male | female
	default:
		m.gender |= thing
		m.number = anyNumber
	}
	if m.coordination {
		m.number = many
	}
}

// genderOfName looks for titles and for the given name, which is the first word of
// the name that is no title.
func (d *document) genderOfName(m *mention) gender {
	for k := m.first; k < m.last; k++ {
		if k != m.head && d.words[k].head != m.head {
			continue
		}
		switch c := d.words[k].class; {
		case c&maleNoun != 0:
			return male
		case c&femaleNoun != 0:
			return female
		}
	}
	for k := m.first; k < m.last; k++ {
		w := &d.words[k]
		if !d.isOfName(m, k) || w.class&personNoun != 0 {
			continue
		}
		switch w.class & (maleName | femaleName) {
		case maleName:
			return male
		case femaleName:
			return female
		}
		break
	}
	return anyGender
}

// isOfName reports whether a word is of the body of a name: its head, or a proper
// noun that hangs on it.
func (d *document) isOfName(m *mention, k int32) bool {
	w := &d.words[k]
	return k == m.head || w.head == m.head && (w.rel == flat || w.rel == compound && w.tag == properNoun)
}

func (d *document) describeNominal(m *mention) {
	h := &d.words[m.head]
	m.number, m.gender = one, anyGender
	if h.plural || m.coordination {
		m.number = many
	}
	switch c := h.class; {
	case c&maleNoun != 0:
		m.gender = male
	case c&femaleNoun != 0:
		m.gender = female
	case c&personNoun != 0:
		m.gender = male | female
	case c&(groupNoun|timeNoun|thingNoun) != 0:
		m.gender = thing
	}
	if h.class&groupNoun != 0 {
		m.number |= many
	}
	m.descriptor = d.determination(m)
}

// determination is how a nominal is determined.
func (d *document) determination(m *mention) uint8 {
	for k := m.first; k < m.last && k <= m.head; k++ {
		w := &d.words[k]
		switch {
		case w.head != m.head:
		case w.rel == possessive:
			return possessed
		case w.rel == numeric:
			return quantified
		case w.rel == article:
			return d.determinerOf(w.form)
		}
	}
	if d.words[m.head].plural {
		return barePlural
	}
	return bare
}

func (d *document) determinerOf(form uint32) uint8 {
	if p, ok := d.pronouns[form]; ok && p.id >= this && p.id <= those {
		return demonstrative
	}
	switch form {
	case d.the:
		return definite
	case d.a, d.an:
		return indefinite
	}
	return quantified
}

// keysOf collects the words that name a mention, its modifiers, and the hash of
// its text. Words of a name's body are its keys; of a nominal the head is.
func (d *document) keysOf(m *mention) {
	for k := m.first; k < m.last; k++ {
		w := &d.words[k]
		if w.rel == article && k < m.head || w.rel == caseMark && k == m.last-1 || w.tag == mark {
			continue
		}
		m.text = fnv.Mix(1, m.text, w.form)
		body := k == m.head || m.kind == Proper && d.isOfName(m, k)
		switch {
		case body && m.nKeys < maxKeys:
			m.keys[m.nKeys] = w.lemma
			if m.kind == Proper {
				m.keys[m.nKeys] = w.form
			}
			m.nKeys++
		case !body && w.head == m.head && m.nMods < maxKeys && w.rel != relativeClause && w.rel != caseMark && w.rel != conjunct:
			m.modifiers[m.nMods] = w.lemma
			m.nMods++
		}
	}
}

// findAlias asks the lexicon what the name stands for, so that "the UK" and "Britain"
// come together.
func (d *document) findAlias(m *mention) {
	first, last := m.head, m.head
	for k := m.first; k < m.last; k++ {
		if w := &d.words[k]; w.head == m.head && w.tag == properNoun && (w.rel == flat || w.rel == compound) {
			first, last = min(first, k), max(last, k)
		}
	}
	a, ok := d.known.Actor(d.page.Text[d.page.Words[first].Start:d.page.Words[last].End])
	if !ok || a.Role != lexicon.ByName {
		return
	}
	m.alias = fnv.Mix(2, hashWord(a.Name), 0)
}

// spellOut notes the letters of an acronym, or those that an acronym of the name
// would have: "Marovian Press Agency" and "MPA".
func (d *document) spellOut(m *mention) {
	if m.last-m.first == 1 {
		text := d.page.Text[d.page.Words[m.head].Start:d.page.Words[m.head].End]
		if len(text) >= 2 && len(text) <= 6 && isUpperCase(text) {
			m.initials = hashWord(text)
		}
		return
	}
	h, letters := fnv.Seed, 0
	for k := m.first; k < m.last; k++ {
		if w := &d.words[k]; w.capital {
			h = fnv.Add(h, fold(rune(d.page.Text[d.page.Words[k].Start])))
			letters++
		}
	}
	if letters >= 2 {
		m.expansion = fnv.Finish(h)
	}
}

func isUpperCase(s string) bool {
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

// placeOf notes where in its sentence a mention stands.
func (d *document) placeOf(m *mention) {
	m.place = m.role
	if m.role == possessive && m.governor >= 0 {
		m.place = d.words[m.governor].rel
	}
	m.clauses = [3]int32{-1, -1, -1}
	n := 0
	k := m.governor
	for m.depth = 0; k >= 0 && m.depth < climbs; k = d.words[k].head {
		if n < len(m.clauses) && isPredicate(&d.words[k]) {
			m.clauses[n] = k
			n++
		}
		m.depth++
	}
	s := d.subjects[m.sentence]
	m.fronted = s >= m.last && m.governor >= 0
}

// isPredicate reports whether a clause hangs on the word.
func isPredicate(w *word) bool {
	switch w.rel {
	case rootRel, clausalComplement, openComplement, adverbialClause, relativeClause, parataxis, clausalSubject:
		return true
	case conjunct:
		return w.tag == verb
	}
	return false
}

// findSubjects notes the subject of each sentence's main clause.
func (d *document) findSubjects() {
	d.subjects = d.subjects[:0]
	for _, s := range d.page.Sentences {
		found := none
		for k := s.First; k < s.Last && found == none; k++ {
			w := &d.words[k]
			if (w.rel == subject || w.rel == passiveSubject) && w.head >= 0 && d.words[w.head].head < 0 {
				found = int32(k)
			}
		}
		d.subjects = append(d.subjects, found)
	}
}

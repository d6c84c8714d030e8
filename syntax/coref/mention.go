package coref

import "slices"

// mention is what the ranking asks of a mention.
type mention struct {
	first, last, head int32
	sentence          int32
	kind              Kind
	descriptor        uint8 // pronoun, type of name or determination
	role              rel
	pronoun           pronoun
	gender            gender
	number            number
	quote             int32
	governor          int32 // the word it hangs on, -1 for none
	coordination      bool
	subjectOf         bool
	place             rel      // its role; of a possessor that of what is possessed
	clauses           [3]int32 // the predicates above it, the nearest first; -1 for none
	depth             uint8    // words above it in the tree
	fronted           bool     // it stands before the subject of its sentence

	text      uint32 // hash of its words without article and possessive mark
	headForm  uint32 // of its head's lemma
	before    uint32 // the words around it
	after     uint32
	firstForm uint32
	keys      [maxKeys]uint32 // of the words that name it
	modifiers [maxKeys]uint32
	initials  uint32 // of a name in capitals: the hash of its letters, 0 for none
	expansion uint32 // of a name of several words: the hash of their initials
	alias     uint32 // of a name that the lexicon knows: the hash of what it names, 0 for none
	joined    bool   // it is joined to another by "and"
	nKeys     int8
	nMods     int8
}

const maxKeys = 6

// names calls yield with what a mention is known by: its keys and its alias.
func (m *mention) names(yield func(uint32) bool) {
	for _, key := range m.keys[:m.nKeys] {
		if !yield(key) {
			return
		}
	}
	if m.alias != 0 {
		yield(m.alias)
	}
}

// Descriptors of names and nominals, after those of pronouns.
const (
	nameDescriptor = pronouns + iota // without a type
	personName
	_
	_
	_
	definite
	demonstrative
	possessed
	indefinite
	quantified
	bare
	barePlural
	descriptors
)

// findMentions fills in the mentions of the document, in the order of their
// beginnings, the longer first.
func (d *document) findMentions() {
	d.mentions = d.mentions[:0]
	for _, s := range d.page.Sentences {
		from := len(d.mentions)
		for k := s.First; k < s.Last; k++ {
			d.mentionsAt(int32(k), s)
		}
		d.settle(from)
	}
	d.nest()
}

// nest notes what each mention lies in.
func (d *document) nest() {
	d.around = d.around[:0]
	for m := range int32(len(d.mentions)) {
		outer := m - 1
		for outer >= 0 && d.mentions[outer].last < d.mentions[m].last {
			outer = d.around[outer]
		}
		d.around = append(d.around, outer)
	}
}

// settle sorts the mentions of a sentence and leaves one of each extent.
func (d *document) settle(from int) {
	found := d.mentions[from:]
	slices.SortStableFunc(found, func(a, b mention) int {
		if a.first != b.first {
			return int(a.first - b.first)
		}
		return int(b.last - a.last)
	})
	found = slices.CompactFunc(found, func(a, b mention) bool { return a.first == b.first && a.last == b.last })
	d.mentions = d.mentions[:from+len(found)]
}

// mentionsAt appends the mentions whose head is word k.
func (d *document) mentionsAt(k int32, s Sentence) {
	w := &d.words[k]
	if p, ok := d.pronouns[w.form]; ok && d.isPronoun(k, p) {
		d.add(mention{first: k, last: k + 1, head: k, kind: Pronoun, pronoun: p, sentence: d.sentenceOf[k]})
		return
	}
	if !d.isNominalHead(k) {
		return
	}
	first, last := d.extent(k, s, false)
	m := mention{first: first, last: last, head: k, sentence: d.sentenceOf[k]}
	if w.tag == properNoun || w.name > 0 {
		m.kind = Proper
	}
	d.add(m)
	if !d.hasConjunct(k, s) {
		return
	}
	if first, last := d.extent(k, s, true); last > m.last {
		d.add(mention{first: first, last: last, head: k, sentence: d.sentenceOf[k], coordination: true})
	}
}

// isPronoun tells pronouns that refer from words that look like them.
func (d *document) isPronoun(k int32, p pronoun) bool {
	w := &d.words[k]
	switch p.id {
	case this, that, these, those:
		return (w.tag == pronounTag || w.tag == determiner) && isArgument(w.rel) && !d.isRelative(k)
	case here:
		return w.tag != other || w.rel == adverbial
	case there:
		return w.tag != pronounTag && w.rel == adverbial
	case generic:
		return w.tag == pronounTag && isArgument(w.rel)
	case we:
		return w.form != d.letUs || w.tag == pronounTag
	case i:
		return w.tag == pronounTag || w.capital && w.rel != numeric && w.rel != unspecified && w.rel != compound
	}
	return true
}

// isRelative reports whether "that" opens a relative clause.
func (d *document) isRelative(k int32) bool {
	head := d.words[k].head
	return head >= 0 && d.words[head].rel == relativeClause && d.words[head].head >= 0 && d.words[head].head < k && head > k
}

// isArgument reports whether a relation is one that things have to a predicate
// or to another thing.
func isArgument(r rel) bool {
	switch r {
	case subject, passiveSubject, object, indirectObject, oblique, nominalModifier, possessive, apposition, conjunct, rootRel,
		openComplement, clausalComplement, parataxis, dislocated, vocative, unspecified, listed, adverbialClause, relativeClause:
		return true
	}
	return false
}

// isNominalHead reports whether a noun phrase or a name hangs on the word.
func (d *document) isNominalHead(k int32) bool {
	w := &d.words[k]
	switch w.tag {
	case properNoun:
		return isArgument(w.rel) || (w.rel == compound || w.rel == flat && w.name > 0) && !d.isPartOfName(k)
	case noun:
		return isArgument(w.rel) || w.rel == compound
	case pronounTag:
		return isArgument(w.rel) && d.words[k].class == 0 && !d.isQuestion(k)
	case numeral, determiner, adjective, other:
		switch w.rel {
		case subject, passiveSubject, object, indirectObject, oblique, nominalModifier:
			return w.tag != determiner || d.hasComplement(k)
		}
		return w.name > 0 && w.rel != adjectival && w.rel != caseMark
	}
	return false
}

// isPartOfName reports whether a proper noun and the one that it hangs on are of
// one name, as far as is known.
func (d *document) isPartOfName(k int32) bool {
	w, head := &d.words[k], &d.words[max(0, d.words[k].head)]
	return head.tag == properNoun && (w.name == 0 || w.name == head.name)
}

// isQuestion knows the relative and interrogative pronouns.
func (d *document) isQuestion(k int32) bool { return d.questions[d.words[k].form] }

// hasComplement reports whether "of" and a noun follow: "all of them".
func (d *document) hasComplement(k int32) bool {
	for c := k + 1; c < k+5 && int(c) < len(d.words); c++ {
		if d.words[c].head == k && d.words[c].rel == nominalModifier {
			return true
		}
	}
	return false
}

func (d *document) hasConjunct(k int32, s Sentence) bool {
	for c := int(k) + 1; c < s.Last; c++ {
		if d.words[c].head == k && d.words[c].rel == conjunct {
			return true
		}
	}
	return false
}

// extent is the half-open range of words of the phrase on head k: the unbroken
// run of words around it that belong to it. With whole, what is joined to it by
// "and" belongs to it.
func (d *document) extent(k int32, s Sentence, whole bool) (first, last int32) {
	predicate := d.hasCopula(k, s)
	first, last = k, k+1
	for int(first) > s.First {
		c := d.under(first-1, k)
		if c < 0 || !staysLeft(d.words[c].rel, predicate) {
			break
		}
		first--
	}
	for int(last) < s.Last {
		c := d.under(last, k)
		if c < 0 || !d.staysRight(c, predicate, whole) {
			break
		}
		last++
	}
	return d.trim(first, last, k)
}

func (d *document) hasCopula(k int32, s Sentence) bool {
	for c := s.First; c < s.Last; c++ {
		if d.words[c].head == k && d.words[c].rel == copula {
			return true
		}
	}
	return false
}

// staysLeft reports whether a dependent before the head belongs to the phrase.
func staysLeft(r rel, predicate bool) bool {
	switch r {
	case article, adjectival, numeric, possessive, compound, flat, nominalModifier, punctuation, apposition, unspecified, relativeClause, otherRel:
		return true
	case adverbial:
		return !predicate
	}
	return false
}

// staysRight is staysLeft for a dependent behind the head.
func (d *document) staysRight(c int32, predicate, whole bool) bool {
	switch d.words[c].rel {
	case nominalModifier, relativeClause, apposition, flat, compound, punctuation, caseMark, numeric, adjectival, article, unspecified, otherRel, possessive:
		return true
	case adverbial:
		return !predicate
	case oblique, clausalComplement, openComplement:
		return !predicate
	case conjunct, coordinator:
		return whole
	}
	return false
}

// trim takes marks off both ends, but for a closing bracket or quotation mark
// whose partner is inside.
func (d *document) trim(first, last, head int32) (int32, int32) {
	for first < head && d.words[first].tag == mark {
		first++
	}
	for last > head+1 && d.words[last-1].tag == mark && !d.isClosed(first, last-1) {
		last--
	}
	return first, last
}

// isClosed reports whether the mark at k closes one that was opened behind first.
func (d *document) isClosed(first, k int32) bool {
	text := func(k int32) string { return d.page.Text[d.page.Words[k].Start:d.page.Words[k].End] }
	var opener string
	switch text(k) {
	case ")":
		opener = "("
	case "]":
		opener = "["
	case "”":
		opener = "“"
	case `"`:
		opener = `"`
	default:
		return false
	}
	for k--; k > first; k-- {
		if text(k) == opener {
			return true
		}
	}
	return false
}

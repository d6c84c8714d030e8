package names

import "hearsay"

// Type says what kind of thing a name names.
type Type uint8

// The types of names, after CoNLL-2003.
const (
	PER  Type = iota // persons, families, figures of fiction
	ORG              // bodies: parties, ministries, firms, outlets, armed groups, clubs
	LOC              // states, towns, regions, rivers, buildings
	MISC             // events, works, products, adjectives of states
	types
)

// String is the short name that corpora use.
func (t Type) String() string {
	switch t {
	case PER:
		return "PER"
	case ORG:
		return "ORG"
	case LOC:
		return "LOC"
	}
	return "MISC"
}

// ParseType is the inverse of [Type.String].
func ParseType(s string) (Type, bool) {
	for t := range types {
		if t.String() == s {
			return t, true
		}
	}
	return 0, false
}

// Name is a name in a text.
type Name struct {
	hearsay.Span
	Type Type
}

// Label is the place of a word in a name: outside, or begin, inside, last or
// only word (unit) of a name of a type.
type Label uint8

// Outside is the label of words that belong to no name. The others are 1 + 4
// times the type + the part.
const Outside Label = 0

// The parts of a name.
const (
	Begin = iota
	Inside
	Last
	Unit
)

// Labels is how many labels there are.
const Labels = 1 + 4*int(types)

// LabelOf is the label of one part (Begin to Unit) of a name.
func LabelOf(t Type, part int) Label { return Label(1 + 4*int(t) + part) }

// Part is Begin to Unit; not for Outside.
func (l Label) Part() int { return int(l-1) & 3 }

// Type is the type of the name; not for Outside.
func (l Label) Type() Type { return Type((l - 1) / 4) }

// closes reports whether a sentence may end with the label.
func (l Label) closes() bool { return l == Outside || l.Part() >= Last }

// opens reports whether a sentence may begin with the label.
func (l Label) opens() bool { return l == Outside || l.Part() == Begin || l.Part() == Unit }

// Follows reports whether label next may stand after l.
func (l Label) Follows(next Label) bool {
	if l.closes() {
		return next.opens()
	}
	return !next.opens() && next.Type() == l.Type()
}

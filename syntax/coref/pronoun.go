package coref

// gender is the set of genders that a mention may have, a bit for each; number
// and person likewise.
type (
	gender uint8
	number uint8
	person uint8
)

const (
	male gender = 1 << iota
	female
	thing
	anyGender = male | female | thing
)

const (
	one number = 1 << iota
	many
	anyNumber = one | many
)

const (
	first  person = 1
	second person = 2
	third  person = 3
)

// pronoun is what a form of a pronoun means.
type pronoun struct {
	id        uint8 // the pronoun in all its cases: he, him, his, himself are one
	gender    gender
	number    number
	person    person
	reflexive bool
	possessor bool
}

// Identities of pronouns; 0 is none.
const (
	he uint8 = iota + 1
	she
	it
	they
	i
	we
	you
	this
	that
	these
	those
	generic // one
	here
	there
	pronouns
)

// pronounForms leads from the hash of a form to the pronoun.
type pronounForms map[uint32]pronoun

func readPronouns() pronounForms {
	out := pronounForms{}
	add := func(p pronoun, forms ...string) {
		for _, f := range forms {
			out[hashWord(f)] = p
		}
	}
	personal := func(p pronoun, plain []string, possessive []string, reflexive ...string) {
		add(p, plain...)
		p.possessor = true
		add(p, possessive...)
		p.possessor, p.reflexive = false, true
		add(p, reflexive...)
	}
	personal(pronoun{id: he, gender: male, number: one, person: third}, []string{"he", "him"}, []string{"his"}, "himself")
	personal(pronoun{id: she, gender: female, number: one, person: third}, []string{"she", "her", "hers"}, nil, "herself")
	personal(pronoun{id: it, gender: thing, number: one, person: third}, []string{"it"}, []string{"its"}, "itself")
	personal(pronoun{id: they, gender: anyGender, number: anyNumber, person: third}, []string{"they", "them", "'em", "theirs"}, []string{"their"}, "themselves", "themself")
	personal(pronoun{id: i, gender: male | female, number: one, person: first}, []string{"i", "me", "mine"}, []string{"my"}, "myself")
	personal(pronoun{id: we, gender: anyGender, number: many, person: first}, []string{"we", "us", "ours", "'s"}, []string{"our"}, "ourselves")
	personal(pronoun{id: you, gender: male | female, number: anyNumber, person: second}, []string{"you", "yours", "ya"}, []string{"your"}, "yourself", "yourselves")
	personal(pronoun{id: generic, gender: male | female, number: one, person: third}, []string{"one"}, []string{"one's"}, "oneself")
	add(pronoun{id: this, gender: thing, number: one, person: third}, "this")
	add(pronoun{id: that, gender: thing, number: one, person: third}, "that")
	add(pronoun{id: these, gender: anyGender, number: many, person: third}, "these")
	add(pronoun{id: those, gender: anyGender, number: many, person: third}, "those")
	add(pronoun{id: here, gender: thing, number: one, person: third}, "here")
	add(pronoun{id: there, gender: thing, number: one, person: third}, "there")
	return out
}

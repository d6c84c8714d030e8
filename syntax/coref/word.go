package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/syntax/english"
)

// tag is the part of speech, as far as mentions ask for it.
type tag uint8

const (
	other tag = iota
	noun
	properNoun
	pronounTag
	verb
	adjective
	numeral
	determiner
	mark
)

func tagOf(upos string) tag {
	switch upos {
	case "NOUN":
		return noun
	case "PROPN":
		return properNoun
	case "PRON":
		return pronounTag
	case "VERB", "AUX":
		return verb
	case "ADJ":
		return adjective
	case "NUM":
		return numeral
	case "DET":
		return determiner
	case "PUNCT":
		return mark
	}
	return other
}

// rel is the relation of Universal Dependencies to the head, as far as mentions
// ask for it.
type rel uint8

const (
	otherRel rel = iota
	rootRel
	subject
	passiveSubject
	object
	indirectObject
	oblique
	nominalModifier
	possessive
	apposition
	conjunct
	coordinator
	caseMark
	marker
	copula
	auxiliary
	expletive
	compound
	flat
	article
	adjectival
	numeric
	adverbial
	adverbialClause
	relativeClause
	clausalComplement
	openComplement
	clausalSubject
	parataxis
	punctuation
	vocative
	discourse
	dislocated
	unspecified
	listed
	rels
)

var relNames = map[string]rel{
	"root": rootRel, "nsubj": subject, "nsubj:pass": passiveSubject, "nsubj:outer": subject, "obj": object, "iobj": indirectObject,
	"obl": oblique, "obl:agent": oblique, "obl:unmarked": oblique, "obl:npmod": oblique, "obl:tmod": oblique,
	"nmod": nominalModifier, "nmod:npmod": nominalModifier, "nmod:unmarked": nominalModifier, "nmod:desc": nominalModifier, "nmod:tmod": nominalModifier,
	"nmod:poss": possessive, "appos": apposition, "conj": conjunct, "cc": coordinator, "cc:preconj": coordinator,
	"case": caseMark, "mark": marker, "cop": copula, "aux": auxiliary, "aux:pass": auxiliary, "expl": expletive,
	"compound": compound, "compound:prt": otherRel, "flat": flat, "flat:foreign": flat, "fixed": flat, "goeswith": flat,
	"det": article, "det:predet": article, "amod": adjectival, "nummod": numeric, "advmod": adverbial,
	"advcl": adverbialClause, "advcl:relcl": adverbialClause, "acl": relativeClause, "acl:relcl": relativeClause,
	"ccomp": clausalComplement, "xcomp": openComplement, "csubj": clausalSubject, "csubj:pass": clausalSubject, "csubj:outer": clausalSubject,
	"parataxis": parataxis, "punct": punctuation, "vocative": vocative, "discourse": discourse, "dislocated": dislocated,
	"dep": unspecified, "list": listed, "orphan": unspecified, "reparandum": unspecified,
}

// word is what coreference asks of a word.
type word struct {
	form, lemma uint32 // hashes
	head        int32  // place in the document, -1 for the root
	quote       int32  // the quotation it stands in, 0 for none
	class       class  // of its form or lemma
	tag         tag
	rel         rel
	name        int8 // 1 + the type of the name it belongs to, 0 for none
	capital     bool
	plural      bool
}

// read fills in a word; base is the place of its sentence's first word.
func (w *word) read(text string, u *english.Word, base int, x wordList, relations map[string]rel) {
	form := text[u.Start:u.End]
	r, _ := utf8.DecodeRuneInString(form)
	*w = word{
		form: hashWord(form), lemma: hashWord(u.Lemma), head: int32(base + u.Head - 1),
		tag: tagOf(u.UPOS), rel: relations[u.Rel], capital: unicode.IsUpper(r),
		plural: strings.Contains(u.Feats, "Number=Plur") || strings.Contains(u.Feats, "Number=Ptan"),
	}
	if u.Head == 0 {
		w.head = -1
	}
	w.class = x[w.form] | x[w.lemma]
}

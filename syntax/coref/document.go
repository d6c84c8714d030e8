package coref

import "hearsay/lexicon"

// document is the page at hand with its mentions and the entities found so far.
// It keeps its memory and is for one goroutine.
type document struct {
	known      *lexicon.Lexicon
	listed     wordList
	pronouns   pronounForms
	relations  map[string]rel
	questions  map[uint32]bool
	the, a, an uint32
	letUs      uint32

	page       *Page
	words      []word
	sentenceOf []int32
	quotes     []quote
	subjects   []int32 // by sentence: the subject of its main clause, or none
	mentions   []mention
	around     []int32 // by mention: the shortest one that it lies in, or none

	entities   []entity
	order      []int32          // mentions, in the order in which they are decided
	waiting    []int32          // see setOrder
	entityOf   []int32          // by mention, none until it is decided
	stamp      []int32          // by entity: the mention that last saw it
	lastWith   map[uint32]int32 // key: the last of the links that has it
	links      []keyed
	candidates []candidate
}

func newDocument(known *lexicon.Lexicon) *document {
	d := &document{
		known: known, listed: readWords(), pronouns: readPronouns(), relations: relNames, questions: map[uint32]bool{}, lastWith: map[uint32]int32{},
		the: hashWord("the"), a: hashWord("a"), an: hashWord("an"), letUs: hashWord("'s"),
	}
	for _, w := range []string{"who", "whom", "whose", "which", "what", "that", "whatever", "whoever", "whichever", "there", "where", "when", "why", "how"} {
		d.questions[hashWord(w)] = true
	}
	return d
}

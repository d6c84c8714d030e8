package corroborate

import (
	"cmp"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/ledger"
	"hearsay/lexicon"
)

// archive gives documents again by their ID.
type archive struct {
	document func(id string) (*hearsay.Document, error)
	reading  func(id string) (*hearsay.Reading, error)
	quotes   func(id string) ([]quote, error)
	claims   func(id string) (*claim.Document, error)
}

// collection is what comparing needs of documents, in canonical order.
type collection struct {
	archive
	sketches []sketch
	byID     map[string]int // place of each document
	// added are the documents that are new to what was found before, known is that:
	// nil when all documents are added.
	added     []bool
	known     *ledger.Regrouping
	partition claim.Partition // events as they were before
	reviews   []hearsay.GroupReview
	lex       *lexicon.Lexicon

	held  map[int]*words // those asked for lately
	older map[int]*words // those asked for before
	size  int            // the number of words in held

	text     *sharedText
	events   claim.Partition
	wordings map[string]bool // quotes that stand in several wordings
}

// newCollection puts documents in canonical order. All of them count as added.
func newCollection(sketches []sketch, a archive) *collection {
	order := make([]int32, len(sketches))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return sketches[x].compare(&sketches[y]) })
	c := &collection{archive: a, sketches: make([]sketch, len(sketches)), byID: make(map[string]int, len(sketches))}
	for i, n := range order {
		c.sketches[i] = sketches[n]
		c.byID[sketches[n].id] = i
	}
	c.added = slices.Repeat([]bool{true}, len(sketches))
	return c
}

// at is the place of a document in the collection, -1 for one that is not there.
func (c *collection) at(id string) int {
	if at, ok := c.byID[id]; ok {
		return at
	}
	return -1
}

// heldWords is how many words of documents are at hand, 26 bytes each: those that
// share text are mostly published near each other.
const heldWords = 6_000_000

// words reads the words of a document, from memory when it was asked for lately.
func (c *collection) words(doc int) (*words, error) {
	if w := c.held[doc]; w != nil {
		return w, nil
	}
	w := c.older[doc]
	if w == nil {
		d, err := c.document(c.sketches[doc].id)
		if err != nil {
			return nil, err
		}
		w = wordsOf(d).compact()
	}
	if c.held == nil || c.size > heldWords/2 {
		c.held, c.older, c.size = map[int]*words{}, c.held, 0
	}
	c.held[doc] = w
	c.size += w.len()
	return w, nil
}

// quotesOf are the quotes of a document, in the order of its sketch.
func (c *collection) quotesOf(doc int) ([]quote, error) { return c.quotes(c.sketches[doc].id) }

// claimsOf is what a document puts forward.
func (c *collection) claimsOf(doc int) (*claim.Document, error) { return c.claims(c.sketches[doc].id) }

// source reads a document again for where it has its statements from.
func (c *collection) source(doc int) (*source, error) {
	if c.lex == nil {
		lex, err := lexicon.Load()
		if err != nil {
			return nil, err
		}
		c.lex = lex
	}
	r, err := c.reading(c.sketches[doc].id)
	if err != nil {
		return nil, err
	}
	return newSource(c.lex, r), nil
}

// sharedIn is the text that documents, which are in ascending order, share with each
// other.
func (c *collection) sharedIn(docs []int) (out []hearsay.Reuse, err error) {
	for _, a := range docs {
		all, err := c.sharedBy(a, docs)
		if err != nil {
			return nil, err
		}
		out = append(out, all...)
	}
	return out, nil
}

// sharedBy is the text that a document shares with those of a list that come after it.
func (c *collection) sharedBy(a int, docs []int) (out []hearsay.Reuse, err error) {
	if c.known == nil {
		ties := c.text.ties
		i, _ := slices.BinarySearchFunc(ties, int32(a), func(t tie, a int32) int { return cmp.Compare(t.a, a) })
		for ; i < len(ties) && int(ties[i].a) == a; i++ {
			if _, in := slices.BinarySearch(docs, int(ties[i].b)); in {
				out = append(out, c.reuse(c.text, &ties[i]))
			}
		}
		return out, nil
	}
	all, err := c.known.Reuse(c.sketches[a].id)
	for _, u := range all {
		if _, in := slices.BinarySearch(docs, c.at(u.B)); in {
			out = append(out, u)
		}
	}
	slices.SortFunc(out, func(u, v hearsay.Reuse) int { return cmp.Compare(c.at(u.B), c.at(v.B)) })
	return out, err
}

// learnWordings finds out which quotes of documents stand in several wordings.
func (c *collection) learnWordings(docs []int) error {
	if c.known == nil {
		return nil
	}
	c.wordings = map[string]bool{}
	for _, d := range docs {
		quotes, err := c.known.Differing(c.sketches[d].id)
		if err != nil {
			return err
		}
		for _, q := range quotes {
			c.wordings[q] = true
		}
	}
	return nil
}

// isReworded reports a statement that is a quote which stands in several wordings.
func (c *collection) isReworded(statement string) bool { return c.wordings[statement] }

package generate

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"

	"hearsay"
)

// Options say which collection to write.
type Options struct {
	Seed uint64
	// Docs is how many documents the collection has.
	Docs int
	// Fewest and Most bound the documents of one story; 0 stands for 2 and 500.
	Fewest, Most int
}

// Story is one event and every document about it.
type Story struct {
	// ID is "s" and the story's number: "s00012".
	ID    string
	Event string // section of the grammar: "flood", "mine" ...
	Docs  []Doc
	Truth Truth
}

// Doc is one document: a text as a newspaper or agency would print it.
type Doc struct {
	// Name is a file name, unique in the collection: "s00012-d003.txt".
	Name string
	// Outlet is who printed it, and Published the day, YYYY-MM-DD; the text
	// shows both.
	Outlet, Published string
	Text              string
	// Accounts are the numbers of the accounts that its words come from: one for
	// an account and its copies, two for a text merged from two.
	Accounts []int
	// Copies are the documents that it was copied from; none for an account.
	Copies []Copy
}

// Cut says which part of a text a copyist kept.
type Cut string

// The cuts.
const (
	Whole  Cut = "whole"
	Head   Cut = "head"
	Middle Cut = "middle"
	Tail   Cut = "tail"
)

// Credit says whether a copy names where it is from.
type Credit string

// The credits. A copy with OwnCredit is printed by the outlet that wrote it.
const (
	CreditGiven  Credit = "given"
	CreditHidden Credit = "hidden"
	CreditFalse  Credit = "false" // another outlet is named
)

// Copy says how a document was made from another.
type Copy struct {
	// From is the index of the document in its story, -1 when the collection
	// does not hold it.
	From int
	Cut  Cut
	// Rewritten is the share of the words outside quotations (0 to 1) that the
	// copyist changed on purpose, 0 for word for word.
	Rewritten float64
	Credit    Credit
	// Named is the outlet that is credited, "" for none.
	Named string
}

// Truth is what is known of a story.
type Truth struct {
	// Accounts is the number of independent accounts that the documents stem
	// from. Origins is that number as far as texts and credits let it be told: a
	// copy that was rewritten beyond recognition and names nobody may be one more.
	Accounts int
	Origins  hearsay.Range
	Quotes   []Quote
	Claims   []Claim
	Planted  []Planted
	// Trails number, for each document and each of its accounts, what ties the
	// documents of that account together: those with the same number can be told
	// by text or credit to be one origin.
	Trails [][]int
}

// Variant says how an utterance is given.
type Variant string

// The variants of a quote. Inserted and Translated have another wording; those
// after them say something else.
const (
	Full       Variant = "full"
	Part       Variant = "part"
	Ellipsis   Variant = "ellipsis"
	Bracket    Variant = "bracket"
	Indirect   Variant = "indirect"
	Inserted   Variant = "inserted"
	Translated Variant = "translated"
	Negation   Variant = "negation"
	Number     Variant = "number"
	Name       Variant = "name"
)

// Changed reports whether the variant says something else than was said.
func (v Variant) Changed() bool { return v == Negation || v == Number || v == Name }

// Faithful reports whether the variant is the utterance as it was made or a part
// of it, explained at most.
func (v Variant) Faithful() bool { return v == Full || v == Part || v == Ellipsis || v == Bracket }

// Place is a stretch of text in a document of the story.
type Place struct {
	Doc     int // index in the story
	Span    hearsay.Span
	Account int // who wrote it first
}

// Quote is one utterance in every place where it is quoted.
type Quote struct {
	Speaker string
	Places  []QuotePlace
}

// QuotePlace is a place of a quote, without its quotation marks.
type QuotePlace struct {
	Place
	Variant Variant
}

// Claim is one thing that documents put forward.
type Claim struct {
	// Key names it within the story: "killed", "blame", "hoax" ...
	Key    string
	Places []ClaimPlace
}

// ClaimPlace is the sentence that puts a claim forward or denies it.
type ClaimPlace struct {
	Place
	// Speaker is on whose word it rests: a name, a description of someone
	// unnamed, or "" for the author's own voice.
	Speaker string
	Denied  bool
	// Value is the figure, 0 for a claim without one.
	Value float64
	Bound hearsay.Bound
	AsOf  string // the day for which the figure is told
}

// Circular is the kind of a claim for which two documents credit each other. The
// other kinds of planted differences are those of [hearsay.CrossFinding].
const Circular hearsay.FindingKind = "circular"

// Planted is a difference that a careful reader would want to be told.
type Planted struct {
	Kind hearsay.FindingKind
	// Sides are the places that differ, those that say the same together. A
	// finding is right when its passages lie on different sides.
	Sides [][]Place
}

// Differ reports whether two figures for the same thing cannot both hold: they are
// not equal, and neither is a bound that leaves room for the other.
func (p *ClaimPlace) Differ(o *ClaimPlace) bool {
	return p.excludes(o) || o.excludes(p)
}

func (p *ClaimPlace) excludes(o *ClaimPlace) bool {
	switch p.Bound {
	case hearsay.AtLeast:
		return o.Bound == "" && o.Value < p.Value
	case hearsay.MoreThan:
		return o.Bound == "" && o.Value <= p.Value
	}
	return o.Bound == "" && o.Value != p.Value
}

// Collection writes a collection story by story. Only one story at a time is in
// memory.
func Collection(o Options) iter.Seq[*Story] {
	return func(yield func(*Story) bool) {
		for i, left := 0, o.Docs; left > 0; i++ {
			s := New(o.Seed, i, min(left, o.size(i)))
			left -= len(s.Docs)
			if !yield(s) {
				return
			}
		}
	}
}

// New writes one story of so many documents.
func New(seed uint64, number, docs int) *Story {
	rnd := source(seed, number, 0)
	t, p := newTeller(rnd), newPlan(rnd, docs)
	p.settle(t)
	c := copyist{teller: t}
	for n := range p.accounts {
		d := t.account(n, p)
		if n > 1 && p.accounts < docs && rnd.IntN(6) == 0 {
			c.unseen = append(c.unseen, d)
			continue
		}
		c.docs = append(c.docs, d)
	}
	c.fill(docs)
	return c.story(fmt.Sprintf("s%05d", number))
}

// size draws the size of a story: as many stories have 2 to 4 documents as have 200
// to 400.
func (o Options) size(number int) int {
	low, high := max(o.Fewest, 1), o.Most
	if o.Fewest == 0 {
		low = 2
	}
	if high == 0 {
		high = 500
	}
	rnd := source(o.Seed, number, 1)
	return int(math.Exp(math.Log(float64(low)) + rnd.Float64()*math.Log(float64(high+1)/float64(low))))
}

func source(seed uint64, number int, stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, uint64(number)<<8|stream))
}

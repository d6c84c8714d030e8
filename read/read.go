// Package read turns a document into its reading: every time, quantity, citation,
// actor and attribution that the rules find in it, and what does not add up among
// them.
//
// The passes run in one fixed order, each using the ones before: syntax, times,
// citations, attributions, quantities, actors, chains, checks. It is not for files, storage or for
// comparing documents.
//
// The rules for attributions are for English; in a text of another language
// they find what is told by quotation marks, colons and citations alone, and
// otherwise nothing.
//
// Invariant: reading is a pure function of the document. The same document
// gives the same reading on every machine, and [hearsay.Reading.Validate] is
// nil for it.
package read

import (
	"hearsay"
	"hearsay/lexicon"
	"hearsay/read/actor"
	"hearsay/read/attribution"
	"hearsay/read/check"
	"hearsay/read/citation"
	"hearsay/read/quantity"
	"hearsay/read/timex"
	"hearsay/syntax"
)

// Reader reads documents. It is safe for use by several goroutines.
type Reader struct {
	lex          *lexicon.Lexicon
	attributions *attribution.Finder
	actors       *actor.Finder
}

// New prepares the lexicons that the passes need, with users' packs of names
// added. An error is a fault of a pack or, without packs, of the program's own
// data.
func New(packs ...lexicon.Pack) (*Reader, error) {
	lex, err := lexicon.Load(packs...)
	if err != nil && len(packs) > 0 {
		return nil, err
	}
	if err != nil {
		return nil, broken(err)
	}
	attributions, err := attribution.New()
	if err != nil {
		return nil, broken(err)
	}
	actors, err := actor.New(lex)
	if err != nil {
		return nil, broken(err)
	}
	return &Reader{lex, attributions, actors}, nil
}

// Packs changes with the packs that were added; it is "" for none. Readings with
// other packs may differ.
func (r *Reader) Packs() string { return r.lex.Version() }

func broken(err error) error {
	return &hearsay.Error{Code: hearsay.Internal, Msg: "the built-in word lists are broken", Err: err}
}

// Read makes the reading of one document, which must be valid
// ([hearsay.Document.Validate]).
func (r *Reader) Read(d *hearsay.Document) *hearsay.Reading {
	an := syntax.Analyze(d)
	out := &hearsay.Reading{Document: d}
	out.Times = timex.Tag(an)
	out.Citations = citation.Find(an, out.Times, r.lex)
	found := r.attributions.Find(an, out.Times, bracketed(out.Citations, d.Text))
	out.Quantities = quantity.Find(an, found.Tags, out.Times, out.Citations)
	q := questions{out: out}
	q.ask(found.Statements)
	cast := r.actors.Resolve(an, found.Tags, found.Quoted, q.asks)
	out.Actors, out.Mentions = cast.Actors, cast.Mentions
	out.Attributions = attribution.Link(found.Statements, q.answers(&cast), out.Times, out.Citations)
	out.Findings = check.Find(out, an)
	return out
}

// Package syntax finds the tokens and sentences of a document, and cuts tokens
// into the words of Universal Dependencies.
//
// Passes above it read flat slices and hold indices, never pointers. It is not
// for tags of treebanks, lemmas, dependencies, names and coreference, which the
// packages below it find, nor for times, citations or attributions.
//
// Invariant: tokens are in order, do not overlap, lie inside one block that is
// not furniture and begin and end on code point borders; every token belongs
// to exactly one sentence, and a sentence never crosses the end of a block.
package syntax

import "hearsay"

// TokenKind sorts tokens by their letters alone.
type TokenKind uint8

// The kinds of tokens.
const (
	Word   TokenKind = iota // letters, with inner apostrophes, hyphens and points: "don't", "U.S.", "Al-Hura"
	Number                  // digits of any script, with inner marks: "7,423", "2.5", "٢٠١٩"
	Punct                   // one mark: "," "(" "“" "..." "—"
	Symbol                  // "$" "%" "€", emoji
	Handle                  // @name, #tag
	URL                     // address or mail address
)

// Token is a half-open range of bytes of the document's text.
type Token struct {
	Start, End int
	Kind       TokenKind
	// Space is true when white space stands before the token in its block.
	Space bool
}

// Sentence is a half-open range of tokens, all of one block.
type Sentence struct {
	First, Last int // tokens [First, Last)
	Block       int // index into the document's blocks
}

// Analysis is what syntax knows of one document.
type Analysis struct {
	Doc       *hearsay.Document
	Tokens    []Token
	Sentences []Sentence
}

// Text returns the text of a token.
func (a *Analysis) Text(token int) string {
	t := a.Tokens[token]
	return a.Doc.Text[t.Start:t.End]
}

// Span is the extent of the tokens [first, last); last must be above first.
func (a *Analysis) Span(first, last int) hearsay.Span {
	return hearsay.Span{Start: a.Tokens[first].Start, End: a.Tokens[last-1].End}
}

// Package search turns passages into stems for a full-text index, what people
// type into queries that can never be malformed, and hits into snippets.
//
// The stems are those of package stem, chosen by the language of each passage.
// Nobody tells the language of a query, so each of its words stands for its
// stems in all languages. The index is a plain FTS5 table of stems, which needs no
// tokenizer of our own.
//
// Invariant: a passage is found by every word that stands in it.
package search

import (
	"strings"

	"hearsay/syntax/stem"
)

// Indexer makes stems. It is for one goroutine.
type Indexer struct {
	*stem.Stemmer
	out strings.Builder
}

// NewIndexer returns an indexer that remembers nothing yet.
func NewIndexer() *Indexer { return &Indexer{Stemmer: stem.New()} }

// Stems returns the stems of the text's words, with a blank between them, and
// the number of words. Lang is ISO 639-1; words of a language without a
// stemmer stay whole.
func (x *Indexer) Stems(lang, text string) (stems string, words int) {
	x.out.Reset()
	x.out.Grow(len(text))
	for w := range stem.Words(text) {
		if words > 0 {
			x.out.WriteByte(' ')
		}
		x.out.WriteString(x.Stem(lang, w.Of(text)))
		words++
	}
	return x.out.String(), words
}

package coref

import (
	"slices"

	"hearsay/syntax"
	"hearsay/syntax/english"
	"hearsay/syntax/names"
)

// Analyst makes pages of documents with the models of english and names. It keeps
// its memory and is for one goroutine.
type Analyst struct {
	parser *english.Parser
	tagger *names.Tagger
	page   Page
}

// NewAnalyst loads the embedded models.
func NewAnalyst() (*Analyst, error) {
	trees, err := english.Load()
	if err != nil {
		return nil, err
	}
	names, err := names.Load()
	if err != nil {
		return nil, err
	}
	return &Analyst{parser: trees.NewParser(), tagger: names.NewTagger()}, nil
}

// Analyse makes the page of a document; it is valid until the next call.
func (r *Analyst) Analyse(a *syntax.Analysis) *Page {
	p := &r.page
	p.Text, p.Words, p.Sentences = a.Doc.Text, p.Words[:0], p.Sentences[:0]
	for _, s := range a.Sentences {
		first := len(p.Words)
		p.Words = append(p.Words, r.parser.Parse(a, s)...)
		p.Sentences = append(p.Sentences, Sentence{first, len(p.Words), s.Block})
	}
	p.Names = r.tagger.Tag(a)
	return p
}

// Clone copies a page, so that it stays valid.
func (p *Page) Clone() *Page {
	return &Page{p.Text, slices.Clone(p.Words), slices.Clone(p.Sentences), slices.Clone(p.Names)}
}

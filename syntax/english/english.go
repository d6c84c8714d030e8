// Package english holds the syntax model for English and what it needs to run:
// words in, tags, features, lemmas, heads and relations out.
//
// The model file is made by cmd/hearsay-train and carries its own card: the
// treebanks and texts it learned from, their licences, settings and figures. It
// is under CC BY-SA 4.0, as the treebanks demand.
//
// Invariant: the same words give the same analysis on every processor.
package english

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"hearsay/syntax"
	"hearsay/syntax/lemma"
	"hearsay/syntax/network"
)

//go:embed english.model
var embedded []byte

// Model is a syntax model; it is read-only and serves any number of goroutines.
type Model struct {
	net    *network.Model
	lemmas *lemma.Model
	card   json.RawMessage
}

// Size is the length of the embedded model in bytes.
func Size() int { return len(embedded) }

// Load reads the embedded model, which takes some milliseconds.
func Load() (*Model, error) { return Parse(embedded) }

// Parse reads a model file.
func Parse(data []byte) (*Model, error) {
	f, err := network.ReadFile(data)
	if err != nil {
		return nil, err
	}
	net, err := network.Load(f)
	if err != nil {
		return nil, err
	}
	var rules []lemma.Rule
	if err := json.Unmarshal(f.Header.Lemmas, &rules); err != nil {
		return nil, fmt.Errorf("the lemma rules of the syntax model: %w", err)
	}
	return &Model{net: net, lemmas: lemma.NewModel(rules), card: f.Header.Card}, nil
}

// Card is the model card, as JSON.
func (m *Model) Card() json.RawMessage { return m.card }

// Word is a syntactic word with its analysis after Universal Dependencies.
type Word struct {
	syntax.UDWord
	UPOS, Feats, Lemma, Rel string // Feats is "_" for none
	// Head counts the words of the sentence from 1; 0 is the root.
	Head int
}

// Parser analyses sentences. It keeps its memory and is for one goroutine.
type Parser struct {
	m      *Model
	runner *network.Runner
	lemmas *lemma.Memory
	words  []syntax.UDWord
	out    []Word
}

// NewParser makes a parser.
func (m *Model) NewParser() *Parser {
	return &Parser{m: m, runner: m.net.NewRunner(), lemmas: m.lemmas.NewMemory()}
}

// Parse analyses one sentence. The result is valid until the next call.
//
// A sentence longer than the network takes is analysed in pieces; the root of a
// later piece then hangs on the root of the first, as a parataxis.
func (p *Parser) Parse(a *syntax.Analysis, s syntax.Sentence) []Word {
	p.words = a.Words(p.words[:0], s.First, s.Last)
	p.out = p.out[:0]
	for from := 0; from < len(p.words); from += network.Longest {
		p.piece(a, from, min(from+network.Longest, len(p.words)))
	}
	return p.out
}

func (p *Parser) piece(a *syntax.Analysis, from, to int) {
	form := func(i int) string { w := p.words[from+i]; return a.Doc.Text[w.Start:w.End] }
	found := p.runner.Run(to-from, form)
	tag := func(i int) string {
		if i < 0 || i >= len(found) {
			return ""
		}
		return p.m.net.Tags()[found[i].Tag]
	}
	for i, w := range found {
		x := Word{UDWord: p.words[from+i], UPOS: tag(i), Feats: p.m.net.Feats()[w.Feats], Rel: p.m.net.Rels()[w.Rel], Head: w.Head}
		switch {
		case w.Head > 0:
			x.Head += from
		case from > 0:
			x.Head, x.Rel = p.root(), "parataxis"
		}
		x.Lemma = p.lemmas.Lemma(lemma.Word{Form: form(i), UPOS: x.UPOS, Feats: x.Feats, Before: tag(i - 1), After: tag(i + 1)})
		p.out = append(p.out, x)
	}
}

// root is the place of the first piece's root, counted from 1.
func (p *Parser) root() int {
	for i := range p.out {
		if p.out[i].Head == 0 {
			return i + 1
		}
	}
	return 0
}

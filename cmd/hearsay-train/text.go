package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/eval"
	"hearsay/syntax"
	coref "hearsay/syntax/coref/train"
	names "hearsay/syntax/names/train"
)

// loadTexts reads texts whose words alone are wanted, sentence by sentence, and
// says what they are.
func loadTexts(paths []string) ([][]string, []source, error) {
	var out [][]string
	var sources []source
	for _, path := range paths {
		s, err := describe(path)
		if err != nil {
			return nil, nil, err
		}
		analyses, err := readFile(path, textReader(path))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, a := range analyses {
			for _, x := range a.Sentences {
				words := wordsOf(a, x)
				out = append(out, words)
				s.Sentences++
				s.Words += len(words)
			}
		}
		sources = append(sources, s)
	}
	return out, sources, nil
}

func wordsOf(a *syntax.Analysis, s syntax.Sentence) []string {
	var out []string
	for _, w := range a.Words(nil, s.First, s.Last) {
		out = append(out, a.Doc.Text[w.Start:w.End])
	}
	return out
}

// textReader chooses by the name of a file: names in BIO columns, entities in
// the columns of CoNLL-2012, or the questions of GAP.
func textReader(path string) func(io.Reader) ([]*syntax.Analysis, error) {
	switch base := filepath.Base(path); {
	case strings.Contains(base, ".bio"):
		return readBIO
	case strings.Contains(base, ".conll"):
		return readColumns
	}
	return readGAP
}

func readBIO(r io.Reader) ([]*syntax.Analysis, error) {
	var c names.Corpus
	if err := c.ReadBIO(r); err != nil {
		return nil, err
	}
	var out []*syntax.Analysis
	for _, d := range c.Documents {
		out = append(out, d.Analysis)
	}
	return out, nil
}

func readColumns(r io.Reader) ([]*syntax.Analysis, error) {
	documents, err := eval.ReadCoref(r)
	var out []*syntax.Analysis
	for _, d := range documents {
		out = append(out, syntax.Analyze(coref.LayOut(d.Tokens)))
	}
	return out, err
}

func readGAP(r io.Reader) ([]*syntax.Analysis, error) {
	cases, err := eval.ReadGAP(r)
	var out []*syntax.Analysis
	for _, c := range cases {
		text := hearsay.Block{Span: hearsay.Span{End: len(c.Text)}, Kind: hearsay.Paragraph}
		out = append(out, syntax.Analyze(&hearsay.Document{Text: c.Text, Blocks: []hearsay.Block{text}}))
	}
	return out, err
}

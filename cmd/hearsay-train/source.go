package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/goccy/go-yaml"

	"hearsay/syntax/conllu"
)

// readRecipe reads what a model is made of.
func readRecipe[R any](path string) (r R, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return r, err
	}
	if err := yaml.UnmarshalWithOptions(text, &r, yaml.Strict()); err != nil {
		return r, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// source names a treebank in the card.
type source struct {
	Name, SHA256     string
	Sentences, Words int `json:",omitempty"`
}

func describe(path string) (source, error) {
	f, err := os.Open(path)
	if err != nil {
		return source{}, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return source{}, err
	}
	return source{Name: name(path), SHA256: hex.EncodeToString(h.Sum(nil))}, nil
}

func sentences(path string) ([]conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	var out []conllu.Sentence
	for s, err := range conllu.Read(in) {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// load reads treebanks and says what they are.
func load(paths []string) ([]conllu.Sentence, []source, error) {
	var all []conllu.Sentence
	var sources []source
	for _, path := range paths {
		s, err := describe(path)
		if err != nil {
			return nil, nil, err
		}
		bank, err := sentences(path)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		for i := range bank {
			s.Words += len(bank[i].Words)
		}
		s.Sentences = len(bank)
		all, sources = append(all, bank...), append(sources, s)
	}
	return all, sources, nil
}

// name keeps the last two parts of a path: what the treebank and the file are
// called, and nothing of the machine.
func name(path string) string {
	parts := strings.Split(path, string(os.PathSeparator))
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}

package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"strings"

	"hearsay/syntax/conllu"
)

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

package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"hearsay/syntax/conllu"
)

// progress gives what prints lines of the log with the seconds since it was made.
func progress() func(string) {
	began := time.Now()
	return func(s string) { fmt.Fprintf(os.Stderr, "%5.0fs %s\n", time.Since(began).Seconds(), s) }
}

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

// source names a file in the card; sentences and words are those of treebanks and
// texts.
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

func sentences(path string) ([]conllu.Sentence, error) { return readFile(path, readSentences) }

func readSentences(r io.Reader) (out []conllu.Sentence, err error) {
	for s, err := range conllu.Read(r) {
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// readFile reads a file, which is unpacked when its name ends in ".gz".
func readFile[T any](path string, read func(io.Reader) (T, error)) (out T, err error) {
	f, err := os.Open(path)
	if err != nil {
		return out, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return out, err
		}
	}
	return read(in)
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

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/syntax/names"
	"hearsay/syntax/names/train"
)

// recipe says what a names model is made of.
type recipe struct {
	Train, Dev []corpus
}

// corpus is an entry of a recipe.
type corpus struct {
	Name     string
	Files    []string          // BIO columns, or a treebank when they are called .conllu
	Types    map[string]string // the corpus's types: PER, ORG, LOC, MISC, or "" for no name
	Open     bool              // names of type MISC are not annotated
	Hyphens  bool              // the columns cut hyphens from the words that they join
	Document int               // sentences that are taken for one document
	Licence  string
}

type namesOptions struct {
	recipe, data, out string
	settings          train.Settings
}

func newNames() *cobra.Command {
	o := namesOptions{settings: train.DefaultSettings()}
	c := &cobra.Command{
		Use: "names", Short: "train a names model from corpora", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runNames(c.Context(), o) },
	}
	f := c.Flags()
	f.StringVar(&o.recipe, "recipe", "cmd/hearsay-train/names.yaml", "what to learn from and to measure on")
	f.StringVar(&o.data, "data", ".", "folder that holds the files of the recipe")
	f.StringVar(&o.out, "out", "names.model", "file to write")
	f.IntVar(&o.settings.Epochs, "epochs", o.settings.Epochs, "passes over the corpora")
	f.IntVar(&o.settings.Rows, "rows", o.settings.Rows, "features kept")
	f.Float64Var(&o.settings.Rate, "rate", o.settings.Rate, "rate of learning")
	f.Float64Var(&o.settings.Miss, "miss", o.settings.Miss, "lead by which a name must win in training")
	f.Float64Var(&o.settings.Misc, "misc", o.settings.Misc, "score against the type MISC")
	f.Float64Var(&o.settings.Drop, "drop", o.settings.Drop, "share of features left out at each look at a sentence")
	f.Float64Var(&o.settings.Weak, "weak", o.settings.Weak, "weight of sentences whose types are open")
	f.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "seed of all random numbers")
	return c
}

// namesCard is the model card.
type namesCard struct {
	Model, Licence string
	Train, Dev     []namesSource
	Settings       train.Settings
}

// namesSource is a corpus in the card; F1 is that of PER, ORG and LOC together.
type namesSource struct {
	Name    string
	Licence string `json:",omitempty"`
	Files   []source
	F1      float64 `json:",omitempty"`
}

func runNames(ctx context.Context, o namesOptions) error {
	o.settings.Log = progress()
	r, err := readRecipe[recipe](o.recipe)
	if err != nil {
		return err
	}
	corpora, sources, err := loadCorpora(o.data, r.Train)
	if err != nil {
		return err
	}
	lexicon, err := train.Lexicon()
	if err != nil {
		return err
	}
	f, err := train.Train(ctx, corpora, lexicon, o.settings)
	if err != nil {
		return err
	}
	card := namesCard{
		Model: "names of persons, organisations and places in English", Licence: "CC BY-SA 4.0",
		Train: sources, Settings: o.settings,
	}
	if card.Dev, err = measureNames(o, r.Dev, f); err != nil {
		return err
	}
	if f.Card, err = json.Marshal(card); err != nil {
		return err
	}
	data := f.Append(nil)
	o.settings.Log(fmt.Sprintf("%d bytes, %d features", len(data), len(f.Weights)))
	return os.WriteFile(o.out, data, 0o644)
}

// measureNames scores the model as it will be read, 8-bit weights and all.
func measureNames(o namesOptions, dev []corpus, f *names.File) ([]namesSource, error) {
	f.Card = json.RawMessage("{}")
	m, err := names.Parse(f.Append(nil))
	if err != nil {
		return nil, err
	}
	corpora, sources, err := loadCorpora(o.data, dev)
	if err != nil {
		return nil, err
	}
	for i, c := range corpora {
		figures := train.Measure(m, c)
		sources[i].F1 = float64(int(figures.All.F1()*10+.5)) / 10
		o.settings.Log(fmt.Sprintf("%-22s %v", sources[i].Name, figures))
	}
	return sources, nil
}

// loadCorpora reads what a recipe lists.
func loadCorpora(dir string, list []corpus) ([]*train.Corpus, []namesSource, error) {
	var out []*train.Corpus
	var sources []namesSource
	for _, x := range list {
		c := &train.Corpus{Types: x.Types, Open: x.Open, Hyphens: x.Hyphens, Document: x.Document}
		s := namesSource{Name: x.Name, Licence: x.Licence}
		for _, name := range x.Files {
			path := filepath.Join(dir, filepath.FromSlash(name))
			described, err := describe(path)
			if err != nil {
				return nil, nil, err
			}
			if err := readCorpus(c, path); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", path, err)
			}
			s.Files = append(s.Files, described)
		}
		out, sources = append(out, c), append(sources, s)
	}
	return out, sources, nil
}

func readCorpus(c *train.Corpus, path string) error {
	read := c.ReadBIO
	if strings.Contains(filepath.Base(path), ".conllu") {
		read = c.ReadTreebank
	}
	_, err := readFile(path, func(r io.Reader) (struct{}, error) { return struct{}{}, read(r) })
	return err
}

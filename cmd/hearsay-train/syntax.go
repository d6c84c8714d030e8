package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay/syntax/conllu"
	"hearsay/syntax/lemma"
	"hearsay/syntax/network/train"
)

// syntaxRecipe says what a syntax model is made of: treebanks, texts that nobody
// annotated, of which the model learns what its teachers say, and the treebanks
// to measure on after every epoch.
type syntaxRecipe struct{ Train, Text, Dev []syntaxCorpus }

// syntaxCorpus is an entry of a recipe: treebanks are called .conllu, texts as
// readTexts says.
type syntaxCorpus struct {
	Name    string
	Files   []string
	Licence string
}

type syntaxOptions struct {
	recipe, data, out string
	settings          train.Settings
}

func newSyntax() *cobra.Command {
	o := syntaxOptions{settings: train.DefaultSettings()}
	c := &cobra.Command{
		Use: "syntax", Short: "train a syntax model from treebanks", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runSyntax(c.Context(), o) },
	}
	f := c.Flags()
	f.StringVar(&o.recipe, "recipe", "cmd/hearsay-train/syntax.yaml", "what to learn from and to measure on")
	f.StringVar(&o.data, "data", ".", "folder that holds the files of the recipe")
	f.StringVar(&o.out, "out", "english.model", "file to write")
	f.IntVar(&o.settings.Epochs, "epochs", o.settings.Epochs, "passes over the treebanks and texts")
	f.IntVar(&o.settings.Teachers.Count, "teachers", o.settings.Teachers.Count, "models to train first, whose mean the model learns too; 0 takes a third of the time")
	f.IntVar(&o.settings.Sizes.Hidden, "hidden", o.settings.Sizes.Hidden, "size of one direction of one layer, a multiple of 16")
	f.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "seed of all random numbers")
	return c
}

// syntaxCard is the model card.
type syntaxCard struct {
	Model, Licence string
	Train          []syntaxSource
	Text           []syntaxSource `json:",omitempty"` // taught by the teachers alone
	Dev            []syntaxSource
	Settings       train.Settings
	Figures        train.Figures // float network, gold words
}

// syntaxSource is a corpus in the card.
type syntaxSource struct {
	Name    string
	Licence string `json:",omitempty"`
	Files   []source
}

func runSyntax(ctx context.Context, o syntaxOptions) error {
	o.settings.Log = progress()
	r, err := readRecipe[syntaxRecipe](o.recipe)
	if err != nil {
		return err
	}
	if o.settings.Teachers.Count == 0 {
		r.Text = nil // nobody can say anything of texts
	}
	card := syntaxCard{Model: "tags, features, lemmas and dependencies for English", Licence: "CC BY-SA 4.0", Settings: o.settings}
	var bank, dev []conllu.Sentence
	var texts [][]string
	if bank, card.Train, err = loadSyntax(o.data, r.Train, load); err != nil {
		return err
	}
	if texts, card.Text, err = loadSyntax(o.data, r.Text, loadTexts); err != nil {
		return err
	}
	if dev, card.Dev, err = loadSyntax(o.data, r.Dev, load); err != nil {
		return err
	}
	m, err := train.Train(ctx, bank, texts, o.settings, func(m *train.Model) {
		card.Figures = m.Measure(dev)
		o.settings.Log(card.Figures.String())
	})
	if err != nil {
		return err
	}
	return write(o.out, m, lemma.Train(bank), card)
}

// loadSyntax reads what a recipe lists.
func loadSyntax[T any](dir string, list []syntaxCorpus, load func([]string) ([]T, []source, error)) ([]T, []syntaxSource, error) {
	var out []T
	var sources []syntaxSource
	for _, x := range list {
		var paths []string
		for _, f := range x.Files {
			paths = append(paths, filepath.Join(dir, filepath.FromSlash(f)))
		}
		part, files, err := load(paths)
		if err != nil {
			return nil, nil, err
		}
		out, sources = append(out, part...), append(sources, syntaxSource{x.Name, x.Licence, files})
	}
	return out, sources, nil
}

func write(path string, m *train.Model, lemmas *lemma.Model, c syntaxCard) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	f := m.Export(text)
	if f.Header.Lemmas, err = json.Marshal(lemmas.Rules()); err != nil {
		return err
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.WriteTo(out); err != nil {
		return err
	}
	return out.Close()
}

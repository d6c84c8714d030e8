package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/eval"
	"hearsay/syntax/coref"
	"hearsay/syntax/coref/train"
)

// corefRecipe says what a coreference model is made of.
type corefRecipe struct{ Train, Dev []corefCorpus }

// corefCorpus is an entry of a recipe: Columns and perhaps Texts, or GAP.
type corefCorpus struct {
	Name    string
	Columns string // entities in brackets
	Texts   string // the same documents as a treebank
	GAP     string
	Partial bool // only some sorts of things are annotated
	Licence string
}

type corefOptions struct {
	recipe, data, out string
	settings          train.Settings
}

func newCoref() *cobra.Command {
	o := corefOptions{settings: train.DefaultSettings()}
	c := &cobra.Command{
		Use: "coref", Short: "train a coreference model from corpora", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runCoref(c.Context(), o) },
	}
	f := c.Flags()
	f.StringVar(&o.recipe, "recipe", "cmd/hearsay-train/coref.yaml", "what to learn from and to measure on")
	f.StringVar(&o.data, "data", ".", "folder that holds the files of the recipe")
	f.StringVar(&o.out, "out", "coref.model", "file to write")
	f.IntVar(&o.settings.Fits, "fits", o.settings.Fits, "fits whose weights are averaged")
	f.IntVar(&o.settings.Epochs, "epochs", o.settings.Epochs, "passes over the corpora of each fit")
	f.Float64Var(&o.settings.Rate, "rate", o.settings.Rate, "rate of learning")
	f.Float64Var(&o.settings.Drop, "drop", o.settings.Drop, "share of features left out at each look at a mention")
	f.Float64Var(&o.settings.FalseNew, "false-new", o.settings.FalseNew, "lead of an antecedent over a new entity")
	f.Float64Var(&o.settings.FalseLink, "false-link", o.settings.FalseLink, "lead of a new entity over an antecedent")
	f.Float64Var(&o.settings.WrongLink, "wrong-link", o.settings.WrongLink, "lead of an antecedent over a wrong one")
	f.Float64Var(&o.settings.Choice, "choice", o.settings.Choice, "weight of a question of GAP")
	f.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "seed of all random numbers")
	return c
}

// corefCard is the model card.
type corefCard struct {
	Model, Licence string
	Train, Dev     []corefSource
	Settings       train.Settings
}

// corefSource is a corpus in the card, with CoNLL F1 or GAP F1 in percent.
type corefSource struct {
	Name    string
	Licence string `json:",omitempty"`
	Files   []source
	F1      float64 `json:",omitempty"`
}

func runCoref(ctx context.Context, o corefOptions) error {
	o.settings.Log = progress()
	r, err := readRecipe[corefRecipe](o.recipe)
	if err != nil {
		return err
	}
	corpora, sources, err := loadCoref(ctx, o.data, r.Train)
	if err != nil {
		return err
	}
	o.settings.Log("documents analysed")
	f, err := train.Train(ctx, slices.Concat(corpora...), o.settings)
	if err != nil {
		return err
	}
	card := corefCard{Model: "coreference in English", Licence: "CC BY-SA 4.0", Train: sources, Settings: o.settings}
	if card.Dev, err = measureCoref(ctx, o, r.Dev, f); err != nil {
		return err
	}
	if f.Card, err = json.Marshal(card); err != nil {
		return err
	}
	data := f.Append(nil)
	o.settings.Log(fmt.Sprintf("%d bytes", len(data)))
	return os.WriteFile(o.out, data, 0o644)
}

// measureCoref scores the model as it will be read, 8-bit weights and all.
func measureCoref(ctx context.Context, o corefOptions, dev []corefCorpus, f *coref.File) ([]corefSource, error) {
	f.Card = json.RawMessage("{}")
	m, err := coref.Parse(f.Append(nil))
	if err != nil {
		return nil, err
	}
	corpora, sources, err := loadCoref(ctx, o.data, dev)
	if err != nil {
		return nil, err
	}
	for i, c := range corpora {
		figures := train.Measure(m, c)
		sources[i].F1 = math.Round(1000*max(figures.Coref.CoNLL(), figures.GAP.Overall.F1())) / 10
		o.settings.Log(fmt.Sprintf("%s: %v", sources[i].Name, figures))
	}
	return sources, nil
}

// loadCoref reads and analyses what a recipe lists.
func loadCoref(ctx context.Context, dir string, list []corefCorpus) ([][]train.Example, []corefSource, error) {
	var out [][]train.Example
	var sources []corefSource
	for _, x := range list {
		s := corefSource{Name: x.Name, Licence: x.Licence}
		for _, name := range []string{x.Columns, x.Texts, x.GAP} {
			if name == "" {
				continue
			}
			described, err := describe(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				return nil, nil, err
			}
			s.Files = append(s.Files, described)
		}
		c, err := readCoref(dir, x)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", x.Name, err)
		}
		examples, err := train.Analyse(ctx, c)
		if err != nil {
			return nil, nil, err
		}
		out, sources = append(out, examples), append(sources, s)
	}
	return out, sources, nil
}

func readCoref(dir string, x corefCorpus) (*train.Corpus, error) {
	c := &train.Corpus{Partial: x.Partial}
	if x.GAP != "" {
		cases, err := readFile(filepath.Join(dir, filepath.FromSlash(x.GAP)), eval.ReadGAP)
		c.AddGAP(cases)
		return c, err
	}
	documents, err := readFile(filepath.Join(dir, filepath.FromSlash(x.Columns)), eval.ReadCoref)
	if err != nil {
		return nil, err
	}
	var texts map[string]*hearsay.Document
	if x.Texts != "" {
		if texts, err = readFile(filepath.Join(dir, filepath.FromSlash(x.Texts)), train.ReadTexts); err != nil {
			return nil, err
		}
	}
	return c, c.AddColumns(documents, texts)
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"hearsay/syntax"
	"hearsay/syntax/conllu"
	"hearsay/syntax/train"
)

type sentenceOptions struct {
	train, dev []string
	licence    []string
	out        string
	settings   train.Settings
}

func newSentences() *cobra.Command {
	o := sentenceOptions{settings: train.DefaultSettings()}
	c := &cobra.Command{
		Use: "sentences", Short: "train a model of sentence ends from treebanks", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runSentences(c.Context(), o) },
	}
	f := c.Flags()
	f.StringSliceVar(&o.train, "train", nil, "treebanks to learn from, .conllu or .conllu.gz")
	f.StringSliceVar(&o.dev, "dev", nil, "treebanks to measure on")
	f.StringArrayVar(&o.licence, "licence", nil, "a line for the card: licence and authors of a treebank")
	f.StringVar(&o.out, "out", "sentences.model", "file to write")
	f.IntVar(&o.settings.Epochs, "epochs", o.settings.Epochs, "passes over the treebanks")
	f.IntVar(&o.settings.Runs, "runs", o.settings.Runs, "fits whose mean is the model")
	f.Float64Var(&o.settings.Rate, "rate", o.settings.Rate, "rate of learning")
	f.Float64Var(&o.settings.Drop, "drop", o.settings.Drop, "share of features left out at each look")
	f.Float64Var(&o.settings.Lead, "lead", o.settings.Lead, "log-odds at which a sentence ends")
	f.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "seed of all random numbers")
	for _, name := range []string{"train", "dev"} {
		if err := c.MarkFlagRequired(name); err != nil {
			panic(err) // a flag defined some lines above
		}
	}
	return c
}

// sentenceCard is the model card.
type sentenceCard struct {
	Model, Licence string
	Train          []source
	Dev            []measuredSource
	Attribution    []string
	Settings       train.Settings
}

// measuredSource is a treebank with how well its sentences are found.
type measuredSource struct {
	source
	Figures train.Figures
}

func runSentences(ctx context.Context, o sentenceOptions) error {
	o.settings.Log = progress()
	bank, sources, err := load(o.train)
	if err != nil {
		return err
	}
	weights, threshold, err := train.Train(ctx, train.Documents(bank), o.settings)
	if err != nil {
		return err
	}
	model := syntax.NewBoundaries(nil, threshold, weights)
	c := sentenceCard{
		Model: "where sentences end in English", Licence: "CC BY-SA 4.0",
		Train: sources, Attribution: o.licence, Settings: o.settings,
	}
	for _, path := range o.dev {
		var dev []conllu.Sentence
		if dev, sources, err = load([]string{path}); err != nil {
			return err
		}
		figures := train.Measure(train.Documents(dev), model.Ends)
		o.settings.Log(fmt.Sprintf("%s: P %.2f R %.2f F1 %.2f", sources[0].Name, figures.P, figures.R, figures.F1))
		c.Dev = append(c.Dev, measuredSource{sources[0], figures})
	}
	card, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, []byte(syntax.NewBoundaries(card, threshold, weights)), 0o644)
}

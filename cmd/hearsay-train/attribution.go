package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"hearsay/read/attribution"
	"hearsay/read/attribution/train"
)

type attributionOptions struct {
	data, out, licence string
	settings           train.Settings
}

func newAttribution() *cobra.Command {
	o := attributionOptions{settings: train.DefaultSettings()}
	c := &cobra.Command{
		Use: "attribution", Short: "train an attribution model from articles in brat standoff", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runAttribution(c.Context(), o) },
	}
	f := c.Flags()
	f.StringVar(&o.data, "data", ".", "folder of articles, NAME.txt with NAME.ann")
	f.StringVar(&o.out, "out", "attribution.model", "file to write")
	f.StringVar(&o.licence, "licence", "", "a line for the card: what the licence of the articles is")
	f.IntVar(&o.settings.Epochs, "epochs", o.settings.Epochs, "passes over the articles")
	f.Float64Var(&o.settings.Rate, "rate", o.settings.Rate, "rate of learning")
	f.Float64Var(&o.settings.Drop, "drop", o.settings.Drop, "share of features left out at each look")
	f.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "seed of all random numbers")
	return c
}

// attributionCard is the model card.
type attributionCard struct {
	Model, Licence string
	Train          articlesCard
	Settings       train.Settings
}

// articlesCard describes a folder of articles; SHA256 is that of all files one
// after the other.
type articlesCard struct {
	Name, SHA256           string
	Articles, Attributions int
}

func runAttribution(ctx context.Context, o attributionOptions) error {
	o.settings.Log = progress()
	articles, err := train.Load(ctx, o.data)
	if err != nil {
		return err
	}
	finder, err := attribution.New()
	if err != nil {
		return err
	}
	m, err := train.Train(ctx, finder.With(nil), articles, o.settings)
	if err != nil {
		return err
	}
	card := attributionCard{Model: "cues, sources and contents of attributions in English", Licence: o.licence, Settings: o.settings}
	if card.Train, err = describeArticles(o.data, articles); err != nil {
		return err
	}
	if m.Card, err = json.Marshal(card); err != nil {
		return err
	}
	data := m.Append(nil)
	o.settings.Log(fmt.Sprintf("%d bytes", len(data)))
	return os.WriteFile(o.out, data, 0o644)
}

func describeArticles(folder string, articles []train.Article) (articlesCard, error) {
	c := articlesCard{Name: name(filepath.Clean(folder)), Articles: len(articles)}
	for i := range articles {
		c.Attributions += len(articles[i].Gold)
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil {
		return c, err
	}
	slices.Sort(paths)
	h := sha256.New()
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return c, err
		}
		h.Write(data)
	}
	c.SHA256 = hex.EncodeToString(h.Sum(nil))
	return c, nil
}

// Command hearsay-train trains the models that hearsay embeds: the syntax model
// from treebanks in CoNLL-U, the names model from corpora in BIO columns.
//
//	hearsay-train names --recipe names.yaml --data corpora --out names.model
//	hearsay-train syntax --train a.conllu.gz,b.conllu.gz --dev c.conllu.gz \
//	    --licence "CC BY-SA 4.0: ..." --out english.model
//
// The same data, settings and kind of processor give the same bytes. The
// model file begins with a line of text and a header in JSON that holds the
// model card, readable by eye: head -c 4000 english.model.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"hearsay/syntax/conllu"
	"hearsay/syntax/lemma"
	"hearsay/syntax/network/train"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := newCommand().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "hearsay-train:", err)
		os.Exit(1)
	}
}

type options struct {
	train, dev []string
	licence    []string
	out        string
	settings   train.Settings
}

func newCommand() *cobra.Command {
	c := &cobra.Command{Use: "hearsay-train", Short: "train the models of hearsay", SilenceUsage: true, SilenceErrors: true}
	c.AddCommand(newSyntax(), newNames(), newAttribution(), newCoref(), newSentences())
	return c
}

func newSyntax() *cobra.Command {
	o := options{settings: train.DefaultSettings()}
	c := &cobra.Command{
		Use: "syntax", Short: "train a syntax model from treebanks", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return run(c.Context(), o) },
	}
	f := c.Flags()
	f.StringSliceVar(&o.train, "train", nil, "treebanks to learn from, .conllu or .conllu.gz")
	f.StringSliceVar(&o.dev, "dev", nil, "treebanks to measure on after every epoch")
	f.StringArrayVar(&o.licence, "licence", nil, "a line for the card: licence and authors of a treebank")
	f.StringVar(&o.out, "out", "english.model", "file to write")
	f.IntVar(&o.settings.Epochs, "epochs", o.settings.Epochs, "passes over the treebanks")
	f.IntVar(&o.settings.Teachers, "teachers", o.settings.Teachers, "models to train first, whose mean the model learns too; 0 takes a third of the time")
	f.IntVar(&o.settings.Sizes.Hidden, "hidden", o.settings.Sizes.Hidden, "size of one direction of one layer, a multiple of 16")
	f.Uint64Var(&o.settings.Seed, "seed", o.settings.Seed, "seed of all random numbers")
	for _, name := range []string{"train", "dev"} {
		if err := c.MarkFlagRequired(name); err != nil {
			panic(err) // a flag defined three lines above
		}
	}
	return c
}

func run(ctx context.Context, o options) error {
	bank, sources, err := load(o.train)
	if err != nil {
		return err
	}
	dev, devSources, err := load(o.dev)
	if err != nil {
		return err
	}
	began := time.Now()
	o.settings.Log = func(s string) { fmt.Fprintf(os.Stderr, "%5.0fs %s\n", time.Since(began).Seconds(), s) }
	var last train.Figures
	m, err := train.Train(ctx, bank, o.settings, func(m *train.Model) {
		last = m.Measure(dev)
		o.settings.Log(last.String())
	})
	if err != nil {
		return err
	}
	return write(o, m, lemma.Train(bank), card{
		Model: "tags, features, lemmas and dependencies for English", Licence: "CC BY-SA 4.0",
		Train: sources, Dev: devSources, Attribution: o.licence, Settings: o.settings, Figures: last,
	})
}

// card is the model card.
type card struct {
	Model, Licence string
	Train, Dev     []source
	Attribution    []string
	Settings       train.Settings
	Figures        train.Figures // float network, gold words
}

func write(o options, m *train.Model, lemmas *lemma.Model, c card) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	f := m.Export(text)
	if f.Header.Lemmas, err = json.Marshal(lemmas.Rules()); err != nil {
		return err
	}
	out, err := os.Create(o.out)
	if err != nil {
		return err
	}
	if _, err := f.WriteTo(out); err != nil {
		return err
	}
	return out.Close()
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

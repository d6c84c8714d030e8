package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/coref"
	"hearsay/syntax/english"
	"hearsay/syntax/names"
)

// builtInModel is a trained model inside the program.
type builtInModel struct {
	size int // bytes
	card func() (json.RawMessage, error)
}

func builtInModels() []builtInModel {
	return []builtInModel{
		{len(syntax.ShippedBoundaries()), syntax.ShippedBoundaries().Card},
		{english.Size(), cardOf(english.Load)},
		{names.Size(), cardOf(names.Load)},
		{coref.Size(), cardOf(coref.Load)},
	}
}

// cardOf loads a model for its card.
func cardOf[M interface{ Card() json.RawMessage }](load func() (M, error)) func() (json.RawMessage, error) {
	return func() (json.RawMessage, error) {
		m, err := load()
		if err != nil {
			return nil, err
		}
		return m.Card(), nil
	}
}

// modelCard holds what all cards have in common.
type modelCard struct {
	Model, Licence   string
	Train, Text, Dev []modelCorpus // Text was not annotated: other models taught what it says
	Attribution      []string
	Figures          map[string]float64 // on the whole of Dev
}

// modelCorpus is what a model was trained or measured on.
type modelCorpus struct {
	Name, Licence    string
	Sentences, Words int
	Files            []struct{ Sentences, Words int }
	F1               float64
	Figures          map[string]float64
}

// printModels writes what the cards say: name, size, licence, what each model
// was trained on and how well it does.
func printModels(out io.Writer) error {
	for _, m := range builtInModels() {
		text, err := m.card()
		var c modelCard
		if err == nil {
			err = json.Unmarshal(text, &c)
		}
		if err != nil {
			return &hearsay.Error{Code: hearsay.Internal, Msg: "a built-in model is broken", Err: err}
		}
		if _, err := fmt.Fprintf(out, "\n%s\n  size: %.2f MB\n  licence: %s\n", c.Model, float64(m.size)/1e6, c.Licence); err != nil {
			return err
		}
		c.print(out)
	}
	return nil
}

func (c *modelCard) print(out io.Writer) {
	for _, x := range c.Train {
		fmt.Fprintf(out, "  trained on: %s\n", x.describe())
	}
	for _, x := range c.Text {
		fmt.Fprintf(out, "  texts without annotation: %s\n", x.describe())
	}
	for _, line := range c.Attribution {
		fmt.Fprintf(out, "  source: %s\n", line)
	}
	for _, x := range c.Dev {
		if x.F1 != 0 {
			x.Figures = map[string]float64{"F1": x.F1}
		}
		if x.Figures == nil {
			x.Figures = c.Figures
		}
		fmt.Fprintf(out, "  measured on: %s: %s\n", x.Name, figures(x.Figures))
	}
}

// describe is the name of a corpus with its size and licence where known.
func (x *modelCorpus) describe() string {
	parts := []string{x.Name}
	sentences, words := x.Sentences, x.Words
	for _, f := range x.Files {
		sentences, words = sentences+f.Sentences, words+f.Words
	}
	if words > 0 {
		parts = append(parts, fmt.Sprintf("%d sentences", sentences), fmt.Sprintf("%d words", words))
	}
	if x.Licence != "" {
		parts = append(parts, x.Licence)
	}
	return strings.Join(parts, "; ")
}

// figures lists percentages by name, counts left out.
func figures(f map[string]float64) string {
	var parts []string
	for _, name := range []string{"UPOS", "Feats", "UAS", "LAS", "P", "R", "F1"} {
		if v, ok := f[name]; ok {
			parts = append(parts, name+" "+strconv.FormatFloat(v, 'f', 1, 64))
		}
	}
	return strings.Join(parts, ", ")
}

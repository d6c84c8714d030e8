package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/eval"
	"hearsay/position"
	"hearsay/syntax"
	"hearsay/syntax/coref"
)

func newEval(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "score what a program found against gold",
		Long: `Score the output of hearsay, or of any other program, against gold data. Files may
be packed by gzip.
` + exitCodes,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newEvalCoref(std), newEvalGAP(std))
	return cmd
}

// evalFormats are the values of --format.
func evalFormats() []string { return []string{"table", "json"} }

func evalFormatFlag(cmd *cobra.Command, format *string) {
	cmd.Flags().StringVar(format, "format", "table", "table or json")
	complete(cmd, "format", evalFormats()...)
}

func newEvalCoref(std streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "coref GOLD SYSTEM",
		Short: "coreference: MUC, B3, CEAFe and their mean, as CoNLL-2012",
		Long: `Score entities as the CoNLL-2012 shared task did: MUC, B3, CEAFe and the mean of
their F1. Entities of one mention count as they come: the gold of OntoNotes and
OntoGUM has none, that of LitBank has.

GOLD and SYSTEM are columns with brackets: those of CoNLL-2012, or those of OntoGUM,
which "hearsay annotate --as coref" prints. Documents go together by name. Tokens may
differ as long as the text without white space is the same; a mention then goes to
the gold tokens that hold its first and last characters.
` + exitCodes,
		Example: `  hearsay annotate --from jsonl --as coref texts.jsonl > found.conll
  hearsay eval coref gold.conll found.conll`,
		Args: usageArgs(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error { return runEvalCoref(args[0], args[1], format, std) },
	}
	evalFormatFlag(cmd, &format)
	return cmd
}

func runEvalCoref(goldFile, systemFile, format string, std streams) error {
	if err := oneOf("--format", format, evalFormats()); err != nil {
		return err
	}
	gold, err := readGold(goldFile, eval.ReadCoref)
	if err != nil {
		return err
	}
	system, err := readGold(systemFile, eval.ReadCoref)
	if err != nil {
		return err
	}
	score, err := eval.ScoreColumns(gold, system)
	if err != nil {
		return damaged(systemFile, err)
	}
	return writeScores(std.out, format, []namedScore{
		{"mentions", score.Mentions}, {"MUC", score.MUC}, {"B3", score.B3}, {"CEAFe", score.CEAFe},
	}, extra{"CoNLL F1", "conll_f1", 100 * score.CoNLL()})
}

func newEvalGAP(std streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "gap GOLD [SYSTEM]",
		Short: "which of two people a pronoun means: F1, as GAP",
		Long: `Score the resolution of ambiguous pronouns as GAP does: for each of the two names
of a case, whether the pronoun means it. Bias is the F1 of feminine pronouns by
that of masculine ones.

GOLD is a file of GAP. SYSTEM has a line a case: its ID, TRUE or FALSE for the first
name, and for the second, with tabs between. Without SYSTEM hearsay reads the texts
of GOLD itself, each as a document, and a name is meant when one of its mentions, or
one that it stands in apposition to, is of the pronoun's entity.
` + exitCodes,
		Example: `  hearsay eval gap gap-validation.tsv
  hearsay eval gap gap-validation.tsv answers.tsv --format json`,
		Args: usageArgs(cobra.RangeArgs(1, 2)),
		RunE: func(_ *cobra.Command, args []string) error {
			return runEvalGAP(args[0], strings.Join(args[1:], ""), format, std)
		},
	}
	evalFormatFlag(cmd, &format)
	return cmd
}

func runEvalGAP(goldFile, systemFile, format string, std streams) error {
	if err := oneOf("--format", format, evalFormats()); err != nil {
		return err
	}
	cases, err := readGold(goldFile, eval.ReadGAP)
	if err != nil {
		return err
	}
	var answers map[string]eval.Answer
	if systemFile == "" {
		answers, err = answerGAP(cases)
	} else {
		answers, err = readGold(systemFile, eval.ReadGAPAnswers)
	}
	if err != nil {
		return err
	}
	score := eval.ScoreGAP(cases, answers)
	return writeScores(std.out, format, []namedScore{
		{"overall", score.Overall}, {"masculine", score.Masculine}, {"feminine", score.Feminine},
	}, extra{"bias (F/M)", "bias", score.Bias()})
}

// answerGAP reads the texts of the cases and answers their questions.
func answerGAP(cases []eval.GAPCase) (map[string]eval.Answer, error) {
	analyst, err := coref.NewAnalyst()
	if err != nil {
		return nil, err
	}
	model, err := coref.Load()
	if err != nil {
		return nil, err
	}
	r := model.NewResolver()
	answers := map[string]eval.Answer{}
	for i := range cases {
		c := &cases[i]
		whole := hearsay.Span{End: len(c.Text)}
		page := analyst.Analyse(syntax.Analyze(&hearsay.Document{Text: c.Text, Blocks: []hearsay.Block{{Span: whole, Kind: hearsay.Paragraph}}}))
		found := r.Resolve(page)
		points := position.NewMap(c.Text)
		place := func(p eval.Place) hearsay.Span { return points.Span([2]int{p.Start, p.End}) }
		pronoun := place(c.Pronoun)
		answers[c.ID] = eval.Answer{
			IsA: coref.Corefer(page, found, pronoun, place(c.A)),
			IsB: coref.Corefer(page, found, pronoun, place(c.B)),
		}
	}
	return answers, nil
}

// namedScore is a row of a table of scores, extra a figure below it.
type (
	namedScore struct {
		name  string
		score eval.Score
	}
	extra struct {
		name, key string
		value     float64
	}
)

// writeScores shows recall, precision and F1 in percent.
func writeScores(out io.Writer, format string, scores []namedScore, last extra) error {
	percent := func(x float64) float64 { return float64(int(10000*x+.5)) / 100 }
	if format == "json" {
		object := map[string]any{last.key: percent(last.value / 100)}
		for _, s := range scores {
			object[strings.ToLower(s.name)] = map[string]float64{
				"precision": percent(s.score.Precision.Value()), "recall": percent(s.score.Recall.Value()), "f1": percent(s.score.F1()),
			}
		}
		return json.NewEncoder(out).Encode(object)
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\tP\tR\tF1\t")
	for _, s := range scores {
		fmt.Fprintf(table, "%s\t%.2f\t%.2f\t%.2f\t\n", s.name, 100*s.score.Precision.Value(), 100*s.score.Recall.Value(), 100*s.score.F1())
	}
	fmt.Fprintf(table, "%s\t\t\t%.2f\t\n", last.name, last.value)
	return table.Flush()
}

// readGold reads a file of gold or answers, which may be packed by gzip.
func readGold[T any](name string, read func(io.Reader) (T, error)) (out T, err error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return out, &hearsay.Error{Code: hearsay.NotFound, Path: name, Msg: "there is no such file", Err: err}
	}
	if err != nil {
		return out, &hearsay.Error{Code: hearsay.Unreadable, Path: name, Msg: "the file cannot be read", Err: err}
	}
	var in io.Reader = bytes.NewReader(data)
	if bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		if in, err = gzip.NewReader(in); err != nil {
			return out, damaged(name, err)
		}
	}
	if out, err = read(in); err != nil {
		return out, damaged(name, err)
	}
	return out, nil
}

func damaged(name string, err error) error {
	return &hearsay.Error{Code: hearsay.Damaged, Path: name, Msg: err.Error(), Err: err}
}

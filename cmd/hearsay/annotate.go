package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/export"
)

type annotateOptions struct {
	from, as string
	workers  int
	files    []string
	lexicons []string
}

// inputForms are the values of --from.
func inputForms() []string { return []string{"text", "jsonl"} }

func newAnnotate(std streams) *cobra.Command {
	var o annotateOptions
	cmd := &cobra.Command{
		Use:   "annotate FILE...",
		Short: "read documents and print their readings, without a ledger",
		Long: `Read documents and print what was found in them, in the order of the files, as
they are done. Nothing is stored. Memory does not grow with the number of
documents.

FILE is a file or folder of any format that "hearsay read" takes, or - for
standard input. With --from jsonl each line of FILE is a document:
{"doc": its name, "text": ..., "dct": date of publication if known}.

--as says what to print; docs/formats.md describes each form:
  jsonl          everything, one document a line (a failed file is a line too)
  webannotation  attributions as W3C Web Annotations, one a line
  brat           attributions as brat standoff
  conllu         words, tags, lemmas and dependencies, for English
  ner            words and the names among them, for English
  coref          words and which of them speak of the same thing, for English
  timeml         time expressions as TimeML
  attribution, chains, speakers, timex    one task each, for scorers
  ingest         what was taken from each file, without reading it; with the
                 seconds it took and the largest memory so far
` + lexiconHelp + exitCodes,
		Example: `  hearsay annotate statement.pdf
  hearsay annotate --as brat papers/ > papers.ann
  cat documents.jsonl | hearsay annotate --from jsonl --as timex -`,
		Args: usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.files = args
			return runAnnotate(cmd.Context(), o, std)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.from, "from", "text", "text: each FILE is a document of any format; jsonl: each line is one")
	f.StringVar(&o.as, "as", "jsonl", "what to print: "+strings.Join(export.Formats(), ", "))
	lexiconFlag(cmd, &o.lexicons)
	workersFlag(cmd, &o.workers)
	complete(cmd, "from", inputForms()...)
	complete(cmd, "as", export.Formats()...)
	return cmd
}

func runAnnotate(ctx context.Context, o annotateOptions, std streams) (err error) {
	if err := errors.Join(oneOf("--from", o.from, inputForms()), oneOf("--as", o.as, export.Formats()), checkWorkers(o.workers)); err != nil {
		return err
	}
	out, err := export.NewWriter(o.as, std.out)
	if err != nil {
		return err
	}
	p, err := newPipeline(o.workers, o.lexicons)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.ingest.Close()) }()
	p.extractOnly = export.FromText(o.as)
	failed := 0
	err = p.run(ctx, p.annotated(ctx, o, std), func(f *fileResult) error {
		for x := range f.parts {
			<-x.ready
			if x.err != nil {
				failed++
				newTerminal(std.err).failure(x.err)
			}
			if err := out.Write(item(x, o.as == "ingest")); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && failed > 0 {
		err = errSomeFailed
	}
	return err
}

// item is a part as it is exported.
func item(x *part, measured bool) export.Item {
	i := export.Item{Reading: x.reading, Path: x.path, Err: x.err}
	if x.err != nil {
		i.Reading = nil
	}
	if measured {
		i.Seconds, i.PeakMB = x.seconds, peakMB()
	}
	return i
}

// annotated gives the files of an annotate run.
func (p *pipeline) annotated(ctx context.Context, o annotateOptions, std streams) iter.Seq2[input, error] {
	return func(yield func(input, error) bool) {
		for _, name := range o.files {
			inputs := p.walk(ctx, []string{name})
			switch {
			case name == "-" && o.from == "jsonl":
				inputs = one(p.lines("stdin", func() (io.ReadCloser, error) { return io.NopCloser(std.in), nil }))
			case name == "-":
				inputs = one(p.standardInput(std.in))
			case o.from == "jsonl":
				inputs = p.jsonlOf(ctx, name)
			}
			for in, err := range inputs {
				if !yield(in, err) {
					return
				}
			}
		}
	}
}

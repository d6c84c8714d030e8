package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

type exportOptions struct {
	ledger ledgerOptions
	filter saysFilter
	as     string
	output string
}

// exportForms are the values of --as: tables of attributions, then whole
// readings.
func exportForms() []string {
	return []string{"csv", "tsv", "json", "jsonl", "webannotation", "brat", "timeml"}
}

func newExport(std streams) *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "write attributions or whole readings for other programs",
		Long: `Write what a ledger holds for other programs, of any size. docs/formats.md
describes each form.

  csv, tsv, json   a table of the attributions, as "hearsay says --format"
  jsonl            whole readings, one document a line
  webannotation    attributions as W3C Web Annotations
  brat             attributions as brat standoff
  timeml           time expressions as TimeML

The filters narrow the attributions; for whole readings they narrow the documents
to those that hold such an attribution. In csv and tsv a cell that a spreadsheet
would run as a formula begins with an apostrophe.
` + exitCodes,
		Example: `  hearsay export --as csv -o attributions.csv
  hearsay export --as jsonl --outlet "Teslin Post" > post.jsonl
  hearsay export --as webannotation --doc papers/statement.pdf`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	o.filter.flags(cmd)
	cmd.Flags().StringVar(&o.as, "as", "csv", strings.Join(exportForms(), ", "))
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "file to write, replaced when all is written (default: standard output)")
	complete(cmd, "as", exportForms()...)
	return cmd
}

func runExport(ctx context.Context, o exportOptions, std streams) error {
	if err := errors.Join(oneOf("--as", o.as, exportForms())); err != nil {
		return err
	}
	if err := o.filter.check(); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		return toFile(o.output, std.out, func(w io.Writer) error {
			if slices.Contains([]string{"csv", "tsv", "json"}, o.as) {
				return exportTable(ctx, l, o, w)
			}
			return exportReadings(ctx, l, o, w)
		})
	})
}

// toFile calls write with standard output, or with a file that takes its name
// only when all is written.
func toFile(path string, out io.Writer, write func(io.Writer) error) error {
	if path == "" {
		return write(out)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".hearsay-*")
	if err == nil {
		defer os.Remove(f.Name())
		if err = errors.Join(write(f), f.Close()); err != nil {
			return err
		}
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return &hearsay.Error{Code: hearsay.Unreadable, Path: path, Msg: "cannot be written", Hint: "does the folder exist, and may you write there?", Err: err}
	}
	return nil
}

func exportTable(ctx context.Context, l *ledger.Ledger, o exportOptions, w io.Writer) error {
	return saysListing().write(w, o.as, func(yield func([]any, error) bool) {
		for row, err := range l.AllSays(ctx, o.filter.SaysFilter) {
			if !yield(export.SaysCells(&row), err) {
				return
			}
		}
	})
}

func exportReadings(ctx context.Context, l *ledger.Ledger, o exportOptions, w io.Writer) error {
	out, err := export.NewWriter(o.as, w)
	if err != nil {
		return err
	}
	for r, err := range l.AllReadings(ctx, o.filter.SaysFilter) {
		if err != nil {
			return err
		}
		if err := out.Write(export.Item{Reading: r}); err != nil {
			return err
		}
	}
	return nil
}

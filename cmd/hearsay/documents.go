package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/ledger"
)

type documentsOptions struct {
	ledger ledgerOptions
	list   listOptions
	filter ledger.DocumentFilter
	format string
	failed bool
}

func newDocuments(std streams) *cobra.Command {
	var o documentsOptions
	cmd := &cobra.Command{
		Use:   "documents",
		Short: "list and search the documents",
		Long: `List the documents of a ledger by path, or those that a search finds, the best
first. With --failed list the files that could not be read.
` + exitCodes,
		Example: `  hearsay documents
  hearsay documents --search '"no ceasefire" -talks' --lang en
  hearsay documents --outlet "Teslin Post" --since 2019
  hearsay documents --failed`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runDocuments(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	o.list.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.filter.Search, "search", "", `words, by stem; "quoted phrases" and -without`)
	f.StringVar(&o.filter.Lang, "lang", "", "language of most of the text: en, ar ...")
	f.StringVar(&o.format, "type", "", "format of the file: txt, pdf, html ...")
	f.StringVar(&o.filter.Outlet, "outlet", "", "the publisher")
	f.StringVar(&o.filter.Since, "since", "", "published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD")
	f.StringVar(&o.filter.Until, "until", "", "published on this date or before")
	f.BoolVar(&o.filter.All, "all", false, "older versions of changed files too")
	f.BoolVar(&o.failed, "failed", false, "the files that could not be read instead")
	return cmd
}

func documentsListing() listing {
	return listing{
		columns: []string{
			"id", "path", "title", "authors", "publisher", "published", "lang", "format", "bytes", "words",
			"attributions", "citations", "times", "actors", "version", "current", "read_at",
		},
		shown: []shown{
			{"ID", "id", 16},
			{"PATH", "path", 40},
			{"TITLE", "title", 0},
			{"PUBLISHER", "publisher", 20},
			{"PUBLISHED", "published", 10},
			{"LANG", "lang", 4},
			{"WORDS", "words", 9},
			{"SAYS", "attributions", 6},
		},
	}
}

func failuresListing() listing {
	return listing{
		columns: []string{"path", "code", "error", "hint", "bytes", "sha256"},
		shown:   []shown{{"PATH", "path", 60}, {"WHAT IS WRONG", "error", 0}, {"WHAT TO DO", "hint", 0}},
	}
}

func runDocuments(ctx context.Context, o documentsOptions, std streams) error {
	if err := o.list.check(); err != nil {
		return err
	}
	if err := checkDate("--since", o.filter.Since); err != nil {
		return err
	}
	if err := checkDate("--until", o.filter.Until); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		if o.failed {
			rows, err := l.Failures(ctx)
			if err != nil {
				return err
			}
			return listFailures(o.list, rows, std)
		}
		return listDocuments(ctx, o, l, std)
	})
}

func listFailures(o listOptions, rows []ledger.FileRow, std streams) error {
	total := len(rows)
	rows = page(o, rows)
	err := failuresListing().write(std.out, o.format, each(rows, func(r ledger.FileRow) []any {
		return []any{r.Path, string(r.Code), r.Error, r.Hint, int(r.Bytes), r.SHA256}
	}))
	o.more(std, len(rows), total, "failed file")
	return err
}

func listDocuments(ctx context.Context, o documentsOptions, l *ledger.Ledger, std streams) error {
	f := o.filter
	f.Format, f.Limit, f.Offset = hearsay.Format(o.format), o.list.limit, o.list.offset
	rows, total, err := l.Documents(ctx, f)
	if err != nil {
		return err
	}
	err = documentsListing().write(std.out, o.list.format, each(rows, func(r ledger.DocumentRow) []any {
		var authors any = append([]string{}, r.Authors...)
		if o.list.format == "csv" || o.list.format == "tsv" {
			authors = joinNames(r.Authors)
		}
		return []any{
			r.ID, r.Path, r.Title, authors, r.Publisher, r.Published, r.Lang, string(r.Format), r.Bytes, r.Words,
			r.Attributions, r.Citations, r.Times, r.Actors, r.Version, r.Current, r.ReadAt.UTC().Format(time.RFC3339),
		}
	}))
	o.list.more(std, len(rows), total, "document")
	return err
}

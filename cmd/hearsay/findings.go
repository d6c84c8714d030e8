package main

import (
	"context"

	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/ledger"
)

func newFindings(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "findings",
		Short: "list what does not add up between documents, and inside one",
		Long: `List what does not add up. A finding says that passages differ, never which of
them is right. "hearsay why ID" shows the passages in their place.

Between documents, which "hearsay read" compares at its end:

  figures        one quantity with several figures for one day; "at least 9" does
                 not differ from 12
  series         a figure as it changed from day to day
  dates, places  one event with several days or places
  wording        one quote with another negation, number or name
  cited          the document that is cited says something else
  single-source  three documents and more, all on the word of one speaker

Inside one document: a day of the week that is not that of its date, the two dates
of a dual date, a sum or ratio against its figures, one event dated two ways.
` + exitCodes,
		Example: `  hearsay findings
  hearsay findings --doc papers/statement.pdf
  hearsay findings --outlet "Teslin Post" --format csv > findings.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := recordList(cmd.Context(), o, std, "finding", findingsListing(), allFindings, oneRow(func(cells []any) []any { return cells }))
			if err != nil {
				return err
			}
			return o.ledger.with(cmd.Context(), func(l *ledger.Ledger) error { return tellAge(cmd.Context(), l, std) })
		},
	}
	o.flags(cmd, "published")
	return cmd
}

func findingsListing() listing {
	return listing{export.FindingColumns(), []shown{
		{"ID", "id", 24},
		{"KIND", "kind", 12},
		{"WHAT DIFFERS", "text", 0},
		{"PASSAGES", "passages", 50},
		{"PATH", "path", 30},
	}}
}

// allFindings gives the cells of the findings across documents and then of those
// inside one.
func allFindings(l *ledger.Ledger, ctx context.Context, f ledger.RecordFilter) (rows [][]any, total int, err error) {
	across, crossing, err := l.CrossFindings(ctx, ledger.CrossFilter{RecordFilter: f})
	if err != nil {
		return nil, 0, err
	}
	for i := range across {
		rows = append(rows, export.CrossFindingCells(&across[i]))
	}
	f.Offset = max(0, f.Offset-crossing)
	full := f.Limit > 0 && len(rows) == f.Limit
	if f.Limit > 0 && !full {
		f.Limit -= len(rows)
	}
	inside, inner, err := l.Findings(ctx, f)
	for i := range inside {
		if !full {
			rows = append(rows, export.FindingCells(inside[i]))
		}
	}
	return rows, crossing + inner, err
}

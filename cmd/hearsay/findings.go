package main

import (
	"context"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

func newFindings(std streams) *cobra.Command {
	var o recordOptions
	var kind string
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

Inside one document:

  weekday        the day of the week is not that of the date
  calendars      the two dates of a dual date are days apart
  no-such-date   the calendar does not have the date
  event          one event is dated two ways
  duration       a duration against its two ends
  arithmetic     a sum, share or ratio against its figures
  cited-later    what is cited has a later date than the document
` + exitCodes,
		Example: `  hearsay findings
  hearsay findings --kind figures
  hearsay findings --doc papers/statement.pdf
  hearsay findings --outlet "Teslin Post" --format csv > findings.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkFindingKind(kind); err != nil {
				return err
			}
			err := recordList(cmd.Context(), o, std, "finding", findingsListing(), findingsOf(hearsay.FindingKind(kind)), oneRow(func(cells []any) []any { return cells }))
			if err != nil {
				return err
			}
			return o.ledger.with(cmd.Context(), func(l *ledger.Ledger) error { return tellAge(cmd.Context(), l, std) })
		},
	}
	o.flags(cmd, "published")
	cmd.Flags().StringVar(&kind, "kind", "", "only findings of this kind")
	complete(cmd, "kind", findingKinds()...)
	return cmd
}

// findingKinds are the values of --kind, in the order of the help.
func findingKinds() []string {
	return []string{
		string(hearsay.FiguresDiffer), string(hearsay.FigureSeries), string(hearsay.DatesDiffer), string(hearsay.PlacesDiffer),
		string(hearsay.WordingDiffers), string(hearsay.CitedDiffers), string(hearsay.SingleSource),
		string(hearsay.WeekdayDiffers), string(hearsay.CalendarsDiffer), string(hearsay.NoSuchDate), string(hearsay.EventDiffers),
		string(hearsay.DurationDiffers), string(hearsay.ArithmeticDiffers), string(hearsay.CitedLater),
	}
}

func checkFindingKind(kind string) error {
	if kind == "" {
		return nil
	}
	return oneOf("--kind", kind, findingKinds())
}

func findingsListing() listing {
	return listing{columns: export.FindingColumns(), shown: []shown{
		{"ID", "id", 24},
		{"KIND", "kind", 12},
		{"WHAT DIFFERS", "text", 0},
		{"PASSAGES", "passages", 50},
		{"PATH", "path", 30},
	}}
}

// findingsOf asks for the cells of the findings of a kind, "" for all: those across
// documents and then those inside one.
func findingsOf(kind hearsay.FindingKind) func(*ledger.Ledger, context.Context, ledger.RecordFilter) ([][]any, int, error) {
	return func(l *ledger.Ledger, ctx context.Context, f ledger.RecordFilter) (rows [][]any, total int, err error) {
		across, crossing, err := l.CrossFindings(ctx, ledger.CrossFilter{RecordFilter: f, Kind: kind})
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
		inside, inner, err := l.Findings(ctx, ledger.FindingFilter{RecordFilter: f, Kind: kind})
		for i := range inside {
			if !full {
				rows = append(rows, export.FindingCells(inside[i]))
			}
		}
		return rows, crossing + inner, err
	}
}

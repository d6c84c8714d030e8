package main

import (
	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/ledger"
)

func newTimes(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "times",
		Short: "list dates and other times",
		Long: `List the times that documents name: dates, durations, times of day, repeated
times, in the order of the documents and of their text. Dates of other calendars
are given in the Gregorian one, with the calendar they were written in.

  value     as TIMEX3 writes it
  from, to  the first and the last day covered
` + exitCodes,
		Example: `  hearsay times --doc papers/statement.pdf
  hearsay times --since 2019-01-14 --until 2019-01-14
  hearsay times --format csv > times.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return recordList(cmd.Context(), o, std, "time", timesListing(), (*ledger.Ledger).Times, oneRow(export.TimeCells))
		},
	}
	o.flags(cmd, "covering a day")
	return cmd
}

func timesListing() listing {
	return listing{columns: export.TimeColumns(), shown: []shown{
		{"ID", "id", 24},
		{"WORDS", "quote", 0},
		{"TYPE", "type", 8},
		{"VALUE", "value", 16},
		{"FROM", "from", 10},
		{"TO", "to", 10},
		{"CALENDAR", "calendar", 11},
	}}
}

package main

import (
	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/ledger"
)

func newQuantities(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "quantities",
		Short: "list figures and what they count",
		Long: `List the figures in documents with what they count: people and things, money,
percentages, measures, "seven times", "half of". "date" is what the figure is
for, or else when the document was published.
` + exitCodes,
		Example: `  hearsay quantities --doc papers/statement.pdf
  hearsay quantities --outlet "Teslin Post" --since 2019
  hearsay quantities --format csv > figures.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return recordList(cmd.Context(), o, std, "figure", quantitiesListing(), (*ledger.Ledger).Quantities, oneRow(export.QuantityCells))
		},
	}
	o.flags(cmd, "for a time, or else published,")
	return cmd
}

func quantitiesListing() listing {
	return listing{columns: export.QuantityColumns(), shown: []shown{
		{"ID", "id", 24},
		{"WORDS", "quote", 0},
		{"KIND", "kind", 8},
		{"BOUND", "bound", 9},
		{"VALUE", "value", 18},
		{"UNIT", "unit", 6},
		{"COUNTED", "counted", 30},
		{"DATE", "date", 10},
	}}
}

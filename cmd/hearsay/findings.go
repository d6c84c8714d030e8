package main

import (
	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/ledger"
)

func newFindings(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "findings",
		Short: "list what does not add up inside a document",
		Long: `List what does not add up inside one document: a day of the week that is not that
of its date, the two dates of a dual date, a sum or ratio against its figures, one
event dated two ways. A finding says that passages differ, never which of them is
right. "hearsay why ID" shows the passages in their place.
` + exitCodes,
		Example: `  hearsay findings
  hearsay findings --doc papers/statement.pdf
  hearsay findings --outlet "Teslin Post" --format csv > findings.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return recordList(cmd.Context(), o, std, "finding", findingsListing(), (*ledger.Ledger).Findings, oneRow(export.FindingCells))
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

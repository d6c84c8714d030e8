package main

import (
	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/ledger"
)

func newCitations(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "citations",
		Short: "list what documents cite",
		Long: `List the citations in documents: outlets, documents, scripture, addresses. "date"
is that of the thing cited; "missing" is what a complete citation would have.
` + exitCodes,
		Example: `  hearsay citations --doc papers/statement.pdf
  hearsay citations --since 2019 --format csv > citations.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return recordList(cmd.Context(), o, std, "citation", citationsListing(), (*ledger.Ledger).Citations, oneRow(export.CitationCells))
		},
	}
	o.flags(cmd, "of a thing dated, or else of a document published,")
	return cmd
}

func citationsListing() listing {
	return listing{columns: export.CitationColumns(), shown: []shown{
		{"ID", "id", 24},
		{"WORDS", "quote", 0},
		{"KIND", "kind", 9},
		{"OUTLET", "outlet", 24},
		{"REF", "ref", 24},
		{"DATE", "date", 10},
		{"MISSING", "missing", 16},
	}}
}

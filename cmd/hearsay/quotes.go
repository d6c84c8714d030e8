package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"hearsay/export"
	"hearsay/ledger"
)

func newQuotes(std streams) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "quotes",
		Short: "list quotes that stand in several places",
		Long: `List quotes that stand in several places, with all of these places: those with
several wordings first. A part of a longer quote has the same wording.

  wording    numbers the different wordings of a quote
  documents  in how many documents it stands
  texts      the same, with documents that share one text counted once; machine
             formats call it origins

"hearsay why ID" shows who has a quote from whom. --limit counts quotes, not
places. A filter leaves the quotes of which at least one place is in such a
document. "hearsay read" compares the documents at its end.
` + exitCodes,
		Example: `  hearsay quotes
  hearsay quotes --doc papers/statement.pdf
  hearsay quotes --format csv > quotes.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := recordList(cmd.Context(), o, std, "quote", quotesListing(), (*ledger.Ledger).Quotes, quotePlaces)
			if err != nil {
				return err
			}
			return o.ledger.with(cmd.Context(), func(l *ledger.Ledger) error { return tellAge(cmd.Context(), l, std) })
		},
	}
	o.flags(cmd, "in a document published")
	return cmd
}

func quotesListing() listing {
	return listing{columns: export.QuoteColumns(), shown: []shown{
		{"ID", "id", 24},
		{"WORDING", "wording", 7},
		{"SPEAKER", "speaker", 20},
		{"WORDS", "quote", 0},
		{"PATH", "path", 30},
	}, group: "group", above: aboveQuote}
}

// aboveQuote counts documents and different texts.
func aboveQuote(cell func(string) any) string {
	return fmt.Sprintf("%s, %s", numbered(cell("documents"), "document"), numbered(cell("origins"), "text"))
}

// quotePlaces makes a row of each place of each quote.
func quotePlaces(list []ledger.QuoteRow) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for i := range list {
			for n := range list[i].Members {
				if !yield(export.QuoteCells(&list[i], n), nil) {
					return
				}
			}
		}
	}
}

// tellAge says when documents have changed since they were compared.
func tellAge(ctx context.Context, l *ledger.Ledger, std streams) error {
	state, err := l.Compared(ctx)
	if err == nil && !state.Fresh {
		newTerminal(std.err).printf(`documents have changed since they were compared; the next "hearsay read" compares them again`)
	}
	return err
}

package main

import (
	"context"

	"github.com/spf13/cobra"

	"hearsay/ledger"
)

type verifyOptions struct {
	ledger ledgerOptions
	format string
}

func newVerify(std streams) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "check that every record stands where the ledger says",
		Long: `Check a whole ledger: that the text at every stored place is the text stored with
it, in bytes and in code points; that the bytes kept of every file have the hash
that names them; that every reading is sound and the SQLite file undamaged. Each
problem is a line. Exit code 1 when there are any.
` + exitCodes,
		Example: `  hearsay verify
  hearsay verify --ledger trial.db --format jsonl`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runVerify(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	cmd.Flags().StringVar(&o.format, "format", "table", "table, csv, tsv, json or jsonl")
	complete(cmd, "format", formats()...)
	return cmd
}

func problemsListing() listing {
	return listing{columns: []string{"record", "problem"}, shown: []shown{{"RECORD", "record", 0}, {"PROBLEM", "problem", 0}}}
}

func runVerify(ctx context.Context, o verifyOptions, std streams) error {
	if err := oneOf("--format", o.format, formats()); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		table := problemsListing()
		var checked ledger.Checked
		err := table.write(std.out, o.format, func(yield func([]any, error) bool) {
			var err error
			wanted := true
			checked, err = l.Verify(ctx, func(p ledger.Problem) {
				wanted = wanted && yield([]any{p.Record, p.Msg}, nil)
			})
			if err != nil && wanted {
				yield(nil, err)
			}
		})
		if err != nil {
			return err
		}
		newTerminal(std.err).printf("checked %s, %s and %s: %s", count(checked.Documents, "document"),
			count(checked.Anchors, "anchor"), count(checked.Files, "kept file"), count(checked.Problems, "problem"))
		if checked.Problems > 0 {
			return errSomeFailed
		}
		return nil
	})
}

package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/ledger"
)

// ledgerOptions is the flag of every verb that works on a ledger.
type ledgerOptions struct{ path string }

func (o *ledgerOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.path, "ledger", "hearsay.db", "the ledger's file")
}

// open opens a ledger that must be there, for verbs that only ask it.
func (o ledgerOptions) open(ctx context.Context) (*ledger.Ledger, error) {
	if _, err := os.Stat(o.path); errors.Is(err, fs.ErrNotExist) {
		return nil, &hearsay.Error{
			Code: hearsay.NotFound, Path: o.path, Msg: "there is no such ledger",
			Hint: "hearsay read FILE... makes one, --ledger names another", Err: err,
		}
	}
	return ledger.OpenToRead(ctx, o.path)
}

// with runs do on a ledger that must be there, and closes it.
func (o ledgerOptions) with(ctx context.Context, do func(*ledger.Ledger) error) error {
	l, err := o.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(l), l.Close())
}

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/ledger"
	"hearsay/server"
)

type serveOptions struct {
	ledger ledgerOptions
	addr   string
}

func newServe(std streams) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "open the workbench on a ledger",
		Long: `Serve the workbench on a ledger, for the browser on this machine: it listens on
127.0.0.1 only, and the address that is printed holds a token without which
nobody gets in. Ctrl-C stops it.
` + exitCodes,
		Example: `  hearsay serve
  hearsay serve --ledger trial.db --addr 127.0.0.1:9000`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:0", "address to listen on; port 0 takes a free one")
	return cmd
}

func runServe(ctx context.Context, o serveOptions, std streams) error {
	return o.ledger.with(ctx, func(l *ledger.Ledger) error { return serve(ctx, l, o.addr, std) })
}

// serve shows a ledger until ctx is done, which is the way to stop it and no
// error.
func serve(ctx context.Context, l *ledger.Ledger, addr string, std streams) error {
	s, err := server.New(l, server.Options{Log: std.err, Ready: func(address string) {
		fmt.Fprintf(std.out, "the workbench is at %s\n", address)
		newTerminal(std.err).printf("ctrl-c stops it")
	}})
	if err != nil {
		return err
	}
	return s.ListenAndServe(ctx, addr)
}

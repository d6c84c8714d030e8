package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/demo"
	"hearsay/ledger"
)

type demoOptions struct {
	ledger   string
	addr     string
	noServe  bool
	lexicons []string
}

func newDemo(std streams) *cobra.Command {
	var o demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "read the built-in sample collection and open the workbench",
		Long: `Read the built-in sample collection, fictional documents about a peace process
that never was, and serve the workbench on it. The ledger is thrown away at the
end, unless --ledger names a file to keep it in.
` + lexiconHelp + exitCodes,
		Example: `  hearsay demo
  hearsay demo --ledger demo.db --no-serve && hearsay says --ledger demo.db`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), o, std) },
	}
	f := cmd.Flags()
	lexiconFlag(cmd, &o.lexicons)
	f.StringVar(&o.ledger, "ledger", "", "keep the ledger in this file")
	f.StringVar(&o.addr, "addr", "127.0.0.1:0", "address to listen on; port 0 takes a free one")
	f.BoolVar(&o.noServe, "no-serve", false, "only read the collection; for use with --ledger")
	return cmd
}

func runDemo(ctx context.Context, o demoOptions, std streams) (err error) {
	path := o.ledger
	if path == "" {
		dir, err := os.MkdirTemp("", "hearsay-demo-")
		if err != nil {
			return &hearsay.Error{Code: hearsay.Unreadable, Msg: "cannot make a folder for the ledger", Hint: "name a file with --ledger", Err: err}
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "demo.db")
	}
	l, err := ledger.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	err = readDemo(ctx, l, o.lexicons, std)
	if o.noServe || err != nil && !errors.Is(err, errSomeFailed) {
		return err
	}
	return serve(ctx, l, o.addr, std)
}

// readDemo reads the collection. A file that fails is told and costs nothing
// else: a build without its PDF reader still has a demo.
func readDemo(ctx context.Context, l *ledger.Ledger, lexicons []string, std streams) (err error) {
	p, err := newPipeline(1, lexicons)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.ingest.Close()) }()
	s := newStoring(ctx, l, startProgress(std, "auto"), true)
	err = s.run(p, p.embedded(demo.Files(), "demo"))
	return s.finish(std, err)
}

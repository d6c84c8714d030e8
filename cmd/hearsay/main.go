// Hearsay reads documents and writes down who says what about whom, on whose
// word and when.
//
// Each verb has a file of its own: an options struct that owns its flags, and a
// run function that does the work. Rules of the output are in terminal.go.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"hearsay"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130 // as a shell says it of Ctrl-C
)

const exitCodes = `
Exit codes:
  0    done
  1    some files failed (all others are done), or what was asked for is not there
  2    wrong usage
  130  stopped by Ctrl-C
`

func main() {
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// streams are the standard streams, so that run functions name no globals.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run is the whole program but the exit.
func run(args []string, std streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// After the first Ctrl-C a second one ends the program at once.
	context.AfterFunc(ctx, stop)
	root := newRoot(std)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err != nil && ctx.Err() != nil && !errors.Is(err, errSomeFailed) {
		return exitInterrupted
	}
	return report(newTerminal(std.err), err)
}

func newRoot(std streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "hearsay",
		Short: "who says what about whom, on whose word and when",
		Long: `hearsay reads documents and writes down who says what about whom, on whose word
and when, each record anchored to its exact place in the text. It never says
what is true. Nothing leaves this machine.

  hearsay demo                       try it on the built-in sample collection
  hearsay read papers/               read files and folders into ./hearsay.db
  hearsay serve                      look at them in the browser
  hearsay says --speaker "Dorel"     ask from the command line
` + exitCodes,
		Args:          usageArgs(cobra.NoArgs),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError(err) })
	root.AddCommand(
		newDemo(std), newRead(std), newServe(std), newDocuments(std), newSays(std), newSources(std),
		newQuotes(std), newClaims(std), newFindings(std), newTimes(std), newQuantities(std), newCitations(std),
		newWhy(std), newReview(std), newAnnotate(std), newExport(std), newVerify(std), newEval(std), newVersion(std),
	)
	return root
}

// errSomeFailed ends a run that has said itself what failed.
var errSomeFailed = errors.New("some files failed")

// usageError makes an error one of wrong usage.
func usageError(err error) error {
	return &hearsay.Error{Code: hearsay.Invalid, Msg: err.Error(), Hint: "hearsay help, or --help after a verb", Err: err}
}

// usageArgs makes what is wrong with the arguments an error of usage.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError(err)
		}
		return nil
	}
}

// report shows the error that ended the program and gives the exit code.
func report(t terminal, err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errSomeFailed) {
		return exitFailed
	}
	t.error(err)
	if hearsay.ErrorCode(err) == hearsay.Invalid {
		return exitUsage
	}
	return exitFailed
}

// Command hearsay-train trains the models that hearsay embeds. Recipes say from
// what: those of the embedded models are beside this file, others can be written
// for treebanks in CoNLL-U and corpora in BIO columns of one's own.
//
//	hearsay-train syntax --recipe syntax.yaml --data corpora --out english.model
//	hearsay-train names --recipe names.yaml --data corpora --out names.model
//
// The same data, settings and kind of processor give the same bytes. The
// model file begins with a line of text and a header in JSON that holds the
// model card, readable by eye: head -c 4000 english.model.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := newCommand().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "hearsay-train:", err)
		os.Exit(1)
	}
}

func newCommand() *cobra.Command {
	c := &cobra.Command{Use: "hearsay-train", Short: "train the models of hearsay", SilenceUsage: true, SilenceErrors: true}
	c.AddCommand(newSyntax(), newNames(), newAttribution(), newCoref(), newSentences())
	return c
}

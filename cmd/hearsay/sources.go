package main

import (
	"context"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/ledger"
)

type sourcesOptions struct {
	ledger    ledgerOptions
	list      listOptions
	name      string
	kind      string
	anonymous bool
	carriers  bool
}

func newSources(std streams) *cobra.Command {
	var o sourcesOptions
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "list who is quoted, and how often",
		Long: `List everyone who says something or passes it on, those with most attributions
first. Actors of the same name are one row; an actor whom no document identifies
("a commander") is a row of its own in each document and never counted together
with another.

  says       attributions of which it is the speaker
  direct     those of them with the words in quotation marks
  carries    times it passes on what someone else says
  documents  in how many documents
` + exitCodes,
		Example: `  hearsay sources
  hearsay sources --type outlet --format csv
  hearsay sources --name "ministry"`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runSources(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	o.list.flags(cmd)
	cmd.Flags().StringVar(&o.name, "name", "", `a name or whole words of it; "=NAME" for exactly this name`)
	cmd.Flags().StringVar(&o.kind, "type", "", "person, state, body, outlet, group or unknown")
	cmd.Flags().BoolVar(&o.anonymous, "anonymous", false, "only those whom no document identifies")
	cmd.Flags().BoolVar(&o.carriers, "carriers", false, "only those who pass on what others say")
	complete(cmd, "type", actorTypes()...)
	return cmd
}

func actorTypes() []string {
	return []string{
		string(hearsay.Person), string(hearsay.State), string(hearsay.Body), string(hearsay.Outlet), string(hearsay.Group),
		string(hearsay.UnknownType),
	}
}

func sourcesListing() listing {
	return listing{
		columns: []string{"name", "type", "anonymous", "says", "direct", "carries", "documents", "first", "last"},
		shown: []shown{
			{"NAME", "name", 0},
			{"TYPE", "type", 8},
			{"ANONYMOUS", "anonymous", 9},
			{"SAYS", "says", 9},
			{"DIRECT", "direct", 9},
			{"CARRIES", "carries", 9},
			{"DOCUMENTS", "documents", 9},
			{"FIRST", "first", 10},
			{"LAST", "last", 10},
		},
	}
}

func runSources(ctx context.Context, o sourcesOptions, std streams) error {
	if err := o.list.check(); err != nil {
		return err
	}
	if o.kind != "" {
		if err := oneOf("--type", o.kind, actorTypes()); err != nil {
			return err
		}
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		rows, total, err := l.Sources(ctx, ledger.SourceFilter{
			Name: o.name, Type: hearsay.ActorType(o.kind), Anonymous: o.anonymous, Carriers: o.carriers, Limit: o.list.limit, Offset: o.list.offset,
		})
		if err != nil {
			return err
		}
		err = sourcesListing().write(std.out, o.list.format, each(rows, func(r ledger.SourceRow) []any {
			return []any{r.Name, string(r.Type), r.Anonymous, r.Attributions, r.Direct, r.Carried, r.Documents, r.First, r.Last}
		}))
		o.list.more(std, len(rows), total, "source")
		return err
	})
}

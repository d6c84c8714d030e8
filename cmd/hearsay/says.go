package main

import (
	"context"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// saysFilter is the flags that narrow attributions.
type saysFilter struct {
	ledger.SaysFilter
	kind string
}

func (f *saysFilter) flags(cmd *cobra.Command) {
	s := cmd.Flags()
	s.StringVar(&f.Speaker, "speaker", "", `who says it: a name or whole words of it; "=NAME" for exactly this name`)
	s.StringVar(&f.About, "about", "", `words of what is said, by stem; "quoted phrases" and -without`)
	s.StringVar(&f.Outlet, "outlet", "", "an outlet: the publisher, or one in the chain")
	s.StringVar(&f.Carrier, "carrier", "", `who passes it on: the publisher, or anyone in the chain before the speaker; "=NAME" for exactly this name`)
	s.StringVar(&f.kind, "kind", "", "direct, indirect or mixed")
	s.StringVar(&f.Doc, "doc", "", "a document, by ID or path")
	s.StringVar(&f.Since, "since", "", "said, or else published, on this date or later: YYYY, YYYY-MM or YYYY-MM-DD")
	s.StringVar(&f.Until, "until", "", "the same, on this date or before")
	s.BoolVar(&f.Anonymous, "anonymous", false, "only speakers whom the document does not identify")
	s.IntVar(&f.Depth, "depth", 0, "only chains of at least so many links")
	complete(cmd, "kind", kinds()...)
}

func kinds() []string {
	return []string{string(hearsay.Direct), string(hearsay.Indirect), string(hearsay.Mixed)}
}

func (f *saysFilter) check() error {
	f.Kind = hearsay.AttributionKind(f.kind)
	if f.kind != "" {
		if err := oneOf("--kind", f.kind, kinds()); err != nil {
			return err
		}
	}
	if err := checkDate("--since", f.Since); err != nil {
		return err
	}
	return checkDate("--until", f.Until)
}

type saysOptions struct {
	ledger ledgerOptions
	list   listOptions
	filter saysFilter
}

func newSays(std streams) *cobra.Command {
	var o saysOptions
	cmd := &cobra.Command{
		Use:   "says",
		Short: "list who says what",
		Long: `List attributions: who says what, on whose word and when.

A narrow terminal shows fewer columns and the beginnings of the IDs, which name
the records as well; a pipe or file gets all. The rows come in the order of the documents and of their text. "date" is when it
was said, or else when the document was published. The machine formats have more
columns; docs/formats.md describes them. In csv and tsv a cell that a spreadsheet
would run as a formula begins with an apostrophe.
` + exitCodes,
		Example: `  hearsay says --speaker "Ana Dorel" --since 2019-01 --until 2019-03
  hearsay says --about '"prisoner exchange" -talks' --kind direct
  hearsay says --anonymous --depth 2
  hearsay says --carrier Northwire --anonymous
  hearsay says --outlet "Teslin Post" --format csv > post.csv`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return runSays(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	o.list.flags(cmd)
	o.filter.flags(cmd)
	return cmd
}

// saysListing is the table of attributions. Its columns are those of export.
func saysListing() listing {
	return listing{columns: export.SaysColumns(), shown: []shown{
		{"ID", "id", 24},
		{"SPEAKER", "speaker", 24},
		{"DATE", "date", 10},
		{"KIND", "kind", 8},
		{"CONTENT", "content", 0},
		{"CHAIN", "chain", 40},
	}}
}

// saysTable is saysListing for a terminal of so many columns, 0 for none. Where
// there is no room, the speaker and the content stay readable and the chain, the
// kind and the date go; short tells that the IDs must be short ones.
func saysTable(columns int) (table listing, short bool) {
	table = saysListing()
	without := func(columns ...string) {
		table.shown = slices.DeleteFunc(table.shown, func(s shown) bool { return slices.Contains(columns, s.column) })
	}
	switch {
	case columns == 0 || columns >= 140:
	case columns >= 120:
		table.shown[len(table.shown)-1].limit = columns - 100
	case columns >= 100:
		without("chain")
	case columns >= 70:
		without("chain", "kind")
		short = true
	default:
		without("chain", "kind", "date")
		short = true
	}
	return table, short
}

// shortID is "DOCUMENT:RECORD" with the beginning of the document's ID, which
// names it as well.
func shortID(id string) string {
	doc, record := splitID(id)
	return doc[:min(len(doc), ledger.ShortID)] + ":" + record
}

// saysRows are the cells of the attributions; n counts them.
func saysRows(rows iter.Seq2[ledger.SaysRow, error], short bool, n *int) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for row, err := range rows {
			cells := export.SaysCells(&row)
			if short && err == nil {
				cells[0] = shortID(row.ID)
			}
			if *n++; !yield(cells, err) {
				return
			}
		}
	}
}

func runSays(ctx context.Context, o saysOptions, std streams) error {
	if err := o.list.check(); err != nil {
		return err
	}
	if err := o.filter.check(); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		f := o.filter.SaysFilter
		f.Limit, f.Offset = o.list.limit, o.list.offset
		if o.list.format != "table" {
			n := 0
			return saysListing().write(std.out, o.list.format, saysRows(l.AllSays(ctx, f), false, &n))
		}
		table, short := saysTable(newTerminal(std.out).columns)
		n := 0
		if err := table.write(std.out, o.list.format, saysRows(l.AllSays(ctx, f), short, &n)); err != nil {
			return err
		}
		if n > 0 && len(table.shown) < len(saysListing().shown) {
			newTerminal(std.err).printf("not all columns fit: a wider terminal shows them, hearsay why ID the whole record")
		}
		f.Limit, f.Offset = 1, 0
		_, total, err := l.Says(ctx, f)
		o.list.more(std, n, total, "attribution")
		return err
	})
}

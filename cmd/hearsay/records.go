package main

import (
	"context"
	"iter"

	"github.com/spf13/cobra"

	"hearsay/ledger"
)

// recordOptions are the flags of every verb that lists one kind of record.
type recordOptions struct {
	ledger ledgerOptions
	list   listOptions
	filter ledger.RecordFilter
}

// flags adds the flags; date says what --since and --until look at.
func (o *recordOptions) flags(cmd *cobra.Command, date string) {
	o.ledger.flags(cmd)
	o.list.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.filter.Doc, "doc", "", "a document, by ID or path")
	f.StringVar(&o.filter.Outlet, "outlet", "", "the document's publisher")
	f.StringVar(&o.filter.Since, "since", "", date+" on this date or later: YYYY, YYYY-MM or YYYY-MM-DD")
	f.StringVar(&o.filter.Until, "until", "", "the same, on this date or before")
}

func (o *recordOptions) check() error {
	if err := o.list.check(); err != nil {
		return err
	}
	o.filter.Limit, o.filter.Offset = o.list.limit, o.list.offset
	if err := checkDate("--since", o.filter.Since); err != nil {
		return err
	}
	return checkDate("--until", o.filter.Until)
}

// recordList prints one kind of record: ask is the ledger's query, rows gives
// the cells.
func recordList[T any](ctx context.Context, o recordOptions, std streams, noun string, table listing,
	ask func(*ledger.Ledger, context.Context, ledger.RecordFilter) ([]T, int, error), rows func([]T) iter.Seq2[[]any, error],
) error {
	if err := o.check(); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		found, total, err := ask(l, ctx, o.filter)
		if err != nil {
			return err
		}
		if err := table.write(std.out, o.list.format, rows(found)); err != nil {
			return err
		}
		o.list.more(std, len(found), total, noun)
		return nil
	})
}

// oneRow makes a row of each record.
func oneRow[T any](cells func(T) []any) func([]T) iter.Seq2[[]any, error] {
	return func(list []T) iter.Seq2[[]any, error] { return each(list, cells) }
}

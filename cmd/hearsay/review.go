package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
	"hearsay/position"
	"hearsay/review"
)

type reviewOptions struct {
	ledger  ledgerOptions
	list    listOptions
	of      string
	reason  string
	records []string
}

const reviewHelp = `Say what belongs together, where you know better than the program: which places
are one quote, or one claim. It is the same log that the workbench writes.

  list   what was decided so far
  split  these places leave their group and are one of their own
  join   the groups of these places are one
  lock   the group of this place stays as it is: no other place joins it
  free   takes the lock off again

A place is named by its record, as "hearsay quotes" and "hearsay claims" list it. A
decision is kept for good, with its day and your reason, and holds for documents
that are read later; a later decision may overrule it. Documents are compared again
at once. A decision says what belongs together, not what is true.
`

func newReview(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review",
		Short: "decide which places are one quote or one claim",
		Long:  reviewHelp + exitCodes,
		Example: `  hearsay review split papers/a.txt:a3 --of quote --reason "another speech"
  hearsay review join 1f0a9b3c5d7e2f48:a3 5d341bbce3f370ef:a1
  hearsay review lock papers/a.txt:a3
  hearsay review list --format jsonl`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newReviewList(std),
		newDecision(std, hearsay.SplitPlaces, "RECORD...", "take places out of their group", cobra.MinimumNArgs(1)),
		newDecision(std, hearsay.JoinPlaces, "RECORD RECORD...", "make one group of the groups of these places", cobra.MinimumNArgs(2)),
		newDecision(std, hearsay.LockPlaces, "RECORD", "keep a group as it is", cobra.ExactArgs(1)),
		newDecision(std, hearsay.FreePlaces, "RECORD", "take the lock off a group", cobra.ExactArgs(1)),
	)
	return cmd
}

func newReviewList(std streams) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "list what was decided",
		Long:  "List what persons decided, in the order of the log, with a row for each place.\n" + exitCodes,
		Args:  usageArgs(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return runReviewList(cmd.Context(), o, std) },
	}
	o.ledger.flags(cmd)
	o.list.flags(cmd)
	o.kindFlag(cmd, "only decisions on these: quote or claim")
	return cmd
}

func newDecision(std streams, action hearsay.GroupAction, args, short string, check cobra.PositionalArgs) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   string(action) + " " + args,
		Short: short,
		Long:  "Decide to " + short + ". \"hearsay help review\" says what a decision does.\n" + exitCodes,
		Args:  usageArgs(check),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.records = args
			return runDecision(cmd.Context(), o, action, std)
		},
	}
	o.ledger.flags(cmd)
	o.kindFlag(cmd, "which group is meant, where the place is in two: quote or claim")
	f := cmd.Flags()
	f.StringVar(&o.reason, "reason", "", "why, in your own words; kept with the decision")
	f.StringVar(&o.list.format, "format", "table", "table, csv, tsv, json or jsonl")
	complete(cmd, "format", formats()...)
	return cmd
}

func (o *reviewOptions) kindFlag(cmd *cobra.Command, usage string) {
	cmd.Flags().StringVar(&o.of, "of", "", usage)
	complete(cmd, "of", groupKinds()...)
}

func groupKinds() []string { return []string{string(hearsay.QuoteGroups), string(hearsay.ClaimGroups)} }

func (o *reviewOptions) check() error {
	if err := o.list.check(); err != nil || o.of == "" {
		return err
	}
	return oneOf("--of", o.of, groupKinds())
}

func runReviewList(ctx context.Context, o reviewOptions, std streams) error {
	if err := o.check(); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		log, err := l.GroupReviews(ctx)
		if err != nil {
			return err
		}
		log = slices.DeleteFunc(log, func(r hearsay.GroupReview) bool { return o.of != "" && r.Of != hearsay.GroupKind(o.of) })
		total := len(log)
		log = page(o.list, log)
		if err := reviewListing().write(std.out, o.list.format, decisionRows(ctx, l, log)); err != nil {
			return err
		}
		o.list.more(std, len(log), total, "decision")
		return nil
	})
}

func runDecision(ctx context.Context, o reviewOptions, action hearsay.GroupAction, std streams) error {
	if err := o.check(); err != nil {
		return err
	}
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		d := deciding{l, hearsay.GroupKind(o.of), nil}
		if err := d.resolve(ctx, o.records); err != nil {
			return err
		}
		decision, err := d.decide(ctx, action)
		if err != nil {
			return err
		}
		decision.Note = strings.TrimSpace(o.reason)
		if err := review.Keep(ctx, l, decision); err != nil {
			return err
		}
		if err := corroborate.Update(ctx, l); err != nil {
			return fmt.Errorf("the decision is kept, but comparing the documents: %w", err)
		}
		log, err := l.GroupReviews(ctx)
		if err != nil {
			return err
		}
		if err := reviewListing().write(std.out, o.list.format, decisionRows(ctx, l, log[len(log)-1:])); err != nil {
			return err
		}
		if action == hearsay.JoinPlaces {
			return d.tellJoined(ctx, std)
		}
		return d.tell(ctx, std)
	})
}

// deciding is a decision while it is made.
type deciding struct {
	ledger *ledger.Ledger
	of     hearsay.GroupKind
	places []review.Member
}

// resolve finds the records that were named, and the kind of group when it was not.
func (d *deciding) resolve(ctx context.Context, records []string) error {
	for _, name := range records {
		doc, record := splitID(name)
		r, err := d.ledger.Find(ctx, doc)
		if err != nil {
			return err
		}
		if d.of == "" {
			if d.of, err = d.kind(ctx, r.Document.ID+":"+record); err != nil {
				return err
			}
		}
		m, err := d.place(ctx, r, record)
		if err != nil {
			return err
		}
		d.places = append(d.places, m)
	}
	if d.of == "" {
		return &hearsay.Error{
			Code: hearsay.Invalid, Msg: "none of these places is in a quote or a claim", Hint: "hearsay quotes and hearsay claims list those that are; to join others, say what they are with --of",
		}
	}
	return nil
}

// kind is that of the one group that a record is in, "" for none.
func (d *deciding) kind(ctx context.Context, id string) (of hearsay.GroupKind, err error) {
	for _, kind := range groupKinds() {
		g, err := review.GroupOf(ctx, d.ledger, hearsay.GroupKind(kind), id)
		switch {
		case err != nil:
			return "", err
		case g != nil && of != "":
			return "", &hearsay.Error{
				Code: hearsay.Invalid, Msg: id + " is in a quote and in a claim", Hint: "say with --of quote or --of claim which of the two is meant",
			}
		case g != nil:
			of = hearsay.GroupKind(kind)
		}
	}
	return of, nil
}

// place is where a record stands: as a member of its group, or by itself.
func (d *deciding) place(ctx context.Context, r *hearsay.Reading, record string) (review.Member, error) {
	id := r.Document.ID + ":" + record
	g, err := review.GroupOf(ctx, d.ledger, d.of, id)
	if err != nil {
		return review.Member{}, err
	}
	if g != nil {
		return g.Members[slices.IndexFunc(g.Members, func(m review.Member) bool { return m.ID == id })], nil
	}
	i := slices.IndexFunc(r.Attributions, func(a hearsay.Attribution) bool { return a.ID == record })
	if i < 0 {
		return review.Member{}, &hearsay.Error{
			Code: hearsay.NotFound, Msg: "document " + r.Document.ID + " has no place " + record,
			Hint: "hearsay quotes and hearsay claims list the places of groups, hearsay says --doc " + r.Document.ID + " all attributions",
		}
	}
	return review.Member{ID: id, Place: hearsay.Passage{Doc: r.Document.ID, Span: hearsay.Cover(r.Attributions[i].Content...)}}, nil
}

func (d *deciding) decide(ctx context.Context, action hearsay.GroupAction) (hearsay.GroupReview, error) {
	if action == hearsay.JoinPlaces {
		return review.Join(ctx, d.ledger, d.of, d.places)
	}
	g, err := review.GroupOf(ctx, d.ledger, d.of, d.places[0].ID)
	if err == nil && g == nil {
		err = &hearsay.Error{
			Code: hearsay.NotFound, Msg: fmt.Sprintf("%s is in no %s that stands in several places", d.places[0].ID, d.of),
			Hint: fmt.Sprintf("hearsay %ss lists them", d.of),
		}
	}
	if err != nil {
		return hearsay.GroupReview{}, err
	}
	switch action {
	case hearsay.LockPlaces:
		return g.Lock(), nil
	case hearsay.FreePlaces:
		return g.Free(ctx, d.ledger)
	}
	var ids []string
	for _, m := range d.places {
		ids = append(ids, m.ID)
	}
	r, _, err := g.Split(ids)
	return r, err
}

// tellJoined says which places could not be joined, and what the others are in.
func (d *deciding) tellJoined(ctx context.Context, std streams) error {
	var joined []review.Member
	for _, m := range d.places {
		g, err := review.GroupOf(ctx, d.ledger, d.of, m.ID)
		if err != nil {
			return err
		}
		if g == nil {
			newTerminal(std.err).printf("the decision is kept, but %s says too little to be held against others: it is not joined", m.ID)
			continue
		}
		joined = append(joined, m)
	}
	d.places = joined
	return d.tell(ctx, std)
}

// tell says what the places are in now.
func (d *deciding) tell(ctx context.Context, std streams) error {
	t := newTerminal(std.err)
	var told []string
	for _, m := range d.places {
		g, err := review.GroupOf(ctx, d.ledger, d.of, m.ID)
		switch {
		case err != nil:
			return err
		case g == nil:
			t.printf("%s is in no group of several places now", m.ID)
		case !slices.Contains(told, g.Members[0].ID):
			told = append(told, g.Members[0].ID)
			t.printf("%s is now one of %s in %s", m.ID, count(len(g.Members), "place"), count(g.Documents, "document"))
		}
	}
	return nil
}

func reviewListing() listing {
	return listing{
		columns: []string{"decision", "at", "of", "action", "reason", "document", "start", "end", "path", "quote"},
		shown:   []shown{{"PLACE", "quote", 0}, {"PATH", "path", 40}},
		group:   "decision",
		above: func(cell func(string) any) string {
			return strings.TrimSuffix(fmt.Sprintf("%v. %v  %v: %v; %v", cell("decision"), cell("at"), cell("of"), cell("action"), cell("reason")), "; ")
		},
	}
}

// decisionRows makes a row of each place of each decision.
func decisionRows(ctx context.Context, l *ledger.Ledger, log []hearsay.GroupReview) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, r := range log {
			for _, p := range r.Places {
				d, err := l.Text(ctx, p.Doc)
				if err != nil {
					yield(nil, err)
					return
				}
				at := position.NewMap(d.Text).Range(p.Span)
				if !yield([]any{r.N, r.At, string(r.Of), string(r.Action), r.Note, p.Doc, at[0], at[1], d.Path, p.Quote}, nil) {
					return
				}
			}
		}
	}
}

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/ledger"
	"hearsay/position"
)

type whyOptions struct {
	ledger ledgerOptions
	id     string
}

func newWhy(std streams) *cobra.Command {
	var o whyOptions
	cmd := &cobra.Command{
		Use:   "why DOCUMENT:RECORD",
		Short: "show a record: its passage, its chain, which rule made it",
		Long: `Show one record of any kind with the passage that it stands in, the chain of an
attribution, the rule that made it and how often that rule is right; the other
places of a quote or claim, why they were taken together, and who has it from whom.
The ID of a finding across documents ("x" and digits) shows its passages. DOCUMENT
alone shows what is known of a document and how it was found. DOCUMENT is an ID,
its beginning (8 digits or more), or a path.

Numbers in brackets are places in the document's text, in code points.
` + exitCodes,
		Example: `  hearsay why 1f0a9b3c5d7e2f48:a3
  hearsay why papers/statement.pdf:a3
  hearsay why x0123456789abcde
  hearsay why 1f0a9b3c5d7e2f48`,
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.id = args[0]
			return runWhy(cmd.Context(), o, std)
		},
	}
	o.ledger.flags(cmd)
	return cmd
}

func runWhy(ctx context.Context, o whyOptions, std streams) error {
	return o.ledger.with(ctx, func(l *ledger.Ledger) error {
		if rows, _, err := l.CrossFindings(ctx, ledger.CrossFilter{ID: o.id}); err != nil || len(rows) > 0 {
			return errors.Join(err, explainCross(std, rows))
		}
		doc, record := splitID(o.id)
		r, err := l.Find(ctx, doc)
		if err != nil && record != "" { // a path may hold a colon
			if whole, wholeErr := l.Find(ctx, o.id); wholeErr == nil {
				r, record, err = whole, "", nil
			}
		}
		if err != nil {
			return err
		}
		w := explainer{terminal: newTerminal(std.out), reading: r, at: position.NewMap(r.Document.Text)}
		if err := w.groups(ctx, l, r.Document.ID+":"+record); err != nil {
			return err
		}
		if record == "" {
			w.document()
			return w.flush(std.out)
		}
		if !w.record(record) {
			return &hearsay.Error{
				Code: hearsay.NotFound, Msg: "document " + r.Document.ID + " has no record " + record,
				Hint: "hearsay says --doc " + r.Document.ID + " lists its attributions",
			}
		}
		if err := w.flush(std.out); err != nil || w.said == nil && w.group == nil {
			return err
		}
		return tellAge(ctx, l, std)
	})
}

// splitID takes "DOCUMENT:RECORD" apart.
func splitID(id string) (doc, record string) {
	i := strings.LastIndexByte(id, ':')
	if i < 0 {
		return id, ""
	}
	return id[:i], id[i+1:]
}

// explainer writes what a reading knows of one record.
type explainer struct {
	terminal
	reading *hearsay.Reading
	at      *position.Map
	said    *ledger.QuoteRow    // the quote that the record is a place of, nil for none
	carried hearsay.OriginGraph // who has it from whom
	group   *ledger.ClaimRow    // the claim, nil for none
	out     strings.Builder
}

// groups finds the quote and the claim that have a record among their places.
func (w *explainer) groups(ctx context.Context, l *ledger.Ledger, id string) (err error) {
	if w.group, err = l.Claim(ctx, id); err != nil {
		return err
	}
	if w.said, err = l.Quote(ctx, id); err != nil || w.said == nil {
		return err
	}
	w.carried, err = corroborate.QuoteGraph(ctx, l, w.said.Members)
	return err
}

func (w *explainer) flush(out io.Writer) error {
	_, err := io.WriteString(out, w.out.String())
	return err
}

// fact writes one line under a label; nothing without a value.
func (w *explainer) fact(label, value string) {
	if value != "" {
		fmt.Fprintf(&w.out, "%s %s\n", w.style(dim, pad(label, 11)), clean(value))
	}
}

// place is the words of a span and where they stand.
func (w *explainer) place(s hearsay.Span) string {
	if s == (hearsay.Span{}) {
		return ""
	}
	p := w.at.Range(s)
	return fmt.Sprintf("%s  [%d, %d)", s.Of(w.reading.Document.Text), p[0], p[1])
}

func (w *explainer) places(label string, spans []hearsay.Span) {
	for _, s := range spans {
		w.fact(label, w.place(s))
		label = ""
	}
}

func (w *explainer) made(p hearsay.Provenance) {
	w.fact("made by", fmt.Sprintf("%s, right in %.0f of 100 cases", p.By, 100*p.Confidence))
}

func (w *explainer) document() {
	d := w.reading.Document
	fmt.Fprintf(&w.out, "%s\n", w.style(bold, d.ID))
	w.fact("path", d.Path)
	w.fact("format", string(d.Format))
	w.fact("sha256", d.SHA256)
	w.field("title", d.Title)
	for _, a := range d.Authors {
		w.field("author", a)
	}
	w.field("publisher", d.Publisher)
	w.field("published", d.Published)
	w.fact("language", d.Lang)
	for _, n := range d.Notes {
		w.fact("note", n)
	}
	r := w.reading
	w.fact("records", strings.Join([]string{
		count(len(r.Attributions), "attribution"), count(len(r.Citations), "citation"), count(len(r.Times), "time"),
		count(len(r.Quantities), "figure"), count(len(r.Actors), "actor"), count(len(r.Findings), "finding"),
	}, ", "))
}

func (w *explainer) field(label string, f hearsay.Field) {
	if f.Value != "" {
		w.fact(label, f.Value+"  (from "+string(f.How)+")")
	}
}

// head writes the line above a record, and the document that it is from.
func (w *explainer) head(id, what string) {
	d := w.reading.Document
	fmt.Fprintf(&w.out, "%s  %s\n", w.style(bold, d.ID+":"+id), clean(what))
	w.fact("document", strings.Join(slices.DeleteFunc([]string{d.Path, d.Title.Value, d.Publisher.Value, d.Published.Value},
		func(s string) bool { return s == "" }), ", "))
}

// record explains the record with the ID; it reports whether there is one.
func (w *explainer) record(id string) bool {
	r := w.reading
	return w.sentence(id) || explain(r.Attributions, id, func(x *hearsay.Attribution) string { return x.ID }, w.attribution) ||
		explain(r.Citations, id, func(x *hearsay.Citation) string { return x.ID }, w.citation) ||
		explain(r.Times, id, func(x *hearsay.Time) string { return x.ID }, w.time) ||
		explain(r.Quantities, id, func(x *hearsay.Quantity) string { return x.ID }, w.quantity) ||
		explain(r.Findings, id, func(x *hearsay.Finding) string { return x.ID }, w.finding) ||
		explain(r.Actors, id, func(x *hearsay.Actor) string { return x.ID }, w.actor) ||
		explain(r.Mentions, id, func(x *hearsay.Mention) string { return x.ID }, w.mention)
}

// sentence explains a sentence that makes a claim in the author's own voice; it
// reports whether the ID is that of one.
func (w *explainer) sentence(id string) bool {
	if w.group == nil || !strings.HasPrefix(id, "v") {
		return false
	}
	i := slices.IndexFunc(w.group.Members, func(m hearsay.ClaimMember) bool { return m.ID == w.reading.Document.ID+":"+id })
	w.head(id, "sentence, in the author's own voice")
	w.passage(w.group.Members[i].Passage.Span)
	w.claim(w.group)
	return true
}

// explainCross writes a finding across documents with its passages.
func explainCross(std streams, rows []ledger.CrossRow) error {
	w := explainer{terminal: newTerminal(std.out)}
	for i := range rows {
		x := &rows[i]
		fmt.Fprintf(&w.out, "%s  %s\n", w.style(bold, x.ID), "finding across documents, "+string(x.Kind))
		w.fact("differs", x.Text)
		w.fact("claim", x.About)
		for n, p := range x.Places {
			value := x.Passages[n].Value
			w.fact("passage", strings.TrimSpace(value+"  "+x.Passages[n].Record))
			w.fact("", strings.Join(slices.DeleteFunc([]string{p.Doc.Path, p.Doc.Title, p.Doc.Publisher, p.Doc.Published},
				func(s string) bool { return s == "" }), ", "))
			w.fact("", fmt.Sprintf("%s  [%d, %d)", p.Text, p.At[0], p.At[1]))
		}
		w.made(x.Provenance)
	}
	return w.flush(std.out)
}

// explain calls show with the record that has the ID; it reports whether there
// is one.
func explain[T any](records []T, id string, idOf func(*T) string, show func(*T)) bool {
	for i := range records {
		if idOf(&records[i]) == id {
			show(&records[i])
			return true
		}
	}
	return false
}

func (w *explainer) mention(m *hearsay.Mention) {
	w.head(m.ID, "mention, "+string(m.Kind))
	w.passage(m.Span)
	w.fact("actor", w.actorName(m.Actor))
	w.made(m.Provenance)
}

func (w *explainer) attribution(a *hearsay.Attribution) {
	w.head(a.ID, strings.Join([]string{"attribution", string(a.Kind), string(a.Polarity)}, ", "))
	w.passage(append(append(slices.Clone(a.Content), a.Source...), a.Cue...)...)
	w.places("source", a.Source)
	w.places("cue", a.Cue)
	w.places("content", a.Content)
	w.fact("speaker", w.actorName(a.Speaker))
	w.fact("inside", a.Parent)
	w.fact("said on", w.timeText(a.Time))
	w.chain(a)
	w.made(a.Provenance)
	if w.said != nil {
		w.quote(w.said)
	}
	if w.group != nil {
		w.claim(w.group)
	}
}

// quote writes the places where the same utterance stands.
func (w *explainer) quote(q *ledger.QuoteRow) {
	what := fmt.Sprintf("in %s, by %s", count(q.Documents, "document"), several(w.carried.Carriers, "independent carrier"))
	if q.Differs {
		what += ", in several wordings"
	}
	w.fact("quoted", what)
	for i, m := range q.Members {
		p := &q.Places[i]
		w.fact("", fmt.Sprintf("wording %d: %s  %s  %s  [%d, %d)", m.Wording, p.Text, m.ID, p.Doc.Path, p.At[0], p.At[1]))
		w.fact("", "    "+m.Why)
	}
	w.origins(&w.carried)
}

func (w *explainer) quantity(q *hearsay.Quantity) {
	w.head(q.ID, "quantity, "+string(q.Kind))
	w.passage(q.Span)
	value := decimal(q.Value)
	if q.High != 0 {
		value += " to " + decimal(q.High)
	}
	w.fact("value", strings.TrimSpace(strings.ReplaceAll(string(q.Bound), "-", " ")+" "+value+" "+q.Unit))
	w.fact("moves", string(q.Change))
	w.fact("counts", w.place(q.Counted))
	w.fact("date", w.timeText(q.Time))
	w.made(q.Provenance)
}

func (w *explainer) finding(f *hearsay.Finding) {
	w.head(f.ID, "finding, "+string(f.Kind))
	w.passage(slices.Clone(f.Passages)...)
	w.fact("differs", f.Text)
	w.places("passages", f.Passages)
	w.made(f.Provenance)
}

// chain writes the chain with a line for each link.
func (w *explainer) chain(a *hearsay.Attribution) {
	d := w.reading.Document
	label := "chain"
	step := func(text string) {
		w.fact(label, text)
		label = ""
	}
	for _, x := range d.Authors {
		step(x.Value + ", author of the document")
	}
	if d.Publisher.Value != "" {
		step(d.Publisher.Value + ", publisher of the document")
	}
	for _, l := range a.Chain {
		parts := []string{cmp.Or(w.actorName(l.Actor), l.Span.Of(d.Text)), l.Date}
		if l.Cue != (hearsay.Span{}) {
			parts = append(parts, "by “"+l.Cue.Of(d.Text)+"”")
		}
		if l.Citation != "" {
			parts = append(parts, "by citation "+l.Citation)
		}
		step("> " + strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", "))
	}
}

func (w *explainer) citation(c *hearsay.Citation) {
	w.head(c.ID, "citation, "+string(c.Kind))
	w.passage(c.Span)
	w.fact("outlet", c.Outlet)
	w.fact("refers to", c.Ref)
	w.fact("date", w.timeText(c.Time))
	w.places("covers", c.Covers)
	w.fact("missing", strings.Join(c.Missing, ", "))
	w.made(c.Provenance)
}

func (w *explainer) time(t *hearsay.Time) {
	w.head(t.ID, "time, "+string(t.Type))
	w.passage(t.Span)
	w.fact("value", strings.TrimSpace(t.Value+" "+t.Mod))
	w.fact("counted from", t.Anchor)
	w.fact("calendar", string(t.Calendar))
	if t.From != "" {
		w.fact("covers", t.From+" to "+t.To)
	}
	if t.Order != "" {
		w.fact("order", t.Order+": "+t.Evidence)
	}
	w.made(t.Provenance)
}

func (w *explainer) actor(a *hearsay.Actor) {
	w.head(a.ID, "actor, "+string(a.Type))
	w.fact("name", w.actorName(a.ID))
	label := "mentions"
	for _, m := range w.reading.Mentions {
		if m.Actor == a.ID {
			w.fact(label, w.place(m.Span)+"  "+m.ID)
			label = ""
		}
	}
	w.made(a.Provenance)
}

func (w *explainer) actorName(id string) string {
	for _, a := range w.reading.Actors {
		if a.ID == id && a.Anonymous {
			return fmt.Sprintf("%s (%s, not identified, %s)", a.Name, a.Type, id)
		}
		if a.ID == id {
			return fmt.Sprintf("%s (%s, %s)", a.Name, a.Type, id)
		}
	}
	return ""
}

func (w *explainer) timeText(id string) string {
	for _, t := range w.reading.Times {
		if t.ID == id {
			return fmt.Sprintf("%s, from %s (%s)", t.Value, w.place(t.Span), id)
		}
	}
	return ""
}

// shownAround is how many bytes of the blocks around a record are shown at most
// on each side of it.
const shownAround = 400

// passage shows the text around spans, with the spans marked.
func (w *explainer) passage(spans ...hearsay.Span) {
	text := w.reading.Document.Text
	whole := hearsay.Cover(spans...)
	for _, b := range w.reading.Document.Blocks {
		if b.Overlaps(hearsay.Cover(spans...)) {
			whole = hearsay.Cover(whole, b.Span)
		}
	}
	inner := hearsay.Cover(spans...)
	start := border(text, max(whole.Start, inner.Start-shownAround))
	end := border(text, min(whole.End, inner.End+shownAround))
	slices.SortFunc(spans, hearsay.Span.Compare)
	fmt.Fprintln(&w.out)
	var b strings.Builder
	if start > whole.Start {
		b.WriteString("… ")
	}
	at := start
	for _, s := range spans {
		if s.Start < at {
			continue // inside the one before
		}
		b.WriteString(safe(text[at:s.Start]) + w.marked(safe(s.Of(text))))
		at = s.End
	}
	b.WriteString(safe(text[at:end]))
	if end < whole.End {
		b.WriteString(" …")
	}
	for line := range strings.SplitSeq(b.String(), "\n") {
		fmt.Fprintf(&w.out, "    %s\n", line)
	}
	fmt.Fprintln(&w.out)
}

// marked shows a span apart: in brackets where there is no colour.
func (w *explainer) marked(s string) string {
	if w.colour {
		return w.style(underline, s)
	}
	return "[" + s + "]"
}

// safe is clean, line by line.
func safe(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// border moves at back to the start of a code point.
func border(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}

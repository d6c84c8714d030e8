package server

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// card is what the workbench shows of one record: beside the text, and at the
// head of the record's own page.
type card struct {
	// Type is "attribution", "citation", "time", "quantity", "finding" or "actor".
	Type string
	ID   string
	// Full is "DOCUMENT:RECORD".
	Full string
	// Doc is the document's ID.
	Doc string
	// Start is where the record begins in the text.
	Start int
	// Label says what sort of record it is, Note what is unusual about it.
	Label, Note string
	// Head names the speaker, the outlet, the actor; Anonymous is true where the
	// document does not identify them.
	Head      string
	Anonymous bool
	// Unresolved is true where Head is only the words of the source: who they
	// refer to is not known.
	Unresolved bool
	Cue        string
	Text       string
	Lang       string
	Chain      []ledger.ChainLink
	Facts      []fact
	// Reason says in sentences what in the text made the record.
	Reason   []string
	Made     hearsay.Provenance
	Selected bool
}

// fact is a line of a card.
type fact struct {
	Label, Value string
	// Document is true when Value is text of the document.
	Document bool
	// Record is the ID of the record that Value stands for, or "".
	Record string
}

// dealer makes the cards of one reading.
type dealer struct {
	*hearsay.Reading
	selected string
	actors   map[string]*hearsay.Actor
	times    map[string]*hearsay.Time
}

func newDealer(r *hearsay.Reading, selected string) *dealer {
	d := &dealer{
		Reading: r, selected: selected,
		actors: make(map[string]*hearsay.Actor, len(r.Actors)), times: make(map[string]*hearsay.Time, len(r.Times)),
	}
	for i := range r.Actors {
		d.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Times {
		d.times[r.Times[i].ID] = &r.Times[i]
	}
	return d
}

// records deals the cards of the records that begin in span, in the order of the text.
func (d *dealer) records(span hearsay.Span) []card {
	var out []card
	add := func(start int, deal func() card) {
		if span.Start <= start && start < span.End {
			out = append(out, deal())
		}
	}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		add(a.Extent().Start, func() card { return d.attribution(a) })
	}
	for i := range d.Citations {
		c := &d.Citations[i]
		add(c.Span.Start, func() card { return d.citation(c) })
	}
	for i := range d.Times {
		t := &d.Times[i]
		add(t.Span.Start, func() card { return d.time(t) })
	}
	for i := range d.Quantities {
		q := &d.Quantities[i]
		add(q.Span.Start, func() card { return d.quantity(q) })
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		add(f.Passages[0].Start, func() card { return d.finding(f) })
	}
	slices.SortStableFunc(out, func(a, b card) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

func (d *dealer) card(kind, id string, span hearsay.Span, made hearsay.Provenance) card {
	return card{
		Type: kind, ID: id, Full: d.Document.ID + ":" + id, Doc: d.Document.ID, Start: span.Start,
		Lang: langAt(d.Document, span.Start), Made: made, Selected: id == d.selected,
	}
}

func (d *dealer) attribution(a *hearsay.Attribution) card {
	c := d.card("attribution", a.ID, a.Extent(), a.Provenance)
	c.Label, c.Note = kindText(a.Kind), polarityText(a.Polarity)
	source := joined(d.Document.Text, a.Source)
	if x := d.actors[a.Speaker]; x != nil {
		c.Head, c.Anonymous = x.Name, x.Anonymous
	} else {
		c.Head, c.Unresolved = source, source != ""
	}
	c.Cue = joined(d.Document.Text, a.Cue)
	c.Text = joined(d.Document.Text, a.Content)
	c.Chain = d.chain(a)
	c.Reason = attributionReason(c, source)
	if source != "" && source != c.Head {
		c.Facts = append(c.Facts, fact{Label: "named as", Value: source, Document: true})
	}
	if venue := joined(d.Document.Text, a.Venue); venue != "" {
		c.Facts = append(c.Facts, fact{Label: "said in", Value: venue, Document: true})
	}
	if t := d.times[a.Time]; t != nil {
		c.Facts = append(c.Facts, fact{Label: "said", Value: d.timeText(t), Record: t.ID})
	}
	if a.Parent != "" {
		c.Facts = append(c.Facts, fact{Label: "within", Value: a.Parent, Record: a.Parent})
	}
	return c
}

// chain puts the document's author and publisher before the links that the
// text names, as every chain is read.
func (d *dealer) chain(a *hearsay.Attribution) []ledger.ChainLink {
	var out []ledger.ChainLink
	for _, f := range d.Document.Authors {
		out = append(out, ledger.ChainLink{Name: f.Value, Type: hearsay.Person, Head: true})
	}
	if p := d.Document.Publisher.Value; p != "" {
		out = append(out, ledger.ChainLink{Name: p, Type: hearsay.Outlet, Date: d.Document.Published.Value, Head: true})
	}
	for _, l := range a.Chain {
		link := ledger.ChainLink{Date: l.Date, Span: l.Span}
		if x := d.actors[l.Actor]; x != nil {
			link.Name, link.Type, link.Anonymous = x.Name, x.Type, x.Anonymous
		} else {
			link.Name = oneLine(l.Span.Of(d.Document.Text))
		}
		out = append(out, link)
	}
	return out
}

func (d *dealer) citation(x *hearsay.Citation) card {
	c := d.card("citation", x.ID, x.Span, x.Provenance)
	c.Label, c.Head = citationText(x.Kind), x.Outlet
	c.Text = oneLine(x.Span.Of(d.Document.Text))
	if covered := joined(d.Document.Text, x.Covers); covered != "" {
		c.Reason = append(c.Reason, "It is read as supporting "+quoted(shorten(covered, 160))+".")
	}
	if x.Ref != "" {
		c.Facts = append(c.Facts, fact{Label: "place", Value: x.Ref, Document: true})
	}
	if t := d.times[x.Time]; t != nil {
		c.Facts = append(c.Facts, fact{Label: "dated", Value: d.timeText(t), Record: t.ID})
	}
	if len(x.Missing) > 0 {
		c.Note = "gives no " + strings.Join(x.Missing, " and no ")
	}
	return c
}

func (d *dealer) time(t *hearsay.Time) card {
	c := d.card("time", t.ID, t.Span, t.Provenance)
	c.Label, c.Note = timeTypeText(t.Type), calendarText(t.Calendar)
	c.Head, c.Text = d.timeText(t), oneLine(t.Span.Of(d.Document.Text))
	c.Reason = timeReason(t)
	switch {
	case t.Anchor == "dct":
		c.Facts = append(c.Facts, fact{Label: "counted from", Value: "the document’s date"})
	case d.times[t.Anchor] != nil:
		c.Facts = append(c.Facts, fact{Label: "counted from", Value: d.timeText(d.times[t.Anchor]), Record: t.Anchor})
	}
	return c
}

func (d *dealer) quantity(q *hearsay.Quantity) card {
	c := d.card("quantity", q.ID, q.Span, q.Provenance)
	c.Label, c.Note = quantityKindText(q.Kind), changeText(q.Change)
	c.Head, c.Text = quantityText(q), oneLine(q.Span.Of(d.Document.Text))
	if q.Counted != (hearsay.Span{}) {
		c.Facts = append(c.Facts, fact{Label: "counts", Value: oneLine(q.Counted.Of(d.Document.Text)), Document: true})
	}
	if t := d.times[q.Time]; t != nil {
		c.Facts = append(c.Facts, fact{Label: "date", Value: d.timeText(t), Record: t.ID})
	}
	return c
}

func (d *dealer) finding(f *hearsay.Finding) card {
	c := d.card("finding", f.ID, f.Passages[0], f.Provenance)
	c.Label, c.Note, c.Head = "differs", findingText(f.Kind), f.Text
	for _, p := range f.Passages {
		c.Facts = append(c.Facts, fact{Label: "here", Value: shorten(oneLine(p.Of(d.Document.Text)), 120), Document: true})
	}
	return c
}

// timeText is the days that a time covers, or else its TIMEX3 value.
func (d *dealer) timeText(t *hearsay.Time) string {
	if days := intervalText(t.From, t.To); days != "" && (t.Type == hearsay.Date || t.Type == "") {
		return days
	}
	return durationText(momentText(t.Value))
}

// actorsIn deals the cards of the actors with a mention in span, in the order
// of their first mention there.
func (d *dealer) actorsIn(span hearsay.Span) []card {
	seen := map[string]bool{}
	speaks := map[string]int{}
	mentions := map[string]int{}
	for i := range d.Attributions {
		speaks[d.Attributions[i].Speaker]++
	}
	for i := range d.Mentions {
		mentions[d.Mentions[i].Actor]++
	}
	var out []card
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if x := d.actors[m.Actor]; x != nil && m.Span.Overlaps(span) && !seen[x.ID] {
			seen[x.ID] = true
			out = append(out, d.actor(x, m.Span, mentions[x.ID], speaks[x.ID]))
		}
	}
	return out
}

func (d *dealer) actor(x *hearsay.Actor, at hearsay.Span, mentions, speaks int) card {
	c := d.card("actor", x.ID, at, x.Provenance)
	c.Label, c.Head, c.Anonymous = actorText(x.Type), x.Name, x.Anonymous
	c.Facts = append(c.Facts, fact{Label: "named", Value: count(mentions, "time", "times")})
	if speaks > 0 {
		c.Facts = append(c.Facts, fact{Label: "speaks in", Value: count(speaks, "attribution", "attributions")})
	}
	return c
}

// joined is the text of several spans as one line.
func joined(text string, spans []hearsay.Span) string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = oneLine(s.Of(text))
	}
	return strings.Join(out, " … ")
}

// oneLine turns every run of white space into one space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// langAt is the language of the block at an offset, else of the document.
func langAt(d *hearsay.Document, offset int) string {
	i, found := slices.BinarySearchFunc(d.Blocks, offset, func(b hearsay.Block, at int) int { return cmp.Compare(b.Start, at) })
	if !found {
		i--
	}
	if i >= 0 && d.Blocks[i].Lang != "" {
		return d.Blocks[i].Lang
	}
	return d.Lang
}

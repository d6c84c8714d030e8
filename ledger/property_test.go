package ledger_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/ledger"
)

// Whatever valid reading is stored, in whatever order and how often, comes back
// as it was, and every anchor verifies.
func TestAnyReadingComesBack(t *testing.T) {
	l := open(t)
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		stored := map[string]*hearsay.Reading{}
		for range rapid.IntRange(1, 4).Draw(rt, "stores") {
			var entries []ledger.Entry
			for range rapid.IntRange(1, 3).Draw(rt, "entries") {
				// Few different documents: some are replaced.
				data := fmt.Sprint(rapid.SampledFrom([]string{"one", "two", "three"}).Draw(rt, "bytes"), round)
				e := entry(data+".txt", reading(rt), data)
				entries = append(entries, e)
				stored[e.File.Doc] = e.Reading
			}
			if err := l.Store(ctx, entries...); err != nil {
				rt.Fatal(err)
			}
		}
		for id, want := range stored {
			got, err := l.Reading(ctx, id)
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("-stored +read:\n%s", diff)
			}
		}
	})
	verified(t, l)
}

// reading draws a valid reading with records of every kind.
func reading(rt *rapid.T) *hearsay.Reading {
	paragraph := rapid.Map(rapid.SliceOfN(word, 1, 12), func(ws []string) string { return strings.Join(ws, " ") })
	d := drawer{rt: rt, reading: newDraft("en", rapid.SliceOfN(paragraph, 1, 4).Draw(rt, "paragraphs")...).r}
	for i := range d.reading.Document.Text {
		d.borders = append(d.borders, i)
	}
	d.borders = append(d.borders, len(d.reading.Document.Text))
	few := rapid.IntRange(0, 3)
	d.times, d.citations, d.actors = few.Draw(rt, "times"), few.Draw(rt, "citations"), few.Draw(rt, "actors")
	d.attributions = few.Draw(rt, "attributions")
	d.firstLayers()
	for i := range few.Draw(rt, "mentions") {
		d.reading.Mentions = append(d.reading.Mentions, hearsay.Mention{ID: id("m", i), Span: d.span(), Actor: d.ref("s", d.actors), Provenance: by("a/b")})
	}
	for i := range few.Draw(rt, "quantities") {
		d.reading.Quantities = append(d.reading.Quantities, hearsay.Quantity{ID: id("q", i), Span: d.span(), Value: rapid.Float64Min(0).Draw(rt, "value"), Counted: d.span(), Time: d.ref("t", d.times), Provenance: by("a/b")})
	}
	for i := range few.Draw(rt, "findings") {
		d.reading.Findings = append(d.reading.Findings, hearsay.Finding{ID: id("f", i), Passages: d.spans(1), Text: "differs", Provenance: by("a/b")})
	}
	for i := range d.attributions {
		d.reading.Attributions = append(d.reading.Attributions, d.attribution(i))
	}
	return d.reading
}

var word = rapid.SampledFrom([]string{"said", "naïve", "الهدنة", "😀", "“no”", "Teslin", "e\u0301", "x"})

// drawer draws records over one text.
type drawer struct {
	rt      *rapid.T
	reading *hearsay.Reading
	borders []int // of code points

	times, citations, actors, attributions int // how many there will be
}

func id(kind string, i int) string { return fmt.Sprintf("%s%d", kind, i+1) }

// ref is the ID of one of so many records, or "".
func (d *drawer) ref(kind string, count int) string {
	if i := rapid.IntRange(-1, count-1).Draw(d.rt, kind); i >= 0 {
		return id(kind, i)
	}
	return ""
}

func (d *drawer) span() hearsay.Span {
	i := rapid.IntRange(0, len(d.borders)-2).Draw(d.rt, "start")
	return hearsay.Span{Start: d.borders[i], End: d.borders[rapid.IntRange(i+1, len(d.borders)-1).Draw(d.rt, "end")]}
}

func (d *drawer) spans(least int) (out []hearsay.Span) {
	for range rapid.IntRange(least, 3).Draw(d.rt, "pieces") {
		out = append(out, d.span())
	}
	return out
}

// firstLayers draws times, citations and actors.
func (d *drawer) firstLayers() {
	x := d.reading
	for i := range d.times {
		x.Times = append(x.Times, hearsay.Time{
			ID: id("t", i), Span: d.span(), Type: hearsay.Date, Value: word.Draw(d.rt, "value"), Anchor: d.ref("t", d.times),
			From: "2019-01-30", To: "2019-02-02", Provenance: by("a/b"),
		})
	}
	for i := range d.citations {
		x.Citations = append(x.Citations, hearsay.Citation{
			ID: id("c", i), Span: d.span(), Outlet: word.Draw(d.rt, "outlet"), OutletSpan: d.span(),
			Time: d.ref("t", d.times), Covers: d.spans(0), Provenance: by("a/b"),
		})
	}
	for i := range d.actors {
		x.Actors = append(x.Actors, hearsay.Actor{
			ID: id("s", i), Name: word.Draw(d.rt, "name"), Anonymous: rapid.Bool().Draw(d.rt, "anonymous"), Code: rapid.SampledFrom([]string{"", "MAVGOV"}).Draw(d.rt, "code"), Provenance: by("a/b"),
		})
	}
}

func (d *drawer) attribution(i int) hearsay.Attribution {
	a := hearsay.Attribution{
		Venue: d.spans(0),
		ID:    id("a", i), Source: d.spans(0), Cue: d.spans(0), Content: d.spans(1), Speaker: d.ref("s", d.actors),
		Parent: d.ref("a", d.attributions), Time: d.ref("t", d.times), Provenance: by("a/b"),
	}
	for range rapid.IntRange(0, 3).Draw(d.rt, "links") {
		a.Chain = append(a.Chain, hearsay.Link{
			Actor: d.ref("s", d.actors), Citation: d.ref("c", d.citations), Span: d.span(), Date: "2019",
		})
	}
	return a
}

package ledger_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/ledger"
)

// collection makes documents of about 4 kB with 20 attributions each, out of a
// vocabulary whose words are as unevenly frequent as those of a language.
func collection(documents int) []ledger.Entry {
	entries := make([]ledger.Entry, documents)
	for i := range entries {
		entries[i] = entry(fmt.Sprintf("docs/%06d.txt", i), bulk(i), fmt.Sprint("document ", i))
	}
	return entries
}

func bulk(seed int) *hearsay.Reading {
	next := uint64(seed)*2654435761 + 1
	word := func() string {
		next = next*6364136223846793005 + 1442695040888963407
		n := int(next>>33) % 20000
		return fmt.Sprintf("word%cs", 'a'+n%26) + strings.Repeat("x", n%7) + fmt.Sprint(n*n/20000%5000)
	}
	var paragraphs []string
	for range 20 {
		var ws []string
		for range 25 {
			ws = append(ws, word())
		}
		paragraphs = append(paragraphs, "Speaker "+word()+" said that "+strings.Join(ws, " ")+".")
	}
	d := newDraft("en", paragraphs...)
	for i, b := range d.r.Document.Blocks {
		p := fmt.Sprintf("p%d", i+1)
		space := b.Start + strings.Index(b.Of(d.r.Document.Text), " said")
		d.r.Actors = append(d.r.Actors, hearsay.Actor{ID: p, Name: d.r.Document.Text[b.Start:space], Type: hearsay.Person, Provenance: by("x/y")})
		source := hearsay.Span{Start: b.Start, End: space}
		d.r.Mentions = append(d.r.Mentions, hearsay.Mention{ID: fmt.Sprintf("m%d", i+1), Span: source, Kind: hearsay.Named, Actor: p, Provenance: by("x/y")})
		d.r.Attributions = append(d.r.Attributions, hearsay.Attribution{
			ID: fmt.Sprintf("a%d", i+1), Source: []hearsay.Span{source}, Cue: []hearsay.Span{{Start: space + 1, End: space + 5}},
			Content: []hearsay.Span{{Start: space + 6, End: b.End - 1}}, Kind: hearsay.Indirect, Polarity: hearsay.Affirmed, Speaker: p,
			Chain: []hearsay.Link{{Actor: p, Span: source}}, Provenance: by("x/y"),
		})
	}
	return d.r
}

// rowsOf counts the table rows that a reading of [bulk] makes.
const rowsOf = 20 * (1 + 1 + 1 + 1 + 3 + 1 + 1 + 1) // block, passage, actor, mention, attribution with 3 pieces, link, full text

func BenchmarkStore(b *testing.B) {
	for _, batch := range []int{1, 100} {
		b.Run(fmt.Sprintf("%d a transaction", batch), func(b *testing.B) {
			l := open(b)
			entries := collection(batch)
			b.ResetTimer()
			n := 0
			for b.Loop() {
				for i := range entries {
					entries[i] = entry(fmt.Sprintf("docs/%08d.txt", n), entries[i].Reading, fmt.Sprint(n))
					n++
				}
				check(b, l.Store(ctx, entries...))
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "documents/s")
			b.ReportMetric(float64(n*rowsOf)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	l := open(b)
	for part := range 20 {
		entries := make([]ledger.Entry, 500)
		for i := range entries {
			n := part*500 + i
			entries[i] = entry(fmt.Sprintf("docs/%06d.txt", n), bulk(n), fmt.Sprint("document ", n))
		}
		check(b, l.Store(ctx, entries...))
	}
	// A changed document makes the ledger forget what it has counted.
	forget := func() { check(b, l.Store(ctx, entry("docs/again.txt", bulk(1), "again"))) }
	for name, f := range map[string]func() (int, error){
		"documents, rare word": func() (int, error) {
			_, n, err := l.Documents(ctx, ledger.DocumentFilter{Search: "wordasx3", Limit: 20})
			return n, err
		},
		"documents, word in all": func() (int, error) {
			_, n, err := l.Documents(ctx, ledger.DocumentFilter{Search: "speaker", Limit: 20})
			return n, err
		},
		"says, all, first page": func() (int, error) {
			_, n, err := l.Says(ctx, ledger.SaysFilter{Limit: 50})
			return n, err
		},
		"says about": func() (int, error) {
			_, n, err := l.Says(ctx, ledger.SaysFilter{About: "words0", Limit: 50})
			return n, err
		},
		"facets of all": func() (int, error) {
			forget()
			_, err := l.Facets(ctx, ledger.SaysFilter{})
			return 0, err
		},
		"facets of all, again": func() (int, error) {
			_, err := l.Facets(ctx, ledger.SaysFilter{})
			return 0, err
		},
		"facets of a year": func() (int, error) {
			forget()
			_, err := l.Facets(ctx, ledger.SaysFilter{Since: "2031"})
			return 0, err
		},
		"sources": func() (int, error) {
			forget()
			_, n, err := l.Sources(ctx, ledger.SourceFilter{Limit: 50})
			return n, err
		},
		"sources, again": func() (int, error) {
			_, n, err := l.Sources(ctx, ledger.SourceFilter{Limit: 50})
			return n, err
		},
	} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				var err error
				n, err = f()
				check(b, err)
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

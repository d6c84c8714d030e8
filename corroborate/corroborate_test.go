package corroborate_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/corroborate"
)

const wire = `Delegates of the government and the Highland Council left the lake house at dusk without a word to the press.

“The prisoners come home before anything else is signed,” Iva Dorn said.

Observers counted forty vehicles on the road to the pass, most of them without plates, and the bridge stayed closed until morning.`

// reading lays paragraph blocks over the text and makes every stretch between
// curly quotation marks a direct attribution.
func reading(id, date, speaker, text string) *hearsay.Reading {
	d := &hearsay.Document{ID: id, Text: text, Published: hearsay.Field{Value: date}}
	by := hearsay.Provenance{By: "test/hand", Confidence: 1}
	r := &hearsay.Reading{Document: d}
	if speaker != "" {
		r.Actors = []hearsay.Actor{{ID: "s1", Name: speaker, Provenance: by}}
	}
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		if b := strings.TrimSpace(p); b != "" {
			d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: at, End: at + len(b)}, Kind: hearsay.Paragraph})
		}
		at += len(p)
	}
	for i, from := 1, 0; ; i++ {
		open := strings.Index(text[from:], "“")
		if open < 0 {
			return r
		}
		closing := strings.Index(text[from+open:], "”") + len("”")
		span := hearsay.Span{Start: from + open, End: from + open + closing}
		a := hearsay.Attribution{ID: fmt.Sprintf("a%d", i), Content: []hearsay.Span{span}, Kind: hearsay.Direct, Provenance: by}
		if speaker != "" {
			a.Speaker = "s1"
		}
		r.Attributions = append(r.Attributions, a)
		from = span.End
	}
}

func TestReprintsHaveOneOrigin(t *testing.T) {
	cut := strings.SplitN(wire, "\n\n", 2)[0] + "\n\nThe editors of this paper went to see the pass for themselves and found it quiet."
	res := corroborate.Find([]*hearsay.Reading{
		reading("copy", "2031-03-05", "Iva Dorn", wire),
		reading("wire", "2031-03-04", "Iva Dorn", wire),
		reading("part", "2031-03-06", "", cut),
		reading("else", "2031-03-06", "", "Nothing in these lines was ever printed anywhere before, and no word of the wire stands in it at all."),
	})
	if len(res.Origins) != 1 || !slices.Equal(res.Origins[0].Docs, []string{"wire", "copy", "part"}) {
		t.Fatalf("origins %+v", res.Origins)
	}
	for i, why := range res.Origins[0].Why {
		if !strings.Contains(why, "words of its own") {
			t.Errorf("reason %d: %q", i, why)
		}
	}
	first := res.Reuse[0]
	if first.A != "wire" || first.B != "copy" || !first.Directed || first.CoverA != 1 || len(first.Pieces) != 1 {
		t.Errorf("reuse %+v", first)
	}
}

func TestASharedQuoteIsNotASharedOrigin(t *testing.T) {
	quote := "“The prisoners come home before anything else is signed, and not one day after the snow has gone from the pass, whatever the envoys may think of it,”"
	res := corroborate.Find([]*hearsay.Reading{
		reading("a", "", "Iva Dorn", "At the gate she was brief. "+quote+" Iva Dorn said."),
		reading("b", "", "Dorn", quote+" was all that reporters heard from Dorn that evening."),
	})
	if len(res.Origins) != 0 {
		t.Errorf("origins %+v", res.Origins)
	}
	if len(res.Quotes) != 1 || res.Quotes[0].Differs || res.Quotes[0].Origins != 2 {
		t.Fatalf("quotes %+v", res.Quotes)
	}
	if u := res.Reuse[0]; u.Own != 0 || u.Quoted == 0 {
		t.Errorf("own %d, quoted %d", u.Own, u.Quoted)
	}
}

func TestQuotesByWording(t *testing.T) {
	const said = "“We will not sign before the prisoners are home,”"
	tests := []struct {
		name, speaker, quote string
		groups               int
		differs              bool
	}{
		{"word for word", "Iva Dorn", said, 1, false},
		{"a part of it", "Iva Dorn", "“before the prisoners are home,”", 1, false},
		{"another word", "Iva Dorn", "“We shall not sign before the prisoners are home,”", 1, true},
		{"without the negation", "Iva Dorn", "“We will sign before the prisoners are home,”", 1, true},
		{"with words left out", "Iva Dorn", "“We will not sign … the prisoners are home,”", 1, false},
		{"with a word put in", "Iva Dorn", "“We will not sign [a treaty] before the prisoners are home,”", 1, false},
		{"with another number", "Iva Dorn", "“We will not sign before the 40 prisoners are home,”", 1, true},
		{"too short to tell", "Iva Dorn", "“We will not”", 0, false},
		{"something else", "Iva Dorn", "“The bridge stays closed until the morning,”", 0, false},
		{"close, but a stranger said it", "Pavel Orsk", "“We can not sign before our prisoners are home,”", 0, false},
		{"nobody named", "", said, 1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res := corroborate.Find([]*hearsay.Reading{
				reading("a", "2031", "Iva Dorn", said+" Iva Dorn said."),
				reading("b", "2032", tt.speaker, tt.quote+" it was heard."),
			})
			if len(res.Quotes) != tt.groups {
				t.Fatalf("%d groups, want %d", len(res.Quotes), tt.groups)
			}
			if tt.groups == 1 && res.Quotes[0].Differs != tt.differs {
				t.Errorf("differs %v", res.Quotes[0].Differs)
			}
		})
	}
}

// What one paper quotes another may give in indirect speech: the same utterance,
// and no other wording of it.
func TestIndirectSpeechJoinsItsQuote(t *testing.T) {
	text := "Iva Dorn said that they would not sign before the prisoners are home."
	indirect := reading("b", "2031-03-05", "Iva Dorn", text)
	at := strings.Index(text, "they")
	indirect.Attributions = []hearsay.Attribution{{
		ID: "a1", Kind: hearsay.Indirect, Speaker: "s1", Content: []hearsay.Span{{Start: at, End: len(text) - 1}}, Provenance: indirect.Actors[0].Provenance,
	}}
	direct := reading("a", "2031-03-04", "Dorn", "“We will not sign before the prisoners are home,” Dorn said.")
	res := corroborate.Find([]*hearsay.Reading{direct, indirect})
	if len(res.Quotes) != 1 || res.Quotes[0].Differs || len(res.Quotes[0].Members) != 2 {
		t.Errorf("quotes %+v", res.Quotes)
	}
	later := *direct.Document
	later.Published.Value = "2033-03-04"
	direct.Document = &later
	if res := corroborate.Find([]*hearsay.Reading{direct, indirect}); len(res.Quotes) != 0 {
		t.Errorf("two years apart: %+v", res.Quotes)
	}
	if res := corroborate.Find([]*hearsay.Reading{indirect}); len(res.Quotes) != 0 {
		t.Errorf("without a quote: %+v", res.Quotes)
	}
}

// A quote that passes through two mouths in one sentence stands there once.
func TestAQuoteInsideAnotherIsOnePlace(t *testing.T) {
	r := reading("a", "2031", "", "Radio Teslin, quoting an aide: “We will not sign before the prisoners are home.”")
	outer := r.Attributions[0]
	outer.ID, outer.Content = "a2", []hearsay.Span{{Start: 0, End: len(r.Document.Text)}}
	r.Attributions = append(r.Attributions, outer)
	if res := corroborate.Find([]*hearsay.Reading{r}); len(res.Quotes) != 0 {
		t.Errorf("quotes %+v", res.Quotes)
	}
}

// collection makes documents of sentences that are shared at random.
func collection(seed uint64, n int) []*hearsay.Reading {
	rnd := rand.New(rand.NewPCG(seed, 1))
	sentence := func(k int) string {
		r := rand.New(rand.NewPCG(uint64(k), 2))
		var b strings.Builder
		for range 12 {
			fmt.Fprintf(&b, "w%d ", r.IntN(5000))
		}
		if k%3 == 0 {
			return "“" + b.String() + "” she said."
		}
		return b.String() + "."
	}
	var out []*hearsay.Reading
	for i := range n {
		var paragraphs []string
		for range 1 + rnd.IntN(6) {
			paragraphs = append(paragraphs, sentence(rnd.IntN(3*n)))
		}
		date := fmt.Sprintf("20%02d", rnd.IntN(20))
		out = append(out, reading(fmt.Sprintf("d%03d", i), date, "", strings.Join(paragraphs, "\n\n")))
	}
	return out
}

func TestOrderOfDocumentsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := collection(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(2, 40).Draw(t, "documents"))
		want := corroborate.Find(readings)
		shuffled := rapid.Permutation(readings).Draw(t, "order")
		if got := corroborate.Find(shuffled); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gave another result")
		}
	})
}

func TestCopiesAreNotComparedEachWithEach(t *testing.T) {
	var readings []*hearsay.Reading
	for i := range 2000 {
		readings = append(readings, reading(fmt.Sprintf("d%05d", i), "2031", "Iva Dorn", wire))
	}
	res := corroborate.Find(readings)
	if len(res.Reuse) > 3*2000 {
		t.Errorf("%d pairs for 2000 copies", len(res.Reuse))
	}
	if len(res.Origins) != 1 || len(res.Origins[0].Docs) != 2000 {
		t.Error("the copies are not one origin")
	}
	if len(res.Quotes) != 1 || len(res.Quotes[0].Members) != 2000 || res.Quotes[0].Origins != 1 {
		t.Error("the quote is not one group of one origin")
	}
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			readings := collection(7, n)
			b.ReportAllocs()
			for b.Loop() {
				corroborate.Find(readings)
			}
		})
	}
}

// A line that an outlet prints under everything says nothing about the news
// above it, and joins nothing.
func TestBoilerplateJoinsNothing(t *testing.T) {
	const line = "The Teslin Courier is written by the people of the valley for the people of the valley, takes no money from parties or companies, and answers every letter."
	var readings []*hearsay.Reading
	for i, r := range collection(3, 8) {
		text := r.Document.Text + "\n\n" + line
		r = reading(fmt.Sprintf("c%d", i), "2031", "", text)
		r.Document.Publisher.Value = "The Teslin Courier"
		readings = append(readings, r)
	}
	plain := corroborate.Find(collection(3, 8))
	if got := corroborate.Find(readings); len(got.Origins) != len(plain.Origins) {
		t.Errorf("%d origins, %d without the line", len(got.Origins), len(plain.Origins))
	}
	if two := corroborate.Find(readings[:2]); len(two.Reuse) == 0 {
		t.Error("two documents are no reason to leave a line out")
	}
}

package read_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/read"
)

// document lays each paragraph of text (blank lines between) in a block.
func document(text string) *hearsay.Document {
	d := &hearsay.Document{ID: "test", Text: text}
	at := 0
	for part := range strings.SplitSeq(text, "\n\n") {
		if trimmed := strings.TrimSpace(part); trimmed != "" {
			start := at + strings.Index(part, trimmed)
			d.Blocks = append(d.Blocks, hearsay.Block{
				Span: hearsay.Span{Start: start, End: start + len(trimmed)}, Kind: hearsay.Paragraph,
			})
		}
		at += len(part) + 2
	}
	return d
}

func FuzzReadingIsValid(f *testing.F) {
	for _, s := range []string{
		"", "He said.", "“A,” said B.\n\n“C.\n\n“D.”", "According to", "he's saying “", "X, who said, said said said", "said that that that",
		"Karim Dost, 54, told the Teslin Courier that talks ‘would’ resume, adding: \"No.\"", "\"\"\"''''“”“”", "A: “b” — C",
	} {
		f.Add(s)
	}
	r, err := read.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		reading := r.Read(document(text))
		if err := reading.Validate(); err != nil {
			t.Error(err)
		}
		checkAncestors(t, reading)
	})
}

// checkAncestors holds that no statement is its own ancestor and that a chain
// ends with the source.
func checkAncestors(t *testing.T, r *hearsay.Reading) {
	t.Helper()
	parent := map[string]string{}
	for _, a := range r.Attributions {
		parent[a.ID] = a.Parent
	}
	for _, a := range r.Attributions {
		steps := 0
		for at := a.Parent; at != ""; at = parent[at] {
			if steps++; steps > len(r.Attributions) {
				t.Fatalf("%s is its own ancestor", a.ID)
			}
		}
		if n := len(a.Chain); n > 0 && len(a.Source) > 0 && a.Speaker != a.Chain[n-1].Actor && n < 12 {
			t.Errorf("%s: the chain ends with %q, the speaker is %q", a.ID, a.Chain[n-1].Actor, a.Speaker)
		}
	}
}

func TestQuotationBlocks(t *testing.T) {
	d := document("The ministry said:\n\nThe road is open. Nobody was hurt.\n\nThen it rained.")
	d.Blocks[1].Kind = hearsay.Quotation
	as := reader(t).Read(d).Attributions
	if len(as) != 1 || as[0].Content[0].Of(d.Text) != "The road is open. Nobody was hurt." || as[0].Kind != hearsay.Direct {
		t.Errorf("%+v", as)
	}
	d.Blocks[1].Kind = hearsay.Paragraph
	if as := reader(t).Read(d).Attributions; len(as) != 0 {
		t.Errorf("a paragraph is no quotation: %+v", as)
	}
}

func TestOtherLanguagesAreLeftAlone(t *testing.T) {
	d := document("Der Minister said der Damm sei sicher.\n\nMina Lund: “Der Damm ist nicht sicher”")
	d.Blocks[0].Lang, d.Blocks[1].Lang = "de", "de"
	as := reader(t).Read(d).Attributions
	if len(as) != 1 || as[0].By != "attribution/colon" {
		t.Errorf("%+v", as)
	}
}

// The time of a saying stands in its own sentence, or opens it; what the next
// sentence dates is something else.
func TestWhenItIsSaid(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Mina Lund said on 9 March 2019 that the border was closed.":                              "2019-03-09",
		"On March 9, 2019, Mina Lund said that the border was closed.":                            "2019-03-09",
		"On Kelmark's border, on 9 March 2019, guards slept, Mina Lund said.":                     "",
		"“We will open it,” Karim Dost told the envoys.\n\nMina Lund left on 10 March 2019.":      "",
		"“We will open it,” Karim Dost told the envoys. Mina Lund left on 10 March 2019.":         "",
		"“We will open it,” Karim Dost told the envoys on 8 March 2019. He left on 9 March 2019.": "2019-03-08",
		"“We signed nothing,” Karim Dost told the envoys. (Teslin Courier, 14/1/2019)":            "2019-01-14",
	} {
		reading := r.Read(document(text))
		got := "no attribution"
		if len(reading.Attributions) > 0 {
			got = ""
			for i := range reading.Times {
				if reading.Times[i].ID == reading.Attributions[0].Time {
					got = reading.Times[i].Value
				}
			}
		}
		if got != want {
			t.Errorf("%q: said %q, want %q", text, got, want)
		}
	}
}

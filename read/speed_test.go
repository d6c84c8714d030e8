package read_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/read/attribution"
	"hearsay/syntax"
)

// news is a passage with the forms that reporting is full of.
const news = `TESLIN (Reuters) - Karim Dost, the Marovian envoy, said on Monday that the talks “would resume” within 16 days.

“We won't leave,” Dost told the Teslin Courier, adding that nobody had asked him to. “The road is long, and it is ours. We know every stone.”

According to two officials who asked not to be named, the council, which meets twice a year, had not been told. Mina Lund, a spokeswoman for the Harvest Party, declined to say whether she had seen the letter. (BBC, 3/4/2019)

The wells have been dry since the spring, and the farmers who live beside the river want to go home. She said they had promised to repair the dam by May, but the ministry denied that anyone had signed.

`

// single lays a whole text in one block.
func single(text string) *hearsay.Document {
	return &hearsay.Document{ID: "test", Text: text, Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}}}
}

func BenchmarkRead(b *testing.B) {
	r := reader(b)
	d := document(strings.Repeat(news, 300))
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(d)
	}
}

func BenchmarkAttribution(b *testing.B) {
	f, err := attribution.New()
	if err != nil {
		b.Fatal(err)
	}
	an := syntax.Analyze(document(strings.Repeat(news, 300)))
	b.SetBytes(int64(len(an.Doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(an, nil, nil)
	}
}

// shapes are texts of about n bytes that are made to be slow.
var shapes = map[string]func(n int) *hearsay.Document{
	"news":            func(n int) *hearsay.Document { return document(strings.Repeat(news, n/len(news)+1)) },
	"one sentence":    func(n int) *hearsay.Document { return single(strings.Repeat("she said that he told them and ", n/31)) },
	"no spaces":       func(n int) *hearsay.Document { return single(strings.Repeat("x", n)) },
	"points":          func(n int) *hearsay.Document { return single(strings.Repeat("ab.cd@", n/6)) },
	"opening quotes":  func(n int) *hearsay.Document { return single(strings.Repeat("“he said ", n/11)) },
	"straight quotes": func(n int) *hearsay.Document { return single(strings.Repeat("\" he said ", n/10)) },
	"quotes only":     func(n int) *hearsay.Document { return single(strings.Repeat("\"", n)) },
	"quote paragraphs": func(n int) *hearsay.Document {
		return document(strings.Repeat("“We go on and on,” said Karim Dost.\n\n“We go on and on.”\n\n", n/64))
	},
	"open paragraphs": func(n int) *hearsay.Document { return document(strings.Repeat("“We go on and on.\n\n", n/21)) },
	"brackets":        func(n int) *hearsay.Document { return single(strings.Repeat("Karim Dost (", n/12)) },
	"commas":          func(n int) *hearsay.Document { return single(strings.Repeat("Karim Dost, ", n/12) + "said no.") },
	"names": func(n int) *hearsay.Document {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString("Mina " + strings.Repeat("L", i%50+2) + "und and She said he said it. ")
		}
		return single(b.String())
	},
	"labels": func(n int) *hearsay.Document { return document(strings.Repeat("LUND: we go on.\n\n", n/17)) },
}

// TestTextsMadeToBeSlow reads each of them; with a quadratic step it would not
// come to an end.
func TestTextsMadeToBeSlow(t *testing.T) {
	r := reader(t)
	for name, shape := range shapes {
		if err := r.Read(shape(300_000)).Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkLength tells whether the time grows with the length alone: MB/s is
// the same for each length of a shape.
func BenchmarkLength(b *testing.B) {
	r := reader(b)
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		for _, n := range []int{10_000, 100_000, 1_000_000} {
			d := shapes[name](n)
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "-"), n), func(b *testing.B) {
				b.SetBytes(int64(len(d.Text)))
				for b.Loop() {
					r.Read(d)
				}
			})
		}
	}
}

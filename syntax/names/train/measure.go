package train

import (
	"fmt"
	"strings"

	"hearsay/syntax/names"
)

// Count is how many names of a type there are, how many were found, and how many
// of those were right in span and type.
type Count struct{ Gold, Found, Right int }

// F1 is the harmonic mean of precision and recall, in percent.
func (c Count) F1() float64 {
	if c.Gold+c.Found == 0 {
		return 0
	}
	return 200 * float64(c.Right) / float64(c.Gold+c.Found)
}

// Figures are the counts by type, MISC left out of All.
type Figures struct {
	All  Count
	Type [4]Count
}

// String shows the F1 of all names and of each type.
func (f Figures) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "F1 %.1f (P %.1f R %.1f)", f.All.F1(), ratio(f.All.Right, f.All.Found), ratio(f.All.Right, f.All.Gold))
	for t := range names.MISC + 1 {
		fmt.Fprintf(&b, " %s %.1f", t, f.Type[t].F1())
	}
	return b.String()
}

func ratio(a, b int) float64 { return 100 * float64(a) / float64(max(1, b)) }

// Measure compares what a tagger finds with the names of a corpus.
func Measure(m *names.Model, c *Corpus) Figures {
	var f Figures
	t := m.NewTagger()
	for i := range c.Documents {
		d := &c.Documents[i]
		gold := map[names.Name]bool{}
		for _, k := range d.Known {
			if k.Name {
				gold[names.Name{Span: k.Span, Type: k.Type}] = true
				f.Type[k.Type].Gold++
			}
		}
		for _, n := range t.Tag(d.Analysis) {
			f.Type[n.Type].Found++
			if gold[n] {
				f.Type[n.Type].Right++
			}
		}
	}
	for _, c := range f.Type[:names.MISC] {
		f.All.Gold += c.Gold
		f.All.Found += c.Found
		f.All.Right += c.Right
	}
	return f
}

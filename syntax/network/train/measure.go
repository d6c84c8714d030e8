package train

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/syntax/conllu"
)

// Figures are shares of words, 0 to 100, given gold sentences and words.
type Figures struct {
	Words                 int
	UPOS, Feats, UAS, LAS float64
	correct               [4]int
}

func (f Figures) String() string {
	return fmt.Sprintf("%d words: tags %.2f, features %.2f, heads %.2f, heads and relations %.2f", f.Words, f.UPOS, f.Feats, f.UAS, f.LAS)
}

// Measure compares a model with a treebank. Relations count without subtypes.
func (m *Model) Measure(bank []conllu.Sentence) Figures {
	var f Figures
	got := make([][]conllu.Word, len(bank))
	for i, s := range bank {
		got[i] = slices.Clone(s.Words)
	}
	m.Annotate(got)
	for i, s := range bank {
		for j := range s.Words {
			f.add(&got[i][j], &s.Words[j])
		}
	}
	share := func(i int) float64 { return 100 * float64(f.correct[i]) / float64(max(f.Words, 1)) }
	f.UPOS, f.Feats, f.UAS, f.LAS = share(0), share(1), share(2), share(3)
	return f
}

func (f *Figures) add(got, want *conllu.Word) {
	f.Words++
	head := got.Head == want.Head
	for i, ok := range []bool{got.UPOS == want.UPOS, got.Feats == want.Feats, head, head && universal(got.Rel) == universal(want.Rel)} {
		if ok {
			f.correct[i]++
		}
	}
}

func universal(rel string) string {
	base, _, _ := strings.Cut(rel, ":")
	return base
}

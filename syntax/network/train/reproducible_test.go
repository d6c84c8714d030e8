package train

import (
	"bytes"
	"context"
	"testing"

	"hearsay/syntax/conllu"
	"hearsay/syntax/network"
)

// smallBank is a treebank of a few words, enough to learn by heart.
func smallBank() []conllu.Sentence {
	word := func(form, tag, feats string, head int, rel string) conllu.Word {
		return conllu.Word{Form: form, UPOS: tag, Feats: feats, Head: head, Rel: rel}
	}
	var bank []conllu.Sentence
	for _, verb := range []string{"left", "spoke", "left", "signed", "spoke", "signed"} {
		for _, noun := range []string{"envoys", "guards", "envoys"} {
			bank = append(bank, conllu.Sentence{Words: []conllu.Word{
				word("The", "DET", "_", 2, "det"), word(noun, "NOUN", "Number=Plur", 3, "nsubj"),
				word(verb, "VERB", "Tense=Past", 0, "root"), word(".", "PUNCT", "_", 3, "punct"),
			}})
		}
	}
	return bank
}

// smallTexts are sentences that nobody annotated.
func smallTexts() [][]string {
	return [][]string{{"The", "guards", "signed", "."}, {}, {"The", "envoys", "of", "Marovia", "left", "."}, {"Soon"}}
}

func smallSettings() Settings {
	s := DefaultSettings()
	s.Sizes = network.Sizes{Group: [network.Groups]int{16, 8, 8}, Hidden: 16, Arc: 16, Rel: 16}
	s.Epochs, s.Batch, s.Rate = 40, 16, 1e-2
	s.Teachers = Teachers{Count: 3, Epochs: 40, Sizes: s.Sizes}
	s.Teachers.Sizes.Hidden = 32
	return s
}

func trained(t *testing.T) (*Model, []byte) {
	t.Helper()
	m, err := Train(context.Background(), smallBank(), smallTexts(), smallSettings(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.Export([]byte(`{}`)).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return m, b.Bytes()
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	_, a := trained(t)
	if _, b := trained(t); !bytes.Equal(a, b) {
		t.Error("two runs gave two models")
	}
}

func TestWhatIsLearnedIsFoundByFloatsAndIntegers(t *testing.T) {
	m, data := trained(t)
	if f := m.Measure(smallBank()); f.LAS < 99 || f.UPOS < 99 {
		t.Errorf("floats: %v", f)
	}
	file, err := network.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	n, err := network.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	r := n.NewRunner()
	for _, s := range smallBank() {
		for i, w := range r.Run(len(s.Words), func(i int) string { return s.Words[i].Form }) {
			if want := s.Words[i]; w.Head != want.Head || n.Rels()[w.Rel] != want.Rel || n.Tags()[w.Tag] != want.UPOS {
				t.Fatalf("integers: %s has head %d, relation %s, tag %s", want.Form, w.Head, n.Rels()[w.Rel], n.Tags()[w.Tag])
			}
		}
	}
}

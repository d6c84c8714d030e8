package names

import (
	"hearsay"
	"hearsay/syntax"
)

// Tagger finds names. It keeps its memory and is for one goroutine.
type Tagger struct {
	m        *Model
	page     *Page
	features []uint32
	viterbi  Viterbi
	labels   []Label // of the words of one sentence
	found    []found
	out      []Name
	ballot   ballot
}

// found is a name as a range of words [first, last).
type found struct {
	first, last int
	kind        Type
}

// NewTagger makes a tagger.
func (m *Model) NewTagger() *Tagger {
	return &Tagger{m: m, page: NewPage(m.lexicon), ballot: ballot{}}
}

// Tag finds the names of a document. The result is valid until the next call.
func (t *Tagger) Tag(a *syntax.Analysis) []Name {
	t.page.Read(a)
	t.found = t.found[:0]
	for s := range t.page.sentences {
		t.tagSentence(s)
	}
	t.agree()
	t.out = t.out[:0]
	for _, f := range t.found {
		span := hearsay.Span{Start: t.page.words[f.first].start, End: t.page.words[f.last-1].end}
		t.out = append(t.out, Name{span, f.kind})
	}
	return t.out
}

// tagSentence appends the names of one sentence as the model sees them.
func (t *Tagger) tagSentence(s int) {
	n := t.page.Words(s)
	t.viterbi.Reset(n)
	for i := range n {
		t.features = t.page.AppendFeatures(t.features[:0], s, i)
		t.m.score(t.features, &t.viterbi.Scores[i])
	}
	t.labels, _ = t.viterbi.Best(&t.m.transitions, t.labels[:0])
	base, first := t.page.sentences[s].first, 0
	for i, l := range t.labels {
		if l == Outside {
			continue
		}
		if l.opens() {
			first = i
		}
		if l.closes() {
			t.found = append(t.found, found{base + first, base + i + 1, l.Type()})
		}
	}
}

package train

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/names"
)

// sample is a sentence to learn from.
type sample struct {
	features [][]uint32 // of each word: hashes at first, then rows of weights
	allowed  []names.LabelSet
	exact    bool // one label for every word
	weak     bool // types are left open
}

// samples reads the features and labels of a document.
func samples(p *names.Page, d *Document, out []sample) []sample {
	p.Read(d.Analysis)
	at := 0
	for s := range p.Sentences() {
		n := p.Words(s)
		x := sample{features: make([][]uint32, n), allowed: make([]names.LabelSet, n), exact: true}
		for i := range n {
			x.features[i] = p.AppendFeatures(nil, s, i)
		}
		at = label(p, s, d, at, x.allowed)
		freeAdjectives(p, s, x.allowed)
		if d.Treebank {
			freeDates(p, s, x.allowed)
		}
		for _, set := range x.allowed {
			x.exact = x.exact && set&(set-1) == 0
		}
		out = append(out, x)
	}
	return out
}

// label sets what each word of a sentence may be, going on with the stretch at;
// it returns the first stretch that does not end before the sentence does.
func label(p *names.Page, s int, d *Document, at int, allowed []names.LabelSet) int {
	n := len(allowed)
	for i := 0; i < n; i++ {
		allowed[i] = d.Open
	}
	for i := 0; i < n; {
		start, _ := p.WordSpan(s, i)
		for at < len(d.Known) && d.Known[at].End <= start {
			at++
		}
		if at == len(d.Known) {
			break
		}
		k := d.Known[at]
		first := i
		for i < n {
			if from, _ := p.WordSpan(s, i); from >= k.End {
				break
			}
			i++
		}
		for first < i {
			if _, end := p.WordSpan(s, first); end > k.Start {
				break
			}
			first++
		}
		k.fill(p, s, first, i, allowed)
	}
	return at
}

// freeAdjectives leaves open whether "Marovian" is MISC or no name, where a
// corpus calls it a place: corpora differ here, and we never want a place.
func freeAdjectives(p *names.Page, s int, allowed []names.LabelSet) {
	for i, set := range allowed {
		unit := set == 1<<names.LabelOf(names.LOC, names.Unit) || set == 1<<names.LabelOf(names.ORG, names.Unit)
		if unit && p.InList(names.Demonyms, s, i) && !p.InList(names.States, s, i) {
			allowed[i] = outsideOnly | 1<<names.LabelOf(names.MISC, names.Unit)
		}
	}
}

// freeDates lets the proper nouns of a treebank that are dates or adjectives of
// states be no names.
func freeDates(p *names.Page, s int, allowed []names.LabelSet) {
	for i, set := range allowed {
		if set == properNoun && (p.InList(names.TimeWords, s, i) || p.InList(names.Demonyms, s, i) || p.InList(names.Titles, s, i)) {
			allowed[i] = names.AllLabels
		}
	}
}

// fill labels the words [first, last) of a sentence.
func (k *Stretch) fill(p *names.Page, s, first, last int, allowed []names.LabelSet) {
	if first == last {
		return
	}
	from, _ := p.WordSpan(s, first)
	_, to := p.WordSpan(s, last-1)
	whole := from == k.Start && to == k.End
	for k.Name && whole && k.Type == names.PER && first+1 < last && p.IsTitle(s, first) {
		allowed[first] = outsideOnly
		first++
	}
	for i := first; i < last; i++ {
		switch {
		case !k.Name:
			allowed[i] = k.Allowed
		case !whole:
			allowed[i] = names.AllLabels // the corpus cuts words elsewhere
		default:
			allowed[i] = 1 << names.LabelOf(k.Type, part(i-first, last-first))
		}
	}
}

func part(i, n int) int {
	switch {
	case n == 1:
		return names.Unit
	case i == 0:
		return names.Begin
	case i == n-1:
		return names.Last
	}
	return names.Inside
}

// respell is a copy of a document whose letters are all capitals, all small, or
// whose words begin with capitals; ok is false when that would move the text.
func respell(d *Document, how int) (Document, bool) {
	old := d.Analysis.Doc
	var text string
	switch how {
	case 0:
		text = strings.ToUpper(old.Text)
	case 1:
		text = strings.ToLower(old.Text)
	default:
		text = capitals(old.Text)
	}
	if len(text) != len(old.Text) {
		return Document{}, false
	}
	copied := &hearsay.Document{Text: text, Blocks: old.Blocks}
	return Document{Analysis: syntax.Analyze(copied), Known: d.Known, Open: d.Open}, true
}

// capitals writes every word of five letters and more with a capital, as some
// headlines are.
func capitals(text string) string {
	var b strings.Builder
	words := strings.SplitAfter(text, " ")
	for i, w := range words {
		if len(w) > 4 || i == 0 {
			for j, r := range w {
				if j == 0 {
					b.WriteRune(unicode.ToUpper(r))
					continue
				}
				b.WriteRune(r)
			}
			continue
		}
		b.WriteString(w)
	}
	return b.String()
}

// respelt picks a few short documents and sentences and spells them otherwise.
func respelt(docs []Document, share float64, rng *rand.Rand) []Document {
	var out []Document
	for i := range docs {
		for how := range 3 {
			if rng.Float64() >= share {
				continue
			}
			if d, ok := respell(&docs[i], how); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

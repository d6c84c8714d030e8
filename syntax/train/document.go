package train

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/conllu"
)

// Document is a document of a treebank as running text.
type Document struct {
	text   *hearsay.Document
	starts map[int]bool // offsets in bytes at which sentences begin
}

// Documents writes a treebank out as text.
func Documents(bank []conllu.Sentence) []Document {
	var out []Document
	for len(bank) > 0 {
		n := 1
		for n < len(bank) && !bank[n].NewDoc {
			n++
		}
		out = append(out, newDocument(bank[:n]))
		bank = bank[n:]
	}
	return out
}

func newDocument(sentences []conllu.Sentence) Document {
	var b strings.Builder
	d := Document{text: &hearsay.Document{}, starts: map[int]bool{}}
	paragraph := 0
	end := func() {
		if text := strings.TrimRight(b.String()[paragraph:], " "); text != "" {
			span := hearsay.Span{Start: paragraph, End: paragraph + len(text)}
			d.text.Blocks = append(d.text.Blocks, hearsay.Block{Span: span, Kind: hearsay.Paragraph})
		}
		b.WriteString("\n\n")
		paragraph = b.Len()
	}
	for _, s := range sentences {
		if s.NewPar {
			end()
		}
		d.starts[b.Len()] = true
		for _, w := range s.Words {
			if !w.Joined {
				b.WriteString(w.Token)
			}
			if w.SpaceAfter {
				b.WriteByte(' ')
			}
		}
	}
	end()
	d.text.Text = b.String()
	return d
}

// example is a place where a sentence could end.
type example struct {
	features []uint32
	ends     bool
}

// examples are the places of documents, with what the treebank says of them.
func examples(docs []Document) []example {
	var all []example
	for _, d := range docs {
		syntax.AnalyzeWith(d.text, func(at int, features []uint32) bool {
			kept := make([]uint32, len(features))
			for i, f := range features {
				kept[i] = f >> (32 - syntax.BoundaryBits)
			}
			all = append(all, example{kept, d.starts[at]})
			return d.starts[at]
		})
	}
	return all
}

// Figures are precision, recall and F1 of sentences, in percent: those that
// begin and end at the right places.
type Figures struct{ P, R, F1 float64 }

// Measure holds the sentences that a judge finds against those of documents.
func Measure(docs []Document, judge syntax.Judge) Figures {
	var gold, found, right int
	for _, d := range docs {
		a := syntax.AnalyzeWith(d.text, judge)
		gold += len(d.starts)
		found += len(a.Sentences)
		for i := range a.Sentences {
			if d.holds(a, i) {
				right++
			}
		}
	}
	p, r := 100*float64(right)/float64(found), 100*float64(right)/float64(gold)
	return Figures{p, r, 2 * p * r / (p + r)}
}

// holds reports whether sentence i of an analysis is one of the treebank.
func (d *Document) holds(a *syntax.Analysis, i int) bool {
	s := a.Sentences[i]
	for t := s.First + 1; t < s.Last; t++ {
		if d.starts[a.Tokens[t].Start] {
			return false
		}
	}
	return d.starts[a.Tokens[s.First].Start] && (i+1 == len(a.Sentences) || d.starts[a.Tokens[s.Last].Start])
}

package train

import (
	"fmt"
	"slices"

	"hearsay/eval"
	"hearsay/syntax/coref"
)

// Figures are how well a model does on a corpus.
type Figures struct {
	Coref eval.Coref
	GAP   eval.GAP
}

// String shows the figures of what the corpus holds.
func (f Figures) String() string {
	if f.GAP.Overall.Recall.Whole > 0 {
		return fmt.Sprintf("GAP F1 %.1f (masculine %.1f, feminine %.1f)", 100*f.GAP.Overall.F1(), 100*f.GAP.Masculine.F1(), 100*f.GAP.Feminine.F1())
	}
	show := func(s eval.Score) string {
		return fmt.Sprintf("%.1f (%.1f/%.1f)", 100*s.F1(), 100*s.Precision.Value(), 100*s.Recall.Value())
	}
	return fmt.Sprintf("CoNLL F1 %.1f, MUC %s, B3 %s, CEAFe %s, mentions %s", 100*f.Coref.CoNLL(),
		show(f.Coref.MUC), show(f.Coref.B3), show(f.Coref.CEAFe), show(f.Coref.Mentions))
}

// Measure compares what a model finds with the gold of examples. Entities of one
// mention are left out.
func Measure(m *coref.Model, examples []Example) Figures {
	var f Figures
	r := m.NewResolver()
	var cases []eval.GAPCase
	answers := map[string]eval.Answer{}
	for i := range examples {
		x := &examples[i]
		found := r.Resolve(x.Page)
		if q := x.Choice; q != nil {
			answers[q.ID] = eval.Answer{IsA: coref.Corefer(x.Page, found, q.Pronoun, q.A), IsB: coref.Corefer(x.Page, found, q.Pronoun, q.B)}
			cases = append(cases, *q.GAPCase)
			continue
		}
		f.Coref.Add(eval.ScoreCoref(goldEntities(x.Document), foundEntities(x.Page, found)))
	}
	f.GAP = eval.ScoreGAP(cases, answers)
	return f
}

// goldEntities has places in the text in the stead of tokens.
func goldEntities(d *Document) []eval.Entity {
	out := make([]eval.Entity, len(d.Columns.Entities))
	for span, e := range d.Gold {
		out[e] = append(out[e], eval.Mention{First: span.Start, Last: span.End})
	}
	return out
}

func foundEntities(p *coref.Page, found []coref.Mention) []eval.Entity {
	var out []eval.Entity
	for _, m := range found {
		for len(out) <= m.Entity {
			out = append(out, nil)
		}
		s := spanOf(p, m)
		out[m.Entity] = append(out[m.Entity], eval.Mention{First: s.Start, Last: s.End})
	}
	return slices.DeleteFunc(out, func(e eval.Entity) bool { return len(e) < 2 })
}

package train

import (
	"context"

	"hearsay"
	"hearsay/syntax"
	"hearsay/syntax/coref"
)

// Example is a document that was analysed.
type Example struct {
	*Document
	Page    *coref.Page
	Partial bool // see [Corpus]
}

// Analyse makes the pages of a corpus.
func Analyse(ctx context.Context, c *Corpus) ([]Example, error) {
	a, err := coref.NewAnalyst()
	if err != nil {
		return nil, err
	}
	var out []Example
	for i := range c.Documents {
		d := &c.Documents[i]
		out = append(out, Example{d, a.Analyse(syntax.Analyze(d.Text)).Clone(), c.Partial})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// spanOf is the place of a mention in the text.
func spanOf(p *coref.Page, m coref.Mention) hearsay.Span {
	return hearsay.Span{Start: p.Words[m.First].Start, End: p.Words[m.Last-1].End}
}

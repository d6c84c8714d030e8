package corroborate

import (
	"context"
	"strings"

	"hearsay"
	"hearsay/ledger"
	"hearsay/lexicon"
)

// QuoteGraph says who has a quote from whom, by what the documents of a ledger say
// now. It reads each of them again, and is meant for one quote that a person looks
// at. The error is the ledger's.
func QuoteGraph(ctx context.Context, l *ledger.Ledger, members []hearsay.QuoteMember) (g hearsay.OriginGraph, err error) {
	packs, err := l.Packs(ctx)
	if err != nil {
		return g, err
	}
	lex, err := lexicon.Load(packs...)
	if err != nil {
		return g, err
	}
	var places []Place
	var docs []string
	sources := map[string]*source{}
	for _, m := range members {
		doc, record, _ := strings.Cut(m.ID, ":")
		if sources[doc] == nil {
			r, err := l.Reading(ctx, doc)
			if err != nil {
				return g, err
			}
			sources[doc], docs = newSource(lex, r), append(docs, doc)
		}
		places = append(places, sources[doc].place(record, m.Passage.Span))
	}
	reuse, err := l.SharedAmong(ctx, docs)
	if err != nil {
		return g, err
	}
	return Graph(places, reuse), nil
}

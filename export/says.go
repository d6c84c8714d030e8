package export

import (
	"strings"

	"hearsay/ledger"
)

// SaysColumns are the columns of a table of attributions, in order. New ones
// are added at the end; none is renamed or moved.
func SaysColumns() []string {
	return []string{
		"id", "speaker", "anonymous", "kind", "polarity", "date", "source", "cue", "content", "chain", "depth",
		"document", "content_start", "content_end", "path", "title", "publisher", "published", "by", "confidence",
	}
}

// SaysCells are the cells of one row under [SaysColumns].
func SaysCells(r *ledger.SaysRow) []any {
	a := &r.Attribution
	return []any{
		r.ID, r.Speaker, r.Anonymous, string(a.Kind), string(a.Polarity), r.Date, r.Source, r.Cue, r.Content,
		ChainText(r.Chain), len(a.Chain),
		r.Doc.ID, r.ContentAt[0], r.ContentAt[1], r.Doc.Path, r.Doc.Title, r.Doc.Publisher, r.Doc.Published, a.By, a.Confidence,
	}
}

// ChainText is a chain on one line, the outermost carrier first:
// "Teslin Courier > Northwire (2031-03-02) > a commander".
func ChainText(chain []ledger.ChainLink) string {
	steps := make([]string, len(chain))
	for i, l := range chain {
		steps[i] = l.Name
		if l.Date != "" {
			steps[i] += " (" + l.Date + ")"
		}
	}
	return strings.Join(steps, " > ")
}

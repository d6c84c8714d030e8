package export

import (
	"strings"

	"hearsay"
	"hearsay/ledger"
)

// The columns of the tables of records, with the cells of one row under them.
// New columns are added at the end; none is renamed or moved.

// TimeColumns are the columns of a table of time expressions.
func TimeColumns() []string {
	return append([]string{"id", "quote", "type", "value", "mod", "anchor", "calendar", "from", "to"}, tail()...)
}

// TimeCells are the cells under [TimeColumns].
func TimeCells(r ledger.TimeRow) []any {
	t := &r.Time
	return append([]any{r.ID, r.Text, string(t.Type), t.Value, t.Mod, t.Anchor, string(t.Calendar), t.From, t.To},
		tailCells(&r.Doc, r.At, t.Provenance)...)
}

// QuantityColumns are the columns of a table of figures.
func QuantityColumns() []string {
	return append([]string{"id", "quote", "kind", "value", "high", "unit", "bound", "change", "counted", "date"}, tail()...)
}

// QuantityCells are the cells under [QuantityColumns].
func QuantityCells(r ledger.QuantityRow) []any {
	q := &r.Quantity
	return append([]any{r.ID, r.Text, string(q.Kind), q.Value, q.High, q.Unit, string(q.Bound), string(q.Change), r.Counted, r.Date},
		tailCells(&r.Doc, r.At, q.Provenance)...)
}

// CitationColumns are the columns of a table of citations.
func CitationColumns() []string {
	return append([]string{"id", "quote", "kind", "outlet", "ref", "date", "missing", "covers"}, tail()...)
}

// CitationCells are the cells under [CitationColumns].
func CitationCells(r ledger.CitationRow) []any {
	c := &r.Citation
	return append([]any{r.ID, r.Text, string(c.Kind), c.Outlet, c.Ref, r.Date, strings.Join(c.Missing, ", "), r.Covers},
		tailCells(&r.Doc, r.At, c.Provenance)...)
}

// FindingColumns are the columns of a table of findings.
func FindingColumns() []string {
	return append([]string{"id", "kind", "text", "passages"}, tail()...)
}

// FindingCells are the cells under [FindingColumns].
func FindingCells(r ledger.FindingRow) []any {
	var at [2]int
	passages := make([]string, len(r.Passages))
	for i, p := range r.Passages {
		if passages[i] = p.Text; i == 0 {
			at = p.At
		}
		at[1] = max(at[1], p.At[1])
	}
	return append([]any{r.ID, string(r.Finding.Kind), r.Finding.Text, strings.Join(passages, " ... ")},
		tailCells(&r.Doc, at, r.Finding.Provenance)...)
}

// QuoteColumns are the columns of a table of quote groups, which has a row for
// each member.
func QuoteColumns() []string {
	return []string{
		"group", "differs", "documents", "origins", "wording", "id", "speaker", "quote", "why",
		"document", "start", "end", "path", "title", "publisher", "published",
	}
}

// QuoteCells are the cells of a group's member under [QuoteColumns].
func QuoteCells(r *ledger.QuoteRow, member int) []any {
	m, p := &r.Members[member], &r.Places[member]
	d := &p.Doc
	return []any{
		r.ID, r.Differs, r.Documents, r.Origins, m.Wording, m.ID, m.Speaker, p.Text, m.Why,
		d.ID, p.At[0], p.At[1], d.Path, d.Title, d.Publisher, d.Published,
	}
}

// tail are the columns that every record has at its end.
func tail() []string {
	return []string{"document", "start", "end", "path", "title", "publisher", "published", "by", "confidence"}
}

func tailCells(d *ledger.DocumentRow, at [2]int, made hearsay.Provenance) []any {
	return []any{d.ID, at[0], at[1], d.Path, d.Title, d.Publisher, d.Published, made.By, made.Confidence}
}

package export

import (
	"strconv"
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

// FindingColumns are the columns of a table of findings. One across documents
// stands under its first passage's document; documents counts all of them.
func FindingColumns() []string {
	return append(append([]string{"id", "kind", "text", "passages"}, tail()...), "documents", "about")
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
	return append(append([]any{r.ID, string(r.Finding.Kind), r.Finding.Text, strings.Join(passages, " ... ")},
		tailCells(&r.Doc, at, r.Finding.Provenance)...), 1, "")
}

// CrossFindingCells are the cells of a finding across documents under
// [FindingColumns].
func CrossFindingCells(r *ledger.CrossRow) []any {
	passages := make([]string, len(r.Places))
	for i := range r.Places {
		passages[i] = r.Places[i].Text
	}
	first := &r.Places[0]
	return append(append([]any{r.ID, string(r.Kind), r.Text, strings.Join(passages, " ... ")},
		tailCells(&first.Doc, first.At, r.Provenance)...), r.Documents, r.About)
}

// ClaimColumns are the columns of a table of claim groups, which has a row for
// each member.
func ClaimColumns() []string {
	return []string{
		"group", "documents", "denials", "carriers", "words", "id", "speaker", "denied", "quote", "why",
		"document", "start", "end", "path", "title", "publisher", "published",
	}
}

// ClaimCells are the cells of a group's member under [ClaimColumns].
func ClaimCells(r *ledger.ClaimRow, member int) []any {
	m, p := &r.Members[member], &r.Places[member]
	d := &p.Doc
	return []any{
		r.ID, r.Documents, r.Denials, rangeText(r.Graph.Carriers), rangeText(r.Graph.Words), m.ID, m.Speaker, m.Denied, p.Text, m.Why,
		d.ID, p.At[0], p.At[1], d.Path, d.Title, d.Publisher, d.Published,
	}
}

// rangeText writes what may be undecided: "2", or "2-3".
func rangeText(r hearsay.Range) string {
	if r.Low == r.High {
		return strconv.Itoa(r.Low)
	}
	return strconv.Itoa(r.Low) + "-" + strconv.Itoa(r.High)
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

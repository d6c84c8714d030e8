package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// TableFormats are the names that [NewTable] knows.
func TableFormats() []string { return []string{"csv", "tsv", "json", "jsonl"} }

// Table writes rows under fixed columns. Cells are strings, integers, booleans
// and floats; "json" and "jsonl" also take lists and structs of them. A Table
// is for one goroutine.
type Table struct {
	columns []string
	out     rows
}

// rows is one way to write a table.
type rows interface {
	row(columns []string, cells []any) error
	close() error
}

// NewTable starts a table; for "csv" and "tsv" the columns become the first
// line. The error for an unknown format is a [hearsay.Error].
func NewTable(format string, to io.Writer, columns []string) (*Table, error) {
	t := &Table{columns: columns}
	switch format {
	case "csv":
		t.out = csvRows{csv.NewWriter(to)}
	case "tsv":
		t.out = tsvRows{to}
	case "jsonl":
		t.out = jsonRows{to: to}
	case "json":
		t.out = &jsonArray{jsonRows: jsonRows{to: to}}
	default:
		return nil, unknownFormat(format, TableFormats())
	}
	if format == "json" || format == "jsonl" {
		return t, nil
	}
	head := make([]any, len(columns))
	for i, c := range columns {
		head[i] = c
	}
	return t, t.out.row(columns, head)
}

// Row writes one row: a cell for each column, in their order.
func (t *Table) Row(cells ...any) error {
	if len(cells) != len(t.columns) {
		return fmt.Errorf("a row of %d cells in a table of %d columns", len(cells), len(t.columns))
	}
	return t.out.row(t.columns, cells)
}

// Close ends the table. It does not close the underlying writer.
func (t *Table) Close() error { return t.out.close() }

// csvRows is RFC 4180 with LF line ends and no byte order mark.
type csvRows struct{ *csv.Writer }

func (c csvRows) row(_ []string, cells []any) error {
	record := make([]string, len(cells))
	for i, cell := range cells {
		record[i] = harmless(cell)
	}
	return c.Write(record)
}

func (c csvRows) close() error {
	c.Flush()
	return c.Error()
}

// tsvRows has one line a row: tab, line feed, carriage return and backslash
// inside a cell are written \t, \n, \r and \\.
type tsvRows struct{ to io.Writer }

func (t tsvRows) row(_ []string, cells []any) error {
	escape := strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n", "\r", "\\r")
	record := make([]string, len(cells))
	for i, cell := range cells {
		record[i] = escape.Replace(harmless(cell))
	}
	_, err := io.WriteString(t.to, strings.Join(record, "\t")+"\n")
	return err
}

func (t tsvRows) close() error { return nil }

// harmless is a cell as text that no spreadsheet runs as a formula: a text that
// begins with = + - @ tab or carriage return gets an apostrophe in front (OWASP,
// CSV Injection). Numbers are left alone.
func harmless(cell any) string {
	text, isText := cell.(string)
	if !isText {
		return fmt.Sprint(cell)
	}
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// jsonRows is one object a row, its keys in the order of the columns.
type jsonRows struct{ to io.Writer }

func (j jsonRows) row(columns []string, cells []any) error {
	line, err := object(columns, cells)
	if err != nil {
		return err
	}
	_, err = j.to.Write(append(line, '\n'))
	return err
}

func (j jsonRows) close() error { return nil }

// jsonArray is one array of the objects of jsonRows, one object a line.
type jsonArray struct {
	jsonRows
	begun bool
}

func (j *jsonArray) row(columns []string, cells []any) error {
	line, err := object(columns, cells)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.to, "%s%s", j.separator(), line)
	return err
}

func (j *jsonArray) separator() string {
	if j.begun {
		return ",\n"
	}
	j.begun = true
	return "[\n"
}

func (j *jsonArray) close() error {
	end := "\n]\n"
	if !j.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(j.to, end)
	return err
}

func object(columns []string, cells []any) ([]byte, error) {
	var b bytes.Buffer
	values := json.NewEncoder(&b)
	values.SetEscapeHTML(false)
	for i, column := range columns {
		b.WriteByte("{,"[min(i, 1)])
		if err := values.Encode(column); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the line feed that Encode adds
		b.WriteByte(':')
		if err := values.Encode(cells[i]); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

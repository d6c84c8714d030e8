package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/export"
	"hearsay/ledger"
)

// saysRow is a row with what is hard on tables: commas, quotation marks, line
// breaks, tabs, backslashes, Arabic and a cell that looks like a formula.
func saysRow() *ledger.SaysRow {
	return &ledger.SaysRow{
		ID:  "9f86d081884c7d65:a1",
		Doc: ledger.DocumentRow{ID: "9f86d081884c7d65", Path: "a/b.txt", Title: "One, \"two\"", Publisher: "Teslin Courier", Published: "2031-01"},
		Attribution: hearsay.Attribution{
			Kind: hearsay.Direct, Polarity: hearsay.Denied, Chain: make([]hearsay.Link, 2),
			Provenance: hearsay.Provenance{By: "attribution/told", Confidence: 0.85},
		},
		Speaker: "القائد", Anonymous: true, Source: "=cmd|' /C calc'!A0", Cue: "-said", Content: "“We left,\n\tall of\\us.”",
		ContentAt: [2]int{4, 31}, Date: "2031-01-14",
		Chain: []ledger.ChainLink{{Name: "Teslin Courier", Head: true}, {Name: "Northwire", Date: "2031-01-14"}, {Name: "القائد", Anonymous: true}},
	}
}

func table(t *testing.T, format string, rows ...*ledger.SaysRow) []byte {
	t.Helper()
	var b bytes.Buffer
	table, err := export.NewTable(format, &b, export.SaysColumns())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := table.Row(export.SaysCells(r)...); err != nil {
			t.Fatal(err)
		}
	}
	if err := table.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryTableMatchesItsGoldenFile(t *testing.T) {
	for _, format := range export.TableFormats() {
		t.Run(format, func(t *testing.T) {
			golden(t, "tables.txtar", format, table(t, format, saysRow(), saysRow()))
		})
	}
}

func TestCellsOfCSVComeBackExactly(t *testing.T) {
	records, err := csv.NewReader(bytes.NewReader(table(t, "csv", saysRow()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 2 || !slices.Equal(records[0], export.SaysColumns()) {
		t.Fatalf("records %q", records)
	}
	cell := func(column string) string { return records[1][slices.Index(records[0], column)] }
	for column, want := range map[string]string{
		"content": saysRow().Content, "title": "One, \"two\"", "content_start": "4", "anonymous": "true",
		"source": "'=cmd|' /C calc'!A0", "cue": "'-said", "confidence": "0.85",
		"chain": "Teslin Courier > Northwire (2031-01-14) > القائد",
	} {
		if got := cell(column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
}

func TestTSVHasOneLineARow(t *testing.T) {
	out := table(t, "tsv", saysRow(), saysRow())
	for line := range bytes.Lines(out) {
		if got := bytes.Count(line, []byte("\t")) + 1; got != len(export.SaysColumns()) {
			t.Errorf("%d cells in %q", got, line)
		}
	}
	if n := bytes.Count(out, []byte("\n")); n != 3 {
		t.Errorf("%d lines for two rows and a head", n)
	}
}

func TestJSONTableIsOneArrayEvenWithoutRows(t *testing.T) {
	for n := range 3 {
		var rows []map[string]any
		if err := json.Unmarshal(table(t, "json", slices.Repeat([]*ledger.SaysRow{saysRow()}, n)...), &rows); err != nil {
			t.Fatal(err)
		}
		if len(rows) != n || rows == nil {
			t.Errorf("%d rows (%v), want %d", len(rows), rows, n)
		}
	}
}

func TestARowMustHaveACellForEachColumn(t *testing.T) {
	table, err := export.NewTable("csv", &bytes.Buffer{}, []string{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Row("only one"); err == nil {
		t.Error("a short row was taken")
	}
	if _, err := export.NewTable("xls", &bytes.Buffer{}, nil); hearsay.ErrorCode(err) != hearsay.Invalid {
		t.Errorf("unknown format: %v", err)
	}
}

func TestTheDocumentationListsTheColumnsInOrder(t *testing.T) {
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "### Attributions (`says`)")
	section, _, _ = strings.Cut(section, "\n### ")
	var listed []string
	for line := range strings.Lines(section) {
		if first, _, ok := strings.Cut(strings.TrimPrefix(line, "| "), " |"); ok && strings.HasPrefix(first, "`") {
			listed = append(listed, strings.Split(strings.Trim(first, "`"), "`, `")...)
		}
	}
	if !slices.Equal(listed, export.SaysColumns()) {
		t.Errorf("docs/formats.md lists %q, the table has %q", listed, export.SaysColumns())
	}
}

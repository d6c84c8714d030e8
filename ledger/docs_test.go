package ledger_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"

	"hearsay/ledger"
)

var update = flag.Bool("update", false, "write docs/ledger.md anew")

const (
	documentation = "../docs/ledger.md"
	endOfPreface  = "-update -->\n\n"
)

// The part of docs/ledger.md on tables is made from the comments in the schema;
// a table or column without one fails.
func TestDocumentation(t *testing.T) {
	written, err := os.ReadFile(documentation)
	check(t, err)
	preface, tables, ok := strings.Cut(string(written), endOfPreface)
	if !ok {
		t.Fatalf("%s has no line that ends in %q", documentation, endOfPreface)
	}
	want := describe(t)
	if *update {
		check(t, os.WriteFile(documentation, []byte(preface+endOfPreface+want), 0o644))
		return
	}
	if diff := cmp.Diff(want, tables); diff != "" {
		t.Errorf("%s is not that of the schema (go test ./ledger -update writes it):\n%s", documentation, diff)
	}
}

func describe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hearsay.db")
	l, err := ledger.Open(ctx, path)
	check(t, err)
	check(t, l.Close())
	c, err := sqlite3.Open(path)
	check(t, err)
	defer c.Close()
	check(t, fts5.Register(c))
	var out strings.Builder
	s, _, err := c.Prepare("SELECT type, name, sql FROM sqlite_schema WHERE type != 'index' AND name NOT GLOB '*_fts_*' AND name NOT GLOB 'sqlite_*' ORDER BY rowid")
	check(t, err)
	for s.Step() {
		kind, name, sql := s.ColumnText(0), s.ColumnText(1), s.ColumnText(2)
		head, body, _ := strings.Cut(sql, "\n")
		_, about, ok := strings.Cut(head, "-- ")
		if !ok {
			t.Errorf("%s %s has no comment", kind, name)
		}
		fmt.Fprintf(&out, "### %s\n\n%s\n\n| column | |\n| --- | --- |\n", name, about)
		for _, column := range columns(t, c, name) {
			fmt.Fprintf(&out, "| `%s` | %s |\n", column, meaning(body, column))
		}
		fmt.Fprintln(&out)
	}
	check(t, s.Err())
	check(t, s.Close())
	return strings.TrimRight(out.String(), "\n") + "\n"
}

// columns are those that a query on the table can name.
func columns(t *testing.T, c *sqlite3.Conn, table string) []string {
	t.Helper()
	s, _, err := c.Prepare("SELECT name FROM pragma_table_xinfo('" + table + "') WHERE hidden != 1")
	check(t, err)
	var out []string
	for s.Step() {
		out = append(out, s.ColumnText(0))
	}
	check(t, s.Err())
	check(t, s.Close())
	return out
}

// meaning is the type of a column, to which row it refers, and its comment.
func meaning(body, column string) string {
	find := regexp.MustCompile(`(?m)^(?:\s*|.* AS )` + column + `\b([^\n]*?)(?:-- ?([^\n]*))?$`)
	m := find.FindStringSubmatch(body)
	if m == nil {
		return ""
	}
	var parts []string
	if kind := regexp.MustCompile(`INTEGER|TEXT|REAL|BLOB`).FindString(m[1]); kind != "" {
		parts = append(parts, kind)
	}
	if ref := regexp.MustCompile(`REFERENCES (\w+) \((\w+)\)`).FindStringSubmatch(m[1]); ref != nil {
		parts = append(parts, "refers to `"+ref[1]+"."+ref[2]+"`")
	}
	if m[2] != "" {
		parts = append(parts, m[2])
	}
	return strings.Join(parts, ", ")
}

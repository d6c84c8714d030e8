package ledger_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ncruces/go-sqlite3"

	"hearsay"
	"hearsay/ledger"
)

// sql runs statements on the file behind the ledger's back.
func sql(t *testing.T, path, script string) {
	t.Helper()
	c, err := sqlite3.Open(path)
	check(t, err)
	check(t, c.Exec(script))
	check(t, c.Close())
}

func TestOpenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	for range 2 {
		l, err := ledger.Open(ctx, path)
		check(t, err)
		check(t, l.Store(ctx, entry("a.txt", statement(), "same")))
		wantList(t, l, "a.txt v1")
		check(t, l.Close())
	}
}

// People copy the one file that they know of, also while the ledger is open.
func TestACopyOfTheFileAloneIsWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "hearsay.db")
	l, other := openAt(t, path), openAt(t, path)
	check(t, l.Store(ctx, entry("a.txt", statement(), "first")))
	check(t, l.Checkpoint(ctx))
	wantList(t, openAt(t, copyOf(t, path, "open.db")), "a.txt v1")

	closed, err := ledger.Open(ctx, path)
	check(t, err)
	check(t, closed.Store(ctx, entry("b.txt", small("Second text."), "second")))
	check(t, closed.Close()) // while others still hold the file
	wantList(t, openAt(t, copyOf(t, path, "closed.db")), "a.txt v1, b.txt v1")
	wantList(t, other, "a.txt v1, b.txt v1")
}

// copyOf copies the file into a folder of its own, without those beside it.
func copyOf(t *testing.T, path, name string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	check(t, err)
	name = filepath.Join(t.TempDir(), name)
	check(t, os.WriteFile(name, data, 0o600))
	return name
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(path string)
		code    hearsay.Code
		says    string
	}{
		"a text":           {func(p string) { check(t, os.WriteFile(p, []byte(strings.Repeat("no database ", 100)), 0o600)) }, hearsay.Invalid, "is not a ledger"},
		"another database": {func(p string) { sql(t, p, "CREATE TABLE x (y)") }, hearsay.Invalid, "another program"},
		"a newer ledger": {func(p string) {
			l, err := ledger.Open(ctx, p)
			check(t, err)
			check(t, l.Close())
			sql(t, p, "INSERT INTO migration (version, name) VALUES (9999, 'later')")
		}, hearsay.Unsupported, "newer version of hearsay"},
		"a ledger cut off": {func(p string) {
			l, err := ledger.Open(ctx, p)
			check(t, err)
			check(t, l.Close())
			check(t, os.Truncate(p, 8192))
		}, hearsay.Damaged, "damaged"},
		"a folder": {func(p string) { check(t, os.Mkdir(p, 0o700)) }, hearsay.Unreadable, "cannot open"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "hearsay.db")
			c.prepare(path)
			_, err := ledger.Open(ctx, path)
			if hearsay.ErrorCode(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), path) {
				t.Errorf("got %s: %v", hearsay.ErrorCode(err), err)
			}
		})
	}
}

func TestVerifyFindsWhatWasTamperedWith(t *testing.T) {
	for name, c := range map[string]struct{ change, says string }{
		"text":         {"UPDATE document SET text = replace(text, 'bridges', 'tunnels')", `"that the tunnels at Kelmark were burning", but "that the bridges`},
		"quote":        {"UPDATE attribution_piece SET quote = 'that all is well' WHERE role = 'content'", `but "that all is well" was stored`},
		"bytes":        {"UPDATE time SET start_byte = start_byte - 1", "was stored"},
		"code points":  {"UPDATE mention SET start_char = start_char + 1", "were stored"},
		"out of text":  {"UPDATE citation_piece SET end_byte = 100000", "outside the text"},
		"file":         {"UPDATE original SET bytes = x'00'", "the hash"},
		"lost file":    {"DELETE FROM original", "refers to a row that is not in original"},
		"lost actor":   {"DELETE FROM actor WHERE id = 'p5'", "refers to a record that is not in the ledger"},
		"id":           {"UPDATE document SET id = 'ffffffffffffffff'", "not the one of its bytes"},
		"wrong parent": {"UPDATE attribution SET parent = 5 WHERE id = 'a2'", "refers to a record"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "hearsay.db")
			l := openAt(t, path)
			check(t, l.Store(ctx, entry("a.txt", statement(), "bytes")))
			sql(t, path, "PRAGMA foreign_keys = OFF; "+c.change)
			var told []string
			checked, err := l.Verify(ctx, func(p ledger.Problem) { told = append(told, p.Record+" "+p.Msg) })
			check(t, err)
			if !strings.Contains(strings.Join(told, "\n"), c.says) || checked.Problems != len(told) {
				t.Errorf("%d problems: %q, want one that says %q", checked.Problems, told, c.says)
			}
			_, err = l.Reading(ctx, statementID(t, l))
			t.Log(err) // whatever it is, it is no panic
		})
	}
}

// A page of the file is overwritten: what SQLite cannot read is a problem that is
// told, not an end of the check without a word of which file.
func TestVerifyTellsOfADamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	l, err := ledger.Open(ctx, path)
	check(t, err)
	check(t, l.Store(ctx, entry("a.txt", statement(), "bytes")))
	check(t, l.Close())
	page := rootPage(t, path, "attribution_piece")
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	check(t, err)
	_, err = f.WriteAt([]byte(strings.Repeat("\xff", 4096)), int64(page-1)*4096)
	check(t, err)
	check(t, f.Close())
	l = openAt(t, path)
	told := ""
	checked, err := l.Verify(ctx, func(p ledger.Problem) { told += p.Msg + "\n" })
	check(t, err)
	if checked.Problems == 0 || !strings.Contains(told, "damaged") {
		t.Errorf("told %q", told)
	}
}

// rootPage is the number of the first page of a table, from 1.
func rootPage(t *testing.T, path, table string) int {
	t.Helper()
	c, err := sqlite3.Open(path)
	check(t, err)
	s, _, err := c.Prepare("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")
	check(t, err)
	if !s.Step() {
		t.Fatal("no table ", table)
	}
	n := s.ColumnInt(0)
	check(t, s.Close())
	check(t, c.Close())
	return n
}

func statementID(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	rows, _, err := l.Documents(ctx, ledger.DocumentFilter{})
	check(t, err)
	return rows[0].ID
}

// A ledger of the program before tables were added keeps what is in it, and
// wants its documents to be compared.
func TestAnOlderLedgerGetsTheNewTables(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	l, err := ledger.Open(ctx, path)
	check(t, err)
	check(t, l.Store(ctx, entry("docs/statement.txt", statement(), "bytes")))
	check(t, l.Close())
	script := "PRAGMA foreign_keys = OFF; DELETE FROM migration WHERE version > 1;"
	for _, table := range []string{
		"quantity", "finding", "finding_passage", "comparison", "reuse", "reuse_piece", "origin", "origin_member", "quote_group", "quote_member",
		"claim_group", "claim_member", "origin_node", "origin_edge", "origin_passage", "origin_ring", "cross_finding", "cross_passage",
		"group_review", "group_review_place", "actor_code", "venue", "lexicon_pack",
		"digest", "digest_segment", "document_change",
	} {
		script += "DROP TABLE " + table + ";"
	}
	sql(t, path, script)

	old := openAt(t, path)
	want := statement()
	got, err := old.Reading(ctx, entry("docs/statement.txt", want, "bytes").File.Doc)
	check(t, err)
	want.Quantities, want.Findings = nil, nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-stored +read:\n%s", diff)
	}
	if state, err := old.Compared(ctx); err != nil || state.Fresh || !state.At.IsZero() {
		t.Errorf("%+v, %v", state, err)
	}
	verified(t, old)
}

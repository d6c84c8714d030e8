package ledger_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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

func statementID(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	rows, _, err := l.Documents(ctx, ledger.DocumentFilter{})
	check(t, err)
	return rows[0].ID
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/ledger"
)

// On every terminal the speaker and what is said can be read, and the ID leads to
// the record.
func TestSaysFitsTheTerminal(t *testing.T) {
	dir := t.TempDir()
	db, text := filepath.Join(dir, "hearsay.db"), filepath.Join(dir, "a.txt")
	check(t, os.WriteFile(text, []byte("Teslin, 3 May 2019. Deputy Minister Ana Dorel told the Teslin Morning Post on Friday that the old mill at Kelmark would reopen before the harvest.\n"), 0o600))
	runIn(t, exitDone, "read", "--ledger", db, text)
	l, err := ledger.Open(t.Context(), db)
	check(t, err)
	defer l.Close()
	for columns, headings := range map[int]string{
		60: "ID SPEAKER CONTENT", 80: "ID SPEAKER DATE CONTENT", 100: "ID SPEAKER DATE KIND CONTENT",
		120: "ID SPEAKER DATE KIND CONTENT CHAIN", 200: "ID SPEAKER DATE KIND CONTENT CHAIN", 0: "ID SPEAKER DATE KIND CONTENT CHAIN",
	} {
		t.Run(fmt.Sprint(columns), func(t *testing.T) {
			var out bytes.Buffer
			table, short := saysTable(columns)
			n := 0
			check(t, table.people(terminal{Writer: &out, columns: columns}, saysRows(l.AllSays(t.Context(), ledger.SaysFilter{}), short, &n)))
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if got := strings.Join(strings.Fields(lines[0]), " "); got != headings {
				t.Errorf("columns %s, want %s", got, headings)
			}
			for _, line := range lines {
				if columns > 0 && cellsOf(line) > columns {
					t.Errorf("%d cells: %s", cellsOf(line), line)
				}
			}
			for _, want := range []string{"Ana Dorel", "that the old mill"} {
				if !strings.Contains(lines[1], want) {
					t.Errorf("%q is not to be seen in %s", want, lines[1])
				}
			}
			id, _, _ := strings.Cut(lines[1], " ")
			if shown, _ := runIn(t, exitDone, "why", "--ledger", db, id); !strings.Contains(shown, "old mill") {
				t.Errorf("why %s: %s", id, shown)
			}
		})
	}
}

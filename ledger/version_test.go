package ledger_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/ledger"
)

// list writes every document as "path vVERSION" with "old" for one that is no
// longer current.
func list(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	rows, _, err := l.Documents(ctx, ledger.DocumentFilter{All: true})
	check(t, err)
	var out []string
	for _, r := range rows {
		s := fmt.Sprintf("%s v%d", r.Path, r.Version)
		if !r.Current {
			s += " old"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func wantList(t *testing.T, l *ledger.Ledger, want string) {
	t.Helper()
	if got := list(t, l); got != want {
		t.Errorf("documents: %s; want: %s", got, want)
	}
}

func small(text string) *hearsay.Reading { return newDraft("en", text).r }

func TestAChangedFileIsANewVersion(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("a.txt", statement(), "first")))
	check(t, l.Store(ctx, entry("a.txt", small("Second text."), "second")))
	wantList(t, l, "a.txt v1 old, a.txt v2")
	if _, total, err := l.Says(ctx, ledger.SaysFilter{}); err != nil || total != 0 {
		t.Errorf("%d attributions of an old version are listed (%v)", total, err)
	}
	// Back to the first text: its document is current again.
	check(t, l.Store(ctx, entry("a.txt", statement(), "first")))
	wantList(t, l, "a.txt v2 old, a.txt v3")
	verified(t, l)
}

func TestTheSameBytesInTwoPlacesAreOneDocument(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("b.txt", small("One text."), "same"), entry("a.txt", small("One text."), "same")))
	wantList(t, l, "a.txt v1")
	check(t, l.Store(ctx, entry("a.txt", small("Another text."), "changed")))
	wantList(t, l, "a.txt v2, b.txt v1")
	// One more place of a document that is there, without its reading.
	known := entry("c.txt", small("One text."), "same")
	known.Reading = nil
	check(t, l.Store(ctx, known))
	check(t, l.Store(ctx, entry("b.txt", small("A third text."), "third")))
	wantList(t, l, "a.txt v2, b.txt v2, c.txt v1")
	verified(t, l)
}

func TestANewReaderReplacesTheRecords(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("a.txt", statement(), "same"), entry("b.txt", statement(), "neighbour")))
	again := entry("a.txt", newDraft("en", "Extracted better.").r, "same")
	again.File.Reader = "reader-2"
	check(t, l.Store(ctx, again))
	wantList(t, l, "a.txt v1, b.txt v1")
	rows, total, err := l.Says(ctx, ledger.SaysFilter{})
	check(t, err)
	if total != 4 || rows[0].Doc.Path != "b.txt" {
		t.Errorf("%d attributions, the first of %s", total, rows[0].Doc.Path)
	}
	for search, want := range map[string]int{"bridges": 1, "better": 1} {
		if _, n, err := l.Documents(ctx, ledger.DocumentFilter{Search: search}); err != nil || n != want {
			t.Errorf("%q finds %d documents, want %d (%v)", search, n, want, err)
		}
	}
	for version, want := range map[string]bool{reader: false, "reader-2": true} {
		if has, err := l.Has(ctx, again.File.Doc, version); err != nil || has != want {
			t.Errorf("Has by %s: %v, want %v (%v)", version, has, want, err)
		}
	}
	verified(t, l)
}

func TestFailures(t *testing.T) {
	l := open(t)
	check(t, l.Store(ctx, entry("a.txt", statement(), "fine")))
	failed := ledger.FileRow{Path: "a.txt", Bytes: 3, Code: hearsay.Damaged, Error: "is cut off", Hint: "get it again", Reader: reader}
	check(t, l.Fail(ctx, failed))
	wantList(t, l, "a.txt v1 old")
	rows, err := l.Failures(ctx)
	check(t, err)
	if len(rows) != 1 || rows[0] != failed {
		t.Errorf("failures: %+v", rows)
	}
	check(t, l.Store(ctx, entry("a.txt", statement(), "fine")))
	if rows, err = l.Failures(ctx); err != nil || len(rows) != 0 {
		t.Errorf("after it was read: %+v (%v)", rows, err)
	}
	wantList(t, l, "a.txt v2")
}

func TestAFileIsKnownWhenAllOfItIsStored(t *testing.T) {
	l := open(t)
	mail := ledger.FileRow{Path: "m.eml", SHA256: "00", Bytes: 12, ModTime: time.Unix(5, 7), Reader: reader}
	wantKnown := func(f ledger.FileRow, want bool, failures int) {
		t.Helper()
		known, rows, err := l.Known(ctx, f)
		if err != nil || known != want || len(rows) != failures {
			t.Errorf("known %v with %d failures, want %v with %d (%v)", known, len(rows), want, failures, err)
		}
	}
	wantKnown(mail, false, 0)
	check(t, l.Store(ctx, entry("m.eml", small("A letter."), "letter")))
	check(t, l.Store(ctx, entry("m.eml!/annex.txt", small("An annex."), "annex")))
	check(t, l.Fail(ctx, ledger.FileRow{Path: "m.eml!/b.pdf", Code: hearsay.Encrypted, Error: "has a password"}))
	check(t, l.Fail(ctx, ledger.FileRow{Path: "m.eml.txt", Code: hearsay.Empty, Error: "is empty"}))
	wantKnown(mail, false, 0) // killed here, the mail would be read again
	check(t, l.Store(ctx, ledger.Entry{File: mail}))
	wantKnown(mail, true, 1)
	wantList(t, l, "m.eml v1, m.eml!/annex.txt v1")
	touched := mail
	touched.ModTime = time.Unix(6, 0)
	wantKnown(touched, false, 0)
	newer := mail
	newer.Reader = "reader-2"
	wantKnown(newer, false, 0)
}

// Another connection may write to the full-text indexes at any time: searches
// on one that was open before see it.
func TestSearchWhileAnotherWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	reading, writing := openAt(t, path), openAt(t, path)
	for n := range 30 {
		check(t, writing.Store(ctx, entry(fmt.Sprintf("%d.txt", n), statement(), fmt.Sprint(n))))
		if n%3 == 2 { // a document that is there is replaced
			again := entry(fmt.Sprintf("%d.txt", n-1), statement(), fmt.Sprint(n-1))
			again.File.Reader = "reader-2"
			check(t, writing.Store(ctx, again))
		}
		if _, found, err := reading.Documents(ctx, ledger.DocumentFilter{Search: "bridges"}); err != nil || found != n+1 {
			t.Fatalf("%d documents found of %d (%v)", found, n+1, err)
		}
		if _, found, err := reading.Says(ctx, ledger.SaysFilter{About: "bridges"}); err != nil || found != 2*(n+1) {
			t.Fatalf("%d attributions found of %d (%v)", found, 2*(n+1), err)
		}
	}
	verified(t, reading)
}

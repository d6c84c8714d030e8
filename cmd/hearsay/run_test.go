package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"hearsay/ledger"
)

// asProgram makes the test binary be the program, for tests of a real process.
const asProgram = "HEARSAY_TEST_AS_PROGRAM"

func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	check(t, err)
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// pile writes files of several kinds, some of them bad, and gives their folder.
func pile(t *testing.T, files int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range files {
		name, text := fmt.Sprintf("%04d.txt", i), paragraph(i)
		switch i % 10 {
		case 3:
			name, text = fmt.Sprintf("%04d.jsonl", i), fmt.Sprintf("{\"doc\": \"x\", \"text\": %q}\n{\"doc\": 1}\n{\"doc\": \"y\", \"text\": %q}\n", paragraph(i), paragraph(0))
		case 5:
			name, text = fmt.Sprintf("%04d.html", i), "<title>T</title><article><p>"+paragraph(i)+"</p></article>"
		case 7:
			text = ""
		}
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

func paragraph(i int) string {
	return strings.Repeat(fmt.Sprintf("“The mill number %d is closed,” said Ana Dorel. Viktor Halm told the Teslin Post on %d May 2019 that it was open.\n\n", i, i%28+1), 1+i%9)
}

// runIn runs the program in this process.
func runIn(t *testing.T, wantCode int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, streams{in: strings.NewReader(""), out: &out, err: &errs}); code != wantCode {
		t.Fatalf("%v: exit code %d, want %d\n%s", args, code, wantCode, errs.String())
	}
	return out.String(), errs.String()
}

// dump is all that a ledger holds but the times of the clock.
func dump(t *testing.T, path string) string {
	t.Helper()
	c, err := sqlite3.OpenFlags(path, sqlite3.OPEN_READONLY)
	check(t, err)
	defer c.Close()
	var out strings.Builder
	for _, rows := range []string{
		"* FROM document", "* FROM file", "* FROM original", "* FROM place", "* FROM metadata", "* FROM note", "* FROM block",
		"* FROM time", "* FROM citation", "* FROM citation_piece", "* FROM actor", "* FROM mention", "* FROM attribution",
		"* FROM attribution_piece", "* FROM link", "* FROM quantity", "* FROM finding", "* FROM finding_passage",
		"* FROM reuse", "* FROM reuse_piece", "* FROM origin", "* FROM origin_member", "* FROM quote_group", "* FROM quote_member",
		"* FROM claim_group", "* FROM claim_member", "* FROM origin_node", "* FROM origin_edge", "* FROM origin_passage", "* FROM origin_ring",
		"* FROM cross_finding", "* FROM cross_passage", "id, sz FROM passage_fts_docsize", "id, sz FROM attribution_fts_docsize",
	} {
		s, _, err := c.Prepare("SELECT " + rows + " ORDER BY 1, 2")
		check(t, err)
		fmt.Fprintln(&out, rows)
		for s.Step() {
			for i := range s.ColumnCount() {
				if name := s.ColumnName(i); name != "read_at" && name != "modified" {
					fmt.Fprintf(&out, "%s=%q ", name, s.ColumnText(i))
				}
			}
			fmt.Fprintln(&out)
		}
		check(t, s.Err())
		check(t, s.Close())
	}
	return out.String()
}

func TestTheLedgerDoesNotDependOnTheWorkers(t *testing.T) {
	dir, dbs := pile(t, 120), t.TempDir()
	var want string
	for _, workers := range []string{"1", "8", "3"} {
		db := filepath.Join(dbs, workers+".db")
		runIn(t, exitFailed, "read", "--workers", workers, "--ledger", db, dir)
		got := dump(t, db)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("with %s workers the ledger has other content", workers)
		}
		runIn(t, exitDone, "verify", "--ledger", db)
	}
}

// A process that is killed leaves only whole documents, and the next run makes
// the same ledger as one that was never stopped.
func TestAKilledRunIsContinued(t *testing.T) {
	dir, dbs := pile(t, 600), t.TempDir()
	whole, killed := filepath.Join(dbs, "whole.db"), filepath.Join(dbs, "killed.db")
	runIn(t, exitFailed, "read", "--ledger", whole, dir)
	stopped := 0
	for _, least := range []int{1, 300} {
		if killAt(t, least, "read", "--ledger", killed, dir) {
			stopped++
		}
		runIn(t, exitDone, "verify", "--ledger", killed)
	}
	if stopped == 0 {
		t.Error("every run was done before it could be killed")
	}
	runIn(t, exitFailed, "read", "--ledger", killed, dir)
	if dump(t, whole) != dump(t, killed) {
		t.Error("the continued ledger has other content")
	}
}

// killAt starts the program and kills it when its ledger has so many documents;
// it reports whether the process was still running.
func killAt(t *testing.T, documents int, args ...string) bool {
	t.Helper()
	cmd := program(t, args...)
	check(t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case <-ended:
			return false
		default:
		}
		if documentsIn(t, args[2]) >= documents {
			check(t, cmd.Process.Kill())
			return (<-ended).Error() == "signal: killed"
		}
	}
}

// A ledger that is open elsewhere, as by serve, can be copied after a run as one
// file.
func TestTheFileIsWholeAfterARun(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "hearsay.db")
	held, err := ledger.Open(t.Context(), db)
	check(t, err)
	defer held.Close()
	check(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte(paragraph(1)), 0o600))
	runIn(t, exitDone, "read", "--ledger", db, filepath.Join(dir, "a.txt"))
	data, err := os.ReadFile(db)
	check(t, err)
	other := filepath.Join(t.TempDir(), "copy.db")
	check(t, os.WriteFile(other, data, 0o600))
	if n := documentsIn(t, other); n != 1 {
		t.Errorf("the copy holds %d documents, want 1", n)
	}
}

func documentsIn(t *testing.T, path string) int {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		return 0
	}
	l, err := ledger.Open(context.Background(), path)
	check(t, err)
	defer l.Close()
	stats, err := l.Stats(context.Background())
	check(t, err)
	return stats.Documents
}

func TestCtrlCSaysHowToGoOn(t *testing.T) {
	dir, db := pile(t, 600), filepath.Join(t.TempDir(), "hearsay.db")
	cmd := program(t, "read", "--ledger", db, "--progress", "none", dir)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	check(t, cmd.Start())
	for documentsIn(t, db) == 0 {
	}
	check(t, cmd.Process.Signal(os.Interrupt))
	err := cmd.Wait()
	if err == nil || exitCode(err) != "130" || !strings.Contains(errs.String(), "stopped; what was read is in the ledger") {
		t.Errorf("%v\n%s", err, errs.String())
	}
	runIn(t, exitDone, "verify", "--ledger", db)
}

func TestServe(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "hearsay.db")
	check(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Ana Dorel said that the mill was closed."), 0o600))
	runIn(t, exitDone, "read", "--ledger", db, filepath.Join(dir, "a.txt"))
	cmd := program(t, "serve", "--ledger", db)
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	check(t, err)
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "the workbench is at ")
	if !ok {
		t.Errorf("it printed %q", line)
	}
	jar, err := cookiejar.New(nil)
	check(t, err)
	reply, err := (&http.Client{Jar: jar}).Get(address)
	check(t, err)
	page, err := io.ReadAll(reply.Body)
	check(t, err)
	check(t, reply.Body.Close())
	if reply.StatusCode != http.StatusOK || !bytes.Contains(page, []byte("a.txt")) {
		t.Errorf("%s: %s", reply.Status, page)
	}
	check(t, cmd.Process.Signal(os.Interrupt))
	if err := cmd.Wait(); err != nil {
		t.Errorf("after ctrl-c: %v", err)
	}
}

// What could not be stored is not counted as if it were.
func TestTheSummaryOfARunThatCannotStore(t *testing.T) {
	var out bytes.Buffer
	s := newStoring(t.Context(), nil, nil, false)
	s.summary(streams{err: &out}, counts{Documents: 3}, errors.New("the disk is full"))
	if want := "not all of this is in the ledger"; !strings.Contains(out.String(), want) {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

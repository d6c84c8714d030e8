// Package golden runs tests whose input and wanted result stand together in one
// txtar file, where people can read them.
//
// It is for tests alone. "go test ./PACKAGE -update" writes what comes out into the
// files; the difference is to be read before it is kept.
//
// Invariant: without -update no file changes, and a pattern that finds no file
// fails.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what comes out into the files of the tests")

// Test runs a test for each file that matches the pattern: got makes the result of
// all parts of the file but the last, which is the result that is wanted.
func Test(t *testing.T, pattern string, got func(t *testing.T, in []txtar.File) string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files match %s: %v", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { test(t, file, got) })
	}
}

func test(t *testing.T, file string, got func(*testing.T, []txtar.File) string) {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := len(a.Files) - 1
	if last < 1 {
		t.Fatalf("%s has no input and result", file)
	}
	out, want := got(t, a.Files[:last]), string(a.Files[last].Data)
	if *update && out != want {
		a.Files[last].Data = []byte(out)
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

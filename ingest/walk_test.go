package ingest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// plant writes files below a new folder, "name" or "name/" for a folder.
func plant(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// found shows what Walk yields, with dir taken off.
func found(t *testing.T, dir string, paths ...string) []string {
	t.Helper()
	var out []string
	for e, err := range Walk(t.Context(), paths) {
		if err != nil {
			var x *hearsay.Error
			if !errors.As(err, &x) {
				t.Fatal(err)
			}
			e.Path = x.Path + ": " + string(x.Code)
		}
		out = append(out, strings.TrimPrefix(e.Path, filepath.ToSlash(dir)+"/"))
	}
	return out
}

func TestWalk(t *testing.T) {
	dir := plant(t, "b.txt", "a/2.txt", "a/10.txt", "a/.hidden", "a/~$lock.docx", ".git/x", "c/d/e.txt")
	want := []string{"a/10.txt", "a/2.txt", "b.txt", "c/d/e.txt"}
	if diff := cmp.Diff(want, found(t, dir, dir)); diff != "" {
		t.Error(diff)
	}
	missing := filepath.Join(dir, "missing")
	want = []string{"missing: not-found", "b.txt", "a/10.txt", "a/2.txt"}
	if diff := cmp.Diff(want, found(t, dir, missing, filepath.Join(dir, "b.txt"), filepath.Join(dir, "a"))); diff != "" {
		t.Error(diff)
	}
}

func TestEntries(t *testing.T) {
	dir := plant(t, "a.txt")
	when := time.Date(2019, 3, 2, 11, 0, 0, 0, time.UTC)
	if err := os.Chtimes(filepath.Join(dir, "a.txt"), when, when); err != nil {
		t.Fatal(err)
	}
	for e, err := range Walk(t.Context(), []string{dir}) {
		if err != nil || e.Size != 5 || !e.ModTime.Equal(when) {
			t.Errorf("%+v, %v", e, err)
		}
	}
}

func TestLoopsOfLinks(t *testing.T) {
	dir := plant(t, "a/b/c.txt", "d.txt")
	for name, target := range map[string]string{"a/b/up": dir, "a/self": "self", "link.txt": filepath.Join(dir, "d.txt"), "z": filepath.Join(dir, "a")} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	want := []string{"a/b/c.txt", "a/self: unreadable", "d.txt", "link.txt"}
	if diff := cmp.Diff(want, found(t, dir, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestLoad(t *testing.T) {
	dir := plant(t, "a.txt")
	p := filepath.ToSlash(filepath.Join(dir, "a.txt"))
	l := DefaultLimits()
	l.FileBytes = 5
	f, err := Load(Entry{Path: p}, l)
	if err != nil || string(f.Data) != "a.txt" || f.Path != p {
		t.Errorf("%+v, %v", f, err)
	}
	l.FileBytes = 4
	if _, err := Load(Entry{Path: p}, l); hearsay.ErrorCode(err) != hearsay.TooLarge || !strings.HasPrefix(err.Error(), p+": ") {
		t.Error(err)
	}
	if _, err := Load(Entry{Path: p + "x"}, l); hearsay.ErrorCode(err) != hearsay.NotFound {
		t.Error(err)
	}
	if _, err := Load(Entry{Path: filepath.ToSlash(dir)}, l); hearsay.ErrorCode(err) != hearsay.Unsupported {
		t.Error(err)
	}
}

// TestHugeFile is 500 MB on no disk: the size alone is looked at.
func TestHugeFile(t *testing.T) {
	p := filepath.Join(t.TempDir(), "huge.txt")
	if err := os.WriteFile(p, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(p, 500<<20); err != nil {
		t.Skip(err)
	}
	_, err := Load(Entry{Path: filepath.ToSlash(p)}, DefaultLimits())
	if hearsay.ErrorCode(err) != hearsay.TooLarge {
		t.Error(err)
	}
}

func TestNoPermission(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("permissions do not bind this user")
	}
	dir := plant(t, "a.txt", "b/c.txt")
	for _, name := range []string{"a.txt", "b"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "b"), 0o777) })
	if diff := cmp.Diff([]string{"a.txt", "b: unreadable"}, found(t, dir, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := Load(Entry{Path: filepath.Join(dir, "a.txt")}, DefaultLimits()); hearsay.ErrorCode(err) != hearsay.Unreadable {
		t.Error(err)
	}
}

// TestSystemErrors holds the messages where the tests run as a user that no
// permission binds.
func TestSystemErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		code hearsay.Code
		msg  string
	}{
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}, hearsay.Unreadable, "a: no permission to read it"},
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist}, hearsay.NotFound, "a: does not exist"},
		{&fs.PathError{Op: "read", Path: "a", Err: errors.New("input/output error")}, hearsay.Unreadable, "a: cannot be read: input/output error"},
	} {
		if err := unreadable("a", c.err); hearsay.ErrorCode(err) != c.code || err.Error() != c.msg || !errors.Is(err, c.err) {
			t.Errorf("%v: %v", c.err, err)
		}
	}
}

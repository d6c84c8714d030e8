package ledger_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"hearsay"
	"hearsay/ledger"
)

// asNobody gives up the right to write everywhere that root has, for the files
// that this goroutine opens.
func asNobody(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	runtime.LockOSThread()
	check(t, syscall.Setfsuid(65534))
	t.Cleanup(func() {
		check(t, syscall.Setfsuid(0))
		runtime.UnlockOSThread()
	})
}

// protected makes a ledger in a folder where nobody may write.
func protected(t *testing.T) (dir, path string) {
	t.Helper()
	root := t.TempDir()
	check(t, os.Chmod(filepath.Dir(root), 0o755)) // else only the owner may look into it
	dir = filepath.Join(root, "protected #1?")    // no signs of a URI in the name
	check(t, os.Mkdir(dir, 0o755))
	path = filepath.Join(dir, "hearsay.db")
	l, err := ledger.Open(ctx, path)
	check(t, err)
	check(t, l.Store(ctx, entry("a.txt", statement(), "bytes")))
	check(t, l.Close())
	return dir, path
}

func TestALedgerThatCannotBeWrittenIsRead(t *testing.T) {
	for name, modes := range map[string]struct{ dir, file os.FileMode }{
		"file": {0o777, 0o444}, "folder": {0o555, 0o666}, "both": {0o555, 0o444},
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := protected(t)
			check(t, os.Chmod(path, modes.file))
			check(t, os.Chmod(dir, modes.dir))
			t.Cleanup(func() { check(t, os.Chmod(dir, 0o755)) })
			asNobody(t)
			l, err := ledger.OpenToRead(ctx, path)
			check(t, err)
			wantList(t, l, "a.txt v1")
			if _, n, err := l.Says(ctx, ledger.SaysFilter{About: "bridges"}); err != nil || n != 2 {
				t.Errorf("%d attributions found (%v)", n, err)
			}
			verified(t, l)
			wantNotWritable(t, l.Store(ctx, entry("b.txt", small("Second text."), "second")))
			check(t, l.Close())
			if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
				t.Errorf("reading left files: %v (%v)", files, err)
			}
			_, err = ledger.Open(ctx, path)
			wantNotWritable(t, err)
		})
	}
}

func wantNotWritable(t *testing.T, err error) {
	t.Helper()
	if hearsay.ErrorCode(err) != hearsay.Unreadable || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("got %v", err)
	}
}

// The owner may be writing meanwhile: then a question fails, and is not answered
// with what was true before.
func TestALedgerThatItsOwnerWrites(t *testing.T) {
	dir, path := protected(t)
	owner := openAt(t, path)
	check(t, os.Chmod(dir, 0o555))
	t.Cleanup(func() { check(t, os.Chmod(dir, 0o755)) })
	if os.Geteuid() != 0 {
		t.Skip("only root can be two users")
	}
	asNobody(t)
	l, err := ledger.OpenToRead(ctx, path)
	check(t, err)
	wantList(t, l, "a.txt v1")
	check(t, owner.Store(ctx, entry("b.txt", small("Second text."), "second")))
	if _, _, err := l.Documents(ctx, ledger.DocumentFilter{}); err == nil || !strings.Contains(err.Error(), "-wal") {
		t.Errorf("while the log has more: %v", err)
	}
	check(t, owner.Checkpoint(ctx))
	wantList(t, l, "a.txt v1, b.txt v1")
	check(t, l.Close())
}

// What is still in the log must not be missed in silence.
func TestALedgerWithALogThatCannotBeWritten(t *testing.T) {
	dir, path := protected(t)
	l := openAt(t, path)
	check(t, l.Store(ctx, entry("b.txt", small("Second text."), "second")))
	data, err := os.ReadFile(path)
	check(t, err)
	log, err := os.ReadFile(path + "-wal")
	check(t, err)
	other := filepath.Join(filepath.Dir(dir), "copy")
	check(t, os.Mkdir(other, 0o755))
	path = filepath.Join(other, "hearsay.db")
	check(t, os.WriteFile(path, data, 0o644))
	check(t, os.WriteFile(path+"-wal", log, 0o644))
	check(t, os.Chmod(other, 0o555))
	t.Cleanup(func() { check(t, os.Chmod(other, 0o755)) })
	asNobody(t)
	if _, err := ledger.OpenToRead(ctx, path); err == nil || !strings.Contains(err.Error(), "-wal") {
		t.Errorf("got %v", err)
	}
}

package sqlite

import (
	"errors"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// Several programs that make the same new file wait for each other: switching
// a file to WAL is the one lock that SQLite itself does not wait for.
func TestOpenersOfANewFileWaitForEachOther(t *testing.T) {
	for round := range 30 {
		path := filepath.Join(t.TempDir(), strconv.Itoa(round)+".db")
		var openers sync.WaitGroup
		for range 8 {
			openers.Go(func() {
				if err := openAndWrite(t, path); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		openers.Wait()
	}
}

func openAndWrite(t *testing.T, path string) error {
	db, err := Open(t.Context(), path)
	if err != nil {
		return err
	}
	err = db.Write(t.Context(), func(c *Conn) error {
		return c.Script("CREATE TABLE IF NOT EXISTS t (x); INSERT INTO t VALUES (1)")
	})
	return errors.Join(err, db.Close())
}

func TestAClosedFileSaysSo(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	nothing := func(*Conn) error { return nil }
	for _, err := range []error{db.Read(t.Context(), nothing), db.Write(t.Context(), nothing), db.Close()} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("after Close: %v", err)
		}
	}
}

func TestAFullDiskSaysSo(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(t.Context(), func(c *Conn) error {
		if err := c.Script("CREATE TABLE t (x); PRAGMA max_page_count = 5"); err != nil {
			return err
		}
		return c.Exec("INSERT INTO t VALUES (zeroblob(100000))")
	})
	if !Full(err) || Damaged(err) || Busy(err) {
		t.Errorf("got %v", err)
	}
}

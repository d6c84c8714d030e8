// Package sqlite opens one SQLite file for one writer and several readers, and
// runs statements on it.
//
// It is the only package that knows the driver, so that another one can take
// its place. It knows no table. Every read sees one state of the file, every
// write happens as a whole or not at all.
package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"
)

// readers is how many reads may run at the same time. A connection holds a few
// megabytes of cache, and more than the cores gain nothing.
const readers = 4

// patience is how long another process that writes is waited for.
const patience = time.Minute

// checkpointPatience is how long other readers are waited for when the log is
// brought into the file, which a later checkpoint can do as well.
const checkpointPatience = time.Second

// The workbench goes on reading while a run writes, and a killed run leaves
// nothing half-written. This is written into the file.
const walMode = "journal_mode = WAL"

// pragmas are set on every connection, in this order.
var pragmas = [...]string{
	// With WAL a power cut may lose the last transactions but damages nothing;
	// the next run reads those files again.
	"synchronous = NORMAL",
	// A long run must not leave a huge log file behind: 64 MiB.
	"journal_size_limit = 67108864",
	// 32 MiB of pages: the upper levels of the indexes of a ledger with a
	// million records, so that bulk writes do not read them again and again.
	"cache_size = -32768",
	// Sorting must not put passages into the system's folder for temporary files.
	"temp_store = MEMORY",
	// References are stated in the schema for people and for a check of the whole
	// file. At every write they would cost a search of each table that refers.
	"foreign_keys = OFF",
	// A ledger may come from a stranger: its schema must not call functions
	// that have effects.
	"trusted_schema = OFF",
}

// ErrClosed is the error of every use after Close.
var ErrClosed = errors.New("the ledger is closed")

// ErrReadOnly is the error of a write to what OpenReadOnly opened.
var ErrReadOnly = errors.New("the ledger is open for reading only")

// ErrLog is the error of a read from what OpenReadOnly opened while a part of it
// is in the log, which cannot be read without the right to write it.
var ErrLog = errors.New("the last of the ledger is still in the file ending in -wal beside it, which cannot be opened")

// DB is an open file.
type DB struct {
	path     string
	readOnly bool
	write    chan *Conn // holds the one connection that writes, when it is free
	read     chan *Conn // holds the free connections that read, nil for one not yet open
	once     sync.Once
	closed   chan struct{}
}

// Open opens the file, which is made if there is none.
func Open(ctx context.Context, path string) (*DB, error) {
	db := &DB{path: path, write: make(chan *Conn, 1), read: make(chan *Conn, readers), closed: make(chan struct{})}
	c, err := db.connect(ctx)
	if err != nil {
		return nil, err
	}
	db.write <- c
	for range readers {
		db.read <- nil
	}
	return db, nil
}

// OpenReadOnly opens a file that is there. Nothing is written, neither to the
// file nor beside it.
func OpenReadOnly(path string) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, readOnly: true, read: make(chan *Conn, readers), closed: make(chan struct{})}
	for range readers {
		db.read <- nil
	}
	return db, nil
}

// connect opens one more connection.
func (db *DB) connect(ctx context.Context) (*Conn, error) {
	name, flags := db.path, sqlite3.OPEN_READWRITE|sqlite3.OPEN_CREATE
	if db.readOnly {
		name, flags = readOnlyURI(db.path), sqlite3.OPEN_READONLY|sqlite3.OPEN_URI
	}
	raw, err := sqlite3.OpenFlags(name, flags)
	if err != nil {
		return nil, err
	}
	c := &Conn{raw: raw, stmts: map[string]*sqlite3.Stmt{}}
	if err := c.prepare(ctx, db.readOnly); err != nil {
		closed := raw.Close()
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, errors.Join(err, closed)
	}
	return c, nil
}

// readOnlyURI names the file for a connection that writes nothing. To read a file
// with a log SQLite needs both; without one it would still make a log, unless it
// is told that the file does not change while the connection is open.
func readOnlyURI(path string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: "mode=ro"}
	if !strings.HasPrefix(u.Path, "/") {
		u.Path = "/" + u.Path // C:/...
	}
	if !hasLog(path) {
		u.RawQuery = "immutable=1"
	}
	return u.String()
}

// hasLog reports whether a part of what was written is in the log beside the
// file.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

func (c *Conn) prepare(ctx context.Context, readOnly bool) error {
	defer c.within(ctx)()
	// Another process that writes is waited for; this comes first, because
	// switching to WAL may have to wait too.
	if err := c.raw.BusyTimeout(patience); err != nil {
		return err
	}
	if err := fts5.Register(c.raw); err != nil {
		return err
	}
	if !readOnly {
		if err := c.patiently(ctx, "PRAGMA "+walMode); err != nil {
			return err
		}
	}
	for _, p := range pragmas {
		if err := c.patiently(ctx, "PRAGMA "+p); err != nil {
			return err
		}
	}
	return nil
}

// patiently runs a statement again while another process is in its way. SQLite
// itself does not wait where two connections switch a new file to WAL: each has
// the lock that the other one needs, so one of them must begin anew.
func (c *Conn) patiently(ctx context.Context, sql string) error {
	for start := time.Now(); ; {
		err := c.raw.Exec(sql)
		if !Busy(err) || ctx.Err() != nil || time.Since(start) > patience {
			return err
		}
		time.Sleep(time.Millisecond)
	}
}

// Close waits for what is running and closes every connection.
func (db *DB) Close() error {
	err := ErrClosed
	db.once.Do(func() { err = db.close() })
	return err
}

func (db *DB) close() error {
	close(db.closed)
	var errs []error
	for range readers {
		if c := <-db.read; c != nil {
			errs = append(errs, c.close())
		}
	}
	if db.readOnly {
		return errors.Join(errs...)
	}
	c := <-db.write
	// SQLite's advice for the end of a connection: refresh the statistics that
	// the query planner uses, where they are out of date.
	errs = append(errs, c.raw.Exec("PRAGMA optimize"))
	// The last connection to go does this by itself, but another process may have
	// the file open.
	errs = append(errs, c.checkpoint(context.Background()), c.close())
	return errors.Join(errs...)
}

// Checkpoint brings all that is in the write-ahead log into the file itself, so
// that a copy of this one file is whole. What another process still reads stays
// in the log, which is no error.
func (db *DB) Checkpoint(ctx context.Context) error {
	if db.readOnly {
		return ErrReadOnly
	}
	select {
	case c := <-db.write:
		defer func() { db.write <- c }()
		return c.checkpoint(ctx)
	case <-db.closed:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Conn) checkpoint(ctx context.Context) error {
	defer c.within(ctx)()
	if err := c.raw.BusyTimeout(checkpointPatience); err != nil {
		return err
	}
	_, _, err := c.raw.WALCheckpoint("main", sqlite3.CHECKPOINT_TRUNCATE)
	if Busy(err) {
		err = nil
	}
	return errors.Join(err, c.raw.BusyTimeout(patience))
}

// Read runs fn on one state of the file.
func (db *DB) Read(ctx context.Context, fn func(*Conn) error) error {
	if db.readOnly {
		return db.readFresh(ctx, fn)
	}
	var c *Conn
	select {
	case c = <-db.read:
	case <-db.closed:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { db.read <- c }()
	if c == nil {
		var err error
		if c, err = db.connect(ctx); err != nil {
			c = nil
			return err
		}
	}
	return c.transaction(ctx, "BEGIN", fn)
}

// readFresh reads on a connection of its own: another user may write to the file
// between two reads, which one that was told that it does not change would miss.
func (db *DB) readFresh(ctx context.Context, fn func(*Conn) error) error {
	select {
	case <-db.read:
		defer func() { db.read <- nil }()
	case <-db.closed:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	err := db.Fresh(ctx, func(c *Conn) error { return c.transaction(ctx, "BEGIN", fn) })
	if NotWritable(err) && hasLog(db.path) {
		// The driver opens a log only to write it.
		err = fmt.Errorf("%w: %w", ErrLog, err)
	}
	return err
}

// Write runs fn in one transaction, which is taken back if fn fails.
func (db *DB) Write(ctx context.Context, fn func(*Conn) error) error {
	if db.readOnly {
		return ErrReadOnly
	}
	select {
	case c := <-db.write:
		defer func() { db.write <- c }()
		return c.transaction(ctx, "BEGIN IMMEDIATE", fn)
	case <-db.closed:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Fresh runs fn on a connection of its own, outside a transaction. Checks of
// the whole file need one: a connection that was open while another process
// wrote to a full-text index takes that index for damaged.
func (db *DB) Fresh(ctx context.Context, fn func(*Conn) error) (err error) {
	c, err := db.connect(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	defer c.within(ctx)()
	return fn(c)
}

// Conn is a connection. It lives no longer than the function it is given to.
type Conn struct {
	raw   *sqlite3.Conn
	stmts map[string]*sqlite3.Stmt
}

func (c *Conn) close() error {
	for _, s := range c.stmts {
		s.Close()
	}
	return c.raw.Close()
}

// within makes statements stop when ctx does, until the result is called.
func (c *Conn) within(ctx context.Context) (done func()) {
	old := c.raw.SetInterrupt(ctx)
	return func() { c.raw.SetInterrupt(old) }
}

func (c *Conn) transaction(ctx context.Context, begin string, fn func(*Conn) error) error {
	err := func() error {
		defer c.within(ctx)()
		if err := c.raw.Exec(begin); err != nil {
			return err
		}
		if err := fn(c); err != nil {
			return err
		}
		return c.raw.Exec("COMMIT")
	}()
	if err == nil {
		return nil
	}
	if !c.raw.GetAutocommit() {
		err = errors.Join(err, c.raw.Exec("ROLLBACK"))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// Script runs several statements without arguments.
func (c *Conn) Script(sql string) error { return c.raw.Exec(sql) }

// Exec runs one statement that gives no rows.
func (c *Conn) Exec(sql string, args ...any) error {
	s, err := c.take(sql, args)
	if err != nil {
		return err
	}
	defer c.put(sql, s)
	return s.Exec()
}

// Query calls row with each row of the result until it returns an error, and
// returns that error. A row's values are valid only during the call.
func (c *Conn) Query(sql string, row func(*Row) error, args ...any) (err error) {
	s, err := c.take(sql, args)
	if err != nil {
		return err
	}
	defer c.put(sql, s)
	defer func() { err = errors.Join(err, s.Reset()) }()
	r := Row{s: s}
	for s.Step() {
		r.column = 0
		if err := row(&r); err != nil {
			return err
		}
	}
	return s.Err()
}

// LastKey is the integer key of the row that was added last.
func (c *Conn) LastKey() int { return int(c.raw.LastInsertRowID()) }

// WriteBlob fills a blob that is as long as data. Large files go through here,
// because as an argument of a statement they would be copied whole.
func (c *Conn) WriteBlob(table, column string, key int, data []byte) error {
	b, err := c.raw.OpenBlob("main", table, column, int64(key), true)
	if err != nil {
		return err
	}
	_, err = b.ReadFrom(bytes.NewReader(data))
	return errors.Join(err, b.Close())
}

// CopyBlob writes a blob to w, a piece at a time.
func (c *Conn) CopyBlob(w io.Writer, table, column string, key int) error {
	b, err := c.raw.OpenBlob("main", table, column, int64(key), false)
	if err != nil {
		return err
	}
	_, err = b.WriteTo(w)
	return errors.Join(err, b.Close())
}

// take finds or prepares the statement and gives it its arguments. Nobody else
// has it until it is put back.
func (c *Conn) take(sql string, args []any) (s *sqlite3.Stmt, err error) {
	s = c.stmts[sql]
	delete(c.stmts, sql)
	if s == nil {
		if s, _, err = c.raw.PrepareFlags(sql, sqlite3.PREPARE_PERSISTENT); err != nil {
			return nil, err
		}
	}
	for i, a := range args {
		if err := bindOne(s, i+1, a); err != nil {
			return nil, errors.Join(fmt.Errorf("argument %d: %w", i+1, err), s.Close())
		}
	}
	return s, nil
}

// keptStatements bounds the statements kept ready: filters are put together in
// many ways.
const keptStatements = 200

func (c *Conn) put(sql string, s *sqlite3.Stmt) {
	if c.stmts[sql] != nil || len(c.stmts) >= keptStatements {
		s.Close()
		return
	}
	c.stmts[sql] = s
}

func bindOne(s *sqlite3.Stmt, n int, a any) error {
	switch a := a.(type) {
	case nil:
		return s.BindNull(n)
	case string:
		return s.BindText(n, a)
	case int:
		return s.BindInt(n, a)
	case int64:
		return s.BindInt64(n, a)
	case bool:
		return s.BindBool(n, a)
	case float64:
		return s.BindFloat(n, a)
	case []byte:
		return s.BindBlob(n, a)
	}
	return fmt.Errorf("%T cannot be stored", a)
}

// Row gives the values of a row from left to right.
type Row struct {
	s      *sqlite3.Stmt
	column int
}

func (r *Row) next() int {
	r.column++
	return r.column - 1
}

// Text is the next value as text.
func (r *Row) Text() string { return r.s.ColumnText(r.next()) }

// Int is the next value as a number, 0 for NULL.
func (r *Row) Int() int { return r.s.ColumnInt(r.next()) }

// Int64 is the next value as a number, 0 for NULL.
func (r *Row) Int64() int64 { return r.s.ColumnInt64(r.next()) }

// Float is the next value as a number.
func (r *Row) Float() float64 { return r.s.ColumnFloat(r.next()) }

// Bool is the next value as a truth value.
func (r *Row) Bool() bool { return r.s.ColumnBool(r.next()) }

// Bytes is a copy of the next value.
func (r *Row) Bytes() []byte { return r.s.ColumnBlob(r.next(), nil) }

// Null reports whether the next value is NULL, without moving on.
func (r *Row) Null() bool { return r.s.ColumnType(r.column) == sqlite3.NULL }

// NotADatabase reports whether the error is that the file is none of SQLite's.
func NotADatabase(err error) bool { return errors.Is(err, sqlite3.NOTADB) }

// Busy reports whether the error is that another process held the file too long.
func Busy(err error) bool { return errors.Is(err, sqlite3.BUSY) }

// Damaged reports whether the error is that the file is not sound.
func Damaged(err error) bool { return errors.Is(err, sqlite3.CORRUPT) }

// NotWritable reports whether the error is that the file, or its folder, cannot
// be opened or written.
func NotWritable(err error) bool {
	return errors.Is(err, sqlite3.CANTOPEN) || errors.Is(err, sqlite3.READONLY) || errors.Is(err, fs.ErrPermission) || errors.Is(err, ErrReadOnly)
}

// Full reports whether the error is that the disk is full or fails.
func Full(err error) bool { return errors.Is(err, sqlite3.FULL) || errors.Is(err, sqlite3.IOERR) }

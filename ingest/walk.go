package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"hearsay"
)

// Entry is a file that was found, unread.
type Entry struct {
	Path    string // with "/" between folders
	Size    int64  // bytes
	ModTime time.Time
}

// File is a file with its bytes.
type File struct {
	Path string // with "/" between folders
	Data []byte
}

// Walk yields the files below paths: the paths in their order, what is in a
// folder sorted by name, byte by byte. Files in a folder whose name begins with
// "." or "~$" are left out, and so are devices and folders that were walked already,
// which is how loops of links end. A path that does not exist or cannot be read
// is an error, and the others go on.
func Walk(ctx context.Context, paths []string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		w := walker{ctx: ctx, yield: yield, seen: map[string]bool{}}
		for _, p := range paths {
			if !w.path(p, true) {
				return
			}
		}
	}
}

type walker struct {
	ctx   context.Context
	yield func(Entry, error) bool
	seen  map[string]bool // real paths of folders
}

// path yields what is at p; it reports whether to go on.
func (w *walker) path(p string, named bool) bool {
	if err := w.ctx.Err(); err != nil {
		w.yield(Entry{}, err)
		return false
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		return w.yield(Entry{}, unreadable(p, err))
	case info.IsDir():
		return w.folder(p)
	case info.Mode().IsRegular():
		return w.yield(Entry{Path: filepath.ToSlash(p), Size: info.Size(), ModTime: info.ModTime()}, nil)
	case named:
		return w.yield(Entry{}, notRegular(p))
	}
	return true
}

func (w *walker) folder(p string) bool {
	seen, err := w.wasThere(p)
	if err != nil {
		return w.yield(Entry{}, unreadable(p, err))
	}
	if seen {
		return true
	}
	list, err := os.ReadDir(p) // sorted by name
	for _, e := range list {
		if !isHiddenName(e.Name()) && !w.path(filepath.Join(p, e.Name()), false) {
			return false
		}
	}
	return err == nil || w.yield(Entry{}, unreadable(p, err))
}

// isHiddenName takes names that systems do not show, and the lock files of Word.
func isHiddenName(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// wasThere remembers a folder by its real path.
func (w *walker) wasThere(p string) (bool, error) {
	p, err := filepath.EvalSymlinks(p)
	if err == nil {
		p, err = filepath.Abs(p)
	}
	seen := w.seen[p]
	w.seen[p] = true
	return seen, err
}

// Load reads the bytes of a file, at most l.FileBytes of them.
func Load(e Entry, l Limits) (File, error) {
	name := filepath.FromSlash(e.Path)
	info, err := os.Stat(name)
	if err != nil {
		return File{}, unreadable(name, err)
	}
	if !info.Mode().IsRegular() {
		return File{}, notRegular(name)
	}
	if info.Size() > l.FileBytes {
		return File{}, at(e.Path, tooLarge("the file", info.Size(), l.FileBytes))
	}
	f, err := os.Open(name)
	if err != nil {
		return File{}, unreadable(name, err)
	}
	defer f.Close()
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return File{}, unreadable(name, err)
	}
	return File{Path: e.Path, Data: data[:n]}, nil
}

func unreadable(p string, err error) error {
	e := &hearsay.Error{Code: hearsay.Unreadable, Path: filepath.ToSlash(p), Msg: "cannot be read", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Code, e.Msg = hearsay.NotFound, "does not exist"
	case errors.Is(err, fs.ErrPermission):
		e.Msg, e.Hint = "no permission to read it", "change its permissions, or run as its owner"
	default:
		var cause *fs.PathError
		if errors.As(err, &cause) {
			e.Msg = fmt.Sprintf("cannot be read: %v", cause.Err)
		}
	}
	return e
}

func notRegular(p string) error {
	return &hearsay.Error{Code: hearsay.Unsupported, Path: filepath.ToSlash(p), Msg: "is neither a file nor a folder"}
}

// at sets the path of an error that has none, and makes any other error one for
// a person.
func at(path string, err error) error {
	var e *hearsay.Error
	if !errors.As(err, &e) {
		return &hearsay.Error{Code: hearsay.Internal, Path: path, Msg: "could not be read because of a fault in hearsay", Err: err}
	}
	if e.Path != "" {
		return err
	}
	located := *e
	located.Path = path
	return &located
}

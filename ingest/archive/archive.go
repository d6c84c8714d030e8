// Package archive unpacks zip archives within bounds.
//
// It is for reading entries of zips: of archives as users make them and of the
// office formats that are zips inside. It is not for saying what an entry
// holds, and it never writes a file: a path that climbs out of the archive only
// names the entry.
//
// Invariant: whatever the archive claims about itself, no more bytes come out
// than its [Budget] holds, and no entry gives more than the limit it is read
// with.
package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"hearsay"
	"hearsay/ingest/charset"
)

const (
	// ratio is how many bytes may come out of one byte of an archive, and
	// floor how many bytes may come out of any: the texts of an office file of
	// nothing but empty cells, or a small archive of logs, stay below, archive
	// bombs do not.
	ratio = 200
	floor = 64 << 20
)

// Budget is what may still be unpacked from one file, all archives inside it
// together.
type Budget struct{ left int64 }

// NewBudget allows for a file of size bytes at most limit bytes, and no more
// than 200 times its size or 64 MB, whichever is larger.
func NewBudget(size, limit int64) *Budget {
	return &Budget{left: min(limit, max(size*ratio, floor))}
}

// Spent reports that nothing more may be unpacked.
func (b *Budget) Spent() bool { return b.left <= 0 }

// Zip is an open archive.
type Zip struct {
	files  []*zip.File
	byName map[string]*zip.File
	budget *Budget
}

// centralEntry begins each entry of the directory at the end of a zip file.
var centralEntry = []byte("PK\x01\x02")

// Open reads the directory of an archive with at most entries entries.
func Open(data []byte, entries int, b *Budget) (*Zip, error) {
	if bytes.Count(data, centralEntry) > entries {
		return nil, &hearsay.Error{
			Code: hearsay.TooLarge, Msg: fmt.Sprintf("the archive has more than %d entries", entries),
			Hint: "unpack it and read the folder",
		}
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &hearsay.Error{
			Code: hearsay.Damaged, Msg: "the zip archive is cut off or damaged",
			Hint: "get the file again from where it came from", Err: err,
		}
	}
	z := &Zip{files: r.File, budget: b, byName: make(map[string]*zip.File, len(r.File))}
	for _, f := range r.File {
		if _, twice := z.byName[f.Name]; !twice {
			z.byName[f.Name] = f
		}
	}
	return z, nil
}

// Entries are the files in the archive, in its order, folders left out.
func (z *Zip) Entries() []Entry {
	es := make([]Entry, 0, len(z.files))
	for _, f := range z.files {
		if e := (Entry{f: f, budget: z.budget}); !f.FileInfo().IsDir() {
			es = append(es, e)
		}
	}
	return es
}

// Has reports whether the archive has an entry of exactly this name.
func (z *Zip) Has(name string) bool { return z.byName[name] != nil }

// Read gives the bytes of the entry of exactly this name, at most limit of them.
// A missing entry is [hearsay.NotFound].
func (z *Zip) Read(name string, limit int64) ([]byte, error) {
	f := z.byName[name]
	if f == nil {
		return nil, &hearsay.Error{Code: hearsay.NotFound, Msg: "the archive has no " + name}
	}
	return Entry{f: f, budget: z.budget}.read(limit)
}

// Entry is one file in an archive.
type Entry struct {
	f      *zip.File
	budget *Budget
}

// maxName bounds the path of an entry, in bytes; the end of a longer one is kept.
const maxName = 1000

// Name is the path of the entry as a person may read it: valid UTF-8, "/"
// between folders, without what climbs out of the archive.
func (e Entry) Name() string {
	name := e.f.Name[max(0, len(e.f.Name)-maxName):]
	if e.f.NonUTF8 {
		name, _, _ = charset.Decode([]byte(name), "")
	}
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\uFFFD")
	name = strings.Map(dropControls, name)
	return path.Clean("/" + name)[1:]
}

func dropControls(r rune) rune {
	if r < ' ' || r == 0x7f {
		return -1
	}
	return r
}

// Read gives the bytes of the entry, at most limit of them. More than 256 kB
// that come out of less than 1/200 of that are an archive bomb.
func (e Entry) Read(limit int64) ([]byte, error) {
	size, packed := e.f.UncompressedSize64, e.f.CompressedSize64
	if size > 256<<10 && size/ratio > packed {
		e.budget.left -= int64(min(size, 1<<40))
		return nil, &hearsay.Error{
			Code: hearsay.TooLarge, Msg: fmt.Sprintf("unpacks to more than %d times its size, as archive bombs do", ratio),
			Hint: "unpack it yourself if you trust it",
		}
	}
	return e.read(limit)
}

func (e Entry) read(limit int64) ([]byte, error) {
	const encrypted = 1
	if !e.f.Mode().IsRegular() {
		return nil, &hearsay.Error{Code: hearsay.Unsupported, Msg: "is a link or a device in the archive, which is not followed"}
	}
	if e.f.Flags&encrypted != 0 {
		return nil, &hearsay.Error{
			Code: hearsay.Encrypted, Msg: "is encrypted in the archive", Hint: "unpack it with its password",
		}
	}
	room := min(limit, e.budget.left)
	if e.f.UncompressedSize64 > uint64(max(room, 0)) {
		return nil, &hearsay.Error{
			Code: hearsay.TooLarge, Msg: "unpacks to more than " + amount(room),
			Hint: "unpack it and read the folder",
		}
	}
	return e.unpack(int64(e.f.UncompressedSize64))
}

// amount writes a number of bytes as people read it.
func amount(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", max(n, 0))
	}
	return fmt.Sprintf("%d MB", n>>20)
}

// unpack reads the size bytes that the entry says it has. If it has fewer or
// more it is damaged, or lies.
func (e Entry) unpack(size int64) ([]byte, error) {
	r, err := e.f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	data := make([]byte, size+1)
	n, err := io.ReadFull(r, data)
	e.budget.left -= int64(n)
	whole := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if int64(n) != size || !whole {
		return nil, damaged(err)
	}
	return data[:n], nil
}

func damaged(err error) error {
	if errors.Is(err, zip.ErrAlgorithm) {
		return &hearsay.Error{Code: hearsay.Unsupported, Msg: "is packed with a method that is not read", Err: err}
	}
	return &hearsay.Error{Code: hearsay.Damaged, Msg: "is damaged in the archive", Err: err}
}

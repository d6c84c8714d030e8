package archive

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
)

// pack writes an archive of name and content in turn.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, data []byte) *Zip {
	t.Helper()
	z, err := Open(data, 1000, NewBudget(int64(len(data)), 1<<30))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestNames(t *testing.T) {
	z := open(t, pack(t, "../../etc/a.txt", "a", "/b.txt", "b", `dir\c.txt`, "c", "d/", "", "e\x01.txt", "e", "\xc7\xe9.txt", "f"))
	var got []string
	for _, e := range z.Entries() {
		got = append(got, e.Name())
	}
	if len(got) != 5 {
		t.Fatalf("%q", got)
	}
	if diff := cmp.Diff([]string{"etc/a.txt", "b.txt", "dir/c.txt", "e.txt"}, got[:4]); diff != "" {
		t.Error(diff)
	}
}

func TestLimits(t *testing.T) {
	text := strings.Repeat("The talks went on. ", 10_000)
	for _, c := range []struct {
		name   string
		data   []byte
		limit  int64
		budget int64
		want   hearsay.Code
	}{
		{"inside", pack(t, "a", "some text"), 9, 9, ""},
		{"above the limit", pack(t, "a", "some text"), 8, 9, hearsay.TooLarge},
		{"above the budget", pack(t, "a", "some text"), 9, 8, hearsay.TooLarge},
		{"compressible", pack(t, "a", text), 1 << 20, 1 << 20, ""},
		{"bomb", pack(t, "a", strings.Repeat("0", 1<<20)), 1 << 30, 1 << 30, hearsay.TooLarge},
	} {
		z, err := Open(c.data, 10, &Budget{left: c.budget})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Entries()[0].Read(c.limit); hearsay.ErrorCode(err) != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestBudgetIsSpent(t *testing.T) {
	b := &Budget{left: 20}
	z, err := Open(pack(t, "a", "0123456789", "b", "0123456789", "c", "0123456789"), 10, b)
	if err != nil {
		t.Fatal(err)
	}
	var codes []hearsay.Code
	for _, e := range z.Entries() {
		_, err := e.Read(100)
		codes = append(codes, hearsay.ErrorCode(err))
	}
	if fmt.Sprint(codes) != "[  too-large]" || !b.Spent() {
		t.Errorf("%q, %d left", codes, b.left)
	}
}

func TestTheBudgetGrowsWithTheFile(t *testing.T) {
	for _, c := range []struct{ size, limit, want int64 }{
		{100, 1 << 30, floor}, {1 << 20, 1 << 30, 200 << 20}, {1 << 30, 1 << 30, 1 << 30}, {100, 1000, 1000},
	} {
		if b := NewBudget(c.size, c.limit); b.left != c.want {
			t.Errorf("%+v: %d", c, b.left)
		}
	}
}

func TestTooManyEntries(t *testing.T) {
	var files []string
	for i := range 11 {
		files = append(files, fmt.Sprint(i), "")
	}
	_, err := Open(pack(t, files...), 10, NewBudget(100, 100))
	if hearsay.ErrorCode(err) != hearsay.TooLarge {
		t.Error(err)
	}
}

func TestCutAndEncrypted(t *testing.T) {
	data := pack(t, "a.txt", strings.Repeat("text ", 100))
	if _, err := Open(data[:len(data)/2], 10, NewBudget(100, 100)); hearsay.ErrorCode(err) != hearsay.Damaged {
		t.Error(err)
	}
	// Bit 0 of the flags, in the local header and in the directory.
	locked := bytes.Clone(data)
	locked[6] |= 1
	locked[bytes.Index(locked, centralEntry)+8] |= 1
	if _, err := open(t, locked).Read("a.txt", 1000); hearsay.ErrorCode(err) != hearsay.Encrypted {
		t.Error(err)
	}
	broken := bytes.Clone(data)
	broken[40] ^= 0xff // in the packed bytes
	if _, err := open(t, broken).Read("a.txt", 1000); hearsay.ErrorCode(err) != hearsay.Damaged {
		t.Error(err)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "a.txt"}
	h.SetMode(0o777 | 1<<27) // fs.ModeSymlink
	f, err := w.CreateHeader(h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("/etc/hostname")); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if _, err := open(t, b.Bytes()).Entries()[0].Read(100); hearsay.ErrorCode(err) != hearsay.Unsupported {
		t.Error(err)
	}
}

func TestMissing(t *testing.T) {
	z := open(t, pack(t, "a", "b"))
	if _, err := z.Read("c", 1); hearsay.ErrorCode(err) != hearsay.NotFound || z.Has("c") || !z.Has("a") {
		t.Error(err)
	}
}

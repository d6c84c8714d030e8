package server

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/demo"
	"hearsay/ingest"
	"hearsay/ledger"
	"hearsay/read"
)

// TestTheDemoCollectionIsShownWhole reads the built-in collection as the
// command does and opens the page of every document and of every record.
func TestTheDemoCollectionIsShownWhole(t *testing.T) {
	l, readings := readDemo(t)
	s, err := New(l, Options{Token: "demo", Log: t.Output()})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) string {
		t.Helper()
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "localhost"
		r.Header.Set("Authorization", "Bearer demo")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: status %d", path, w.Code)
		}
		return w.Body.String()
	}
	for _, reading := range readings {
		d := reading.Document
		var want strings.Builder
		for _, b := range d.Blocks {
			want.WriteString(b.Of(d.Text))
		}
		if got := shownText(t, get("/doc/"+d.ID)); got != want.String() {
			t.Errorf("%s: the page shows another text\n%q\nwant\n%q", d.Path, got, want.String())
		}
		for _, id := range idsOf(reading) {
			if page := get("/doc/" + d.ID + "?record=" + id); !strings.Contains(page, `id="`+id+`"`) && !strings.Contains(page, "sel") {
				t.Errorf("%s: the page does not show %s", d.Path, id)
			}
			get("/record/" + d.ID + ":" + id)
		}
	}
}

// TestChainsAreThoseOfTheLedger holds the chains on cards to those in the
// table and in exports.
func TestChainsAreThoseOfTheLedger(t *testing.T) {
	l, readings := readDemo(t)
	dealers := map[string]*dealer{}
	for _, r := range readings {
		dealers[r.Document.ID] = newDealer(r, "")
	}
	rows := 0
	for row, err := range l.AllSays(context.Background(), ledger.SaysFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		rows++
		chain := dealers[row.Doc.ID].chain(&row.Attribution)
		same := func(a, b ledger.ChainLink) bool {
			return (a.Name == b.Name || b.Name == "") && a.Date == b.Date && a.Head == b.Head && a.Span == b.Span
		}
		if !slices.EqualFunc(chain, row.Chain, same) {
			t.Errorf("%s: %v, in the ledger %v", row.ID, chain, row.Chain)
		}
	}
	if rows < 50 {
		t.Errorf("only %d attributions in the collection", rows)
	}
}

func readDemo(t *testing.T) (*ledger.Ledger, []*hearsay.Reading) {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	files := ingest.New(ingest.DefaultLimits())
	t.Cleanup(func() { _ = files.Close() })
	l, err := ledger.Open(context.Background(), filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	var readings []*hearsay.Reading
	err = fs.WalkDir(demo.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".pdf" { // its reader may not be built in
			return err
		}
		data, err := fs.ReadFile(demo.Files(), name)
		if err != nil {
			return err
		}
		for d, err := range files.Read(context.Background(), ingest.File{Path: name, Data: data}) {
			if err != nil {
				return err
			}
			readings = append(readings, reader.Read(d))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readings {
		d := r.Document
		err := l.Store(context.Background(), ledger.Entry{
			File: ledger.FileRow{Path: d.Path, SHA256: d.SHA256, Doc: d.ID}, Reading: r,
			Original: ledger.Original{Path: d.Path, SHA256: d.SHA256, Bytes: []byte(d.Text)},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return l, readings
}

func idsOf(r *hearsay.Reading) []string {
	var ids []string
	for i := range r.Attributions {
		ids = append(ids, r.Attributions[i].ID)
	}
	for i := range r.Citations {
		ids = append(ids, r.Citations[i].ID)
	}
	for i := range r.Times {
		ids = append(ids, r.Times[i].ID)
	}
	for i := range r.Actors {
		ids = append(ids, r.Actors[i].ID)
	}
	for i := range r.Mentions {
		ids = append(ids, r.Mentions[i].ID)
	}
	return ids
}

// shownText is the text of the document's blocks on a page of the reader.
func shownText(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var walk func(n *html.Node, inBlock bool)
	walk = func(n *html.Node, inBlock bool) {
		if n.Type == html.TextNode && inBlock {
			out.WriteString(n.Data)
		}
		furniture := n.Data == "p" && n.Parent != nil && slices.Contains(strings.Fields(attribute(n.Parent, "class")), "furniture")
		inBlock = inBlock || furniture || slices.Contains(strings.Fields(attribute(n, "class")), "block")
		for child := range n.ChildNodes() {
			walk(child, inBlock)
		}
	}
	walk(root, false)
	return out.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

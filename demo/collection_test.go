package demo_test

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"
	"unicode"

	"hearsay"
	"hearsay/demo"
	"hearsay/ingest"
)

// documents are all documents of the collection by their path. A PDF is left
// out when the program was built without its reader.
var documents = sync.OnceValues(func() (map[string]*hearsay.Document, error) {
	r := ingest.New(ingest.DefaultLimits())
	defer r.Close()
	docs := map[string]*hearsay.Document{}
	err := fs.WalkDir(demo.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(demo.Files(), name)
		if err != nil {
			return err
		}
		var failed []error
		for doc, err := range r.Read(context.Background(), ingest.File{Path: name, Data: data}) {
			switch {
			case hearsay.ErrorCode(err) == hearsay.Unsupported && path.Ext(name) == ".pdf":
			case err != nil:
				failed = append(failed, err)
			default:
				docs[doc.Path] = doc
			}
		}
		return errors.Join(failed...)
	})
	return docs, err
})

func collection(t *testing.T) map[string]*hearsay.Document {
	t.Helper()
	docs, err := documents()
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestTheCollectionHasEveryFormat(t *testing.T) {
	formats := map[string]bool{}
	total := 0
	err := fs.WalkDir(demo.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			info, err := entry.Info()
			if err != nil {
				return err
			}
			formats[path.Ext(name)] = true
			total += int(info.Size())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range strings.Fields(".txt .md .html .pdf .docx .odt .eml .mbox .jsonl .zip") {
		if !formats[want] {
			t.Errorf("no file %s", want)
		}
	}
	if total > 1_000_000 {
		t.Errorf("the collection has %d bytes, more than a megabyte", total)
	}
}

func TestEveryDocumentHasGoldAndEveryGoldADocument(t *testing.T) {
	docs, gold := collection(t), map[string]bool{}
	for _, g := range readGold(t) {
		gold[g.path] = true
		if docs[g.path] == nil && !strings.HasSuffix(g.path, ".pdf") {
			t.Errorf("%s: the collection has no document %s", g.file, g.path)
		}
	}
	for p := range docs {
		if !gold[p] {
			t.Errorf("%s has no gold", p)
		}
	}
}

func TestGoldCoversAllThatIsRead(t *testing.T) {
	docs := collection(t)
	for _, g := range readGold(t) {
		doc := docs[g.path]
		if doc == nil {
			continue
		}
		_, covered, l := g.place(t, doc.Text)
		for _, b := range doc.Blocks {
			missing, isRead := uncovered(b, covered, l), b.Kind != hearsay.Furniture
			if isRead && missing != "" {
				t.Errorf("%s: no gold for %q (%s)", g.path, missing, b.Kind)
			}
			if !isRead && missing == "" && hasWords(b.Of(doc.Text)) {
				t.Errorf("%s: there is gold for %q, which is not read", g.path, b.Of(doc.Text))
			}
		}
	}
}

// uncovered are the letters of a block that no passage of the gold has; marks
// of a list or of emphasis alone say nothing.
func uncovered(b hearsay.Block, covered []bool, l letters) string {
	var missing []rune
	for i, start := range l.starts {
		if b.Start <= start && start < b.End && !covered[i] {
			missing = append(missing, l.runes[i])
		}
	}
	if !hasWords(string(missing)) {
		return ""
	}
	return string(missing)
}

func hasWords(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Package claimtest reads small collections for tests of what compares documents.
//
// It is for tests alone.
package claimtest

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/ingest/plain"
	"hearsay/read"
)

var reader = sync.OnceValues(func() (*read.Reader, error) { return read.New() })

// Documents reads the parts of a file, which are named "PUBLISHED OUTLET". Their IDs
// are their numbers from 0, in 16 digits.
func Documents(t testing.TB, files []txtar.File) []*claim.Document {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	claims := claim.NewReader()
	var out []*claim.Document
	for i, f := range files {
		d, err := plain.FromText(string(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		for k := range d.Blocks {
			d.Blocks[k].Lang = d.Lang
		}
		published, outlet, _ := strings.Cut(f.Name, " ")
		d.ID, d.Published, d.Publisher = fmt.Sprintf("%016x", i), hearsay.Field{Value: published}, hearsay.Field{Value: outlet}
		out = append(out, claims.Read(r.Read(d)))
	}
	return out
}

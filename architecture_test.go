package hearsay_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers lists the packages from the ground up. A package may import those in
// earlier layers, and those below its own path (ingest imports ingest/pdf).
// Packages of one layer do not know each other.
var layers = [][]string{
	{""},
	{"position", "calendar", "eval", "fnv", "golden"},
	{"ingest/block", "ingest/charset", "ingest/pubdate", "ingest/language", "ingest/pdf/layout"},
	{"ingest/front", "ingest/html", "ingest/pdf", "ingest/plain", "ingest/archive"},
	{"ingest/office", "ingest/mail"},
	{"ingest"},
	{"lexicon", "syntax", "syntax/conllu", "syntax/modelfile", "syntax/vector", "syntax/stem"},
	{"syntax/lemma", "syntax/network", "syntax/names"},
	{"syntax/english", "syntax/network/train", "syntax/names/train", "syntax/train"},
	{"syntax/coref"},
	{"syntax/coref/train"},
	{"read/timex", "read/attribution/model"},
	{"read/citation", "read/quantity"},
	{"read/actor"},
	{"read/attribution"},
	{"read/attribution/train", "read/check"},
	{"read"},
	{"ledger/internal/search", "ledger/internal/sqlite"},
	{"ledger"},
	{"corroborate/cluster", "corroborate/compact"},
	{"corroborate/story", "corroborate/claim"},
	{"corroborate/differ", "corroborate/generate", "corroborate/claim/claimtest"},
	{"corroborate"},
	{"export", "review"},
	{"demo"},
	{"server"},
	{"cmd/hearsay", "cmd/hearsay-train", "cmd/hearsay-generate"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestPackagesKnowOnlyThoseBelowThem(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "hearsay"), "/")
		own := layerOf(name)
		if own < 0 {
			t.Errorf("%s stands in no layer: add it to the list and to ARCHITECTURE.md", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			below, ours := strings.CutPrefix(imported, "hearsay")
			if ours && layerOf(strings.TrimPrefix(below, "/")) >= own {
				t.Errorf("%s imports %s, which does not stand below it", p.ImportPath, imported)
			}
		}
	}
}

func layerOf(name string) int {
	return slices.IndexFunc(layers, func(l []string) bool { return slices.Contains(l, name) })
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

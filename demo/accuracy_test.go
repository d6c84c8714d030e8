package demo_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay/read"
)

var update = flag.Bool("update", false, "rewrite the list of known misses")

// floors are the F1 that must not be lost. Raise them with the figures.
var floors = struct{ metadata, attributions, labels, chains, citations, times float64 }{0, 0, 0, 0, 0, 0}

const knownMisses = "gold/known-misses"

func TestAccuracyOnTheCollection(t *testing.T) {
	docs, total := collection(t), result{}
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range readGold(t) {
		doc := docs[g.path]
		if doc == nil {
			continue
		}
		records, _, _ := g.place(t, doc.Text)
		total.add(score(g.meta, records, reader.Read(doc)))
	}
	t.Logf("metadata     %v", total.metadata)
	t.Logf("attributions %v", total.attributions)
	t.Logf("labels       %v", total.labels)
	t.Logf("chains       %v", total.chains)
	t.Logf("citations    %v", total.citations)
	t.Logf("times        %v", total.times)
	for _, s := range total.missed {
		t.Logf("missed: %s", s)
	}
	for _, s := range total.spurious {
		t.Logf("not in the gold: %s", s)
	}
	for _, c := range []struct {
		kind  string
		got   tally
		floor float64
	}{
		{"metadata", total.metadata, floors.metadata},
		{"attributions", total.attributions, floors.attributions},
		{"chains", total.chains, floors.chains},
		{"citations", total.citations, floors.citations},
		{"times", total.times, floors.times},
	} {
		if c.got.f1() < c.floor {
			t.Errorf("%s: F1 %.1f is below %.1f", c.kind, c.got.f1(), c.floor)
		}
	}
	compareMisses(t, total.missed)
}

// compareMisses holds the misses against the list: one that is found now must
// leave it, so that it cannot be lost again unseen.
func compareMisses(t *testing.T, missed []string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(knownMisses, []byte(strings.Join(missed, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(knownMisses)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, k := range known {
		if k != "" && !slices.Contains(missed, k) {
			t.Errorf("is found now; take it out of %s (-update): %s", knownMisses, k)
		}
	}
	for _, m := range missed {
		if !slices.Contains(known, m) {
			t.Errorf("is missed and was found before: %s", m)
		}
	}
}

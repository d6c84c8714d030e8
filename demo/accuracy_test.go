package demo_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/read"
)

var update = flag.Bool("update", false, "rewrite the list of known misses")

// knownMisses lists what of the gold is not found, in words.
const knownMisses = "gold/known-misses"

// TestAccuracyOnTheCollection prints the figures and, with -v, all that is
// missed or too much. The floors are the F1 that must not be lost; raise them
// with the figures.
func TestAccuracyOnTheCollection(t *testing.T) {
	docs := collection(t)
	total := scoreAll(t, docs)
	for _, c := range []struct {
		kind  string
		got   tally
		floor float64
	}{
		{"metadata", total.metadata, 85},
		{"attributions", total.attributions, 86},
		{"labels", total.labels, 93},
		{"speakers", total.speakers, 95},
		{"chains", total.chains, 74},
		{"citations", total.citations, 80},
		{"times", total.times, 88},
	} {
		t.Logf("%-12s %v", c.kind, c.got)
		if c.got.f1() < c.floor {
			t.Errorf("%s: F1 %.1f is below %.1f", c.kind, c.got.f1(), c.floor)
		}
	}
	for _, s := range total.missed {
		t.Logf("missed: %s", s)
	}
	for _, s := range total.spurious {
		t.Logf("not in the gold: %s", s)
	}
	compareMisses(t, docs, total.missed)
}

func scoreAll(t *testing.T, docs map[string]*hearsay.Document) result {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var total result
	for _, g := range readGold(t) {
		if doc := docs[g.path]; doc != nil {
			records, _, _ := g.place(t, doc.Text)
			total.add(score(g.meta, records, reader.Read(doc)))
		}
	}
	return total
}

// compareMisses holds the misses against the list: one that is found now must
// leave it, so that it cannot be lost again unseen.
func compareMisses(t *testing.T, docs map[string]*hearsay.Document, missed []string) {
	t.Helper()
	missed = slices.Clone(missed)
	for i := range missed {
		missed[i], _, _ = strings.Cut(missed[i], butGot)
	}
	if *update {
		if err := os.WriteFile(knownMisses, []byte(strings.Join(missed, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(knownMisses)
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, k := range known {
		path, _, _ := strings.Cut(k, " ")
		if docs[path] != nil && !slices.Contains(missed, k) {
			t.Errorf("is found now: take it out of %s (-update): %s", knownMisses, k)
		}
	}
	for _, m := range missed {
		if !slices.Contains(known, m) {
			t.Errorf("is missed and was found before: %s", m)
		}
	}
}

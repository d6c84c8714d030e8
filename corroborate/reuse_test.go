package corroborate

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"hearsay"
	"hearsay/corroborate/generate"
	"hearsay/ingest/front"
	"hearsay/ingest/plain"
)

var goldDir = flag.String("reuse-gold", "", "folder with bodies.jsonl and reuse_gold.tsv")

// TestReuseGold measures how well the score tells pairs of texts that share the
// reporter's own words from pairs that share a quotation or caption.
func TestReuseGold(t *testing.T) {
	if *goldDir == "" {
		t.Skip("no -reuse-gold")
	}
	scores := map[[2]string]*hearsay.Reuse{}
	for _, u := range ties(t, bodies(t)) {
		scores[[2]string{u.A, u.B}], scores[[2]string{u.B, u.A}] = &u, &u
	}
	own, other := measureGold(t, scores)
	above, joined, wrongly := 0.0, 0, 0
	for _, x := range own {
		for _, y := range other {
			if x > y {
				above++
			} else if x == y {
				above += .5
			}
		}
	}
	for _, x := range own {
		joined += btoi(x >= originScore)
	}
	for _, x := range other {
		wrongly += btoi(x >= originScore)
	}
	t.Logf("AUC %.3f; joined %d of %d, wrongly %d of %d", above/float64(len(own)*len(other)), joined, len(own), wrongly, len(other))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func measureGold(t *testing.T, scores map[[2]string]*hearsay.Reuse) (own, other []float64) {
	data, err := os.ReadFile(filepath.Join(*goldDir, "reuse_gold.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		score := 0.0
		if u := scores[[2]string{f[0], f[1]}]; u != nil {
			score = u.Score
		}
		if f[2] == "narrative" {
			own = append(own, score)
		} else {
			other = append(other, score)
		}
	}
	return own, other
}

func bodies(t *testing.T) (docs []*hearsay.Document) {
	data, err := os.ReadFile(filepath.Join(*goldDir, "bodies.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var x struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		d, err := plain.FromText(x.Text)
		if err != nil {
			continue // without words
		}
		d.ID = x.ID
		docs = append(docs, d)
	}
	return docs
}

// ties compares documents without their records.
func ties(t testing.TB, docs []*hearsay.Document) (all []hearsay.Reuse) {
	at, sketches := map[string]*hearsay.Document{}, make([]sketch, len(docs))
	for i, d := range docs {
		at[d.ID] = d
		sketches[i] = newSketch(d, wordsOf(d))
	}
	c := newCollection(sketches, archive{document: func(id string) (*hearsay.Document, error) { return at[id], nil }})
	found, err := c.shareText(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i := range found.ties {
		all = append(all, c.reuse(found, &found.ties[i]))
	}
	return all
}

// BenchmarkSharedText compares generated documents; MB is the memory in use at the
// end, texts included.
func BenchmarkSharedText(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var docs []*hearsay.Document
			for s := range generate.Collection(generate.Options{Seed: 7, Docs: n}) {
				for _, x := range s.Docs {
					d, err := plain.FromText(x.Text)
					if err != nil {
						b.Fatal(err)
					}
					front.Fill(d)
					d.ID = x.Name
					docs = append(docs, d)
				}
			}
			for b.Loop() {
				found := ties(b, docs)
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB")
				b.ReportMetric(float64(len(found)), "pairs")
			}
		})
	}
}

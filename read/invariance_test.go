package read_test

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hearsay"
)

// people of the passages, and others of as many words whose first names tell
// the same.
var (
	women = []string{"Mina Lund", "Vera Berg", "Olga Stahl", "Leila Nord", "Irina Falk"}
	men   = []string{"Karim Dost", "Omar Holm", "Pavel Hale", "Igor Wend", "Tariq Aran"}
)

// swap exchanges two names, and their last words, in a text.
func swap(text, a, b string) string {
	lastA, lastB := a[strings.IndexByte(a, ' ')+1:], b[strings.IndexByte(b, ' ')+1:]
	return strings.NewReplacer(a, b, b, a, lastA, lastB, lastB, lastA,
		strings.ToUpper(lastA), strings.ToUpper(lastB), strings.ToUpper(lastB), strings.ToUpper(lastA)).Replace(text)
}

// TestSwappedNames reads passages with two names exchanged, 500 times: what is
// found must be the same with the names exchanged.
func TestSwappedNames(t *testing.T) {
	r := reader(t)
	all := allPassages(t)
	rng := rand.New(rand.NewPCG(7, 7))
	for range 500 {
		pool := women
		if rng.IntN(2) == 0 {
			pool = men
		}
		a, b := pool[0], pool[1+rng.IntN(len(pool)-1)]
		p := all[rng.IntN(len(all))]
		got := marked(r.Read(document(swap(plain(p), a, b))))
		if want := swap(p, a, b); got != want {
			t.Fatalf("%s for %s:\n got %s\nwant %s", b, a, got, want)
		}
	}
}

func allPassages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/passages/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		_, list := passages(t, file)
		all = append(all, list...)
	}
	return all
}

// TestSameBytes reads a collection in a random order by many goroutines at
// once: each reading is the same as alone.
func TestSameBytes(t *testing.T) {
	r := reader(t)
	list := allPassages(t)
	list = append(list, news)
	want := make([]string, len(list))
	for i, p := range list {
		want[i] = encode(t, r.Read(document(plain(p))))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(len(list)) {
				if got := encode(t, r.Read(document(plain(list[i])))); got != want[i] {
					t.Errorf("another reading of %q", list[i])
				}
			}
		})
	}
	wg.Wait()
}

func encode(t *testing.T, r *hearsay.Reading) string {
	data, err := json.Marshal(r)
	if err != nil {
		t.Error(err)
	}
	return string(data)
}

// TestPassagesAreValid holds every reading of the passages, joined into one
// document too, against the invariants.
func TestPassagesAreValid(t *testing.T) {
	r := reader(t)
	var all strings.Builder
	for _, p := range allPassages(t) {
		all.WriteString(plain(p) + "\n\n")
		if err := r.Read(document(plain(p))).Validate(); err != nil {
			t.Error(err)
		}
	}
	if err := r.Read(document(all.String())).Validate(); err != nil {
		t.Error(err)
	}
}

package train_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/read/attribution"
	"hearsay/read/attribution/train"
)

// marked are invented sentences with [source], <cue> and {content}. Their cue is no
// word that the rules know.
var marked = []string{
	"[Mina Lund] <glimped> {that the dam was safe}.",
	"[The envoy] <glimped> {that nobody had signed}.",
	"[Officials] <glimped> {that the “old road” was closed}.",
	"On Monday [the ministry] <glimped> {that the wells were dry}.",
	"[She] <glimped> {that it would rain}. The café was closed.",
	"[Karim Dost] <glimped> {that the talks were over}. Nobody came.",
}

// write makes an article of a marked sentence, with its standoff in code points.
func write(t *testing.T, folder string, number int, sentence string) {
	t.Helper()
	var text, standoff strings.Builder
	starts, at, names := map[rune]int{}, 0, map[rune]string{'[': "Source", '<': "Cue", '{': "Content"}
	closing := map[rune]rune{']': '[', '>': '<', '}': '{'}
	for _, r := range sentence {
		switch {
		case names[r] != "":
			starts[r] = at
		case closing[r] != 0:
			fmt.Fprintf(&standoff, "T%d\t%s %d %d\tx\n", closing[r], names[closing[r]], starts[closing[r]], at)
		default:
			text.WriteRune(r)
			at++
		}
	}
	fmt.Fprintf(&standoff, "E1\tAttribution:T%d Source:T%d Cue:T%d Content:T%d\n", '<', '[', '<', '{')
	path := filepath.Join(folder, fmt.Sprintf("article-%02d", number))
	for ending, data := range map[string]string{".txt": text.String(), ".ann": standoff.String()} {
		if err := os.WriteFile(path+ending, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func corpus(t *testing.T) []train.Article {
	t.Helper()
	folder := t.TempDir()
	for i := range 60 {
		write(t, folder, i, marked[i%len(marked)])
	}
	articles, err := train.Load(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

func TestLoadReadsStandoff(t *testing.T) {
	for i, a := range corpus(t)[:len(marked)] {
		if len(a.Gold) != 1 {
			t.Fatalf("article %d has %d attributions", i, len(a.Gold))
		}
		got := a.Analysis.Doc.Text
		g := a.Gold[0]
		for _, m := range []struct {
			span  [2]int
			marks string
		}{{[2]int{g.Content[0].Start, g.Content[0].End}, "{}"}, {[2]int{g.Cue[0].Start, g.Cue[0].End}, "<>"}, {[2]int{g.Source[0].Start, g.Source[0].End}, "[]"}} {
			got = strings.ReplaceAll(got, a.Analysis.Doc.Text[m.span[0]:m.span[1]], m.marks[:1]+a.Analysis.Doc.Text[m.span[0]:m.span[1]]+m.marks[1:])
		}
		if got != marked[i] {
			t.Errorf("\n got %s\nwant %s", got, marked[i])
		}
	}
}

func TestLoadTellsTheFile(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, 1, marked[0])
	if err := os.WriteFile(filepath.Join(folder, "article-01.ann"), []byte("T1\tSource a b\tx\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := train.Load(t.Context(), folder); err == nil || !strings.Contains(err.Error(), "article-01") {
		t.Errorf("the error is %v", err)
	}
}

// TestTrain learns a cue that the rules do not have, the same each time.
func TestTrain(t *testing.T) {
	articles := corpus(t)
	finder, err := attribution.New()
	if err != nil {
		t.Fatal(err)
	}
	finder = finder.With(nil)
	m, err := train.Train(t.Context(), finder, articles, train.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	again, err := train.Train(t.Context(), finder, articles, train.DefaultSettings())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Append(nil), again.Append(nil)) {
		t.Error("the same articles gave another model")
	}
	a := &articles[0]
	if n := len(finder.Find(a.Analysis, nil, nil).Statements); n != 0 {
		t.Errorf("the rules alone find %d attributions", n)
	}
	found := finder.With(m).Find(a.Analysis, nil, nil).Statements
	if len(found) != 1 {
		t.Fatalf("%d attributions found", len(found))
	}
	text := a.Analysis.Doc.Text
	if s := &found[0]; s.Source[0].Of(text) != "Mina Lund" || s.Cue[0].Of(text) != "glimped" || s.Content[0].Of(text) != "that the dam was safe" || s.By != "attribution/model" {
		t.Errorf("%s: %q %q %q", s.By, s.Source[0].Of(text), s.Cue[0].Of(text), s.Content[0].Of(text))
	}
}

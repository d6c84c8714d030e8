package story_test

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"hearsay"
	"hearsay/corroborate/story"
)

// docs/accuracy.md says where the data come from.
var fnc1 = flag.String("fnc1", "", "folder with bodies.jsonl: print how well stories are grouped")

func TestMeasureFNC1(t *testing.T) {
	if *fnc1 == "" {
		t.Skip("no data given with -fnc1")
	}
	f, err := os.Open(filepath.Join(*fnc1, "bodies.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var docs []*hearsay.Document
	var gold []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var x struct{ ID, Group, Text string }
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		d := documents([]string{x.Text})[0]
		d.ID = x.ID
		docs, gold = append(docs, d), append(gold, x.Group)
	}
	groups, err := story.Group(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	p, r := bCubed(groups, gold)
	t.Logf("%d documents, %d groups: B-cubed precision %.3f, recall %.3f, F1 %.3f", len(docs), len(groups), p, r, 2*p*r/(p+r))
}

// bCubed is precision and recall of Bagga and Baldwin (1998).
func bCubed(groups [][]int, gold []string) (precision, recall float64) {
	size := map[string]float64{}
	for _, g := range gold {
		size[g]++
	}
	for _, members := range groups {
		both := map[string]float64{}
		for _, i := range members {
			both[gold[i]]++
		}
		for g, n := range both {
			precision += n * n / float64(len(members))
			recall += n * n / size[g]
		}
	}
	n := float64(len(gold))
	return precision / n, recall / n
}

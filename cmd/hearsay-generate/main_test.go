package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"hearsay/corroborate/generate"
)

func TestWrite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "collection")
	if err := write(generate.Options{Seed: 4, Docs: 60, Most: 20}, folder); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) != 60 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	file, err := os.Open(filepath.Join(folder, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	places := 0
	lines := bufio.NewScanner(file)
	for lines.Buffer(nil, 1<<24); lines.Scan(); {
		var s story
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		for _, q := range s.Quotes {
			for _, p := range q.Places {
				places++
				checkPlace(t, folder, p.place)
			}
		}
	}
	if places == 0 {
		t.Error("no quotes")
	}
	if err := write(generate.Options{Seed: 4, Docs: 1}, folder); err == nil {
		t.Error("a folder that exists was written to")
	}
}

func checkPlace(t *testing.T, folder string, p place) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, p.File))
	if err != nil {
		t.Fatal(err)
	}
	if got := string([]rune(string(data))[p.Start:p.End]); got != p.Text {
		t.Errorf("%s %d to %d: %q, want %q", p.File, p.Start, p.End, got, p.Text)
	}
}

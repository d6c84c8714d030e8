package ingest_test

import (
	"context"
	"fmt"

	"hearsay/ingest"
)

func ExampleReader_Read() {
	r := ingest.New(ingest.DefaultLimits())
	defer r.Close()
	f := ingest.File{Path: "posts.jsonl", Data: []byte(`{"doc": "p1", "text": "The ferry will not run before May.", "dct": "2019-03-02"}
{"doc": "p2"}`)}
	for d, err := range r.Read(context.Background(), f) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.Path, d.Lang, d.Published.Value, len(d.Blocks))
	}
	// Output:
	// posts.jsonl!/p1 en 2019-03-02 1
	// posts.jsonl!/line-2: line 2 has no field "text"
}

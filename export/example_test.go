package export_test

import (
	"fmt"
	"os"

	"hearsay"
	"hearsay/export"
)

func ExampleWriter() {
	text := "“We left,” said Iva Dorn."
	at := func(start, end int) []hearsay.Span { return []hearsay.Span{{Start: start, End: end}} }
	reading := &hearsay.Reading{
		Document: &hearsay.Document{Path: "papers/one.txt", Name: "papers/one.txt", Text: text},
		Attributions: []hearsay.Attribution{{
			ID: "a1", Content: at(0, 14), Cue: at(15, 19), Source: at(20, 28), // bytes
		}},
	}
	w, err := export.NewWriter("attribution", os.Stdout)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Write(export.Item{Reading: reading}); err != nil {
		fmt.Println(err)
	}
	// Output: {"doc":"one","source":[[16,24]],"cue":[[11,15]],"content":[[0,10]]}
}

package read_test

import (
	"fmt"

	"hearsay"
	"hearsay/read"
)

func ExampleReader_Read() {
	r, err := read.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "Karim Dost told Reuters that the talks would resume."
	d := &hearsay.Document{
		ID: "example", Text: text,
		Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(text)}, Kind: hearsay.Paragraph}},
	}
	reading := r.Read(d)
	names := map[string]string{}
	for _, a := range reading.Actors {
		names[a.ID] = a.Name
	}
	for _, a := range reading.Attributions {
		fmt.Println(names[a.Speaker]+":", a.Content[0].Of(text))
		for _, link := range a.Chain {
			fmt.Println("  through", names[link.Actor])
		}
	}
	// Output:
	// Karim Dost: that the talks would resume
	//   through Reuters
	//   through Karim Dost
}

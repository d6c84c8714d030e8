package story_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/corroborate/story"
)

// texts are two stories of three documents each, and a document on something
// else.
var texts = []string{
	"Shells struck the livestock market at Sorrel Ford on Tuesday and killed nineteen traders, the hospital director Salma Orrin said.",
	"The hospital at Sorrel Ford counts nineteen dead after shells fell on its livestock market; Salma Orrin wants more beds.",
	"Who shelled the livestock market? In Sorrel Ford nobody saw the guns. Nineteen traders are buried, says Orrin of the hospital.",
	"The firedamp blast in the Karrow pit trapped eleven miners below the third gallery, and rescuers lowered pumps on Friday night.",
	"Rescuers reached the third gallery of the Karrow pit, where eleven miners wait since the firedamp went off.",
	"Eleven miners of the Karrow pit are cut off by the firedamp blast, and the pumps in the third gallery failed.",
	"The parliament in Teslin voted for a higher price of bread, and bakers shut their shops in protest.",
}

func documents(texts []string) []*hearsay.Document {
	docs := make([]*hearsay.Document, len(texts))
	for i, t := range texts {
		docs[i] = &hearsay.Document{
			ID: fmt.Sprintf("%016x", i), Text: t, Lang: "en",
			Blocks: []hearsay.Block{{Span: hearsay.Span{End: len(t)}, Kind: hearsay.Paragraph}},
		}
	}
	return docs
}

func TestStories(t *testing.T) {
	got, err := story.Group(context.Background(), documents(texts))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]int{{0, 1, 2}, {3, 4, 5}, {6}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheOrderDoesNotMatter(t *testing.T) {
	docs := documents(texts)
	rapid.Check(t, func(rt *rapid.T) {
		shuffled := rapid.Permutation(docs).Draw(rt, "order")
		groups, err := story.Group(context.Background(), shuffled)
		if err != nil {
			rt.Fatal(err)
		}
		var got []string
		for _, g := range groups {
			var ids []string
			for _, i := range g {
				ids = append(ids, shuffled[i].ID[15:])
			}
			got = append(got, strings.Join(ids, ""))
		}
		if want := []string{"012", "345", "6"}; !slices.Equal(got, want) {
			rt.Errorf("%v, want %v", got, want)
		}
	})
}

func TestEmptyTexts(t *testing.T) {
	got, err := story.Group(context.Background(), documents(make([]string, 3)))
	if err != nil || len(got) != 3 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestAGroupingThatIsStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := story.Group(ctx, documents(texts)); err == nil {
		t.Error("no error")
	}
}

package claim_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"hearsay/corroborate/claim"
	"hearsay/corroborate/claim/claimtest"
	"hearsay/golden"
)

// draw writes groups: a line a member, with "-" before one that denies.
func draw(docs []*claim.Document, groups []claim.Group) string {
	var all []string
	for _, g := range groups {
		var lines []string
		for _, m := range g.Members {
			mark := "+"
			if m.Denied {
				mark = "-"
			}
			s := &docs[m.Doc].Statements[m.Statement]
			lines = append(lines, fmt.Sprintf("%s %s: %s\n    %s\n", mark, s.ID[15:], s.Text, m.Why))
		}
		all = append(all, strings.Join(lines, ""))
	}
	return strings.Join(all, "\n")
}

// Each file of testdata is a small collection; its last part is the groups that
// are found.
func TestGroups(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, in []txtar.File) string {
		docs := claimtest.Documents(t, in)
		groups, err := claim.Find(context.Background(), docs)
		if err != nil {
			t.Fatal(err)
		}
		return draw(docs, groups)
	})
}

// texts are three accounts of one event and one of another.
var texts = []txtar.File{
	{Name: "2031-03-03 Teslin Post", Data: []byte("At least 19 people were killed when shells hit the market at Sorrel Ford on Monday, Salma Orrin said.")},
	{Name: "2031-03-03 Umber Register", Data: []byte("Salma Orrin said that 19 people died on the market of Sorrel Ford. She blamed the High Valleys Movement.")},
	{Name: "2031-03-04 Varnholt Mercury", Data: []byte("Shells killed 19 traders on the market of Sorrel Ford. Orrin blamed the High Valleys Movement for the shells.")},
	{Name: "2031-03-04 Kelmark Review", Data: []byte("In the Karrow pit 11 miners were killed by firedamp. Ruben Thale blamed the owners of the Karrow pit.")},
}

func TestTheOrderDoesNotMatter(t *testing.T) {
	docs := claimtest.Documents(t, texts)
	find := func(docs []*claim.Document) string {
		groups, err := claim.Find(context.Background(), docs)
		if err != nil {
			t.Fatal(err)
		}
		return draw(docs, groups)
	}
	want := find(docs)
	rapid.Check(t, func(rt *rapid.T) {
		if got := find(rapid.Permutation(docs).Draw(rt, "order")); got != want {
			rt.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// Ten thousand copies are one group for each of their statements, and cost no
// comparing.
func TestManyCopies(t *testing.T) {
	docs := slices.Repeat(claimtest.Documents(t, texts[:1]), 10_000)
	for i, d := range docs {
		c := *d
		c.ID = fmt.Sprintf("%016x", i)
		docs[i] = &c
	}
	groups, err := claim.Find(context.Background(), docs)
	if err != nil || len(groups) != 1 || len(groups[0].Members) != len(docs) {
		t.Errorf("%d groups (%v)", len(groups), err)
	}
	events, err := claim.Events(context.Background(), docs)
	if err != nil || len(events) != 1 {
		t.Errorf("%d events (%v)", len(events), err)
	}
}

func TestEventsAreToldByTheirNames(t *testing.T) {
	docs := claimtest.Documents(t, texts)
	events, err := claim.Events(context.Background(), docs)
	if err != nil || len(events) != 1 || !slices.Equal(events[0], []int{0, 1, 2}) {
		t.Errorf("%v (%v)", events, err)
	}
}

func TestAComparisonThatIsStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	docs := claimtest.Documents(t, texts)
	if _, err := claim.Find(ctx, docs); err == nil {
		t.Error("no error")
	}
}

func TestFigures(t *testing.T) {
	for text, want := range map[string]string{
		"At least 19 people were killed in Teslin, Orrin said.":          "at least 19|count death people",
		"The flood drowned 15 villagers.":                                "15|count death people",
		"It left 31 dead and 40 wounded.":                                "31|count death people, 40|count injury people",
		"Three more people died, bringing the total to 12 people.":       "3|, 12|count death people",
		"Twelve of the dead were traders.":                               "12|",
		"Three other miners were hurt.":                                  "3|",
		"The epidemic carried off 28 inmates.":                           "28|",
		"Guards arrested about 20 marchers.":                             "about 20|count arrest people",
		"Thousands of people fled.":                                      "at least 1,000|",
		"14 houses were destroyed when the river rose.":                  "14|count destruction dwellings",
		"The almanac lists nine bridges in Ashwold.":                     "9|",
		"66 passengers were taken to hospital after the train derailed.": "66|count injury people",
	} {
		docs := claimtest.Documents(t, []txtar.File{{Name: "2031-03-03", Data: []byte(text)}})
		var got []string
		seen := map[string]bool{}
		for i := range docs[0].Statements {
			for _, f := range docs[0].Statements[i].Figures {
				if !seen[f.Quantity] {
					seen[f.Quantity] = true
					got = append(got, f.Value+"|"+f.Topic())
				}
			}
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s: %s, want %s", text, g, want)
		}
	}
}

// What a paper tells its readers of itself is no statement.
func TestAddressesToReaders(t *testing.T) {
	for text, want := range map[string]int{
		"Write to our letters desk with what we missed.":        0,
		"Subscribe and support the paper that arrests you.":     0,
		"Guards arrested the marchers on the quay of the ford.": 1,
		"Guards arrested 20 of us on the quay of the ford.":     1,
	} {
		docs := claimtest.Documents(t, []txtar.File{{Name: "2031-03-03", Data: []byte(text)}})
		if n := len(docs[0].Statements); n != want {
			t.Errorf("%s: %d statements, want %d", text, n, want)
		}
	}
}

package server

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// anyGraph draws a graph of origins: trees, rings, loose nodes, doubled edges.
func anyGraph(t *rapid.T) *hearsay.OriginGraph {
	g := &hearsay.OriginGraph{}
	n := rapid.IntRange(1, 300).Draw(t, "nodes")
	for i := range n {
		kind := rapid.SampledFrom([]hearsay.NodeKind{hearsay.DocumentNode, hearsay.DocumentNode, hearsay.OutletNode, hearsay.SpeakerNode}).Draw(t, "kind")
		g.Nodes = append(g.Nodes, hearsay.OriginNode{Kind: kind, Name: fmt.Sprint("n", i), Date: rapid.SampledFrom([]string{"", "2031", "2031-03-04"}).Draw(t, "date")})
	}
	for range rapid.IntRange(0, 2*n).Draw(t, "edges") {
		g.Edges = append(g.Edges, hearsay.OriginEdge{
			From: rapid.IntRange(0, n-1).Draw(t, "from"), To: rapid.IntRange(0, n-1).Draw(t, "to"),
			By: rapid.SampledFrom([]hearsay.Evidence{hearsay.Credited, hearsay.SharedText, hearsay.SharedQuote}).Draw(t, "by"), Directed: rapid.Bool().Draw(t, "directed"),
		})
	}
	return g
}

func TestALineageHasEachNodeOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		seen := map[string]int{}
		var walk func(bs []*branch)
		walk = func(bs []*branch) {
			for _, b := range bs {
				seen[b.Name]++
				walk(b.Below)
			}
		}
		walk(lineage(g))
		for _, n := range g.Nodes {
			if seen[n.Name] != 1 {
				t.Fatalf("%s is there %d times", n.Name, seen[n.Name])
			}
		}
	})
}

func TestAPictureStaysSmallAndCountsEveryNode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		roots := lineage(g)
		shown := fold(roots, pictureRows)
		if n := total(shown); n > pictureRows {
			t.Errorf("%d rows", n)
		}
		nodes := 0
		for _, b := range shown {
			nodes += b.size()
		}
		if nodes != len(g.Nodes) {
			t.Errorf("the picture stands for %d nodes of %d", nodes, len(g.Nodes))
		}
	})
}

func TestAReprintHangsUnderItsAgency(t *testing.T) {
	g := &hearsay.OriginGraph{
		Nodes: []hearsay.OriginNode{
			{Kind: hearsay.DocumentNode, Name: "paper", Date: "2031-03-05"},
			{Kind: hearsay.DocumentNode, Name: "agency", Date: "2031-03-04"},
			{Kind: hearsay.SpeakerNode, Name: "minister"},
		},
		Edges: []hearsay.OriginEdge{
			{From: 2, To: 0, By: hearsay.Credited, Directed: true, Why: "quotes minister"},
			{From: 1, To: 0, By: hearsay.SharedText, Directed: true, Why: "shares 162 words"},
			{From: 2, To: 1, By: hearsay.Credited, Directed: true, Why: "quotes minister"},
		},
		Carriers: hearsay.Range{Low: 1, High: 1}, Words: hearsay.Range{Low: 1, High: 1},
	}
	roots := lineage(g)
	if len(roots) != 1 || roots[0].Name != "minister" || roots[0].Below[0].Name != "agency" || roots[0].Below[0].Below[0].Name != "paper" {
		t.Fatalf("%+v", roots)
	}
	v := newOriginsView(g, 2, 0)
	if v.Short != "2 documents, 1 origin" || v.Said[1] != "However many carry it, it rests on one word: that of \u2068minister\u2069." {
		t.Errorf("%q %q", v.Short, v.Said)
	}
	if p := v.Picture; len(p.Boxes) != 3 || len(p.Lines) != 2 || p.Width < 2*columnWidth {
		t.Errorf("%+v", p)
	}
}

// A speaker who has no place in the tree is still joined to who quotes them.
func TestNoBoxStandsAloneThatIsQuoted(t *testing.T) {
	g := &hearsay.OriginGraph{
		Nodes: []hearsay.OriginNode{
			{Kind: hearsay.DocumentNode, Name: "paper", Date: "2031-03-05"},
			{Kind: hearsay.SpeakerNode, Name: "minister"},
			{Kind: hearsay.SpeakerNode, Name: "mayor"},
		},
		Edges: []hearsay.OriginEdge{
			{From: 1, To: 0, By: hearsay.Credited, Directed: true, Why: "quotes minister"},
			{From: 2, To: 0, By: hearsay.Credited, Directed: true, Why: "quotes mayor"},
		},
	}
	if p := newPicture(lineage(g)); len(p.Boxes) != 3 || len(p.Lines) != 2 || p.Lines[1].Why != "quotes mayor" {
		t.Errorf("%+v", p)
	}
}

func TestOriginsInWords(t *testing.T) {
	for _, tt := range []struct {
		carriers  hearsay.Range
		documents int
		want      string
	}{
		{hearsay.Range{Low: 1, High: 1}, 4, "All of them go back to one origin: they share its text or credit it."},
		{hearsay.Range{Low: 3, High: 3}, 3, "None of them has it from another, as far as texts and credits show."},
		{hearsay.Range{Low: 2, High: 2}, 7, "They go back to 2 origins, and nothing shows that one of these has it from another; the other documents share the text of one of them or credit it."},
		{hearsay.Range{Low: 2, High: 3}, 7, "They go back to at least 2 and at most 3 independent origins; texts and credits do not decide it further."},
	} {
		if got := carriersSentence(&hearsay.OriginGraph{Carriers: tt.carriers}, tt.documents); got != tt.want {
			t.Errorf("%v of %d: %q", tt.carriers, tt.documents, got)
		}
	}
}

package differ

import (
	"fmt"

	"hearsay"
)

// fewest is how many documents with one source make a finding.
const fewest = 3

// sources finds claims that many documents have from one source.
func (f *finder) sources() {
	for i := range f.Claims {
		g := &f.Claims[i]
		if g.Graph.Words != (hearsay.Range{Low: 1, High: 1}) {
			continue
		}
		var all side
		docs := map[string]bool{}
		for _, m := range g.Members {
			if doc, s := f.statement(m.ID); s != nil && !m.Denied {
				all = append(all, telling{doc, s, m.Passage.Span, m.Speaker})
				docs[m.Passage.Doc] = true
			}
		}
		if len(docs) < fewest {
			continue
		}
		f.add(hearsay.CrossFinding{
			Kind: hearsay.SingleSource, Passages: f.passages([]side{all}), About: g.ID,
			Text: fmt.Sprintf("%d documents put this forward, and all of it rests on one source%s.", len(docs), f.sourceName(&g.Graph)),
		}, "single-source", .8)
	}
}

// sourceName is ": NAME" of the one speaker of a graph, "" when there is none.
func (f *finder) sourceName(g *hearsay.OriginGraph) string {
	name := ""
	for _, n := range g.Nodes {
		if n.Kind == hearsay.SpeakerNode {
			if name != "" {
				return ""
			}
			name = ": " + n.Name
		}
	}
	return name
}

package differ

import (
	"fmt"
	"slices"

	"hearsay"
)

// fewest is how many documents with one source make a finding.
const fewest = 3

// Sources finds claims that many documents have on one speaker's word. A claim
// that some document makes in its own voice rests on that voice too.
func (f *Finder) Sources(claims []hearsay.ClaimGroup) []hearsay.CrossFinding {
	for i := range claims {
		g := &claims[i]
		if g.Graph.Words != (hearsay.Range{Low: 1, High: 1}) {
			continue
		}
		all, speaker := f.spoken(g)
		docs := map[int]bool{}
		for _, t := range all {
			docs[t.doc] = true
		}
		if len(docs) < fewest || !f.weighty(g, all) {
			continue
		}
		f.add(hearsay.CrossFinding{
			Kind: hearsay.SingleSource, Passages: f.passages([]side{all}), About: g.ID,
			Text: fmt.Sprintf("%d documents put this forward, and all of them on the word of %s.", len(docs), speaker),
		}, "single-source", .8)
	}
	return f.found()
}

// weighty reports a claim with a figure, or one that rests on somebody unnamed.
func (f *Finder) weighty(g *hearsay.ClaimGroup, all side) bool {
	if slices.ContainsFunc(all, func(t telling) bool { return t.statement.IsTally() }) {
		return true
	}
	speakers := slices.DeleteFunc(slices.Clone(g.Graph.Nodes), func(n hearsay.OriginNode) bool { return n.Kind != hearsay.SpeakerNode })
	return len(speakers) == 1 && speakers[0].Anonymous
}

// spoken are the places of a claim with the longest name of their one speaker;
// none when there are several or one place names none. Titles name nobody.
func (f *Finder) spoken(g *hearsay.ClaimGroup) (all side, speaker string) {
	for _, m := range g.Members {
		doc, s := f.statement(m.ID)
		switch {
		case s == nil || m.Denied || s.Title:
			continue
		case m.Speaker == "" || speaker != "" && !sharesName(speaker, m.Speaker):
			return nil, ""
		}
		if len(m.Speaker) > len(speaker) {
			speaker = m.Speaker
		}
		all = append(all, telling{doc, s, m.Passage.Span, m.Speaker})
	}
	return all, speaker
}

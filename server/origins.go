package server

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// originsView is a graph of origins as a page shows it: in words, as a picture,
// and as a tree that can be read aloud.
type originsView struct {
	Short   string   // "7 documents, 2 independent origins"
	Said    []string // sentences
	Picture *picture
	Tree    []*branch
}

// newOriginsView describes the origins of what so many documents say; denials of
// its places deny it.
func newOriginsView(g *hearsay.OriginGraph, documents, denials int) originsView {
	v := originsView{Short: count(documents, "document", "documents") + ", " + carriersText(g.Carriers)}
	v.Said = append(v.Said, carriersSentence(g, documents), wordsSentence(g))
	for _, ring := range g.Circular {
		v.Said = append(v.Said, ringSentence(g, ring))
	}
	if denials > 0 {
		v.Said = append(v.Said, count(denials, "place denies it", "places deny it")+"; who denies it is not counted among its origins.")
	}
	if len(g.Nodes) > 0 {
		v.Tree = lineage(g)
		v.Picture = newPicture(v.Tree)
	}
	return v
}

// carriersText is "2 independent origins", or "2 to 3" where the documents do not
// decide it.
func carriersText(r hearsay.Range) string {
	if r.Low == r.High && r.Low == 1 {
		return "1 origin"
	}
	return rangeText(r) + " independent origins"
}

func rangeText(r hearsay.Range) string {
	if r.Low == r.High {
		return grouped(r.Low)
	}
	return grouped(r.Low) + " to " + grouped(r.High)
}

func carriersSentence(g *hearsay.OriginGraph, documents int) string {
	c := g.Carriers
	switch {
	case c.Low == 1 && c.High == 1 && documents > 1:
		return "All of them go back to one origin: they share its text or credit it."
	case c.Low == c.High && c.Low >= documents:
		return "None of them has it from another, as far as texts and credits show."
	case c.Low == c.High:
		return fmt.Sprintf("They go back to %s origins, and nothing shows that one of these has it from another; the other documents share the text of one of them or credit it.", grouped(c.Low))
	}
	return fmt.Sprintf("They go back to at least %s and at most %s independent origins; texts and credits do not decide it further.", grouped(c.Low), grouped(c.High))
}

func wordsSentence(g *hearsay.OriginGraph) string {
	w := g.Words
	switch {
	case w.Low == 1 && w.High == 1:
		if name := onlySpeaker(g); name != "" {
			return "However many carry it, it rests on one word: that of " + isolated(name) + "."
		}
		return "However many carry it, it rests on the word of one."
	case w.Low == w.High:
		return fmt.Sprintf("It rests on the words of %s different speakers or reporters.", grouped(w.Low))
	}
	return fmt.Sprintf("It rests on the words of at least %s and at most %s different speakers or reporters.", grouped(w.Low), grouped(w.High))
}

// onlySpeaker is the name of the speaker, where the graph has one.
func onlySpeaker(g *hearsay.OriginGraph) (name string) {
	for _, n := range g.Nodes {
		if n.Kind == hearsay.SpeakerNode {
			if name != "" && n.Name != name {
				return ""
			}
			name = n.Name
		}
	}
	return name
}

// namesInRing is how many names of a ring are given.
const namesInRing = 4

func ringSentence(g *hearsay.OriginGraph, ring []int) string {
	var names []string
	for _, n := range ring {
		if name := isolated(g.Nodes[n].Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - namesInRing; more > 0 {
		names = names[:namesInRing]
		names = append(names, count(more, "other", "others"))
	}
	if len(names) == 1 {
		return names[0] + " has it from itself."
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1] + " credit each other, which leaves open who had it first."
}

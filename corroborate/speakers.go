package corroborate

import (
	"slices"
	"strings"

	"hearsay"
)

// speakers adds those on whose word the places rest. Where one copy of a text
// names its speaker and another only describes it, the name stands.
func (t *tracer) speakers() {
	hasName := map[int]bool{} // texts
	for _, d := range t.docs {
		if t.nodes[d].names {
			hasName[t.firm.root(d)] = true
		}
	}
	for i := range t.places {
		p, doc, who := &t.places[i], t.docOf(i), t.speaks[i]
		if who.sure == unnamed || who.sure != named && hasName[t.firm.root(doc)] && !t.nodes[doc].names {
			continue
		}
		from, to := t.speaker(who, doc, t.inner[i]), t.inner[i]
		if from == to || t.nodes[to].takes && t.nodes[from].gives {
			continue // whoever it has it from has it from this speaker
		}
		t.edge(hearsay.OriginEdge{
			From: from, To: to, By: hearsay.Credited, Directed: true, Why: "quotes " + who.name, Passages: []hearsay.Passage{p.Passage},
		})
	}
}

// speaker finds the node of a speaker or adds it. A name is one speaker in all
// documents.
func (t *tracer) speaker(s speaker, doc, inner int) int {
	if s.sure != named {
		return t.unnamedSpeaker(s, doc, inner)
	}
	words := strings.Fields(s.key())
	for _, w := range words {
		for _, i := range t.called[w] {
			if t.nodes[i].who.same(s) {
				return i
			}
		}
	}
	i := t.addSpeaker(s, doc)
	for _, w := range words {
		t.called[w] = append(t.called[w], i)
	}
	return i
}

// unnamedSpeaker finds who is only described or anonymous: one in all documents
// of a text and for all that credit one outlet, unless a single document speaks
// of two.
func (t *tracer) unnamedSpeaker(s speaker, doc, inner int) int {
	texts := []int{t.textOf(doc), t.textOf(inner)}
	for _, text := range texts {
		for _, i := range t.unnamed[text] {
			if n := &t.nodes[i]; n.doc != doc || n.who.same(s) {
				return i
			}
		}
	}
	i := t.addSpeaker(s, doc)
	for _, text := range slices.Compact(texts) {
		t.unnamed[text] = append(t.unnamed[text], i)
	}
	return i
}

func (t *tracer) addSpeaker(s speaker, doc int) int {
	return t.add(hearsay.OriginNode{Kind: hearsay.SpeakerNode, Name: s.name, Anonymous: s.sure == anonymous}, node{who: s, doc: doc})
}

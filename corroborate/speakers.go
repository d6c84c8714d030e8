package corroborate

import (
	"strings"

	"hearsay"
)

// speakers adds those on whose word the places rest. Where one copy of a text
// names its speaker and another only describes it, the name stands.
func (t *tracer) speakers() {
	hasName := map[int]bool{} // texts
	for i := range t.places {
		if t.facts[i].speaks.sure == named {
			hasName[t.firm.root(i)] = true
		}
	}
	for i := range t.places {
		f := &t.facts[i]
		if f.speaks.sure == unnamed || f.speaks.sure != named && hasName[t.firm.root(i)] && !t.nodes[f.doc].names {
			continue
		}
		from := t.speaker(f.speaks, i)
		if from == f.inner || t.nodes[f.inner].takes && t.nodes[from].gives {
			continue // whoever it has it from has it from this speaker
		}
		t.edge(hearsay.OriginEdge{
			From: from, To: f.inner, By: hearsay.Credited, Directed: true, Why: "quotes " + f.speaks.name,
			Passages: []hearsay.Passage{t.places[i].Passage},
		})
	}
}

// speaker finds the node of a speaker or adds it. A name is one speaker in all
// documents.
func (t *tracer) speaker(s speaker, place int) int {
	if s.sure != named {
		return t.unnamedSpeaker(s, place)
	}
	words := strings.Fields(s.key())
	for _, w := range words {
		for _, i := range t.called[w] {
			if t.nodes[i].who.same(s) {
				return i
			}
		}
	}
	i := t.addSpeaker(s, t.facts[place].doc)
	for _, w := range words {
		t.called[w] = append(t.called[w], i)
	}
	return i
}

// unnamedSpeaker finds who is only described or anonymous: one in all places of
// a text and for all that have it from one carrier, unless a single document
// speaks of two.
func (t *tracer) unnamedSpeaker(s speaker, place int) int {
	f := &t.facts[place]
	keys := []int{t.firm.root(place), len(t.places) + f.inner}
	for _, key := range keys {
		for _, i := range t.unnamed[key] {
			if n := &t.nodes[i]; n.doc != f.doc || n.who.same(s) {
				return i
			}
		}
	}
	i := t.addSpeaker(s, f.doc)
	for _, key := range keys {
		t.unnamed[key] = append(t.unnamed[key], i)
	}
	return i
}

func (t *tracer) addSpeaker(s speaker, doc int) int {
	return t.add(hearsay.OriginNode{Kind: hearsay.SpeakerNode, Name: s.name, Anonymous: s.sure == anonymous}, node{who: s, doc: doc})
}

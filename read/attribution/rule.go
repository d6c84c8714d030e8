package attribution

import "hearsay"

// The rules, each with the share of its attributions that are right (content
// and source) on news that it was not written from.
const (
	verbRule rule = iota
	accordingTo
	quotedAs
	nounThat
)

func (f *found) provenance() hearsay.Provenance {
	name, confidence := "clause", 0.5
	switch {
	case f.rule == accordingTo:
		name = "according-to"
	case f.rule == quotedAs:
		name = "quoted-as"
	case f.rule == nounThat:
		name = "noun-that"
	case f.mood == passive:
		name = "passive"
	case f.inverted:
		name = "inverted"
	case f.shared:
		name = "shared-source"
	}
	return hearsay.Provenance{By: "attribution/" + name, Confidence: confidence}
}

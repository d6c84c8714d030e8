package attribution

import (
	"hearsay"
	"hearsay/syntax"
)

// rule marks the cues that a rule of their own finds.
type rule uint8

const (
	plain rule = iota
	accordingTo
	quotedAs
	nounThat
)

// shape says how the content of a cue looks.
type shape uint8

const (
	noShape     shape = iota
	quoted            // words in quotation marks beside the cue
	thatWord          // a clause with "that"
	question          // "whether", "what" and so on
	bareClause        // a clause without "that"
	infinitives       // "to go"
	objects           // a noun phrase
	leftClause        // a clause before the cue
)

var (
	classTexts = [...]string{"speech", "thought", "will", "stance", "evidence"}
	shapeNames = [...]string{"passive", "quote", "that", "question", "clause", "infinitive", "object", "before"}
)

// name is what made an attribution: the class of the cue and the shape of the
// content, and how the source was found unless it stands beside the cue.
func (f *found) name() string {
	switch f.rule {
	case accordingTo:
		return "according-to"
	case quotedAs:
		return "quoted-as"
	case nounThat:
		return "noun-that"
	}
	name := classTexts[f.class] + "-" + shapeNames[f.shape]
	switch {
	case f.mood == passive && f.shape != noShape:
		return name + "-passive"
	case f.mood == passive:
		return name
	case f.source.last == 0:
		return name + "-nosource"
	case f.shared && f.mood == toForm:
		return name + "-shared-to"
	case f.shared:
		return name + "-shared"
	}
	return name
}

func provenance(name string) hearsay.Provenance {
	confidence, known := measured[name]
	if !known {
		confidence = rare
	}
	return hearsay.Provenance{By: "attribution/" + name, Confidence: confidence}
}

// holds reports whether a cue with a content but perhaps no source is worth an
// attribution.
func (f *found) holds(depth int) bool {
	switch {
	case depth > 0 && f.class != speech:
		return false // "I think" in someone's own words

	case f.mood == passive || f.mood == preposed:
		return true
	case f.naming:
		return false
	case f.rule == nounThat:
		return f.source.last > 0 || f.tone == doubting && f.shape == thatWord
	case f.source.last == 0 && f.bare && f.form == syntax.Base:
		return false // "by text and email"
	case f.source.last == 0:
		return f.class == speech && (f.shape == quoted || f.shape == question)
	case f.shared && f.mood == toForm:
		return f.class == speech && f.shape != objects && f.shape != bareClause
	case f.shared && f.mood == finite:
		return f.class == speech
	}
	return true
}

// learned is the provenance of what the model decides on.
func learned(f *found) hearsay.Provenance {
	p := hearsay.Provenance{By: "attribution/model", Confidence: float64(f.confidence) / 100}
	if !f.byModel {
		p.By = "attribution/" + f.name()
	}
	return p
}

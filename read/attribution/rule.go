package attribution

import "hearsay"

// rule marks the cues that a rule of their own finds.
type rule uint8

const (
	plain rule = iota
	accordingTo
	quotedAs
	nounThat
	colon
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

var shapeNames = [...]string{"none", "quote", "that", "question", "clause", "infinitive", "object", "before"}

var classTexts = [...]string{"speech", "thought", "will", "stance", "evidence"}

func (f *found) provenance() hearsay.Provenance {
	name := classTexts[f.class] + "-" + shapeNames[f.shape]
	switch {
	case f.rule == accordingTo:
		name = "according-to"
	case f.rule == quotedAs:
		name = "quoted-as"
	case f.rule == nounThat:
		name = "noun-that"
	case f.rule == colon:
		name = "colon"
	case f.mood == passive:
		name += "-passive"
	case f.mood == participle:
		name += "-participle"
	case f.source.last == 0:
		name += "-nosource"
	case f.shared && f.mood == toForm:
		name += "-shared-to"
	case f.shared && f.mood == gerund:
		name += "-shared-ing"
	case f.shared:
		name += "-shared"
	}
	return hearsay.Provenance{By: "attribution/" + name, Confidence: 0.5}
}

// holds reports whether a cue with a content but perhaps no source is worth an
// attribution.
func (f *found) holds(depth int) bool {
	switch {
	case depth > 0 && f.class != speech:
		return false // "I think" in someone's own words

	case f.mood == passive || f.mood == preposed:
		return true
	case f.rule == nounThat:
		return f.source.last > 0 || f.tone == doubting && f.shape == thatWord
	case f.source.last == 0:
		return f.class == speech && (f.shape == quoted || f.shape == question)
	case f.shared && f.mood == toForm:
		return f.class == speech && f.shape != objects && f.shape != bareClause
	case f.shared && f.mood == finite:
		return f.class == speech
	}
	return true
}

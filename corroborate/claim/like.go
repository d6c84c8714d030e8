package claim

import "slices"

// sameClaim is the least mean similarity of a group's statements.
const sameClaim = .49

// The parts of a similarity.
const (
	// apart keeps statements apart whose figures cannot both hold.
	apart = -1
	// otherDay is what is left when both name days and none is the same.
	otherDay = .3
	// otherKind is what is left when only one tells what became of a number of
	// people or things.
	otherKind = .6
	// strangers is what is left between documents that share no name.
	strangers = .6
	// related is how alike two documents are at least that report one event.
	related = .15
	// wholly is how alike they are when nothing speaks against it.
	wholly = .4
	// little is what is left when hardly more than names, or no more than two words,
	// are the same.
	little = .75
	// topicShare and eventShare are how much one topic of a figure, and documents
	// on one event, make up for other words, which then count otherWords.
	topicShare, eventShare, otherWords = .45, .35, .2
)

// like is how alike two statements are, with the evidence.
func like(a, b *placed) (similarity float64, why evidence) {
	shared := 0.0
	why.shared, shared = a.words.shared(&b.words)
	figure, verdict := compare(a.Figures, b.Figures)
	if verdict == excluded {
		return apart, why
	}
	if total := a.words.total + b.words.total; total > 0 {
		similarity = 2 * shared / total
	}
	if verdict == unrelated && similarity < faint {
		return similarity, why
	}
	if verdict == unrelated && a.sharesLittle(b.Statement, why.shared) {
		similarity *= little
	}
	event, _ := a.about.alike(b.about)
	if verdict == compatible || verdict == same {
		why.figure = figure.Value
		if event >= related && verdict == same {
			similarity = max(similarity, topicShare+eventShare*min(1, event/wholly)+similarity*otherWords)
		}
	}
	if a.tally != b.tally {
		similarity *= otherKind
	}
	if len(a.Dates) > 0 && len(b.Dates) > 0 && !anyMeets(a.Dates, b.Dates) {
		similarity *= otherDay
	}
	return similarity * (strangers + (1-strangers)*min(1, event/related)), why
}

// sharesLittle reports that two statements without a common figure share only two
// slots, of others ("fire logs"), or hardly anything but names.
func (s *Statement) sharesLittle(o *Statement, shared int) bool {
	const fewShared = 3
	said, all := 0, 0
	for _, x := range s.Slots {
		if x.kind() != nameSlot {
			all++
			if _, ok := slices.BinarySearch(o.Slots, x); ok {
				said++
			}
		}
	}
	for _, x := range o.Slots {
		if x.kind() != nameSlot {
			all++
		}
	}
	return shared < fewShared || 3*2*said < all
}

// IsTally reports a statement with a figure that can be compared.
func (s *Statement) IsTally() bool {
	for i := range s.Figures {
		if s.Figures[i].Topic() != "" {
			return true
		}
	}
	return false
}

// evidence is why two statements are alike: the number of slots that they share,
// and the figure that agrees.
type evidence struct {
	shared int
	figure string
}

// resembling is the share of slots that two statements have in common when one is
// a rewording of the other.
const resembling = .6

// Resembles reports statements that share most of their slots.
func (s *Statement) Resembles(o *Statement) bool {
	shared := 0
	for _, x := range s.Slots {
		if _, ok := slices.BinarySearch(o.Slots, x); ok {
			shared++
		}
	}
	return float64(2*shared) >= resembling*float64(len(s.Slots)+len(o.Slots))
}

// The verdicts on two lists of figures.
const (
	excluded   = -1 // of one topic, and none can hold beside the other
	unrelated  = 0
	compatible = 1 // "at least 9" beside 12
	same       = 2
)

// compare holds figures of one topic against each other.
func compare(a, b []Figure) (agreed *Figure, verdict int) {
	for i := range a {
		for j := range b {
			switch t := a[i].Topic(); {
			case t == "" || t != b[j].Topic():
			case !a[i].Allows(&b[j]):
				verdict = min(verdict, excluded)
			case a[i].Low == b[j].Low:
				return &a[i], same
			case agreed == nil:
				agreed = &a[i]
			}
		}
	}
	if agreed != nil {
		verdict = compatible
	}
	return agreed, verdict
}

func anyMeets(a, b []Dated) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Meets(y.Days) {
				return true
			}
		}
	}
	return false
}

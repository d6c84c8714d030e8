package claim

// sameClaim is the least mean similarity of a group's statements.
const sameClaim = .49

// The parts of a similarity.
const (
	// apart keeps statements apart whose figures cannot both hold.
	apart = -1
	// otherDay is what is left when both name days and none is the same.
	otherDay = .3
	// strangers is what is left between documents that share no name.
	strangers = .6
	// related is how alike two documents are at least that report one event.
	related = .25
	// topicShare and eventShare are how much one topic of a figure, and documents
	// on one event, make up for other words.
	topicShare, eventShare = .45, .35
)

// like is how alike two statements are, with the reason: the number of slots
// that they share and the figure that agrees, if any.
func (w *Weights) like(a, b *placed) (similarity float64, why evidence) {
	why.shared, similarity = w.overlap(a.Slots, b.Slots)
	event := w.Alike(a.doc, b.doc)
	figure, verdict := compare(a.Figures, b.Figures)
	switch {
	case verdict < 0:
		return apart, why
	case verdict > 0 && event >= related:
		why.figure = figure.Value
		similarity = max(similarity, topicShare+eventShare*min(1, event/.6)+similarity*.2)
	case verdict > 0:
		why.figure = figure.Value
	}
	if len(a.Dates) > 0 && len(b.Dates) > 0 && !anyMeets(a.Dates, b.Dates) {
		similarity *= otherDay
	}
	return similarity * (strangers + (1-strangers)*min(1, event/related)), why
}

// evidence is why two statements are alike.
type evidence struct {
	shared int
	figure string
}

// overlap is the number of shared slots and their share of the weight of both
// (Dice).
func (w *Weights) overlap(a, b []Slot) (n int, share float64) {
	var shared, total float64
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			total += w.of(a[i])
			i++
		case i == len(a) || b[j] < a[i]:
			total += w.of(b[j])
			j++
		default:
			x := w.of(a[i])
			shared, total = shared+2*x, total+2*x
			n, i, j = n+1, i+1, j+1
		}
	}
	if total == 0 {
		return 0, 0
	}
	return n, shared / total
}

// compare holds figures of one topic against each other: 1 when two agree, -1
// when none of them can hold beside the other, 0 without a topic in common.
func compare(a, b []Figure) (agreed *Figure, verdict int) {
	for i := range a {
		for j := range b {
			if t := a[i].Topic(); t == "" || t != b[j].Topic() {
				continue
			}
			if a[i].Allows(&b[j]) {
				return &a[i], 1
			}
			verdict = -1
		}
	}
	return nil, verdict
}

func anyMeets(a, b []Days) bool {
	for _, x := range a {
		for _, y := range b {
			if x.meets(y) {
				return true
			}
		}
	}
	return false
}

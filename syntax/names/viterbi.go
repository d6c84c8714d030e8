package names

import "math"

// LabelSet is a set of labels, a bit for each.
type LabelSet uint32

// AllLabels holds every label.
const AllLabels LabelSet = 1<<Labels - 1

// Has reports whether the set holds l.
func (s LabelSet) Has(l Label) bool { return s>>l&1 == 1 }

// Transitions are the weights of one label after another; pairs that cannot
// follow each other are never read.
type Transitions [Labels][Labels]int32

// Impossible is the score of what must not be.
const Impossible = math.MinInt32 / 4

var (
	closing = labelsThat(Label.closes)
	opening = labelsThat(Label.opens)
)

func labelsThat(holds func(Label) bool) []Label {
	var out []Label
	for l := range Label(Labels) {
		if holds(l) {
			out = append(out, l)
		}
	}
	return out
}

// Viterbi finds the best sequence of labels (Viterbi 1967). Its memory is kept
// from one sentence to the next.
type Viterbi struct {
	// Scores are those of every label for every word of the sentence; [Viterbi.Best]
	// overwrites them.
	Scores [][Labels]int32
	back   [][Labels]Label
}

// Reset makes room for a sentence of n words and sets all scores to 0.
func (v *Viterbi) Reset(n int) {
	if cap(v.Scores) < n {
		v.Scores, v.back = make([][Labels]int32, n), make([][Labels]Label, n)
	}
	v.Scores, v.back = v.Scores[:n], v.back[:n]
	clear(v.Scores)
}

// Forbid makes the labels outside the set impossible for word i.
func (v *Viterbi) Forbid(i int, allowed LabelSet) {
	for l := range Label(Labels) {
		if !allowed.Has(l) {
			v.Scores[i][l] = Impossible
		}
	}
}

// Best appends the best well-formed sequence and returns its score.
func (v *Viterbi) Best(t *Transitions, out []Label) ([]Label, int32) {
	n := len(v.Scores)
	if n == 0 {
		return out, 0
	}
	for l := range Label(Labels) {
		if !l.opens() {
			v.Scores[0][l] = Impossible
		}
	}
	for i := 1; i < n; i++ {
		v.step(t, i)
	}
	best := Outside
	for _, l := range closing {
		if v.Scores[n-1][l] > v.Scores[n-1][best] {
			best = l
		}
	}
	score := v.Scores[n-1][best]
	from := len(out)
	for range n {
		out = append(out, Outside)
	}
	for i := n - 1; i >= 0; i-- {
		out[from+i] = best
		best = v.back[i][best]
	}
	return out, score
}

// step extends the sequences to word i.
func (v *Viterbi) step(t *Transitions, i int) {
	before, now, back := &v.Scores[i-1], &v.Scores[i], &v.back[i]
	for _, l := range opening {
		best, from := before[Outside]+t[Outside][l], Outside
		for _, k := range closing[1:] {
			if s := before[k] + t[k][l]; s > best {
				best, from = s, k
			}
		}
		now[l], back[l] = floor(best+now[l]), from
	}
	for y := range types {
		b, in := LabelOf(y, Begin), LabelOf(y, Inside)
		for _, l := range [2]Label{in, LabelOf(y, Last)} {
			best, from := before[b]+t[b][l], b
			if s := before[in] + t[in][l]; s > best {
				best, from = s, in
			}
			now[l], back[l] = floor(best+now[l]), from
		}
	}
}

// floor keeps sums of impossible scores from running over.
func floor(score int32) int32 { return max(score, Impossible) }

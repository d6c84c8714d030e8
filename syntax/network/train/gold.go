package train

import "math"

// gold is what a sentence should come out as. Heads count from 1, 0 is the
// root.
type gold struct{ tags, feats, xpos, heads, rels labelling }

// labelling has the label of every word, -1 where it is not scored, and the
// probabilities that teachers give to all labels, a row a word, where there are
// teachers.
type labelling struct {
	want   []int
	taught []float32
}

// trust is the share of the teachers in what is learned.
const trust = .6

// gradient turns the scores of a word into the gradient of their cross-entropy
// with what it should be, and returns that with the label alone.
func (l *labelling) gradient(word int, scores []float32) float64 {
	want := l.want[word]
	if want < 0 {
		clear(scores)
		return 0
	}
	softmax(scores)
	loss := -math.Log(float64(scores[want]) + 1e-12)
	own := float32(1)
	if l.taught != nil {
		own -= trust
		for i, t := range l.taught[word*len(scores) : (word+1)*len(scores)] {
			scores[i] -= trust * t
		}
	}
	scores[want] -= own
	return loss
}

// learn adds share of the probabilities of a word's scores to what is taught.
func (l *labelling) learn(word int, scores []float32, share float32) {
	n := len(scores)
	if l.taught == nil {
		l.taught = make([]float32, len(l.want)*n)
	}
	softmax(scores)
	for i, p := range scores {
		l.taught[word*n+i] += share * p
	}
}

// softmax turns scores into probabilities.
func softmax(scores []float32) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	var sum float32
	for i, s := range scores {
		scores[i] = exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// exp is e to a number that is not above 0, exact to about 1e-6.
func exp(x float32) float32 {
	if x < -80 {
		return 0
	}
	y := x * math.Log2E
	whole := float32(int32(y - .5)) // the nearest integer
	f := (y - whole) * math.Ln2
	p := ((((f*(1./720)+1./120)*f+1./24)*f+1./6)*f+.5)*f*f + f + 1
	return p * math.Float32frombits(uint32(int32(whole)+127)<<23)
}

package train

import "math"

// gold is what a sentence should come out as. Heads count from 1, 0 is the
// root.
type gold struct {
	tags, feats, xpos, heads, rels labelling

	guessed bool // nobody annotated the sentence, all is what teachers say
}

// labelling has the label of every word, -1 where it is not scored, and, where
// there are teachers, the probabilities of all labels that should come out, a
// row a word.
type labelling struct {
	want   []int
	taught []float32
}

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
	if l.taught == nil {
		scores[want]--
		return loss
	}
	for i, t := range l.row(word) {
		scores[i] -= t
	}
	return loss
}

// row has the probabilities taught for a word.
func (l *labelling) row(word int) []float32 {
	labels := len(l.taught) / len(l.want)
	return l.taught[word*labels : (word+1)*labels]
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

// trust is the share of the teachers where people annotated a sentence too.
const trust = .6

// weigh mixes what the teachers say with what is annotated.
func (l *labelling) weigh() {
	for word, want := range l.want {
		row := l.row(word)
		for i := range row {
			row[i] *= trust
		}
		if want >= 0 {
			row[want] += 1 - trust
		}
	}
}

// guess takes the likeliest of what is taught for what should come out.
func (l *labelling) guess() {
	for word := range l.want {
		row := l.row(word)
		l.want[word] = argmax(row, len(row), -1)
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

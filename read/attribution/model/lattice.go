package model

import "math"

// Label says what a unit of a sentence is to a cue.
type Label uint8

// The labels.
const (
	Outside Label = iota
	Source
	Content
	Cue
	Labels = 4
)

// Impossible is the score of what must not be.
const Impossible = math.MinInt32 / 4

// Lattice finds the best labels for a sentence and by how much each of them wins.
// Its memory is kept from one sentence to the next.
type Lattice struct {
	// Units are the scores of each label, Pairs those of each label (row) followed by
	// another; the pair of unit i leads from unit i-1 into it.
	Units [][Labels]int32
	Pairs [][Labels * Labels]int32

	forward, backward [][Labels]int32
	labels            []Label
}

// Reset makes room for n units and sets all scores to 0.
func (x *Lattice) Reset(n int) {
	if cap(x.Units) < n {
		x.Units, x.forward, x.backward = make([][Labels]int32, n), make([][Labels]int32, n), make([][Labels]int32, n)
		x.Pairs = make([][Labels * Labels]int32, n)
		x.labels = make([]Label, n)
	}
	x.Units, x.forward, x.backward = x.Units[:n], x.forward[:n], x.backward[:n]
	x.Pairs, x.labels = x.Pairs[:n], x.labels[:n]
	clear(x.Units)
	clear(x.Pairs)
}

// Force leaves unit i no label but one.
func (x *Lattice) Force(i int, only Label) {
	for l := range Label(Labels) {
		if l != only {
			x.Units[i][l] = Impossible
		}
	}
}

// Best returns the best sequence of labels (Viterbi 1967), valid until the next
// call.
func (x *Lattice) Best() []Label {
	n := len(x.Units)
	x.forward[0] = x.Units[0]
	for i := 1; i < n; i++ {
		f, p := &x.forward[i-1], &x.Pairs[i]
		for l := range Labels {
			best := max(f[0]+p[l], f[1]+p[Labels+l], f[2]+p[2*Labels+l], f[3]+p[3*Labels+l])
			x.forward[i][l] = max(best+x.Units[i][l], Impossible)
		}
	}
	x.backward[n-1] = [Labels]int32{}
	for i := n - 2; i >= 0; i-- {
		b, p := x.backward[i+1], &x.Pairs[i+1]
		for l := range b {
			b[l] += x.Units[i+1][l]
		}
		for k := range Labels {
			best := max(b[0]+p[k*Labels], b[1]+p[k*Labels+1], b[2]+p[k*Labels+2], b[3]+p[k*Labels+3])
			x.backward[i][k] = max(best, Impossible)
		}
	}
	for i := range n {
		best := Outside
		for l := range Label(Labels) {
			if x.Through(i, l) > x.Through(i, best) {
				best = l
			}
		}
		x.labels[i] = best
	}
	return x.labels
}

// Through is the score of the best sequence that gives unit i a label, after
// [Lattice.Best].
func (x *Lattice) Through(i int, l Label) int32 { return x.forward[i][l] + x.backward[i][l] }

// Margin is by how much the best label of unit i beats the second, after
// [Lattice.Best].
func (x *Lattice) Margin(i int) int32 {
	own, second := x.Through(i, x.labels[i]), int32(math.MinInt32)
	for l := range Label(Labels) {
		if l != x.labels[i] {
			second = max(second, x.Through(i, l))
		}
	}
	return own - second
}

// Lag is by how much a sequence of labels falls behind the best one, after
// [Lattice.Best].
func (x *Lattice) Lag(labels []Label) int32 {
	score := x.Units[0][labels[0]]
	for i := 1; i < len(labels); i++ {
		score += x.Units[i][labels[i]] + x.Pairs[i][labels[i-1]*Labels+labels[i]]
	}
	return x.Through(0, x.labels[0]) - score
}

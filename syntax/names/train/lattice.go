package train

import (
	"math"
	"slices"

	"hearsay/syntax/names"
)

// pair is a label and one that may follow it.
type pair struct{ from, to names.Label }

var pairs = allPairs()

func allPairs() []pair {
	var out []pair
	for a := range names.Label(names.Labels) {
		for b := range names.Label(names.Labels) {
			if a.Follows(b) {
				out = append(out, pair{a, b})
			}
		}
	}
	return out
}

// lattice holds the probabilities of labels in one sentence, found by the
// forward-backward algorithm (Rabiner 1989) with a scale for every word.
type lattice struct {
	words    []row             // of each label at each word
	pairs    [names.Labels]row // expected counts of one label after another
	emit     []row             // exp of the scores
	forward  []row
	backward []row
	jump     [names.Labels]row // exp of the transitions
}

// run fills the lattice; allowed may be nil. It reports whether any sequence is
// possible.
func (t *lattice) run(scores []row, allowed []names.LabelSet, transitions *[names.Labels]row) bool {
	n := len(scores)
	for _, s := range []*[]row{&t.words, &t.emit, &t.forward, &t.backward} {
		*s = slices.Grow((*s)[:0], n)[:n]
	}
	for _, p := range pairs {
		t.jump[p.from][p.to] = exp(transitions[p.from][p.to])
	}
	for i := range scores {
		set := names.AllLabels
		if allowed != nil {
			set = allowed[i]
		}
		t.setEmit(i, &scores[i], set)
	}
	if !t.goForward() {
		return false
	}
	t.goBackward()
	t.expect()
	return true
}

func exp(x float32) float32 { return float32(math.Exp(float64(x))) }

func (t *lattice) setEmit(i int, scores *row, set names.LabelSet) {
	top := float32(math.Inf(-1))
	for l, s := range scores {
		if set.Has(names.Label(l)) {
			top = max(top, s)
		}
	}
	for l, s := range scores {
		t.emit[i][l] = 0
		if set.Has(names.Label(l)) {
			t.emit[i][l] = exp(s - top)
		}
	}
}

func (t *lattice) goForward() bool {
	for i := range t.emit {
		var now row
		if i == 0 {
			for l, e := range t.emit[0] {
				if names.Outside.Follows(names.Label(l)) {
					now[l] = e
				}
			}
		} else {
			before := &t.forward[i-1]
			for _, p := range pairs {
				now[p.to] += before[p.from] * t.jump[p.from][p.to]
			}
			for l := range now {
				now[l] *= t.emit[i][l]
			}
		}
		if !scale(&now) {
			return false
		}
		t.forward[i] = now
	}
	return true
}

// scale makes a row sum to 1.
func scale(r *row) bool {
	var sum float32
	for _, v := range r {
		sum += v
	}
	if !(sum > 1e-30) {
		return false
	}
	for l := range r {
		r[l] /= sum
	}
	return true
}

func (t *lattice) goBackward() {
	n := len(t.emit)
	t.backward[n-1] = row{}
	for l := range names.Label(names.Labels) {
		if l.Follows(names.Outside) {
			t.backward[n-1][l] = 1
		}
	}
	for i := n - 2; i >= 0; i-- {
		var now row
		after := t.backward[i+1]
		for l := range after {
			after[l] *= t.emit[i+1][l]
		}
		for _, p := range pairs {
			now[p.from] += after[p.to] * t.jump[p.from][p.to]
		}
		scale(&now)
		t.backward[i] = now
	}
}

// expect turns the passes into probabilities.
func (t *lattice) expect() {
	t.pairs = [names.Labels]row{}
	for i := range t.words {
		for l := range names.Labels {
			t.words[i][l] = t.forward[i][l] * t.backward[i][l]
		}
		scale(&t.words[i])
		if i > 0 {
			t.expectPairs(i)
		}
	}
}

func (t *lattice) expectPairs(i int) {
	after := t.backward[i]
	for l := range after {
		after[l] *= t.emit[i][l]
	}
	var sum float32
	var each [128]float32
	for k, p := range pairs {
		each[k] = t.forward[i-1][p.from] * t.jump[p.from][p.to] * after[p.to]
		sum += each[k]
	}
	if !(sum > 1e-30) {
		return
	}
	for k, p := range pairs {
		t.pairs[p.from][p.to] += each[k] / sum
	}
}

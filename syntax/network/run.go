package network

import (
	"math"

	"hearsay/syntax/vector"
)

// Longest is how many words a Runner takes at once.
const Longest = 256

// Word is what the network says of a word, by the numbers of the labels.
type Word struct {
	Tag, Feats, Rel int
	// Head counts the words of the sentence from 1; 0 is the root.
	Head int
}

// Runner runs a model over one sentence after another. It keeps its memory and
// is for one goroutine.
type Runner struct {
	m        *Model
	features []Feature
	words    []Word
	x        []int16 // input, a row a word
	h1, h2   []int16 // h2 begins with the root
	gates    []int32
	cell     []int32
	vec      []int32 // scratch of one linear layer
	arcD     []int16
	arcH     []int16
	relD     []int16
	relH     []int16
	arcs     []int32
	pair     []int16
}

// NewRunner makes a runner.
func (m *Model) NewRunner() *Runner { return &Runner{m: m} }

// grow returns a slice of n zeroed elements, in s where it is long enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// Run analyses one sentence of at most [Longest] words, of which word gives the
// form. The result is valid until the next call.
func (r *Runner) Run(n int, word func(int) string) []Word {
	r.words = grow(r.words, n)
	if n == 0 {
		return r.words
	}
	h := r.m.header.Sizes.Hidden
	r.embed(n, word)
	r.h1 = grow(r.h1, n*2*h)
	r.h2 = grow(r.h2, (n+1)*2*h)
	copy(r.h2, r.m.root)
	for d := range 2 {
		r.recur(&r.m.layers[0][d], r.x, n, r.h1, d == 1, d*h)
	}
	for d := range 2 {
		r.recur(&r.m.layers[1][d], r.h1, n, r.h2[2*h:], d == 1, d*h)
	}
	r.label(n)
	r.attach(n)
	return r.words
}

func (r *Runner) embed(n int, word func(int) string) {
	width := r.m.layers[0][0].w.cols
	r.x = grow(r.x, n*width)
	var starts [Groups + 1]int
	for i := range n {
		r.features, starts = Features(r.features[:0], word(i))
		at := i * width
		for g := range r.m.tables {
			t := &r.m.tables[g]
			r.sum(r.x[at:at+t.cols], t, r.m.vocab[g], r.features[starts[g]:starts[g+1]])
			at += t.cols
		}
	}
}

// sum adds the rows of the known features of one group.
func (r *Runner) sum(dst []int16, t *table, v *Vocabulary, features []Feature) {
	r.vec = grow(r.vec, t.cols)
	known := 0
	for _, f := range features {
		if row := int(v.Row(f)); row > 0 {
			addRow(r.vec, t.w[row*t.cols:(row+1)*t.cols])
			known++
		}
	}
	if known == 0 {
		addRow(r.vec, t.w[:t.cols])
	}
	factor := t.factor[min(known, longestSum)]
	for i, s := range r.vec {
		dst[i] = int16(clamp((int64(s)*factor)>>multQ, math.MaxInt16))
	}
}

func addRow(sum []int32, row []int8) {
	for i, w := range row {
		sum[i] += int32(w)
	}
}

// multiply adds W x in innerQ to y, for n rows of x.
func (l *linear) multiply(y []int32, x []int16, n int) {
	var s [4]int32
	for row := 0; row < l.rows; row += 4 {
		block := l.w[row*l.cols:]
		f := (*[4]int64)(l.factor[row:])
		for t := range n {
			vector.DotInt4(&s, block, l.cols, x[t*l.cols:(t+1)*l.cols])
			out := (*[4]int32)(y[t*l.rows+row:])
			out[0] += int32(int64(s[0]) * f[0] >> multQ)
			out[1] += int32(int64(s[1]) * f[1] >> multQ)
			out[2] += int32(int64(s[2]) * f[2] >> multQ)
			out[3] += int32(int64(s[3]) * f[3] >> multQ)
		}
	}
}

// apply sets r.vec to W x + b, for n rows of x.
func (r *Runner) apply(l *linear, x []int16, n int) []int32 {
	r.vec = grow(r.vec, n*l.rows)
	for t := range n {
		copy(r.vec[t*l.rows:], l.bias)
	}
	l.multiply(r.vec, x, n)
	return r.vec
}

// recur runs one direction of a layer and writes its states to out, whose rows
// hold both directions, from column at on.
func (r *Runner) recur(l *recurrent, x []int16, n int, out []int16, reverse bool, column int) {
	h := r.m.header.Sizes.Hidden
	r.gates = append(r.gates[:0], r.apply(&l.w, x, n)...)
	r.cell = grow(r.cell, h)
	last := -1
	for step := range n {
		i := step
		if reverse {
			i = n - 1 - step
		}
		z := r.gates[i*4*h : (i+1)*4*h]
		if last >= 0 {
			from := last*2*h + column
			l.u.multiply(z, out[from:from+h], 1)
		}
		to := i*2*h + column
		r.m.curves.cell(z, r.cell, out[to:to+h])
		last = i
	}
}

// cell moves the memory of one step on and writes the state.
func (c *curves) cell(z, cell []int32, out []int16) {
	h := len(cell)
	in, forget, cand, open := z[:h], z[h:2*h], z[2*h:3*h], z[3*h:4*h]
	for k := range out {
		i, f := int32(c.sigmoid[at(in[k])]), int64(c.sigmoid[at(forget[k])])
		g, o := int32(c.tanh[at(cand[k])]), int32(c.sigmoid[at(open[k])])
		v := int32((f*int64(cell[k])+1<<(gateQ-1))>>gateQ) + (i*g+1<<(gateQ-1))>>gateQ
		cell[k] = v
		out[k] = int16((o*int32(c.tanh[at(v>>(stateQ-innerQ))]) + 1<<(gateQ-1)) >> gateQ)
	}
}

// label sets tags and features.
func (r *Runner) label(n int) {
	m, states := r.m, r.h2[2*r.m.header.Sizes.Hidden:]
	scores := r.apply(&m.tags, states, n)
	for i := range n {
		r.words[i].Tag = argmax(scores[i*m.tags.rows:][:len(m.header.Tags)], -1)
	}
	scores = r.apply(&m.feats, states, n)
	for i := range n {
		r.words[i].Feats = argmax(scores[i*m.feats.rows:][:len(m.header.Feats)], -1)
	}
}

// argmax is the place of the highest score, without one.
func argmax(scores []int32, without int) int {
	best := 0
	if without == 0 {
		best = 1
	}
	for i, s := range scores {
		if i != without && s > scores[best] {
			best = i
		}
	}
	return best
}

// raw sets y to W x without factors, for n rows of x and any number of rows of
// W.
func (l *linear) raw(y []int32, x []int16, n int) {
	var s [4]int32
	for row := 0; row < l.rows; row += 4 {
		from := min(row, max(l.rows-4, 0)) // the last block may overlap the one before
		for t := range n {
			in := x[t*l.cols : (t+1)*l.cols]
			if l.rows < 4 {
				l.few(y[t*l.rows:], in)
				continue
			}
			vector.DotInt4(&s, l.w[from*l.cols:], l.cols, in)
			copy(y[t*l.rows+from:], s[:])
		}
	}
}

// few is raw for fewer rows than a block has.
func (l *linear) few(y []int32, x []int16) {
	for row := range l.rows {
		var sum int32
		for i, v := range x {
			sum += int32(v) * int32(l.w[row*l.cols+i])
		}
		y[row] = sum
	}
}

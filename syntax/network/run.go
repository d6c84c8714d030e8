package network

import "hearsay/syntax/vector"

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
	m      *Model
	words  []Word
	inputs *inputs
	gates  [2][]int32 // inputs of the gates of a layer, by direction, a row a word
	h1, h2 []int8     // states; h2 begins with the root
	memory []int32
	vec    []int32 // scratch of one matrix
	arcD   []int16
	arcH   []int16
	arcs   []int32
	trees  Memory
	dep    vectors
	head   vectors
	pair   []int8
}

// vectors are rows of k bytes, each in a fixed point of its own.
type vectors struct {
	k        int
	bytes    []int8
	exponent []int // the bits of a row
}

func (v vectors) grow(n, k int) vectors {
	return vectors{k, grow(v.bytes, n*k), grow(v.exponent, n)}
}

// set writes a row in innerQ.
func (v vectors) set(i int, x []int32) { v.exponent[i] = shrink(v.bytes[i*v.k:(i+1)*v.k], x, innerQ) }

func (v vectors) row(i int) (bytes []int8, exponent int) {
	return v.bytes[i*v.k : (i+1)*v.k], v.exponent[i]
}

// NewRunner makes a runner.
func (m *Model) NewRunner() *Runner { return &Runner{m: m, inputs: newInputs(m)} }

// grow returns a slice of n elements, in s where it is long enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Run analyses one sentence of at most [Longest] words, of which word gives the
// form. The result is valid until the next call.
func (r *Runner) Run(n int, word func(int) string) []Word {
	r.words = grow(r.words, n)
	if n == 0 {
		return r.words
	}
	h := r.m.header.Sizes.Hidden
	for d := range r.gates {
		r.gates[d] = grow(r.gates[d], n*4*h)
	}
	for i := range n {
		r.inputs.gatesOf(word(i), r.gates[0][i*4*h:(i+1)*4*h], r.gates[1][i*4*h:(i+1)*4*h])
	}
	r.h1, r.h2 = grow(r.h1, n*2*h), grow(r.h2, (n+1)*2*h)
	r.layer(0, n, r.h1)
	r.between(n)
	copy(r.h2, r.m.root)
	r.layer(1, n, r.h2[2*h:])
	r.label(n)
	r.attach(n)
	return r.words
}

// between makes the states of the first layer the inputs of the second.
func (r *Runner) between(n int) {
	for d := range r.gates {
		r.gates[d] = r.m.layers[1][d].w.apply(r.gates[d], r.h1, n, vector.StateQ)
	}
}

// layer writes the states of both directions of a layer to the rows of out.
func (r *Runner) layer(l, n int, out []int8) {
	for d := range r.gates {
		r.recur(&r.m.layers[l][d].u, d, n, out)
	}
}

func (r *Runner) recur(u *linear, d, n int, out []int8) {
	h := r.m.header.Sizes.Hidden
	r.memory = grow(r.memory, h)
	clear(r.memory)
	var last []int8
	for step := range n {
		i := step
		if d == 1 {
			i = n - 1 - step
		}
		z, state := r.gates[d][i*4*h:(i+1)*4*h], out[i*2*h+d*h:i*2*h+(d+1)*h]
		if last != nil {
			u.add(z, last, 1, vector.StateQ)
		}
		r.m.curves.Next(z, r.memory, state)
		last = state
	}
}

// add adds W x to y, in innerQ, for n rows; x has exponent bits.
func (l *linear) add(y []int32, x []int8, n, exponent int) {
	l.w.AddProducts(y, x, n, max(1, min(32, factorQ-innerQ+exponent)))
}

// apply gives W x + b in innerQ, n rows of l.w.Rows(), in the memory of y.
func (l *linear) apply(y []int32, x []int8, n, exponent int) []int32 {
	y = y[:0]
	for range n {
		y = append(y, l.bias...)
	}
	l.add(y, x, n, exponent)
	return y
}

// states applies a matrix to n rows of states, those of the first layer or the
// second. The result, of rows as long as step, is valid until the next call.
func (r *Runner) states(l *linear, h []int8, n int) (out []int32, step int) {
	r.vec = l.apply(r.vec, h, n, vector.StateQ)
	return r.vec, l.w.Rows()
}

// label sets tags and features.
func (r *Runner) label(n int) {
	out, step := r.states(&r.m.tags, r.h1, n)
	for i := range n {
		r.words[i].Tag = argmax(out[i*step:i*step+r.m.tags.rows], -1)
	}
	out, step = r.states(&r.m.feats, r.h1, n)
	for i := range n {
		r.words[i].Feats = argmax(out[i*step:i*step+r.m.feats.rows], -1)
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

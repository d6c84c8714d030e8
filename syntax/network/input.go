package network

import (
	"math"

	"hearsay/syntax/vector"
)

// cached is how many words a runner remembers, longestCached how many bytes of
// one.
const (
	cached        = 4096
	longestCached = 23
)

// inputs turns words into the inputs of the gates of the first layer, both
// directions after each other. Most words of a text occur again and again, so
// it remembers them.
type inputs struct {
	m        *Model
	features []Feature
	sums     []int32
	x        []int8
	known    []cachedWord
	gates    []int16 // of the known words
}

type cachedWord struct {
	form [longestCached]byte
	n    uint8 // bytes of the form, 0 for none
}

// limitGate bounds the inputs of gates, at +-32, far beyond where gates are
// shut or open.
const limitGate = math.MaxInt16

func newInputs(m *Model) *inputs {
	width := m.layers[0][0].w.w.Cols()
	return &inputs{
		m: m, sums: make([]int32, width), x: make([]int8, width),
		known: make([]cachedWord, cached), gates: make([]int16, cached*8*m.header.Sizes.Hidden),
	}
}

// gatesOf writes the inputs of the gates to forward and backward.
func (in *inputs) gatesOf(form string, forward, backward []int32) {
	n := len(forward)
	if len(form) == 0 || len(form) > longestCached {
		in.compute(form, forward, backward)
		return
	}
	slot := slotOf(form)
	word, gates := &in.known[slot], in.gates[slot*2*n:(slot+1)*2*n]
	if int(word.n) == len(form) && string(word.form[:len(form)]) == form {
		widen(forward, gates[:n])
		widen(backward, gates[n:])
		return
	}
	in.compute(form, forward, backward)
	word.n = uint8(copy(word.form[:], form))
	narrow(gates[:n], forward)
	narrow(gates[n:], backward)
}

// slotOf is where a word is remembered.
func slotOf(form string) int {
	h := uint64(hashStart)
	for i := range len(form) {
		h = (h ^ uint64(form[i])) * hashPrime
	}
	return int(h >> 32 % cached)
}

func widen(dst []int32, src []int16) {
	for i, v := range src {
		dst[i] = int32(v)
	}
}

func narrow(dst []int16, src []int32) {
	for i, v := range src {
		dst[i] = int16(v)
	}
}

func (in *inputs) compute(form string, forward, backward []int32) {
	exponent := in.embed(form)
	for d, z := range [][]int32{forward, backward} {
		l := &in.m.layers[0][d].w
		copy(z, l.bias)
		l.add(z, in.x, 1, exponent)
		for i, v := range z {
			z[i] = max(-limitGate, min(limitGate, v))
		}
	}
}

// embed sets x to the sums of the word's feature rows, with as many bits as are
// returned.
func (in *inputs) embed(form string) int {
	var starts [Groups + 1]int
	in.features, starts = Features(in.features[:0], form)
	clear(in.sums)
	at := 0
	for g := range in.m.tables {
		t := &in.m.tables[g]
		t.sum(in.sums[at:at+t.cols], in.m.vocab[g], in.features[starts[g]:starts[g+1]])
		at += t.cols
	}
	return shrink(in.x, in.sums, inputQ)
}

// sum adds the rows of the known features of one group, in inputQ.
func (t *table) sum(dst []int32, v *Vocabulary, features []Feature) {
	known := 0
	for _, f := range features {
		if row := int(v.Row(f)); row > 0 {
			vector.AddBytes(dst, t.w[row*t.cols:(row+1)*t.cols])
			known++
		}
	}
	if known == 0 {
		vector.AddBytes(dst, t.w[:t.cols])
	}
	factor := t.factor[min(known, longestSum)]
	for i, s := range dst {
		dst[i] = int32(clamp((int64(s)*factor)>>sumQ, math.MaxInt16))
	}
}

package network

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// randomFile is a model of the right shape whose weights mean nothing.
func randomFile() *File {
	r := rand.New(rand.NewPCG(1, 2))
	f := &File{Header: Header{
		Sizes: Sizes{Group: [Groups]int{64, 40, 24}, Hidden: 96, Arc: 96, Rel: 32},
		Tags:  []string{"ADJ", "NOUN", "VERB"}, Feats: []string{"_", "Number=Sing"}, Rels: []string{"nsubj", "obj", "root"},
	}}
	var buf []Feature
	for _, w := range sample {
		all, starts := Features(buf[:0], w)
		for g := range Groups {
			f.Known[g] = append(f.Known[g], all[starts[g]:starts[g+1]]...)
		}
	}
	tensor := func(rows, cols int) {
		t := Tensor{rows, cols, make([]float32, rows), make([]int8, rows*cols)}
		for i := range t.Scale {
			t.Scale[i] = .004
		}
		for i := range t.Weights {
			t.Weights[i] = int8(r.IntN(255) - 127)
		}
		f.Tensors = append(f.Tensors, t)
	}
	bias := func(n int) {
		b := make([]float32, n)
		for i := range b {
			b[i] = r.Float32() - .5
		}
		f.Biases = append(f.Biases, b)
	}
	s := f.Header.Sizes
	for g := range Groups {
		slices.Sort(f.Known[g])
		f.Known[g] = slices.Compact(f.Known[g])
		tensor(len(f.Known[g])+1, s.Group[g])
	}
	bias(2 * s.Hidden)
	for _, in := range []int{128, 128, 2 * s.Hidden, 2 * s.Hidden} {
		tensor(4*s.Hidden, in)
		tensor(4*s.Hidden, s.Hidden)
		bias(4 * s.Hidden)
	}
	for _, out := range []int{s.Arc, s.Arc, s.Rel, s.Rel, 4, 4} {
		tensor(out, 2*s.Hidden)
		bias(out)
	}
	tensor(s.Arc, s.Arc)
	tensor(4, s.Rel*s.Rel)
	tensor(4, 2*s.Rel)
	bias(s.Arc)
	bias(4)
	return f
}

var sample = []string{"The", "envoys", "left", "the", "lake", "house", "at", "dusk", ",", "said", "Iva", "Dorn", "."}

func word(i int) string { return sample[i%len(sample)] }

func BenchmarkRun(b *testing.B) {
	m, err := Load(randomFile())
	if err != nil {
		b.Fatal(err)
	}
	r := m.NewRunner()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		r.Run(25, word)
		n += 25
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
}

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
		Sizes: Sizes{Group: [Groups]int{64, 48, 64}, Hidden: 128, Arc: 96, Rel: 48},
		Tags:  []string{"ADJ", "NOUN", "VERB"}, Feats: []string{"_", "Number=Sing"}, Rels: []string{"nsubj", "obj", "root"},
	}}
	var buf []Feature
	for _, w := range sample {
		all, starts := Features(buf[:0], w)
		for g := range Groups {
			f.Known[g] = append(f.Known[g], all[starts[g]:starts[g+1]]...)
		}
	}
	tensor := func(rows, cols, scales int) {
		t := Tensor{rows, cols, make([]float32, scales), make([]int8, rows*cols)}
		for i := range t.Scale {
			t.Scale[i] = .008
		}
		for i := range t.Weights {
			t.Weights[i] = int8(r.IntN(127) - 63)
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
		tensor(len(f.Known[g])+1, s.Group[g], 1)
	}
	bias(2 * s.Hidden)
	dense := func(rows, cols int) {
		tensor(rows, cols, rows)
		bias(rows)
	}
	for _, in := range []int{176, 176, 2 * s.Hidden, 2 * s.Hidden} {
		dense(4*s.Hidden, in)
		tensor(4*s.Hidden, s.Hidden, 4*s.Hidden)
	}
	labels := []int{len(f.Header.Tags), len(f.Header.Feats), len(f.Header.Rels)}
	for _, out := range []int{s.Arc, s.Arc, s.Rel, s.Rel, labels[0], labels[1]} {
		dense(out, 2*s.Hidden)
	}
	dense(s.Arc, s.Arc)
	dense(labels[2], s.Rel*s.Rel)
	tensor(labels[2], s.Rel, labels[2])
	tensor(labels[2], s.Rel, labels[2])
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

func TestLoadRefusesSizesThatDoNotFit(t *testing.T) {
	for _, hidden := range []int{-16, 0, 100} {
		f := randomFile()
		f.Header.Sizes.Hidden = hidden
		if _, err := Load(f); err == nil {
			t.Errorf("a layer of %d was taken", hidden)
		}
	}
}

// TestWordsAreAnalysedAlikeWhenKnownAlready runs the same sentences in another
// order, so that other words are remembered.
func TestWordsAreAnalysedAlikeWhenKnownAlready(t *testing.T) {
	m, err := Load(randomFile())
	if err != nil {
		t.Fatal(err)
	}
	fresh := slices.Clone(m.NewRunner().Run(13, word))
	r := m.NewRunner()
	for range 3 {
		r.Run(9, func(i int) string { return sample[12-i] })
		if got := r.Run(13, word); !slices.Equal(got, fresh) {
			t.Fatalf("%v, want %v", got, fresh)
		}
	}
}

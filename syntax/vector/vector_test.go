package vector

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = r.Float32() - .5
	}
	return out
}

func near(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-4 }

func TestTheFastLoopsAgreeWithThePortableOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 7, 8, 16, 96, 200} {
		stride := n + 3
		w, x := random(r, 4*stride), random(r, n)
		var got, want [4]float32
		Dot4(&got, w, stride, x)
		dot4Portable(&want, w, stride, x)
		a := [4]float32{1, -2, .5, 3}
		dst, wantDst := make([]float32, n), make([]float32, n)
		Axpy4(dst, &a, w, stride)
		axpy4Portable(wantDst, &a, w, stride)
		for i := range got {
			if !near(got[i], want[i]) {
				t.Errorf("n=%d row %d: %v, want %v", n, i, got[i], want[i])
			}
		}
		for i := range dst {
			if !near(dst[i], wantDst[i]) {
				t.Errorf("n=%d: dst[%d] = %v, want %v", n, i, dst[i], wantDst[i])
			}
		}
	}
}

func BenchmarkDot4(b *testing.B) {
	w, x := make([]float32, 4*128), make([]float32, 128)
	var y [4]float32
	for b.Loop() {
		Dot4(&y, w, 128, x)
	}
	b.ReportMetric(4*128*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "MAC/ns")
}

func TestTheIntegerLoopsAgreeBitForBit(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{1, 8, 15, 16, 24, 96, 192, 1024} {
		for range 50 {
			w, x := make([]int16, 4*n), make([]int16, n)
			for i := range w {
				w[i] = int16(r.IntN(255) - 127)
			}
			for i := range x {
				x[i] = int16(r.IntN(32768) - 16384)
			}
			var got, want [4]int32
			DotInt4(&got, w, n, x)
			dotInt4Portable(&want, w, n, x)
			if got != want {
				t.Fatalf("n=%d: %v, want %v", n, got, want)
			}
		}
	}
}

func BenchmarkDotInt4(b *testing.B) {
	w, x := make([]int16, 4*192), make([]int16, 192)
	var y [4]int32
	for name, f := range map[string]func(*[4]int32, []int16, int, []int16){"best": DotInt4, "portable": dotInt4Portable} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(&y, w, 192, x)
			}
			b.ReportMetric(4*192*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "MAC/ns")
		})
	}
}

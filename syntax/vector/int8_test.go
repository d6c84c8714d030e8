package vector

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTheProductsOfBytesAgreeBitForBit(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, size := range [][2]int{{1, 1}, {32, 4}, {33, 130}, {100, 256}, {512, 128}, {64, 1024}} {
		rows, cols := size[0], size[1]
		w, factor := make([]int8, rows*cols), make([]int32, rows)
		for i := range w {
			w[i] = int8(r.IntN(2*MaxWeight+1) - MaxWeight)
		}
		for i := range factor {
			factor[i] = r.Int32N(1 << 16)
		}
		if rows > 60 { // the largest sums
			for i := range cols {
				w[i], w[cols+i] = MaxWeight, -MaxWeight
			}
		}
		best, portable := NewInt8Matrix(w, rows, cols, factor), newInt8Matrix(w, rows, cols, factor, false)
		const n = 5
		x := make([]int8, n*best.Cols())
		for i := range x {
			x[i] = int8(r.IntN(256) - 128)
			if rows > 99 {
				x[i] = -128
			}
		}
		for _, shift := range []int{1, 16, 32} {
			got, want, slow := make([]int32, n*best.Rows()), make([]int32, n*best.Rows()), make([]int32, n*best.Rows())
			best.AddProducts(got, x, n, shift)
			portable.AddProducts(slow, x, n, shift)
			for i := range n * rows {
				v, r := i/rows, i%rows
				var s int64
				for k := range cols {
					s += int64(w[r*cols+k]) * int64(x[v*best.Cols()+k])
				}
				want[v*best.Rows()+r] = int32((s*int64(factor[r]) + 1<<(shift-1)) >> shift)
			}
			if !slices.Equal(got, want) || !slices.Equal(slow, want) {
				t.Fatalf("%dx%d, shift %d:\n%v\n%v\n%v", rows, cols, shift, got[:8], slow[:8], want[:8])
			}
		}
	}
}

func TestDotInt4AgreesBitForBit(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{1, 15, 16, 96, 192} {
		for range 50 {
			w, x := make([]int16, 4*n), make([]int16, n)
			for i := range w {
				w[i] = int16(r.IntN(1<<13) - 1<<12)
			}
			for i := range x {
				x[i] = int16(r.IntN(1<<13) - 1<<12)
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

func BenchmarkInt8Matrix(b *testing.B) {
	const rows, cols, n = 512, 128, 16
	w, x, y, factor := make([]int8, rows*cols), make([]int8, n*cols), make([]int32, n*rows), make([]int32, rows)
	for name, m := range map[string]*Int8Matrix{"best": newInt8Matrix(w, rows, cols, factor, intProducts), "portable": newInt8Matrix(w, rows, cols, factor, false)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				m.AddProducts(y, x, n, 20)
			}
			b.ReportMetric(n*rows*cols*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "MAC/ns")
		})
	}
}

func TestTheStatesAgreeBitForBit(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	c := NewCurves()
	const h = 64
	memory, slow := make([]int32, h), make([]int32, h)
	for step := range 2000 {
		z := make([]int32, 4*h)
		for i := range z {
			z[i] = r.Int32N(1<<(4+step%12)) - 1<<(3+step%12)
			if i/h == 1 || step%100 < 50 {
				z[i] += 1 << 12 // remember, and let the memory grow
			}
		}
		got, want := make([]int8, h), make([]int8, h)
		c.Next(z, memory, got)
		c.nextPortable(z, slow, want)
		if !slices.Equal(got, want) || !slices.Equal(memory, slow) {
			t.Fatalf("step %d: %v %v\n%v %v", step, got, memory, want, slow)
		}
	}
}

func TestSumsAndOuterProductsAgreeBitForBit(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	bytes := func(n int) []int8 {
		out := make([]int8, n)
		for i := range out {
			out[i] = int8(r.IntN(255) - 127)
		}
		return out
	}
	for _, n := range []int{1, 16, 24, 48} {
		for shift := range 9 {
			x, y := bytes(n), bytes(n)
			got, want := make([]int8, n*n), make([]int8, n*n)
			Outer(got, x, y, shift)
			outerPortable(want, x, y, shift)
			sum, slow := make([]int32, n), make([]int32, n)
			AddBytes(sum, x)
			addBytesPortable(slow, x)
			if !slices.Equal(got, want) || !slices.Equal(sum, slow) {
				t.Fatalf("n=%d, shift %d", n, shift)
			}
		}
	}
}

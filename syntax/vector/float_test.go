package vector

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = r.Float32() - .5
	}
	return out
}

func sameUpTo(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range got {
		if math.Abs(float64(got[i]-want[i])) > 1e-4 {
			t.Fatalf("%s at %d: %v, want %v", what, i, got[i], want[i])
		}
	}
}

func TestAddProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 16, 1}, {4, 16, 8}, {5, 32, 7}, {8, 16, 3}, {23, 48, 100}} {
		m, n, k := size[0], size[1], size[2]
		a, b, c := random(r, (m+MaxTile)*k), random(r, k*n), random(r, m*n)
		want, beyond := slices.Clone(c), slices.Clone(c)
		for i := range m {
			for j := range n {
				for l := range k {
					want[i*n+j] += a[i*k+l] * b[l*n+j]
				}
			}
		}
		AddProduct(c, n, Left{a, k, 1}, Plain(b, n), m, n, k)
		sameUpTo(t, fmt.Sprint(size), c, want)
		AddProduct(beyond, n, Left{a, k, 1}, Plain(b, n), m-1, n, k)
		sameUpTo(t, fmt.Sprint(size, " but a row"), beyond[:(m-1)*n], want)
		if m > 1 && slices.Equal(beyond[(m-1)*n:], c[(m-1)*n:]) {
			t.Errorf("%v: the last row was changed", size)
		}
	}
}

func TestAddProductOfATransposedMatrix(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const m, n, k = 16, 32, 5
	a, b := random(r, m*k), random(r, k*n)
	c, want := make([]float32, m*n), make([]float32, m*n)
	for i := range m {
		for j := range n {
			for l := range k {
				want[i*n+j] += a[l*m+i] * b[l*n+j]
			}
		}
	}
	AddProduct(c, n, Left{a, 1, m}, Plain(b, n), m, n, k)
	sameUpTo(t, "product", c, want)
}

func TestTheFastLoopsAgreeWithThePortableOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 7, 8, 24, 200} {
		x, dst := random(r, n), random(r, n)
		want := slices.Clone(dst)
		AddScaled(dst, -2.5, x)
		addScaledPortable(want, -2.5, x)
		sameUpTo(t, "AddScaled", dst, want)
		ScaleBy(dst, x)
		scaleByPortable(want, x)
		sameUpTo(t, "ScaleBy", dst, want)
		w, m, v, g := random(r, n), random(r, n), make([]float32, n), random(r, n)
		w2, m2, v2, g2 := slices.Clone(w), slices.Clone(m), slices.Clone(v), slices.Clone(g)
		s := &Step{.9, .1, .95, .05, .3, 1e-8, -.01}
		Adam(w, m, v, g, s)
		adamPortable(w2, m2, v2, g2, s)
		for i, pair := range [][2][]float32{{w, w2}, {m, m2}, {v, v2}, {g, g2}} {
			sameUpTo(t, fmt.Sprint("Adam ", i), pair[0], pair[1])
		}
	}
}

func TestTheFastCellAgreesWithThePortableOne(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const h = 24
	z, before := random(r, 4*h), random(r, h)
	z2, c, out, c2, out2 := slices.Clone(z), make([]float32, h), make([]float32, h), make([]float32, h), make([]float32, h)
	Cell(z, before, c, out)
	cellPortable(z2, before, c2, out2)
	sameUpTo(t, "memory", c, c2)
	sameUpTo(t, "state", out, out2)
	gh, gc := random(r, h), random(r, h)
	gc2 := slices.Clone(gc)
	CellBack(z, before, c, gh, gc)
	cellBackPortable(z2, before, c2, gh, gc2)
	sameUpTo(t, "gradient of the gates", z, z2)
	sameUpTo(t, "gradient of the memory", gc, gc2)
}

func BenchmarkAddProduct(b *testing.B) {
	const m, n, k = 256, 512, 128
	x, w, y := make([]float32, (m+MaxTile)*k), make([]float32, n*k), make([]float32, m*n)
	for b.Loop() {
		AddProduct(y, n, Left{x, k, 1}, Right{w, Panel, Panel * k}, m, n, k)
	}
	b.ReportMetric(m*n*k*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "MAC/ns")
}

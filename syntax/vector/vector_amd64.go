package vector

import "golang.org/x/sys/cpu"

var fast = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func dot4AVX2(y *[4]float32, w *float32, stride int, x *float32, n int)

//go:noescape
func axpy4AVX2(dst *float32, n int, a *[4]float32, x *float32, stride int)

//go:noescape
func dotInt4AVX2(y *[4]int32, w *int16, stride int, x *int16, n int)

// DotInt4 sets y to the products of x with four rows of w, which begin stride
// integers apart. Every sum must fit into 32 bits.
func DotInt4(y *[4]int32, w []int16, stride int, x []int16) {
	if fast && len(x)%16 == 0 && len(x) > 0 {
		_ = w[3*stride+len(x)-1]
		dotInt4AVX2(y, &w[0], stride, &x[0], len(x))
		return
	}
	dotInt4Portable(y, w, stride, x)
}

// Dot4 adds to y the products of x with four rows of w, which begin stride
// floats apart.
func Dot4(y *[4]float32, w []float32, stride int, x []float32) {
	if fast && len(x)%8 == 0 && len(x) > 0 {
		_ = w[3*stride+len(x)-1]
		dot4AVX2(y, &w[0], stride, &x[0], len(x))
		return
	}
	dot4Portable(y, w, stride, x)
}

// Axpy4 adds to dst four rows of x, which begin stride floats apart, each times
// its number in a.
func Axpy4(dst []float32, a *[4]float32, x []float32, stride int) {
	if fast && len(dst)%8 == 0 && len(dst) > 0 {
		_ = x[3*stride+len(dst)-1]
		axpy4AVX2(&dst[0], len(dst), a, &x[0], stride)
		return
	}
	axpy4Portable(dst, a, x, stride)
}

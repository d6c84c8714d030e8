package vector

//go:noescape
func dotInt4NEON(y *[4]int32, w *int16, stride int, x *int16, n int)

// DotInt4 sets y to the products of x with four rows of w, which begin stride
// integers apart. Every sum must fit into 32 bits.
func DotInt4(y *[4]int32, w []int16, stride int, x []int16) {
	if len(x)%8 == 0 && len(x) > 0 {
		_ = w[3*stride+len(x)-1]
		dotInt4NEON(y, &w[0], stride, &x[0], len(x))
		return
	}
	dotInt4Portable(y, w, stride, x)
}

// Dot4 adds to y the products of x with four rows of w, which begin stride
// floats apart.
func Dot4(y *[4]float32, w []float32, stride int, x []float32) { dot4Portable(y, w, stride, x) }

// Axpy4 adds to dst four rows of x, which begin stride floats apart, each times
// its number in a.
func Axpy4(dst []float32, a *[4]float32, x []float32, stride int) { axpy4Portable(dst, a, x, stride) }

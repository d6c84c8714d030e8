//go:build !amd64

package vector

// Dot4 adds to y the products of x with four rows of w, which begin stride
// floats apart.
func Dot4(y *[4]float32, w []float32, stride int, x []float32) { dot4Portable(y, w, stride, x) }

// Axpy4 adds to dst four rows of x, which begin stride floats apart, each times
// its number in a.
func Axpy4(dst []float32, a *[4]float32, x []float32, stride int) { axpy4Portable(dst, a, x, stride) }

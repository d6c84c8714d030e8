//go:build !purego

package vector

import "golang.org/x/sys/cpu"

var avx2 = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// intProducts is true where products of integers have assembly.
var intProducts = avx2

//go:noescape
func dotInt4AVX2(y *[4]int32, w *int16, stride int, x *int16, n int)

//go:noescape
func addProductInt8AVX2(y *int32, w *int8, start, factor *int32, x *int8, quads, blocks, shift int)

//go:noescape
func addBytesAVX2(sum *int32, x *int8, n int)

//go:noescape
func outerAVX2(dst, x, y *int8, n, m, shift int)

//go:noescape
func nextStateAVX2(z, memory *int32, out *int8, h int, sigmoid, tanh *int16)

func (c *Curves) next(z, memory []int32, out []int8) {
	nextStateAVX2(&z[0], &memory[0], &out[0], len(out), &c.sigmoid[0], &c.tanh[0])
}

func dotInt4(y *[4]int32, w []int16, stride int, x []int16) {
	dotInt4AVX2(y, &w[0], stride, &x[0], len(x))
}

func (m *Int8Matrix) addPacked(y []int32, x []int8, n, shift int) {
	for i := range n {
		addProductInt8AVX2(&y[i*m.rows], &m.packed[0], &m.start[0], &m.factor[0], &x[i*m.cols], m.cols/4, m.rows/rowBlock, shift)
	}
}

func addBytes(sum []int32, x []int8) { addBytesAVX2(&sum[0], &x[0], len(x)) }

func outer(dst, x, y []int8, shift int) { outerAVX2(&dst[0], &x[0], &y[0], len(x), len(y), shift) }

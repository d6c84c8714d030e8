//go:build !purego

package vector

// intProducts is true where products of integers have assembly.
const intProducts = true

//go:noescape
func dotInt4NEON(y *[4]int32, w *int16, stride int, x *int16, n int)

//go:noescape
func sumsInt8NEON(s *[rowBlock]int32, w, x *int8, quads int)

func dotInt4(y *[4]int32, w []int16, stride int, x []int16) {
	dotInt4NEON(y, &w[0], stride, &x[0], len(x))
}

func (m *Int8Matrix) addPacked(y []int32, x []int8, n, shift int) {
	var s [rowBlock]int32
	for i := range n {
		for r := 0; r < m.rows; r += rowBlock {
			sumsInt8NEON(&s, &m.packed[r*m.cols], &x[i*m.cols], m.cols/4)
			addScaledSums((*[rowBlock]int32)(y[i*m.rows+r:]), &s, (*[rowBlock]int32)(m.factor[r:]), shift)
		}
	}
}

func addScaledSums(y, s, factor *[rowBlock]int32, shift int) {
	half := int64(1) << (shift - 1)
	for i, v := range s {
		y[i] += int32((int64(v)*int64(factor[i]) + half) >> shift)
	}
}

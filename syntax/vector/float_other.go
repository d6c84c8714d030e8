//go:build !amd64 || purego

package vector

// avx2 and wide are false without the assembly for amd64; what follows is then
// never called, but for tiles.
const avx2, wide = false, false

func tileRows() int { return tileRowsPortable }

func tile(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, k, rows int) {
	tilePortable(c, ldc, a, ars, acs, b, ldb, k, rows)
}

func pair([]float32, int, []float32, int, int, []float32, int, int, int, int) {}

func addScaled([]float32, float32, []float32) {}

func scaleBy(_, _ []float32) {}

func cell(_, _, _, _ []float32) {}

func cellBack(_, _, _, _, _ []float32) {}

func adam(_, _, _, _ []float32, _ *Step) {}

func addBytes([]int32, []int8) {}

func outer(_, _, _ []int8, _ int) {}

func (c *Curves) next(_, _ []int32, _ []int8) {}

package train

import "hearsay/syntax/vector"

// arena hands out scratch memory that is given back all at once.
type arena struct {
	block []float32
	used  int
}

// zero returns n zeroed floats, valid until reset.
func (a *arena) zero(n int) []float32 {
	if a.used+n > len(a.block) {
		a.block = make([]float32, max(2*len(a.block), n, 1<<16))
		a.used = 0
	}
	s := a.block[a.used : a.used+n : a.used+n]
	a.used += n
	clear(s)
	return s
}

func (a *arena) reset() { a.used = 0 }

// array is a matrix of activations. Its rows are an odd number of cache lines
// apart, so that a column does not fall into few sets of the cache.
type array struct {
	data             []float32
	rows, cols, step int
}

func (a *arena) array(rows, cols int) array {
	step := up(cols, 16)
	if step/16%2 == 0 {
		step += 16
	}
	return array{a.zero((rows + vector.MaxTile) * step), rows, cols, step}
}

func (x array) row(i int) []float32 { return x.data[i*x.step : i*x.step+x.cols] }

// from is the array without its first rows and columns.
func (x array) from(row, col int) array {
	return array{x.data[row*x.step+col:], x.rows - row, x.cols - col, x.step}
}

// up rounds n up to a multiple of m.
func up(n, m int) int { return (n + m - 1) / m * m }

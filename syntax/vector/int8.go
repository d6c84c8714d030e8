package vector

// MaxWeight bounds the weights of an [Int8Matrix], so that two products of a
// weight and an input fit into 16 bits together.
const MaxWeight = 63

// rowBlock is how many rows the assembly multiplies at once.
const rowBlock = 32

// Int8Matrix multiplies vectors of 8-bit integers.
type Int8Matrix struct {
	rows, cols int      // multiples of rowBlock and 4
	factor     []int32  // of a row
	packed     []int8   // of rowBlock rows after another: of four columns after another: rows of four weights
	start      []int32  // of a row: what its sum begins with when inputs count from -128
	lanes      []uint64 // of three rows after another: a column after another, see join
}

// NewInt8Matrix makes a matrix of weights within +-MaxWeight, row by row.
// Products with a row are multiplied by its factor, which is not negative.
func NewInt8Matrix(w []int8, rows, cols int, factor []int32) *Int8Matrix {
	return newInt8Matrix(w, rows, cols, factor, intProducts)
}

func newInt8Matrix(w []int8, rows, cols int, factor []int32, assembly bool) *Int8Matrix {
	m := &Int8Matrix{rows: up(rows, rowBlock), cols: up(cols, 4)}
	m.factor = append(make([]int32, 0, m.rows), factor...)[:m.rows]
	if assembly {
		m.pack(w, rows, cols)
	} else {
		m.join(w, rows, cols)
	}
	return m
}

func up(n, m int) int { return (n + m - 1) / m * m }

func (m *Int8Matrix) pack(w []int8, rows, cols int) {
	m.packed, m.start = make([]int8, m.rows*m.cols), make([]int32, m.rows)
	for r := range rows {
		block := m.packed[r/rowBlock*rowBlock*m.cols:]
		for c, v := range w[r*cols : (r+1)*cols] {
			block[c/4*4*rowBlock+r%rowBlock*4+c%4] = v
			m.start[r] -= 128 * int32(v)
		}
	}
}

// Rows is how many numbers a product has: the rows, rounded up.
func (m *Int8Matrix) Rows() int { return m.rows }

// Cols is how many numbers a vector must have: the columns, rounded up.
func (m *Int8Matrix) Cols() int { return m.cols }

// AddProducts adds to y, n vectors of [Int8Matrix.Rows] numbers, the products of
// the matrix and x, n vectors of [Int8Matrix.Cols] numbers: each times the row's
// factor, divided by 1<<shift and rounded. shift is 1 to 32, and every sum must
// fit into 32 bits.
func (m *Int8Matrix) AddProducts(y []int32, x []int8, n, shift int) {
	y, x = y[:n*m.rows], x[:n*m.cols]
	switch {
	case n == 0 || m.rows == 0 || m.cols == 0:
	case m.packed != nil:
		m.addPacked(y, x, n, shift)
	default:
		for i := range n {
			m.addPortable(y[i*m.rows:(i+1)*m.rows], x[i*m.cols:(i+1)*m.cols], shift)
		}
	}
}

// laneBits is the width of the field of one row in a lane, laneSum how many
// products of 8 and 7 bits it can hold.
const (
	laneBits = 21
	laneSum  = 128
)

// join puts three weights into one number, 21 bits apart, so that one
// multiplication serves three rows.
func (m *Int8Matrix) join(w []int8, rows, cols int) {
	m.lanes = make([]uint64, up(m.rows, 6)/3*m.cols)
	for r := range rows {
		for c, v := range w[r*cols : (r+1)*cols] {
			m.lanes[r/3*m.cols+c] += uint64(int64(v)) << (laneBits * (r % 3))
		}
	}
}

func (m *Int8Matrix) addPortable(y []int32, x []int8, shift int) {
	for r := 0; r < m.rows; r += 6 {
		var sum [6]int64
		for from := 0; from < len(x); from += laneSum {
			to := min(from+laneSum, len(x))
			a, b := m.lanes[r/3*m.cols+from:r/3*m.cols+to], m.lanes[(r/3+1)*m.cols+from:(r/3+1)*m.cols+to]
			twoLanes(&sum, a, b, x[from:to])
		}
		for i, s := range sum[:min(6, m.rows-r)] {
			y[r+i] += int32((s*int64(m.factor[r+i]) + 1<<(shift-1)) >> shift)
		}
	}
}

func twoLanes(sum *[6]int64, a, b []uint64, x []int8) {
	var s, t uint64
	b, x = b[:len(a)], x[:len(a)]
	for i, w := range a {
		v := uint64(int64(x[i]))
		s += w * v
		t += b[i] * v
	}
	split(sum[:3], s)
	split(sum[3:], t)
}

// split adds the three fields of a sum.
func split(sum []int64, s uint64) {
	for i := range 3 {
		field := int64(s<<(64-laneBits)) >> (64 - laneBits)
		sum[i] += field
		s = (s - uint64(field)) >> laneBits
	}
}

// AddBytes adds x to sum.
func AddBytes(sum []int32, x []int8) {
	if avx2 && len(x) > 0 && len(x)%8 == 0 {
		addBytes(sum[:len(x)], x)
		return
	}
	addBytesPortable(sum, x)
}

func addBytesPortable(sum []int32, x []int8) {
	sum = sum[:len(x)]
	for i, v := range x {
		sum[i] += int32(v)
	}
}

// Outer sets dst to the products of every number of x with all of y, divided by
// 1<<shift, rounded and limited to a byte. The numbers must be above -128.
func Outer(dst, x, y []int8, shift int) {
	dst = dst[:len(x)*len(y)]
	if avx2 && len(dst) > 0 && len(y)%16 == 0 {
		outer(dst, x, y, shift)
		return
	}
	outerPortable(dst, x, y, shift)
}

func outerPortable(dst, x, y []int8, shift int) {
	half := int32(1) << shift >> 1
	for i, v := range x {
		row := dst[i*len(y) : (i+1)*len(y)]
		for j, w := range y {
			row[j] = int8(max(-128, min(127, (int32(v)*int32(w)+half)>>shift)))
		}
	}
}

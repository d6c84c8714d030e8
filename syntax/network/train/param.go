package train

import (
	"math"
	"math/rand/v2"

	"hearsay/syntax/vector"
)

// matrix is a trainable parameter of rows times cols floats. A matrix that is
// multiplied has multiples of 16.
type matrix struct {
	rows, cols int
	w          []float32
	m, v       []float32 // Adam's moments
	id         int       // index of its gradient in every worker
	sparse     bool      // rows are looked up, few have a gradient in one step
	forth      []float32 // of a multiplied matrix: the panels of its transpose
	back       []float32 // and its own
}

func newMatrix(rows, cols int) *matrix {
	n := rows * cols
	return &matrix{rows: rows, cols: cols, w: make([]float32, n), m: make([]float32, n), v: make([]float32, n)}
}

func (p *matrix) row(i int) []float32 { return p.w[i*p.cols : (i+1)*p.cols] }

// uniform fills the first rows with Glorot's range.
func (p *matrix) uniform(r *rand.Rand) *matrix {
	return p.scaled(r, float32(math.Sqrt(6/float64(p.rows+p.cols))))
}

// scaled fills with a uniform range.
func (p *matrix) scaled(r *rand.Rand, limit float32) *matrix {
	for i := range p.w {
		p.w[i] = (2*r.Float32() - 1) * limit
	}
	return p
}

// pack brings a multiplied matrix into the order in which it is read.
func (p *matrix) pack() {
	if p.sparse || p.rows == 1 {
		return
	}
	if p.forth == nil {
		p.forth, p.back = make([]float32, len(p.w)), make([]float32, len(p.w))
	}
	for i := range p.rows {
		to := p.forth[i/16*16*p.cols+i%16:]
		for k, v := range p.row(i) {
			to[16*k] = v
		}
		for k := 0; k < p.cols; k += 16 {
			copy(p.back[k*p.rows+16*i:k*p.rows+16*i+16], p.w[i*p.cols+k:])
		}
	}
}

// multiply adds x Wᵀ to y, row by row.
func (p *matrix) multiply(y, x array, n int) {
	vector.AddProduct(y.data, y.step, vector.Left{Data: x.data, Row: x.step, Col: 1},
		vector.Right{Data: p.forth, Row: 16, Step: 16 * p.cols}, n, p.rows, p.cols)
}

// backInput adds the gradient of multiply's input: gx += gy W.
func (p *matrix) backInput(gx, gy array, n int) {
	vector.AddProduct(gx.data, gx.step, vector.Left{Data: gy.data, Row: gy.step, Col: 1},
		vector.Right{Data: p.back, Row: 16, Step: 16 * p.rows}, n, p.cols, p.rows)
}

// backWeights adds the gradient of multiply's matrix: gw += gyᵀ x.
func (p *matrix) backWeights(gw []float32, gy, x array, n int) {
	vector.AddProduct(gw, p.cols, vector.Left{Data: gy.data, Row: 1, Col: gy.step},
		vector.Plain(x.data, x.step), p.rows, p.cols, n)
}

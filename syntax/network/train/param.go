package train

import (
	"math"
	"math/rand/v2"

	"hearsay/syntax/vector"
)

// matrix is a trainable parameter of rows times cols floats. cols is a multiple
// of 8 and rows of 4, so that the fast loops fit.
type matrix struct {
	rows, cols int
	w          []float32
	m, v       []float32 // Adam's moments
	id         int       // index of its gradient in every worker
	sparse     bool      // rows are looked up, few have a gradient in one step
}

func newMatrix(rows, cols int) *matrix {
	n := rows * cols
	return &matrix{rows: rows, cols: cols, w: make([]float32, n), m: make([]float32, n), v: make([]float32, n)}
}

func (p *matrix) row(i int) []float32 { return p.w[i*p.cols : (i+1)*p.cols] }

// uniform fills with Glorot's range.
func (p *matrix) uniform(r *rand.Rand) *matrix {
	limit := float32(math.Sqrt(6 / float64(p.rows+p.cols)))
	for i := range p.w {
		p.w[i] = (2*r.Float32() - 1) * limit
	}
	return p
}

// scaled fills with a uniform range.
func (p *matrix) scaled(r *rand.Rand, limit float32) *matrix {
	for i := range p.w {
		p.w[i] = (2*r.Float32() - 1) * limit
	}
	return p
}

// multiply adds W x to y for each of the n rows of x.
func (p *matrix) multiply(y, x []float32, n int) {
	for r := 0; r < p.rows; r += 4 {
		block := p.w[r*p.cols:]
		for t := range n {
			vector.Dot4((*[4]float32)(y[t*p.rows+r:]), block, p.cols, x[t*p.cols:(t+1)*p.cols])
		}
	}
}

// back adds the gradients of multiply: gx += Wᵀ gy and gw += gy xᵀ.
func (p *matrix) back(gw, gx, gy, x []float32, n int) {
	if gx != nil {
		p.backInput(gx, gy, n)
	}
	p.backWeights(gw, gy, x, n)
}

func (p *matrix) backInput(gx, gy []float32, n int) {
	for r := 0; r < p.rows; r += 4 {
		block := p.w[r*p.cols:]
		for t := range n {
			vector.Axpy4(gx[t*p.cols:(t+1)*p.cols], (*[4]float32)(gy[t*p.rows+r:]), block, p.cols)
		}
	}
}

func (p *matrix) backWeights(gw, gy, x []float32, n int) {
	t := 0
	for ; t+4 <= n; t += 4 {
		for r := range p.rows {
			a := [4]float32{gy[t*p.rows+r], gy[(t+1)*p.rows+r], gy[(t+2)*p.rows+r], gy[(t+3)*p.rows+r]}
			if a != ([4]float32{}) {
				vector.Axpy4(gw[r*p.cols:(r+1)*p.cols], &a, x[t*p.cols:], p.cols)
			}
		}
	}
	for ; t < n; t++ {
		for r := range p.rows {
			axpy(gw[r*p.cols:(r+1)*p.cols], gy[t*p.rows+r], x[t*p.cols:(t+1)*p.cols])
		}
	}
}

func axpy(dst []float32, a float32, x []float32) {
	if a == 0 {
		return
	}
	for i, v := range x {
		dst[i] += a * v
	}
}

func sigmoid(x float32) float32 { return .5 + .5*tanh(.5*x) }

// tanh is a rational approximation, exact to about 1e-6 (the one of Eigen's
// vectorised tanh).
func tanh(x float32) float32 {
	x = max(-7.9, min(7.9, x))
	q := x * x
	p := ((((((-2.76076847742355e-16*q+2.00018790482477e-13)*q-8.60467152213735e-11)*q+5.12229709037114e-08)*q+
		1.48572235717979e-05)*q+6.37261928875436e-04)*q + 4.89352455891786e-03) * x
	return p / (((1.19825839466702e-06*q+1.18534705686654e-04)*q+2.26843463243900e-03)*q + 4.89352518554385e-03)
}

// up rounds n up to a multiple of m.
func up(n, m int) int { return (n + m - 1) / m * m }

package vector

import "math"

// Lanes is what the lengths of all float vectors must be a multiple of, and
// Panel what the number of columns of a matrix on the right of a product must.
const (
	Lanes = 8
	Panel = 16
)

// Left is the left matrix of a product: element (i, k) is at i*Row + k*Col, so
// that a matrix can be read as its transpose.
type Left struct {
	Data     []float32
	Row, Col int
}

// Right is the right matrix of a product, cut into panels of [Panel] columns:
// element (k, j) is at j/Panel*Step + k*Row + j%Panel.
type Right struct {
	Data      []float32
	Row, Step int
}

// Plain is a matrix with rows of n floats on the right of a product.
func Plain(data []float32, n int) Right { return Right{data, n, Panel} }

// MaxTile is how many rows of its left matrix a product reads at once: the
// data must go on for as many rows less one, whatever stands in them.
const MaxTile = 8

// AddProduct adds to c, m rows of ldc floats, the product of a (m by k) and b (k
// by n). n is a multiple of [Panel].
func AddProduct(c []float32, ldc int, a Left, b Right, m, n, k int) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	height := tileRows()
	_, _ = c[(m-1)*ldc+n-1], a.Data[((m+height-1)/height*height-1)*a.Row+(k-1)*a.Col]
	_ = b.Data[(n/Panel-1)*b.Step+(k-1)*b.Row+Panel-1]
	j := 0
	for ; wide && j+2*Panel <= n; j += 2 * Panel { // two panels read the left matrix once
		panels := b.Data[j/Panel*b.Step:]
		for i := 0; i < m; i += height {
			pair(c[i*ldc+j:], ldc, a.Data[i*a.Row:], a.Row, a.Col, panels, b.Row, b.Step, k, min(height, m-i))
		}
	}
	for ; j < n; j += Panel {
		panel := b.Data[j/Panel*b.Step:]
		for i := 0; i < m; i += height {
			tile(c[i*ldc+j:], ldc, a.Data[i*a.Row:], a.Row, a.Col, panel, b.Row, k, min(height, m-i))
		}
	}
}

func tilePortable(c []float32, ldc int, a []float32, ars, acs int, b []float32, ldb, k, rows int) {
	for i := range rows {
		var sum [Panel]float32
		for l := range k {
			x := a[i*ars+l*acs]
			row := b[l*ldb : l*ldb+Panel]
			for j, v := range row {
				sum[j] += x * v
			}
		}
		for j, v := range sum {
			c[i*ldc+j] += v
		}
	}
}

const tileRowsPortable = 4

// AddScaled adds a times x to dst.
func AddScaled(dst []float32, a float32, x []float32) {
	whole := 0
	if avx2 {
		if whole = len(x) &^ (Lanes - 1); whole > 0 {
			addScaled(dst[:whole], a, x[:whole])
		}
	}
	addScaledPortable(dst[whole:], a, x[whole:])
}

func addScaledPortable(dst []float32, a float32, x []float32) {
	for i, v := range x {
		dst[i] += a * v
	}
}

// ScaleBy multiplies dst by x, number by number.
func ScaleBy(dst, x []float32) {
	if avx2 && len(x) > 0 && len(x)%Lanes == 0 {
		scaleBy(dst[:len(x)], x)
		return
	}
	scaleByPortable(dst, x)
}

func scaleByPortable(dst, x []float32) {
	for i, v := range x {
		dst[i] *= v
	}
}

// constants has each number of tanhAndMore eight times.
var constants = spread(
	-7.9, 7.9,
	-2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-08,
	1.48572235717979e-05, 6.37261928875436e-04, 4.89352455891786e-03,
	1.19825839466702e-06, 1.18534705686654e-04, 2.26843463243900e-03, 4.89352518554385e-03,
	.5, 1,
)

func spread(x ...float32) []float32 {
	out := make([]float32, 0, 8*len(x))
	for _, v := range x {
		for range 8 {
			out = append(out, v)
		}
	}
	return out
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

// Cell is one step of an LSTM: z has the inputs of the gates (input, forget,
// candidate, output), which become their outputs, before the memory before.
func Cell(z, before, c, out []float32) {
	h := len(out)
	if avx2 && h > 0 && h%Lanes == 0 {
		cell(z[:4*h], before[:h], c[:h], out)
		return
	}
	cellPortable(z, before, c, out)
}

func cellPortable(z, before, c, out []float32) {
	h := len(out)
	for k := range h {
		in, forget := sigmoid(z[k]), sigmoid(z[h+k])
		cand, open := tanh(z[2*h+k]), sigmoid(z[3*h+k])
		z[k], z[h+k], z[2*h+k], z[3*h+k] = in, forget, cand, open
		c[k] = in*cand + forget*before[k]
		out[k] = open * tanh(c[k])
	}
}

// CellBack puts the gradients of the gates' inputs in place of the gates. gh is
// the gradient of Cell's out; gc is that of c, and becomes that of before.
func CellBack(gates, before, c, gh, gc []float32) {
	h := len(gh)
	if avx2 && h > 0 && h%Lanes == 0 {
		cellBack(gates[:4*h], before[:h], c[:h], gh, gc[:h])
		return
	}
	cellBackPortable(gates, before, c, gh, gc)
}

func cellBackPortable(gates, before, c, gh, gc []float32) {
	h := len(gh)
	for k := range h {
		in, forget, cand, open := gates[k], gates[h+k], gates[2*h+k], gates[3*h+k]
		tc := tanh(c[k])
		d := gc[k] + gh[k]*open*(1-tc*tc)
		gates[k] = d * cand * in * (1 - in)
		gates[h+k] = d * before[k] * forget * (1 - forget)
		gates[2*h+k] = d * in * (1 - cand*cand)
		gates[3*h+k] = gh[k] * tc * open * (1 - open)
		gc[k] = d * forget
	}
}

// Step holds the numbers of one step of Adam: the decays of the two moments and
// what they leave, the scale of the gradient, epsilon, and the negative rate.
type Step struct {
	Beta1, Rest1, Beta2, Rest2, Scale, Epsilon, MinusRate float32
}

// Adam moves w against the gradient g, whose moments are m and v, and clears g.
func Adam(w, m, v, g []float32, s *Step) {
	n := len(g)
	if avx2 && n > 0 && n%Lanes == 0 {
		adam(w[:n], m[:n], v[:n], g, s)
		return
	}
	adamPortable(w, m, v, g, s)
}

func adamPortable(w, m, v, g []float32, s *Step) {
	for i, x := range g {
		x *= s.Scale
		m[i] = s.Beta1*m[i] + s.Rest1*x
		v[i] = s.Beta2*v[i] + s.Rest2*x*x
		w[i] += s.MinusRate * m[i] / (float32(math.Sqrt(float64(v[i]))) + s.Epsilon)
		g[i] = 0
	}
}

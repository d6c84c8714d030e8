package network

import (
	"fmt"
	"math"
	"slices"

	"hearsay/syntax/vector"
)

// Fixed point: a number of q bits stands for its value divided by 1<<q.
const (
	inputQ  = 12            // sums of feature rows, within +-8
	innerQ  = vector.InputQ // inputs of gates, vectors and scores of the scorers
	sumQ    = 24            // the factors of sums of feature rows
	factorQ = 30            // the factors of products, which then leave innerQ
)

// linear is a matrix with a bias.
type linear struct {
	rows int
	w    *vector.Int8Matrix
	bias []int32 // in innerQ, as long as a product
}

// table holds the rows of a feature group, all in one scale.
type table struct {
	cols   int
	w      []int8
	factor []int64 // for the sum of n rows to inputQ, in sumQ; the last serves for more
}

// longestSum is how many features of a group have a factor of their own.
const longestSum = 128

type recurrent struct{ w, u linear }

// Model is a network ready to run.
type Model struct {
	header              Header
	rootRel             int
	vocab               [Groups]*Vocabulary
	tables              [Groups]table
	layers              [2][2]recurrent // layer, direction (forward, backward)
	root                []int8
	arcDep              linear
	arcHead             linear
	relDep              linear
	relHead             linear
	tags                linear
	feats               linear
	arc                 linear
	rel                 linear // over products of dependent and head
	relOfDep, relOfHead linear
	curves              *vector.Curves
	tensors             []Tensor
	biases              [][]float32
	assembly            error
}

// Load makes a model of a parsed file.
func Load(f *File) (*Model, error) {
	if err := f.Header.Sizes.Check(); err != nil {
		return nil, err
	}
	m := &Model{header: f.Header, tensors: f.Tensors, biases: f.Biases, curves: vector.NewCurves()}
	s := f.Header.Sizes
	in := 0
	for g := range m.tables {
		m.vocab[g] = NewVocabulary(f.Known[g])
		m.tables[g] = m.table(len(f.Known[g])+1, s.Group[g])
		in += s.Group[g]
	}
	m.root = m.rootRow(2 * s.Hidden)
	for l := range m.layers {
		for d := range m.layers[l] {
			m.layers[l][d].w = m.linear(4*s.Hidden, in, true)
			m.layers[l][d].u = m.linear(4*s.Hidden, s.Hidden, false)
		}
		in = 2 * s.Hidden
	}
	for _, x := range []struct {
		to  *linear
		out int
	}{{&m.arcDep, s.Arc}, {&m.arcHead, s.Arc}, {&m.relDep, s.Rel}, {&m.relHead, s.Rel}, {&m.tags, len(f.Header.Tags)}, {&m.feats, len(f.Header.Feats)}} {
		*x.to = m.linear(x.out, 2*s.Hidden, true)
	}
	m.arc = m.linear(s.Arc, s.Arc, true)
	m.rel = m.linear(len(f.Header.Rels), s.Rel*s.Rel, true)
	m.relOfDep = m.linear(len(f.Header.Rels), s.Rel, false)
	m.relOfHead = m.linear(len(f.Header.Rels), s.Rel, false)
	m.rootRel = slices.Index(f.Header.Rels, "root")
	if m.assembly == nil && (len(m.tensors) > 0 || len(m.biases) > 0 || m.rootRel < 0 || len(f.Header.Tags) == 0) {
		m.assembly = fmt.Errorf("it has parts that do not belong")
	}
	if m.assembly != nil {
		return nil, fmt.Errorf("the syntax model does not fit together: %w", m.assembly)
	}
	return m, nil
}

// next takes the next tensor of the file, which must have the given shape.
func (m *Model) next(rows, cols, scales int) Tensor {
	if len(m.tensors) == 0 {
		m.assembly = fmt.Errorf("a matrix is missing")
	} else if t := m.tensors[0]; t.Rows != rows || t.Cols != cols || len(t.Scale) != scales {
		m.assembly = fmt.Errorf("a matrix is %dx%d, not %dx%d", t.Rows, t.Cols, rows, cols)
	} else {
		m.tensors = m.tensors[1:]
		return t
	}
	return Tensor{rows, cols, make([]float32, scales), make([]int8, rows*cols)}
}

func (m *Model) nextBias(n int) []float32 {
	if len(m.biases) == 0 || len(m.biases[0]) != n {
		m.assembly = fmt.Errorf("a bias of %d is missing", n)
		return make([]float32, n)
	}
	b := m.biases[0]
	m.biases = m.biases[1:]
	return b
}

func fixed(x float64, q int) int64 { return int64(math.Round(math.Ldexp(x, q))) }

func (m *Model) table(rows, cols int) table {
	t := m.next(rows, cols, 1)
	out := table{cols: cols, w: t.Weights, factor: make([]int64, longestSum+1)}
	for n := range out.factor {
		out.factor[n] = fixed(float64(t.Scale[0])/math.Sqrt(float64(max(n, 1))), inputQ+sumQ)
	}
	return out
}

func (m *Model) rootRow(n int) []int8 {
	out := make([]int8, n)
	for i, b := range m.nextBias(n) {
		out[i] = int8(clamp(fixed(float64(b), vector.StateQ), math.MaxInt8))
	}
	return out
}

// linear reads a matrix, and its bias where it has one.
func (m *Model) linear(rows, cols int, biased bool) linear {
	t := m.next(rows, cols, rows)
	factor := make([]int32, rows)
	for r, s := range t.Scale {
		factor[r] = int32(clamp(fixed(float64(s), factorQ), math.MaxInt32))
	}
	for i, w := range t.Weights {
		t.Weights[i] = max(-vector.MaxWeight, min(vector.MaxWeight, w))
	}
	l := linear{rows: rows, w: vector.NewInt8Matrix(t.Weights, rows, cols, factor)}
	l.bias = make([]int32, l.w.Rows())
	if biased {
		for r, b := range m.nextBias(rows) {
			l.bias[r] = int32(fixed(float64(b), innerQ))
		}
	}
	return l
}

// clamp limits x to +-top.
func clamp(x, top int64) int64 { return max(-top, min(top, x)) }

// Tags, Feats and Rels are the names of the labels that a Runner gives by
// number.
func (m *Model) Tags() []string { return m.header.Tags }

// Feats lists the morphological features.
func (m *Model) Feats() []string { return m.header.Feats }

// Rels lists the relations.
func (m *Model) Rels() []string { return m.header.Rels }

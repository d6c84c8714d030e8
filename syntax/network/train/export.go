package train

import (
	"encoding/json"
	"math"

	"hearsay/syntax/network"
	"hearsay/syntax/vector"
)

// Export rounds a trained model to the integers that the reader runs. card is
// the model card, stored as JSON.
func (m *Model) Export(card json.RawMessage) *network.File {
	f := &network.File{Known: m.vocab.known, Header: network.Header{
		Sizes: m.sizes, Tags: m.tags.Names, Feats: m.feats.Names, Rels: m.rels.Names, Card: card,
	}}
	for _, t := range m.table {
		f.Tensors = append(f.Tensors, quantizeTable(t))
	}
	f.Biases = append(f.Biases, m.root.w)
	for _, l := range m.layer {
		for _, d := range l {
			f.Tensors = append(f.Tensors, quantize(d.w, d.w.rows), quantize(d.u, d.u.rows))
			f.Biases = append(f.Biases, d.b.w)
		}
	}
	s := m.sizes
	for _, x := range []struct {
		d   dense
		out int
	}{
		{m.arcDep, s.Arc},
		{m.arcHead, s.Arc},
		{m.relDep, s.Rel},
		{m.relHead, s.Rel},
		{m.tagOut, len(m.tags.Names)},
		{m.featOut, len(m.feats.Names)},
		{m.arc, s.Arc},
		{m.rel, len(m.rels.Names)},
	} {
		f.Tensors = append(f.Tensors, quantize(x.d.w, x.out))
		f.Biases = append(f.Biases, x.d.b.w[:x.out])
	}
	dep, head := m.relLinear.halves()
	f.Tensors = append(f.Tensors, quantize(dep, len(m.rels.Names)), quantize(head, len(m.rels.Names)))
	return f
}

// halves cuts the columns in two.
func (p *matrix) halves() (left, right *matrix) {
	k := p.cols / 2
	left, right = newMatrix(p.rows, k), newMatrix(p.rows, k)
	for r := range p.rows {
		copy(left.row(r), p.row(r))
		copy(right.row(r), p.row(r)[k:])
	}
	return left, right
}

// quantize rounds the first rows to 7 bits, with a scale a row.
func quantize(p *matrix, rows int) network.Tensor {
	t := network.Tensor{Rows: rows, Cols: p.cols, Scale: make([]float32, rows), Weights: make([]int8, rows*p.cols)}
	for r := range rows {
		t.Scale[r] = max(largest(p.row(r)), 1e-6) / vector.MaxWeight
		round(t.Weights[r*p.cols:(r+1)*p.cols], p.row(r), t.Scale[r])
	}
	return t
}

// quantizeTable rounds to 8 bits, with one scale for all rows.
func quantizeTable(p *matrix) network.Tensor {
	scale := max(largest(p.w), 1e-6) / math.MaxInt8
	t := network.Tensor{Rows: p.rows, Cols: p.cols, Scale: []float32{scale}, Weights: make([]int8, len(p.w))}
	round(t.Weights, p.w, scale)
	return t
}

func round(dst []int8, src []float32, scale float32) {
	for i, v := range src {
		dst[i] = int8(math.Round(float64(v / scale)))
	}
}

func largest(x []float32) float32 {
	var top float32
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

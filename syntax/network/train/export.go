package train

import (
	"encoding/json"
	"math"

	"hearsay/syntax/network"
)

// Export rounds a trained model to the integers that the reader runs. card is
// the model card, stored as JSON.
func (m *Model) Export(card json.RawMessage) *network.File {
	f := &network.File{Known: m.vocab.known, Header: network.Header{
		Sizes: m.sizes, Tags: m.tags.Names, Feats: m.feats.Names, Rels: m.rels.Names, Card: card,
	}}
	for _, t := range m.table {
		f.Tensors = append(f.Tensors, quantize(t, true))
	}
	f.Biases = append(f.Biases, m.root.w)
	for _, l := range m.layer {
		for _, d := range l {
			f.Tensors = append(f.Tensors, quantize(d.w, false), quantize(d.u, false))
			f.Biases = append(f.Biases, d.b.w)
		}
	}
	for _, d := range []dense{m.arcDep, m.arcHead, m.relDep, m.relHead, m.tagOut, m.featOut} {
		f.Tensors = append(f.Tensors, quantize(d.w, false))
		f.Biases = append(f.Biases, d.b.w)
	}
	f.Tensors = append(f.Tensors, quantize(m.arc, false), quantize(m.rel, false), quantize(m.relLinear, false))
	f.Biases = append(f.Biases, m.arcBias.w, m.relBias.w)
	return f
}

// quantize rounds to 8 bits, with a scale a row, or one for all rows.
func quantize(p *matrix, one bool) network.Tensor {
	t := network.Tensor{Rows: p.rows, Cols: p.cols, Scale: make([]float32, p.rows), Weights: make([]int8, len(p.w))}
	all := largest(p.w)
	for r := range p.rows {
		top := all
		if !one {
			top = largest(p.row(r))
		}
		t.Scale[r] = max(top, 1e-6) / 127
		for i, v := range p.row(r) {
			t.Weights[r*p.cols+i] = int8(math.Round(float64(v / t.Scale[r])))
		}
	}
	return t
}

func largest(x []float32) float32 {
	var top float32
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

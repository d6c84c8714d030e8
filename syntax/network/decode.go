package network

import (
	"math"

	"hearsay/syntax/modelfile"
)

// decoder takes the parts of a network off a model file.
type decoder struct{ modelfile.Decoder }

func (d *decoder) floats(n int) []float32 {
	out := make([]float32, d.Length(n, 4))
	for i := range out {
		out[i] = math.Float32frombits(d.Uint32())
	}
	return out
}

func (d *decoder) tensor() Tensor {
	t := Tensor{Rows: int(d.Uint32()), Cols: int(d.Uint32())}
	if t.Rows > 1<<24 || t.Cols > 1<<16 {
		d.Short = true
		return Tensor{}
	}
	t.Scale = d.floats(int(d.Uint32()))
	raw := d.Bytes(d.Length(t.Rows*t.Cols, 1))
	t.Weights = make([]int8, len(raw))
	for i, b := range raw {
		t.Weights[i] = int8(b)
	}
	return t
}

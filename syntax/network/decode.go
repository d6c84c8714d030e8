package network

import (
	"encoding/binary"
	"math"
)

// decoder takes numbers off a model file; after the end it gives zeros and
// remembers that it was short.
type decoder struct {
	data  []byte
	short bool
}

func (d *decoder) bytes(n int) []byte {
	if n < 0 || n > len(d.data) {
		d.short = true
		return make([]byte, 4)
	}
	out := d.data[:n]
	d.data = d.data[n:]
	return out
}

func (d *decoder) uint32() uint32 { return binary.LittleEndian.Uint32(d.bytes(4)) }

// length refuses a count of items that could not stand in the rest of the file.
func (d *decoder) length(n, size int) int {
	if n < 0 || n > len(d.data)/size {
		d.short = true
		return 0
	}
	return n
}

func (d *decoder) floats(n int) []float32 {
	out := make([]float32, d.length(n, 4))
	for i := range out {
		out[i] = math.Float32frombits(d.uint32())
	}
	return out
}

func (d *decoder) tensor() Tensor {
	t := Tensor{Rows: int(d.uint32()), Cols: int(d.uint32())}
	if t.Rows > 1<<24 || t.Cols > 1<<16 {
		d.short = true
		return Tensor{}
	}
	t.Scale = d.floats(t.Rows)
	raw := d.bytes(d.length(t.Rows*t.Cols, 1))
	t.Weights = make([]int8, len(raw))
	for i, b := range raw {
		t.Weights[i] = int8(b)
	}
	return t
}

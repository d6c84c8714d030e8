// Package modelfile takes the numbers off the files of trained models.
//
// It is not for what the numbers mean; each model has a format of its own.
//
// Invariant: no file, however damaged, makes it panic or allocate more than the
// file is long.
package modelfile

import "encoding/binary"

// Decoder reads little-endian numbers from the start of Data on. After the end
// it gives zeros, and Short tells.
type Decoder struct {
	Data  []byte
	Short bool
}

// Bytes takes the next n bytes; four zeros where there are fewer.
func (d *Decoder) Bytes(n int) []byte {
	if n < 0 || n > len(d.Data) {
		d.Short, d.Data = true, nil
		return make([]byte, 4)
	}
	out := d.Data[:n]
	d.Data = d.Data[n:]
	return out
}

// Uint16 takes the next two bytes.
func (d *Decoder) Uint16() uint16 { return binary.LittleEndian.Uint16(d.Bytes(2)) }

// Uint32 takes the next four bytes.
func (d *Decoder) Uint32() uint32 { return binary.LittleEndian.Uint32(d.Bytes(4)) }

// Length returns n, or 0 and is short when n items of size bytes could not stand
// in the rest of the file.
func (d *Decoder) Length(n, size int) int {
	if n < 0 || n > len(d.Data)/size {
		d.Short = true
		return 0
	}
	return n
}

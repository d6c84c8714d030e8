package names

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/bits"

	"hearsay/syntax/modelfile"
)

// magic begins every model file; the digit is the version of the format.
const magic = "hearsay-names-1\n"

// Weights are the scores that one feature gives the labels.
type Weights struct {
	Feature uint32
	Values  [Labels]int8
}

// File is a model as it is stored. Features must differ.
type File struct {
	Card        json.RawMessage
	Lexicon     *Lexicon
	Transitions Transitions // within 16 bits
	Weights     []Weights
}

// Append writes the file; numbers are little-endian. After the magic line come
// the length of the card and the card, then transitions, lexicon and weights: of
// each feature its hash, a bit for each label that it scores, and those scores.
func (f *File) Append(b []byte) []byte {
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.Card)))
	b = append(b, f.Card...)
	for _, row := range f.Transitions {
		for _, w := range row {
			b = binary.LittleEndian.AppendUint16(b, uint16(w))
		}
	}
	b = f.Lexicon.append(b)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.Weights)))
	for i := range f.Weights {
		b = f.Weights[i].append(b)
	}
	return b
}

func (w *Weights) append(b []byte) []byte {
	var set uint32
	for l, v := range w.Values {
		if v != 0 {
			set |= 1 << l
		}
	}
	b = binary.LittleEndian.AppendUint32(b, w.Feature)
	b = append(b, byte(set), byte(set>>8), byte(set>>16))
	for _, v := range w.Values {
		if v != 0 {
			b = append(b, byte(v))
		}
	}
	return b
}

var errShort = errors.New("the names model is cut off")

// Parse reads a model file.
func Parse(data []byte) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("this is no names model of version 1")
	}
	d := decoder{modelfile.Decoder{Data: data[len(magic):]}}
	m := &Model{card: d.Bytes(int(d.Uint32()))}
	if !d.Short && !json.Valid(m.card) {
		return nil, fmt.Errorf("the card of the names model is damaged")
	}
	for i := range m.transitions {
		for j := range m.transitions[i] {
			m.transitions[i][j] = int32(int16(d.Uint16()))
		}
	}
	m.lexicon = d.lexicon()
	features := d.weights(m)
	if d.Short {
		return nil, errShort
	}
	m.index(features)
	return m, nil
}

// decoder takes the parts of a tagger off a model file.
type decoder struct{ modelfile.Decoder }

// count takes a number of items of size bytes.
func (d *decoder) count(size int) int { return d.Length(int(d.Uint32()), size) }

func (d *decoder) lexicon() *Lexicon {
	n := d.count(6)
	x := &Lexicon{entries: make(map[uint32]uint16, n)}
	for range n {
		key := d.Uint32()
		x.entries[key] = d.Uint16()
	}
	return x
}

// weights fills the rows of the model and returns their features.
func (d *decoder) weights(m *Model) []uint32 {
	n := d.count(7)
	features := make([]uint32, n)
	m.rows = make([][Labels]int8, n+1)
	for i := range n {
		features[i] = d.Uint32()
		b := d.Bytes(3)
		set := (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) & uint32(AllLabels)
		for _, v := range d.Bytes(bits.OnesCount32(set)) {
			if set == 0 {
				break // what stands for a file that is cut off
			}
			m.rows[i+1][bits.TrailingZeros32(set)] = int8(v)
			set &= set - 1
		}
	}
	return features
}

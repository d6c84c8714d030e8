package model

import (
	"bytes"
	"embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io/fs"
	"math/bits"

	"hearsay/syntax/modelfile"
)

// magic begins every model file; the digit is the version of the format.
const magic = "hearsay-attribution-1\n"

// One is what a weight of 1 (a natural logarithm of odds) is in the file.
const One = 24

// Model is a model of attributions; it is read-only and serves any number of
// goroutines.
type Model struct {
	Card    json.RawMessage
	Cues    *Table // one weight: how likely a unit is a cue
	Units   *Table // a weight for each label
	Pairs   *Table // a weight for each pair of labels
	Verdict *Table // one weight: how likely an attribution is right
	// Trust are the borders of the verdict's score at which the confidence rises by
	// one part in a hundred: below Trust[0] it is 0.
	Trust []int32
}

// Confidence is how many of a hundred attributions with a verdict are right.
func (m *Model) Confidence(verdict int32) int {
	n := 0
	for n < len(m.Trust) && verdict >= m.Trust[n] {
		n++
	}
	return n
}

// weights holds the model file, or only its card when the file is left out.
//
//go:embed weights
var weights embed.FS

// Load reads the embedded model; it is nil when the file was left out of the
// program.
func Load() (*Model, error) {
	data, err := weights.ReadFile("weights/attribution.model")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// Append writes the file; numbers are little-endian. After the magic line come
// the length of the card and the card, the tables and the borders of trust.
func (m *Model) Append(b []byte) []byte {
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.Card)))
	b = append(b, m.Card...)
	for _, t := range [...]*Table{m.Cues, m.Units, m.Pairs, m.Verdict} {
		b = t.append(b)
	}
	b = append(b, byte(len(m.Trust)))
	for _, t := range m.Trust {
		b = binary.LittleEndian.AppendUint32(b, uint32(t))
	}
	return b
}

// append writes the number of features and of each its hash, a bit for each
// weight that is not 0, and those weights.
func (t *Table) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.features)-1))
	for r := 1; r < len(t.features); r++ {
		row := t.weights[r*t.width:][:t.width]
		b = binary.LittleEndian.AppendUint32(b, t.features[r])
		var set uint16
		for l, w := range row {
			if w != bias {
				set |= 1 << l
			}
		}
		if t.width > 1 {
			b = binary.LittleEndian.AppendUint16(b, set)
		}
		for _, w := range row {
			if w != bias || t.width == 1 {
				b = append(b, byte(int(w)-bias))
			}
		}
	}
	return b
}

// Parse reads a model file.
func Parse(data []byte) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("this is no attribution model of version 1")
	}
	d := decoder{modelfile.Decoder{Data: data[len(magic):]}}
	m := &Model{Card: d.Bytes(int(d.Uint32()))}
	if !d.Short && !json.Valid(m.Card) {
		return nil, errors.New("the card of the attribution model is damaged")
	}
	m.Cues, m.Units, m.Pairs, m.Verdict = d.table(1), d.table(Labels), d.table(Labels*Labels), d.table(1)
	for range d.Bytes(1)[0] {
		m.Trust = append(m.Trust, int32(d.Uint32()))
	}
	if d.Short {
		return nil, errors.New("the attribution model is cut off")
	}
	return m, nil
}

// decoder takes tables off a model file.
type decoder struct{ modelfile.Decoder }

func (d *decoder) table(width int) *Table {
	n := d.Length(int(d.Uint32()), 5)
	features, rows := make([]uint32, n), make([]int8, n*width)
	for i := range n {
		features[i] = d.Uint32()
		set := uint16(1)
		if width > 1 {
			set = d.Uint16() & uint16(1<<width-1)
		}
		for _, w := range d.Bytes(bits.OnesCount16(set)) {
			if set == 0 {
				break // what stands for a file that is cut off
			}
			rows[i*width+bits.TrailingZeros16(set)] = int8(w)
			set &= set - 1
		}
	}
	return NewTable(width, features, rows)
}

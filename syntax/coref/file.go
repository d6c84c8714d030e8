package coref

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"

	"hearsay/lexicon"
	"hearsay/syntax/modelfile"
)

// magic begins every model file; the digit is the version of the format.
const magic = "hearsay-coref-1\n"

// Model is a model of coreference; it is read-only and serves any number of
// goroutines.
type Model struct {
	weights []int8 // by row
	known   *lexicon.Lexicon
	card    json.RawMessage
}

//go:embed coref.model
var embedded []byte

// Size is the length of the embedded model in bytes.
func Size() int { return len(embedded) }

// Load reads the embedded model.
func Load() (*Model, error) { return Parse(embedded) }

// File is a model as it is stored.
type File struct {
	Card    json.RawMessage
	Weights []int8 // [Rows] of them
}

// Append writes the file: after the magic line the length of the card, 4 bytes
// little-endian, the card, and the weights.
func (f *File) Append(b []byte) []byte {
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.Card)))
	b = append(b, f.Card...)
	for _, w := range f.Weights {
		b = append(b, byte(w))
	}
	return b
}

// Parse reads a model file.
func Parse(data []byte) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("this is no coreference model of version 1")
	}
	d := modelfile.Decoder{Data: data[len(magic):]}
	m := &Model{card: d.Bytes(int(d.Uint32()))}
	weights := d.Bytes(Rows)
	if d.Short {
		return nil, errors.New("the coreference model is cut off")
	}
	if !json.Valid(m.card) {
		return nil, errors.New("the card of the coreference model is damaged")
	}
	var err error
	if m.known, err = lexicon.Load(); err != nil {
		return nil, err
	}
	m.weights = make([]int8, Rows)
	for i, w := range weights {
		m.weights[i] = int8(w)
	}
	return m, nil
}

// Card is the model card, as JSON.
func (m *Model) Card() json.RawMessage { return m.card }

// score adds up the weights of features.
func (m *Model) score(features []uint32) int32 {
	var sum int32
	for _, f := range features {
		sum += int32(m.weights[f])
	}
	return sum
}

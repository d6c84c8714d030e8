package network

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"

	"hearsay/syntax/modelfile"
)

// magic begins every model file; the digit is the version of the format.
const magic = "hearsay-syntax-2\n"

// Sizes are the dimensions of a network. All are multiples of 16, but those of
// the groups, of which the sum is one.
type Sizes struct {
	Group  [Groups]int // of the feature groups
	Hidden int         // of one direction of one layer
	Arc    int         // of the head scorer
	Rel    int         // of the relation scorer
}

// Check tells whether a network can have these sizes.
func (s Sizes) Check() error {
	input := 0
	for _, n := range s.Group {
		input += n
	}
	for _, n := range []int{input, s.Hidden, s.Arc, s.Rel} {
		if n <= 0 || n%16 != 0 {
			return fmt.Errorf("a network cannot have a part of size %d: sizes are multiples of 16", n)
		}
	}
	return nil
}

// Header says what a model is and where it comes from. It stands in the file as
// JSON, readable by eye.
type Header struct {
	Sizes Sizes
	Tags  []string // universal tags
	Feats []string // morphological features, "Number=Sing|..."
	Rels  []string // relations with subtypes; one is "root"
	Known [Groups]int
	// Lemmas are the rules of package lemma, Card is the model card.
	Lemmas, Card json.RawMessage
}

// Tensor is a matrix of 8-bit weights. Row r stands for Weights times Scale[r],
// or times Scale[0] where there is but one.
type Tensor struct {
	Rows, Cols int
	Scale      []float32
	Weights    []int8
}

// File is a model as it is stored: the header, the features in the order of
// their rows, and the parameters in the order of the fields of Model.
type File struct {
	Header  Header
	Known   [Groups][]Feature
	Tensors []Tensor
	Biases  [][]float32
}

// WriteTo writes the file. All numbers are little-endian.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	b.WriteString(magic)
	for g := range f.Known {
		f.Header.Known[g] = len(f.Known[g])
	}
	head, err := json.Marshal(f.Header)
	if err != nil {
		return 0, err
	}
	put := func(v any) { err = binary.Write(&b, binary.LittleEndian, v) } // a bytes.Buffer never fails
	put(uint32(len(head)))
	b.Write(head)
	for _, k := range f.Known {
		put(k)
	}
	put(uint32(len(f.Tensors)))
	for _, t := range f.Tensors {
		put([3]uint32{uint32(t.Rows), uint32(t.Cols), uint32(len(t.Scale))})
		put(t.Scale)
		put(t.Weights)
	}
	put(uint32(len(f.Biases)))
	for _, x := range f.Biases {
		put(uint32(len(x)))
		put(x)
	}
	if err != nil {
		return 0, err
	}
	return b.WriteTo(w)
}

// ReadFile parses a model file.
func ReadFile(data []byte) (*File, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, fmt.Errorf("this is no syntax model of version 2")
	}
	d := decoder{modelfile.Decoder{Data: data[len(magic):]}}
	var f File
	if err := json.Unmarshal(d.Bytes(int(d.Uint32())), &f.Header); err != nil {
		return nil, fmt.Errorf("the header of the syntax model: %w", err)
	}
	for g := range f.Known {
		f.Known[g] = make([]Feature, d.Length(f.Header.Known[g], 4))
		for i := range f.Known[g] {
			f.Known[g][i] = Feature(d.Uint32())
		}
	}
	f.Tensors = make([]Tensor, d.Length(int(d.Uint32()), 8))
	for i := range f.Tensors {
		f.Tensors[i] = d.tensor()
	}
	f.Biases = make([][]float32, d.Length(int(d.Uint32()), 4))
	for i := range f.Biases {
		f.Biases[i] = d.floats(int(d.Uint32()))
	}
	if d.Short {
		return nil, fmt.Errorf("the syntax model is cut off")
	}
	return &f, nil
}

package names

import (
	_ "embed"
	"encoding/json"
)

//go:embed names.model
var embedded []byte

// Model is a names model; it is read-only and serves any number of goroutines.
type Model struct {
	lexicon     *Lexicon
	slots       []slot // open addressing, a power of two of them, half of them empty
	rows        [][Labels]int8
	transitions Transitions
	card        json.RawMessage
}

// slot leads from a feature to its row of weights; row 0 is the empty slot.
type slot struct{ feature, row uint32 }

// Size is the length of the embedded model in bytes.
func Size() int { return len(embedded) }

// Load reads the embedded model.
func Load() (*Model, error) { return Parse(embedded) }

// Card is the model card, as JSON.
func (m *Model) Card() json.RawMessage { return m.card }

// index fills the slots; the features are those of rows 1 and on.
func (m *Model) index(features []uint32) {
	size := 2
	for size < 2*len(features) {
		size *= 2
	}
	m.slots = make([]slot, size)
	for i, f := range features {
		at := f & uint32(size-1)
		for m.slots[at].row != 0 {
			at = (at + 1) & uint32(size-1)
		}
		m.slots[at] = slot{f, uint32(i + 1)}
	}
}

// score adds up the weights of features.
func (m *Model) score(features []uint32, sum *[Labels]int32) {
	mask := uint32(len(m.slots) - 1)
	for _, f := range features {
		at := f & mask
		for m.slots[at].row != 0 && m.slots[at].feature != f {
			at = (at + 1) & mask
		}
		if row := m.slots[at].row; row != 0 {
			for l, w := range m.rows[row] {
				sum[l] += int32(w)
			}
		}
	}
}

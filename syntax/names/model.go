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

// score adds up the weights of features. They are looked at in two rounds: the
// slots, which lie all over the memory, are fetched first and at once, because
// none waits for what another one holds.
func (m *Model) score(features []uint32, sum *[Labels]int32) {
	mask := uint32(len(m.slots) - 1)
	for len(features) > 0 {
		var fetched [together]slot
		n := min(together, len(features))
		for i, f := range features[:n] {
			fetched[i] = m.slots[f&mask]
		}
		for i, f := range features[:n] {
			if row := m.rowOf(f, fetched[i]); row != 0 {
				for l, w := range m.rows[row] {
					sum[l] += int32(w)
				}
			}
		}
		features = features[n:]
	}
}

// together is how many slots are fetched at once.
const together = 64

// rowOf is the row of a feature, 0 for none; s is the slot where it should be.
func (m *Model) rowOf(f uint32, s slot) uint32 {
	mask := uint32(len(m.slots) - 1)
	for at := f + 1; s.row != 0 && s.feature != f; at++ {
		s = m.slots[at&mask]
	}
	return s.row
}

package model

import "encoding/binary"

// Table leads from hashed features to rows of weights. It is read-only and
// serves any number of goroutines.
//
// A slot is four bytes, so that a table fits into the nearer caches of a
// processor: what is left of the hash after the place of the slot, and the row.
// Of features that the table does not have one in ten thousand is taken for
// another; the same ones each time.
type Table struct {
	width    int
	shift    int      // of a hash, to the place of its slot
	slots    []uint32 // open addressing, a power of two of them, half of them empty
	features []uint32 // by row
	weights  []byte   // by row, each more by bias; row 0 is the empty slot
}

// Weights are added in lanes of 16 bits, several at once, for which they must not
// be negative.
const (
	bias  = 128
	batch = 64 // features that are looked up together: few enough that no lane is full
	even  = 0x00FF00FF
	evens = 0x00FF00FF00FF00FF
)

const (
	rowBits = 17
	// MostRows is the most features that a table can hold.
	MostRows = 1<<rowBits - 1
)

// NewTable makes a table of rows of width weights, one row after the other in the
// order of the features, which must differ; those beyond [MostRows] are left out.
func NewTable(width int, features []uint32, rows []int8) *Table {
	features = features[:min(len(features), MostRows)]
	bits := 1
	for 1<<bits < 2*len(features) {
		bits++
	}
	t := &Table{width: width, shift: 32 - bits, slots: make([]uint32, 1<<bits), features: make([]uint32, 1, len(features)+1)}
	t.features = append(t.features, features...)
	t.weights = make([]byte, width*(len(features)+1))
	for i := range t.weights[:width] {
		t.weights[i] = bias
	}
	for i, w := range rows[:len(features)*width] {
		t.weights[width+i] = byte(int(w) + bias)
	}
	for i, f := range features {
		at, rest := t.place(f)
		for t.slots[at] != 0 {
			at = (at + 1) & (len(t.slots) - 1)
		}
		t.slots[at] = rest | uint32(i+1)
	}
	return t
}

// place is the slot in which a feature is looked for first, and the part of its
// hash that the slot holds.
func (t *Table) place(f uint32) (at int, rest uint32) {
	h := f * 0x9E3779B1
	return int(h >> (t.shift & 31)), (h ^ h>>15) << rowBits
}

// find puts the numbers of the rows of features into rows, 0 for those that are not
// there. Whether a feature is there no processor foresees; that is decided without
// a branch where the first slot tells, and for the others afterwards.
func (t *Table) find(features []uint32, rows *[batch]uint32) {
	var further [batch]uint8
	n, mask := 0, len(t.slots)-1
	for i, f := range features {
		at, rest := t.place(f)
		s := t.slots[at&mask]
		other := (s ^ rest) >> rowBits
		rows[i&(batch-1)] = s & MostRows
		further[n&(batch-1)] = uint8(i)
		n += int((s | -s) & (other | -other) >> 31) // 1 where another feature is there
	}
	for _, i := range further[:n] {
		rows[i&(batch-1)] = t.further(features[i])
	}
}

// further is the row of a feature in whose first slot another one is.
func (t *Table) further(f uint32) uint32 {
	at, rest := t.place(f)
	for {
		at = (at + 1) & (len(t.slots) - 1)
		s := t.slots[at]
		if s == 0 || s>>rowBits == rest>>rowBits {
			return s & MostRows
		}
	}
}

// Sum adds up the weights of features in a table of width 1.
func (t *Table) Sum(features []uint32) int32 {
	var sum int32
	var rows [batch]uint32
	for len(features) > 0 {
		n := min(len(features), batch)
		t.find(features[:n], &rows)
		for _, r := range rows[:n] {
			sum += int32(t.weights[r]) - bias
		}
		features = features[n:]
	}
	return sum
}

// AddUnits adds the rows of features in a table as wide as there are labels.
func (t *Table) AddUnits(features []uint32, sum *[Labels]int32) {
	var rows [batch]uint32
	for len(features) > 0 {
		n := min(len(features), batch)
		t.find(features[:n], &rows)
		var lanes uint64 // of the labels 0, 2, 1 and 3
		for _, r := range rows[:n] {
			row := binary.LittleEndian.Uint32(t.weights[r*Labels:])
			lanes += uint64(row&even) | uint64(row&^even)<<24
		}
		base := int32(n) * bias
		sum[0] += int32(lanes&0xFFFF) - base
		sum[2] += int32(lanes>>16&0xFFFF) - base
		sum[1] += int32(lanes>>32&0xFFFF) - base
		sum[3] += int32(lanes>>48) - base
		features = features[n:]
	}
}

// AddPairs adds the rows of features in a table as wide as there are pairs of
// labels.
func (t *Table) AddPairs(features []uint32, sum *[Labels * Labels]int32) {
	var rows [batch]uint32
	for len(features) > 0 {
		n := min(len(features), batch)
		t.find(features[:n], &rows)
		var a, b, c, d uint64
		for _, r := range rows[:n] {
			row := t.weights[r*Labels*Labels:][:Labels*Labels]
			low, high := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
			a, b = a+low&evens, b+low>>8&evens
			c, d = c+high&evens, d+high>>8&evens
		}
		base := int32(n) * bias
		for l := range Labels {
			sum[2*l] += int32(a>>(16*l)&0xFFFF) - base
			sum[2*l+1] += int32(b>>(16*l)&0xFFFF) - base
			sum[2*l+8] += int32(c>>(16*l)&0xFFFF) - base
			sum[2*l+9] += int32(d>>(16*l)&0xFFFF) - base
		}
		features = features[n:]
	}
}

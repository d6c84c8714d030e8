package model

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
	rows     []int8   // row 0 is the empty slot
}

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
	t.rows = append(make([]int8, width, width+len(rows)), rows[:len(features)*width]...)
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
	return int(h >> t.shift), (h ^ h>>15) << rowBits
}

// row is the number of the row of a feature, or 0.
func (t *Table) row(f uint32) int {
	at, rest := t.place(f)
	for {
		s := t.slots[at]
		if s == 0 || s>>rowBits == rest>>rowBits {
			return int(s & MostRows)
		}
		at = (at + 1) & (len(t.slots) - 1)
	}
}

// Sum adds up the weights of features in a table of width 1.
func (t *Table) Sum(features []uint32) int32 {
	var sum int32
	for _, f := range features {
		sum += int32(t.rows[t.row(f)])
	}
	return sum
}

// AddUnits adds the rows of features in a table as wide as there are labels.
func (t *Table) AddUnits(features []uint32, sum *[Labels]int32) {
	for _, f := range features {
		if r := t.row(f); r != 0 {
			for l, w := range (*[Labels]int8)(t.rows[r*Labels:]) {
				sum[l] += int32(w)
			}
		}
	}
}

// AddPairs adds the rows of features in a table as wide as there are pairs of
// labels.
func (t *Table) AddPairs(features []uint32, sum *[Labels * Labels]int32) {
	for _, f := range features {
		if r := t.row(f); r != 0 {
			for l, w := range (*[Labels * Labels]int8)(t.rows[r*Labels*Labels:]) {
				sum[l] += int32(w)
			}
		}
	}
}

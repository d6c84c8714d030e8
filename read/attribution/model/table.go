package model

// Table leads from hashed features to rows of weights. It is read-only and
// serves any number of goroutines.
type Table struct {
	width int
	mask  uint32
	slots []slot // open addressing, a power of two of them, half of them empty
	rows  []int8 // row 0 is the empty slot
}

// slot leads from a feature to its row.
type slot struct{ feature, row uint32 }

// NewTable makes a table of rows of width weights, one row after the other in the
// order of the features, which must differ.
func NewTable(width int, features []uint32, rows []int8) *Table {
	size := 2
	for size < 2*len(features) {
		size *= 2
	}
	t := &Table{width: width, mask: uint32(size - 1), slots: make([]slot, size), rows: make([]int8, width, width+len(rows))}
	t.rows = append(t.rows, rows...)
	for i, f := range features {
		at := f & t.mask
		for t.slots[at].row != 0 {
			at = (at + 1) & t.mask
		}
		t.slots[at] = slot{f, uint32(i + 1)}
	}
	return t
}

// row is the weights of a feature, or nil.
func (t *Table) row(f uint32) []int8 {
	at := f & t.mask
	for t.slots[at].row != 0 {
		if t.slots[at].feature == f {
			r := int(t.slots[at].row) * t.width
			return t.rows[r : r+t.width]
		}
		at = (at + 1) & t.mask
	}
	return nil
}

// Sum adds up the weights of features in a table of width 1.
func (t *Table) Sum(features []uint32) int32 {
	var sum int32
	for _, f := range features {
		if r := t.row(f); r != nil {
			sum += int32(r[0])
		}
	}
	return sum
}

// Add adds the rows of features to a sum as wide as the table.
func (t *Table) Add(features []uint32, sum []int32) {
	for _, f := range features {
		for l, w := range t.row(f) {
			sum[l] += int32(w)
		}
	}
}

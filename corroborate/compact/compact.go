// Package compact writes what comparing keeps of a document into few bytes, and
// reads it back.
//
// A type describes itself once, in a function that names its parts in order; the
// same function serves both ways, so that what is written is what is read. Strings
// and hashes stand once in a table at the front, whatever their number.
//
// The package is not for exchange: bytes of another version are refused, never
// converted.
//
// Invariant: any bytes can be read without a panic and without more memory than a
// fixed multiple of their length; what was not written here is an error.
package compact

import (
	"encoding/binary"
	"errors"
	"math"

	"hearsay"
)

// ErrDamaged says that bytes were not written by this version of a type, or not as
// a whole.
var ErrDamaged = errors.New("bytes that this version did not write")

// Coder goes through the parts of a value, either to write or to read them.
type Coder struct {
	reading bool
	body    []byte // written so far, or not yet read
	texts   table[string]
	hashes  table[uint64]
	failed  bool
	room    []uint32 // memory for the next numbers
}

// table numbers what occurs several times.
type table[T comparable] struct {
	list []T
	at   map[T]int
}

// number is that of x, which is put at the end when it is new.
func (t *table[T]) number(x T) int {
	n, ok := t.at[x]
	if !ok {
		if t.at == nil {
			t.at = map[T]int{}
		}
		n = len(t.list)
		t.list, t.at[x] = append(t.list, x), n
	}
	return n
}

// Append appends to dst the value whose parts the function names.
func Append(dst []byte, version byte, parts func(*Coder)) []byte {
	var c Coder
	parts(&c)
	dst = append(dst, version)
	dst = binary.AppendUvarint(dst, uint64(len(c.texts.list)))
	for _, s := range c.texts.list {
		dst = binary.AppendUvarint(dst, uint64(len(s)))
	}
	for _, s := range c.texts.list {
		dst = append(dst, s...)
	}
	dst = binary.AppendUvarint(dst, uint64(len(c.hashes.list)))
	for _, h := range c.hashes.list {
		dst = binary.LittleEndian.AppendUint64(dst, h)
	}
	return append(dst, c.body...)
}

// Read reads all of data. The error is [ErrDamaged]; what was read until then is
// not to be used.
func Read(data []byte, version byte, parts func(*Coder)) error {
	if len(data) == 0 || data[0] != version {
		return ErrDamaged
	}
	c := Coder{reading: true, body: data[1:]}
	c.readTexts()
	c.readHashes()
	parts(&c)
	if c.failed || len(c.body) > 0 {
		return ErrDamaged
	}
	return nil
}

func (c *Coder) readTexts() {
	ends, total := make([]int, c.length(1)), 0
	for i := range ends {
		n := c.uvarint()
		if n > uint64(len(c.body)) {
			n = 0
			c.fail()
		}
		total += int(n)
		ends[i] = total
	}
	if total > len(c.body) {
		c.fail()
		return
	}
	c.texts.list = make([]string, 0, len(ends))
	all, start := string(c.body[:total]), 0 // one string that all are parts of
	for _, end := range ends {
		c.texts.list = append(c.texts.list, all[start:end])
		start = end
	}
	c.body = c.body[total:]
}

func (c *Coder) readHashes() {
	const size = 8
	c.hashes.list = make([]uint64, c.length(size))
	for i := range c.hashes.list {
		c.hashes.list[i] = binary.LittleEndian.Uint64(c.body[i*size:])
	}
	c.body = c.body[len(c.hashes.list)*size:]
}

// fail ends the reading: all further parts fail too.
func (c *Coder) fail() { c.failed, c.body = true, nil }

// length reads the number of items that take at least size bytes each.
func (c *Coder) length(size int) int {
	n := c.uvarint()
	if n > uint64(len(c.body)/size) {
		c.fail()
		return 0
	}
	return int(n)
}

func (c *Coder) uvarint() uint64 {
	x, n := binary.Uvarint(c.body)
	if n <= 0 {
		c.fail()
		return 0
	}
	c.body = c.body[n:]
	return x
}

// Int is a number, of either sign.
func Int[T ~int | ~int32 | ~int64](c *Coder, n *T) {
	if !c.reading {
		c.body = binary.AppendVarint(c.body, int64(*n))
		return
	}
	x, size := binary.Varint(c.body)
	if size <= 0 || int64(T(x)) != x {
		c.fail()
		return
	}
	*n, c.body = T(x), c.body[size:]
}

// Text is a string, which takes a byte or two where it occurs again.
func Text[T ~string](c *Coder, s *T) {
	if !c.reading {
		c.body = binary.AppendUvarint(c.body, uint64(c.texts.number(string(*s))))
		return
	}
	*s = T(entry(c, c.texts.list))
}

// Hash is a number that takes eight bytes, and a byte or two where it occurs again.
func Hash[T ~uint64](c *Coder, h *T) {
	if !c.reading {
		c.body = binary.AppendUvarint(c.body, uint64(c.hashes.number(uint64(*h))))
		return
	}
	*h = T(entry(c, c.hashes.list))
}

func entry[T any](c *Coder, list []T) (x T) {
	n := c.uvarint()
	if n >= uint64(len(list)) {
		c.fail()
		return x
	}
	return list[n]
}

// Float is a number, infinite ones among them.
func (c *Coder) Float(f *float64) {
	const size = 8
	switch {
	case !c.reading:
		c.body = binary.LittleEndian.AppendUint64(c.body, math.Float64bits(*f))
	case len(c.body) < size:
		c.fail()
	default:
		*f, c.body = math.Float64frombits(binary.LittleEndian.Uint64(c.body)), c.body[size:]
	}
}

// Flags are up to seven truths in one byte.
func (c *Coder) Flags(flags ...*bool) {
	bits := 0
	for i, f := range flags {
		if *f {
			bits |= 1 << i
		}
	}
	Int(c, &bits)
	for i, f := range flags {
		*f = bits&(1<<i) != 0
	}
}

// Span is a span of a text.
func (c *Coder) Span(s *hearsay.Span) {
	length := s.End - s.Start
	Int(c, &s.Start)
	Int(c, &length)
	s.End = s.Start + length
}

// List is items each of which takes a byte at least.
func List[T any](c *Coder, list *[]T, item func(*Coder, *T)) {
	if c.reading {
		*list = nil
		if n := c.length(1); n > 0 {
			*list = make([]T, n)
		}
	} else {
		c.body = binary.AppendUvarint(c.body, uint64(len(*list)))
	}
	for i := range *list {
		item(c, &(*list)[i])
	}
}

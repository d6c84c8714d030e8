// Package position converts between the ways in which a place in a text is
// written.
//
//   - UTF-8 byte offsets: inside the program, in spans and in the ledger.
//   - Unicode code points: in every output, as the W3C Web Annotation
//     TextPositionSelector, brat and Python's strings count.
//   - UTF-16 code units: in browsers.
//
// It is the only place where one becomes another. It is not for page boxes or
// lines.
//
// Invariant: for every offset on a code point border, converting there and
// back gives the same offset. An offset inside a code point counts as that
// code point's start.
package position

import (
	"sort"
	"unicode/utf8"

	"hearsay"
)

// stride is the distance in bytes between two places whose other offsets are
// remembered: large enough that the table is 1/32 of the text, small enough
// that a look-up reads four cache lines.
const stride = 256

// mark is what lies before one remembered byte offset.
type mark struct{ byte, point, utf16 int }

// Map converts offsets of one text. It is safe for use by several goroutines.
type Map struct {
	text  string
	ascii bool
	marks []mark // nil for a text that is all ASCII
	end   mark
}

// NewMap reads the text once. The text must be valid UTF-8.
func NewMap(text string) *Map {
	m := &Map{text: text, ascii: true}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			m.ascii = false
			break
		}
	}
	m.end = mark{len(text), len(text), len(text)}
	if !m.ascii {
		m.index()
	}
	return m
}

func (m *Map) index() {
	var at mark
	m.marks = make([]mark, 0, len(m.text)/stride+1)
	for at.byte < len(m.text) {
		if at.byte >= len(m.marks)*stride {
			m.marks = append(m.marks, at)
		}
		at = m.next(at)
	}
	m.end = at
}

// next steps over one code point.
func (m *Map) next(at mark) mark {
	r, size := utf8.DecodeRuneInString(m.text[at.byte:])
	units := 1
	if r > 0xFFFF {
		units = 2
	}
	return mark{at.byte + size, at.point + 1, at.utf16 + units}
}

// find walks to the last code point border at which key is not above want.
func (m *Map) find(want int, key func(mark) int) mark {
	if want >= key(m.end) {
		return m.end
	}
	i := sort.Search(len(m.marks), func(i int) bool { return key(m.marks[i]) > want })
	at := m.marks[max(i-1, 0)]
	for {
		after := m.next(at)
		if key(after) > want {
			return at
		}
		at = after
	}
}

func byByte(k mark) int  { return k.byte }
func byPoint(k mark) int { return k.point }
func byUTF16(k mark) int { return k.utf16 }

// Points turns a byte offset into a number of code points.
func (m *Map) Points(byteOffset int) int {
	if m.ascii {
		return clamp(byteOffset, m.end.byte)
	}
	return m.find(max(byteOffset, 0), byByte).point
}

// Bytes turns a number of code points into a byte offset.
func (m *Map) Bytes(points int) int {
	if m.ascii {
		return clamp(points, m.end.byte)
	}
	return m.find(max(points, 0), byPoint).byte
}

// UTF16 turns a byte offset into a number of UTF-16 code units.
func (m *Map) UTF16(byteOffset int) int {
	if m.ascii {
		return clamp(byteOffset, m.end.byte)
	}
	return m.find(max(byteOffset, 0), byByte).utf16
}

// FromUTF16 turns a number of UTF-16 code units into a byte offset.
func (m *Map) FromUTF16(units int) int {
	if m.ascii {
		return clamp(units, m.end.byte)
	}
	return m.find(max(units, 0), byUTF16).byte
}

// Len is the length of the text in code points.
func (m *Map) Len() int { return m.end.point }

// Range gives a span's start and end in code points.
func (m *Map) Range(s hearsay.Span) [2]int {
	return [2]int{m.Points(s.Start), m.Points(s.End)}
}

// Span is the inverse of [Map.Range].
func (m *Map) Span(r [2]int) hearsay.Span {
	return hearsay.Span{Start: m.Bytes(r[0]), End: m.Bytes(r[1])}
}

func clamp(n, top int) int { return max(0, min(n, top)) }

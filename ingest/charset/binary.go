package charset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	xunicode "golang.org/x/text/encoding/unicode"
)

var (
	utf16LE = xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM)
	utf16BE = xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM)
)

// probe bounds the bytes at each of the three places that [Binary] looks at.
const probe = 16 << 10

// Binary reports whether the bytes are no text in any charset: pictures,
// archives, random bytes. A NUL byte here and there and UTF-16 are text. It
// looks at the start, the middle and the end, so its time is bounded.
func Binary(data []byte) bool {
	if len(data) <= 3*probe {
		return binary(data)
	}
	middle := len(data) / 2 &^ 3
	end := (len(data) - probe) &^ 3
	return binary(data[:probe]) || binary(data[middle:middle+probe]) || binary(data[end:])
}

func binary(data []byte) bool {
	enc, name, skip := byMark(data)
	if enc == nil {
		enc, name = byNULs(data)
	}
	if enc != nil {
		text, _, _ := decodeAs(data[skip:], enc, name)
		return unprintable(text)
	}
	var count [256]int
	for _, c := range data {
		count[c]++
	}
	control := 0
	for c, n := range count {
		if c != 0 && isControl(byte(c)) {
			control += n
		}
	}
	return count[0]*4 > len(data) || control*50 > len(data) || padding(&count, len(data))
}

// padding reports that one byte outside ASCII makes up most of the data. In
// text it never passes half, which the lead byte of kana in EUC-JP comes near.
func padding(count *[256]int, size int) bool {
	return size >= 32 && slices.Max(count[utf8.RuneSelf:])*5 > size*3
}

// isControl leaves out the controls that text files hold: BS, TAB, LF, VT, FF,
// CR, ESC and the end-of-file mark of DOS.
func isControl(c byte) bool {
	switch c {
	case '\b', '\t', '\n', '\v', '\f', '\r', 0x1a, 0x1b:
		return false
	}
	return c < ' ' || c == 0x7f
}

// unprintable reports that more than one code point in twenty is unassigned,
// private or a control.
func unprintable(text string) bool {
	bad, all := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || !unicode.IsPrint(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && r != 0 {
			bad++
		}
	}
	return bad*20 > all
}

// byNULs recognises UTF-16 without a byte order mark. Text has one half of its
// bytes from very few values: NUL for Latin letters, spaces and digits, and the
// number of one block of 256 for the letters of another script.
func byNULs(data []byte) (encoding.Encoding, string) {
	sample := data[:min(len(data), probe)&^1]
	if len(sample) < 4 {
		return nil, ""
	}
	var even, odd [256]int
	for i := 0; i < len(sample); i += 2 {
		even[sample[i]]++
		odd[sample[i+1]]++
	}
	units := len(sample) / 2
	switch {
	case highHalf(&odd, &even, units):
		return utf16LE, "utf-16le"
	case highHalf(&even, &odd, units):
		return utf16BE, "utf-16be"
	}
	return nil, ""
}

// highHalf reports whether high has the upper bytes of UTF-16 text, and low the
// lower ones.
func highHalf(high, low *[256]int, units int) bool {
	nul, other := high[0], 0
	for block := 1; block < 0x20; block++ {
		other = max(other, high[block])
	}
	return nul*12 >= units && nul > 3*low[0] && (nul+other+high[0x20])*10 >= units*9
}

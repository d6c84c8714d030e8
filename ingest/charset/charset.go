package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode turns data into UTF-8. The charset is the first of these that the
// bytes bear out: a byte order mark, UTF-16 by its pattern of NUL bytes, UTF-8
// that holds more than ASCII, the declared charset ("" for none), detection
// from the text. So a declaration that valid multi-byte UTF-8 refutes loses, as
// does one that would make no words.
//
// The name is the one of the WHATWG Encoding Standard in lower case
// ("windows-1256", "utf-8"). Each byte or code unit that the charset does not
// define becomes U+FFFD and counts as repaired.
func Decode(data []byte, declared string) (text, name string, repaired int) {
	if enc, name, skip := byMark(data); name != "" {
		return decodeAs(data[skip:], enc, name)
	}
	if enc, name := byNULs(data); enc != nil {
		return decodeAs(data, enc, name)
	}
	multi, bad := utf8Sequences(data)
	if bad == 0 && (multi > 0 || !bytes.Contains(data, escape)) {
		return string(data), "utf-8", 0
	}
	enc, name := byLabel(declared)
	if looksUTF8(multi, bad, name) {
		return decodeAs(data, nil, "utf-8")
	}
	if enc != nil {
		if text, repaired, ok := fits(data, enc); ok {
			return text, name, repaired
		}
	}
	enc, name = detect(data)
	return decodeAs(data, enc, name)
}

// escape begins a switch of character sets in ISO-2022, which is ASCII to the
// eye.
var escape = []byte("\x1b$")

// looksUTF8 allows for a few broken bytes, the more so where UTF-8 is declared.
func looksUTF8(multi, bad int, declared string) bool {
	if declared == "utf-8" {
		return multi >= bad
	}
	return multi >= 2*bad && multi > 0
}

// byLabel resolves a declared name; the encoding is nil for UTF-8 and for names
// that mean nothing.
func byLabel(label string) (encoding.Encoding, string) {
	label = strings.Trim(label, " \t\r\n\"'")
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "replacement" {
		return nil, ""
	}
	if name == "utf-8" || name == "x-user-defined" {
		return nil, name
	}
	return enc, name
}

// byMark reads a byte order mark of skip bytes.
func byMark(data []byte) (enc encoding.Encoding, name string, skip int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return nil, "utf-8", 3
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return utf16LE, "utf-16le", 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return utf16BE, "utf-16be", 2
	}
	return nil, "", 0
}

// fits decodes data and reports whether the result reads as text: at most one
// repair in a thousand bytes, and words rather than mojibake.
func fits(data []byte, enc encoding.Encoding) (text string, repaired int, ok bool) {
	text, _, repaired = decodeAs(data, enc, "")
	if repaired*1000 > len(data) {
		return "", 0, false
	}
	odd, words := oddity(sampleWords(text))
	return text, repaired, odd*3 <= words
}

// decodeAs decodes with enc, or as UTF-8 when it is nil.
func decodeAs(data []byte, enc encoding.Encoding, name string) (text, sameName string, repaired int) {
	if enc == nil {
		text, repaired = repairUTF8(data)
		return text, name, repaired
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil { // decoders replace what they cannot read; kept for a decoder that would not
		return decodeAs(data, nil, "utf-8")
	}
	text = strings.ToValidUTF8(string(out), string(utf8.RuneError))
	return text, name, strings.Count(text, string(utf8.RuneError))
}

// repairUTF8 puts U+FFFD in the place of each byte that is not UTF-8.
func repairUTF8(data []byte) (text string, repaired int) {
	if utf8.Valid(data) {
		return string(data), 0
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/16)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			repaired++
		}
		b.WriteRune(r)
		data = data[n:]
	}
	return b.String(), repaired
}

// utf8Sequences counts the valid sequences of more than one byte and the bytes
// that belong to no valid sequence.
func utf8Sequences(data []byte) (multi, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			multi++
		}
		i += n
	}
	return multi, bad
}

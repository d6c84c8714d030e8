package mail

import (
	"bytes"
	"strings"

	"hearsay/ingest/charset"
)

// header is the fields of a message or part, in order.
type header []field

type field struct {
	name  string // lower case
	value []byte // unfolded lines, still encoded
}

const (
	// maxField bounds one field in bytes. Longer ones are no field that a person
	// reads, and are cut.
	maxField = 64 << 10
	// maxFields bounds the fields that are kept.
	maxFields = 1000
)

// splitHeader reads the header and gives what follows it. A line that is no
// field ends it, unless more fields follow directly: then a long line was
// broken there.
func splitHeader(data []byte) (header, []byte) {
	var h header
	for first := true; len(data) > 0; first = false {
		line, rest, _ := bytes.Cut(data, []byte{'\n'})
		short := bytes.TrimRight(line[:min(len(line), maxField)], "\r")
		switch {
		case len(bytes.TrimSpace(short)) == 0:
			if len(short) > 0 && looksLikeHeader(rest) {
				break // a folded line of nothing
			}
			if len(h) > 0 || !first && !looksLikeHeader(rest) {
				return h, rest
			}
		case isField(short):
			h = h.with(short)
		case first && (bytes.HasPrefix(short, []byte("From ")) || bytes.HasPrefix(short, []byte(">From "))):
		case len(h) > 0 && (short[0] == ' ' || short[0] == '\t' || isField(firstLine(rest))):
			h[len(h)-1].fold(short)
		default:
			return h, data
		}
		data = rest
	}
	return h, nil
}

func looksLikeHeader(data []byte) bool { return isField(firstLine(data)) }

func (h header) with(line []byte) header {
	if len(h) >= maxFields {
		return h
	}
	colon := bytes.IndexByte(line, ':')
	name := strings.ToLower(string(bytes.TrimSpace(line[:colon])))
	return append(h, field{name: name, value: bytes.Clone(bytes.TrimSpace(line[colon+1:]))})
}

func (f *field) fold(line []byte) {
	if len(f.value) < maxField {
		f.value = append(append(f.value, ' '), bytes.TrimSpace(line)...)
	}
}

// get is the first field of this name, nil for none.
func (h header) get(name string) []byte {
	for i := range h {
		if h[i].name == name {
			return h[i].value
		}
	}
	return nil
}

// isField reports whether a line is "Name: value" (RFC 5322, 2.2).
func isField(line []byte) bool {
	colon := bytes.IndexByte(line, ':')
	if colon <= 0 || colon > 80 {
		return false
	}
	for _, c := range bytes.TrimRight(line[:colon], " \t") {
		if c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// unstructured decodes a field for a person: encoded words (RFC 2047), and
// bytes that should have been encoded.
func unstructured(value []byte, declared string) string {
	var b strings.Builder
	var pending []byte // bytes of encoded words that stand together
	label := ""
	flush := func() {
		text, _, _ := charset.Decode(pending, label)
		b.WriteString(text)
		pending, label = nil, ""
	}
	for len(value) > 0 {
		word, before, rest, ok := encodedWord(value)
		if !ok {
			break
		}
		if len(bytes.TrimSpace(before)) > 0 || label == "" || !strings.EqualFold(label, word.label) {
			between := before
			if label != "" && len(bytes.TrimSpace(before)) == 0 {
				between = nil // white space between two encoded words is none
			}
			flush()
			b.WriteString(raw(between, declared))
		}
		pending, label = append(pending, word.data...), word.label
		value = rest
	}
	flush()
	b.WriteString(raw(value, declared))
	return strings.Join(strings.Fields(strings.ToValidUTF8(b.String(), "\uFFFD")), " ")
}

func raw(value []byte, declared string) string {
	text, _, _ := charset.Decode(value, declared)
	return text
}

// word is the content of an encoded word.
type word struct {
	label string
	data  []byte
}

// encodedWord finds the first "=?charset?B?...?=" in value.
func encodedWord(value []byte) (w word, before, rest []byte, ok bool) {
	for at := 0; ; {
		i := bytes.Index(value[at:], []byte("=?"))
		if i < 0 {
			return word{}, nil, nil, false
		}
		at += i
		if w, n := wordAt(value[at:]); n > 0 {
			return w, value[:at], value[at+n:], true
		}
		at += 2
	}
}

// wordAt reads the encoded word at the start of s; n is its length, 0 for none.
// Blanks inside are an error of the sender and are read as what they are.
func wordAt(s []byte) (w word, n int) {
	const longestLabel, longest = 40, 2000
	mark := bytes.IndexByte(s[2:min(len(s), longestLabel)], '?')
	if mark <= 0 || len(s) < mark+6 || s[mark+4] != '?' {
		return word{}, 0
	}
	label, _, _ := strings.Cut(string(s[2:2+mark]), "*") // RFC 2231 adds the language
	kind, text := s[mark+3]|0x20, s[mark+5:]
	end := bytes.Index(text[:min(len(text), longest)], []byte("?="))
	if end < 0 || kind != 'b' && kind != 'q' {
		return word{}, 0
	}
	w = word{label: label}
	if kind == 'b' {
		w.data = decodeBase64(text[:end])
	} else {
		w.data = decodeQuoted(bytes.ReplaceAll(text[:end], []byte{'_'}, []byte("=20")))
	}
	return w, mark + 5 + end + 2
}

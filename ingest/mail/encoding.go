package mail

import (
	"bytes"
	"strings"
)

// transferDecode undoes a Content-Transfer-Encoding. An unknown one is none.
func transferDecode(data []byte, encoding string) []byte {
	switch encoding {
	case "base64":
		return decodeBase64(data)
	case "quoted-printable":
		return decodeQuoted(data)
	case "x-uuencode", "x-uue", "uuencode":
		if _, body, ok := cutUU(data); ok {
			return decodeUU(body)
		}
	}
	return data
}

// decodeBase64 decodes what is there: it passes over bytes that are not base64
// and starts afresh behind padding, where some programs join pieces.
func decodeBase64(data []byte) []byte {
	out := make([]byte, 0, len(data)/4*3+3)
	acc, bits := uint32(0), 0
	for _, c := range data {
		v := sextet(c)
		if c == '=' {
			acc, bits = 0, 0
		}
		if v < 0 {
			continue
		}
		acc, bits = acc<<6|uint32(v), bits+6
		if bits >= 8 {
			bits -= 8
			out = append(out, byte(acc>>bits))
		}
	}
	return out
}

func sextet(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+' || c == '-':
		return 62
	case c == '/' || c == '_':
		return 63
	}
	return -1
}

// decodeQuoted decodes quoted-printable; an "=" that introduces nothing stays.
func decodeQuoted(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		if data[i] != '=' {
			out = append(out, data[i])
			continue
		}
		if n := softBreak(data[i+1:]); n > 0 {
			i += n
			continue
		}
		if i+2 < len(data) {
			if hi, lo := hexDigit(data[i+1]), hexDigit(data[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, '=')
	}
	return out
}

// softBreak is the length of a line break, white space before it included; 0
// for none.
func softBreak(s []byte) int {
	for i, c := range s {
		switch c {
		case '\n':
			return i + 1
		case ' ', '\t', '\r':
		default:
			return 0
		}
	}
	return len(s)
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// takeUUEncoded takes files that were put into a text by uuencode out of it.
func takeUUEncoded(text string) (string, []Attachment) {
	if !strings.HasPrefix(text, "begin ") && !strings.Contains(text, "\nbegin ") {
		return text, nil
	}
	var files []Attachment
	var kept strings.Builder
	for {
		start, name := findUU(text)
		if start < 0 {
			break
		}
		length := strings.Index(text[start:], "\nend")
		if length < 0 {
			break
		}
		length += len("\nend")
		files = append(files, Attachment{Name: fileName(name), raw: []byte(text[start : start+length]), encoding: "x-uuencode"})
		kept.WriteString(text[:start])
		text = text[start+length:]
	}
	return kept.String() + text, files
}

// findUU finds "begin 644 name" at the start of a line.
func findUU(text string) (int, string) {
	for at := 0; at >= 0 && at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		if mode, ok := strings.CutPrefix(line, "begin "); ok && len(mode) > 4 && isOctal(mode[:3]) && mode[3] == ' ' {
			return at, strings.TrimSpace(mode[4:])
		}
		next := strings.Index(text[at:], "\nbegin ")
		if next < 0 {
			break
		}
		at += next + 1
	}
	return -1, ""
}

func isOctal(s string) bool { return strings.Trim(s, "01234567") == "" }

// cutUU finds the lines between "begin" and "end".
func cutUU(data []byte) (name string, body []byte, ok bool) {
	start, name := findUU(string(data[:min(len(data), 64<<10)]))
	if start < 0 {
		return "", nil, false
	}
	_, body, ok = bytes.Cut(data[start:], []byte{'\n'})
	if end := bytes.Index(body, []byte("\nend")); end >= 0 {
		body = body[:end+1]
	}
	return name, body, ok
}

// decodeUU decodes lines of uuencode (POSIX): a length, then four characters
// for three bytes.
func decodeUU(body []byte) []byte {
	var out []byte
	for len(body) > 0 {
		var line []byte
		line, body, _ = bytes.Cut(body, []byte{'\n'})
		if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
			continue
		}
		want := int(line[0]-' ') & 63
		acc, bits := uint32(0), 0
		for _, c := range line[1:] {
			acc, bits = acc<<6|uint32((c-' ')&63), bits+6
			if bits >= 8 && want > 0 {
				bits -= 8
				want--
				out = append(out, byte(acc>>bits))
			}
		}
	}
	return out
}

package mail

import (
	"bytes"
	"iter"
	"path"
	"strconv"
	"strings"

	"hearsay/ingest/block"
	"hearsay/ingest/charset"
)

// part is one MIME part, not decoded.
type part struct {
	kind     string // media type, lower case
	charset  string // declared, "" for none
	boundary string
	name     string // file name, "" for none
	attached bool   // the sender wants it as a file
	encoding string // lower case
	raw      []byte
}

func newPart(h header, raw []byte, kind string) part {
	p := part{kind: kind, raw: raw, encoding: strings.ToLower(strings.TrimSpace(string(h.get("content-transfer-encoding"))))}
	p.encoding, _, _ = strings.Cut(p.encoding, ";")
	p.encoding, _, _ = strings.Cut(p.encoding, " ")
	value, params := parameters(h.get("content-type"))
	if value = strings.ToLower(value); strings.Contains(value, "/") {
		p.kind = value
	} else if value == "text" {
		p.kind = "text/plain"
	}
	p.charset = strings.TrimPrefix(strings.ToLower(params["charset"]), "charset=")
	p.boundary = params["boundary"]
	disposition, more := parameters(h.get("content-disposition"))
	p.attached = strings.EqualFold(disposition, "attachment")
	p.name = more["filename"]
	if p.name == "" {
		p.name = params["name"]
	}
	p.name = fileName(p.name)
	return p
}

// maxName bounds a file name, in bytes before decoding.
const maxName = 1000

// fileName keeps the last element of a path and what can be shown of it.
func fileName(s string) string {
	s = strings.ToValidUTF8(s[max(0, len(s)-maxName):], "")
	s = block.Clean(strings.ReplaceAll(s, `\`, "/"))
	s = strings.Join(strings.Fields(s), " ")
	if s = path.Base(s); s == "." || s == "/" || s == ".." {
		return ""
	}
	return s
}

func (p part) nameOr(other string) string {
	if p.name != "" {
		return p.name
	}
	return other
}

// children yields the parts between the boundaries of a multipart. Without a
// boundary in its header, the first line that begins with "--" is it.
func (p part) children() iter.Seq2[header, []byte] {
	return func(yield func(header, []byte) bool) {
		data := p.raw
		if p.encoding == "base64" || p.encoding == "quoted-printable" {
			// Not allowed (RFC 2045, 6.4), and seen.
			if !bytes.Contains(data, []byte("--"+p.boundary)) {
				data = transferDecode(data, p.encoding)
			}
		}
		mark := p.delimiter(data)
		if mark == nil {
			return
		}
		start, end, final := nextBoundary(data, mark)
		for start >= 0 && !final {
			data = data[end:]
			start, end, final = nextBoundary(data, mark)
			one := data
			if start >= 0 {
				one = data[:start]
			}
			if start < 0 && len(bytes.TrimSpace(one)) == 0 {
				return
			}
			if h, body := splitPart(one); !yield(h, bytes.TrimRight(body, "\r\n")) {
				return
			}
		}
	}
}

// splitPart is splitHeader for a part, which may have no header at all.
func splitPart(data []byte) (header, []byte) {
	for _, blank := range []string{"\n", "\r\n"} {
		if body, ok := bytes.CutPrefix(data, []byte(blank)); ok {
			return nil, body
		}
	}
	return splitHeader(data)
}

func (p part) delimiter(data []byte) []byte {
	if p.boundary != "" {
		return []byte("--" + strings.TrimRight(p.boundary, " "))
	}
	for at := 0; at >= 0 && at < len(data); {
		line := bytes.TrimSpace(firstLine(data[at:]))
		if len(line) > 4 && len(line) < 80 && bytes.HasPrefix(line, []byte("--")) && !bytes.ContainsAny(line, " \t") {
			return line
		}
		next := bytes.Index(data[at:], []byte("\n--"))
		if next < 0 {
			return nil
		}
		at += next + 1
	}
	return nil
}

// nextBoundary finds the next line that is the delimiter: where it begins, where
// the line after it begins, and whether it is the closing one. start is negative
// when there is none.
func nextBoundary(data, mark []byte) (start, end int, final bool) {
	for at := 0; ; {
		i := bytes.Index(data[at:], mark)
		if i < 0 {
			return -1, len(data), false
		}
		start = at + i
		at = start + len(mark)
		if start > 0 && data[start-1] != '\n' {
			continue
		}
		rest := data[at:min(len(data), at+1000)]
		rest, final = bytes.CutPrefix(rest, []byte("--"))
		line, _, _ := bytes.Cut(rest, []byte{'\n'})
		if len(bytes.TrimSpace(line)) > 0 {
			continue
		}
		end = at + len(line) + 1
		if final {
			end += 2
		}
		return start, min(end, len(data)), final
	}
}

// parameters splits "value; name=value; ..." (RFC 2045, 5.1; RFC 2231), as
// broken as it may be.
func parameters(value []byte) (string, map[string]string) {
	head, rest, _ := bytes.Cut(value, []byte{';'})
	params := map[string]string{}
	pieces := map[string][]string{}
	for n := 0; len(rest) > 0 && n < 100; n++ {
		var name, v string
		name, v, rest = parameter(rest)
		base, tail, starred := strings.Cut(name, "*")
		switch i, err := strconv.Atoi(strings.TrimSuffix(tail, "*")); {
		case base == "":
		case starred && err == nil && i == len(pieces[base]) && i < 100:
			if strings.HasSuffix(tail, "*") {
				v = percent(v)
			}
			pieces[base] = append(pieces[base], v)
		case starred && err != nil:
			params[base] = extended(percent(v))
		case params[base] == "":
			params[base] = unstructured([]byte(v[:min(len(v), maxName)]), "")
		}
	}
	for base, list := range pieces {
		params[base] = extended(strings.Join(list, ""))
	}
	kind, _, _ := strings.Cut(strings.TrimSpace(string(head)), " ")
	return kind, params
}

// parameter reads one "name=value" and what follows the next semicolon.
func parameter(s []byte) (name, value string, rest []byte) {
	eq := bytes.IndexByte(s, '=')
	if semi := bytes.IndexByte(s, ';'); eq < 0 || semi >= 0 && semi < eq {
		_, rest, _ = bytes.Cut(s, []byte{';'})
		return "", "", rest
	}
	name = strings.ToLower(string(bytes.TrimSpace(s[:eq])))
	s = bytes.TrimLeft(s[eq+1:], " \t")
	if len(s) == 0 || s[0] != '"' {
		v, rest, _ := bytes.Cut(s, []byte{';'})
		return name, strings.TrimSpace(string(v)), rest
	}
	var b []byte
	i := 1
	for ; i < len(s) && s[i] != '"'; i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b = append(b, s[i])
	}
	_, rest, _ = bytes.Cut(s[min(i, len(s)):], []byte{';'})
	return name, string(b), rest
}

// percent decodes "%C3%A9".
func percent(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if hi, lo := hexDigit(s[i+1]), hexDigit(s[i+2]); hi >= 0 && lo >= 0 {
				b = append(b, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// extended decodes the value in "charset'language'value".
func extended(s string) string {
	label, rest, ok := strings.Cut(s, "'")
	_, value, ok2 := strings.Cut(rest, "'")
	if !ok || !ok2 {
		return strings.ToValidUTF8(s, "\uFFFD")
	}
	text, _, _ := charset.Decode([]byte(value), label)
	return text
}

package plain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"

	"hearsay"
	"hearsay/ingest/charset"
)

// Line is one line of JSONL that holds a document.
type Line struct {
	Number int // from 1
	Raw    []byte
	*hearsay.Document
}

// record is one object of JSONL.
type record struct {
	Doc  string  `json:"doc"`
	Text *string `json:"text"`
	DCT  string  `json:"dct"`
}

// JSONL yields the documents of a file with one object a line,
// {"doc": name, "text": ..., "dct": date if known}. A line that holds none is
// an error that names its number, and the others go on. Lines are read one by
// one: beside the data the memory of one document is held.
func JSONL(data []byte) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		data = toUTF8(data)
		for n := 1; len(data) > 0; n++ {
			var raw []byte
			raw, data, _ = bytes.Cut(data, []byte{'\n'})
			if raw = bytes.TrimSpace(raw); len(raw) == 0 {
				continue
			}
			d, err := FromLine(raw, n)
			if !yield(Line{Number: n, Raw: raw, Document: d}, err) {
				return
			}
		}
	}
}

// toUTF8 decodes a file that begins with a byte order mark; JSON is UTF-8.
func toUTF8(data []byte) []byte {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			text, _, _ := charset.Decode(data, "")
			return []byte(text)
		}
	}
	return data
}

// FromLine makes a document of line n of JSONL.
func FromLine(raw []byte, n int) (*hearsay.Document, error) {
	var r record
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil, &hearsay.Error{
			Code: hearsay.Invalid, Msg: fmt.Sprintf("line %d is not a JSON object with the fields doc, text, dct", n), Err: err,
		}
	}
	if r.Text == nil {
		return nil, &hearsay.Error{Code: hearsay.Invalid, Msg: fmt.Sprintf(`line %d has no field "text"`, n)}
	}
	d, err := FromText(*r.Text)
	if err != nil {
		return nil, err
	}
	d.Format, d.Name = hearsay.FormatJSONL, r.Doc
	if r.DCT != "" {
		d.Published = hearsay.Field{Value: r.DCT, How: hearsay.HowGiven}
	}
	return d, nil
}

// IsJSONL reports whether the first line is an object with a field "text".
func IsJSONL(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(data) == 0 || data[0] != '{' {
		return false
	}
	raw, _, _ := bytes.Cut(data, []byte{'\n'})
	const probe = 1 << 20
	if len(raw) > probe {
		return bytes.Contains(raw[:probe], []byte(`"text"`))
	}
	var r record
	return json.Unmarshal(raw, &r) == nil && r.Text != nil
}

package plain

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"

	"hearsay"
	"hearsay/ingest/pubdate"
)

// record is one object of JSONL.
type record struct {
	Doc  string  `json:"doc"`
	ID   string  `json:"id"` // another word for doc
	Text *string `json:"text"`
	DCT  string  `json:"dct"`
}

// FromLine makes a document of line n of JSONL: an object {"doc": name, "text":
// ..., "dct": date if known}. The name may stand in "id" instead. Other fields
// are passed over.
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
	d.Format, d.Name = hearsay.FormatJSONL, cmp.Or(r.Doc, r.ID)
	day, ok := pubdate.Parse(r.DCT)
	switch {
	case ok:
		d.Published = hearsay.Field{Value: day, How: hearsay.HowGiven}
	case r.DCT != "":
		d.Notes = append(d.Notes, fmt.Sprintf("left out: the date %q, which is not understood; write YYYY-MM-DD", r.DCT))
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

package export_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/export"
)

// textOf reads TimeML as any XML reader does: the content of TEXT, and the
// words of each time in it.
func textOf(t rapid.TB, doc string) (text string, times map[string]string) {
	times = map[string]string{}
	var open []string
	in := false
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text, times
		}
		if err != nil {
			t.Fatalf("%v in:\n%s", err, doc)
		}
		switch x := token.(type) {
		case xml.StartElement:
			in = in || x.Name.Local == "TEXT"
			for _, a := range x.Attr {
				if in && a.Name.Local == "tid" {
					open, times[a.Value] = append(open, a.Value), ""
				}
			}
		case xml.EndElement:
			if in = in && x.Name.Local != "TEXT"; in {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if in {
				text += string(x)
				for _, id := range open {
					times[id] += string(x)
				}
			}
		}
	}
}

// Whatever the text and wherever the times, TimeML is well-formed and gives the
// text back; each time holds its words, or is empty where it crosses another.
func TestTimeMLGivesTheTextBack(t *testing.T) {
	piece := rapid.SampledFrom([]string{"14 May", "<b>", "&amp;", "]]>", "\r\n", "\r", "الهدنة", "𐤌", "\"", " ", "\uFFFE", "\x01", "<?xml"})
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces")
		d := &hearsay.Document{ID: "d", Path: "a&<b>.txt", Text: strings.Join(pieces, "")}
		r := &hearsay.Reading{Document: d}
		borders := []int{0}
		for _, p := range pieces {
			borders = append(borders, borders[len(borders)-1]+len(p))
		}
		for i := range rapid.IntRange(0, 5).Draw(t, "times") {
			from := rapid.IntRange(0, len(pieces)-1).Draw(t, "from")
			to := rapid.IntRange(from+1, len(pieces)).Draw(t, "to")
			r.Times = append(r.Times, hearsay.Time{ID: "t" + string(rune('1'+i)), Span: hearsay.Span{Start: borders[from], End: borders[to]}, Type: hearsay.Date, Value: "P1<D", Anchor: "dct"})
		}
		var b strings.Builder
		w, err := export.NewWriter("timeml", &b)
		if err == nil {
			err = w.Write(export.Item{Reading: r})
		}
		if err != nil {
			t.Fatal(err)
		}
		shown := strings.NewReplacer("\uFFFE", "\uFFFD", "\x01", "\uFFFD")
		text, times := textOf(t, b.String())
		if text != shown.Replace(d.Text) {
			t.Fatalf("the text is %q, want %q", text, d.Text)
		}
		for _, x := range r.Times {
			words, there := times[x.ID]
			if !there || words != "" && words != shown.Replace(x.Span.Of(d.Text)) {
				t.Fatalf("%s is %q (%v), want %q", x.ID, words, there, x.Span.Of(d.Text))
			}
		}
	})
}

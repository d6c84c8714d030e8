package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// writeTimeML writes one document as TimeML 1.2.1 (Pustejovsky et al., "The
// Specification Language TimeML", 2005) with its TIMEX3 tags inline. The content
// of TEXT is the document's text, unchanged but for what XML cannot hold.
func writeTimeML(out *lines, a anchors) error {
	t := timeML{anchors: a, dated: a.Document.Published.Value != ""}
	t.xml.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<TimeML>\n<DOCID>" + escaped(docName(a.Document)) + "</DOCID>\n")
	t.creation()
	t.body()
	t.xml.WriteString("\n</TimeML>\n")
	_, err := out.Write([]byte(t.xml.String()))
	return err
}

// timeML builds one document.
type timeML struct {
	anchors
	dated bool // the document's date is known
	xml   strings.Builder
}

// creation writes the document creation time, TIMEX3 "t0".
func (t *timeML) creation() {
	date := ""
	if t.dated {
		date = escaped(t.Document.Published.Value)
		date = `<TIMEX3 tid="t0" type="DATE" value="` + date + `" temporalFunction="false" functionInDocument="CREATION_TIME">` + date + "</TIMEX3>"
	}
	t.xml.WriteString("<DCT>" + date + "</DCT>\n")
}

// body writes the text with a tag around each time. Times that lie inside one
// another nest; one that crosses the end of another becomes an empty element.
func (t *timeML) body() {
	times := make([]*hearsay.Time, len(t.Times))
	for i := range t.Times {
		times[i] = &t.Times[i]
	}
	slices.SortStableFunc(times, func(x, y *hearsay.Time) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End))
	})
	at := 0
	var open []int // where the open tags end
	until := func(place int) {
		for len(open) > 0 && open[len(open)-1] <= place {
			end := open[len(open)-1]
			t.xml.WriteString(escaped(t.text[at:end]) + "</TIMEX3>")
			at, open = end, open[:len(open)-1]
		}
		t.xml.WriteString(escaped(t.text[at:place]))
		at = place
	}
	t.xml.WriteString("<TEXT>")
	for _, x := range times {
		until(x.Span.Start)
		t.xml.WriteString("<TIMEX3" + t.attributes(x))
		if len(open) > 0 && x.Span.End > open[len(open)-1] {
			t.xml.WriteString("/>")
			continue
		}
		t.xml.WriteString(">")
		open = append(open, x.Span.End)
	}
	until(len(t.text))
	t.xml.WriteString("</TEXT>")
}

func (t *timeML) attributes(x *hearsay.Time) string {
	anchor := x.Anchor
	if anchor == "dct" {
		anchor = ""
		if t.dated {
			anchor = "t0"
		}
	}
	var b strings.Builder
	for _, a := range []struct{ name, value string }{
		{"tid", x.ID}, {"type", string(x.Type)}, {"value", x.Value}, {"mod", x.Mod}, {"anchorTimeID", anchor},
	} {
		if a.value != "" {
			fmt.Fprintf(&b, ` %s="%s"`, a.name, escaped(a.value))
		}
	}
	if anchor != "" {
		b.WriteString(` temporalFunction="true"`)
	}
	return b.String()
}

// escaped is text as XML 1.0 writes it, so that a reader gets it back code point
// for code point: a carriage return must not be taken for a line end, and what
// XML cannot hold is U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\r':
			b.WriteString("&#13;")
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

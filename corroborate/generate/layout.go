package generate

import (
	"strings"

	"hearsay"
	"hearsay/fnv"
)

// sheet is a document as it is laid out, with the marks and where they stand.
type sheet struct {
	strings.Builder
	marks  []mark
	outlet string
	// straight is true for outlets that set straight quotation marks.
	straight bool
}

// mark is a closed mark of a laid-out text: its name, fields and place.
type mark struct {
	name    string
	fields  []string
	span    hearsay.Span
	account int
	// within are the marks that enclose it, indices into the sheet's list.
	within []int
}

// layout writes a document as its outlet prints it. Outlets differ in what
// stands above the text and whether lines are broken.
func layout(d *draft) *sheet {
	s := &sheet{outlet: d.outlet.name, straight: fnv.String(d.outlet.name)%5 == 0}
	s.head(d)
	for i, p := range d.body {
		if i > 0 {
			s.WriteString("\n\n")
		}
		s.paragraph(p)
	}
	imprint := ""
	if style(d) == 1 {
		imprint = "© " + d.date.Format("2006 ") + d.outlet.name
	}
	for _, end := range []string{d.closing, d.outlet.boilerplate, imprint} {
		if end != "" {
			s.WriteString("\n\n" + end)
		}
	}
	s.WriteByte('\n')
	return s
}

// style numbers the ways in which outlets lay out a page.
func style(d *draft) uint64 { return fnv.String(d.outlet.name) % 3 }

// head writes title, byline, outlet and date.
func (s *sheet) head(d *draft) {
	byline := d.byline
	if byline != "" && !strings.HasPrefix(byline, "By ") {
		byline = "By " + byline
	}
	dateline := d.dateline
	switch {
	case d.outlet.agency && len(d.copies) == 0:
		s.title(d)
		s.lines(byline)
		dateline = "TESLIN, " + d.date.Format("January 2, 2006") + " (" + d.outlet.name + ") - "
	case style(d) == 0:
		s.lines(strings.ToUpper(d.outlet.name))
		s.title(d)
		s.lines(byline, d.date.Format("Monday, 2 January 2006"))
	case style(d) == 1:
		s.title(d)
		s.lines(byline, d.date.Format("2 January 2006"))
	default:
		s.lines(d.outlet.name)
		s.title(d)
		s.lines(byline, d.date.Format("2 January 2006"))
	}
	s.WriteString(dateline)
}

// lineWidth is where outlets that break lines do so, in bytes.
const lineWidth = 76

// text is the document; where its outlet breaks lines, blanks become line ends.
func (s *sheet) text() string {
	if fnv.String(s.outlet)%4 != 0 {
		return s.String()
	}
	text := []byte(s.String())
	start, blank := 0, -1
	for i, c := range text {
		switch {
		case c == '\n':
			start, blank = i+1, -1
			continue
		case c == ' ':
			blank = i
		}
		if i-start >= lineWidth && blank >= 0 {
			text[blank] = '\n'
			start, blank = blank+1, -1
		}
	}
	return string(text)
}

func (s *sheet) title(d *draft) {
	s.sentence(d.title)
	s.WriteString("\n\n")
}

func (s *sheet) lines(lines ...string) {
	for _, l := range lines {
		if l != "" {
			s.WriteString(l + "\n\n")
		}
	}
}

func (s *sheet) paragraph(p paragraph) {
	for i, x := range p {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.sentence(x)
	}
}

// sentence writes the text of one sentence and keeps its marks.
func (s *sheet) sentence(x sentence) {
	var open []int
	text := x.text
	if s.straight {
		text = strings.NewReplacer("“", `"`, "”", `"`).Replace(text)
	}
	for {
		before, rest, found := strings.Cut(text, "<")
		s.WriteString(before)
		if !found {
			return
		}
		name, after, _ := strings.Cut(rest, ">")
		if name[0] == '/' {
			last := len(open) - 1
			s.marks[open[last]].span.End = s.Len()
			open = open[:last]
		} else {
			name, fields, _ := strings.Cut(name, ":")
			s.marks = append(s.marks, mark{name, strings.Split(fields, "|"), hearsay.Span{Start: s.Len()}, x.account, append([]int(nil), open...)})
			open = append(open, len(s.marks)-1)
		}
		text = after
	}
}

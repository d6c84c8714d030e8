package plain

import (
	"strings"

	"hearsay"
)

// markdownBlocks lays blocks over CommonMark text. The marks of headings are
// furniture of their own, so that a heading reads as its words.
func markdownBlocks(text string) []hearsay.Block {
	m := markdown{layout: layout{text: text, shape: shape{width: widest}}}
	for l, blank := range lines(text) {
		if len(m.blocks) > MaxBlocks {
			break
		}
		m.line(l, blank)
	}
	m.flush()
	return m.blocks
}

type markdown struct {
	layout
	fenced, matter bool
	seen           int
}

func (m *markdown) line(l line, blank bool) {
	s := l.Of(m.text)
	m.seen++
	switch {
	case m.seen == 1 && s == "---" || m.matter:
		m.matter = m.seen == 1 || s != "---" && s != "..."
		m.single(l.Span, hearsay.Furniture)
		return
	case strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~"):
		m.fenced = !m.fenced
		m.single(l.Span, hearsay.Furniture)
		return
	case m.fenced:
	case underline(s) && !blank && len(m.group) > 0:
		m.underlined(l, s)
		return
	case hashes(s) > 0:
		m.heading(l.Span, hashes(s))
		return
	}
	if blank || len(m.group) == maxGroup {
		m.flush()
	}
	m.group = append(m.group, l)
}

// flush cuts the group at list items and quotations only: a line break says
// nothing in Markdown.
func (m *markdown) flush() {
	for start := 0; start < len(m.group); {
		end := start + 1
		for end < len(m.group) && !m.starts(end) {
			end++
		}
		s := hearsay.Span{Start: m.group[start].Start, End: m.group[end-1].End}
		m.blocks = append(m.blocks, hearsay.Block{Span: s, Kind: markKind(m.group[start].mark)})
		start = end
	}
	m.group = m.group[:0]
}

func (m *markdown) starts(i int) bool {
	switch m.group[i].mark {
	case bullet, number, separator, notice:
		return true
	case quote:
		return m.group[i-1].mark != quote
	}
	before := m.group[i-1].mark
	return before == separator || before == notice
}

func markKind(m mark) hearsay.BlockKind {
	switch m {
	case bullet, number:
		return hearsay.ListItem
	case quote:
		return hearsay.Quotation
	case separator, notice:
		return hearsay.Furniture
	}
	return hearsay.Paragraph
}

func (m *markdown) single(s hearsay.Span, k hearsay.BlockKind) {
	m.flush()
	m.blocks = append(m.blocks, hearsay.Block{Span: s, Kind: k})
}

// heading adds "## Words ##" as mark, words and mark.
func (m *markdown) heading(s hearsay.Span, marks int) {
	body := m.text[s.Start+marks : s.End]
	words := strings.TrimSpace(strings.TrimRight(body, "#"))
	if words == "" {
		m.single(s, hearsay.Furniture)
		return
	}
	start := s.Start + marks + strings.Index(body, words)
	end := start + len(words)
	m.single(hearsay.Span{Start: s.Start, End: s.Start + marks}, hearsay.Furniture)
	m.single(hearsay.Span{Start: start, End: end}, hearsay.Heading)
	if hash := strings.IndexByte(m.text[end:s.End], '#'); hash >= 0 {
		m.single(hearsay.Span{Start: end + hash, End: s.End}, hearsay.Furniture)
	}
}

// underlined makes a heading of the line before "=====" or "-----".
func (m *markdown) underlined(l line, _ string) {
	last := len(m.group) - 1
	head := m.group[last]
	m.group = m.group[:last]
	m.single(head.Span, hearsay.Heading)
	m.single(l.Span, hearsay.Furniture)
}

func underline(s string) bool {
	return len(s) >= 2 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

// hashes is the number of "#" before a heading of level 1 to 6, else 0.
func hashes(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "#"))
	if n == 0 || n > 6 || len(s) == n || s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// frontMatter takes title, author, date and publisher from the lines between
// "---" at the start of the file.
func frontMatter(d *hearsay.Document) {
	if !strings.HasPrefix(strings.TrimSpace(d.Text), "---") {
		return
	}
	for _, b := range d.Blocks[1:] {
		s := b.Of(d.Text)
		if b.Kind != hearsay.Furniture || s == "---" || s == "..." {
			return
		}
		key, value, _ := strings.Cut(s, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if value != "" {
			setField(d, strings.ToLower(key), hearsay.Field{Value: value, How: hearsay.HowMeta, At: at(b, s, value)})
		}
	}
}

func at(b hearsay.Block, s, value string) hearsay.Span {
	start := b.Start + strings.LastIndex(s, value)
	return hearsay.Span{Start: start, End: start + len(value)}
}

func setField(d *hearsay.Document, key string, f hearsay.Field) {
	switch key {
	case "title":
		d.Title = f
	case "author":
		d.Authors = append(d.Authors, f)
	case "publisher":
		d.Publisher = f
	case "date":
		d.Published = f
	}
}

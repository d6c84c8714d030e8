package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// para is a paragraph in the making: lines that belong together.
type para struct {
	lines []Line
	page  int // of the first line
	item  bool
}

func (p *para) last() *Line  { return &p.lines[len(p.lines)-1] }
func (p *para) first() *Line { return &p.lines[0] }

// measures are the habits of a page's text, which tell where its paragraphs end.
type measures struct {
	leading map[face]float32 // the usual distance of base lines
	edges   map[int]Box      // by region: where lines begin and end
}

// face is text of one size in one region: notes are set closer than the text
// above them.
type face struct {
	region int
	size   int // half points
}

func (l *Line) face() face { return face{l.region, int(l.Size*2 + 0.5)} }

// A page shows that its lines are set far apart, more than looseLeading font
// sizes, when it has fewSteps from line to line at least.
const (
	looseLeading = 1.7
	fewSteps     = 3
)

func measure(lines []Line) measures {
	m := measures{map[face]float32{}, map[int]Box{}}
	steps := map[face][]float32{}
	for i := range lines {
		l := &lines[i]
		if e, ok := m.edges[l.region]; ok {
			m.edges[l.region] = e.union(l.Box)
		} else {
			m.edges[l.region] = l.Box
		}
		if i > 0 && lines[i-1].region == l.region && sameSize(&lines[i-1], l) {
			if d := l.Box.Y1 - lines[i-1].Box.Y1; d > 0 && d < 3*l.Size {
				steps[l.face()] = append(steps[l.face()], d)
			}
		}
	}
	for f, s := range steps {
		slices.Sort(s)
		usual := s[len(s)/3]
		if len(s) < fewSteps && usual > looseLeading*float32(f.size)/2 {
			continue // a few lines set far apart are no paragraph
		}
		m.leading[f] = usual
	}
	return m
}

func sameSize(a, b *Line) bool {
	return a.Size <= b.Size*1.08+0.1 && b.Size <= a.Size*1.08+0.1
}

// paragraphs groups the lines of one page, which are in the order of reading.
func (m *measures) paragraphs(lines []Line, page int) []para {
	var out []para
	for _, l := range lines {
		if l.Text == "" {
			continue
		}
		if n := len(out); n > 0 && m.continues(&out[n-1], &l) {
			out[n-1].lines = append(out[n-1].lines, l)
			continue
		}
		out = append(out, para{lines: []Line{l}, page: page, item: listItem(l.Text)})
	}
	return out
}

// continues tells whether l goes on with the paragraph above it in the same
// region.
func (m *measures) continues(p *para, l *Line) bool {
	last := p.last()
	if last.region != l.region || last.Aside || l.Aside || last.RTL != l.RTL && hasWords(l) && hasWords(last) {
		return false
	}
	if last.Row || l.Row || !sameSize(last, l) || last.Bold != l.Bold && !leansOn(last, l) || listItem(l.Text) {
		return false
	}
	leading := m.leading[l.face()]
	if leading == 0 {
		leading = 1.25 * l.Size
	}
	step := l.Box.Y1 - last.Box.Y1
	if step > max(1.3*leading, leading+0.25*l.Size) || step < 0 {
		return false
	}
	return !m.ends(p, last, l)
}

// leansOn lets a line be bold in a paragraph that is not, when the sentence runs
// on: a name at its start was set in bold.
func leansOn(last, l *Line) bool {
	return last.Hyphen || endsOpen(last.Text) && startsLower(l.Text)
}

// ends tells whether last was the last line of its paragraph, from where it ends
// and where l begins.
func (m *measures) ends(p *para, last, l *Line) bool {
	edge := p.edge(m.edges[l.region])
	indent, room := l.Box.X0-last.Box.X0, edge.X1-last.Box.X1
	start := l.Box.X0 - edge.X0
	if l.RTL {
		indent, room = last.Box.X1-l.Box.X1, last.Box.X0-edge.X0
		start = edge.X1 - l.Box.X1
	}
	switch {
	case p.item && indent >= -0.3*l.Size && startsLower(l.Text):
		return false
	case len(p.lines) == 1 && indent < -0.5*l.Size:
		return false // the first line was indented
	case indent > 0.8*l.Size && start > 0.8*l.Size && !p.item && !endsOpen(last.Text):
		return true
	}
	// The first word of l would have had room on the line before.
	word := firstWordWidth(l)
	short := room > word+0.6*l.Size
	return short && endsSentence(last.Text) || room > word+4*l.Size && !startsLower(l.Text) && !centred(last, l)
}

// edge is where the lines of the paragraph begin and end: by themselves if there
// are enough of them, for it may be set in from the text around it.
func (p *para) edge(region Box) Box {
	const enough = 3
	if len(p.lines) < enough {
		return region
	}
	b := p.lines[0].Box
	for i := range p.lines {
		b = b.union(p.lines[i].Box)
	}
	return b
}

// centred tells that two lines share their middle, as the lines of a title do.
func centred(a, b *Line) bool {
	d := (a.Box.X0 + a.Box.X1 - b.Box.X0 - b.Box.X1) / 2
	return abs(d) < 0.5*b.Size && abs(a.Box.X0-b.Box.X0) > b.Size
}

func abs(x float32) float32 { return max(x, -x) }

func firstWordWidth(l *Line) float32 {
	n := strings.IndexByte(l.Text, ' ')
	if n < 0 {
		return l.Box.width()
	}
	total := utf8.RuneCountInString(l.Text)
	return l.Box.width() * float32(utf8.RuneCountInString(l.Text[:n])) / float32(max(total, 1))
}

func hasWords(l *Line) bool { return strings.ContainsFunc(l.Text, unicode.IsLetter) }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// closers may stand after the stop of a sentence.
const closers = "\"'”’»)]"

func endsSentence(s string) bool {
	s = strings.TrimRight(s, closers)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:؟۔。！？", r)
}

// endsOpen tells that a line ends in the middle of a sentence.
func endsOpen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLower(r) || r == ',' || r == '،' || r == '-' || r == ';'
}

// listItem tells a line that begins with a bullet or the number of an item.
func listItem(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•◦▪■□●○‣⁃·►▶✓❖➢", r) || r >= 0xF000 && r <= 0xF0FF {
		return true
	}
	if (r == '-' || r == '–' || r == '*') && strings.HasPrefix(s[size:], " ") {
		return true
	}
	return numberedItem(s)
}

// numberedItem knows "1." "12)" "(3)" "a)" "(iv)" "(A)" before a blank.
func numberedItem(s string) bool {
	open := strings.HasPrefix(s, "(")
	s = strings.TrimPrefix(s, "(")
	n := 0
	for n < len(s) && n < 4 && (s[n] >= '0' && s[n] <= '9') {
		n++
	}
	digits := n > 0
	if !digits {
		n = letterMark(s)
	}
	if n == 0 && open && len(s) > 0 && s[0] >= 'A' && s[0] <= 'Z' {
		n = 1
	}
	if n == 0 || n+1 >= len(s) {
		return false
	}
	stop, after := s[n], s[n+1]
	if after != ' ' {
		return false
	}
	return stop == ')' || stop == '.' && digits && n <= 2 && !open
}

// letterMark is the length of a single letter or a small Roman number.
func letterMark(s string) int {
	n := 0
	for n < len(s) && n < 5 && strings.IndexByte("ivx", s[n]) >= 0 {
		n++
	}
	if n == 0 && len(s) > 0 && s[0] >= 'a' && s[0] <= 'z' {
		return 1
	}
	return n
}

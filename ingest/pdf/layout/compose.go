package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Block is a stretch of text of one kind, with what its looks say.
type Block struct {
	Kind hearsay.BlockKind
	Page int
	Text string
	Size float32 // of its first line, in points
}

// Compose joins the pages of a document to blocks. What is repeated at the head
// or foot of the pages is furniture; a paragraph that runs over a page break is
// one block, on the page where it begins, and the furniture between its halves
// stands after it.
func Compose(pages []Page) []Block {
	c := composer{body: BodySize(pages), hyphenated: hyphenated(pages)}
	furniture := repeated(pages, c.body)
	for i := range pages {
		c.page(&pages[i], furniture)
	}
	c.close()
	return c.out
}

type composer struct {
	body       float32
	hyphenated map[string]bool
	out        []Block
	open       *para   // the last paragraph, while more of it may follow
	edge       Box     // of the text of the pages so far that have one column
	late       []Block // furniture and notes that came after the open paragraph began
}

func (c *composer) page(p *Page, furniture map[segmentRef]bool) {
	i := -1
	edge, text := divide(p.Segments, func(Segment) bool {
		i++
		return furniture[segmentRef{p.Number, i}]
	})
	head, foot := furnitureBlocks(edge, p)
	c.add(head)
	upright, turned := divide(text, func(s Segment) bool { return !s.Aside })
	lines := append(orderLines(upright), orderLines(turned)...)
	m := measure(lines)
	c.widen(&m, len(lines))
	for _, q := range m.paragraphs(lines, p.Number) {
		if c.open != nil && q.isNote(c.body) {
			c.late = append(c.late, q.block(c))
			continue
		}
		if c.open != nil && runsOn(c.open, &q) {
			c.open.lines = append(c.open.lines, q.lines...)
			continue
		}
		c.close()
		c.open = &q
	}
	c.add(foot)
}

// shortPage is the number of lines below which a page does not show how wide its
// text is: that of the pages before it counts.
const shortPage = 6

func (c *composer) widen(m *measures, lines int) {
	if len(m.edges) != 1 {
		return
	}
	for region, e := range m.edges {
		switch {
		case lines >= shortPage:
			c.edge = e
		case c.edge != Box{}:
			m.edges[region] = e.union(c.edge)
		}
	}
}

func divide(segments []Segment, test func(Segment) bool) (yes, no []Segment) {
	for _, s := range segments {
		if test(s) {
			yes = append(yes, s)
		} else {
			no = append(no, s)
		}
	}
	return yes, no
}

func (c *composer) add(furniture []Block) {
	c.late = append(c.late, furniture...)
	if c.open == nil {
		c.close()
	}
}

func (c *composer) close() {
	if c.open != nil {
		c.out = append(c.out, c.open.block(c))
		c.open = nil
	}
	c.out = append(c.out, c.late...)
	c.late = nil
}

// furnitureBlocks makes one block of each line of furniture, apart for the upper
// and the lower half of the page.
func furnitureBlocks(segments []Segment, p *Page) (head, foot []Block) {
	o := orderer{rtl: mostlyLeft(segments)}
	for _, row := range segmentRows(segments) {
		l := o.makeLine(row)
		b := Block{Kind: hearsay.Furniture, Page: p.Number, Text: l.Text, Size: l.Size}
		if l.Box.midY() < p.Height/2 {
			head = append(head, b)
		} else {
			foot = append(foot, b)
		}
	}
	return head, foot
}

// BodySize is the size of most letters, in points.
func BodySize(pages []Page) float32 {
	sizes := map[float32]int{}
	for i := range pages {
		for j := range pages[i].Segments {
			s := &pages[i].Segments[j]
			sizes[float32(int(s.Size*2+0.5))/2] += s.letters
		}
	}
	return mostCommon(sizes)
}

// runsOn tells whether q, at the head of a column or page, goes on with p.
func runsOn(p, q *para) bool {
	last, first := p.last(), q.first()
	if q.page == p.page && last.region == first.region || last.Row || first.Row || last.Aside || first.Aside {
		return false
	}
	if !sameSize(last, first) || last.Bold != first.Bold || last.RTL != first.RTL || q.item {
		return false
	}
	if last.Hyphen {
		return true
	}
	if endsSentence(last.Text) {
		return false
	}
	if first.RTL {
		return len(p.lines) > 1
	}
	return startsLower(first.Text) || endsOpen(last.Text) && len(p.lines) > 1 && len(q.lines) > 1
}

// isNote tells a note at the foot of a column: small, with its number before it.
// The paragraph above it may go on after it.
func (p *para) isNote(body float32) bool {
	r, _ := utf8.DecodeRuneInString(p.first().Text)
	return p.first().Size < 0.93*body && (unicode.IsDigit(r) || strings.ContainsRune("*†‡∗[(", r))
}

// headingSize is how much larger than the text a heading is set, and
// headingRunes how long it can be.
const (
	headingSize  = 1.12
	headingRunes = 200
)

func (p *para) block(c *composer) Block {
	b := Block{Kind: hearsay.Paragraph, Page: p.page, Text: c.joinLines(p.lines), Size: p.first().Size}
	heading := p.isHeading(b.Text, c.body)
	switch {
	case heading && (!p.item || p.first().Bold && len(p.lines) == 1): // "1. Introduction"
		b.Kind = hearsay.Heading
	case p.item:
		b.Kind = hearsay.ListItem
	}
	return b
}

func (p *para) isHeading(text string, body float32) bool {
	n := utf8.RuneCountInString(text)
	if n > headingRunes || len(p.lines) > 4 || !strings.ContainsFunc(text, unicode.IsLetter) || p.first().Row || p.first().Aside {
		return false
	}
	size := p.first().Size
	if size >= headingSize*body {
		return true
	}
	if size < 0.95*body || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ",") {
		return false
	}
	return p.first().Bold || n <= 80 && len(p.lines) == 1 && allCapitals(text)
}

func allCapitals(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) || unicode.Is(unicode.Lo, r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 4
}

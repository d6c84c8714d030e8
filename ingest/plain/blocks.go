package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// maxGroup bounds the lines that are looked at together. A paragraph of more
// lines is cut there.
const maxGroup = 4096

// Blocks lays blocks over a text: at least one where the text has anything but
// white space, at most MaxBlocks+1.
func Blocks(text string) []hearsay.Block {
	b := layout{text: text, shape: measure(text)}
	for l, blank := range lines(text) {
		if len(b.blocks) > MaxBlocks {
			break
		}
		if (blank || len(b.group) == maxGroup) && len(b.group) > 0 {
			b.flush()
		}
		b.group = append(b.group, l)
	}
	b.flush()
	b.lastIsNoHeading()
	return b.blocks
}

// shape is what the whole text tells about its lines.
type shape struct {
	// each is true when a line is a paragraph.
	each bool
	// width is the length in code points at which lines are wrapped.
	width int
}

const (
	// widest is the longest line, in code points, that a person or a program
	// wraps at; longer ones are whole paragraphs.
	widest = 160
	// narrowest is the shortest wrapping; shorter lines are verse or a table.
	narrowest = 40
)

// measure looks at the lines that another line follows directly. Wrapped lines
// seldom end with a stop and have nearly one length; lines that are paragraphs
// nearly all end with one.
func measure(text string) shape {
	var lengths [widest + 2]int
	inner, stops := 0, 0
	var last line
	for l, blank := range lines(text) {
		if !blank && last.runes >= narrowest/2 {
			lengths[min(last.runes, widest+1)]++
			inner++
			if last.stop {
				stops++
			}
		}
		last = l
	}
	width := quantile(lengths[:], inner*19/20)
	each := inner > 0 && (width > widest || inner >= 3 && stops*3 >= inner*2)
	return shape{each: each, width: max(width, narrowest)}
}

// quantile is the smallest index below which n of the counts lie.
func quantile(counts []int, n int) int {
	for i, c := range counts {
		if n < c {
			return i
		}
		n -= c
	}
	return 0
}

// layout collects the blocks of a text, group by group. A group is a stretch
// of lines without a blank line.
type layout struct {
	text   string
	shape  shape
	group  []line
	blocks []hearsay.Block
}

// flush cuts the group into blocks.
func (b *layout) flush() {
	for start := 0; start < len(b.group); {
		end := start + 1
		for end < len(b.group) && !b.breaks(start, end) {
			end++
		}
		b.add(b.group[start:end], start == 0 && end == len(b.group))
		start = end
	}
	b.group = b.group[:0]
}

// breaks reports whether a block that began with line start ends before line i.
func (b *layout) breaks(start, i int) bool {
	prev, l := b.group[i-1], b.group[i]
	switch {
	case prev.mark == separator, prev.mark == notice, l.mark == separator, l.mark == notice:
		return true
	case l.mark == quote || prev.mark == quote:
		return l.mark != prev.mark
	case l.mark == bullet:
		// Prose may be wrapped before a dash.
		return prev.stop || b.group[start].mark == bullet || b.hasRoom(i)
	case l.mark == number:
		return prev.stop || b.group[start].mark == number || beginsList(l.Of(b.text))
	case !prev.stop && startsLower(l.Of(b.text)):
		return false
	case b.shape.each:
		return true
	}
	return b.endsEarly(start, i) || prev.stop && prev.indent == 0 && l.indent > 1 && b.group[start].mark == noMark
}

// endsEarly reports whether the line before i ended though there was room,
// which is how a paragraph or a heading ends.
func (b *layout) endsEarly(start, i int) bool {
	begins := b.group[i-1].stop || i == 1 && start == 0
	return begins && b.hasRoom(i) && !startsLower(b.group[i].Of(b.text))
}

// hasRoom reports whether the first word of line i would have fitted into the
// line before it.
func (b *layout) hasRoom(i int) bool {
	word := b.group[i].Of(b.text)
	if end := strings.IndexFunc(word, unicode.IsSpace); end > 0 {
		word = word[:end]
	}
	return b.group[i-1].runes+1+utf8.RuneCountInString(word) <= b.shape.width*7/10
}

// beginsList reports whether a numbered line is a first one. A later one may be
// a number of the text that a line happens to begin with.
func beginsList(s string) bool {
	s = strings.TrimPrefix(s, "(")
	for _, first := range []string{"1", "a", "١", "۱"} {
		if rest, ok := strings.CutPrefix(s, first); ok && (rest[0] == '.' || rest[0] == ')') {
			return true
		}
	}
	return false
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// add makes one block of some lines; alone says that blank lines surround them.
func (b *layout) add(ls []line, alone bool) {
	s := hearsay.Span{Start: ls[0].Start, End: ls[len(ls)-1].End}
	b.blocks = append(b.blocks, hearsay.Block{Span: s, Kind: b.kind(ls, s, alone)})
}

func (b *layout) kind(ls []line, s hearsay.Span, alone bool) hearsay.BlockKind {
	switch ls[0].mark {
	case separator, notice:
		return hearsay.Furniture
	case quote:
		return hearsay.Quotation
	case bullet:
		return hearsay.ListItem
	case number:
		// A numbered line that stands alone, short and without a stop, heads a
		// section.
		if alone && isHeading(s.Of(b.text), ls) {
			return hearsay.Heading
		}
		return hearsay.ListItem
	}
	if isHeading(s.Of(b.text), ls) {
		return hearsay.Heading
	}
	return hearsay.Paragraph
}

// isHeading takes one short line that does not end as a sentence or a quote
// does and does not begin in the middle of one. "She added:" is no heading: a
// quote follows.
func isHeading(s string, ls []line) bool {
	if len(ls) > 1 || ls[0].runes > 100 || len(strings.Fields(s)) > 14 || startsLower(s) || ls[0].stop {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(",\"”’»،-–—", last) || holdsSentence(s) {
		return false
	}
	return strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// holdsSentence reports a sentence that ends inside quotation marks.
func holdsSentence(s string) bool {
	for _, end := range []string{".\"", ".”", "!”", "?”", "!\"", "?\"", ".»", ".“"} {
		if strings.Contains(s, end) {
			return true
		}
	}
	return false
}

// lastIsNoHeading makes a paragraph of a heading that heads nothing: a
// signature, a place, a text of one short line.
func (b *layout) lastIsNoHeading() {
	for i := len(b.blocks) - 1; i >= 0; i-- {
		switch b.blocks[i].Kind {
		case hearsay.Furniture:
		case hearsay.Heading:
			b.blocks[i].Kind = hearsay.Paragraph
		default:
			return
		}
	}
}

package front

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/block"
)

const (
	titleRunes = 200 // of a heading
	plainRunes = 140 // of a first line that nothing but its form sets apart
	titleLines = 8   // a title stands among the first of these
)

// title takes the first heading, or a short first line above longer text. A
// title that is known already is only looked for, so that its block gets its
// kind.
func (f *finder) title() {
	if f.d.Title.Value != "" {
		f.placeTitle()
		return
	}
	n := 0
	for i := range f.head {
		l := &f.head[i]
		if l.kind == hearsay.Furniture || l.used || l.kind == hearsay.Heading && f.isKicker(i) {
			continue
		}
		if n++; n > titleLines {
			return
		}
		if l.kind == hearsay.Title || l.kind == hearsay.Heading && isTitleText(l.text, titleRunes) {
			f.takeTitle(f.wholeBlock(i))
			return
		}
	}
	f.plainTitle()
}

// plainTitle takes the first line of text that has no headings.
func (f *finder) plainTitle() {
	for i := range f.head {
		l := &f.head[i]
		if l.kind == hearsay.Furniture || l.used || isBanner(l.text) || f.isKicker(i) {
			continue
		}
		text := l.text
		if f.aboveDateline(l) { // a headline may end like a sentence
			text = strings.TrimRight(text, ".")
		}
		if l.kind != hearsay.Paragraph || !isTitleText(text, plainRunes) || !f.standsApart(i) {
			return
		}
		f.takeTitle(i, i+1)
		return
	}
}

// isKicker tells a line of categories above the title: "Analysis, South Asia".
func (f *finder) isKicker(i int) bool {
	s := f.head[i].text
	items := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",|/>»›·•،", r) })
	if len(items) < 2 || utf8.RuneCountInString(s) > 60 || i+1 >= len(f.head) || !isTitleText(f.head[i+1].text, titleRunes) || f.head[i+1].Len() > 300 {
		return false
	}
	for _, item := range items {
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(item))
		if n := len(strings.Fields(item)); n == 0 || n > 3 || !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first) {
			return false
		}
	}
	return true
}

// aboveDateline tells whether the next block begins with a dateline.
func (f *finder) aboveDateline(l *line) bool {
	if l.block+1 >= len(f.d.Blocks) {
		return false
	}
	_, ok := readDateline(f.d.Blocks[l.block+1].Of(f.d.Text))
	return ok
}

// standsApart tells whether a line is a block of its own above longer text, or
// the first line of a block whose next line is a byline or a date.
func (f *finder) standsApart(i int) bool {
	l := &f.head[i]
	if !l.first {
		return false
	}
	if !l.alone {
		return i+1 < len(f.head) && (isDateLine(f.head[i+1].text) || hasBylineCue(f.head[i+1].text))
	}
	for _, b := range f.d.Blocks[l.block+1:] {
		if b.Kind == hearsay.Furniture {
			continue
		}
		if b.Len() > l.Len() && b.Len() > 80 {
			return true
		}
		if l.block+4 < len(f.d.Blocks) && b.Start > f.d.Blocks[l.block+4].Start {
			return false
		}
	}
	return false
}

// wholeBlock is the range of head lines of a heading that was broken into
// several lines.
func (f *finder) wholeBlock(i int) (from, to int) {
	from, to = i, i+1
	for to < len(f.head) && f.head[to].block == f.head[i].block && !isDateLine(f.head[to].text) && !hasBylineCue(f.head[to].text) {
		to++
	}
	return from, to
}

func (f *finder) takeTitle(from, to int) {
	s := hearsay.Span{Start: f.head[from].Start, End: f.head[to-1].End}
	if !set(&f.d.Title, block.OneLine(s.Of(f.d.Text)), hearsay.HowHeading, s) {
		return
	}
	for i := from; i < to; i++ {
		f.head[i].used = true
	}
	f.mark(s, hearsay.Title)
}

// placeTitle finds the known title among the first blocks.
func (f *finder) placeTitle() {
	want := block.Folded(f.d.Title.Value)
	for i := range f.head {
		l := &f.head[i]
		if l.kind == hearsay.Title {
			f.useBlock(l.block)
			return
		}
		if !l.first || l.kind == hearsay.Furniture {
			continue
		}
		b := f.d.Blocks[l.block]
		if b.Len() < 1000 && block.Folded(b.Of(f.d.Text)) == want {
			f.useBlock(l.block)
			f.mark(b.Span, hearsay.Title)
			if f.d.Title.At == (hearsay.Span{}) {
				f.d.Title.At = b.Span
			}
			return
		}
	}
}

func (f *finder) useBlock(block int) {
	for i := range f.head {
		if f.head[i].block == block {
			f.head[i].used = true
		}
	}
}

// isTitleText tells whether a line can be a title by its form.
func isTitleText(s string, limit int) bool {
	n := utf8.RuneCountInString(s)
	letters := strings.IndexFunc(s, unicode.IsLetter) >= 0
	if n < 6 || n > limit || !letters || isDateLine(s) || hasBylineCue(s) || isBanner(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(".,;:-", last) && limit == plainRunes || unicode.IsLower(first) {
		return false
	}
	return len(strings.Fields(s)) >= 2 || n >= 10
}

// isBanner knows lines that stand above a title: addresses, telephone numbers,
// numbers of documents, salutations.
func isBanner(s string) bool {
	low := strings.ToLower(s)
	for _, p := range []string{"http://", "https://", "www.", "tel:", "tel.", "phone:", "fax", "e-mail:", "email:", "from:", "to:", "subject:", "dear ", "for immediate release", "page "} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	return strings.Contains(s, "@") || !strings.ContainsFunc(s, unicode.IsLetter)
}

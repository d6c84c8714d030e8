package front

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/block"
)

// longestMasthead is how many words the name of an outlet above its text has.
const longestMasthead = 5

// masthead takes the name of the outlet that stands above the title: a first
// line of a few words, one of which outlets are called by, with a title-like
// line below it.
func (f *finder) masthead() {
	i := f.firstLine()
	if i < 0 || !f.isMasthead(i) {
		return
	}
	l := &f.head[i]
	l.used = true
	set(&f.d.Publisher, calm(block.OneLine(l.text)), hearsay.HowPageHeader, l.Span)
}

func (f *finder) firstLine() int {
	for i := range f.head {
		if f.head[i].kind != hearsay.Furniture {
			return i
		}
	}
	return -1
}

func (f *finder) isMasthead(i int) bool {
	l := &f.head[i]
	words := strings.Fields(l.text)
	if !l.alone || len(words) < 2 || len(words) > longestMasthead || !namesOutlet(l.text) || i+1 >= len(f.head) {
		return false
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) && w != "of" && w != "the" && w != "and" {
			return false
		}
	}
	next := &f.head[i+1]
	return next.alone && next.kind != hearsay.Furniture && isTitleText(next.text, titleRunes) && !isDateLine(next.text) && len(strings.Fields(next.text)) > len(words)
}

// calm writes a name in capitals as names are written.
func calm(s string) string {
	if strings.ToUpper(s) != s {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "the" || w == "and") {
			continue
		}
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

package front

import (
	"strings"
	"unicode"

	"hearsay"
	"hearsay/ingest/block"
)

// signature takes the author of a text that is signed at its end: a name on its
// own line above a line that says what its bearer is, or the office that the
// text comes from.
func (f *finder) signature() {
	lines := f.closing()
	n := len(lines)
	if n == 0 {
		return
	}
	if n > 1 && isSigned(lines[n-2].text, lines[n-1].text) && len(f.d.Authors) == 0 {
		l := lines[n-2]
		f.d.Authors = []hearsay.Field{{Value: block.OneLine(l.text), How: hearsay.HowFoot, At: l.Span}}
		f.mark(l.Span, hearsay.Byline)
		return
	}
	if l := lines[n-1]; isOffice(l.text) {
		set(&f.d.Publisher, block.OneLine(l.text), hearsay.HowFoot, l.Span)
	}
}

// closing are the last two lines of text, if each could be a signature.
func (f *finder) closing() []line {
	var out []line
	for i := len(f.foot) - 1; i >= 0 && len(out) < 2; i-- {
		l := f.foot[i]
		if l.kind == hearsay.Furniture {
			continue
		}
		if l.used || !l.alone && !l.short || len(strings.Fields(l.text)) > 14 || endsSentence(l.text) {
			break
		}
		out = append([]line{l}, out...)
	}
	return out
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
}

// roles begin the line under a signature; offices the line of a body that signs.
var (
	roles = wordSet(`director spokesman spokesperson spokeswoman head chairman chairwoman chair president secretary minister member
commander editor ambassador coordinator representative deputy general leader
direktor sprecher sprecherin vorsitzender directeur porte-parole président portavoz presidente
مدير الناطق المتحدث رئيس عضو أمين سخنگوی رئیس مسئول`)
	offices = []string{
		"media office of ", "press office of ", "information office of ", "office of the spokes", "the media office", "press service of ",
		"pressestelle ", "service de presse ", "oficina de prensa ", "пресс-служба ", "المكتب الإعلامي", "مكتب الإعلام", "دفتر مطبوعاتی ", "دفتر رسانه",
	}
)

// isSigned reports whether name is a person's, above what the person is. In a
// script without capitals any few words look like a name: a motto above an
// office is none.
func isSigned(name, below string) bool {
	return isPerson(name) && (isRole(below) || isOffice(below) && strings.IndexFunc(name, unicode.IsUpper) >= 0)
}

func isRole(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	return len(words) > 0 && roles[words[0]]
}

func isOffice(s string) bool {
	low := strings.ToLower(s)
	for _, o := range offices {
		if strings.HasPrefix(low, o) && len(low) > len(o) {
			return true
		}
	}
	return false
}

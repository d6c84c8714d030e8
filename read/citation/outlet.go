package citation

import (
	"strings"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/syntax"
)

type sentence = syntax.Sentence

// name is an outlet as the text writes it.
type name struct {
	normal      string
	first, last int // tokens of the name itself
	end         int // the token after the words of kind that follow
	known       bool
	// kind is true when a word such as "Agency" says what it is.
	kind bool
	// word is true for a listed name that is also a common word.
	word bool
}

// citationOf is a citation of an outlet, dated by t where it is not nil.
func (f *finder) citationOf(n name, t *hearsay.Time) hearsay.Citation {
	return hearsay.Citation{
		Kind: hearsay.CiteOutlet, Outlet: n.normal, OutletSpan: f.an.Span(n.first, n.last), Time: idOf(t),
	}
}

// kinds are words that say of a name that it is an outlet.
var kinds = map[string]bool{
	"news": true, "agency": true, "newspaper": true, "paper": true, "daily": true, "weekly": true, "magazine": true,
	"channel": true, "tv": true, "television": true, "radio": true, "station": true, "network": true, "broadcaster": true,
	"website": true, "site": true, "portal": true, "press": true, "online": true, "journal": true, "gazette": true,
	"satellite": true, "net": true, "wire": true, "times": true, "post": true, "herald": true, "tribune": true,
	"وكالة": true, "صحيفة": true, "قناة": true, "جريدة": true, "موقع": true, "نت": true, "خبرگزاری": true, "روزنامه": true,
	"media": true, "web": true, "page": true, "service": true, "chronicle": true, "courier": true, "observer": true,
}

func (f *finder) isKind(i int) bool { return kinds[strings.ToLower(f.word(i))] }

// outletAt reads the name of an outlet that begins at token i and lies before
// limit, with the article, adjectives and words of kind around it.
func (f *finder) outletAt(i, limit int) (name, bool) {
	if n, ok := f.listed(i, limit); ok {
		return n, true
	}
	j := f.skipAdjectives(i, limit)
	if n, ok := f.listed(j, limit); ok {
		return n, true
	}
	for f.isKind(j) && (!f.capital(j) || f.word(j)[0] >= 0x80) && j < limit { // "the newspaper Al-Y"
		j++
	}
	if n, ok := f.listed(j, limit); ok {
		n.kind = true
		return n, true
	}
	return f.unlisted(j, limit)
}

// namedAt is [finder.outletAt] for running text: where a script has no capitals,
// only listed names count.
func (f *finder) namedAt(i, limit int) (name, bool) {
	if w := f.word(i); w != "" && w[0] >= 0x80 {
		return f.listed(i, limit)
	}
	return f.outletAt(i, limit)
}

// skipAdjectives skips "the", "Russian", "state-run" and "US".
func (f *finder) skipAdjectives(i, limit int) int {
	for i < limit {
		switch {
		case f.is(i, "the", "a", "an", "its", "official", "state", "state-run", "state-owned", "local", "private", "semi-official", "independent", "pro-government", "leading"):
			i++
			continue
		}
		a, n := f.lex.MatchState(func(k int) string { return f.before(i+k, limit) })
		if n == 0 || a.Role == lexicon.ByCapital || i+n >= limit {
			return i
		}
		i += n
	}
	return i
}

func (f *finder) before(i, limit int) string {
	if i >= limit {
		return ""
	}
	return f.word(i)
}

// listed reads a name of the lexicon and the words of kind after it.
func (f *finder) listed(i, limit int) (name, bool) {
	if !f.capital(i) && f.kind(i) != syntax.Number {
		return name{}, false
	}
	o, n := f.lex.MatchOutlet(func(k int) string { return f.before(i+k, limit) })
	if n == 0 || !f.properly(i, i+n) {
		return name{}, false
	}
	out := name{normal: o.Name, first: i, last: i + n, known: true, word: o.Word}
	out.end = f.kindsAfter(i+n, limit)
	out.kind = out.end > i+n
	return out, true
}

// properly tells "AA" and "Time" from "aa" and "time": a short name must be
// written in capitals, any other must have one.
func (f *finder) properly(i, end int) bool {
	w := f.text[f.an.Tokens[i].Start:f.an.Tokens[end-1].End]
	if len(w) <= 4 && w[0] < 0x80 {
		return w != strings.ToLower(w)
	}
	return f.capital(end-1) || f.capital(i)
}

// kindsAfter skips words of kind, and the edition, after a name.
func (f *finder) kindsAfter(i, limit int) int {
	for i < limit && (f.isKind(i) || f.is(i, "Arabic", "English", "Persian")) {
		i++
	}
	return i
}

// unlisted reads a run of capitalised words as the name of an outlet.
func (f *finder) unlisted(i, limit int) (name, bool) {
	j := i
	n := name{first: i}
	for j < limit && j < i+8 {
		switch {
		case f.timeAtToken(j) != nil && j > i:
			return f.unlistedName(n, j)
		case f.capital(j):
		case j > i && f.isKind(j), j > i && f.is(j, "of", "the", "for", "and", "&", "al", "el", "-", "'", "’") && f.capital(j+1):
		default:
			return f.unlistedName(n, j)
		}
		n.kind = n.kind || f.isKind(j) || j > i && lexicon.EndsOutlet(f.word(j))
		j++
	}
	return f.unlistedName(n, j)
}

func (f *finder) unlistedName(n name, end int) (name, bool) {
	if end == n.first {
		return n, false
	}
	n.last, n.end = end, end
	n.normal = f.text[f.an.Tokens[n.first].Start:f.an.Tokens[end-1].End]
	n.normal = strings.Join(strings.Fields(n.normal), " ")
	if o, ok := f.lex.OutletAlike(n.normal); ok {
		n.normal = o.Name
	}
	return n, true
}

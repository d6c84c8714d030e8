// Package citation finds the places where a document says where something was
// published: "(Outlet, 4/5/2019)", "as reported by Outlet on 4/5/2019", "Source:
// Outlet", a verse of scripture, a resolution, a link, an earlier text of the
// author's own; and which stretch of the text each of them supports.
//
// An outlet that the lexicon does not list is accepted where a citation stands
// (in brackets before a date, after "Source:"), under the name as written. What
// a complete citation would have and this one lacks is listed in
// [hearsay.Citation.Missing].
//
// The package is not for who said what: read/attribution builds the chains, from
// these citations among others.
//
// Invariant: citations do not overlap, are in order of the text, and cover no
// text of another block than the one before them.
package citation

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/syntax"
)

// Find returns the citations of a document in order of the text, with IDs c1,
// c2 and so on. Times are those of package read/timex.
func Find(an *syntax.Analysis, times []hearsay.Time, lex *lexicon.Lexicon) []hearsay.Citation {
	f := finder{an: an, text: an.Doc.Text, times: times, lex: lex}
	f.preachy = f.mentionsScripture()
	for s := 0; s < len(an.Sentences); {
		next := s + 1
		for next < len(an.Sentences) && an.Sentences[next].Block == an.Sentences[s].Block {
			next++
		}
		f.block(an.Sentences[s].First, an.Sentences[next-1].Last)
		s = next
	}
	f.cover()
	return f.records()
}

// found is a citation while it is put together.
type found struct {
	hearsay.Citation
	first, last int  // tokens
	open, end   int  // tokens of the bracket around it, end exclusive; else first and last
	trailing    bool // stands after what it supports, as a bracket does
	dateline    bool // stands before it: "TESLIN (Outlet) - ..."
}

type finder struct {
	an      *syntax.Analysis
	text    string
	times   []hearsay.Time
	lex     *lexicon.Lexicon
	preachy bool // the document speaks of scripture, so that (18:20) is a verse
	out     []found
	// begin and end bound the tokens of the block at hand; nothing outside is seen.
	begin, end int
}

// word is the text of a token of the block, "" outside.
func (f *finder) word(i int) string {
	if i < f.begin || i >= f.end {
		return ""
	}
	return f.an.Text(i)
}

func (f *finder) is(i int, words ...string) bool {
	w := f.word(i)
	for _, s := range words {
		if strings.EqualFold(w, s) {
			return true
		}
	}
	return false
}

func (f *finder) kind(i int) syntax.TokenKind {
	if i < f.begin || i >= f.end {
		return syntax.Punct
	}
	return f.an.Tokens[i].Kind
}

// capital reports whether a token begins with a capital letter or stands in a
// script without case.
func (f *finder) capital(i int) bool {
	w := f.word(i)
	return w != "" && f.kind(i) == syntax.Word && (w[0] >= 'A' && w[0] <= 'Z' || w[0] >= 0x80)
}

// block tries every way to cite at every token, from left to right.
func (f *finder) block(begin, end int) {
	f.begin, f.end = begin, end
	for i := begin; i < end; {
		next := i
		for _, rule := range rules {
			if next = rule(f, i); next > i {
				break
			}
		}
		i = max(next, i+1)
	}
}

// rules are tried in this order; each returns the token after what it read, or
// i for nothing.
var rules = []func(*finder, int) int{
	(*finder).link,
	(*finder).bracket,
	(*finder).labelled,
	(*finder).verse,
	(*finder).self,
	(*finder).document,
	(*finder).article,
	(*finder).carried,
	(*finder).interview,
	(*finder).reporting,
	(*finder).signed,
	(*finder).titled,
	(*finder).dated,
}

// add keeps a citation that spans the tokens [first, last).
func (f *finder) add(first, last int, c hearsay.Citation, rule string, confidence float64, trailing bool) {
	c.Span = f.an.Span(first, last)
	c.By, c.Confidence = "citation/"+rule, confidence
	if c.Kind == hearsay.CiteOutlet {
		if c.Outlet == "" {
			c.Missing = append(c.Missing, "outlet")
		}
		if c.Time == "" {
			c.Missing = append(c.Missing, "date")
		}
	}
	f.out = append(f.out, found{
		Citation: c, first: first, last: last, open: first, end: last,
		trailing: trailing, dateline: trailing && f.isDateline(first, last),
	})
}

// longestDateline is how many tokens may stand before the outlet of a dateline.
const longestDateline = 10

// isDateline reports whether a bracket stands in the dateline of its block: near
// its beginning, with a dash after it.
func (f *finder) isDateline(first, last int) bool {
	if w := f.word(last); first-f.begin > longestDateline || w != "-" && w != "--" && w != "–" && w != "—" {
		return false
	}
	return f.word(first) == "(" && f.capital(f.begin)
}

// timeIn returns the first time, of type DATE or TIME, that lies in the tokens
// [first, last), and the token after it; nil and first for none.
func (f *finder) timeIn(first, last int) (t *hearsay.Time, after int) {
	if first >= last || first >= f.end {
		return nil, first
	}
	span := f.an.Span(first, last)
	k, _ := slices.BinarySearchFunc(f.times, span.Start, func(t hearsay.Time, at int) int { return t.Span.Start - at })
	for ; k < len(f.times) && f.times[k].Span.End <= span.End; k++ {
		t := &f.times[k]
		if t.Type == hearsay.Date || t.Type == hearsay.TimeOfDay {
			return t, f.tokenAfter(first, last, t.Span.End)
		}
	}
	return nil, first
}

// idOf is the ID of a time that may be missing.
func idOf(t *hearsay.Time) string {
	if t == nil {
		return ""
	}
	return t.ID
}

// tokenAfter is the first token of [first, last) that begins at or after byte
// at.
func (f *finder) tokenAfter(first, last, at int) int {
	for i := first; i < last; i++ {
		if f.an.Tokens[i].Start >= at {
			return i
		}
	}
	return last
}

// timeAtToken returns the time that begins at a token, nil for none.
func (f *finder) timeAtToken(i int) *hearsay.Time {
	if i < f.begin || i >= f.end {
		return nil
	}
	k, ok := slices.BinarySearchFunc(f.times, f.an.Tokens[i].Start, func(t hearsay.Time, at int) int { return t.Span.Start - at })
	if !ok || f.times[k].Type != hearsay.Date && f.times[k].Type != hearsay.TimeOfDay {
		return nil
	}
	return &f.times[k]
}

// link reads an address that is no mail address.
func (f *finder) link(i int) int {
	w := f.word(i)
	if f.kind(i) != syntax.URL || strings.Contains(w, "@") || !strings.Contains(w, ".") {
		return i
	}
	f.add(i, i+1, hearsay.Citation{Kind: hearsay.CiteURL, Ref: w}, "link", 0.95, false)
	return i + 1
}

// records sorts the citations, drops those inside others and names them.
func (f *finder) records() []hearsay.Citation {
	out := make([]hearsay.Citation, 0, len(f.out))
	for i := range f.out {
		c := f.out[i].Citation
		c.ID = "c" + strconv.Itoa(len(out)+1)
		out = append(out, c)
	}
	return out
}

package server

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// The types below are a stretch of document text as a template writes it.

// group is what one element of the page holds: a list its items, a fold its
// furniture, any other kind exactly one block.
type group struct {
	Kind hearsay.BlockKind
	// Bare is true of furniture without a letter or digit: the marks of Markdown,
	// rules. It needs no fold.
	Bare bool
	// Page is set where a page begins.
	Page   int
	Blocks []blockView
}

type blockView struct {
	Lang      string
	Continued bool
	// Marked is true of a list item whose text brings its own bullet or number.
	Marked bool
	// Deep is true when the underlines need more room between the lines.
	Deep     bool
	Segments []segmentView
}

type segmentView struct {
	Text    string
	Strokes []strokeView
	// Link is the record that the segment leads to without JavaScript.
	Link string
}

type strokeView struct {
	Class  string
	Record string
	// Anchor is the record's ID where its first stroke begins.
	Anchor string
}

// typesetter turns pieces of a document into groups.
type typesetter struct {
	doc      *hearsay.Document
	strokes  []stroke
	selected string
	// linked are the records that have a part short enough to be a link.
	linked   map[string]bool
	anchored map[string]bool
}

func newTypesetter(d *hearsay.Document, strokes []stroke, selected string) *typesetter {
	t := &typesetter{doc: d, strokes: strokes, selected: selected, linked: map[string]bool{}, anchored: map[string]bool{}}
	for _, s := range strokes {
		if s.Role != roleContent && s.Role != roleCovers {
			t.linked[s.Record] = true
		}
	}
	return t
}

// groups sets a part of the document.
func (t *typesetter) groups(part []piece) []group {
	var out []group
	page := 0
	for _, p := range part {
		grouped := p.Kind == hearsay.ListItem || p.Kind == hearsay.Furniture
		if last := len(out) - 1; grouped && last >= 0 && out[last].Kind == p.Kind && p.Page == page {
			out[last].Blocks = append(out[last].Blocks, t.block(p))
			continue
		}
		g := group{Kind: p.Kind, Blocks: []blockView{t.block(p)}}
		if p.Page != page {
			g.Page, page = p.Page, p.Page
		}
		out = append(out, g)
	}
	for i := range out {
		out[i].Bare = out[i].Kind == hearsay.Furniture && !slices.ContainsFunc(out[i].Blocks, blockView.hasWords)
	}
	return out
}

// hasWords reports whether there is anything to read in a block.
func (b blockView) hasWords() bool {
	return slices.ContainsFunc(b.Segments, func(s segmentView) bool {
		return strings.ContainsFunc(s.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	})
}

// hasMark reports whether a list item begins with a bullet, or with a number or
// letter that a stop or bracket follows.
func hasMark(text string) bool {
	first, rest, _ := strings.Cut(text, " ")
	if r, size := utf8.DecodeRuneInString(first); size == len(first) && rest != "" {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}
	label := strings.TrimRight(first, ".)")
	isNumber := !strings.ContainsFunc(label, func(r rune) bool { return r != '(' && !unicode.IsNumber(r) })
	return label != first && (isNumber || utf8.RuneCountInString(strings.TrimPrefix(label, "(")) == 1)
}

func (t *typesetter) block(p piece) blockView {
	b := blockView{Lang: p.Lang, Continued: p.Continued, Marked: p.Kind == hearsay.ListItem && hasMark(p.Of(t.doc.Text))}
	for _, s := range segments(p.Span, t.strokes) {
		b.Segments = append(b.Segments, t.segment(s))
		for _, k := range s.Strokes {
			b.Deep = b.Deep || k.Lane > 2
		}
	}
	return b
}

func (t *typesetter) segment(s segment) segmentView {
	v := segmentView{Text: s.Of(t.doc.Text)}
	for _, k := range s.Strokes {
		sv := strokeView{Class: string(k.Role), Record: k.Record}
		if k.Role.lined() {
			sv.Class += " lane" + strconv.Itoa(k.Lane)
		}
		if k.Role != roleCovers {
			if !t.anchored[k.Record] {
				t.anchored[k.Record] = true
				sv.Anchor = k.Record
			}
		}
		if k.Record == t.selected {
			sv.Class += " sel"
		}
		v.Strokes = append(v.Strokes, sv)
		v.Link = t.link(v.Link, k)
	}
	return v
}

// link is the record of the innermost stroke, unless that is a long one and the
// record can be reached by a shorter.
func (t *typesetter) link(outer string, k stroke) string {
	switch {
	case k.Role == roleCovers, k.Role == roleShared, k.Role == roleContent && t.linked[k.Record]:
		return outer
	}
	return k.Record
}

// passage sets the text around a span: what stands in the same block within
// radius bytes, cut at white space.
func (t *typesetter) passage(s hearsay.Span, radius int) passageView {
	around := s
	lang := ""
	for _, b := range t.doc.Blocks {
		if b.Overlaps(s) {
			around.Start, around.End = min(around.Start, b.Start), max(around.End, b.End)
			lang = b.Lang
		}
	}
	cut := around
	if from := s.Start - radius; from > around.Start {
		cut.Start = nextWord(t.doc.Text, from, s.Start)
	}
	if to := s.End + radius; to < around.End {
		cut.End = lastWord(t.doc.Text, s.End, to)
	}
	v := passageView{Lang: lang, Before: cut.Start > around.Start, After: cut.End < around.End}
	for _, seg := range segments(cut, t.strokes) {
		sv := t.segment(seg)
		sv.Link = "" // leads within the reader's page
		for i := range sv.Strokes {
			sv.Strokes[i].Anchor = "" // several passages may show one record
		}
		v.Segments = append(v.Segments, sv)
	}
	return v
}

// passageView is a stretch of text with what was left out around it.
type passageView struct {
	Lang          string
	Before, After bool
	Segments      []segmentView
}

// nextWord is the start of the first word in text[from:limit], or limit.
func nextWord(text string, from, limit int) int {
	i := strings.IndexAny(text[from:limit], " \n\t")
	if i < 0 {
		return limit
	}
	return from + i + 1
}

// lastWord is the end of the last word in text[start:to], or start.
func lastWord(text string, start, to int) int {
	i := strings.LastIndexAny(text[start:to], " \n\t")
	if i < 0 {
		return start
	}
	return start + i
}

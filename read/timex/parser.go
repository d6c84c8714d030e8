package timex

import (
	"strings"

	"hearsay"
)

// expr is a time expression as it was read, before it is placed in time.
type expr struct {
	first, last int // atoms
	start, end  int // bytes
	sentence    int
	typ         hearsay.TimeType
	rule        string
	confidence  float64
	mod         string

	form     form
	at       point            // what is known; the year is 0 in partial forms
	calendar hearsay.Calendar // of at
	weekday  int              // 0 to 6, -1 when none is given
	short    bool             // a year of two digits
	n        int              // offset in units, or the direction of a partial form
	base     base
	directed bool   // n is a direction that the text gives
	week     bool   // the week that holds the day
	ofYear   bool   // the direction is of the year, not of the month
	clock    string // "T14:00", "TMO", to follow the day
	value    string // of a complete form
	parts    [3]int // numbers of a numeric date, as written
	ambig    bool   // the order of day and month is open
	order    string
	evidence string
	aside    bool // names a year that the text does not go on from
	prefer   int  // tense: -1 past, 1 future
}

// form says what is needed to place an expression in time.
type form uint8

const (
	complete form = iota // value holds everything
	absolute             // at is known in full
	partial              // a month, a day of the month, a weekday, a season: without its year
	offset               // n units from the base
	deicticDay
	counterpart // the stretch spoken of, in another year
	numeric     // three numbers whose order is decided for the document
)

// parser reads the atoms of one sentence.
type parser struct {
	text       string
	lang       string // of the block, ISO 639-1
	atoms      []atom // of some sentences of one block
	begin, end int    // of the sentence
	out        []expr
	key        []byte // of a month's name
}

var outside = atom{word: noWord, space: true, kind: mark}

// at is an atom of the sentence, or one that matches nothing.
func (p *parser) at(i int) *atom {
	if i < p.begin || i >= p.end {
		return &outside
	}
	return &p.atoms[i]
}

func (p *parser) is(i int, c class) bool { return p.at(i).word.is&c != 0 }

// joined reports whether no white space stands before atom i.
func (p *parser) joined(i int) bool { return i > p.begin && i < p.end && !p.atoms[i].space }

func (p *parser) isMark(i int, r rune) bool { a := p.at(i); return a.kind == mark && a.lead == r }

func (p *parser) isDash(i int) bool {
	switch p.at(i).lead {
	case '-', '–', '—', '‐', '‑':
		return p.at(i).kind == mark
	}
	return false
}

// spells compares a word without regard to ASCII case.
func (p *parser) spells(i int, s string) bool {
	a := p.at(i)
	return a.kind == letter && a.end-a.start == len(s) && strings.EqualFold(p.text[a.start:a.end], s)
}

// oneOf reports whether atom i is one of some words.
func (p *parser) oneOf(i int, words ...string) bool {
	for _, s := range words {
		if p.spells(i, s) {
			return true
		}
	}
	return false
}

func (p *parser) source(i int) string { a := p.at(i); return p.text[a.start:a.end] }

// make is an expression with what all have in common.
func (p *parser) make(first, last int, rule string, confidence float64) expr {
	return expr{
		first: first, last: last, typ: hearsay.Date, rule: rule, confidence: confidence,
		calendar: hearsay.Gregorian, weekday: -1,
	}
}

// sentence reads the atoms [begin, end), from left to right.
func (p *parser) sentence(begin, end int) {
	p.begin, p.end = begin, end
	for i := begin; i < end; {
		if p.starts(i)&anyStart == 0 {
			i++
			continue
		}
		next := p.expression(i)
		if next == i {
			next = p.skip(i)
		}
		i = next
	}
}

// skip moves over an atom that begins no expression; a number goes as a whole,
// so that its tail is not taken for a year.
func (p *parser) skip(i int) int {
	if p.at(i).kind != digits {
		return i + 1
	}
	end := i + 1
	for end < p.end && p.joined(end) && (p.at(end).kind == digits || p.joined(end+1) && p.at(end+1).kind == digits && p.at(end).kind == mark && !p.isDash(end)) {
		end++
	}
	return end
}

// rule is one way to read an expression, and the classes of words that may begin
// it.
type rule struct {
	start class
	read  func(*parser, int) (expr, bool)
}

// rules are the ways to begin an expression. All that apply are tried and the
// longest wins, the earlier one of two equals.
var rules = []rule{
	{article | edge | ordinal | direction | opener, (*parser).edged},
	{anyStart, (*parser).core},
	{periodic | distributive | weekday, (*parser).set},
	{reference | article | opener, (*parser).vagueReference},
	{number | article | indefinite | vagueNum | approximate | opener | filler | direction | unitWord | reference, (*parser).duration},
}

// number is what may begin a number.
const number = anyDigits | cardinal

// anyStart is every class that may begin an expression; words of the others
// only stand inside or beside one.
const anyStart = ^(yearly | past | future | plan | noYear | of)

// starts are the classes of atom i.
func (p *parser) starts(i int) class {
	a := p.at(i)
	c := a.word.is
	if a.kind == digits {
		c |= anyDigits
	}
	if a.month {
		c |= anyMonth
	}
	if a.kind == mark && isApostrophe(a.lead) {
		c |= apostrophe
	}
	return c
}

// expression reads the longest expression at i and returns the atom after it,
// or i.
func (p *parser) expression(i int) int {
	var best expr
	start := p.starts(i)
	for k := range rules {
		if rules[k].start&start == 0 {
			continue
		}
		if e, ok := rules[k].read(p, i); ok && e.last > best.last {
			best = e
		}
	}
	if best.last <= i {
		return i
	}
	p.emit(best)
	next := best.last
	for {
		e, ok := p.continuation(&p.out[len(p.out)-1], next)
		if !ok {
			return next
		}
		p.emit(e)
		next = e.last
	}
}

// isAside reports a year that is only the end, or the beginning, of something:
// "until 1976".
func (p *parser) isAside(i int) bool {
	return p.oneOf(i-1, "until", "till", "by", "since", "for", "before")
}

// endsWithStop reports the full stop of "1440 AH." at the end of a sentence,
// which is not the abbreviation's alone.
func (p *parser) endsWithStop(i int) bool {
	s := p.source(i)
	return i == p.end-1 && strings.HasSuffix(s, ".") && strings.Count(s, ".") == 1
}

// emit completes and keeps an expression.
func (p *parser) emit(e expr) {
	e.start, e.end = p.at(e.first).start, p.at(e.last-1).end
	e.sentence = p.at(e.first).sentence
	if p.endsWithStop(e.last - 1) {
		e.end--
	}
	if e.prefer == 0 && (e.form == partial || e.form == deicticDay || e.at.unit == uWeekend) {
		e.prefer = p.tense(e.first, e.last)
	}
	e.aside = e.aside || e.form == absolute && e.at.unit == uYear && p.isAside(e.first)
	p.out = append(p.out, e)
}

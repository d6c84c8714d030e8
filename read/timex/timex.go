// Package timex finds the time expressions of a document and says which days
// they cover: TIMEX3 (ISO 24617-1) for dates, times of day, durations and sets,
// in the Gregorian, the Hijri and the Solar Hijri calendar.
//
// One scan from left to right reads atoms (tokens, cut where digits meet letters
// and at hyphens) against a table of words and a small grammar; what it finds is
// then placed in time. The order of day and month in "4/5/2019" is decided once
// for a document, from all the evidence in it. A text that tells of another time
// than its own (a history) counts "two years later" and "in May" from the date
// last spoken of, news counts from the document's date.
//
// The package is not for events, and reads no clock: the same document gives the
// same times on every day.
//
// Invariant: spans do not overlap and are in order, and [Interval] of a value
// gives the From and To beside it.
package timex

import (
	"strconv"
	"strings"
	"sync"

	"hearsay"
	"hearsay/calendar"
	"hearsay/syntax"
)

// vocabularyOnce holds the table of words; it is never changed.
var vocabularyOnce = sync.OnceValue(vocabulary)

// Tag returns the times of a document in order of the text, with IDs t1, t2 and
// so on. Relative expressions are counted from the document's date
// ([hearsay.Document.Published]) where it is known.
func Tag(an *syntax.Analysis) []hearsay.Time {
	t := tagger{text: an.Doc.Text, lang: an.Doc.Lang, exprs: scan(an), contextAt: none}
	if t.spoken, t.hasSpoken = publication(an.Doc.Published.Value); !t.hasSpoken {
		t.spoken, t.hasSpoken = t.headDate()
	}
	t.survey()
	out := make([]hearsay.Time, 0, len(t.exprs))
	ids := make([]string, len(t.exprs))
	for i := range t.exprs {
		place := t.bounded(i, t.resolve(i))
		if !place.ok {
			continue
		}
		ids[i] = "t" + strconv.Itoa(len(out)+1)
		out = append(out, t.record(i, place, ids))
		t.remember(i, place)
		t.compare(i, out)
	}
	return out
}

// chunk is the number of tokens that are cut into atoms at a time, so that memory
// does not grow with a block or a sentence of any length.
const chunk = 1 << 14

// scan reads every sentence, a chunk of a block at a time.
func scan(an *syntax.Analysis) []expr {
	c := cutter{text: an.Doc.Text, words: vocabularyOnce()}
	p := parser{text: an.Doc.Text}
	for s := 0; s < len(an.Sentences); {
		c.atoms, p.lang = c.atoms[:0], language(an.Doc, an.Sentences[s].Block)
		next := s
		for next < len(an.Sentences) && an.Sentences[next].Block == an.Sentences[s].Block && len(c.atoms) < chunk {
			last := an.Sentences[next].Last
			for t := an.Sentences[next].First; t < last; t++ {
				c.token(an.Tokens[t], next)
				if c.full() { // within a very long sentence
					p.read(c.atoms)
					c.atoms = c.atoms[:0]
				}
			}
			next++
		}
		p.read(c.atoms)
		s = next
	}
	return p.out
}

// language is that of a block or, where it is not known, of the document.
func language(d *hearsay.Document, block int) string {
	if lang := d.Blocks[block].Lang; lang != "" {
		return lang
	}
	return d.Lang
}

// full reports that atoms must be read before their sentence ends: after a word
// that belongs to no expression or, where there is none for long, anywhere.
func (c *cutter) full() bool {
	n := len(c.atoms)
	if n < 2*chunk {
		return false
	}
	last := &c.atoms[n-1]
	return n >= 8*chunk || last.kind == letter && last.word.is == 0 && !last.month
}

// read finds the expressions in atoms of one block, sentence by sentence.
func (p *parser) read(atoms []atom) {
	p.atoms = atoms
	for begin := 0; begin < len(p.atoms); {
		end := begin + 1
		for end < len(p.atoms) && (p.atoms[end].sentence == p.atoms[end-1].sentence || p.breaksDate(end)) {
			end++
		}
		p.sentence(begin, end)
		begin = end
	}
}

// breaksDate reports a sentence that ends within a date, as in "12. | März" and
// "Sept. | 3", where the point was taken for a full stop.
func (p *parser) breaksDate(i int) bool {
	last, next := &p.atoms[i-1], &p.atoms[i]
	if last.lead == '.' && i >= 2 {
		before := &p.atoms[i-2]
		return before.kind == digits && before.width <= 2 && next.month || next.kind == digits && (p.monthBefore(i) || strings.EqualFold(p.text[before.start:before.end], "ca")) || before.month && p.beginsMonth(before)
	}
	return last.month && next.kind == digits && p.text[last.end-1] == '.'
}

// monthBefore reports the name of a month, of up to three words, before atom i.
func (p *parser) monthBefore(i int) bool {
	for k := i - 1; k >= max(0, i-6); k-- {
		if p.atoms[k].month {
			return true
		}
	}
	return false
}

// beginsMonth reports an atom that begins the name of a month: the Rab of "Rab. I".
func (p *parser) beginsMonth(a *atom) bool {
	p.key = calendar.AppendFold(p.key[:0], p.text[a.start:a.end])
	return calendar.IsMonthPrefix(p.key)
}

// publication reads the document's date: a year, a month or a day.
func publication(s string) (point, bool) {
	if len(s) > 10 {
		s = s[:10]
	}
	p, ok := parsePoint(s)
	if !ok {
		return p, false
	}
	_, _, ok = p.days()
	return p, ok
}

// bounded gives up a place that lies outside the years of the calendar.
func (t *tagger) bounded(i int, p place) place {
	if !p.ok || p.value != "" {
		return p
	}
	if _, _, ok := p.at.days(); !ok {
		p.value, p.anchor = t.unplaced(&t.exprs[i]), none
	}
	return p
}

// compare says of a date beside the same date in another calendar whether the two
// agree. Lunar dates that depend on sighting may be a day or two off.
func (t *tagger) compare(i int, out []hearsay.Time) {
	if i == 0 || len(out) < 2 || t.exprs[i].calendar == t.exprs[i-1].calendar || !t.paired(i-1, i) {
		return
	}
	a, b := &out[len(out)-2], &out[len(out)-1]
	first, ok1 := calendar.ParseISO(a.From)
	second, ok2 := calendar.ParseISO(b.From)
	if !ok1 || !ok2 || a.Span.Start != t.exprs[i-1].start {
		return
	}
	note := "the same day as " + a.ID
	if n := abs(int(second - first)); n > 0 {
		note = strconv.Itoa(n) + " days from " + a.ID
		if n == 1 {
			note = "a day from " + a.ID
		}
	}
	if b.Evidence == "" {
		b.Evidence = note
	} else {
		b.Evidence += "; " + note
	}
}

// headLength is how many bytes of a text may hold its date.
const headLength = 300

// headDate is the first date in full at the head of a document whose date is not
// known.
func (t *tagger) headDate() (point, bool) {
	for i := range t.exprs {
		e := &t.exprs[i]
		if e.start > headLength {
			break
		}
		if day, ok := e.day(); ok && e.calendar == hearsay.Gregorian {
			return dayPoint(day), true
		}
	}
	return point{}, false
}

// record turns an expression and its place into a record.
func (t *tagger) record(i int, p place, ids []string) hearsay.Time {
	e := &t.exprs[i]
	out := hearsay.Time{
		ID: ids[i], Span: hearsay.Span{Start: e.start, End: e.end}, Type: e.typ, Value: p.value, Mod: e.mod,
		Calendar: e.calendar, Order: e.order, Evidence: e.evidence,
		Provenance: hearsay.Provenance{By: "timex/" + e.rule, Confidence: e.confidence},
	}
	switch {
	case p.anchor == fromDocument:
		out.Anchor = "dct"
	case p.anchor >= 0:
		out.Anchor = ids[p.anchor]
	}
	if p.value == "" {
		out.Value = p.at.value()
	}
	if e.clock != "" && !strings.HasSuffix(out.Value, "_REF") && !strings.Contains(out.Value, "/") {
		out.Value += e.clock
	}
	if out.Type == hearsay.Date || out.Type == hearsay.TimeOfDay {
		out.From, out.To, _ = Interval(out.Value)
	}
	return out
}

// remember keeps what later expressions may be counted from.
func (t *tagger) remember(i int, p place) {
	e := &t.exprs[i]
	if p.value != "" || e.typ != hearsay.Date && e.typ != hearsay.TimeOfDay || p.at.unit >= uDecade {
		return
	}
	if t.narrative && t.hasContext && (e.aside || t.digresses(i, p.at.year)) {
		return
	}
	t.context, t.hasContext, t.contextAt = p.at, true, i
	if p.at.unit == uQuarter && e.rule != "distance" {
		t.quarter, t.hasQuarter, t.quarterAt = p.at, true, i
	}
}

// digressionYears is how far a year may lie from the one spoken of before it is
// taken for a digression, and digressionReach how far on the text may return.
const (
	digressionYears = 8
	digressionReach = 30 // expressions
)

// digresses reports a year far from the context to which the text does not
// return in its next date.
func (t *tagger) digresses(i, year int) bool {
	if abs(year-t.context.year) <= digressionYears {
		return false
	}
	for j := i + 1; j < min(len(t.exprs), i+digressionReach); j++ {
		if e := &t.exprs[j]; e.form == absolute && e.at.unit <= uYear && !e.aside {
			return abs(e.at.year-t.context.year) < abs(e.at.year-year)
		}
	}
	return true
}

func abs(n int) int { return max(n, -n) }

// pairWords may stand between two forms of one date.
var pairWords = []string{"corresponding to", "corresponds to", "equivalent to", "i.e.", "that is", "or", "الموافق", "الموافق لـ", "مطابق", "برابر با", "مطابق با"}

// isPairMark reports whether text between two dates joins them as one.
func isPairMark(s string) bool {
	s = strings.Trim(s, " \t\n,|/()[]-–—=:.\"“”'’؛،;")
	if s == "" {
		return true
	}
	for _, w := range pairWords {
		if strings.EqualFold(s, w) {
			return true
		}
	}
	return false
}

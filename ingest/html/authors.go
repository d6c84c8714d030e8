package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/pubdate"
)

// findAuthors takes the authors of the first place that names any: JSON-LD, the
// meta tags, markup, a line that begins with "by".
func (f *front) findAuthors() []statement {
	for _, place := range f.m.authors {
		if found := f.persons(place); len(found) > 0 {
			return f.shownAt(found)
		}
	}
	for _, like := range []marked{{exact: true, inZone: true}, {inZone: true}, {exact: true}} {
		if found := f.persons(f.markedAuthors(like)); len(found) > 0 {
			return f.withOthers(found)
		}
	}
	for i := f.first; i < f.last; i++ {
		if i != f.w.title && f.w.size[i] <= 150 && f.w.prose[i] == 0 && !f.w.aside[i] {
			if found := f.persons(f.byLine(i)); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// withOthers adds the names that the line of a marked author tells besides: not
// every author has a page to link to.
func (f *front) withOthers(found []statement) []statement {
	if unit := int(found[0].from.unit); found[0].from == found[0].to || f.w.size[unit] > 150 {
		return found
	}
	all := f.persons(f.byLine(int(found[0].from.unit)))
	if len(all) > len(found) && slices.ContainsFunc(all, func(s statement) bool { return s.value == found[0].value }) {
		return all
	}
	return found
}

// markedAuthors are the texts of the elements that say that they hold an author,
// of one sort. Only the innermost of nested ones is taken.
func (f *front) markedAuthors(like marked) []statement {
	var all []statement
	sort := make([]marked, 0, len(f.marked))
	for _, mk := range f.marked {
		if mk.hint == hintByline && mk.exact == like.exact && mk.inZone == like.inZone {
			sort = append(sort, mk)
		}
	}
	for i, mk := range sort {
		if i+1 < len(sort) && sort[i+1].element < f.w.p.elements[mk.element].last {
			continue
		}
		all = append(all, f.nameOf(mk.element))
	}
	return all
}

// nameOf is the part of an author's element with itemprop=name, else the first
// line of its text.
func (f *front) nameOf(e int32) statement {
	p := f.w.p
	if content := p.attr(e, "content"); content != "" {
		return statement{value: content, how: hearsay.HowMarkup}
	}
	el := &p.elements[e]
	for in := e + 1; in < min(el.last, e+40); in++ {
		if p.attr(in, "itemprop") == "name" {
			if content := p.attr(in, "content"); content != "" {
				return statement{value: content, how: hearsay.HowMarkup}
			}
			el = &p.elements[in]
			break
		}
	}
	from, to := el.from, el.to
	if int(from.unit) < len(p.units) && to.unit > from.unit {
		to = place{from.unit, int32(len(p.units[from.unit].text))}
	}
	return f.trimmed(from, to)
}

// trimmed is the text between two places of one unit without white space at its
// ends.
func (f *front) trimmed(from, to place) statement {
	if int(from.unit) >= len(f.w.p.units) || from.unit != to.unit {
		return statement{}
	}
	text := f.w.p.units[from.unit].text
	to.offset = min(to.offset, int32(len(text)))
	from.offset = min(from.offset, to.offset)
	s := text[from.offset:to.offset]
	from.offset += int32(len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)))
	return statement{value: strings.TrimSpace(s), how: hearsay.HowMarkup, from: from, to: place{from.unit, from.offset + int32(len(strings.TrimSpace(s)))}}
}

// byLine finds "by NAME" in a short line.
func (f *front) byLine(i int) []statement {
	text := f.w.p.units[i].text
	at := byWord(text)
	if at < 0 {
		return nil
	}
	end := len(text)
	if stop := strings.IndexAny(text[at:], "|•·\n("); stop > 0 {
		end = at + stop
	}
	if _, start, _, ok := pubdate.Find(text[at:]); ok && start > 0 {
		end = min(end, at+start)
	}
	for _, stop := range []string{" on ", " at ", " for ", " am ", " in ", " le ", " el "} {
		if stop := strings.Index(text[at:end], stop); stop > 0 {
			end = at + stop
		}
	}
	s := f.trimmed(place{int32(i), int32(at)}, place{int32(i), int32(end)})
	s.how = hearsay.HowByline
	return []statement{s}
}

// byWords introduce an author; the long forms come first.
var byWords = []string{
	"written by", "posted by", "reported by", "published by", "story by", "text by", "by", "author:",
	"geschrieben von", "veröffentlicht von", "verfasst von", "ein beitrag von", "von", "text:", "autor:", "autorin:",
	"publié par", "écrit par", "rédigé par", "par", "auteur :", "auteur:",
	"escrito por", "publicado por", "por:", "por", "di", "scritto da", "pubblicato da", "door", "av", "af", "autor(a):",
	"بقلم:", "بقلم", "كتب:", "كتبه", "الكاتب:", "كتابة:", "إعداد:", "نویسنده:", "نوشته:", "نویسنده", "ليکوال:", "لیکوال:", "تحریر:", "مصنف:", "رپورٹ:",
	"автор:", "автор", "текст:", "yazan:", "yazar:", "autor", "文/", "作者:", "作者：", "记者",
}

// byWord is the place behind the first word that introduces an author, -1 for
// none. It stands at the start of the text or behind a mark or a date.
func byWord(text string) int {
	low := strings.Map(lowerAlike, text)
	for _, w := range byWords {
		for from := 0; ; {
			at := strings.Index(low[from:], w)
			if at < 0 {
				break
			}
			at += from
			from = at + len(w)
			if startsPart(low, at) && endsWord(low, from, w) {
				return from
			}
		}
	}
	return -1
}

// lowerAlike is the small letter, if it is as long in UTF-8, so that offsets stay.
func lowerAlike(r rune) rune {
	if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
		return low
	}
	return r
}

func startsPart(s string, at int) bool {
	before := strings.TrimRight(s[:at], " ")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return len(before) < at && (!unicode.IsLetter(r)) && r != '\'' || r == '\n'
}

func endsWord(s string, at int, word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	if !unicode.IsLetter(last) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return r == ' ' || r == ':' || r == '\n'
}

// maxByline bounds a byline, in bytes.
const maxByline = 300

// persons cleans the names of a place and drops what is no name: the site, an
// address, a sentence.
func (f *front) persons(place []statement) []statement {
	var all []statement
	seen := map[string]bool{}
	for _, s := range place {
		if len(s.value) > maxByline {
			continue
		}
		for _, part := range f.split(s) {
			k := key(part.value)
			if k == "" || seen[k] || len(all) == 20 || !isName(part.value) || f.m.isSite(part.value) || isNoByline(part, len(all) > 0) {
				continue
			}
			seen[k] = true
			all = append(all, part)
		}
	}
	return all
}

// isNoByline reports a part of a visible byline that is no name: a word without a
// capital, or after a name the single word for a place.
func isNoByline(part statement, after bool) bool {
	r, _ := utf8.DecodeRuneInString(part.value)
	return part.how == hearsay.HowByline && (unicode.IsLower(r) || after && !strings.Contains(part.value, " "))
}

// split cuts "By A, B and C" into names.
func (f *front) split(s statement) []statement {
	text := s.value
	start := 0
	if at := byWord(text); at >= 0 && strings.TrimSpace(text[:at]) != "" && at < 40 {
		start = at
	}
	var all []statement
	for start < len(text) {
		end, next := nameEnd(text, start)
		name, lead := trimName(text[start:end])
		part := statement{value: name, how: s.how}
		if s.from != s.to {
			from := s.from.offset + int32(start+lead)
			part.from, part.to = place{s.from.unit, from}, place{s.from.unit, from + int32(len(name))}
		}
		all = append(all, part)
		start = next
	}
	return all
}

// nameEnd finds the next separator between names.
func nameEnd(text string, start int) (end, next int) {
	end, next = len(text), len(text)
	for _, sep := range []string{",", ";", "|", "•", "·", "\n", " and ", " und ", " et ", " y ", " e ", " & ", " ve ", " и ", " و "} {
		if at := strings.Index(text[start:], sep); at >= 0 && start+at < end {
			end, next = start+at, start+at+len(sep)
		}
	}
	return end, next
}

// trimName takes marks off the ends of a name and tells how many bytes at its
// start.
func trimName(s string) (name string, lead int) {
	cut := strings.TrimLeft(s, " \n:-–—|/•·*")
	lead = len(s) - len(cut)
	return strings.TrimRight(cut, " \n:-–—|/•·*,"), lead
}

// isName reports that a text may be the name of a person or a desk: one to six
// words, no address, no digits; in scripts with capitals it begins with one,
// unless it is one word (a nickname).
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) > 80 || strings.ContainsAny(s, "@<>{}=?!\"[]0123456789") || strings.Contains(s, "://") || strings.Contains(s, "www.") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(r) || utf8.RuneCountInString(s) < 2 {
		return false
	}
	low := strings.ToLower(s)
	if noNames[low] || strings.Contains(low, "admin") || strings.Contains(s, " – ") {
		return false
	}
	return len(words) == 1 || !unicode.IsLower(r) || nameParticles[words[0]]
}

// nameParticles begin a surname in small letters.
var nameParticles = map[string]bool{
	"de": true, "von": true, "van": true, "al": true, "el": true, "bin": true, "ibn": true, "da": true, "di": true, "du": true,
	"la": true, "le": true, "ter": true, "ten": true,
}

// noNames stand where an author is named and name none.
var noNames = map[string]bool{
	"admin": true, "administrator": true, "webmaster": true, "redaktion": true, "editor": true, "author": true, "autor": true,
	"unknown": true, "none": true, "null": true, "undefined": true, "root": true, "user": true, "guest": true, "staff": true,
	"publisher": true, "by": true, "von": true, "par": true, "por": true, "facebook": true, "twitter": true, "mehr": true, "more": true,
}

// shownAt adds to each author the place where the zone shows the name.
func (f *front) shownAt(authors []statement) []statement {
	for n := range authors {
		for i := f.first; i < f.last; i++ {
			text := f.w.p.units[i].text
			if at := strings.Index(text, authors[n].value); at >= 0 && len(text) < 300 {
				authors[n].from, authors[n].to = place{int32(i), int32(at)}, place{int32(i), int32(at + len(authors[n].value))}
				break
			}
		}
	}
	return authors
}

package front

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/pubdate"
)

const (
	datelineBytes  = 160 // a dateline ends at the latest here
	datelineBlocks = 8   // and stands in one of the first paragraphs
)

// dateline splits "TESLIN, 14 January (Outlet) - " off the start of the first
// paragraph that has one.
func (f *finder) dateline() {
	n := 0
	for i := range f.d.Blocks {
		b := f.d.Blocks[i]
		if b.Kind != hearsay.Paragraph {
			continue
		}
		if n++; n > datelineBlocks {
			return
		}
		x, ok := readDateline(b.Of(f.d.Text))
		if !ok {
			continue
		}
		f.takeDateline(b.Span, x)
		return
	}
}

// origin is what a dateline says, in bytes from the start of its paragraph.
type origin struct {
	end    int // of the dateline, its dash not included
	after  int // where the text begins
	agency part
	date   found
}

// readDateline knows a place in capitals, or any place with an agency or a date
// behind it, up to a dash.
func readDateline(s string) (origin, bool) {
	window := s[:min(len(s), datelineBytes)]
	dash, size := findDash(window)
	if dash <= 0 {
		return origin{}, false
	}
	x := origin{end: len(strings.TrimRight(s[:dash], space)), after: dash + size}
	left := s[:x.end]
	if strings.TrimSpace(s[x.after:]) == "" || strings.ContainsAny(left, "\"“”«»!?;") {
		return origin{}, false
	}
	rest := left
	if open := strings.LastIndexByte(left, '('); open > 0 && strings.HasSuffix(left, ")") {
		name := strings.TrimSpace(left[open+1 : len(left)-1])
		if !isAgency(name) {
			return origin{}, false
		}
		x.agency = part{name, open + 1 + strings.Index(left[open+1:], name)}
		rest = strings.TrimRight(left[:open], space)
	}
	rest, dated := x.cutDate(rest)
	return x, isDatelinePlace(rest, x.agency.text != "" || dated)
}

// cutDate takes "14 January", "Jan. 14, 2019" off the end of the place.
func (x *origin) cutDate(s string) (string, bool) {
	if iso, start, end, ok := pubdate.Find(s); ok && start > 0 && strings.Trim(s[end:], " ,.") == "" {
		x.date = found{iso, start, end}
		return strings.TrimRight(s[:start], " ,،"), true
	}
	comma := strings.LastIndexAny(s, ",،")
	if comma > 0 && strings.ContainsFunc(s[comma:], unicode.IsDigit) {
		return strings.TrimSpace(s[:comma]), true
	}
	return s, false
}

// findDash finds the dash that ends a dateline: one with space around it, or a
// long one.
func findDash(s string) (at, size int) {
	for _, dash := range []string{" - ", " – ", " — ", " -- ", ")- ", ") -", ")–", ")—", "— ", " ـ "} {
		i := strings.Index(strings.ReplaceAll(s, "\n", " "), dash)
		if i < 0 {
			continue
		}
		if dash[0] == ')' {
			i++
		}
		if at == 0 || i < at {
			at = i
		}
	}
	if at == 0 {
		return 0, 0
	}
	end := at
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsSpace(r) && !strings.ContainsRune("-–—ـ", r) {
			break
		}
		end += n
	}
	return at, end - at
}

// isAgency tells the name in the brackets of a dateline: one to five words, the
// first with a capital.
func isAgency(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || utf8.RuneCountInString(s) > 50 || strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) || unicode.Is(unicode.Lo, first)
}

// isDatelinePlace tells whether s can be the place of a dateline. Without
// another sign it must be in capitals.
func isDatelinePlace(s string, confirmed bool) bool {
	words := strings.Fields(strings.NewReplacer(",", " ", "،", " ", "/", " ").Replace(s))
	if len(words) == 0 || len(words) > 5 || strings.ContainsFunc(s, unicode.IsDigit) || strings.ContainsAny(s, ":()[]") {
		return false
	}
	first := strings.Fields(strings.SplitN(s, ",", 2)[0])
	capital := len(first) > 0
	for _, w := range first {
		capital = capital && allUpper(w)
	}
	if capital && !notPlaces[strings.ToLower(first[0])] && utf8.RuneCountInString(first[0]) >= 3 {
		return true
	}
	if !confirmed || len(words) > 4 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) && !particles[w] {
			return false
		}
	}
	return true
}

// notPlaces are written in capitals before a dash too.
var notPlaces = wordSet(`exclusive breaking update updated analysis opinion correction watch video photos photo live note editor
editor's background factbox timeline special report developing urgent alert more read comment interview profile review`)

func allUpper(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) || unicode.Is(unicode.Lo, r) || unicode.IsDigit(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

func (f *finder) takeDateline(b hearsay.Span, x origin) {
	span := hearsay.Span{Start: b.Start, End: b.Start + x.end}
	// The dash goes with the dateline: text between blocks is white space.
	f.mark(hearsay.Span{Start: b.Start, End: b.Start + x.end + len(strings.TrimRight(b.Of(f.d.Text)[x.end:x.after], space))}, hearsay.Dateline)
	if x.agency.text != "" {
		at := hearsay.Span{Start: b.Start + x.agency.at, End: b.Start + x.agency.at + len(x.agency.text)}
		set(&f.d.Publisher, block.OneLine(x.agency.text), hearsay.HowDateline, at)
	}
	if len(x.date.iso) == len("2019-01-14") {
		l := &line{Span: span}
		f.setDate(l, x.date, hearsay.HowDateline)
	}
}

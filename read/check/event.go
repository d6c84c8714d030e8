package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/calendar"
	"hearsay/syntax"
)

// once are verbs of what happens to one thing once only; other events come again,
// and two dates of theirs are two events.
var once = map[string]bool{
	"born": true, "died": true, "signed": true, "ratified": true, "founded": true, "assassinated": true, "buried": true, "inaugurated": true,
	"executed": true, "married": true, "demolished": true, "sank": true, "abdicated": true, "consecrated": true,
}

// onceNouns are nouns for such events; their date follows with "of".
var onceNouns = map[string]bool{"massacre": true, "assassination": true, "coup": true, "referendum": true, "funeral": true}

// nearEvents is how many bytes two tellings of one event may lie apart.
const nearEvents = 6000

// event is a verb of that kind with the names right before it and the date right
// after it.
type event struct {
	verb  string
	names []string
	told  hearsay.Span // from the first name to the verb
	time  *hearsay.Time
}

// events finds one event that is dated two ways.
func (f *finder) events() {
	var seen []event
	for i := range f.r.Times {
		e, ok := f.event(&f.r.Times[i])
		if !ok {
			continue
		}
		for k := len(seen) - 1; k >= 0 && e.time.Span.Start-seen[k].time.Span.End < nearEvents; k-- {
			if seen[k].same(&e) && f.sentence(seen[k].told.Start) != f.sentence(e.told.Start) {
				f.compareEvents(&seen[k], &e)
				break
			}
		}
		seen = append(seen, e)
	}
}

// event reads the event that a full date belongs to: "The Teslin Accord was signed
// on 4 March 2019".
func (f *finder) event(t *hearsay.Time) (event, bool) {
	e := event{time: t}
	if !isFull(t) {
		return e, false
	}
	at := f.token(t.Span.Start)
	first := f.a.Sentences[f.sentence(t.Span.Start)].First
	verb := f.verbBefore(at, first)
	if verb < 0 {
		verb = f.verbBehind(t)
		first = max(first, f.token(t.Span.End))
	}
	if verb < 0 {
		return e, false
	}
	e.verb = strings.ToLower(f.a.Text(verb))
	names, at := f.namesBefore(verb, first)
	e.names, e.told = names, f.a.Span(at, verb+1)
	return e, len(e.names) > 0
}

// longestSubject is how many tokens may stand between a date that leads a clause
// and its verb.
const longestSubject = 8

// verbBehind is the verb of a clause that a date leads: "On 4 March 2019 the Teslin
// Accord was signed". Only names stand between the two.
func (f *finder) verbBehind(t *hearsay.Time) int {
	before := f.before(t.Span.Start, 2)
	if len(before) != 1 || before[0] != "on" {
		return -1
	}
	at := f.token(t.Span.End)
	last := min(f.a.Sentences[f.sentence(t.Span.Start)].Last, at+longestSubject)
	for i := at; i < last; i++ {
		word := strings.ToLower(f.a.Text(i))
		switch {
		case once[word]:
			return i
		case word == "," && i == at, word == "the", word == "of", word == "was", word == "were", startsUpper(f.a.Text(i)):
		default:
			return -1
		}
	}
	return -1
}

// verbBefore is the verb whose date begins at token at: only "in Teslin", "on" and
// the like stand between the two.
func (f *finder) verbBefore(at, first int) int {
	for i := at - 1; i >= max(first, at-6); i-- {
		word := strings.ToLower(f.a.Text(i))
		switch {
		case once[word], onceNouns[word] && i == at-2 && strings.EqualFold(f.a.Text(i+1), "of"):
			return i
		case word == "on" || word == "of" || word == "in" || word == "at" || word == "the" || word == "," || word == "there" || startsUpper(f.a.Text(i)):
		default:
			return -1
		}
	}
	return -1
}

// namesBefore are the capitalised words of the subject right before a verb, in
// lower case, and the token of the first of them.
func (f *finder) namesBefore(verb, first int) (names []string, at int) {
	i := verb - 1
	for i >= first && only([]string{strings.ToLower(f.a.Text(i))}, "was", "were", "who", "which", ",", "been", "had", "be", "finally", "later", "first") {
		i--
	}
	at = verb
	for ; i >= first && f.a.Tokens[i].Kind == syntax.Word; i-- {
		word := f.a.Text(i)
		low := strings.ToLower(word)
		if low == "of" || low == "the" {
			continue
		}
		if !startsUpper(word) {
			break
		}
		names, at = append(names, low), i
	}
	if i >= first && (strings.EqualFold(f.a.Text(i), "and") || f.a.Text(i) == ",") {
		return nil, verb // one of several
	}
	slices.Reverse(names)
	return names, at
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// same asks for the same verb and the same name; a person may be told by the last
// name alone the second time.
func (e *event) same(o *event) bool {
	if e.verb != o.verb || e.names[len(e.names)-1] != o.names[len(o.names)-1] {
		return false
	}
	short, long := e.names, o.names
	if len(short) > len(long) {
		short, long = long, short
	}
	for _, n := range short {
		if !slices.Contains(long, n) {
			return false
		}
	}
	return len(short) == len(long) || len(short) == 1 && (e.verb == "born" || e.verb == "died" || e.verb == "buried" || e.verb == "assassinated" || e.verb == "executed")
}

func (f *finder) compareEvents(a, b *event) {
	first, _ := day(a.time)
	second, _ := day(b.time)
	apart := max(int(first-second), int(second-first))
	if apart == 0 || a.time.Calendar != b.time.Calendar && apart < 3 || isJulianPair(first, apart) || f.swappedIs(a.time, second) || f.swappedIs(b.time, first) {
		return
	}
	f.add(hearsay.EventDiffers, "event", .65,
		fmt.Sprintf("%s is dated %s in one place and %s in another: %s apart.", f.quote(a.told), plainDate(first), plainDate(second), days(apart)),
		hearsay.Cover(a.told, a.time.Span), hearsay.Cover(b.told, b.time.Span))
}

// isJulianPair reports a date told in the Julian and in the Gregorian calendar.
func isJulianPair(d calendar.Day, apart int) bool {
	return d.Gregorian().Year < 1924 && apart >= 10 && apart <= 13
}

// swappedIs reports an all-numeric date that is the given day when its day and
// month change places.
func (f *finder) swappedIs(t *hearsay.Time, want calendar.Day) bool {
	d, ok := day(t)
	if !ok || t.Order == "" {
		return false
	}
	g := d.Gregorian()
	other, ok := calendar.Gregorian.ToDay(calendar.Date{Year: g.Year, Month: g.Day, Day: g.Month})
	return ok && other == want
}

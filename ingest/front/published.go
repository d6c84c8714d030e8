package front

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/pubdate"
)

// dateLabels may stand beside a date on its own line; stale ones say that the
// date is not the one of publication. Small letters.
var (
	dateLabels = wordSet(`date dated published publication posted issued released release on at the of first day
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonntag den vom veröffentlicht datum stand
lundi mardi mercredi jeudi vendredi samedi dimanche le publié date du
lunes martes miércoles jueves viernes sábado domingo fecha publicado el de del
понедельник вторник среда четверг пятница суббота воскресенье дата опубликовано г года
pazartesi salı çarşamba perşembe cuma cumartesi pazar tarih
السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة التاريخ تاريخ نشر في يوم بتاريخ الموافق م هـ ه
شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه پنجشنبه جمعه تاریخ نېټه نیټه
am pm a.m p.m à um alle saat в в. ساعت الساعة gmt utc est edt cet bst uhr h ah ce ad bc`)
	staleLabels = wordSet(`updated modified revised rev version form printed correction corrected accessed retrieved printed downloaded visited aktualisiert abgerufen mis jour
modifié actualizado обновлено تحديث updated: expires effective amended received submitted accepted born died`)
)

// maxExtra is how many runes of other letters a line of a date may have: a
// place, or the number of an issue.
const maxExtra = 24

// isDateLine tells a line that holds a date and nothing else of weight.
func isDateLine(s string) bool {
	_, ok := dateOnly(s, hearsay.Paragraph)
	return ok
}

// dateOnly reads the date of a line that is one. Furniture may hold more words
// beside it: it is no sentence in any case.
func dateOnly(s string, kind hearsay.BlockKind) (found, bool) {
	if utf8.RuneCountInString(s) > 110 {
		return found{}, false
	}
	iso, start, end, ok := pubdate.Find(s)
	if !ok || len(iso) < len("2019-01") {
		return found{}, false
	}
	if runsOn(s[end:]) || endsBracket(s) {
		return found{}, false
	}
	extra, small := 0, 0
	for w := range strings.FieldsFuncSeq(s[:start]+" "+s[end:], notWord) {
		w = strings.Trim(w, ".")
		low := strings.ReplaceAll(strings.ToLower(w), "\u200c", "")
		switch {
		case staleLabels[low]:
			return found{}, false
		case dateLabels[low], !strings.ContainsFunc(w, unicode.IsLetter), isMonth(low):
		default:
			if startsLower(w) {
				small++
			}
			extra += utf8.RuneCountInString(w)
		}
	}
	return found{iso, start, end}, (small == 0 || !endsSentence(s) || kind == hearsay.Furniture) && extra <= maxExtra && extra <= 2*(end-start)
}

// endsBracket tells the last line of a citation, "5/10/2019).", whose bracket
// opens in a line above.
func endsBracket(s string) bool {
	return strings.Count(s, ")") > strings.Count(s, "(") || strings.Count(s, "]") > strings.Count(s, "[")
}

// runsOn tells whether words follow a date right away, as in a chronicle.
func runsOn(after string) bool {
	after = strings.TrimLeft(after, " ")
	end := strings.IndexFunc(after, notWord)
	if end < 0 {
		end = len(after)
	}
	w := strings.ToLower(strings.Trim(after[:end], "."))
	return strings.ContainsFunc(w, unicode.IsLetter) && (!dateLabels[w] || w == "the") && !isMonth(w)
}

func startsLower(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// isMonth lets the month of another calendar stand beside the date: in a dual
// date pubdate takes the Gregorian half.
func isMonth(w string) bool {
	_, _, _, ok := pubdate.Find("1 " + w + " 1440")
	return ok
}

func notWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && r != '.' && r != '\u200c' && r != '-' && r != '\''
}

// found is a date in a line, with the bytes it takes.
type found struct {
	iso        string
	start, end int
}

// published takes a date on its own line near the start, in a page header, or at
// the end of the text.
func (f *finder) published() {
	for i := range f.head {
		l := &f.head[i]
		if l.kind == hearsay.Furniture || l.used || !l.alone && !l.short || f.deep(i) || f.lastLine(l) {
			continue
		}
		if d, ok := dateOnly(l.text, l.kind); ok && f.setDate(l, d, hearsay.HowDateline) {
			f.mark(l.Span, hearsay.Dateline)
			return
		}
	}
	for i := range f.head {
		l := &f.head[i]
		if l.kind == hearsay.Furniture && f.d.Blocks[l.block].Page <= 1 {
			if d, ok := dateOnly(l.text, l.kind); ok && f.setDate(l, d, hearsay.HowPageHeader) {
				return
			}
		}
	}
	for i := len(f.foot) - 1; i >= 0; i-- {
		l := &f.foot[i]
		if l.kind == hearsay.Furniture || !l.alone && !l.short {
			continue
		}
		if d, ok := dateOnly(l.text, l.kind); ok {
			if f.setDate(l, d, hearsay.HowFoot) {
				f.mark(l.Span, hearsay.Dateline)
			}
			return
		}
	}
}

// lastLine tells whether no line of text follows.
func (f *finder) lastLine(l *line) bool {
	for i := len(f.foot) - 1; i >= 0; i-- {
		if f.foot[i].kind != hearsay.Furniture {
			return f.foot[i].Span == l.Span
		}
	}
	return false
}

// deepAfter is the number of bytes of running text after which the head of a
// document is over.
const deepAfter = 700

func (f *finder) deep(i int) bool {
	running := 0
	for j := range f.head[:i] {
		if l := &f.head[j]; !l.short && l.kind == hearsay.Paragraph {
			running += l.Len()
		}
	}
	return running > deepAfter
}

// dateOf takes the date out of a line that is a byline or a dateline.
func (f *finder) dateOf(l *line, how hearsay.How) {
	iso, start, end, ok := pubdate.Find(l.text)
	if ok && len(iso) == len("2019-01-14") {
		f.setDate(l, found{iso, start, end}, how)
	}
}

func (f *finder) setDate(l *line, d found, how hearsay.How) bool {
	at := hearsay.Span{Start: l.Start + d.start, End: l.Start + d.end}
	if !set(&f.d.Published, d.iso, how, at) {
		return false
	}
	l.used = true
	return true
}

package front

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/ingest/block"
	"hearsay/ingest/pubdate"
)

// bylineCues stand before the name of an author, in small letters; those with a
// colon or a space at the end need it.
var bylineCues = []string{
	"written by ", "reported by ", "story by ", "text by ", "by: ", "by ", "author: ", "authors: ", "author ",
	"von ", "autor: ", "text: ", "par ", "auteur: ", "auteur : ", "por ", "autor: ", "di ", "yazan: ", "автор: ", "авторы: ",
	"بقلم: ", "بقلم / ", "بقلم ", "كتب: ", "كتبه: ", "إعداد: ", "الكاتب: ", "نویسنده: ", "نوشته: ", "گزارش: ", "گزارشگر: ", "لیکوال: ", "تحریر: ", "از: ",
}

// hasBylineCue tells whether a line begins like a byline and goes on like one.
func hasBylineCue(s string) bool {
	rest, ok := cutCue(s)
	return ok && len(authors(rest)) > 0
}

func cutCue(s string) (string, bool) {
	low := strings.ToLower(s)
	if len(low) != len(s) { // lower case of another length: offsets would lie
		low = s
	}
	for _, cue := range bylineCues {
		if strings.HasPrefix(low, cue) {
			return strings.TrimSpace(s[len(cue):]), true
		}
	}
	return "", false
}

// bylineLines is how many lines may stand between the start and the byline.
const bylineLines = 14

// byline takes "By A B", "By A B, Outlet", "A B, 14 January 2019", and names
// right under the title when an address or an institute follows them.
func (f *finder) byline() {
	n := 0
	for i := range f.head {
		l := &f.head[i]
		if l.kind == hearsay.Furniture || l.used {
			continue
		}
		if n++; n > bylineLines || len(l.text) > lineRunes {
			return
		}
		if names, outlet := f.readByline(i); len(names) > 0 {
			f.titleAbove(i)
			f.takeByline(i, names, outlet)
			return
		}
	}
}

// titleAbove takes the heading right above a byline, where the only title known
// is one that the text does not show.
func (f *finder) titleAbove(i int) {
	t := &f.d.Title
	if i == 0 || t.Value != "" && (t.How != hearsay.HowProperties || t.At != hearsay.Span{}) {
		return
	}
	from := i - 1
	for from > 0 && f.head[from-1].block == f.head[i-1].block {
		from--
	}
	if l := &f.head[from]; l.kind == hearsay.Heading && isTitleText(l.text, titleRunes) {
		f.takeTitle(from, i)
	}
}

// part is a stretch of a line.
type part struct {
	text string
	at   int // bytes from the start of the line
}

func (f *finder) readByline(i int) (names []part, outlet part) {
	l := &f.head[i]
	if l.kind != hearsay.Byline && !l.alone && !l.short && !l.first {
		return nil, part{}
	}
	s := l.text
	rest, cue := cutCue(s)
	at := len(s) - len(rest)
	if !cue {
		rest, at = s, 0
	}
	body, date := cutDate(rest)
	people, tail := splitAuthors(body, at)
	switch {
	case len(people) == 0:
		return nil, part{}
	case cue && !isTail(tail.text):
	case cue || l.kind == hearsay.Byline:
		return people, outletPart(tail)
	case tail.text != "" || namesOutlet(people[0].text) || !f.underTitle(i):
	case date && !isPlacePhrase(people[0].text), f.affiliated(i):
		return people, part{}
	}
	return nil, part{}
}

// cutDate takes a date off the end of a line, with what joins it.
func cutDate(s string) (string, bool) {
	_, start, end, ok := pubdate.Find(s)
	if !ok || strings.ContainsFunc(s[end:], unicode.IsLetter) {
		return s, false
	}
	return strings.TrimRight(s[:start], " ,|·•-–—/،()"), true
}

// splitAuthors reads "A B", "A B and C D", "A B, C D"; tail is what follows the
// last person, after a comma or a bar.
func splitAuthors(s string, at int) (people []part, tail part) {
	for s != "" {
		end, next := nextSeparator(s)
		name := withoutTitle(strings.TrimRightFunc(s[:end], notLetter))
		switch {
		case isPerson(name):
			people = append(people, part{name, at + strings.Index(s, name)})
		case len(people) == 0 || !degrees[strings.ToLower(strings.ReplaceAll(name, ".", ""))]:
			return people, part{strings.TrimSpace(s), at}
		}
		at += next
		s = s[next:]
		trimmed := strings.TrimLeft(s, " ")
		at += len(s) - len(trimmed)
		s = trimmed
	}
	return people, part{}
}

// withoutTitle takes "Dr.", "Prof." and the like off the start of a name.
func withoutTitle(name string) string {
	name = strings.TrimSpace(name)
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !honorifics[strings.ToLower(strings.TrimRight(first, "."))] {
			return name
		}
		name = strings.TrimSpace(rest)
	}
}

// honorifics stand before a name, degrees behind it after a comma.
var (
	honorifics = wordSet(`mr mrs ms miss dr prof professor sir dame rev h.e he hon ambassador senator sen rep gen col maj capt lt
sgt judge justice mullah maulvi sheikh shaykh hr herr frau mme monsieur madame don doña د الدكتور دکتر الأستاذ السيد الشيخ`)
	degrees = wordSet(`phd md ma msc ba bsc mph llm llb jd mba dphil esq jr sr`)
)

// notLetter tells what stands behind a name: marks of notes, numbers, blanks.
func notLetter(r rune) bool { return r != '.' && !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }

// separators part the names of a byline.
var separators = []string{", and ", " and ", " und ", " et ", " y ", " & ", " and\u00a0", ",", ";", "|", "/", " - ", " – ", " — ", "،", " و "}

func nextSeparator(s string) (end, next int) {
	end, next = len(s), len(s)
	for _, sep := range separators {
		if i := strings.Index(s, sep); i >= 0 && (i < end || i == end && i+len(sep) > next) {
			end, next = i, i+len(sep)
		}
	}
	return end, next
}

// authors are the people of a byline after its cue.
func authors(s string) []part {
	body, _ := cutDate(s)
	people, tail := splitAuthors(body, 0)
	if tail.text != "" && !isOutlet(tail.text) && len(people) == 0 {
		return nil
	}
	return people
}

func outletPart(tail part) part {
	if isBylineOutlet(tail.text) {
		return tail
	}
	return part{}
}

// isOutlet tells whether the tail of a byline can name an outlet: a few words,
// the first with a capital, no digits.
func isOutlet(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || strings.ContainsFunc(s, unicode.IsDigit) || strings.ContainsAny(s, "@:.!?\"") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first) {
		return false
	}
	return !roleWords[strings.ToLower(words[0])]
}

// outletWords are found in names of outlets.
var outletWords = wordSet(`news agency times post press herald daily weekly tribune gazette courier mercury journal review radio tv
television broadcasting bulletin observer guardian telegraph chronicle star sun mail express standard magazine newspaper today online
sentinel examiner register messenger dispatch advertiser inquirer intelligencer
zeitung presse nachrichten rundfunk journal quotidien agence agencia diario noticias агентство газета новости ajansı gazetesi haber
وكالة صحيفة جريدة قناة إذاعة خبرگزاری روزنامه رادیو آژانس ورځپاڼه`)

// isTail tells what may follow the names of a byline: nothing, a role, a body;
// not the rest of a sentence.
func isTail(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return true
	}
	return len(words) <= 8 && !endsSentence(s) && (!startsLower(words[0]) || roleWords[strings.ToLower(words[0])])
}

// namesOutlet tells whether words that look like a name hold one that outlets are
// called by.
func namesOutlet(s string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(s)), func(w string) bool { return outletWords[w] })
}

// isBylineOutlet tells the outlet in "A B, Outlet" from a role or a body: one
// word with a capital, or a word that outlets are called by.
func isBylineOutlet(s string) bool {
	return isOutlet(s) && (len(strings.Fields(s)) == 1 || namesOutlet(s))
}

// roleWords say what an author is, not whom he writes for.
var roleWords = wordSet(`staff senior chief special foreign political writer editor reporter correspondent contributor guest associate
professor director researcher columnist opinion in from for our diplomatic`)

// underTitle tells whether only the title, and at most two lines more, stand
// above the line.
func (f *finder) underTitle(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if f.head[j].used {
			return true
		}
		if !f.head[j].short || endsSentence(f.head[j].text) {
			return false
		}
	}
	return false
}

// affiliated tells whether the lines after a name say where its bearer works.
func (f *finder) affiliated(i int) bool {
	for j := i + 1; j < len(f.head) && j <= i+2; j++ {
		low := strings.ToLower(f.head[j].text)
		if len(low) > 200 {
			return false
		}
		if strings.Contains(low, "@") {
			return true
		}
		for w := range strings.FieldsFuncSeq(low, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if affiliationWords[w] {
				return true
			}
		}
	}
	return false
}

var affiliationWords = wordSet(`university université universität universidad università institute institut instituto laboratory laboratoire
department faculty college school ambassador professor director minister secretary`)

// isPlacePhrase tells two words before a date that name a place rather than a
// person: "New Teslin, 14 January".
func isPlacePhrase(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	return placeWords[words[0]] || placeWords[words[len(words)-1]]
}

var placeWords = wordSet(`new san santa santo são saint st st. el los las abu tel port porto puerto cape fort addis kuala buenos hong
sri costa rio las mount lake camp city town island islands district province county republic d.c. dc`)

func (f *finder) takeByline(i int, names []part, outlet part) {
	l := &f.head[i]
	at := func(p part) hearsay.Span {
		return hearsay.Span{Start: l.Start + p.at, End: l.Start + p.at + len(p.text)}
	}
	if len(f.d.Authors) == 0 || f.d.Authors[0].How == hearsay.HowProperties {
		f.d.Authors = nil
		for _, n := range names {
			f.d.Authors = append(f.d.Authors, hearsay.Field{Value: block.OneLine(n.text), How: hearsay.HowByline, At: at(n)})
		}
	}
	if outlet.text != "" {
		set(&f.d.Publisher, outlet.text, hearsay.HowByline, at(outlet))
	}
	f.dateOf(l, hearsay.HowByline)
	l.used = true
	f.mark(l.Span, hearsay.Byline)
}

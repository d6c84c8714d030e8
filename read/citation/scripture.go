package citation

import (
	"strconv"
	"strings"

	"hearsay"
	"hearsay/calendar"
	"hearsay/syntax"
)

// scriptureBracket reads a bracket that holds nothing but a reference to
// scripture: [18:20], [Al-Kahf: 20], (Quran 18:20), (Sahih Muslim 2664).
func (f *finder) scriptureBracket(open, end int) bool {
	i := open + 1
	for f.is(i, "TMQ", "EMQ", "the", "translated", "meaning", "cf", "cf.", "see", "al-") && i < end || f.word(i) == ":" {
		i++
	}
	if i >= end {
		return false
	}
	c, after, ok := f.reference(i, end, f.word(open) == "[")
	if !ok || !f.onlyMarks(after, end) {
		return false
	}
	f.add(open, end+1, c, "scripture", 0.9, true)
	return true
}

// onlyMarks accepts the leftovers of a reference: marks, "verse", numbers.
func (f *finder) onlyMarks(i, end int) bool {
	for ; i < end; i++ {
		if f.kind(i) != syntax.Punct && f.kind(i) != syntax.Number && !f.is(i, "and", "verse", "verses", "v") {
			return false
		}
	}
	return true
}

// reference reads a verse of the Quran or of the Bible, or a collection of
// hadith. Bare numbers are enough in square brackets, or in a document that
// speaks of scripture.
func (f *finder) reference(i, end int, square bool) (hearsay.Citation, int, bool) {
	c := hearsay.Citation{Kind: hearsay.CiteScripture}
	if from, after := f.hadith(i, end, square); after > i {
		c.Outlet, c.OutletSpan = f.nameOf(from, after), f.an.Span(from, after)
		if f.kind(after) == syntax.Number || f.word(after) == "," && f.kind(after+1) == syntax.Number {
			if f.word(after) == "," {
				after++
			}
			c.Ref = f.word(after)
			after++
		}
		return c, after, true
	}
	j, quran := f.quranWord(i, end)
	if ref, after := f.suraByNumber(j, end); quran && after > j {
		c.Outlet, c.Ref = "Quran", ref
		return c, after, true
	}
	if sura, after := f.sura(j, end); after > j && (square || quran || f.preachy || f.word(after) == ":") {
		verse, next := f.verses(after, end)
		c.Outlet, c.Ref = "Quran", strconv.Itoa(sura)
		if verse != "" {
			c.Ref += ":" + verse
		}
		return c, next, verse != "" || quran || square
	}
	if ref, after := f.chapterVerse(j, end); after > j && (square || quran || f.preachy) && chapterOf(ref) <= 114 {
		c.Outlet, c.Ref = "Quran", ref
		return c, after, true
	}
	if book, ref, after := f.bible(i, end); after > i {
		c.Outlet, c.Ref = "Bible", book+" "+ref
		return c, after, true
	}
	return c, i, false
}

func (f *finder) nameOf(first, last int) string {
	return strings.Join(strings.Fields(f.text[f.an.Tokens[first].Start:f.an.Tokens[last-1].End]), " ")
}

// quranWord skips "Quran", "Surah", "Surat al-".
func (f *finder) quranWord(i, end int) (next int, ok bool) {
	for i < end {
		switch calendar.Fold(f.word(i)) {
		case "quran", "koran", "alquran", "surah", "sura", "surat", "suratul", "surahal", "chapter", "holyquran", "سوره", "القران":
			ok = true
		case "holy", "noble", "the":
		default:
			if f.word(i) != "," && f.word(i) != ":" || !ok {
				return i, ok
			}
		}
		i++
	}
	return i, ok
}

// verses reads ": 20", ", verse 20-22", "/20".
func (f *finder) verses(i, end int) (ref string, next int) {
	j := i
	for j < end && (f.kind(j) == syntax.Punct || f.is(j, "verse", "verses", "ayah", "ayat", "v", "v.", "vv", "from", "آيه", "الآية")) {
		j++
	}
	if j >= end || f.kind(j) != syntax.Number {
		return "", i
	}
	if ref, next := f.chapterVerse(j, end); next > j { // "Al-Kahf 18:20"
		_, verse, _ := strings.Cut(ref, ":")
		return verse, next
	}
	return f.numberRange(j, end)
}

// suraByNumber reads "18, verse 20".
func (f *finder) suraByNumber(j, end int) (ref string, next int) {
	if f.kind(j) != syntax.Number || f.word(j+1) == ":" {
		return "", j
	}
	n := chapterOf(digitsOf(f.word(j)))
	verse, next := f.verses(j+1, min(end, j+6))
	if verse == "" || n < 1 || n > 114 {
		return "", j
	}
	return strconv.Itoa(n) + ":" + verse, next
}

// numberRange reads "20", "20-22".
func (f *finder) numberRange(j, end int) (ref string, next int) {
	ref, next = digitsOf(f.word(j)), j+1
	if next+1 < end && (f.word(next) == "-" || f.word(next) == "–") && f.kind(next+1) == syntax.Number {
		ref += "-" + digitsOf(f.word(next+1))
		next += 2
	}
	return ref, next
}

// chapterVerse reads "18:20", "18:20-22".
func (f *finder) chapterVerse(i, end int) (ref string, next int) {
	if i+2 >= end && i+2 > f.end || f.kind(i) != syntax.Number || f.word(i+1) != ":" || f.kind(i+2) != syntax.Number || i+2 >= end {
		return "", i
	}
	verse, next := f.numberRange(i+2, end)
	return digitsOf(f.word(i)) + ":" + verse, next
}

func chapterOf(ref string) int {
	chapter, _, _ := strings.Cut(ref, ":")
	n, err := strconv.Atoi(chapter)
	if err != nil {
		return 1 << 20
	}
	return n
}

// digitsOf writes digits of any script as ASCII.
func digitsOf(s string) string {
	var b strings.Builder
	for _, r := range s {
		if d, ok := calendar.Digit(r); ok {
			b.WriteByte(byte('0' + d))
		}
	}
	return b.String()
}

// sura reads the name of a sura, of up to four tokens, with or without its
// article.
func (f *finder) sura(i, end int) (number, next int) {
	var key []byte
	next = i
	for j := i; j < end && j < i+6; j++ {
		if f.kind(j) == syntax.Punct && f.word(j) != "-" && f.word(j) != "'" && f.word(j) != "’" || f.kind(j) == syntax.Number {
			break
		}
		key = calendar.AppendFold(key, f.word(j))
		if n := suraNumber(string(key)); n > 0 {
			number, next = n, j+1
		}
	}
	return number, next
}

// collections are the collections of hadith, folded.
var collections = map[string]bool{
	"bukhari": true, "albukhari": true, "sahihbukhari": true, "sahihalbukhari": true, "muslim": true, "sahihmuslim": true,
	"tirmidhi": true, "altirmidhi": true, "attirmidhi": true, "tirmizi": true, "jamiattirmidhi": true, "abudawud": true,
	"abudawood": true, "sunanabidawud": true, "sunanabudawud": true, "abudaud": true, "nasai": true, "annasai": true,
	"alnasai": true, "sunanannasai": true, "ibnmajah": true, "sunanibnmajah": true, "ibnmaja": true, "ahmad": true,
	"ahmed": true, "musnadahmad": true, "imamahmad": true, "malik": true, "muwatta": true, "muwattamalik": true, "darimi": true,
	"aldarimi": true, "addarimi": true, "hakim": true, "alhakim": true, "bayhaqi": true, "albayhaqi": true,
	"tabarani": true, "altabarani": true, "attabarani": true, "ibnhibban": true, "ibnkhuzaymah": true,
	"agreedupon": true, "muttafaqalayh": true, "muttafaqunalayhi": true,
	"البخاري": true, "مسلم": true, "صحيحالبخاري": true, "صحيحمسلم": true, "الترمذي": true, "رواهالبخاري": true, "رواهمسلم": true,
}

// plainCollections are also ordinary names or words: they need a number, or the
// words of narration before them.
var plainCollections = map[string]bool{
	"muslim": true, "ahmad": true, "ahmed": true, "malik": true, "hakim": true, "alhakim": true, "مسلم": true, "agreedupon": true,
}

// hadith reads the names of one or more collections, after "narrated by" or
// alone; narrated says that even a name that is also a word is one.
func (f *finder) hadith(i, end int, narrated bool) (from, after int) {
	j := i
	if f.is(j, "narrated", "reported", "related", "recorded", "extracted", "رواه", "أخرجه", "hadith") {
		narrated = true
		if j++; f.is(j, "by", "in") {
			j++
		}
	}
	from, after = j, i
	for j < end {
		next := f.collection(j, end, narrated || after > i)
		if next == j {
			break
		}
		after, j = next, next
		if f.is(j, "and", "و") || f.word(j) == "," {
			j++
		}
	}
	return from, after
}

func (f *finder) collection(i, end int, narrated bool) int {
	var key []byte
	next := i
	for j := i; j < end && j < i+6; j++ {
		if f.kind(j) == syntax.Number || f.word(j) == "," {
			break
		}
		key = calendar.AppendFold(key, f.word(j))
		if collections[string(key)] && (narrated || !plainCollections[string(key)] || f.kind(j+1) == syntax.Number) {
			next = j + 1
		}
	}
	return next
}

// verse reads a reference outside of brackets: "John 3:16", "Quran 18:20".
func (f *finder) verse(i int) int {
	if !f.capital(i) && f.kind(i) != syntax.Number {
		return i
	}
	end := f.sentenceEnd(i)
	if j, quran := f.quranWord(i, end); quran && j > i {
		if ref, after := f.chapterVerse(j, end); after > j && chapterOf(ref) <= 114 {
			f.add(i, after, hearsay.Citation{Kind: hearsay.CiteScripture, Outlet: "Quran", Ref: ref}, "scripture", 0.85, false)
			return after
		}
		if ref, after := f.suraByNumber(j, end); after > j {
			f.add(i, after, hearsay.Citation{Kind: hearsay.CiteScripture, Outlet: "Quran", Ref: ref}, "scripture", 0.85, false)
			return after
		}
		if sura, after := f.sura(j, end); after > j {
			if verse, next := f.verses(after, min(end, after+4)); verse != "" {
				c := hearsay.Citation{Kind: hearsay.CiteScripture, Outlet: "Quran", Ref: strconv.Itoa(sura) + ":" + verse}
				f.add(i, next, c, "scripture", 0.85, false)
				return next
			}
		}
		return i
	}
	if book, ref, after := f.bible(i, end); after > i {
		c := hearsay.Citation{Kind: hearsay.CiteScripture, Outlet: "Bible", Ref: book + " " + ref}
		f.add(i, after, c, "scripture", 0.85, false)
		return after
	}
	return i
}

// bible reads a book, a chapter and a verse.
func (f *finder) bible(i, end int) (book, ref string, next int) {
	j := i
	prefix := ""
	if w := f.word(j); f.kind(j) == syntax.Number && (w == "1" || w == "2" || w == "3") {
		prefix = w + " "
		j++
	}
	if !f.capital(j) || !books[strings.ToLower(strings.TrimSuffix(f.word(j), "."))] {
		return "", "", i
	}
	book = prefix + strings.TrimSuffix(f.word(j), ".")
	ref, after := f.chapterVerse(j+1, end)
	if after == j+1 {
		return "", "", i
	}
	return book, ref, after
}

// mentionsScripture reports whether the document speaks of the Quran, so that
// bare numbers in round brackets may be verses.
func (f *finder) mentionsScripture() bool {
	for _, w := range []string{"Quran", "Qur'an", "Qur’an", "Koran", "Surah", "القرآن", "Allah Almighty", "Allah (swt)"} {
		if strings.Contains(f.text, w) {
			return true
		}
	}
	return false
}

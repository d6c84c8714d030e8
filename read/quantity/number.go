package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/calendar"
	"hearsay/syntax"
)

// number is a number that was read from tokens.
type number struct {
	value float64
	// vague is true for "dozens of", "several hundred": the value is a lower end.
	vague bool
	// word is true when no digit is in it.
	word bool
}

// ones are the number words that add up; magnitudes multiply.
var ones = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var magnitudes = map[string]float64{
	"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
	"dozen": 12, "score": 20, "bn": 1e9, "mn": 1e6, "tn": 1e12, "k": 1e3, "m": 1e6, "b": 1e9,
}

// short magnitudes count only right after digits: "2.5m", "15bn", "$7.2 bn".
var shortMagnitudes = map[string]bool{"bn": true, "mn": true, "tn": true, "k": true, "m": true, "b": true}

// spacedShort are the short magnitudes that may stand apart from the digits.
var spacedShort = map[string]bool{"bn": true, "mn": true, "tn": true}

// plenty are plural magnitudes without a number before them.
var plenty = map[string]float64{
	"dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}

var fractions = map[string]float64{"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// glyphs are the fractions that are one character.
var glyphs = map[rune]float64{'½': .5, '⅓': 1. / 3, '⅔': 2. / 3, '¼': .25, '¾': .75, '⅛': .125}

// low is a token in lower case, "" outside the sentence.
func (s *scan) low(t int) string {
	if t < s.first || t >= s.last {
		return ""
	}
	return lower(s.a.Text(t))
}

// lower spares the allocation of strings.ToLower for words of the tables.
func lower(word string) string {
	if strings.IndexFunc(word, unicode.IsUpper) < 0 {
		return word
	}
	var buf [longestOpener]byte
	if low := syntax.Lower(buf[:0], word); low != nil {
		if known, ok := openers[string(low)]; ok {
			return known
		}
	}
	return strings.ToLower(word)
}

// parts are the two sides of the first hyphen of a token in lower case; hyphened
// is false, and tail "", for a token without one.
func (s *scan) parts(t int) (head, tail string, hyphened bool) {
	low := s.low(t)
	for _, hyphen := range []string{"-", "‑", "‐"} {
		if head, tail, ok := strings.Cut(low, hyphen); ok {
			return head, tail, true
		}
	}
	return low, "", false
}

// times multiplies without the noise of binary fractions: 16.6 times a billion
// is 16600000000.
func times(v, m float64) float64 {
	exact, err := strconv.ParseFloat(strconv.FormatFloat(v*m, 'g', 15, 64), 64)
	if err != nil {
		return v * m
	}
	return exact
}

// number reads a number that begins at token t and returns the token after it;
// t itself when there is none.
func (s *scan) number(t int) (n number, next int) {
	if t >= s.last {
		return n, t
	}
	if n, next = s.digits(t); next > t {
		return n, next
	}
	if n, next = s.spelled(t); next > t {
		return n, next
	}
	return s.plenty(t)
}

// digits reads "7,423", "2.5 million", "75 thousand", "2.5m", "12½", "5 000".
func (s *scan) digits(t int) (number, int) {
	text := s.a.Text(t)
	v, rest, ok := parseDigits(text)
	if !ok || s.a.Tokens[t].Kind == syntax.Handle || s.a.Tokens[t].Kind == syntax.URL {
		return number{}, t
	}
	if rest != "" {
		m, known := magnitudes[lower(rest)]
		if !known || lower(rest) == "m" && !s.isMillion(t) {
			return number{}, t
		}
		return number{value: times(v, m)}, t + 1
	}
	v, next := s.groups(v, t)
	if part, ok := glyph(s.textAt(next)); ok && next == t+1 {
		v, next = v+part, next+1
	}
	if m, ok := magnitudes[s.low(next)]; ok && (!shortMagnitudes[s.low(next)] || spacedShort[s.low(next)]) {
		v, next = s.stack(times(v, m), m, next+1)
	}
	return number{value: v}, next
}

// isMillion tells the million of "2.5m euros" and "$5m" from the metres of "a 3m
// wall".
func (s *scan) isMillion(t int) bool {
	if t > s.first && s.a.Tokens[t-1].Kind == syntax.Symbol {
		return true
	}
	_, money := currencies[s.low(t+1)]
	return money || s.pluralAfter(t+1)
}

// groups joins thousands that are set apart by spaces or apostrophes: "5 000",
// "1 234 567", "5'000". Two groups with a plain space between them are one number
// only when the second is "000".
func (s *scan) groups(v float64, t int) (float64, int) {
	next := t + 1
	if n := s.a.Tokens[t].End - s.a.Tokens[t].Start; n > 3 || v < 1 || v >= 1000 || v != math.Trunc(v) {
		return v, next
	}
	for count := range longestGroups {
		at := next
		if w := s.low(at); (w == "'" || w == "’") && !s.a.Tokens[at].Space {
			at++
		}
		if !s.isGroup(at) || at > next && s.a.Tokens[at].Space || at == next && !s.a.Tokens[at].Space || s.taken[at] {
			return v, next
		}
		hard := at > next || s.a.Doc.Text[s.a.Tokens[at].Start-1] != ' '
		if !hard && count == 0 && s.a.Text(at) != "000" && !(s.isGroup(at+1) && s.a.Tokens[at+1].Space) {
			return v, next
		}
		group, err := strconv.Atoi(s.a.Text(at))
		if err != nil {
			return v, next
		}
		v, next = v*1000+float64(group), at+1
	}
	return v, next
}

// longestGroups is how many groups of three digits a figure may have after its
// first.
const longestGroups = 5

// isGroup reports a token of three digits.
func (s *scan) isGroup(t int) bool {
	return t < s.last && s.a.Tokens[t].Kind == syntax.Number && len(s.a.Text(t)) == 3 && !strings.ContainsAny(s.a.Text(t), ".,")
}

func (s *scan) textAt(t int) string {
	if t >= s.last {
		return ""
	}
	return s.a.Text(t)
}

// glyph is the fraction that is one character.
func glyph(text string) (float64, bool) {
	r, n := utf8.DecodeRuneInString(text)
	v, ok := glyphs[r]
	return v, ok && n == len(text)
}

// stack reads further magnitudes: "2 hundred thousand", "5 million 200
// thousand".
func (s *scan) stack(v, last float64, t int) (float64, int) {
	for t < s.last {
		if m, ok := magnitudes[s.low(t)]; ok && !shortMagnitudes[s.low(t)] && m > last {
			v, last, t = times(v, m), m, t+1
			continue
		}
		low, _, ok := parseDigits(s.a.Text(t))
		m := magnitudes[s.low(t+1)]
		if !ok || m == 0 || m >= last || shortMagnitudes[s.low(t+1)] || low*m >= last {
			break
		}
		v, last, t = v+times(low, m), m, t+2
	}
	return v, t
}

// parseDigits reads the number at the start of a token. rest is what follows.
func parseDigits(text string) (v float64, rest string, ok bool) {
	if r, n := utf8.DecodeRuneInString(text); n > 0 && glyphs[r] > 0 {
		return glyphs[r], text[n:], true
	}
	var buf [longestNumber]byte
	plain, end, native := buf[:0], 0, false
	for i, r := range text {
		b, isDigit := digitOf(r)
		if !isDigit {
			if b = groupMark(r); b == 0 || i == 0 || !followedByDigit(text[i+utf8.RuneLen(r):]) {
				break
			}
		}
		native = native || r >= utf8.RuneSelf
		end = i + utf8.RuneLen(r)
		if len(plain) < longestNumber {
			plain = append(plain, b)
		}
	}
	if end == 0 {
		return 0, text, false
	}
	if native {
		v, ok = parsePlain(string(plain))
	} else {
		v, ok = parsePlain(text[:end])
	}
	rest = text[end:]
	if r, n := utf8.DecodeRuneInString(rest); ok && n > 0 && glyphs[r] > 0 {
		return v + glyphs[r], rest[n:], true
	}
	return v, rest, ok
}

// digitOf gives the ASCII digit of a digit of any of the three scripts.
func digitOf(r rune) (byte, bool) {
	d, ok := calendar.Digit(r)
	return byte('0' + d), ok
}

// groupMark gives the ASCII mark for one that may stand inside a number.
func groupMark(r rune) byte {
	switch r {
	case '.', '٫':
		return '.'
	case ',', '٬':
		return ','
	case '\'', '’':
		return '\''
	}
	return 0
}

func followedByDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	_, ok := digitOf(r)
	return ok
}

// parsePlain decides which marks group and which one is the decimal point, of a
// string of ASCII digits and marks. A mark that comes twice groups; so does a
// comma before three digits; a point before three digits groups only when
// another group agrees ("1.500.000").
func parsePlain(s string) (float64, bool) {
	commas, points := strings.Count(s, ","), strings.Count(s, ".")
	comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	decimal := point
	switch {
	case commas > 0 && points > 0:
		decimal = max(comma, point)
	case points > 1:
		decimal = -1
	case commas == 1 && points == 0 && len(s)-comma != 4:
		decimal = comma
	}
	var buf [longestNumber]byte
	plain := buf[:0]
	for i := 0; i < len(s) && len(plain) < longestNumber; i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			plain = append(plain, c)
		case i == decimal:
			plain = append(plain, '.')
		}
	}
	v, err := strconv.ParseFloat(string(plain), 64)
	return v, err == nil && len(plain) < longestNumber && !math.IsInf(v, 0)
}

// longestNumber is how many digits a figure may have; longer ones are no figures.
const longestNumber = 32

// spelled reads number words: "twenty-five", "two hundred and ten thousand",
// "half a million", "a dozen", "two and a half million".
func (s *scan) spelled(t int) (number, int) {
	start := t
	if w := s.low(t); (w == "a" || w == "an") && s.magnitude(t+1) {
		t++
	} else if w == "half" && (s.low(t+1) == "a" || s.low(t+1) == "an") && s.magnitude(t+2) {
		return number{value: magnitudes[s.low(t+2)] / 2, word: true}, t + 3
	}
	n := sum{any: t > start}
	for t < s.last && n.add(s.low(t)) {
		t++
		if s.low(t) == "and" && s.continues(t+1, n.part) {
			t++
		}
	}
	if !n.any || t == start {
		return number{}, start
	}
	if s.low(t) == "and" && s.low(t+1) == "a" && s.low(t+2) == "half" {
		n.part, t = n.part+.5, t+3
		if m, ok := magnitudes[s.low(t)]; ok && !shortMagnitudes[s.low(t)] {
			n.part, t = n.part*m, t+1
		}
	}
	return number{value: n.total + n.part, word: true}, t
}

func (s *scan) magnitude(t int) bool {
	_, ok := magnitudes[s.low(t)]
	return ok && !shortMagnitudes[s.low(t)]
}

// continues tells the "and" inside a number from the one between two.
func (s *scan) continues(t int, part float64) bool {
	head, _, _ := s.parts(t)
	return ones[head] > 0 && part >= 100 && math.Mod(part, 100) == 0
}

// sum is a number of words as far as it is read: the thousands that are closed,
// and the part below that is still open.
type sum struct {
	total, part float64
	any         bool
}

// mostWords is above what people write in words.
const mostWords = 1e15

// add takes one token, with its hyphens, or nothing of it.
func (n *sum) add(token string) bool {
	after := *n
	for word := range strings.FieldsFuncSeq(token, isHyphen) {
		v, isOne := ones[word]
		m, isMagnitude := magnitudes[word]
		switch {
		case isOne && adds(after.part, v, after.any):
			after.part += v
		case !isMagnitude || shortMagnitudes[word] || !after.any || after.part >= m && m < 1000 || after.total > mostWords:
			return false
		case m < 1000:
			after.part = max(after.part, 1) * m
		default:
			after.total, after.part = after.total+max(after.part, 1)*m, 0
		}
		after.any = true
	}
	if !after.any {
		return false
	}
	*n = after
	return true
}

func isHyphen(r rune) bool { return r == '-' || r == '‑' || r == '‐' }

// adds tells "twenty five" from "two three".
func adds(part, v float64, any bool) bool {
	low := math.Mod(part, 100)
	return !any || low == 0 || low >= 20 && math.Mod(low, 10) == 0 && v < 10 && v > 0
}

// plenty reads "dozens of", "thousands of", "tens of thousands of", "several
// hundred", "a few thousand".
func (s *scan) plenty(t int) (number, int) {
	start := t
	if s.low(t) == "a" && s.low(t+1) == "few" {
		t++
	}
	if w := s.low(t); (w == "several" || w == "few" || w == "many") && s.magnitude(t+1) {
		return number{value: magnitudes[s.low(t+1)], vague: true, word: true}, t + 2
	}
	v, ok := plenty[s.low(t)]
	if s.low(t) == "tens" {
		v, ok = 10, true
	}
	if !ok {
		return number{}, start
	}
	t++
	if m := plenty[s.low(t+1)]; s.low(t) == "of" && m > 0 {
		v, t = v*m, t+2
	}
	if s.low(start) == "tens" && t == start+1 {
		return number{}, start
	}
	return number{value: v, vague: true, word: true}, t
}

// startsUpper reports a capital letter.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/syntax"
)

// number is a number that was read from tokens.
type number struct {
	value float64
	// vague is true for "dozens of", "thousands of": at least twice the value.
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

// plenty are plural magnitudes without a number before them.
var plenty = map[string]float64{
	"dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}

var fractions = map[string]float64{"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// glyphs are the fractions that are one character.
var glyphs = map[rune]float64{'½': .5, '⅓': 1. / 3, '⅔': 2. / 3, '¼': .25, '¾': .75, '⅛': .125}

// words gives the parts of a token between its hyphens, in lower case.
func (s *scan) words(t int) []string {
	low := strings.ToLower(s.a.Text(t))
	if !strings.ContainsAny(low, "-‑‐") {
		return []string{low}
	}
	return strings.FieldsFunc(low, func(r rune) bool { return r == '-' || r == '‑' || r == '‐' })
}

func (s *scan) low(t int) string {
	if t < s.first || t >= s.last {
		return ""
	}
	return strings.ToLower(s.a.Text(t))
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

// digits reads "7,423", "2.5 million", "75 thousand", "2.5m", "12½".
func (s *scan) digits(t int) (number, int) {
	text := s.a.Text(t)
	v, rest, ok := parseDigits(text)
	if !ok || s.a.Tokens[t].Kind == syntax.Handle || s.a.Tokens[t].Kind == syntax.URL {
		return number{}, t
	}
	if rest != "" {
		m, known := magnitudes[strings.ToLower(rest)]
		if !known {
			return number{}, t
		}
		return number{value: v * m}, t + 1
	}
	next := t + 1
	if m, ok := magnitudes[s.low(next)]; ok && (!shortMagnitudes[s.low(next)] || s.low(next) == "bn" || s.low(next) == "mn" || s.low(next) == "tn") {
		v, next = s.stack(v*m, m, next+1)
	}
	return number{value: v}, next
}

// stack reads further magnitudes: "2 hundred thousand", "5 million 200
// thousand".
func (s *scan) stack(v, last float64, t int) (float64, int) {
	for t < s.last {
		if m, ok := magnitudes[s.low(t)]; ok && !shortMagnitudes[s.low(t)] && m > last {
			v, last, t = v*m, m, t+1
			continue
		}
		low, _, ok := parseDigits(s.a.Text(t))
		m := magnitudes[s.low(t+1)]
		if !ok || m == 0 || m >= last || shortMagnitudes[s.low(t+1)] || low*m >= last {
			break
		}
		v, last, t = v+low*m, m, t+2
	}
	return v, t
}

// parseDigits reads the number at the start of a token. rest is what follows.
func parseDigits(text string) (v float64, rest string, ok bool) {
	if r, n := utf8.DecodeRuneInString(text); n > 0 && glyphs[r] > 0 {
		return glyphs[r], text[n:], true
	}
	var plain strings.Builder
	end := 0
	for i, r := range text {
		d, isDigit := digitOf(r)
		if !isDigit && !(strings.ContainsRune(".,٫٬'’", r) && i > 0 && followedByDigit(text[i+utf8.RuneLen(r):])) {
			break
		}
		if isDigit {
			plain.WriteByte(byte('0' + d))
		} else {
			plain.WriteRune(r)
		}
		end = i + utf8.RuneLen(r)
	}
	if end == 0 {
		return 0, text, false
	}
	v, ok = parsePlain(plain.String())
	rest = text[end:]
	if r, n := utf8.DecodeRuneInString(rest); ok && n > 0 && glyphs[r] > 0 {
		return v + glyphs[r], rest[n:], true
	}
	return v, rest, ok
}

func digitOf(r rune) (int, bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case '٠' <= r && r <= '٩':
		return int(r - '٠'), true
	case '۰' <= r && r <= '۹':
		return int(r - '۰'), true
	}
	return 0, false
}

func followedByDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	_, ok := digitOf(r)
	return ok
}

// parsePlain decides which marks group and which one is the decimal point. A
// mark that comes twice groups; so does a comma before three digits; a point
// before three digits groups only when another group agrees ("1.500.000").
func parsePlain(s string) (float64, bool) {
	s = strings.NewReplacer("٬", ",", "٫", ".", "’", "'").Replace(s)
	s = strings.ReplaceAll(s, "'", "")
	commas, points := strings.Count(s, ","), strings.Count(s, ".")
	switch {
	case commas > 0 && points > 0 && strings.LastIndex(s, ",") > strings.LastIndex(s, "."):
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case points > 1:
		s = strings.ReplaceAll(s, ".", "")
	case commas == 1 && points == 0 && len(s)-strings.Index(s, ",") != 4:
		s = strings.Replace(s, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// spelled reads number words: "twenty-five", "two hundred and ten thousand",
// "half a million", "a dozen", "two and a half million".
func (s *scan) spelled(t int) (number, int) {
	start := t
	if w := s.low(t); (w == "a" || w == "an") && s.magnitude(t+1) {
		t++
	} else if w == "half" && (s.low(t+1) == "a" || s.low(t+1) == "an") && s.magnitude(t+2) {
		return number{value: magnitudes[s.low(t+2)] / 2, word: true}, t + 3
	}
	total, part, any := 0.0, 0.0, t > start
	for t < s.last {
		v, p, ok := s.spelledToken(t, total, part, any)
		if !ok {
			break
		}
		total, part, any, t = v, p, true, t+1
		if s.low(t) == "and" && s.continues(t+1, part) {
			t++
		}
	}
	if !any || t == start {
		return number{}, start
	}
	if s.low(t) == "and" && s.low(t+1) == "a" && s.low(t+2) == "half" {
		part, t = part+.5, t+3
		if m, ok := magnitudes[s.low(t)]; ok && !shortMagnitudes[s.low(t)] {
			part, t = part*m, t+1
		}
	}
	return number{value: total + part, word: true}, t
}

func (s *scan) magnitude(t int) bool {
	_, ok := magnitudes[s.low(t)]
	return ok && !shortMagnitudes[s.low(t)]
}

// continues tells the "and" inside a number from the one between two.
func (s *scan) continues(t int, part float64) bool {
	v, ok := ones[s.low(t)]
	if !ok {
		for _, w := range s.wordsAt(t) {
			if v, ok = ones[w]; ok {
				break
			}
		}
	}
	return ok && v > 0 && part >= 100 && math.Mod(part, 100) == 0
}

func (s *scan) wordsAt(t int) []string {
	if t >= s.last {
		return nil
	}
	return s.words(t)
}

// spelledToken adds one token of number words to what was read.
func (s *scan) spelledToken(t int, total, part float64, any bool) (float64, float64, bool) {
	words := s.words(t)
	if len(words) == 0 {
		return 0, 0, false
	}
	for _, w := range words {
		v, isOne := ones[w]
		m, isMagnitude := magnitudes[w]
		switch {
		case isOne && !follows(part, v, any):
			return 0, 0, false
		case isOne:
			part += v
		case isMagnitude && !shortMagnitudes[w] && m < 1000:
			part = max(part, 1) * m
		case isMagnitude && !shortMagnitudes[w]:
			total, part = total+max(part, 1)*m, 0
		default:
			return 0, 0, false
		}
		any = true
	}
	return total, part, true
}

// follows tells "twenty five" from "two three".
func follows(part, v float64, any bool) bool {
	low := math.Mod(part, 100)
	return !any || low == 0 || low >= 20 && math.Mod(low, 10) == 0 && v < 10 && v > 0
}

// plenty reads "dozens of", "thousands of", "tens of thousands of".
func (s *scan) plenty(t int) (number, int) {
	v, ok := plenty[s.low(t)]
	start := t
	if !ok && s.low(t) == "tens" {
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

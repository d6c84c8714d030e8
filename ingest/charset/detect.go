package charset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
)

// sampleSize bounds the bytes that a charset is detected from.
const sampleSize = 32 << 10

// contextSize bounds what is taken on either side of the first byte outside
// ASCII when there are few.
const contextSize = 512

// detect names the charset of text that is neither UTF-8 nor UTF-16, by the
// letter statistics of ICU, each candidate held against the words that it would
// make: statistics alone take short Latin text for Chinese and the reverse.
// Windows-1252 is the answer when nothing fits.
func detect(data []byte) (encoding.Encoding, string) {
	sample := highLines(data)
	if fewHigh(sample) { // too little to tell a language from, or ISO-2022 with none
		sample = firstHigh(data)
	}
	best, bestName, bestScore := byLabelOrNil("windows-1252"), "windows-1252", 0
	found, err := chardet.NewHtmlDetector().DetectAll(sample)
	if err != nil {
		return best, bestName
	}
	for _, c := range found {
		enc, name := byLabel(strings.TrimSuffix(c.Charset, "-I"))
		if enc == nil || strings.HasPrefix(name, "utf-16") {
			continue
		}
		score := c.Confidence - penalty(sample, enc)
		if score > bestScore || score == bestScore && name < bestName {
			best, bestName, bestScore = enc, name, score
		}
	}
	return best, bestName
}

func byLabelOrNil(label string) encoding.Encoding {
	enc, _ := byLabel(label)
	return enc
}

// penalty is 0 for a decoding without a fault, 100 for one that is all faults.
func penalty(sample []byte, enc encoding.Encoding) int {
	text, _, repaired := decodeAs(sample, enc, "")
	odd, words := oddity(text)
	if words == 0 {
		return 0
	}
	return min(100, (odd*100+repaired*50)/words)
}

// highLines gathers lines with bytes outside ASCII, for these alone tell one
// charset from another; a saved page may begin with a hundred kilobytes of
// script.
func highLines(data []byte) []byte {
	sample := make([]byte, 0, min(len(data), sampleSize))
	for len(data) > 0 && len(sample) < sampleSize {
		line := data
		if end := bytes.IndexByte(data, '\n'); end >= 0 {
			line = data[:end+1]
		}
		data = data[len(line):]
		if isASCII(line) {
			continue
		}
		line = aroundHigh(line)
		sample = append(sample, line[:min(len(line), sampleSize-len(sample))]...)
	}
	return sample
}

// aroundHigh skips the ASCII at the start of a line that is too long to take
// whole.
func aroundHigh(line []byte) []byte {
	if len(line) <= sampleSize/8 {
		return line
	}
	return line[max(0, indexHigh(line)-64):]
}

// fewHigh reports less than a few words' worth of bytes outside ASCII.
func fewHigh(b []byte) bool {
	n := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			n++
		}
	}
	return n < 12
}

// firstHigh is the first byte outside ASCII with its context.
func firstHigh(data []byte) []byte {
	at := indexHigh(data)
	return data[max(0, at-contextSize):min(len(data), at+contextSize)]
}

// indexHigh is the place of the first byte outside ASCII, or len(b).
func indexHigh(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(b)
}

func isASCII(b []byte) bool { return indexHigh(b) == len(b) }

// sampleWords shortens text to the parts around characters outside ASCII.
func sampleWords(text string) string {
	if len(text) <= sampleSize {
		return text
	}
	return strings.ToValidUTF8(string(highLines([]byte(text))), "")
}

// oddity counts the words of text that hold a character outside ASCII, and how
// many of those no language would write: two scripts in one word, a small
// letter before a capital one, a symbol among letters, Latin words made of
// accented letters alone.
func oddity(text string) (odd, words int) {
	var w word
	for _, r := range text {
		if r < utf8.RuneSelf && !unicode.IsLetter(r) || unicode.IsSpace(r) || isMark(r) {
			odd, words = w.count(odd, words)
			w = word{}
			continue
		}
		w.add(r)
	}
	return w.count(odd, words)
}

// isMark reports punctuation that may touch a word outside ASCII.
func isMark(r rune) bool {
	return unicode.IsPunct(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("©®™°€£", r)
}

// word is what is known of a word while its letters come in.
type word struct {
	high, ascii int
	script      *unicode.RangeTable
	last        rune
	odd         bool
}

func (w *word) add(r rune) {
	if r < utf8.RuneSelf {
		w.ascii++
	} else {
		w.high++
	}
	s := scriptOf(r)
	switch {
	case s == nil && !unicode.IsMark(r) && !unicode.IsDigit(r) && !unicode.IsLetter(r):
		w.odd = true
	case s != nil && w.script != nil && s != w.script:
		w.odd = true
	case unicode.IsLower(w.last) && unicode.IsUpper(r) && (r >= utf8.RuneSelf || w.last >= utf8.RuneSelf):
		w.odd = true
	}
	if s != nil {
		w.script = s
	}
	w.last = r
}

func (w *word) count(odd, words int) (int, int) {
	if w.high == 0 {
		return odd, words
	}
	if w.script == unicode.Latin && w.high+w.ascii >= 4 && w.high > 3*w.ascii {
		w.odd = true
	}
	if w.odd {
		odd++
	}
	return odd, words + 1
}

// scripts are those that one word does not mix; Han and kana do mix.
var scripts = []*unicode.RangeTable{
	unicode.Latin, unicode.Arabic, unicode.Cyrillic, unicode.Greek, unicode.Hebrew,
	unicode.Han, unicode.Hangul, unicode.Thai, unicode.Armenian, unicode.Georgian,
}

func scriptOf(r rune) *unicode.RangeTable {
	if r < utf8.RuneSelf {
		return unicode.Latin
	}
	for _, s := range scripts {
		if unicode.Is(s, r) {
			return s
		}
	}
	return nil
}

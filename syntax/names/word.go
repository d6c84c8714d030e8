package names

import (
	"unicode"
	"unicode/utf8"

	"hearsay/fnv"
	"hearsay/syntax"
)

// spelling says how a word is written.
type spelling uint8

const (
	lower    spelling = iota // "talks"
	capital                  // "Talks"
	upper                    // "TALKS", two letters or more
	mixed                    // "McCoy", "iPhone"
	letterUp                 // "T", "T."
	numeric                  // digits among its letters, or alone
	mark                     // neither letters nor digits
)

// word is what the features ask of a word.
type word struct {
	hash     uint32 // of the word in lower case, digits as 0
	shape    uint32 // of its classes of letters
	suffix   [3]uint32
	prefix   [3]uint32
	lists    uint16 // the classes of the lexicon that hold it
	start    int    // bytes
	end      int
	spelling spelling
	first    bool // of its sentence, marks apart
	seen     uint8
	runFirst int32 // the run of capitals it stands in: words [runFirst, runLast]
	runLast  int32
}

func (w *word) isCapital() bool { return w.spelling >= capital && w.spelling <= letterUp }

// isTitle reports whether the word is a title and no name of a person.
func (w *word) isTitle() bool {
	return w.lists&(1<<Titles|1<<GivenNames|1<<FamilyNames) == 1<<Titles
}

func (w *word) hasLetters() bool { return w.spelling < mark }

// What a document's other places say of a word.
const (
	seenLower   = 1 << iota // it stands in lower case
	seenCapital             // it stands with a capital inside a sentence
)

// maxLetters bounds what is looked at of one word.
const maxLetters = 32

// folded holds the first letters of a word in lower case.
type folded struct {
	runes [maxLetters]rune
	n     int
}

// read fills in a word from its text.
func (w *word) read(a *syntax.Analysis, u syntax.UDWord) {
	var f folded
	*w = word{start: u.Start, end: u.End}
	w.look(a.Doc.Text[u.Start:u.End], &f)
	w.hash = hashRunes(f.runes[:f.n])
	for i := range w.suffix {
		w.suffix[i] = hashRunes(f.runes[max(0, f.n-i-2):f.n])
		w.prefix[i] = hashRunes(f.runes[:min(f.n, i+2)])
	}
}

// look goes over the letters once: folds them and finds shape and spelling.
func (w *word) look(text string, f *folded) {
	var ups, downs, digits int
	firstUp := false
	shape, last := fnv.Seed, rune(0)
	for i, r := range text {
		if f.n == maxLetters {
			break
		}
		class, low := fold(r)
		switch class {
		case 'X':
			ups++
			firstUp = firstUp || i == 0
		case 'x':
			downs++
		case '0':
			digits++
		}
		if class != last {
			shape, last = fnv.Add(shape, class), class
		}
		f.runes[f.n] = low
		f.n++
	}
	if ups == 1 && downs == 0 {
		shape ^= 1
	}
	w.shape = fnv.Finish(shape)
	w.spelling = spell(ups, downs, digits, firstUp)
}

// fold returns the class of a letter (X, x, 0, or a mark itself) and the letter
// in lower case, quotation marks made straight.
func fold(r rune) (class, low rune) {
	if r < utf8.RuneSelf {
		switch {
		case r >= 'a' && r <= 'z':
			return 'x', r
		case r >= 'A' && r <= 'Z':
			return 'X', r + 'a' - 'A'
		case r >= '0' && r <= '9':
			return '0', '0'
		}
		return r, r
	}
	switch {
	case r == '’' || r == '‘':
		return '\'', '\''
	case r == '“' || r == '”':
		return '"', '"'
	case unicode.IsUpper(r):
		return 'X', unicode.ToLower(r)
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return 'x', r
	case unicode.IsDigit(r):
		return '0', '0'
	}
	return '?', r
}

func spell(ups, downs, digits int, firstUp bool) spelling {
	switch {
	case ups+downs+digits == 0:
		return mark
	case digits > 0:
		return numeric
	case ups == 0:
		return lower
	case ups == 1 && downs == 0:
		return letterUp
	case downs == 0:
		return upper
	case ups == 1 && firstUp:
		return capital
	}
	return mixed
}

func hashRunes(runes []rune) uint32 {
	h := fnv.Seed
	for _, r := range runes {
		h = fnv.Add(h, r)
	}
	return fnv.Finish(h)
}

package corroborate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/calendar"
	"hearsay/lexicon"
)

// outletKey is the name of an outlet in the form in which outlets are compared:
// folded words of the lexicon's name for it, or of the name itself.
type outletKey struct {
	words  string // with single spaces between, "" for no outlet
	listed bool   // by the lexicon
}

func keyOfOutlet(lex *lexicon.Lexicon, name string) outletKey {
	if name == "" {
		return outletKey{}
	}
	if o, ok := lex.Outlet(name); ok {
		return outletKey{foldWords(o.Name), true}
	}
	words := foldWords(name)
	return outletKey{strings.TrimPrefix(words, "the "), false}
}

func foldWords(name string) string {
	fields := strings.Fields(name)
	out := fields[:0]
	for _, w := range fields {
		if w = calendar.Fold(w); w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// shortFor reports whether k can be short for the outlet o: its words stand in
// o's name, the last one too ("Courier" for "Teslin Courier").
func (k outletKey) shortFor(o outletKey) bool {
	if k == o {
		return true
	}
	if k.listed || k.words == "" || o.words == "" {
		return false
	}
	return subset(strings.Fields(k.words), strings.Fields(o.words))
}

func subset(part, whole []string) bool {
	for _, w := range part {
		if !slices.Contains(whole, w) {
			return false
		}
	}
	return true
}

// collective are words for carriers that a text does not name.
var collective = map[string]bool{
	"media": true, "press": true, "reports": true, "agencies": true, "papers": true, "newspapers": true, "outlets": true,
	"news": true, "channels": true, "websites": true, "sites": true, "broadcasters": true, "stations": true, "correspondents": true,
}

// isCollective is true of "local media" and "some papers in Teslin", which name
// no outlet: one of the first words that begins small, or the only one, is a
// word for carriers.
func isCollective(name string) bool {
	words := strings.Fields(name)
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if collective[calendar.Fold(w)] && (unicode.IsLower(first) || len(words) == 1 || i == 0) {
			return true
		}
	}
	return false
}

// certainty says how well a document identifies a speaker.
type certainty int

const (
	unnamed   certainty = iota // no source is named, or the author speaks
	anonymous                  // "an official"
	described                  // "the director of the hospital": perhaps one who is named elsewhere
	named
)

// speaker is on whose word something rests.
type speaker struct {
	name string
	sure certainty
}

// newSpeaker tells a name from a description: a name ends with a word in
// capitals or in a script without them.
func newSpeaker(name string, isAnonymous bool) speaker {
	words := strings.Fields(name)
	switch {
	case len(words) == 0:
		return speaker{}
	case isAnonymous:
		return speaker{name, anonymous}
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	if unicode.IsLower(last) || len(words) > 1 && strings.HasPrefix(words[0], "its") {
		return speaker{name, described}
	}
	return speaker{name, named}
}

// same reports whether two names may be those of one speaker: one has all words
// of the other ("Dorn", "Iva Dorn").
func (s speaker) same(o speaker) bool {
	if s.sure != o.sure {
		return false
	}
	a, b := strings.Fields(s.key()), strings.Fields(o.key())
	return len(a) > 0 && len(b) > 0 && (subset(a, b) || subset(b, a))
}

func (s speaker) key() string { return strings.TrimPrefix(foldWords(s.name), "the ") }

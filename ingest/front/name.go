package front

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles are the small words inside a name.
var particles = map[string]bool{
	"de": true, "da": true, "do": true, "dos": true, "del": true, "della": true, "di": true, "du": true, "la": true, "le": true,
	"van": true, "von": true, "der": true, "den": true, "ter": true, "zu": true, "bin": true, "bint": true, "ibn": true,
	"al": true, "el": true, "ul": true, "y": true, "e": true, "abu": true,
}

// isPerson tells whether s can be the name of a person: two to five words with
// capitals, initials and particles, or as many words in a script without
// capitals.
func isPerson(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || utf8.RuneCountInString(s) > 50 {
		return false
	}
	named := 0
	for i, w := range words {
		switch {
		case particles[strings.ToLower(w)] && i > 0:
		case isNameWord(w):
			named++
		default:
			return false
		}
	}
	return named >= 2
}

// isNameWord knows "Lena", "O'Hara", "al-Marovi", "J.", "Ann-Marie" and words of
// scripts without capitals.
func isNameWord(w string) bool {
	for _, p := range []string{"al-", "el-", "d'", "d’", "ul-"} {
		if rest, ok := strings.CutPrefix(w, p); ok && rest != "" {
			w = rest
		}
	}
	first, size := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(first) && !unicode.Is(unicode.Lo, first) {
		return false
	}
	for _, r := range w[size:] {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-'’.\u200c", r) {
			return false
		}
	}
	return !documentWords[strings.ToLower(strings.TrimRight(w, "."))]
}

// documentWords name documents, bodies and times, never a person.
var documentWords = wordSet(`
report statement interim press release news agency office ministry department committee council commission university
institute college school centre center bureau service daily times post herald tribune gazette courier mercury review
association union party movement front army forces government republic kingdom state states united national international
general annual monthly weekly summary abstract introduction contents chapter section part table figure appendix annex
volume issue number page draft final version edition copyright rights reserved january february march april june july
august september october november december monday tuesday wednesday thursday friday saturday sunday minutes meeting
agenda guidelines policy act law court case board bank fund group company corporation limited project programme program
research study analysis paper working conference proceedings journal magazine media public affairs health human rights
community profile fact sheet update round-up bulletin newsletter memorandum letter interview transcript speech
street avenue road building floor city north south east west northern southern eastern western new the a an of and for in on to with from
staff reporter correspondent correspondents editor editors agencies desk online admin user`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

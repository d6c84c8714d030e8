package syntax

import (
	"iter"
	"strings"
)

// Conjugate gives the forms of an English verb. Irregular verbs are written
// "go/went/gone", or "say/said" where past and participle are alike.
func Conjugate(verb string) iter.Seq2[Form, string] {
	return func(yield func(Form, string) bool) {
		parts := strings.Split(verb, "/")
		base := parts[0]
		past := regularPast(base)
		if len(parts) > 1 {
			past = parts[1]
		}
		forms := []struct {
			form Form
			word string
		}{{Base, base}, {Third, third(base)}, {Past, past}, {Participle, past}, {Gerund, gerund(base)}}
		if len(parts) > 2 {
			forms[3].word = parts[2]
		}
		for _, f := range forms {
			if !yield(f.form, f.word) {
				return
			}
		}
	}
}

func third(base string) string {
	switch {
	case hasAnySuffix(base, "s", "x", "z", "ch", "sh", "o"):
		return base + "es"
	case consonantY(base):
		return base[:len(base)-1] + "ies"
	}
	return base + "s"
}

func regularPast(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case consonantY(base):
		return base[:len(base)-1] + "ied"
	case doubles(base):
		return base + base[len(base)-1:] + "ed"
	}
	return base + "ed"
}

func gerund(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e") && !hasAnySuffix(base, "ee", "ye", "oe") && base != "be":
		return base[:len(base)-1] + "ing"
	case doubles(base):
		return base + base[len(base)-1:] + "ing"
	}
	return base + "ing"
}

func hasAnySuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func consonantY(base string) bool {
	return len(base) > 1 && strings.HasSuffix(base, "y") && !isVowel(base[len(base)-2])
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubles reports whether the last consonant is doubled: after one vowel, in a
// verb of one syllable or one that is stressed at its end.
func doubles(base string) bool {
	n := len(base)
	if n < 3 || isVowel(base[n-1]) || strings.IndexByte("wxyh", base[n-1]) >= 0 || !isVowel(base[n-2]) || isVowel(base[n-3]) {
		return n > 3 && base[n-1] != 'w' && strings.HasSuffix(base, "quit")
	}
	syllables := 0
	for i := range n {
		if isVowel(base[i]) && (i == 0 || !isVowel(base[i-1])) {
			syllables++
		}
	}
	return syllables == 1 || stressedAtEnd(base)
}

func stressedAtEnd(base string) bool {
	switch base {
	case "admit", "begin", "commit", "compel", "concur", "confer", "control", "defer", "expel", "forget", "infer", "occur", "omit",
		"permit", "prefer", "propel", "rebut", "refer", "regret", "repel", "retract", "submit", "transfer", "transmit", "upset", "recur", "rebel", "allot", "acquit", "equip", "abet", "recap":
		return true
	}
	return false
}

package calendar

import (
	"strings"
	"sync"

	"hearsay"
)

// MonthName is one reading of a word as the name of a month.
type MonthName struct {
	Calendar hearsay.Calendar
	Month    int
	// Lang is the language of the name (ISO 639-1), "" for names that are
	// written alike in many.
	Lang string
	// Ambiguous is true when the word is also a common word, a name or an
	// abbreviation: it is a month only beside a day or a year.
	Ambiguous bool
}

// LookupMonth returns the months that a name may mean. Case, diacritics,
// apostrophes, hyphens, points and spaces do not matter: "Rabi' al-Awwal" and
// "rabiulawwal" are one name. The caller must not change the list.
func LookupMonth(name string) []MonthName {
	var key []byte
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' }) {
		key = AppendMonthWord(key, word)
	}
	return LookupFoldedMonth(key)
}

// AppendMonthWord appends a word of the name of a month to a key, folded; the
// Roman numerals of "Rabi I" and "Rabi II" become digits.
func AppendMonthWord(key []byte, word string) []byte {
	if len(key) > 0 {
		switch word {
		case "I", "i":
			return append(key, '1')
		case "II", "ii":
			return append(key, '2')
		}
	}
	return AppendFold(key, word)
}

// LookupFoldedMonth is [LookupMonth] for a name that is folded already.
func LookupFoldedMonth(folded []byte) []MonthName { return monthTable().names[string(folded)] }

// IsMonthPrefix reports whether a folded string is the beginning of the name of
// a month that is written in several words, cut after a whole word.
func IsMonthPrefix(folded []byte) bool { return monthTable().prefixes[string(folded)] }

type months struct {
	names    map[string][]MonthName
	prefixes map[string]bool
}

// monthTable expands the patterns of monthLists once.
var monthTable = sync.OnceValue(func() *months {
	t := &months{map[string][]MonthName{}, map[string]bool{}}
	for _, list := range monthLists {
		for m, patterns := range strings.Split(strings.TrimSpace(list.names), "\n") {
			for pattern := range strings.SplitSeq(patterns, ",") {
				t.add(strings.TrimSpace(pattern), MonthName{list.calendar, m + 1, list.lang, list.ambiguous})
			}
		}
	}
	return t
})

// add expands one pattern. A leading "~" makes its names ambiguous.
func (t *months) add(pattern string, name MonthName) {
	if rest, ok := strings.CutPrefix(pattern, "~"); ok {
		pattern, name.Ambiguous = rest, true
	}
	groups := strings.Fields(pattern)
	heads := []string{""}
	for i, group := range groups {
		heads = expand(heads, group)
		for _, h := range heads {
			if i < len(groups)-1 {
				t.prefixes[h] = true
			}
		}
	}
	for _, h := range heads {
		t.insert(h, name)
	}
}

// insert adds a name unless the same month of the same language is there
// already.
func (t *months) insert(key string, name MonthName) {
	for i, old := range t.names[key] {
		if old.Calendar == name.Calendar && old.Month == name.Month && old.Lang == name.Lang {
			t.names[key][i].Ambiguous = old.Ambiguous && name.Ambiguous
			return
		}
	}
	t.names[key] = append(t.names[key], name)
}

// expand appends each alternative of a group ("al|ul|") to each head.
func expand(heads []string, group string) []string {
	var out []string
	for _, h := range heads {
		for alternative := range strings.SplitSeq(group, "|") {
			out = append(out, h+Fold(alternative))
		}
	}
	return out
}

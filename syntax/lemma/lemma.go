// Package lemma finds the base form of a word from its form, tag and
// morphological features.
//
// A lemma is made by an edit of the word's end: take off n letters, put on a
// few. The edits are learned from a treebank and kept by the end of the word:
// the longest known end decides, and an end is kept only where it decides
// better than the next shorter one. Whole words are ends too, which is where
// irregular forms go. (The idea is that of Chrupała, "Simple data-driven
// context-sensitive lemmatization", 2006.)
//
// The package is not for tags. Invariant: the same word, tags and features give
// the same lemma, and a lemma is never empty.
package lemma

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is what a lemma depends on.
type Word struct {
	Form, UPOS, Feats string
	// Before and After are the tags of the words beside it, "" where there is
	// none.
	Before, After string
}

// Rule is what one end of a word says.
type Rule struct {
	Key   string // context, a blank, the end; "^" marks the word's beginning
	Cut   int    // letters to take off
	Add   string // letters to put on
	Raw   bool   `json:",omitempty"` // keep capitals
	Title bool   `json:",omitempty"` // begin with a capital, the rest small
}

// Model holds the rules of a language.
type Model struct {
	rules map[string]Rule
}

// longestEnd is the longest end of a word, in letters, that is no whole word.
const longestEnd = 5

// NewModel makes a model of rules.
func NewModel(rules []Rule) *Model {
	m := &Model{rules: make(map[string]Rule, len(rules))}
	for _, r := range rules {
		m.rules[r.Key] = r
	}
	return m
}

// Rules lists the rules in a fixed order.
func (m *Model) Rules() []Rule {
	out := make([]Rule, 0, len(m.rules))
	for _, r := range m.rules {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Rule) int { return strings.Compare(a.Key, b.Key) })
	return out
}

// Lemma returns the base form.
func (m *Model) Lemma(w Word) string {
	lower := strings.ToLower(w.Form)
	for key := range keys(w, lower) {
		if r, ok := m.rules[string(key)]; ok {
			if s := r.apply(w.Form, lower); s != "" {
				return s
			}
		}
	}
	return w.Form
}

func (r *Rule) apply(form, lower string) string {
	base := lower
	switch {
	case r.Raw:
		base = form
	case r.Title:
		base = title(lower)
	}
	for range r.Cut {
		_, n := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-n]
	}
	return base + r.Add
}

// title makes the first letter a capital.
func title(lower string) string {
	r, n := utf8.DecodeRuneInString(lower)
	if r == utf8.RuneError {
		return lower
	}
	return string(unicode.ToUpper(r)) + lower[n:]
}

// keys yields what could hold the rule of a word, the most special first: the
// whole word; its ends where its look says more than its tag; the whole word
// whatever its features; its ends. A key is valid until the next one.
func keys(w Word, lower string) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		var space, other [64]byte
		plain, look := appendContext(space[:0], w.UPOS, w.Feats), lookOf(w)
		if look != named && !yield(append(append(plain, '^'), lower...)) {
			return
		}
		if look != "" {
			for end := range ends(lower) {
				if !yield(append(append(append(other[:0], look...), plain...), end...)) {
					return
				}
			}
		}
		if !yield(append(append(append(other[:0], w.UPOS...), " * ^"...), lower...)) {
			return
		}
		for end := range ends(lower) {
			if !yield(append(plain, end...)) {
				return
			}
		}
	}
}

// ends yields the last letters of a word, the longest first, down to none.
func ends(lower string) func(func(string) bool) {
	return func(yield func(string) bool) {
		end := lower
		for range utf8.RuneCountInString(lower) - longestEnd {
			end = shorter(end)
		}
		for yield(end) && end != "" {
			end = shorter(end)
		}
	}
}

// shorter is an end without its first letter.
func shorter(end string) string {
	_, n := utf8.DecodeRuneInString(end)
	return end[n:]
}

// Looks of a word that say more than its tag and features.
const (
	named  = "named "  // an adjective with a capital beside a proper noun: "New Teslin"
	shouts = "shouts " // a proper noun of many capitals, hardly an abbreviation
	small  = "small "  // a proper noun in small letters
)

// fewCapitals is the most letters that abbreviations commonly have.
const fewCapitals = 4

// besideName reports whether a proper noun stands beside the word.
func (w *Word) besideName() bool { return w.Before == "PROPN" || w.After == "PROPN" }

func lookOf(w Word) string {
	capitals, others := 0, 0
	for _, r := range w.Form {
		if unicode.IsUpper(r) {
			capitals++
		} else {
			others++
		}
	}
	first, _ := utf8.DecodeRuneInString(w.Form)
	switch {
	case w.UPOS != "PROPN":
		if w.UPOS == "ADJ" && unicode.IsUpper(first) && others > 0 && w.besideName() {
			return named
		}
	case capitals == 0:
		return small
	case others == 0 && capitals > fewCapitals:
		return shouts
	}
	return ""
}

// anyFeats is the context of a word whatever its features are.
func anyFeats(upos string) string { return upos + " * " }

// context is the tag and those of the features that change an English ending.
func context(upos, feats string) string { return string(appendContext(nil, upos, feats)) }

func appendContext(out []byte, upos, feats string) []byte {
	out = append(append(out, upos...), ' ')
	for f := range strings.SplitSeq(feats, "|") {
		name, value, _ := strings.Cut(f, "=")
		switch name {
		case "Number", "Tense", "VerbForm", "Degree", "Poss", "Case", "Person":
			if upos == "VERB" || upos == "AUX" {
				if name == "Number" || name == "Person" && value != "3" {
					continue
				}
			}
			out = append(append(out, value...), '.')
		}
	}
	return append(out, ' ')
}

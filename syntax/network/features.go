package network

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The groups of features. Each has its own table of rows, and the sums of the
// groups stand side by side in the input of the network.
const (
	wordGroup  = iota // the word as written and in lower case
	affixGroup        // beginnings and endings, shape
	gramGroup         // sequences of three to five letters
	groups
)

// features appends the names of a word's features of one group.
func features(out []string, group int, form string) []string {
	lower := strings.ToLower(form)
	switch group {
	case wordGroup:
		return append(out, "W"+form, "L"+lower)
	case affixGroup:
		return affixes(out, form, lower)
	}
	return grams(out, "<"+lower+">")
}

func affixes(out []string, form, lower string) []string {
	out = append(out, "S"+shape(form))
	r := []rune(lower)
	for n := 1; n <= min(4, len(r)); n++ {
		out = append(out, "E"+string(r[len(r)-n:]))
	}
	for n := 1; n <= min(3, len(r)); n++ {
		out = append(out, "B"+string(r[:n]))
	}
	return out
}

// longestGrammed bounds the sequences that a word gives.
const longestGrammed = 24

func grams(out []string, marked string) []string {
	r := []rune(marked)
	r = r[:min(len(r), longestGrammed)]
	for n := 3; n <= 5; n++ {
		for i := 0; i+n <= len(r); i++ {
			out = append(out, "G"+string(r[i:i+n]))
		}
	}
	return out
}

// shape writes capitals as X, small letters as x, digits as d, runs of more than
// two as two, and keeps other marks.
func shape(form string) string {
	var out []rune
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if n := len(out); n < 2 || out[n-1] != r || out[n-2] != r {
			out = append(out, r)
		}
		if len(out) == 8 {
			break
		}
	}
	return string(out)
}

// vocabulary numbers the features of each group that occur often enough. Row 0
// stands for a word none of whose features is known.
type vocabulary [groups]map[string]int32

// minCount is how often a feature must occur in the training data.
var minCount = [groups]int{2, 3, 12}

func learnVocabulary(forms []string) vocabulary {
	var v vocabulary
	for g := range groups {
		count := map[string]int{}
		var buf []string
		for _, f := range forms {
			buf = features(buf[:0], g, f)
			for _, x := range buf {
				count[x]++
			}
		}
		var known []string
		for x, n := range count {
			if n >= minCount[g] {
				known = append(known, x)
			}
		}
		slices.Sort(known)
		v[g] = make(map[string]int32, len(known))
		for i, x := range known {
			v[g][x] = int32(i + 1)
		}
	}
	return v
}

// rows are the known features of a word, group by group.
type rows [groups][]int32

func (v *vocabulary) lookup(form string) rows {
	if !utf8.ValidString(form) {
		form = strings.ToValidUTF8(form, "\uFFFD")
	}
	var out rows
	var buf []string
	for g := range groups {
		buf = features(buf[:0], g, form)
		for _, x := range buf {
			if i, ok := v[g][x]; ok {
				out[g] = append(out[g], i)
			}
		}
		if len(out[g]) == 0 {
			out[g] = append(out[g], 0)
		}
	}
	return out
}

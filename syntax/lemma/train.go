package lemma

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/syntax/conllu"
)

// script is an edit that makes a lemma of a form.
type script struct {
	cut  int
	add  string
	mode mode
}

// mode says which capitals the edit starts from; of equals the first is taken.
type mode uint8

const (
	lowered mode = iota
	titled
	raw
)

// scripts yields the edits that make lemma of form.
func scripts(form, lemma string) [3]script {
	lower := strings.ToLower(form)
	var out [3]script
	for m, base := range [...]string{lowered: lower, titled: title(lower), raw: form} {
		n := common(base, lemma)
		out[m] = script{utf8.RuneCountInString(base[n:]), lemma[n:], mode(m)}
	}
	return out
}

// common is the length in bytes of the common beginning.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// tally counts for each key how many words each edit is right for.
type tally map[string]map[script]int

func (t tally) add(key string, edits [3]script) {
	if t[key] == nil {
		t[key] = map[script]int{}
	}
	for _, s := range edits {
		t[key][s]++
	}
}

// Train learns the rules of a treebank: first the ends of words, then words
// whatever their features, then words with their features.
func Train(bank []conllu.Sentence) *Model {
	var all []example
	for _, s := range bank {
		for i, w := range s.Words {
			if w.Lemma != "" && (w.Lemma != "_" || w.Form == "_") {
				all = append(all, example{wordOf(s.Words, i), w.Lemma, scripts(w.Form, w.Lemma)})
			}
		}
	}
	m := &Model{rules: map[string]Rule{}}
	m.keepEnds(countEnds(all))
	usual := usualFeats(all)
	m.keepWords(all, func(w Word) string { return anyFeats(w.UPOS) }, func(x *example) bool {
		mistaken := x.Word
		mistaken.Feats = usual(x.Word)
		return m.Lemma(x.Word) == x.lemma && m.Lemma(mistaken) == x.lemma
	})
	m.keepWords(all, func(w Word) string { return context(w.UPOS, w.Feats) }, func(x *example) bool { return m.Lemma(x.Word) == x.lemma })
	return m
}

// example is a word with its lemma and the edits that make it.
type example struct {
	Word
	lemma   string
	scripts [3]script
}

// wordOf is a word of a treebank with the tags beside it.
func wordOf(words []conllu.Word, i int) Word {
	w := Word{Form: words[i].Form, UPOS: words[i].UPOS, Feats: words[i].Feats}
	if i > 0 {
		w.Before = words[i-1].UPOS
	}
	if i+1 < len(words) {
		w.After = words[i+1].UPOS
	}
	return w
}

// countEnds counts the edits of every end. A word counts once for each of its
// lemmas, however often it stands there.
func countEnds(all []example) tally {
	type kind struct{ form, context, look, lemma string }
	seen := map[kind]bool{}
	t := tally{}
	for _, x := range all {
		k := kind{x.Form, context(x.UPOS, x.Feats), lookOf(x.Word), x.lemma}
		if seen[k] {
			continue
		}
		seen[k] = true
		for end := range ends(strings.ToLower(x.Form)) {
			t.add(k.look+k.context+end, x.scripts)
		}
	}
	return t
}

// keepEnds keeps the ends that are right for at least two words more than the
// next shorter one that is kept.
func (m *Model) keepEnds(t tally) {
	sorted := slices.SortedFunc(maps.Keys(t), func(a, b string) int {
		return cmp.Or(len(a)-len(b), strings.Compare(a, b))
	})
	for _, key := range sorted {
		best, right := most(t[key]), 0
		if above, ok := m.above(key); ok {
			right = t[key][above]
		}
		if t[key][best] > right+1 {
			m.keep(key, best)
		}
	}
}

// above is the edit of the next shorter end that is kept.
func (m *Model) above(key string) (script, bool) {
	at := strings.LastIndexByte(key, ' ') + 1
	for end := key[at:]; end != ""; {
		end = shorter(end)
		if r, ok := m.rules[key[:at]+end]; ok {
			return r.script(), true
		}
	}
	return script{}, false
}

// usualFeats tells the most frequent features of words that have the tag and the
// last letter of a word: what a tagger takes an odd one for.
func usualFeats(all []example) func(Word) string {
	class := func(w Word) string { return w.UPOS + " " + w.Form[max(0, len(w.Form)-1):] }
	count := map[string]map[string]int{}
	for _, x := range all {
		c := class(x.Word)
		if count[c] == nil {
			count[c] = map[string]int{}
		}
		count[c][x.Feats]++
	}
	return func(w Word) string {
		best, n := "", 0
		for feats, c := range count[class(w)] {
			if c > n || c == n && feats < best {
				best, n = feats, c
			}
		}
		return best
	}
}

// keepWords keeps the whole words for which one edit is right more often than
// what the model says so far.
func (m *Model) keepWords(all []example, context func(Word) string, isRight func(*example) bool) {
	t, right := tally{}, map[string]int{}
	for _, x := range all {
		if lookOf(x.Word) == named {
			continue
		}
		key := context(x.Word) + "^" + strings.ToLower(x.Form)
		t.add(key, x.scripts)
		if isRight(&x) {
			right[key]++
		}
	}
	for _, key := range slices.Sorted(maps.Keys(t)) {
		if best := most(t[key]); t[key][best] > right[key] {
			m.keep(key, best)
		}
	}
}

func (m *Model) keep(key string, s script) {
	m.rules[key] = Rule{Key: key, Cut: s.cut, Add: s.add, Raw: s.mode == raw, Title: s.mode == titled}
}

func (r *Rule) script() script {
	s := script{cut: r.Cut, add: r.Add}
	switch {
	case r.Raw:
		s.mode = raw
	case r.Title:
		s.mode = titled
	}
	return s
}

// most is the edit that is right most often; of equals the one that changes
// least.
func most(counts map[script]int) script {
	var best script
	n := -1
	for s, c := range counts {
		if c > n || c == n && less(s, best) {
			best, n = s, c
		}
	}
	return best
}

func less(a, b script) bool {
	if a.cut != b.cut {
		return a.cut < b.cut
	}
	if a.add != b.add {
		return a.add < b.add
	}
	return a.mode < b.mode
}

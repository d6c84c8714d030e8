// Package lemma finds the base form of a word from its form, tag and
// morphological features.
//
// A lemma is made by an edit of the word's end: take off n letters, put on a
// few. The edits are learned from a treebank and kept by the end of the word:
// the longest known end decides, and an end is kept only where it decides
// otherwise than the next shorter one. Whole words are ends too, which is where
// irregular forms go. (The idea is that of Chrupała, "Simple data-driven
// context-sensitive lemmatization", 2006.)
//
// The package is not for tags. Invariant: the same word, tag and features give
// the same lemma, and a lemma is never empty.
package lemma

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/syntax/conllu"
)

// Rule is what one end of a word says.
type Rule struct {
	Key string // tag, a blank, the features that matter, a blank, the end; "^" marks the word's beginning
	Cut int    // letters to take off
	Add string // letters to put on
	Raw bool   // keep capitals
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
func (m *Model) Lemma(form, upos, feats string) string {
	lower := strings.ToLower(form)
	context := contextOf(upos, feats)
	for at := range ends("^" + lower) {
		if r, ok := m.rules[context+("^" + lower)[at:]]; ok {
			if s := r.apply(form, lower); s != "" {
				return s
			}
		}
	}
	return form
}

func (r *Rule) apply(form, lower string) string {
	base := lower
	if r.Raw {
		base = form
	}
	for range r.Cut {
		_, n := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-n]
	}
	return base + r.Add
}

// ends yields where the ends of a marked word begin, the longest first: the
// whole word, then its last letters down to none.
func ends(marked string) func(func(int) bool) {
	return func(yield func(int) bool) {
		if !yield(0) {
			return
		}
		n := utf8.RuneCountInString(marked)
		skip := max(1, n-longestEnd)
		at := 0
		for range skip {
			_, w := utf8.DecodeRuneInString(marked[at:])
			at += w
		}
		for at < len(marked) {
			if !yield(at) {
				return
			}
			_, w := utf8.DecodeRuneInString(marked[at:])
			at += w
		}
		yield(len(marked))
	}
}

// contextOf keeps of the features those that change an English ending.
func contextOf(upos, feats string) string {
	var b strings.Builder
	b.WriteString(upos)
	b.WriteByte(' ')
	for f := range strings.SplitSeq(feats, "|") {
		name, value, _ := strings.Cut(f, "=")
		switch name {
		case "Number", "Tense", "VerbForm", "Degree", "Poss", "Case", "Person":
			if upos == "VERB" || upos == "AUX" {
				if name == "Number" || name == "Person" && value != "3" {
					continue
				}
			}
			b.WriteString(value)
			b.WriteByte('.')
		}
	}
	b.WriteByte(' ')
	return b.String()
}

// edit finds the rule that makes lemma of form.
func edit(form, lemma string) (cut int, add string, raw bool) {
	lower := strings.ToLower(form)
	base := lower
	if common(form, lemma) > common(lower, lemma) || form == lemma {
		base, raw = form, true
	}
	if base == lower {
		raw = raw && strings.IndexFunc(form, unicode.IsUpper) >= 0
	}
	n := common(base, lemma)
	return utf8.RuneCountInString(base[n:]), lemma[n:], raw
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

type script struct {
	cut int
	add string
	raw bool
}

// Train learns the rules of a treebank.
func Train(bank []conllu.Sentence) *Model {
	count := map[string]map[script]int{}
	for _, s := range bank {
		for _, w := range s.Words {
			if w.Lemma == "" || w.Lemma == "_" && w.Form != "_" {
				continue
			}
			cut, add, raw := edit(w.Form, w.Lemma)
			marked, context := "^"+strings.ToLower(w.Form), contextOf(w.UPOS, w.Feats)
			for at := range ends(marked) {
				key := context + marked[at:]
				if count[key] == nil {
					count[key] = map[script]int{}
				}
				count[key][script{cut, add, raw}]++
			}
		}
	}
	return prune(count)
}

// prune keeps the ends that decide otherwise than the next shorter one.
func prune(count map[string]map[script]int) *Model {
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if d := len(a) - len(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	m := &Model{rules: map[string]Rule{}}
	for _, k := range keys {
		best := most(count[k])
		if above, ok := m.shorter(k); ok && above == best {
			continue
		}
		m.rules[k] = Rule{Key: k, Cut: best.cut, Add: best.add, Raw: best.raw}
	}
	return m
}

// shorter is what the kept rules already say of the word end of a key.
func (m *Model) shorter(key string) (script, bool) {
	i := strings.LastIndexByte(key, ' ') + 1
	context, end := key[:i], key[i:]
	for end != "" {
		_, w := utf8.DecodeRuneInString(end)
		end = end[w:]
		if r, ok := m.rules[context+end]; ok {
			return script{r.Cut, r.Add, r.Raw}, true
		}
	}
	return script{}, false
}

// most is the most frequent edit; of equals the one that changes least.
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
	return !a.raw && b.raw
}

package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/syntax/stem"
)

// Query is what a person looks for.
type Query struct {
	want, without []phrase
	wordless      bool
}

// phrase is a list of words that stand next to each other, as typed.
type phrase []string

// Parse reads "quoted phrases", -without and plain words. Whatever is typed is
// a query; marks that mean nothing are passed over.
func Parse(typed string) Query {
	var q Query
	for s := strings.TrimSpace(typed); s != ""; s = strings.TrimSpace(s) {
		minus := strings.HasPrefix(s, "-") && len(s) > 1 && s[1] != ' '
		if minus {
			s = s[1:]
		}
		var part string
		part, s = cut(s)
		p := phrase(words(part))
		switch {
		case len(p) == 0:
		case minus:
			q.without = append(q.without, p)
		default:
			q.want = append(q.want, p)
		}
	}
	q.wordless = q.Empty() && strings.TrimSpace(typed) != ""
	return q
}

// quotes are the marks that open a phrase, with those that end it.
var quotes = [...]struct{ open, ends string }{
	{`"`, `"“”`},
	{"“", `"“”`},
	{"”", `"“”`},
	{"„", `"“”`},
	{"«", "»"},
}

// cut takes the next phrase or word from s, which does not begin with a blank.
func cut(s string) (part, rest string) {
	for _, q := range quotes {
		if inner, ok := strings.CutPrefix(s, q.open); ok {
			end := strings.IndexAny(inner, q.ends)
			if end < 0 {
				return inner, ""
			}
			_, size := utf8.DecodeRuneInString(inner[end:])
			return inner[:end], inner[end+size:]
		}
	}
	end := strings.IndexFunc(s, unicode.IsSpace)
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

func words(s string) []string {
	var out []string
	for w := range stem.Words(s) {
		out = append(out, w.Of(s))
	}
	return out
}

// Empty reports whether nothing is looked for.
func (q Query) Empty() bool { return len(q.want) == 0 && len(q.without) == 0 }

// Wordless reports whether something was typed that holds no word, such as "***".
// It finds nothing: to show everything would look like a hit.
func (q Query) Wordless() bool { return q.wordless }

// Want returns one FTS5 expression for each phrase that must be found.
func (q Query) Want() []string { return expressions(q.want) }

// Without returns one FTS5 expression for each phrase that must not be found.
func (q Query) Without() []string { return expressions(q.without) }

func expressions(ps []phrase) []string {
	x := NewIndexer()
	var out []string
	for _, p := range ps {
		out = append(out, p.expression(x))
	}
	return out
}

// expression is `("stem stem" OR "stem stem")` over the languages.
func (p phrase) expression(x *Indexer) string {
	var alternatives []string
	for _, stems := range p.stems(x) {
		alternatives = append(alternatives, Quote(strings.Join(stems, " ")))
	}
	return "(" + strings.Join(alternatives, " OR ") + ")"
}

// stems gives the phrase in the stems of every language, and unstemmed, each
// list once.
func (p phrase) stems(x *Indexer) [][]string {
	var out [][]string
	add := func(lang string) {
		stems := make([]string, len(p))
		for i, w := range p {
			stems[i] = x.Stem(lang, w)
		}
		if !slices.ContainsFunc(out, func(o []string) bool { return slices.Equal(o, stems) }) {
			out = append(out, stems)
		}
	}
	add("")
	for lang := range stem.Languages() {
		add(lang)
	}
	return out
}

// Quote makes an FTS5 string, which has no syntax inside.
func Quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

package generate

import (
	_ "embed"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed synonyms.txt
var synonymsText string

// synonyms are the words of synonyms.txt with what may stand instead.
var synonyms = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(synonymsText) {
		if word, others, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			all[word] = strings.Split(others, ", ")
		}
	}
	return all
})

// rewriter changes a text as an editor does who does not want to be found out.
type rewriter struct {
	t   *teller
	rnd *rand.Rand
	// level is the share (0 to 1) of what can be changed that is.
	level float64
}

func (w *rewriter) chance(p float64) bool { return w.rnd.Float64() < p }

// body rewrites a whole text: sentences told in other words, clauses dropped,
// words changed, sentences and paragraphs moved.
func (w *rewriter) body(body []paragraph) []paragraph {
	out := make([]paragraph, len(body))
	for i, p := range body {
		out[i] = w.paragraph(p)
	}
	if len(out) > 3 && w.chance(w.level) {
		i := 1 + w.rnd.IntN(len(out)-2)
		out[i], out[i+1] = out[i+1], out[i]
	}
	return out
}

func (w *rewriter) paragraph(p paragraph) paragraph {
	out := make(paragraph, len(p))
	for i, s := range p {
		out[i] = w.sentence(s)
	}
	if len(out) > 1 && w.chance(w.level) {
		slices.Reverse(out)
	}
	return out
}

func (w *rewriter) sentence(s sentence) sentence {
	if s.again != nil && w.chance(w.level) {
		if text := s.again(); w.t.heard.take(text, s.account) {
			s.text = named(text, nil)
		}
	}
	if w.chance(w.level) {
		s.text = dropClauses(s.text)
	}
	s.text = w.flip(w.words(s.text))
	return s
}

// dropClauses takes out what stands in <o> marks.
func dropClauses(marked string) string {
	for {
		from := strings.Index(marked, "<o>")
		if from < 0 {
			return marked
		}
		to := from + strings.Index(marked[from:], "</o>") + len("</o>")
		if strings.Contains(marked[from+3:to-4], "<") {
			return marked
		}
		marked = marked[:from] + marked[to:]
	}
}

// words changes words outside quotations, figures and names.
func (w *rewriter) words(marked string) string {
	var b strings.Builder
	fixed := 0 // quotations and names that are open
	for marked != "" {
		text, rest, found := strings.Cut(marked, "<")
		if fixed == 0 {
			text = w.plain(text)
		}
		b.WriteString(text)
		if !found {
			break
		}
		mark, after, _ := strings.Cut(rest, ">")
		switch {
		case strings.HasPrefix(mark, "q:"), mark == "n":
			fixed++
		case mark == "/q", mark == "/n":
			fixed--
		}
		b.WriteString("<" + mark + ">")
		marked = after
	}
	return b.String()
}

func (w *rewriter) plain(text string) string {
	var b strings.Builder
	for text != "" {
		n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 {
			n = len(text)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text)
			b.WriteString(text[:n])
		} else {
			b.WriteString(w.word(text[:n]))
		}
		text = text[n:]
	}
	return b.String()
}

func (w *rewriter) word(x string) string {
	by := synonyms()[strings.ToLower(x)]
	if len(by) == 0 || !w.chance(w.level) {
		return x
	}
	return asCase(pick(w.rnd, by), x)
}

// asCase gives a word the capital that another has.
func asCase(word, like string) string {
	if r, _ := utf8.DecodeRuneInString(like); unicode.IsUpper(r) {
		return upperFirst(word)
	}
	return word
}

// flip moves a source from the end of a sentence to its start.
func (w *rewriter) flip(marked string) string {
	body, closed := strings.CutSuffix(marked, " said.</c>")
	comma := strings.LastIndex(body, ", ")
	open := strings.IndexByte(body, '>') + 1
	if !closed || comma < 0 || strings.ContainsAny(body, "“”") || strings.Contains(body[comma:], "<") || !w.chance(w.level) {
		return marked
	}
	rest := body[open:comma]
	for _, first := range []string{"The ", "A ", "An ", "At ", "In ", "Near ", "On ", "<f:"} {
		if strings.HasPrefix(rest, first) {
			return body[:open] + "According to " + body[comma+2:] + ", " + lowerFirst(rest) + ".</c>"
		}
	}
	return marked
}

// lowerFirst makes the first letter small; marks before it are skipped.
func lowerFirst(s string) string {
	at := 0
	for strings.HasPrefix(s[at:], "<") {
		at += strings.IndexByte(s[at:], '>') + 1
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	return s[:at] + string(unicode.ToLower(r)) + s[at+size:]
}

package train

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/read/attribution"
	"hearsay/syntax"
)

// right reports whether a guess agrees with an attribution of the gold: half of
// the tokens of the content in common, as far as the guess can reach, and the same
// head of the source.
func (a *Article) right(g *attribution.Guess) bool {
	content := a.tokens(g.Content)
	if len(content) == 0 {
		return false
	}
	first, last := a.sentences(content)
	for i := range a.Gold {
		gold := slices.DeleteFunc(a.tokens(a.Gold[i].Content), func(t int) bool {
			_, in := slices.BinarySearch(content, t)
			return !in && (t < first || t >= last)
		})
		common := 0
		for _, t := range gold {
			if _, in := slices.BinarySearch(content, t); in {
				common++
			}
		}
		if 2*common >= len(gold)+len(content)-common && common > 0 && a.sameSource(g.Source, a.Gold[i].Source) {
			return true
		}
	}
	return false
}

// sentences is the range of tokens of the sentences that some tokens stand in.
func (a *Article) sentences(tokens []int) (first, last int) {
	first = -1
	for _, s := range a.Analysis.Sentences {
		if tokens[0] < s.Last && first < 0 {
			first = s.First
		}
		if tokens[len(tokens)-1] < s.Last {
			return first, s.Last
		}
	}
	return first, len(a.Analysis.Tokens)
}

// tokens are the tokens that overlap spans, in order.
func (a *Article) tokens(spans []hearsay.Span) []int {
	var out []int
	for _, s := range spans {
		t, _ := slices.BinarySearchFunc(a.Analysis.Tokens, s.Start, func(t syntax.Token, at int) int { return t.End - at - 1 })
		for ; t < len(a.Analysis.Tokens) && a.Analysis.Tokens[t].Start < s.End; t++ {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (a *Article) sameSource(x, y []hearsay.Span) bool {
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	xs, ys := a.tokens(x), a.tokens(y)
	_, in := slices.BinarySearch(ys, a.head(xs))
	_, out := slices.BinarySearch(xs, a.head(ys))
	return in && out
}

// head is the last word before what modifies it from behind.
func (a *Article) head(tokens []int) int {
	head := -1
	for _, t := range tokens {
		w := strings.ToLower(a.Analysis.Text(t))
		if stops[w] && head >= 0 {
			break
		}
		if a.Analysis.Tokens[t].Kind != syntax.Punct && !stops[w] {
			head = t
		}
	}
	if head < 0 {
		return tokens[0]
	}
	return head
}

var stops = set("who whom whose which that of from for in at on with by to as and or ( [ , ; : – — - --")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

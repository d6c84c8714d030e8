package corroborate

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

const (
	// quoteWords is the fewest words of a quote that are compared: shorter ones
	// ("we will see") are said by everybody.
	quoteWords = 5
	// quoteShingle is the run of words two quotes must share to be compared.
	quoteShingle = 3
	// longestQuote bounds the alignment; what follows is not compared.
	longestQuote = 400
	// sameQuote is the share of the shorter quote's words that the longer one
	// has in the same order; strangers asks more of quotes whose named speakers
	// differ.
	sameQuote, strangers = 0.7, 0.9
	strangersWords       = 8
)

// pair names two quotes by index, a below b.
type pair struct{ a, b int32 }

// quote is one directly quoted utterance.
type quote struct {
	doc     int
	name    string // "DOCUMENT:RECORD"
	content []hearsay.Span
	speaker string
	id      []uint64
}

// quotesOf lists the utterances of a reading that are long enough to compare.
func quotesOf(r *hearsay.Reading, w *words) []quote {
	var out []quote
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if a.Kind == hearsay.Indirect {
			continue
		}
		q := quote{name: r.Document.ID + ":" + a.ID, content: a.Content, speaker: nameOf(r, a.Speaker), id: quotedWords(w, a.Content)}
		if len(q.id) >= quoteWords {
			out = append(out, q)
		}
	}
	return out
}

// quotedWords are the words of the pieces that stand inside quotation marks.
func quotedWords(w *words, pieces []hearsay.Span) []uint64 {
	var out []uint64
	for _, p := range pieces {
		i, _ := slices.BinarySearchFunc(w.span, p.Start, func(s hearsay.Span, at int) int { return cmp.Compare(s.Start, at) })
		for ; i < w.len() && w.span[i].End <= p.End && len(out) < longestQuote; i++ {
			if w.voice[i] == quoted {
				out = append(out, w.id[i])
			}
		}
	}
	return out
}

func nameOf(r *hearsay.Reading, actor string) string {
	for i := range r.Actors {
		if r.Actors[i].ID == actor && !r.Actors[i].Anonymous {
			return r.Actors[i].Name
		}
	}
	return ""
}

// groupQuotes joins quotes that share most of their words in order.
func groupQuotes(ctx context.Context, quotes []quote) (union, []string, error) {
	set, why := newUnion(len(quotes)), make([]string, len(quotes))
	seen := map[pair]bool{}
	for _, list := range quoteIndex(quotes) {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		for i := range list {
			last := len(list)
			if last > crowd {
				last = min(i+2, last)
			}
			for j := i + 1; j < last; j++ {
				p := pair{list[i], list[j]}
				if seen[p] || set.root(int(p.a)) == set.root(int(p.b)) || onePlace(&quotes[p.a], &quotes[p.b]) {
					continue
				}
				seen[p] = true
				if common, ok := sameUtterance(&quotes[p.a], &quotes[p.b]); ok {
					set.join(int(p.a), int(p.b))
					why[p.b] = cmp.Or(why[p.b], reason(common, &quotes[p.b], &quotes[p.a]))
					why[p.a] = cmp.Or(why[p.a], reason(common, &quotes[p.a], &quotes[p.b]))
				}
			}
		}
	}
	return set, why, nil
}

// onePlace is true of a quote and one inside it: both read the same words once.
func onePlace(x, y *quote) bool {
	return x.doc == y.doc && hearsay.Cover(x.content...).Overlaps(hearsay.Cover(y.content...))
}

// quoteIndex lists the quotes of each shingle that several quotes have, in the
// order of the shingles' first appearance.
func quoteIndex(quotes []quote) [][]int32 {
	place := map[uint64]int{}
	var lists [][]int32
	for i := range quotes {
		for _, h := range shingles(quotes[i].id, quoteShingle) {
			n, ok := place[h]
			if !ok {
				n = len(lists)
				place[h] = n
				lists = append(lists, nil)
			}
			if l := lists[n]; len(l) == 0 || l[len(l)-1] != int32(i) {
				lists[n] = append(l, int32(i))
			}
		}
	}
	return slices.DeleteFunc(lists, func(l []int32) bool { return len(l) < 2 })
}

// sameUtterance gives the number of words in common, and whether that is
// enough.
func sameUtterance(x, y *quote) (int, bool) {
	short := min(len(x.id), len(y.id))
	common := lcs(x.id, y.id)
	ratio := float64(common) / float64(short)
	if !compatible(x.speaker, y.speaker) && (ratio < strangers || short < strangersWords) || ratio < sameQuote {
		return common, false
	}
	return common, true
}

func reason(common int, q, other *quote) string {
	return fmt.Sprintf("%d of its %d words stand in the same order in %s", common, len(q.id), other.name)
}

// compatible is true unless both names are known and share no word.
func compatible(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	bs := strings.Fields(strings.ToLower(b))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(a)), func(w string) bool { return slices.Contains(bs, w) })
}

// lcs is the length of the longest common subsequence, by the usual table of
// two rows.
func lcs(a, b []uint64) int {
	prev, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for _, x := range a {
		for j, y := range b {
			if x == y {
				row[j+1] = prev[j] + 1
			} else {
				row[j+1] = max(prev[j+1], row[j])
			}
		}
		prev, row = row, prev
	}
	return prev[len(b)]
}

// wordings numbers the different wordings of a group: a quote that stands
// whole inside another has its wording.
func wordings(quotes []quote, group []int) []int {
	out := make([]int, len(group))
	var kinds []int // the longest member of each wording
	for _, i := range byLength(quotes, group) {
		k := slices.IndexFunc(kinds, func(j int) bool { return holds(quotes[group[j]].id, quotes[group[i]].id) })
		if k < 0 {
			k = len(kinds)
			kinds = append(kinds, i)
		}
		out[i] = k + 1
	}
	return out
}

// byLength orders the places of a group by the length of the quote, longest
// first.
func byLength(quotes []quote, group []int) []int {
	order := make([]int, len(group))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(len(quotes[group[j]].id), len(quotes[group[i]].id))
	})
	return order
}

func holds(whole, part []uint64) bool {
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

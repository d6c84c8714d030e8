package corroborate

import (
	"cmp"
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
	// sameQuote is the share of the shorter quote's pairs of words that the longer
	// one has in the same order; strangers asks more of quotes whose named speakers
	// differ, and sameIndirect holds where one has no quotation marks.
	sameQuote, strangers, sameIndirect = 0.5, 0.8, 0.5
	strangersWords                     = 8
	indirectWords                      = 6
)

// quote is one utterance as one place gives it.
type quote struct {
	doc     int    // its document in the collection
	name    string // "DOCUMENT:RECORD"
	content []hearsay.Span
	speaker string
	date    string // of publication
	said
	// indirect: given without quotation marks. It is the utterance only when a
	// direct quote by the same speaker has most of its words.
	indirect bool
}

// quotesOf lists the utterances of a reading that are long enough to compare.
func quotesOf(r *hearsay.Reading, w *words) []quote {
	names, at := namesOf(r), make(map[string]*hearsay.Attribution, len(r.Attributions))
	for i := range r.Attributions {
		at[r.Attributions[i].ID] = &r.Attributions[i]
	}
	var out []quote
	for i := range r.Attributions {
		a := &r.Attributions[i]
		q := quote{
			name: r.Document.ID + ":" + a.ID, content: a.Content, speaker: names[a.Speaker], date: r.Document.Published.Value,
			indirect: a.Kind == hearsay.Indirect,
		}
		if q.indirect && (q.speaker == "" || isPartOfSpeech(a, at[a.Parent])) {
			continue
		}
		if q.said = saidIn(r.Document.Text, w, a.Content, q.indirect); len(q.id) >= quoteWords {
			q.id = slices.Clone(q.id) // without room to grow
			out = append(out, q)
		}
	}
	return out
}

// isPartOfSpeech is true of "he warned the ministry" inside a quotation, or inside
// other words of the same speaker: it stands there once.
func isPartOfSpeech(a, parent *hearsay.Attribution) bool {
	return parent != nil && hearsay.Cover(parent.Content...).Contains(hearsay.Cover(a.Content...)) &&
		(parent.Kind != hearsay.Indirect || parent.Speaker == a.Speaker)
}

// namesOf are the names of the actors who have one.
func namesOf(r *hearsay.Reading) map[string]string {
	names := make(map[string]string, len(r.Actors))
	for i := range r.Actors {
		if !r.Actors[i].Anonymous {
			names[r.Actors[i].ID] = r.Actors[i].Name
		}
	}
	return names
}

// said is what stands inside quotation marks, or all words of content without
// them. Words that an editor put in brackets are not the speaker's; there, and
// where an ellipsis stands, a new segment begins.
type said struct {
	id   []uint64
	cuts []int // where segments begin, but for the first
}

// saidIn reads the pieces of a content.
func saidIn(text string, w *words, pieces []hearsay.Span, all bool) (s said) {
	for _, p := range pieces {
		i, _ := slices.BinarySearchFunc(w.span, p.Start, func(s hearsay.Span, at int) int { return cmp.Compare(s.Start, at) })
		bracket, last := false, p.Start
		for ; i < w.len() && w.span[i].End <= p.End && len(s.id) < longestQuote; i++ {
			gap := text[last:w.span[i].Start]
			last = w.span[i].End
			if at := strings.LastIndexAny(gap, "[]"); at >= 0 {
				bracket = gap[at] == '['
			}
			if n := len(s.id); n > 0 && (strings.Contains(gap, "...") || strings.ContainsAny(gap, "…[]")) && (len(s.cuts) == 0 || s.cuts[len(s.cuts)-1] < n) {
				s.cuts = append(s.cuts, n)
			}
			if !bracket && (all || w.voice[i] == quoted) {
				s.id = append(s.id, w.id[i])
			}
		}
	}
	return s
}

// sameUtterance gives the number of words in common, and whether that is enough.
func sameUtterance(x, y *quote) (int, bool) {
	least := sameQuote
	short := min(len(x.id), len(y.id))
	switch {
	case x.indirect || y.indirect:
		if !compatible(x.speaker, y.speaker) || x.speaker == "" || y.speaker == "" || short < indirectWords || apart(x.date, y.date) {
			return 0, false
		}
		least = sameIndirect
	case !compatible(x.speaker, y.speaker):
		if short < strangersWords {
			return 0, false
		}
		least = strangers
	}
	// Pairs of words: single ones, "the" and "of", stand in the same order in any
	// two long quotes.
	pairs := lcs(shingles(x.id, 2), shingles(y.id, 2))
	return lcs(x.id, y.id), float64(pairs) >= least*float64(short-1)
}

// apart is true of dates that are known to lie in different years, or in the same
// year more than a month apart.
func apart(a, b string) bool {
	const month = len("2006-01")
	if len(a) < month || len(b) < month {
		return a != "" && b != "" && a[:min(4, len(a))] != b[:min(4, len(b))]
	}
	return monthOf(a)-monthOf(b) > 1 || monthOf(b)-monthOf(a) > 1
}

func monthOf(date string) int {
	n := 0
	for _, c := range date[:4] + date[5:7] {
		n = 10*n + int(c-'0')
	}
	return n/100*12 + n%100
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

// manyWordings is how many different wordings a quote is looked for in. Those
// after them have numbers of their own.
const manyWordings = 64

// wordings numbers the different wordings of a group. A quote that stands whole
// inside another, or that leaves words of it out and says so, has its wording;
// indirect speech has that of the direct quote it is most like.
func wordings(quotes []*quote, group []int) []int {
	out := make([]int, len(group))
	var kinds []int // the longest member of each wording
	seen := map[uint64]int{}
	for _, i := range byLength(quotes, group) {
		q := quotes[group[i]]
		key := shingles(q.id, len(q.id))[0]
		if q.indirect {
			out[i] = 1 + mostLike(quotes, group, kinds, q)
			continue
		}
		k, ok := seen[key]
		if !ok {
			k = slices.IndexFunc(kinds[:min(len(kinds), manyWordings)], func(j int) bool { return holds(quotes[group[j]].id, &q.said) })
		}
		if k < 0 {
			k = len(kinds)
			kinds = append(kinds, i)
		}
		seen[key] = k
		out[i] = k + 1
	}
	return out
}

// byLength orders the places of a group by the length of the quote, longest
// first, those without quotation marks behind the others.
func byLength(quotes []*quote, group []int) []int {
	order := make([]int, len(group))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := quotes[group[i]], quotes[group[j]]
		if x.indirect != y.indirect {
			return sign(x.indirect)
		}
		return cmp.Compare(len(y.id), len(x.id))
	})
	return order
}

func sign(positive bool) int {
	if positive {
		return 1
	}
	return -1
}

// mostLike is the wording that shares most words with an indirect rendering.
func mostLike(quotes []*quote, group, kinds []int, q *quote) (best int) {
	most := -1
	for k, j := range kinds[:min(len(kinds), manyWordings)] {
		if n := lcs(quotes[group[j]].id, q.id); n > most {
			best, most = k, n
		}
	}
	return best
}

// holds reports whether the segments of a quote stand in another, in their order.
func holds(whole []uint64, part *said) bool {
	from := 0
	for i := 0; i <= len(part.cuts); i++ {
		start, end := 0, len(part.id)
		if i > 0 {
			start = part.cuts[i-1]
		}
		if i < len(part.cuts) {
			end = part.cuts[i]
		}
		at := find(whole[from:], part.id[start:end])
		if at < 0 {
			return false
		}
		from += at + end - start
	}
	return true
}

// find is the place of a run of words in others, -1 when it is not there.
func find(whole, part []uint64) int {
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

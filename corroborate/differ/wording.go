package differ

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/syntax/stem"
)

// Wording finds that a quote is given with another negation, number or name: each
// wording against the one that is nearest to it.
func (f *Finder) Wording(g *hearsay.QuoteGroup) []hearsay.CrossFinding {
	if g.Differs {
		f.wording(g)
	}
	return f.found()
}

// mostWordings is how many wordings of one quote are compared.
const mostWordings = 32

func (f *Finder) wording(g *hearsay.QuoteGroup) {
	kinds := f.kinds(g)
	told := map[[2]int]bool{}
	for i := range kinds {
		k := nearest(kinds, i)
		pair := [2]int{min(i, k), max(i, k)}
		if k < 0 || told[pair] || !oneSpeaker(kinds[pair[0]], kinds[pair[1]]) {
			continue
		}
		told[pair] = true
		here, there, what := changed(kinds[pair[0]].longest(), kinds[pair[1]].longest())
		if what == "" {
			continue
		}
		sides := []side{kinds[pair[0]].with(here), kinds[pair[1]].with(there)}
		f.add(hearsay.CrossFinding{
			Kind: hearsay.WordingDiffers, Passages: f.passages(sides), About: g.ID,
			Text: "One quote is given with another " + what + ": " + counted(sides) + ".",
		}, "wording", .85)
	}
}

// kinds are the places of a quote by wording, with their speakers as values.
func (f *Finder) kinds(g *hearsay.QuoteGroup) []side {
	byWording := map[int]side{}
	for _, m := range g.Members {
		if doc, s := f.statement(m.ID); s != nil {
			byWording[m.Wording] = append(byWording[m.Wording], telling{doc, s, m.Passage.Span, m.Speaker})
		}
	}
	var out []side
	for _, wording := range slices.Sorted(maps.Keys(byWording)) {
		if len(out) < mostWordings {
			out = append(out, byWording[wording])
		}
	}
	return out
}

// nearest is the wording with the fewest words that another one lacks, of several
// the one that stands in most places; -1 for none.
func nearest(kinds []side, i int) int {
	best, least := -1, 0
	own := wordsOf(kinds[i].longest())
	for k := range kinds {
		if k == i {
			continue
		}
		other := wordsOf(kinds[k].longest())
		_, common := gaps(own, other)
		far := len(own) + len(other) - 2*common
		if best < 0 || far < least || far == least && len(kinds[k]) > len(kinds[best]) {
			best, least = k, far
		}
	}
	return best
}

// with is a side whose tellings have a value.
func (s side) with(value string) side {
	out := slices.Clone(s)
	for i := range out {
		out[i].value = value
	}
	return out
}

// longest is the longest text of a side that is all quoted: others may be parts of
// it, or have other words around them.
func (s side) longest() (text string) {
	for _, t := range s {
		if t.statement.Quoted && len(t.statement.Text) > len(text) {
			text = t.statement.Text
		}
	}
	return text
}

// oneSpeaker reports sides that name speakers who share a name, or one that names
// none. The value of a telling is its speaker.
func oneSpeaker(a, b side) bool {
	known := false
	for _, x := range a {
		for _, y := range b {
			if x.value == "" || y.value == "" {
				continue
			}
			if sharesName(x.value, y.value) {
				return true
			}
			known = true
		}
	}
	return !known
}

// sharesName reports two names with a word in common.
func sharesName(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(a)), func(w string) bool { return slices.Contains(words, w) })
}

// statement finds a statement by its ID.
func (f *Finder) statement(id string) (doc int, s *claim.Statement) {
	name, _, _ := strings.Cut(id, ":")
	doc, ok := f.at[name]
	if !ok {
		return 0, nil
	}
	list := f.docs[doc].Statements
	i := slices.IndexFunc(list, func(s claim.Statement) bool { return s.ID == id })
	if i < 0 {
		return doc, nil
	}
	return doc, &list[i]
}

// changed compares two wordings between the first and the last word that they
// share. It gives the words of each that the other lacks, and what they change:
// "negation", "number" or "name"; "" for nothing of the kind.
func changed(a, b string) (here, there, what string) {
	x, y := wordsOf(a), wordsOf(b)
	list, common := gaps(x, y)
	if 2*common < min(len(x), len(y)) {
		return "", "", ""
	}
	for _, gap := range list {
		gap = gap.uncut()
		switch {
		case min(len(gap.a), len(gap.b)) == 0 && max(len(gap.a), len(gap.b)) > longestInsertion:
			continue
		case negations(gap.a)%2 != negations(gap.b)%2:
			what = "negation"
		case otherNumber(gap.a, gap.b):
			what = "number"
		case otherName(gap.a, gap.b):
			what = "name"
		default:
			continue
		}
		return around(x, gap.a), around(y, gap.b), what
	}
	return "", "", ""
}

// longestInsertion is how many words more one wording has at most for these to be
// a change; what an ellipsis leaves out is longer.
const longestInsertion = 2

// word is one word of a quote, as it stands and as it is compared.
type word struct {
	text, low string
	at        int // index in the quote
}

// ellipsis stands for what a quote leaves out.
const ellipsis = "…"

// uncut leaves of a gap in which one quote is cut what stands behind the cut, and
// as many words of the other.
func (g gap) uncut() gap {
	a, b := behindCut(g.a), behindCut(g.b)
	switch {
	case len(a) < len(g.a) && len(b) == len(g.b):
		b = b[max(0, len(b)-len(a)):]
	case len(b) < len(g.b) && len(a) == len(g.a):
		a = a[max(0, len(a)-len(b)):]
	}
	return gap{a, b}
}

func behindCut(words []word) []word {
	for i, w := range slices.Backward(words) {
		if w.text == ellipsis {
			return words[i+1:]
		}
	}
	return words
}

func wordsOf(text string) (out []word) {
	last := 0
	for s := range stem.Words(text) {
		if between := text[last:s.Start]; strings.Contains(between, "...") || strings.Contains(between, ellipsis) {
			out = append(out, word{ellipsis, ellipsis, len(out)})
		}
		last = s.End
		w := s.Of(text)
		out = append(out, word{w, strings.ToLower(strings.ReplaceAll(w, "’", "'")), len(out)})
	}
	return out
}

// gap is what stands between two words in common.
type gap struct{ a, b []word }

// longestQuote bounds the alignment, in words.
const longestQuote = 400

// gaps aligns two quotes by their longest common subsequence, and gives its length.
func gaps(a, b []word) (out []gap, common int) {
	a, b = a[:min(len(a), longestQuote)], b[:min(len(b), longestQuote)]
	best := make([][]int16, len(a)+1)
	for i := range best {
		best[i] = make([]int16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i].low == b[k].low {
				best[i][k] = best[i+1][k+1] + 1
			} else {
				best[i][k] = max(best[i+1][k], best[i][k+1])
			}
		}
	}
	var g gap
	run := 0 // words in common before the gap
	i, k := 0, 0
	for i < len(a) && k < len(b) && best[i][k] > 0 {
		switch {
		case a[i].low == b[k].low:
			if n := agreeing(a[i:], b[k:]); len(g.a)+len(g.b) > 0 {
				isEnd := i+n == len(a) && k+n == len(b)
				if (run >= firm || run == 0 && g.isShort()) && (n >= firm || isEnd) {
					out = append(out, g)
				}
				g, run = gap{}, 0
			}
			run++
			i, k = i+1, k+1
		case best[i+1][k] >= best[i][k+1]:
			g.a = append(g.a, a[i])
			i++
		default:
			g.b = append(g.b, b[k])
			k++
		}
	}
	if end := (gap{a[i:], b[k:]}); run >= firm && end.isShort() {
		out = append(out, end)
	}
	return out, int(best[0][0])
}

// firm is how many words in a row are in common on both sides of a gap that is a
// change, and no accident of the alignment.
const firm = 2

// isShort reports a few words on both sides, as a changed word at the beginning or
// the end of a quote is.
func (g gap) isShort() bool { return min(len(g.a), len(g.b)) > 0 && max(len(g.a), len(g.b)) <= 3 }

// agreeing is how many words both begin with.
func agreeing(a, b []word) (n int) {
	for n < len(a) && n < len(b) && a[n].low == b[n].low {
		n++
	}
	return n
}

func negations(words []word) (n int) {
	for _, w := range words {
		switch w.low {
		case "not", "no", "never", "nobody", "nothing", "none", "cannot", "neither", "nor", "without":
			n++
		default:
			if strings.HasSuffix(w.low, "n't") {
				n++
			}
		}
	}
	return n
}

// numerals are numbers in words, which change what is said as digits do.
var numerals = strings.Fields(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen`)

func numbers(words []word) (out []string) {
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w.low); unicode.IsDigit(r) || slices.Contains(numerals, w.low) {
			out = append(out, w.low)
		}
	}
	return out
}

// otherNumber reports numbers on both sides that are written in one way and
// differ. "12" and "twelve" may be the same.
func otherNumber(a, b []word) bool {
	x, y := numbers(a), numbers(b)
	if len(x) == 0 || len(y) == 0 || slices.Equal(x, y) {
		return false
	}
	return isDigits(x[0]) == isDigits(y[0]) || numberOf(x[0]) != numberOf(y[0])
}

func isDigits(w string) bool { return !slices.Contains(numerals, w) }

// numberOf writes a numeral up to twenty in digits; others stay as they are.
func numberOf(w string) string {
	if i := slices.Index(numerals, w); i >= 0 && i < 20 {
		return strconv.Itoa(i + 1)
	}
	return w
}

// longestName is how many words of a gap may be names; more is another sentence.
const longestName = 4

func names(words []word) (out []string) {
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w.text); unicode.IsUpper(r) && w.at > 0 && len(w.text) > 1 {
			out = append(out, strings.TrimSuffix(w.low, "'s"))
		}
	}
	return out
}

// otherName reports names on both sides that differ by more than their spelling.
func otherName(a, b []word) bool {
	x, y := names(a), names(b)
	if len(x) == 0 || len(y) == 0 || max(len(a), len(b)) > longestName || isAcronym(a) || isAcronym(b) {
		return false
	}
	return !slices.EqualFunc(x, y, sameSpelling)
}

// isAcronym reports a gap of capitals, which may stand for any words: "ISIL".
func isAcronym(words []word) bool {
	return len(words) == 1 && len(words[0].text) <= 5 && words[0].text == strings.ToUpper(words[0].text)
}

// sameSpelling reports spellings of one name: those whose consonants are alike
// ("Kobani", "Kobane"), and a short form of the other ("Sept", "September").
func sameSpelling(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || isShortFor(a, b) || isShortFor(b, a) || consonants(a) == consonants(b)
}

// isShortFor reports an abbreviation of up to four letters: "Sgt" of "Sergeant".
func isShortFor(short, long string) bool {
	if len(short) > 4 || short == "" || long == "" || short[0] != long[0] {
		return false
	}
	for i := range len(long) {
		if short != "" && short[0] == long[i] {
			short = short[1:]
		}
	}
	return short == ""
}

// consonants are the letters of a name without vowels, doubled letters, and the
// differences between c, k and q.
func consonants(name string) string {
	var out []rune
	for _, r := range name {
		switch {
		case strings.ContainsRune("aeiouyhw'-", r):
			continue
		case r == 'c' || r == 'q':
			r = 'k'
		}
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}

// around is a gap with the word before and the one behind.
func around(all, gap []word) string {
	if len(gap) == 0 {
		return "…"
	}
	var out []string
	for i := max(0, gap[0].at-1); i <= min(len(all)-1, gap[len(gap)-1].at+1); i++ {
		out = append(out, all[i].text)
	}
	return strings.Join(out, " ")
}

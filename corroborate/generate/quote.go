package generate

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"
)

// quotes are the utterances that the account reports.
func (r *reporter) quotes() (out []sentence) {
	for i, u := range r.t.said {
		if u.told != "" && u.told != r.outlet.name || u.told == "" && r.t.rnd.IntN(5) < 3 {
			continue
		}
		out = append(out, r.quote(i, r.variant()))
	}
	return out
}

// variants are how reporters give a quote, as often as listed.
var (
	faithful  = []Variant{Full, Full, Full, Full, Full, Full, Part, Part, Part, Ellipsis, Ellipsis, Bracket, Indirect, Indirect}
	differing = []Variant{Inserted, Translated, Translated, Negation, Number, Name}
)

func (r *reporter) variant() Variant {
	if r.plan.quotesDiffer && r.t.rnd.IntN(5) == 0 {
		return pick(r.t.rnd, differing)
	}
	return pick(r.t.rnd, faithful)
}

func (r *reporter) quote(number int, v Variant) sentence {
	u := r.t.said[number]
	q := markQuote(r.t.rnd, number, v, u)
	section, slot := "say", "Q"
	switch {
	case v == Indirect:
		section, slot = "sayindirect", "I"
	case u.told != "":
		section = "saytoone"
	}
	s := r.tell(func() string { return r.t.say(section, r.with(words{slot: q, "src": name(u.speaker)})) })
	return s
}

// markQuote writes an utterance in one variant, in its mark.
func markQuote(rnd *rand.Rand, number int, v Variant, u utterance) string {
	text, v := u.in(rnd, v)
	return "<q:" + strconv.Itoa(number) + "|" + string(v) + ">" + text + "</q>"
}

// in gives the utterance in the variant, or as it is, Full, when its words do not
// allow that variant.
func (u utterance) in(rnd *rand.Rand, v Variant) (string, Variant) {
	w := strings.Fields(u.text)
	text, ok := u.text, true
	switch v {
	case Part:
		text = partOf(rnd, w)
	case Ellipsis:
		text = ellipsis(rnd, w)
	case Bracket:
		text, ok = replaceFirst(w, bracketed)
	case Indirect:
		text = u.reported()
	case Inserted:
		text = inserted(rnd, w)
	case Translated:
		text, ok = translated(rnd, w)
	case Negation:
		text, ok = negated(w)
	case Number:
		text, ok = otherNumber(rnd, w)
	case Name:
		text, ok = otherName(rnd, w)
	}
	if !ok || text == u.text {
		return u.text, Full
	}
	return text, v
}

// partOf is a run of 8 to 13 words.
func partOf(rnd *rand.Rand, w []string) string {
	n := min(8+rnd.IntN(6), len(w))
	from := rnd.IntN(len(w) - n + 1)
	return strings.TrimRight(strings.Join(w[from:from+n], " "), ",")
}

// ellipsis leaves out a few words in the middle.
func ellipsis(rnd *rand.Rand, w []string) string {
	from := 5 + rnd.IntN(max(len(w)-14, 1))
	to := min(from+3+rnd.IntN(4), len(w)-3)
	return strings.Join(w[:from], " ") + " " + pick(rnd, []string{"…", "...", "[...]"}) + " " + strings.Join(w[to:], " ")
}

// bracketed explains a pronoun.
var bracketed = map[string]string{
	"we": "[the townspeople]", "us": "[the parish]", "it": "[the matter]", "they": "[the ministry]", "them": "[the crews]", "this": "[what happened]",
	"nobody": "[none of the crews]", "everything": "[all that was lost]", "ourselves": "[the townspeople]",
}

func replaceFirst(w []string, by map[string]string) (string, bool) {
	out := append([]string(nil), w...)
	for i := 2; i < len(w); i++ {
		if x, ok := by[w[i]]; ok {
			out[i] = x
			return strings.Join(out, " "), true
		}
	}
	return "", false
}

func inserted(rnd *rand.Rand, w []string) string {
	at := 2 + rnd.IntN(len(w)-3)
	return strings.Join(w[:at], " ") + " " + pick(rnd, []string{"really", "simply", "once again", "I repeat,", "truly"}) + " " + strings.Join(w[at:], " ")
}

// negated takes a negation out, or puts one in.
func negated(w []string) (string, bool) {
	for i, x := range w {
		if x == "not" || x == "never" {
			return strings.Join(append(append([]string(nil), w[:i]...), w[i+1:]...), " "), true
		}
	}
	for i, x := range w {
		if strings.Contains(" will shall is are was have has must did ", " "+x+" ") {
			return strings.Join(append(append(append([]string(nil), w[:i+1]...), "not"), w[i+1:]...), " "), true
		}
	}
	return "", false
}

func otherNumber(rnd *rand.Rand, w []string) (string, bool) {
	out := append([]string(nil), w...)
	for i, x := range w {
		n, err := strconv.Atoi(x)
		if err != nil {
			n = indexOf(numberWords, x)
		}
		if n >= 2 && n < 1000 {
			out[i] = smallNumber(n + 2 + rnd.IntN(n+3))
			return strings.Join(out, " "), true
		}
	}
	return "", false
}

func indexOf(list []string, x string) int {
	for i, y := range list {
		if x == y {
			return i
		}
	}
	return -1
}

// otherName gives the first place named inside another name.
func otherName(rnd *rand.Rand, w []string) (string, bool) {
	out := append([]string(nil), w...)
	for i := 1; i < len(w); i++ {
		first := rune(w[i][0])
		if !unicode.IsUpper(first) || w[i] == "I" || w[i-1] == "Upper" || w[i-1] == "Lower" || months[strings.Trim(w[i], ",")] {
			continue
		}
		if next := i + 1; (w[i] == "Upper" || w[i] == "Lower") && next < len(w) {
			i = next
		}
		mark := w[i][len(strings.TrimRight(w[i], ",")):]
		out[i] = pick(rnd, placeStarts) + pick(rnd, placeEnds) + mark
		return strings.Join(out, " "), true
	}
	return "", false
}

var months = map[string]bool{
	"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true,
	"August": true, "September": true, "October": true, "November": true, "December": true,
}

// translated is how another translator would have it: about a quarter of the words
// are others. It fails for an utterance with too few words to change.
func translated(rnd *rand.Rand, w []string) (string, bool) {
	out, changed := append([]string(nil), w...), 0
	for i, x := range w {
		bare := strings.Trim(x, ",")
		if by := synonyms()[strings.ToLower(bare)]; len(by) > 0 && changed*4 <= len(w) {
			out[i] = strings.Replace(x, bare, asCase(pick(rnd, by), bare), 1)
			changed++
		}
	}
	return strings.Join(out, " "), changed >= 3
}

// reported turns the utterance into reported speech.
func (u utterance) reported() string {
	shift := shifts(isWoman(u.speaker.name))
	w := strings.Fields(u.text)
	for i, x := range w {
		bare := strings.Trim(x, ",")
		if by, ok := shift[strings.ToLower(bare)]; ok {
			w[i] = strings.Replace(x, bare, by, 1)
		}
	}
	if w[0] != "Kelmark" {
		w[0] = lowerFirst(w[0])
	}
	return strings.Join(w, " ")
}

func shifts(woman bool) words {
	he, his, him := "he", "his", "him"
	if woman {
		he, his, him = "she", "her", "her"
	}
	return words{
		"i": he, "we": "they", "my": his, "me": him, "our": "their", "us": "them", "mine": his, "ours": "theirs", "ourselves": "themselves",
		"will": "would", "shall": "would", "have": "had", "has": "had", "is": "was", "are": "were", "do": "did", "does": "did", "cannot": "could not",
		"need": "needed", "want": "wanted", "now": "then", "today": "that day", "this": "that", "must": "had to",
	}
}

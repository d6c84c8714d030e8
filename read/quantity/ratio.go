package quantity

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// rank reads "third-largest", "the second largest", "the third most populous",
// "ranked 14th", "in third place".
func (s *scan) rank(t int) (hearsay.Quantity, int) {
	head, tail, hyphened := s.parts(t)
	n := ordinal(head)
	next := t + 1
	if n == 0 && hyphened { // "twenty-first"
		n, tail, hyphened = ordinal(s.low(t)), "", false
	}
	if n == 0 {
		return hearsay.Quantity{}, t
	}
	if !hyphened {
		if s.low(t+1) == "-" {
			next++
		}
		tail = s.low(next)
		next++
	}
	q := hearsay.Quantity{Kind: hearsay.Rank, Value: n, Provenance: made("rank", .9)}
	switch {
	case isSuperlative(tail):
		return s.counting(q, next, next), next
	case (tail == "most" || tail == "least") && s.tagAt(next).Part == syntax.Adjective:
		return s.counting(q, next+1, next+1), next + 1
	case hyphened:
		return hearsay.Quantity{}, t
	case s.ranked(t) || tail == "place" && s.low(t-1) == "in":
		return q, t + 1
	}
	return hearsay.Quantity{}, t
}

func isSuperlative(w string) bool {
	return strings.HasSuffix(w, "est") && len(w) > 4 && w != "interest" && w != "forest" && w != "request" && w != "protest" &&
		w != "harvest" && w != "arrest" && w != "guest" && w != "contest" && w != "conquest" && w != "quest"
}

// ranked reports "ranked", "ranks", "came", "placed" before an ordinal.
func (s *scan) ranked(t int) bool {
	w := s.low(t - 1)
	if w == "the" {
		w = s.low(t - 2)
	}
	return w == "ranked" || w == "ranks" || w == "ranking" || w == "placed" || w == "finished"
}

// ordinal is the number of "third", "14th" and "twenty-first", 0 for other words
// and for "first".
func ordinal(w string) float64 {
	if n := ordinals[w]; n > 0 {
		return n
	}
	if head, tail, ok := strings.Cut(w, "-"); ok && ones[head] >= 20 {
		if tail == "first" {
			return ones[head] + 1
		}
		if n := ordinals[tail]; n > 0 && n < 10 {
			return ones[head] + n
		}
		return 0
	}
	if len(w) < 3 || w[0] < '1' || w[0] > '9' {
		return 0
	}
	switch w[len(w)-2:] {
	case "st", "nd", "rd", "th":
		v, rest, ok := parseDigits(w)
		if ok && len(rest) == 2 && v > 1 {
			return v
		}
	}
	return 0
}

var ordinals = map[string]float64{
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// multiples are ratios in one word; those of movements are verbs.
var multiples = map[string]float64{
	"twice": 2, "thrice": 3, "double": 2, "triple": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6,
	"sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100,
}

var movements = map[string]float64{
	"doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "quadrupled": 4, "quadrupling": 4, "quintupled": 5,
	"halved": .5, "halving": .5,
}

// ratio reads "seven times larger than", "three-fold", "twice as many",
// "doubled".
func (s *scan) ratio(t int) (hearsay.Quantity, int) {
	q := hearsay.Quantity{Kind: hearsay.Ratio, Provenance: made("ratio", .9)}
	low := s.low(t)
	if v, ok := movements[low]; ok {
		q.Value, q.Change = v, hearsay.Up
		if v < 1 {
			q.Kind, q.Change = hearsay.Fraction, hearsay.Down
		}
		return q, t + 1
	}
	if head, tail, hyphened := s.parts(t); hyphened && tail == "fold" {
		if v, rest, ok := parseDigits(head); ok && rest == "" {
			q.Value = v
		}
		q.Value = max(q.Value, ones[head])
		q.Change = s.changeBefore(t)
		return q, advance(t, q.Value > 0)
	}
	if v, ok := multiples[low]; ok && (v > 3 || strings.HasSuffix(low, "fold") || s.low(t+1) == "as" || s.low(t+1) == "the" || s.low(t+1) == "that" || low == "twice" && s.low(t+1) == "its") {
		q.Value, q.Change = v, s.changeBefore(t)
		return q, t + 1
	}
	return s.timesMore(q, t)
}

// advance is the token after t when something was read there.
func advance(t int, read bool) int {
	if read {
		return t + 1
	}
	return t
}

// timesMore reads "seven times larger", "ten times as many", "3-fold".
func (s *scan) timesMore(q hearsay.Quantity, t int) (hearsay.Quantity, int) {
	n, next := s.number(t)
	if next == t {
		return q, t
	}
	q.Value = n.value
	if low, high, after := s.upper(next, n.value); after > next {
		q.Value, q.High, next = low, high, after
	}
	switch {
	case s.low(next) == "times" && s.compared(next+1):
		return q, s.comparison(next + 1)
	case s.low(next) == "-" && s.low(next+1) == "fold":
		return q, next + 2
	}
	return hearsay.Quantity{}, t
}

func (s *scan) compared(t int) bool {
	switch w := s.low(t); w {
	case "as", "more", "less", "the", "over", "that", "its", "larger", "higher", "bigger", "smaller", "greater", "fewer", "lower", "stronger",
		"faster", "slower", "longer", "cheaper", "worse", "better", "wider", "deeper", "poorer", "richer", "heavier", "taller", "older":
		return true
	case "under", "after", "never", "however", "whenever", "together", "rather", "later", "earlier", "whether", "either", "neither", "water",
		"winter", "summer", "former", "further", "november", "december", "october", "september":
		return false
	default:
		return strings.HasSuffix(w, "er") && len(w) > 4 && s.low(t+1) == "than"
	}
}

// comparison takes "larger", "more", "as many" into the span.
func (s *scan) comparison(t int) int {
	switch w := s.low(t); {
	case w == "as" && (s.low(t+1) == "many" || s.low(t+1) == "much" || s.low(t+1) == "large" || s.low(t+1) == "high" || s.low(t+1) == "big"):
		return t + 2
	case w == "the" || w == "over" || w == "as" || w == "that" || w == "its":
		return t
	}
	return t + 1
}

// fraction reads "two-thirds of", "a third of", "half of", "a quarter", "one in
// five", "half a percent".
func (s *scan) fraction(t int) (hearsay.Quantity, int) {
	q, next := s.share(t)
	if next == t {
		q, next = s.outOf(t)
	}
	if next == t {
		return q, t
	}
	q.Kind, q.Change, q.Provenance = hearsay.Fraction, s.changeBefore(t), made("fraction", .9)
	switch {
	case s.low(next) == "of":
		return s.counting(q, next+1, next), next
	case s.low(next) == "the" && s.low(t) == "half":
		return s.counting(q, next+1, next), next
	}
	return s.counting(q, next, next), next
}

// share reads "half", "a third", "two-thirds".
func (s *scan) share(t int) (hearsay.Quantity, int) {
	top, bottom, hyphened := s.parts(t)
	next := t + 1
	if !hyphened && (ones[top] > 0 || top == "a") {
		bottom = s.low(next)
		next++
	}
	var q hearsay.Quantity
	after := s.low(next)
	if top == "half" && bottom == "" {
		q.Value = .5
		return q, advance(t, after == "of" || after == "the" || s.low(t-1) == "by" && s.changeBefore(t) != "")
	}
	part := fractions[bottom]
	if plural := strings.TrimSuffix(bottom, "s"); part == 0 && plural != bottom {
		part = fractions[plural]
	}
	if bottom == "halves" {
		part = 2
	}
	whole := ones[top]
	if top == "a" {
		whole = 1
	}
	if part == 0 || whole == 0 || whole >= part {
		return q, t
	}
	aside := (s.low(t-1) == "or" || s.low(t-1) == "(") && s.tagAt(next).Part == syntax.Mark
	single := whole == 1 && !hyphened && after != "of" && !aside && s.changeBefore(t) == ""
	if single || whole == 1 && bottom == "second" {
		return q, t
	}
	q.Value = whole / part
	return q, next
}

// outOf reads "one in five", "seven out of ten".
func (s *scan) outOf(t int) (hearsay.Quantity, int) {
	n, mid := s.number(t)
	if mid == t || n.value < 1 || n.value != float64(int(n.value)) {
		return hearsay.Quantity{}, t
	}
	at := mid
	switch {
	case s.low(mid) == "in" && !(t > s.first && s.tags[t-1].Part == syntax.Verb):
		at = mid + 1
	case s.low(mid) == "out" && s.low(mid+1) == "of":
		at = mid + 2
	case s.low(mid) == "of" && (s.low(mid+1) == "10" || s.low(mid+1) == "ten" || s.low(mid+1) == "100"): // "eight of 10 voters"
		at = mid + 1
	default:
		return hearsay.Quantity{}, t
	}
	if s.low(at) == "every" {
		at++
	}
	m, next := s.number(at)
	if next == at || s.anyTaken(at, next) || m.value <= n.value || n.value > 10 || !isRound(m.value) {
		return hearsay.Quantity{}, t
	}
	return hearsay.Quantity{Value: n.value / m.value}, next
}

// isRound reports the bottoms of shares: "two in ten", not "two in 37".
func isRound(v float64) bool {
	return v <= 6 || v == 8 || v == 10 || v == 20 || v == 50 || v == 100 || v == 1000
}

// moves are the verbs and nouns of change.
var moves = map[string]hearsay.Change{
	"rose": hearsay.Up, "rise": hearsay.Up, "rises": hearsay.Up, "risen": hearsay.Up, "rising": hearsay.Up, "grew": hearsay.Up, "grow": hearsay.Up,
	"grown": hearsay.Up, "growing": hearsay.Up, "growth": hearsay.Up, "increase": hearsay.Up, "increased": hearsay.Up, "increases": hearsay.Up,
	"increasing": hearsay.Up, "climbed": hearsay.Up, "climb": hearsay.Up, "jumped": hearsay.Up, "jump": hearsay.Up, "soared": hearsay.Up,
	"surged": hearsay.Up, "surge": hearsay.Up, "up": hearsay.Up, "gained": hearsay.Up, "gain": hearsay.Up, "expanded": hearsay.Up, "raised": hearsay.Up,
	"fell": hearsay.Down, "fall": hearsay.Down, "falls": hearsay.Down, "fallen": hearsay.Down, "falling": hearsay.Down, "dropped": hearsay.Down,
	"drop": hearsay.Down, "drops": hearsay.Down, "decline": hearsay.Down, "declined": hearsay.Down, "declines": hearsay.Down,
	"decrease": hearsay.Down, "decreased": hearsay.Down, "shrank": hearsay.Down, "shrunk": hearsay.Down, "down": hearsay.Down, "lost": hearsay.Down,
	"plunged": hearsay.Down, "cut": hearsay.Down, "cuts": hearsay.Down, "reduced": hearsay.Down, "reduction": hearsay.Down, "slipped": hearsay.Down,
	"plummeted": hearsay.Down, "lowered": hearsay.Down, "dipped": hearsay.Down,
}

// changeBefore reads the verb or noun of change before a figure: "fell by",
// "an increase of", "up", "cut the staff by".
func (s *scan) changeBefore(t int) hearsay.Change {
	by := false
	for i, most := t-1, 4; i >= max(s.first, t-most); i-- {
		w := s.low(i)
		if c := moves[w]; c != "" {
			if w == "up" && s.low(i+1) == "to" {
				return ""
			}
			return c
		}
		switch {
		case w == "by":
			by, most = true, 8
		case !isAround(w) && (!by || s.a.Tokens[i].Kind == syntax.Punct):
			return ""
		}
	}
	return ""
}

// isAround reports the small words between a change and its figure.
func isAround(w string) bool {
	switch w {
	case "of", "about", "around", "nearly", "almost", "more", "than", "over", "some", "roughly", "another", "a", "an", "least", "at",
		"further", "just", "under", "less":
		return true
	}
	return false
}

// movedBy is the change of a figure that is not a share: "rose by 300", "an
// increase of 40 jobs".
func (s *scan) movedBy(t int) hearsay.Change {
	i := t - 1
	for i > s.first && isAround(s.low(i)) && s.low(i) != "of" {
		i--
	}
	if w := s.low(i); (w == "by" || w == "of") && moves[s.low(i-1)] != "" {
		return moves[s.low(i-1)]
	}
	return ""
}

// Direction is the change that a verb, noun or adverb in lower case tells of:
// "rose", "decline", "up", "doubled"; "" for other words.
func Direction(word string) hearsay.Change {
	switch v := movements[word]; {
	case v > 1:
		return hearsay.Up
	case v > 0:
		return hearsay.Down
	}
	return moves[word]
}

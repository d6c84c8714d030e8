package claim

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// Figure is a number with what it counts and what became of that.
type Figure struct {
	Quantity string // ID of the quantity in the reading
	Span     hearsay.Span
	Kind     hearsay.QuantityKind
	Unit     string
	Words    string // as they stand: "at least 12 people"
	// Low and High are the values that it allows: the same for an exact number, no
	// end for "at least".
	Low, High float64
	Value     string // for people: "at least 12"
	// Effect is the class of event: "death". Counted is the class of thing or its
	// stem, Noun the thing's own stem. Each is "" when the text does not tell.
	Effect, Counted, Noun string
	// New is true of a figure that comes on top of another ("three more"), Total of
	// one that holds all so far.
	New, Total bool
	// Vague is true of "dozens" and "thousands".
	Vague bool
}

// comparable are the effects for which reports of one event give one figure.
var comparable = map[string]bool{
	"death": true, "injury": true, "illness": true, "missing": true, "trapped": true, "displacement": true, "arrest": true,
	"destruction": true, "damage": true, "flooding": true, "pollution": true, "rescue": true, "abduction": true, "closure": true, "return": true,
	"payment": true, "theft": true,
}

// IsOfGoods reports a figure of money or goods that change hands, which is of no one
// event.
func (f *Figure) IsOfGoods() bool {
	switch f.Effect {
	case "payment", "theft":
		return true
	}
	return false
}

// Topic names what a figure is of, whatever its value: of two figures with the
// same topic in reports of one event, one may contradict the other. It is "" for
// a figure that cannot be compared.
func (f *Figure) Topic() string {
	const fewestCounted = 2 // "one soldier" is often one of several
	if f.New || f.Vague || f.Low < fewestCounted || !comparable[f.Effect] || f.Counted == "" && f.Kind == hearsay.Count {
		return ""
	}
	if f.Kind == hearsay.Count {
		return string(f.Kind) + " " + f.Effect + " " + f.Counted
	}
	return string(f.Kind) + " " + f.Unit + " " + f.Effect + " " + f.Counted
}

// Allows reports whether two figures can both hold.
func (f *Figure) Allows(o *Figure) bool { return f.Low <= o.High && o.Low <= f.High }

// figures are the numbers in a span that can be compared.
func (p *page) figures(s hearsay.Span) (out []Figure) {
	for i := range p.r.Quantities {
		q := &p.r.Quantities[i]
		if !s.Contains(q.Span) || q.Change != "" {
			continue
		}
		switch q.Kind {
		case hearsay.Count, hearsay.Money, hearsay.Percent, hearsay.Measure:
			out = append(out, p.figure(q))
		}
	}
	return out
}

func (p *page) figure(q *hearsay.Quantity) Figure {
	f := Figure{Quantity: q.ID, Span: q.Span, Kind: q.Kind, Unit: q.Unit, Value: plain(q)}
	f.Words = p.words(hearsay.Span{Start: start(q), End: max(q.Span.End, q.Counted.End)})
	f.Low, f.High = allowed(q, q.Span.Of(p.r.Document.Text))
	first, last := p.tokens(hearsay.Span{Start: q.Span.Start, End: max(q.Span.End, q.Counted.End)})
	f.Noun = cmp.Or(p.noun(q), p.countedAt(last))
	if f.Counted = p.lexicon.counted[f.Noun]; f.Counted == "" {
		f.Counted = f.Noun
	}
	var beside bool
	if f.Effect, beside = p.effect(first, last); beside && f.Counted == "" && f.Kind == hearsay.Count {
		f.Counted = "people" // "31 dead", "kills 17"
	}
	if p.isState(q) { // "40 wounded"
		f.Counted = "people"
	}
	f.New, f.Total = p.isNew(first, last), p.isTotal(first)
	if f.Effect == "" && f.Total {
		f.Effect = p.earlier(first)
	}
	if things[f.Counted] {
		f.Effect = cmp.Or(ofThings[f.Effect], f.Effect)
	}
	f.Vague = isVague(q.Span.Of(p.r.Document.Text))
	return f
}

// ofThings is what an effect is when it became of things: people who were swept away
// are missing, houses are gone.
var ofThings = map[string]string{"missing": "destruction", "flood": "flooding"}

// things are the classes of what is counted that nobody searches for.
var things = map[string]bool{"dwellings": true, "shops": true, "wagons": true, "wells": true}

// isVague reports "hundreds of" and the like, which give no figure.
func isVague(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch w {
		case "dozens", "scores", "hundreds", "thousands", "millions", "billions", "several", "few", "many":
			return true
		}
	}
	return false
}

// isState reports that the last word of what is counted is what became of it:
// "40 wounded".
func (p *page) isState(q *hearsay.Quantity) bool {
	words := strings.Fields(strings.ToLower(q.Counted.Of(p.r.Document.Text)))
	if len(words) != 1 {
		return false
	}
	switch words[0] {
	case "dead", "killed", "wounded", "injured", "hurt", "missing", "arrested", "detained", "displaced", "trapped":
		return true
	}
	return false
}

// start is where a quantity with what it counts begins.
func start(q *hearsay.Quantity) int {
	if q.Counted.End == 0 {
		return q.Span.Start
	}
	return min(q.Span.Start, q.Counted.Start)
}

// noun is the stem of the head of what is counted.
func (p *page) noun(q *hearsay.Quantity) string {
	if q.Counted.End == 0 {
		return ""
	}
	words := strings.Fields(strings.ToLower(q.Counted.Of(p.r.Document.Text)))
	for i := len(words) - 1; i >= 0; i-- {
		root := p.stems.Stem("en", words[i])
		if i == 0 || p.lexicon.class[root] == "" || p.lexicon.counted[root] != "" {
			return root
		}
	}
	return ""
}

// countedAt is the stem of a word for people or things that are often counted.
func (p *page) countedAt(t int) string {
	if t >= len(p.an.Tokens) {
		return ""
	}
	root := p.stems.Stem("en", strings.ToLower(p.an.Text(t)))
	if p.lexicon.counted[root] == "" {
		return ""
	}
	return root
}

// reach is how many tokens from a figure its predicate stands at most.
const reach = 8

// effect is the class of event that became of what tokens [first, last) count:
// a word inside, the verb right before ("killed at least 12"), or the next one
// behind, in the same clause. It is beside the figure when nothing else can be
// counted.
func (p *page) effect(first, last int) (class string, beside bool) {
	for t := last - 1; t >= first; t-- {
		if c := p.classAt(t); c != "" && !p.isCounted(t, c) {
			return c, true
		}
	}
	if c := p.before(first, reach); c != "" {
		return c, true
	}
	c := p.behind(last)
	return c, c != "" && p.classAt(last) == c
}

// isCounted reports a noun for people that only sounds like an event:
// "demonstrators". The dead and the wounded are both.
func (p *page) isCounted(t int, class string) bool {
	return class != "death" && class != "injury" && p.lexicon.counted[p.stems.Stem("en", strings.ToLower(p.an.Text(t)))] != ""
}

func (p *page) classAt(t int) string {
	if p.an.Tokens[t].Kind != syntax.Word {
		return ""
	}
	if class, n := p.phrase(t, len(p.an.Tokens)); n > 0 {
		return class
	}
	low := strings.ToLower(p.an.Text(t))
	if p.lexicon.stop[low] {
		return ""
	}
	return p.lexicon.class[p.stems.Stem("en", low)]
}

// strangersBehind is how many words of no class may stand between a figure and what
// became of it: none before it, where they are other things' ("the epidemic carried
// off 28").
const strangersBehind = 2

// behind looks forward up to the next figure, or the end of the clause.
func (p *page) behind(last int) string {
	passed := 0
	for t := last; t < min(p.sentenceEnd(last-1), last+reach); t++ {
		switch p.an.Tokens[t].Kind {
		case syntax.Number:
			return ""
		case syntax.Punct:
			if text := p.an.Text(t); text == "," || text == ";" || text == ":" {
				return ""
			}
		}
		if c := p.classAt(t); c != "" {
			return c
		}
		if !p.isStop(t) {
			passed++
		}
		if passed > strangersBehind {
			return ""
		}
	}
	return ""
}

// isMeasureWord reports what stands between a verb and its figure.
func isMeasureWord(word string) bool {
	switch strings.ToLower(word) {
	case "at", "least", "most", "more", "than", "about", "some", "nearly", "almost", "around", "over", "up", "to", "as", "many", "of", "the",
		"a", "an", "only", "another", "estimated", "all", "total":
		return true
	}
	return false
}

// before looks back over such words, as far as n tokens.
func (p *page) before(first, n int) string {
	for t := first - 1; t >= max(p.sentenceStart(first), first-n); t-- {
		if c := p.classAt(t); c != "" {
			return c
		}
		if !isMeasureWord(p.an.Text(t)) && !p.inPhrase(t) {
			return ""
		}
	}
	return ""
}

// earlier is the last class of event before a token in its sentence: of "three died,
// bringing the total to 12".
func (p *page) earlier(token int) string {
	for t := token - 1; t >= p.sentenceStart(token); t-- {
		if c := p.classAt(t); comparable[c] {
			return c
		}
	}
	return ""
}

func (p *page) isStop(t int) bool { return p.lexicon.stop[strings.ToLower(p.an.Text(t))] }

// inPhrase reports a token that is not the first of a phrase with a class.
func (p *page) inPhrase(t int) bool {
	for from := max(0, t-longestPhrase); from < t; from++ {
		if _, n := p.phrase(from, len(p.an.Tokens)); from+n > t {
			return true
		}
	}
	return false
}

// longestPhrase is how many words before a word of a phrase the phrase begins at
// most.
const longestPhrase = 3

func (p *page) sentenceOf(token int) syntax.Sentence {
	i, ok := slices.BinarySearchFunc(p.an.Sentences, token, func(s syntax.Sentence, t int) int {
		switch {
		case s.Last <= t:
			return -1
		case s.First > t:
			return 1
		}
		return 0
	})
	if !ok {
		return syntax.Sentence{First: token, Last: token + 1}
	}
	return p.an.Sentences[i]
}

func (p *page) sentenceStart(token int) int { return p.sentenceOf(token).First }
func (p *page) sentenceEnd(token int) int   { return p.sentenceOf(token).Last }

// isNew reports "three more people", "another 12", "12 of them": a figure on top of
// another, or a part of it.
func (p *page) isNew(first, last int) bool {
	if p.isTotal(first) {
		return false
	}
	for t := max(first-1, p.sentenceStart(first)); t < last; t++ {
		if isMore(p.an.Text(t)) {
			return true
		}
	}
	if p.isOther(first, last) {
		return true
	}
	end := p.sentenceEnd(last - 1)
	return last < end && isMore(p.an.Text(last)) || last+1 < end && syntax.EqualFold(p.an.Text(last), "of") && isPart(p.an.Text(last+1))
}

// isOther reports "three other Americans".
func (p *page) isOther(first, last int) bool {
	for t := first; t+1 < last; t++ {
		if syntax.EqualFold(p.an.Text(t), "other") {
			return true
		}
	}
	return false
}

func isMore(word string) bool {
	switch strings.ToLower(word) {
	case "more", "another", "additional", "further":
		return true
	}
	return false
}

// isPart reports what follows "12 of".
func isPart(word string) bool {
	switch strings.ToLower(word) {
	case "them", "whom", "the", "those", "these", "which":
		return true
	}
	return false
}

// isTotal reports "bringing the total to 12", "the toll now stands at 12".
func (p *page) isTotal(first int) bool {
	for t := first - 1; t >= max(p.sentenceStart(first), first-5); t-- {
		switch strings.ToLower(p.an.Text(t)) {
		case "total", "toll", "count", "tally", "altogether":
			return true
		}
	}
	return false
}

// roundest is the share of its value by which a round number may be off.
const roundest = .025

// roughly is the share by which "about" may be off.
const roughly = .15

// allowed are the values that a quantity allows.
func allowed(q *hearsay.Quantity, text string) (low, high float64) {
	low, high = q.Value, max(q.Value, q.High)
	if slack := rounding(high, text); slack > 0 {
		low, high = low-slack, high+slack
	}
	switch q.Bound {
	case hearsay.AtLeast, hearsay.MoreThan:
		high = math.Inf(1)
	case hearsay.AtMost, hearsay.LessThan:
		low = math.Inf(-1)
	case hearsay.About:
		low, high = low*(1-roughly), high*(1+roughly)
	}
	return low, high
}

// rounding is by how much a number may be off that ends in zeros: half of the
// unit of its last other digit, and no more than a small share. Numbers below a
// hundred are taken to be exact.
func rounding(v float64, text string) float64 {
	if v < 100 && !strings.ContainsAny(text, "0123456789") || v < 100 && v == math.Trunc(v) {
		return 0
	}
	digits := strconv.FormatFloat(v, 'f', -1, 64)
	if strings.Contains(digits, ".") {
		return v * roundest / 2
	}
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	if zeros == 0 {
		return 0
	}
	return min(math.Pow(10, float64(zeros))/2, v*roundest)
}

// plain writes a figure for people.
func plain(q *hearsay.Quantity) string {
	value := grouped(q.Value)
	if q.High != 0 {
		value += " to " + grouped(q.High)
	}
	if q.Kind == hearsay.Percent {
		value += " percent"
	}
	return strings.TrimSpace(strings.Join(strings.Fields(strings.ReplaceAll(string(q.Bound), "-", " ")+" "+value+" "+unitOf(q)), " "))
}

func unitOf(q *hearsay.Quantity) string {
	if q.Kind == hearsay.Percent {
		return ""
	}
	return q.Unit
}

// grouped writes 7423 as "7,423".
func grouped(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	whole, decimals, found := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return whole + "." + decimals
	}
	return whole
}

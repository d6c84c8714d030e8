package citation

import (
	"strings"

	"hearsay"
	"hearsay/syntax"
)

// labelled reads "Source: Outlet, 4/5/2019" outside of brackets.
func (f *finder) labelled(i int) int {
	if !f.is(i, "source", "sources", "ref", "ref.", "reference", "المصدر", "منبع") || f.word(i+1) != ":" {
		return i
	}
	last := f.lineEnd(i)
	before := len(f.out)
	for j := i + 2; j < last; {
		stop := j
		for stop < last && f.word(stop) != ";" {
			stop++
		}
		f.labelledItem(i, j, stop)
		j = stop + 1
	}
	if len(f.out) == before {
		return i
	}
	return f.out[len(f.out)-1].last
}

// labelledItem reads one outlet after a label, or one address.
func (f *finder) labelledItem(label, first, last int) {
	if f.kind(first) == syntax.URL {
		from := first
		if first == label+2 {
			from = label
		}
		c := hearsay.Citation{Kind: hearsay.CiteURL, Ref: f.word(first)}
		f.add(from, first+1, c, "label-link", 0.95, true)
		return
	}
	n, ok := f.outletAt(first, last)
	if !ok {
		return
	}
	t, after := f.timeIn(n.end, last)
	if t == nil || !f.empty(n.end, f.tokenAfter(n.end, last, t.Span.Start)) {
		t, after = nil, n.end
	}
	if !n.known && t == nil && !f.empty(after, last) {
		return
	}
	from := first
	if first == label+2 {
		from = label
	}
	c := f.citationOf(n, t)
	f.add(from, after, c, "label", 0.9, true)
}

// lineEnd is the token after the line, or the stop, that ends what begins at i.
func (f *finder) lineEnd(i int) int {
	for j := i + 1; j < f.end && j < i+maxBracket; j++ {
		between := f.text[f.an.Tokens[j-1].End:f.an.Tokens[j].Start]
		if strings.Contains(between, "\n") {
			return j
		}
		if w := f.word(j); w == "." && (j+1 == f.end || f.an.Tokens[j+1].Space) {
			return j
		}
	}
	return min(f.end, i+maxBracket)
}

// carriers are the participles of "as reported by Outlet".
var carriers = map[string]bool{
	"reported": true, "published": true, "quoted": true, "cited": true, "carried": true, "broadcast": true,
	"broadcasted": true, "aired": true, "mentioned": true, "stated": true, "revealed": true, "posted": true,
	"printed": true, "documented": true, "transmitted": true, "reposted": true, "relayed": true, "disclosed": true,
}

// carried reads "as reported by Outlet on 4/5/2019", "published in Outlet",
// "according to Outlet".
func (f *finder) carried(i int) int {
	j := i
	switch {
	case f.is(i, "according") && f.is(i+1, "to"):
		j = i + 2
	case carriers[strings.ToLower(f.word(i))] && f.is(i+1, "by", "in", "on"):
		j = i + 2
	default:
		return i
	}
	if f.is(j, "a", "an", "report", "reports") {
		k := f.skipReport(j)
		if k == j { // "according to a Herald poll": the poll is the source
			return i
		}
		j = k
	}
	last := f.sentenceEnd(i)
	n, ok := f.outletAt(j, last)
	t, after := f.dateAfter(n.end, last)
	switch {
	case !ok, n.word && !n.kind && t == nil:
		return i
	case !n.known && !f.properlyNamed(n) && (t == nil || t.From == "" || t.From != t.To || !f.is(j, "the")):
		return i // "as reported by the Teslin Mercury on 4/5/2019" is one
	}
	first := i
	if f.is(i-1, "as") {
		first--
	}
	if len(f.out) > 0 && f.out[len(f.out)-1].last > first {
		return i
	}
	c := f.citationOf(n, t)
	f.add(first, after, c, "as-reported-by", confidenceOf(n), false)
	return f.others(after, last)
}

// others reads the second outlet of "according to Reuters and AFP".
func (f *finder) others(i, last int) int {
	for f.is(i, "and", "or", ",", "&") && i < last {
		n, ok := f.outletAt(i+1, last)
		if !ok || !n.known || n.word {
			return i
		}
		t, after := f.dateAfter(n.end, last)
		c := f.citationOf(n, t)
		f.add(n.first, after, c, "as-reported-by", confidenceOf(n), false)
		i = after
	}
	return i
}

func confidenceOf(n name) float64 {
	if n.known {
		return 0.85
	}
	return 0.6
}

// skipReport skips "a report by", "reports in".
func (f *finder) skipReport(j int) int {
	k := j
	for k < j+6 && k < f.end && !f.is(k, "by", "in", "from", "on", "of") {
		if f.capital(k) {
			return j
		}
		k++
	}
	return k + 1
}

// properlyNamed accepts an unlisted outlet only by the words in its name.
func (f *finder) properlyNamed(n name) bool {
	return n.kind && n.last-n.first >= 2 && !f.is(n.first, "press", "news", "media", "state",
		"as", "in", "on", "at", "while", "when", "but", "and", "since", "after", "before", "if", "for", "that", "according")
}

// dateAfter reads "on 4/5/2019", ", dated 4 May", "(4 May 2019)" right after an
// outlet.
func (f *finder) dateAfter(i, last int) (t *hearsay.Time, after int) {
	j := i
	for j < last && j < i+4 && (f.is(j, "on", "of", "dated", "in", "at") || f.word(j) == "," || f.word(j) == "(") {
		j++
	}
	t = f.timeAtToken(j)
	if t == nil {
		return nil, i
	}
	return t, f.tokenAfter(j, last, t.Span.End)
}

func (f *finder) sentenceEnd(i int) int {
	return min(f.an.Sentences[f.sentenceOf(i)].Last, f.end)
}

// interview reads "in an interview with Outlet on 4/5/2019", "remarks to Outlet".
func (f *finder) interview(i int) int {
	if !f.is(i, "interview", "interviews", "conversation", "remarks", "comments", "statement", "statements") || !f.is(i+1, "with", "to", "on") {
		return i
	}
	last := f.sentenceEnd(i)
	n, ok := f.outletAt(i+2, last)
	if !ok || !n.known || n.word && !n.kind {
		return i
	}
	t, after := f.dateAfter(n.end, last)
	c := f.citationOf(n, t)
	f.add(i, after, c, "interview", 0.8, false)
	return after
}

// signed reads "Outlet, 4/5/2019" that stands by itself at the end of a block,
// the way a quotation is signed.
func (f *finder) signed(i int) int {
	if w := f.word(i - 1); i > f.begin && w != "." && w != "-" && w != "–" && w != "—" && w != "”" && w != "\"" && w != "»" {
		return i
	}
	n, ok := f.namedAt(i, f.end)
	if !ok || !n.known && !f.properlyNamed(n) {
		return i
	}
	t, after := f.dateAfter(n.end, f.end)
	if t == nil || t.From == "" || !f.onlyMarks(after, f.end) {
		return i
	}
	c := f.citationOf(n, t)
	f.add(i, after, c, "signed", confidenceOf(n), true)
	return after
}

// reportingVerbs are what outlets do with a date: "Outlet reported on 4/5/2019".
var reportingVerbs = map[string]bool{
	"reported": true, "said": true, "wrote": true, "published": true, "quoted": true, "revealed": true, "stated": true,
	"mentioned": true, "announced": true, "aired": true, "broadcast": true, "cited": true, "confirmed": true,
	"posted": true, "carried": true, "noted": true, "disclosed": true, "added": true, "conveyed": true, "transmitted": true,
}

// reporting reads "The BBC reported on 4/5/2019 that", and "Outlet quoted
// someone as saying on 4/5/2019"; without a date in full it is an attribution,
// not a citation.
func (f *finder) reporting(i int) int {
	if !f.capital(i) && !f.is(i, "the") {
		return i
	}
	last := f.sentenceEnd(i)
	n, ok := f.namedAt(i, last)
	if !ok || !n.known && !f.properlyNamed(n) {
		return i
	}
	t, v := f.dateAfter(n.end, last) // "Outlet on 4/5/2019 quoted"
	limit := min(last, v+4)
	for v < limit && !reportingVerbs[strings.ToLower(f.word(v))] {
		v++
	}
	if v == limit {
		return i
	}
	if t == nil || t.From == "" || t.From != t.To {
		t = f.onDate(v+1, min(last, v+16))
	}
	if t == nil {
		return i
	}
	c := f.citationOf(n, t)
	f.add(i, v+1, c, "reported-on", confidenceOf(n)-0.05, false)
	return v + 1
}

// onDate finds the first full date after "on" in the tokens [i, last), before
// what was said begins.
func (f *finder) onDate(i, last int) *hearsay.Time {
	for j := i; j < last; j++ {
		if f.is(j, "that") || f.word(j) == ":" || f.word(j) == "“" || f.word(j) == "\"" {
			return nil
		}
		if t := f.timeAtToken(j); t != nil && (f.is(j-1, "on", "dated", "of") || j == i) && t.From != "" && t.From == t.To {
			return t
		}
	}
	return nil
}

// ownTexts are what authors call their earlier publications.
var ownTexts = map[string]bool{
	"answer": true, "article": true, "leaflet": true, "statement": true, "publication": true, "analysis": true,
	"report": true, "booklet": true, "release": true, "comment": true, "commentary": true, "communique": true,
	"question": true, "post": true, "letter": true, "column": true, "editorial": true, "bulletin": true, "issue": true,
}

// self reads "the answer to the previous question of 21/5/2018", "our statement
// dated 3 May 2019".
func (f *finder) self(i int) int {
	j := i
	own := false
	switch {
	case f.is(i, "our", "my"):
		j, own = i+1, true
	case f.is(i, "the", "an", "a", "previous", "earlier"):
		j = i + 1
	case f.is(i, "answer"):
	default:
		return i
	}
	for f.is(j, "previous", "earlier", "last", "recent", "own", "prior", "first", "second") && j < i+4 {
		own = own || f.is(j, "previous", "earlier")
		j++
	}
	if !ownTexts[strings.ToLower(f.word(j))] {
		return i
	}
	j++
	if f.is(j-1, "answer") && f.is(j, "to") {
		for k := j + 1; k < j+6; k++ {
			if f.is(k, "question", "questions") {
				j, own = k+1, true
				break
			}
		}
	}
	if !own {
		return i
	}
	return f.ownDate(i, j)
}

// ownDate needs a date after the author's own text.
func (f *finder) ownDate(i, j int) int {
	last := f.sentenceEnd(i)
	k := j
	for k < last && k < j+5 && f.timeAtToken(k) == nil {
		if !f.is(k, "of", "on", "dated", "issued", "published", "released", "entitled", "in", "from") && f.word(k) != "(" && f.word(k) != "," {
			return i
		}
		k++
	}
	t := f.timeAtToken(k)
	if t == nil || k == j {
		return i
	}
	after := f.tokenAfter(k, last, t.Span.End)
	f.add(i, after, hearsay.Citation{Kind: hearsay.CiteSelf, Time: t.ID}, "self", 0.8, false)
	return after
}

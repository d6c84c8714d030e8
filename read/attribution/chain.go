package attribution

import (
	"cmp"
	"slices"
	"strconv"

	"hearsay"
)

// Cast tells who the spans of the statements are.
type Cast struct {
	Speaker []string        // by statement: the actor of its source, or ""
	Venue   [][]string      // by statement and venue: the outlet, "" for what is none
	Cited   []string        // by citation: the outlet, or ""
	Outlets map[string]bool // the actors that are outlets
}

// Link gives the statements their speakers, parents and chains and returns them
// as the attributions of a reading, in the order of the text, with IDs.
func Link(statements []Statement, cast Cast, times []hearsay.Time, cites []hearsay.Citation) []hearsay.Attribution {
	l := linker{statements: statements, cast: cast, times: times, cites: cites, state: make([]uint8, len(statements))}
	l.findParents()
	l.outletsFirst()
	l.readCitations(times)
	out := make([]hearsay.Attribution, len(statements))
	l.setTimes(times)
	for i := range statements {
		l.statements[i].ID = attributionID(i)
	}
	for i := range statements {
		l.chain(i)
		a := &statements[i].Attribution
		a.Speaker = cast.Speaker[i]
		if p := l.parent[i]; p >= 0 {
			a.Parent = attributionID(p)
		}
		out[i] = *a
	}
	return out
}

// Around returns, for each statement, the index of the one whose content holds
// it, or -1.
func Around(statements []Statement) []int {
	l := linker{statements: statements}
	l.findParents()
	return l.parent
}

// mostDatelines bounds the datelines of a text that is made of them.
const mostDatelines = 64

// readCitations notes which citations are statements and which are datelines,
// and the days of the times.
func (l *linker) readCitations(times []hearsay.Time) {
	l.spoken = make([]bool, len(l.cites))
	for c := range l.cites {
		l.spoken[c] = l.isStatement(c)
		if isDateline(&l.cites[c]) && l.cast.Cited[c] != "" && len(l.datelines) < mostDatelines {
			l.datelines = append(l.datelines, c)
		}
	}
	l.dates = make(map[string]string, len(times))
	for i := range times {
		if t := &times[i]; t.Type == hearsay.Date && t.From != "" && t.From == t.To {
			l.dates[t.ID] = t.From
		}
	}
}

type linker struct {
	statements []Statement
	cast       Cast
	times      []hearsay.Time
	cites      []hearsay.Citation
	parent     []int
	datelines  []int
	dates      map[string]string // by the ID of a time: the day
	spoken     []bool            // by citation: written as a statement, "according to X"
	state      []uint8           // 1: chain is made
}

// piece is one span of the content of statement of.
type piece struct {
	hearsay.Span
	of int
}

// findParents finds, for each statement, the one with the smallest content
// around its source and cue.
func (l *linker) findParents() {
	var pieces []piece
	order := make([]int, len(l.statements))
	l.parent = make([]int, len(l.statements))
	for i := range l.statements {
		order[i], l.parent[i] = i, -1
		for _, s := range l.statements[i].Content {
			pieces = append(pieces, piece{s, i})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.Compare(b.Span) })
	slices.SortStableFunc(order, func(a, b int) int { return l.place(a).Compare(l.place(b)) })
	hosts := make(map[hearsay.Span]int, len(l.statements)) // by content: who says it, then the last one cited for it
	for i := range l.statements {
		if s := &l.statements[i]; !s.Relayed {
			hosts[s.Content[0]] = i
		}
	}
	var open []piece
	next := 0
	for _, i := range order {
		at := l.place(i)
		for next < len(pieces) && pieces[next].Start <= at.Start {
			open = append(open, pieces[next])
			next++
		}
		open = slices.DeleteFunc(open, func(p piece) bool { return p.End <= at.Start })
		l.parent[i] = l.smallest(open, i, at)
		if host, ok := hosts[l.statements[i].Content[0]]; ok && l.statements[i].Relayed {
			l.parent[i] = host
			hosts[l.statements[i].Content[0]] = i // "quoting X, quoting Y"
		}
	}
	l.underRelays(hosts)
	l.breakCycles()
}

// underRelays puts what is told inside a content below the last one who is cited
// for that content: in "the Courier, quoting Radio Lund, said that Dost had
// agreed" Radio Lund passes on what Dost said.
func (l *linker) underRelays(last map[hearsay.Span]int) {
	cited := make(map[int]int) // by where a source begins that is cited: its statement
	for i := range l.statements {
		if l.statements[i].Relayed {
			cited[l.statements[i].Source[0].Start] = i
		}
	}
	for i := range l.parent {
		p := l.parent[i]
		if k, ok := cited[l.statements[i].Antecedent.Start]; ok && l.statements[i].Antecedent.End > 0 && !l.statements[i].Relayed {
			l.parent[i] = l.parent[k] // "citing two officials, who said"
			continue
		}
		if p < 0 || l.statements[i].Relayed {
			continue
		}
		if relay, ok := last[l.statements[p].Content[0]]; ok && relay != i && l.statements[relay].Relayed && !l.inside(relay, i) {
			l.parent[i] = relay
		}
	}
}

// breakCycles cuts the parent of one statement of every ring. Contents that
// overlap in odd ways could make one.
func (l *linker) breakCycles() {
	seen := make([]int, len(l.parent)) // the walk that passed here, counted from 1
	for i := range l.parent {
		for at := i; at >= 0 && (seen[at] == 0 || seen[at] == i+1); at = l.parent[at] {
			if seen[at] == i+1 {
				l.parent[at] = -1
				break
			}
			seen[at] = i + 1
		}
	}
}

// place is where a statement is made: its cue, or what its relative pronoun
// stands for.
func (l *linker) place(i int) hearsay.Span {
	s := &l.statements[i]
	switch {
	case s.Antecedent != hearsay.Span{}:
		return s.Antecedent
	case len(s.Cue) > 0:
		return s.Cue[0]
	}
	return s.Extent()
}

func (l *linker) smallest(open []piece, i int, at hearsay.Span) int {
	best, size := -1, 0
	for _, p := range open {
		if p.of == i || !p.Contains(at) || l.inside(p.of, i) {
			continue
		}
		if best < 0 || p.Len() < size {
			best, size = p.of, p.Len()
		}
	}
	return best
}

// inside reports whether statement a is made within the content of b, so that
// it cannot hold b.
func (l *linker) inside(a, b int) bool {
	at := l.place(a)
	for _, s := range l.statements[b].Content {
		if s.Contains(at) {
			return true
		}
	}
	return false
}

// chain makes the chain of a statement, after its parent's.
func (l *linker) chain(i int) []hearsay.Link {
	a := &l.statements[i]
	if l.state[i] == 1 {
		return a.Chain
	}
	l.state[i] = 1
	var chain []hearsay.Link
	if p := l.parent[i]; p >= 0 {
		chain = slices.Clone(l.chain(p))
	} else if chain = l.cited(i); len(chain) == 0 {
		chain = l.quotedBefore(i)
	}
	if len(chain) < longestChain {
		chain = l.own(chain, i)
	}
	a.Chain = chain
	return chain
}

// farthestQuoter is how many statements before one that "was quoted as saying"
// are asked whether an outlet made them, and quoterWithin how far it stands, in
// bytes.
const (
	farthestQuoter = 4
	quoterWithin   = 1000
)

// quotedBefore is the outlet that quotes a source of which the text only says
// that it was quoted: the one that carried what stands before.
func (l *linker) quotedBefore(i int) []hearsay.Link {
	a := &l.statements[i]
	if !a.Quoted || slices.ContainsFunc(l.cast.Venue[i], func(who string) bool { return who != "" }) {
		return nil
	}
	for k := i - 1; k >= max(0, i-farthestQuoter) && l.statements[k].Extent().End+quoterWithin > l.place(i).Start; k-- {
		if chain := l.chain(k); len(chain) > 0 && l.cast.Outlets[chain[0].Actor] {
			return []hearsay.Link{chain[0]}
		}
	}
	return nil
}

// outletsFirst turns "the Courier reported that C, according to two officials"
// around: the paper passes on what the officials say.
func (l *linker) outletsFirst() {
	below := make(map[int]int) // by outlet's statement: the one that takes over what is told inside it
	turned := make(map[int]bool)
	for i := range l.statements {
		p := l.parent[i]
		if p < 0 || turned[p] || l.parent[p] >= 0 || !l.statements[p].According || !l.cast.Outlets[l.cast.Speaker[i]] || l.cast.Outlets[l.cast.Speaker[p]] || l.place(i).Start > l.place(p).Start {
			continue
		}
		l.statements[p].Content = slices.Clone(l.statements[i].Content)
		below[i], turned[p] = p, true
	}
	for k := range l.parent {
		if p, ok := below[l.parent[k]]; ok && p != k {
			l.parent[k] = p
		}
	}
	for i, p := range below {
		l.parent[i], l.parent[p] = -1, i
	}
	l.breakCycles()
}

// longestChain bounds the chains of texts that are made to nest without end.
const longestChain = 12

// own adds the outlets that carry a statement and its source.
func (l *linker) own(chain []hearsay.Link, i int) []hearsay.Link {
	a := &l.statements[i]
	for k, who := range l.cast.Venue[i] {
		if who != "" && !named(chain, who) {
			chain = append(chain, hearsay.Link{Actor: who, Span: a.Venues[k]})
		}
	}
	if len(a.Source) == 0 {
		return chain
	}
	link := hearsay.Link{Actor: l.cast.Speaker[i], Span: a.Source[0]}
	if a.Antecedent != (hearsay.Span{}) {
		link.Span = a.Antecedent
	}
	if len(a.Cue) > 0 {
		link.Cue = a.Cue[0]
	}
	l.quoteCitation(&link)
	if l.cast.Outlets[link.Actor] {
		link.Date = cmp.Or(link.Date, l.dayBehind(link.Span))
	}
	link.Date = cmp.Or(link.Date, l.statements[i].said)
	if n := len(chain); n > 0 && link.Actor != "" && chain[n-1].Actor == link.Actor { // "the Courier said (Courier, 3/4/2019)", "he said he had told them"
		link.Citation, link.Date = cmp.Or(link.Citation, chain[n-1].Citation), cmp.Or(link.Date, chain[n-1].Date)
		chain = chain[:n-1]
	}
	return append(chain, link)
}

// withLink adds a link to a chain; one of an outlet that is there already, and
// without a day, gives it its day.
func withLink(chain []hearsay.Link, link hearsay.Link) []hearsay.Link {
	for i := range chain {
		if chain[i].Actor == link.Actor {
			if chain[i].Date == "" && link.Date != "" {
				chain[i] = link
			}
			return chain
		}
	}
	return append(chain, link)
}

func named(chain []hearsay.Link, actor string) bool {
	return slices.ContainsFunc(chain, func(l hearsay.Link) bool { return l.Actor == actor })
}

// quoteCitation dates a link that is itself a citation: "as reported by X on".
func (l *linker) quoteCitation(link *hearsay.Link) {
	for k := l.firstCitation(link.Span.Start); k < len(l.cites) && l.cites[k].Span.Start < link.Span.End; k++ {
		if l.cites[k].Span.Overlaps(link.Span) {
			link.Citation, link.Date = l.cites[k].ID, l.dates[l.cites[k].Time]
		}
	}
}

// dayBehind is the day that stands in brackets behind the name of an outlet, "the
// Courier (8/2/2021) reported", or "".
func (l *linker) dayBehind(outlet hearsay.Span) string {
	const bracket = len(" (")
	k, _ := slices.BinarySearchFunc(l.times, outlet.Start, func(t hearsay.Time, at int) int { return t.Span.Start - at })
	if k == len(l.times) || l.times[k].Span.Start > outlet.End+bracket {
		return ""
	}
	return l.dates[l.times[k].ID]
}

// firstCitation is the first citation that ends after an offset; they do not
// overlap and are in order.
func (l *linker) firstCitation(offset int) int {
	k, _ := slices.BinarySearchFunc(l.cites, offset, func(c hearsay.Citation, at int) int {
		if c.Span.End <= at {
			return -1
		}
		return 1
	})
	return k
}

// farthestCitation is how many citations before and after a statement are asked
// whether they cover it.
const farthestCitation = 8

// cited are the outlets whose citations cover a statement: the dateline first,
// then what trails it.
func (l *linker) cited(i int) []hearsay.Link {
	at := l.place(i)
	chain := l.dateline(at)
	own := slices.Concat(l.statements[i].Content, l.statements[i].Source)
	k := l.firstCitation(at.Start)
	for c := max(0, k-farthestCitation); c < min(len(l.cites), k+farthestCitation); c++ {
		cite := &l.cites[c]
		if cite.Kind != hearsay.CiteOutlet || isDateline(cite) || l.cast.Cited[c] == "" || slices.ContainsFunc(own, func(s hearsay.Span) bool { return s.Contains(cite.Span) }) || l.spoken[c] {
			continue
		}
		if slices.ContainsFunc(cite.Covers, func(s hearsay.Span) bool { return s.Contains(at) }) && l.reaches(c, i) {
			chain = withLink(chain, l.citationLink(c))
		}
	}
	return chain
}

// farthestBetween is how many statements between one and its citation are
// looked at.
const farthestBetween = 64

// reaches reports whether a trailing citation reaches back to a statement over
// the ones between: inside a sentence it supports that sentence and what the
// same source says before, after the full stop all until another outlet speaks.
func (l *linker) reaches(c, i int) bool {
	cite := l.cites[c].Span
	end := l.statements[i].sentenceEnd
	if l.statements[i].Extent().Start > cite.Start || end >= cite.Start {
		return true
	}
	for k := i + 1; k < min(len(l.statements), i+farthestBetween) && l.place(k).Start < cite.Start; k++ {
		if l.parent[k] >= 0 || len(l.statements[k].Source) == 0 || l.cast.Speaker[k] == l.cast.Speaker[i] {
			continue
		}
		if l.statements[k].sentenceEnd > cite.Start || l.cast.Outlets[l.cast.Speaker[i]] || l.cast.Outlets[l.cast.Speaker[k]] {
			return false
		}
	}
	return true
}

// dateline is the outlet of the last dateline before an offset: all that
// follows it is that outlet's story.
func (l *linker) dateline(at hearsay.Span) []hearsay.Link {
	best := -1
	for _, c := range l.datelines {
		if storyStart(&l.cites[c]) <= at.Start {
			best = c
		}
	}
	if best < 0 {
		return nil
	}
	return []hearsay.Link{l.citationLink(best)}
}

func (l *linker) citationLink(c int) hearsay.Link {
	cite := &l.cites[c]
	link := hearsay.Link{Actor: l.cast.Cited[c], Span: cite.OutletSpan, Citation: cite.ID, Date: l.dates[cite.Time]}
	if link.Span == (hearsay.Span{}) {
		link.Span = cite.Span
	}
	return link
}

// isStatement reports whether a citation is written as a statement of its own,
// "according to X", and not in brackets or a dateline.
func (l *linker) isStatement(c int) bool {
	span := l.cites[c].Span
	k, _ := slices.BinarySearchFunc(l.statements, span.Start, func(s Statement, at int) int {
		if s.Extent().End <= at {
			return -1
		}
		return 1
	})
	for ; k < min(len(l.statements), k+farthestCitation); k++ {
		if slices.ContainsFunc(l.statements[k].Source, span.Overlaps) || slices.ContainsFunc(l.statements[k].Cue, span.Overlaps) {
			return true
		}
		if l.statements[k].Extent().Start >= span.End {
			break
		}
	}
	return false
}

// saidWithin is how far from its cue, in bytes, the time of a statement stands.
const saidWithin = 60

// setTimes gives each attribution the time that stands beside its cue, outside
// its content, in the same sentence or in a citation behind it, or else in the
// adverbial that leads into it.
func (l *linker) setTimes(times []hearsay.Time) {
	cited := make(map[string]bool, len(l.cites))
	fromOutlet := make(map[string]bool, len(l.cites)) // the day of the paper, not of the speaker
	for i := range l.cites {
		cited[l.cites[i].Time] = true
		fromOutlet[l.cites[i].Time] = l.cites[i].Kind == hearsay.CiteOutlet
	}
	for i := range l.statements {
		a := &l.statements[i].Attribution
		if len(a.Cue) == 0 {
			continue
		}
		cue := a.Cue[0]
		st := &l.statements[i]
		near := cue.End + saidWithin
		a.Time = pickTime(times, cue.End, near, func(t *hearsay.Time) bool {
			return (st.sentenceEnd == 0 || t.Span.Start < st.sentenceEnd || cited[t.ID]) && !within(a.Content, t.Span) && !crosses(a.Content, cue.End, t.Span.Start)
		})
		if a.Time == "" {
			a.Time = pickTime(times, st.lead.Start, st.lead.End, func(t *hearsay.Time) bool { return !within(a.Content, t.Span) })
		}
		if !fromOutlet[a.Time] {
			st.said = l.dates[a.Time]
		}
	}
}

// pickTime is the first date or time of day that begins in [from, to) and
// suits; "" for none.
func pickTime(times []hearsay.Time, from, to int, suits func(*hearsay.Time) bool) string {
	k, _ := slices.BinarySearchFunc(times, from, func(t hearsay.Time, at int) int { return t.Span.Start - at })
	for ; k < len(times) && times[k].Span.Start < to; k++ {
		t := &times[k]
		if (t.Type == hearsay.Date || t.Type == hearsay.TimeOfDay) && suits(t) {
			return t.ID
		}
	}
	return ""
}

func within(spans []hearsay.Span, s hearsay.Span) bool {
	return slices.ContainsFunc(spans, s.Overlaps)
}

// crosses reports whether one of the spans begins between two offsets.
func crosses(spans []hearsay.Span, from, to int) bool {
	return slices.ContainsFunc(spans, func(s hearsay.Span) bool { return from <= s.Start && s.Start < to })
}

func attributionID(i int) string { return "a" + strconv.Itoa(i+1) }

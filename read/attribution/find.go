package attribution

import (
	"iter"
	"slices"

	"hearsay"
	"hearsay/read/attribution/model"
	"hearsay/syntax"
)

// Finder finds attributions. It is safe for use by several goroutines.
type Finder struct {
	lex     *lexicon
	guess   *syntax.Guesser
	saying  *cue // the cue of "according to" and "quoted as saying"
	nouns   map[string]bool
	other   *cue         // the cue of words that the lexicon does not have
	learned *model.Model // nil when the rules work alone
}

// New reads the embedded lexicon of cues.
func New() (*Finder, error) {
	lex, err := newLexicon(cueList)
	if err != nil {
		return nil, err
	}
	guess, err := syntax.NewGuesser()
	if err != nil {
		return nil, err
	}
	saying := &cue{class: speech, frames: thatClause | quotation, polarity: hearsay.Affirmed}
	other := &cue{class: thought, polarity: hearsay.Affirmed}
	learned, err := model.Load()
	if err != nil {
		return nil, err
	}
	return &Finder{lex: lex, guess: guess, saying: saying, nouns: sourceNouns(), other: other, learned: learned}, nil
}

// With returns a finder that uses another model, or the rules alone for nil.
func (x *Finder) With(m *model.Model) *Finder {
	y := *x
	y.learned = m
	return &y
}

// longestSegment is the most tokens that are looked at together. Few sentences
// of prose have 200; a file without stops is cut, so that the time grows with
// its length alone.
const longestSegment = 400

// Findings are the attributions of one document with what the passes after need
// to know of them.
type Findings struct {
	Statements []Statement
	Tags       []syntax.Tag
	in         []int32
}

// Quoted reports whether a token stands inside quotation marks.
func (f *Findings) Quoted(token int) bool {
	return token < len(f.in) && f.in[token] != none
}

// Statement is an attribution before its speaker is known.
type Statement struct {
	hearsay.Attribution
	// Antecedent is what a relative pronoun as the source stands for, or the zero
	// span.
	Antecedent hearsay.Span
	// Venues name whom or what the source spoke to, in or on: an outlet among them
	// carries the statement.
	Venues []hearsay.Span
	// Relayed is true for a source that is cited for the content of another
	// statement, word for word the same: "the Courier said, citing two officials".
	Relayed bool
	// Quoted is true where the text tells only that the source "was quoted as
	// saying", not by whom.
	Quoted bool
	// According is true for "according to X" and its like.
	According bool
	level     int  // the quote that it is made in, or none
	colon     bool // the content begins after a colon, without quotation marks
	heading   bool // a name before a colon in a headline, who may be nobody that speaks
	setOff    bool // the content is a block of its own, set off as a quotation
	// lead is what leads into the clause of the cue, "In a letter of 3 May 2019,".
	lead hearsay.Span
	// said is the day on which it was said, where the text tells it beside the cue.
	said string
	// sentenceEnd is the byte offset at which the sentence of the cue ends.
	sentenceEnd int
}

// Find returns the attributions of a document in the order of the text, without
// IDs, speakers, parents and chains. A citation in brackets is no part of what
// is said.
func (x *Finder) Find(an *syntax.Analysis, times []hearsay.Time, cites []hearsay.Citation) *Findings {
	c := x.collector(an, times, cites)
	c.run()
	c.signatures()
	c.goOn()
	c.withoutHeadings()
	c.out = slices.DeleteFunc(c.out, func(a Statement) bool { return len(a.Content) == 0 })
	slices.SortStableFunc(c.out, func(a, b Statement) int { return a.Extent().Compare(b.Extent()) })
	return &Findings{c.out, c.plain, c.in}
}

// collector prepares the reading of a document.
func (x *Finder) collector(an *syntax.Analysis, times []hearsay.Time, cites []hearsay.Citation) *collector {
	c := &collector{Finder: x, text: text{an: an, tags: x.guess.Tags(an), sources: x.nouns}}
	c.retag()
	c.plain = c.tags
	c.tags = withDates(an, c.plain, times)
	c.quotes, c.in = findQuotes(an)
	c.cites = cites
	c.text.cited = make(map[int]bool, len(cites))
	for i := range cites {
		if open := an.Doc.Text[cites[i].Span.Start]; open == '(' || open == '[' {
			c.text.cited[c.tokenAfter(cites[i].Span.Start)] = true
		}
	}
	c.owner = make([]int, len(c.quotes))
	c.lastIn = make(map[int]int)
	return c
}

// run reads the sentences one after the other.
func (c *collector) run() {
	for i, st := range c.an.Sentences {
		last := c.withoutCitation(st)
		if !c.isEnglish(st) {
			c.label(i, c.withoutNumber(st.First, last))
			continue
		}
		for first := c.label(i, c.withoutNumber(c.withoutDateline(st, last), last)); first < last; first += longestSegment {
			c.level(i, first, min(last, first+longestSegment), none, 0)
		}
	}
}

// withDates marks the figures and marks inside dates of several words as words
// for a time, as the names of months are: "said on 9 March 2031 that". A year
// alone can be anything else: "the 2031 budget".
func withDates(an *syntax.Analysis, tags []syntax.Tag, times []hearsay.Time) []syntax.Tag {
	out := slices.Clone(tags)
	next := 0
	for i := range times {
		first := next
		for first < len(an.Tokens) && an.Tokens[first].Start < times[i].Span.Start {
			first++
		}
		next = first
		for next < len(an.Tokens) && an.Tokens[next].End <= times[i].Span.End {
			next++
		}
		if next-first < 2 || times[i].Type != hearsay.Date && times[i].Type != hearsay.TimeOfDay {
			continue
		}
		for t := first; t < next; t++ {
			out[t].Time = out[t].Time || out[t].Part == syntax.Numeral || out[t].Part == syntax.Mark
		}
	}
	return out
}

// isEnglish reports whether the rules know the language of a sentence, or may
// try: its block's language is not known.
func (c *collector) isEnglish(st syntax.Sentence) bool {
	lang := c.an.Doc.Blocks[st.Block].Lang
	return lang == "" || lang == "en"
}

// withoutCitation is the end of a sentence less the citations in brackets that
// trail it.
func (c *collector) withoutCitation(st syntax.Sentence) int {
	end := st.Last
	for c.past < len(c.cites) && c.cites[c.past].Span.Start < c.an.Tokens[st.First].Start {
		c.past++
	}
	last := c.past
	for last < len(c.cites) && c.cites[last].Span.End <= c.an.Tokens[st.Last-1].End {
		last++
	}
	for k := last - 1; k >= c.past; k-- {
		span := c.cites[k].Span
		open := c.an.Doc.Text[span.Start]
		if open != '(' && open != '[' || !c.onlyMarks(c.tokenAfter(span.End), end) {
			break
		}
		end = c.tokenAfter(span.Start)
	}
	return max(end, st.First)
}

// withoutDateline is the first token after "TESLIN (Outlet) -".
func (c *collector) withoutDateline(st syntax.Sentence, last int) int {
	if c.past == len(c.cites) || c.cites[c.past].Span.Start >= c.an.Tokens[st.Last-1].End || !isDateline(&c.cites[c.past]) {
		return c.withoutBracket(st, last)
	}
	first := c.tokenAfter(storyStart(&c.cites[c.past]))
	for first < last && isOneOf(c.an.Text(first), "-", "–", "—", "--", ":") {
		first++
	}
	return min(max(st.First, first), last)
}

// withoutBracket is the first token after "(...) -" at the beginning of a
// sentence.
func (c *collector) withoutBracket(st syntax.Sentence, last int) int {
	if c.an.Text(st.First) != "(" {
		return st.First
	}
	for t := st.First + 1; t+1 < min(last, st.First+longestLabel); t++ {
		if c.an.Text(t) == ")" && isOneOf(c.an.Text(t+1), "-", "–", "—", "--") {
			return t + 2
		}
	}
	return st.First
}

// isDateline reports whether a citation stands before what it covers, as one
// that opens its block does.
func isDateline(c *hearsay.Citation) bool {
	return c.Kind == hearsay.CiteOutlet && (len(c.Covers) == 0 || c.Covers[0].Start >= c.Span.End)
}

// storyStart is where the text of a dateline begins.
func storyStart(c *hearsay.Citation) int {
	if len(c.Covers) == 0 {
		return c.Span.End
	}
	return c.Covers[0].Start
}

// withoutNumber is the first token after the number or bullet of a point.
func (c *collector) withoutNumber(first, last int) int {
	t := first
	if t < last && (c.an.Tokens[t].Kind == syntax.Number || c.an.Tokens[t].End-c.an.Tokens[t].Start == 1 && c.an.Tokens[t].Kind == syntax.Word) {
		t++
	}
	if t < last && isOneOf(c.an.Text(t), "-", "–", "•", "*", "·", ")", "▪", "●") || t > first && t < last && c.an.Text(t) == "." {
		return t + 1
	}
	return first
}

// tokenAfter is the first token that begins at or after a byte offset.
func (c *collector) tokenAfter(offset int) int {
	t, _ := slices.BinarySearchFunc(c.an.Tokens, offset, func(t syntax.Token, at int) int { return t.Start - at })
	return t
}

// collector gathers the attributions of one document.
type collector struct {
	*Finder
	text
	bufs    [deepest + 1]buffers
	plain   []syntax.Tag   // without the marks for dates
	turn    []hearsay.Span // what the last label of a speaker introduces
	lattice model.Lattice
	sides   []side
	ruled   []model.Label
	watch   func(*segment, *buffers)             // sees the proposals of the rules, for training
	study   func(*segment, *candidate, []uint32) // sees what is weighed, for training
	owner   []int                                // by quote: one more than the index of the attribution that has it as content
	cites   []hearsay.Citation
	lines   int // one more than the lines that begin with a speaker's label, 0 before they are counted
	past    int // the citations before the sentence at hand
	out     []Statement
	lastIn  map[int]int // by sentence: its last statement of speech
	// waiting are the attributions that only have content if a quote follows.
	waiting []int
}

// buffers are reused from segment to segment, one for each depth.
type buffers struct {
	units      []unit
	cues       []found
	made       []int // by cue: the index of its attribution, or none
	facets     []facet
	features   []uint32
	candidates []candidate
}

// level reads the tokens [first, last) of a sentence on one level, and then the
// quotes in them.
func (c *collector) level(sentence, first, last, level, depth int) {
	buf := &c.bufs[depth]
	seg := c.segment(sentence, first, last, level, buf.units)
	buf.units = seg.units
	buf.cues = c.cues(&seg, buf.cues[:0])
	for i := range buf.cues {
		seg.attachSource(buf.cues, i)
	}
	for i := range buf.cues {
		c.propose(&seg, buf.cues, i, depth)
	}
	if depth == 0 && len(seg.units) <= longestJudged && !within(c.turn, c.an.Span(first, last)) {
		c.weigh(&seg, buf)
	}
	c.write(&seg, buf)
	c.relays(&seg, buf)
	if depth == deepest {
		return
	}
	for _, u := range seg.units {
		if u.quote != none && c.quotes[u.quote].words > scareWords {
			inner := c.withoutMarks(u)
			c.level(sentence, inner.first, inner.last, u.quote, depth+1)
		}
	}
}

// weigh lets the learned model decide on the proposals of the rules, or whoever
// trains it see them.
func (c *collector) weigh(s *segment, buf *buffers) {
	switch {
	case c.watch != nil:
		c.watch(s, buf)
	case c.learned != nil:
		c.judge(s, buf)
	}
}

// propose finds the content of cue i, the ones before it being done, and decides
// what becomes of it.
func (c *collector) propose(s *segment, fs []found, i, depth int) {
	f := &fs[i]
	f.content = s.findContent(fs, i)
	switch {
	case f.relay && !f.passes && (f.shared || f.source.last == 0 || s.is(f.source.first, "who", "which")) && s.speaks(f.content.right):
		f.object, f.fate = f.content.right, cites
	case !f.content.empty() && f.holds(depth):
		f.taken, f.fate = true, written
	case depth == 0 && s.opensQuote(f):
		f.shape, f.fate = quoted, waits
	}
}

// write makes attributions of the cues.
func (c *collector) write(s *segment, buf *buffers) {
	buf.made = buf.made[:0]
	for i := range buf.cues {
		f := &buf.cues[i]
		buf.made = append(buf.made, none)
		switch f.fate {
		case written:
			buf.made[i] = len(c.out)
			c.emit(s, f, f.content)
		case waits:
			c.emit(s, f, f.content)
			c.waiting = append(c.waiting, len(c.out)-1)
		}
	}
}

// withoutMarks are the tokens of a quote's unit less the marks of the quote.
func (c *collector) withoutMarks(u unit) run {
	r := u.run
	q := &c.quotes[u.quote]
	i, _ := slices.BinarySearchFunc(q.pieces, r.first, func(p run, t int) int { return p.last - t - 1 })
	if i < len(q.pieces) && q.pieces[i].first == r.first {
		r.first++
	}
	if q.closed && q.last() == r.last && r.last > r.first {
		r.last--
	}
	return r
}

// emit writes an attribution down.
func (c *collector) emit(s *segment, f *found, content contentOf) {
	a := hearsay.Attribution{Polarity: f.polarity, Cue: []hearsay.Span{s.tokens(f.first, f.last).span(c.an)}}
	if f.clitic {
		a.Cue[0].Start += apostrophe(s.word(f.first))
	}
	if f.source.last > 0 {
		a.Source = []hearsay.Span{c.sourceSpan(s, f.source)}
	}
	a.Content = c.contentSpans(s, content)
	c.own(s, content)
	a.Provenance = provenance(f.name())
	if f.confidence > 0 {
		a.Provenance = learned(f)
	}
	st := Statement{level: s.level, Attribution: a, Venues: s.venues(f, content), According: f.rule == accordingTo, Quoted: f.agentless}
	st.sentenceEnd = c.end(s.sentence)
	st.lead = s.lead(f)
	st.Venue = s.venue(f, content)
	st.colon = f.class == speech && s.level == none && len(st.Content) == 1 && content.right.first > f.last && s.is(content.right.first-1, ":") && !s.firstQuote(content.right.first, content.right.last)
	if f.before.last > 0 {
		st.Antecedent = s.tokens(f.before.first, f.before.last).span(c.an)
	}
	c.out = append(c.out, st)
	if f.class == speech && f.source.last > 0 && s.level == none && len(st.Content) > 0 {
		c.spoke(s.sentence)
	}
	c.narrated(s, f)
}

// spoke notes the statement just made as the last one of its sentence, unless
// it is part of what the one before says.
func (c *collector) spoke(sentence int) {
	i := len(c.out) - 1
	if before, ok := c.lastIn[sentence]; ok && within(c.out[before].Content, c.out[i].Cue[0]) {
		return
	}
	c.lastIn[sentence] = i
}

// sourceSpan is the span of a source; of "he's" only the pronoun.
func (c *collector) sourceSpan(s *segment, r run) hearsay.Span {
	span := s.tokens(r.first, r.last).span(c.an)
	if w := s.word(r.first); r.last == r.first+1 && holdsPronoun(w) {
		span.End = span.Start + apostrophe(w)
	}
	return span
}

// contentSpans are the spans of a content. A quote at its border counts as a
// whole, also beyond the sentence.
func (c *collector) contentSpans(s *segment, content contentOf) []hearsay.Span {
	var out []hearsay.Span
	for q := range c.quotesOf(s, content) {
		out = append(out, c.spansOf(q)...)
	}
	for _, r := range [...]run{content.left, content.right} {
		if r.last > 0 {
			out = append(out, s.tokens(r.first, r.last).span(c.an))
		}
	}
	return out
}

// whole are the spans of a quote, which the next attribution of out owns.
func (c *collector) whole(q int) []hearsay.Span {
	if c.owner[q] == 0 {
		c.owner[q] = len(c.out) + 1
	}
	return c.spansOf(q)
}

// own makes the next attribution of out the owner of the quotes in its content.
func (c *collector) own(s *segment, content contentOf) {
	for q := range c.quotesOf(s, content) {
		if c.owner[q] == 0 {
			c.owner[q] = len(c.out) + 1
		}
	}
}

// quotesOf are the quotes in a content.
func (c *collector) quotesOf(s *segment, content contentOf) iter.Seq[int] {
	return func(yield func(int) bool) {
		if content.before() {
			if q := s.child(s.units[0].first-1, s.level); q != none && !yield(q) {
				return
			}
		}
		if last := s.units[len(s.units)-1].last; content.next && last < len(c.an.Tokens) {
			if q := s.child(last, s.level); q != none && !yield(q) {
				return
			}
		}
		for _, r := range [...]run{content.left, content.right} {
			for u := max(0, r.first); u < r.last; u++ {
				if q := s.units[u].quote; q != none && !yield(q) {
					return
				}
			}
		}
	}
}

// spansOf are the spans of a quote.
func (c *collector) spansOf(q int) []hearsay.Span {
	spans := make([]hearsay.Span, len(c.quotes[q].pieces))
	for i, p := range c.quotes[q].pieces {
		spans[i] = p.span(c.an)
	}
	return spans
}

// tidy sorts spans and joins those that overlap or touch.
func tidy(spans []hearsay.Span) []hearsay.Span {
	slices.SortFunc(spans, hearsay.Span.Compare)
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// kind tells direct from indirect by the share of tokens that are in quotes
// deeper than the statement itself.
func (c *collector) kind(st *Statement) hearsay.AttributionKind {
	in, all := 0, 0
	for _, s := range st.Content {
		for t := c.tokenAfter(s.Start); t < len(c.an.Tokens) && c.an.Tokens[t].Start < s.End; t++ {
			if c.an.Tokens[t].Kind == syntax.Punct {
				continue
			}
			all++
			if int(c.in[t]) != st.level {
				in++
			}
		}
	}
	switch {
	case in == 0:
		return hearsay.Indirect
	case in == all:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

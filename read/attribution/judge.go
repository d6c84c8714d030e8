package attribution

import (
	"slices"

	"hearsay/read/attribution/model"
	"hearsay/syntax"
)

// leastCue is the score from which on a unit that the rules pass over is looked
// at as a cue: odds of three in ten.
const leastCue = -model.One * 12 / 10

// The confidence, in parts of a hundred, from which on an attribution is made. The
// model was trained on news of one kind and the rules were written for all kinds,
// so what the rules alone would make needs the least of it.
const (
	leastTrust = 38
	leastNew   = 45 // where the rules have nothing
	leastNoun  = 25 // of the clause of a noun, which its form tells
	leastFirm  = 10 // where the rules are right in seven of ten, or it is told in the passive
	firm       = 0.70
	lead       = 20 // by which the model's borders must be better than the rules'
)

// longestJudged is the most units of a sentence that the model is asked about: what
// it does grows with the square. One sentence of prose in a thousand is longer.
const longestJudged = 120

// candidate is a cue with what the model takes for its source and content.
type candidate struct {
	found
	rule     int  // one more than the index of the rules' cue
	isNew    bool // the rules make no attribution of it
	score    int32
	verdict  int32
	margins  margins
	lag      int32 // by how much the labels of the rules fall behind the best
	accepted bool
}

// margins are by how much the labels of a candidate win.
type margins struct{ source, content int32 }

// judge lets the learned model decide on the cues of a segment: which are cues,
// what their sources and contents are, and which attributions to make.
func (c *collector) judge(s *segment, buf *buffers) {
	buf.facets = s.facets(buf.cues, buf.facets)
	o := observer{segment: s, fs: buf.cues, facets: buf.facets, finder: c.Finder, out: buf.features}
	buf.candidates = c.candidates(&o, buf.candidates[:0])
	scorer := c.scorer(&o)
	for i := 0; i < len(buf.candidates); i++ {
		if byModel, differ := c.labels(&scorer, &buf.candidates[i]); differ {
			i++
			buf.candidates = slices.Insert(buf.candidates, i, byModel)
		}
	}
	for i := range buf.candidates {
		x := &buf.candidates[i]
		features := o.verdictFeatures(buf.candidates, i)
		x.verdict = c.learned.Verdict.Sum(features)
		if c.study != nil {
			c.study(s, x, features)
		}
	}
	buf.features = o.out[:0]
	c.choose(s, buf)
}

// candidates are the units that may head a cue.
func (c *collector) candidates(o *observer, out []candidate) []candidate {
	end := 0 // of a cue of the rules
	for u := range o.units {
		var byRules *found
		if x := o.at(u); x.cue > 0 {
			byRules = &o.fs[x.cue-1]
		}
		switch {
		case byRules != nil && (byRules.fate == written || byRules.fate == waits):
			out = append(out, candidate{found: *byRules, rule: o.at(u).cue, score: c.learned.Cues.Sum(o.cueFeatures(u))})
			end = max(end, byRules.last, byRules.after)
		case u < end || !o.canHead(u) || byRules != nil && byRules.fate == cites:
		default:
			if score := c.learned.Cues.Sum(o.cueFeatures(u)); score >= leastCue {
				out = append(out, candidate{found: c.newCue(o.segment, u), score: score, rule: o.at(u).cue, isNew: true})
			}
		}
	}
	return out
}

// canHead reports whether a unit can be the head of a cue at all: a colon or a word
// with a meaning of its own.
func (s *segment) canHead(u int) bool {
	w := s.word(u)
	switch {
	case w == "":
		return false
	case w[0] < 'A':
		return w == ":"
	}
	switch s.part(u) {
	case syntax.Determiner, syntax.Pronoun, syntax.Auxiliary, syntax.Particle, syntax.Numeral, syntax.Conjunction, syntax.Subordinator:
		return s.units[u].tag.Headline
	}
	return true
}

// newCue makes a cue of a unit that the rules passed over.
func (c *collector) newCue(s *segment, u int) found {
	f := found{cue: c.other, head: u, first: u, last: u + 1, clause: u, form: s.form(u), bare: true, polarity: c.other.polarity}
	if senses := c.senses(s, u); len(senses) > 0 {
		f.cue, f.polarity = senses[0].cue, senses[0].cue.polarity
	}
	if f.cue.noun {
		f.mood = noun
	} else {
		s.verbGroup(&f)
	}
	return f
}

// labels finds source, content and extent of a cue. Where the rules see the same,
// their borders stand; where they see something else, what the model sees is
// returned as a candidate of its own.
func (c *collector) labels(o *scorer, x *candidate) (byModel candidate, differ bool) {
	o.score(x.head)
	labels := c.lattice.Best()
	byModel = *x
	byModel.byModel, byModel.fate = true, written
	byModel.read(&c.lattice, labels)
	byModel.content.right = o.withoutTime(byModel.content.right)
	byModel.source = o.withoutComma(byModel.source)
	if x.isNew {
		*x = byModel
		return candidate{}, false
	}
	x.margins = byModel.margins
	c.ruled = o.ruleLabels(x, c.ruled)
	x.lag = c.lattice.Lag(c.ruled)
	if x.agrees(&byModel) {
		return candidate{}, false
	}
	byModel.first, byModel.last = x.first, x.last
	byModel.isNew = x.fate == waits
	return byModel, true
}

// withoutTime leaves out the end of a date that the content r begins with.
func (s *segment) withoutTime(r run) run {
	for r.first < r.last && s.isTime(r.first) && s.isTime(r.first-1) {
		r.first++
	}
	if r.first == r.last {
		return run{}
	}
	return r
}

// withoutComma leaves out a comma that ends a source and closes no insertion in it.
func (s *segment) withoutComma(r run) run {
	if r.last > r.first+1 && s.is(r.last-1, ",") && !s.commaWithin(r.first, r.last-1) {
		r.last--
	}
	return r
}

// agrees reports whether the model need not say where the borders are: it sees the
// same as the rules, or they know the form.
func (x *candidate) agrees(byModel *candidate) bool {
	if x.isFixed() || x.fate == waits && (byModel.content.empty() || byModel.content.next) {
		return true
	}
	if x.source.first != byModel.source.first || (x.source.last == 0) != (byModel.source.last == 0) {
		return false
	}
	that := x.shape == thatWord && x.content.right.last == byModel.content.right.last // "that" opens the content
	return that || overlap(x.content, byModel.content) >= 3
}

// isFixed reports whether the rules alone know the borders: of what has a form of
// its own, of nouns with a clause, and where another's word is passed on.
func (f *found) isFixed() bool { return f.rule != plain || f.passes || f.relay }

// ruleLabels are the labels of what the rules see.
func (o *observer) ruleLabels(x *candidate, out []model.Label) []model.Label {
	out = out[:0]
	for u := -1; u <= len(o.units); u++ {
		label := model.Outside
		switch o.role(u, &x.found) {
		case inSource:
			label = model.Source
		case inContent:
			label = model.Content
		case inCue:
			label = model.Cue
		}
		out = append(out, label)
	}
	out[x.head+1] = model.Cue
	return out
}

// read takes the spans of a candidate off its labels.
func (x *candidate) read(lattice *model.Lattice, labels []model.Label) {
	n := len(labels) - 2
	x.first, x.last = x.head, x.head+1
	for x.first > 0 && labels[x.first] == model.Cue {
		x.first--
	}
	for x.last < n && labels[x.last+1] == model.Cue {
		x.last++
	}
	source := longest(labels, model.Source, 0, n)
	if source.last == 0 {
		x.margins.source = least(lattice, 0, n+2, model.Outside, model.Source)
	} else {
		x.margins.source = least(lattice, source.first+1, source.last+1, model.Source, model.Outside)
	}
	if source != x.source {
		x.before = run{}
	}
	x.source = source
	x.content = contentOf{
		left: longest(labels, model.Content, 0, x.first), right: longest(labels, model.Content, x.last, n),
		previous: labels[0] == model.Content, next: labels[n+1] == model.Content,
	}
	x.margins.content = x.content.margin(lattice)
}

// margin is by how much the borders of a content win at least.
func (c *contentOf) margin(lattice *model.Lattice) int32 {
	out := int32(1 << 20)
	for _, r := range [...]run{c.left, c.right} {
		if r.last > 0 {
			out = min(out, lattice.Margin(r.first+1), lattice.Margin(r.last), most(lattice, r))
		}
	}
	if c.previous {
		out = min(out, lattice.Margin(0))
	}
	if c.next {
		out = min(out, lattice.Margin(len(lattice.Units)-1))
	}
	return out
}

// most is the greatest margin within a run of units.
func most(lattice *model.Lattice, r run) int32 {
	best := int32(0)
	for u := r.first; u < r.last; u++ {
		best = max(best, lattice.Margin(u+1))
	}
	return best
}

// least is by how much label a beats label b at least at the positions
// [first, last).
func least(lattice *model.Lattice, first, last int, a, b model.Label) int32 {
	best := int32(1 << 20)
	for i := first; i < last; i++ {
		best = min(best, lattice.Through(i, a)-lattice.Through(i, b))
	}
	return max(best, -1<<20)
}

// longest is the longest run of a label within the units [first, last).
func longest(labels []model.Label, l model.Label, first, last int) run {
	var best run
	for u := first; u < last; u++ {
		if labels[u+1] != l {
			continue
		}
		from := u
		for u < last && labels[u+1] == l {
			u++
		}
		if u-from > best.last-best.first {
			best = run{from, u}
		}
	}
	return best
}

// choose makes the accepted candidates the cues of the segment. What the rules
// find inside the content of another stays.
func (c *collector) choose(s *segment, buf *buffers) {
	all := buf.candidates
	for i := range all {
		x := &all[i]
		x.confidence = c.learned.Confidence(x.verdict)
		x.accepted = x.fate == waits || x.confidence >= x.least() && !x.content.empty() && !s.isTrifle(x)
		if i > 0 && all[i-1].head == x.head {
			x.settle(&all[i-1])
		}
	}
	for i := range all {
		if x := &all[i]; x.accepted && x.isNew && insideOther(all, x.head) {
			x.accepted = false
		}
	}
	for i := range buf.cues {
		if f := &buf.cues[i]; (f.fate == written || f.fate == waits) && !nested(all, f.head) {
			f.fate = dropped
		}
	}
	for i := range all {
		switch x := &all[i]; {
		case !x.accepted:
		case x.rule > 0:
			buf.cues[x.rule-1] = x.found
		default:
			buf.cues = append(buf.cues, x.found)
		}
	}
	slices.SortFunc(buf.cues, func(a, b found) int { return a.head - b.head })
}

// least is the confidence that a candidate needs.
func (x *candidate) least() int {
	switch {
	case x.isNew:
		return leastNew
	case !x.byModel && (x.found.rule == accordingTo || x.found.rule == quotedAs || x.passes):
		return 0
	case x.mood == noun && !x.byModel:
		return leastNoun
	case !x.byModel && (x.mood == passive || provenance(x.name()).Confidence >= firm):
		return leastFirm
	}
	return leastTrust
}

// settle leaves one of the two candidates for a cue, the model's x and the rules' y.
func (x *candidate) settle(y *candidate) {
	if x.accepted && (!y.accepted || y.fate == waits || x.confidence > y.confidence+lead) {
		y.accepted = false
	} else {
		x.accepted = x.accepted && !y.accepted
	}
}

// isTrifle reports whether what the model takes for a content says nothing: a
// pronoun, a title of a few words in quotation marks, or the wish not to be named.
func (s *segment) isTrifle(x *candidate) bool {
	if !x.byModel || x.content.previous || x.content.next || x.content.left.last > 0 && x.content.right.last > 0 {
		return false
	}
	r := x.content.right
	if r.last == 0 {
		r = x.content.left
	}
	if s.is(r.first, "not") && s.is(r.first+1, "to") && s.is(r.first+2, "be") && s.is(r.first+3, "named", "identified", "quoted", "cited") {
		return true // it tells who the source is: "citing an official who asked not to be named"
	}
	return r.last == r.first+1 && (s.isScare(r.first) || s.isTitle(r.first) || s.part(r.first) == syntax.Pronoun || s.part(r.first) == syntax.Determiner || s.part(r.first) == syntax.Subordinator)
}

// isTitle reports whether unit u is a quote whose longer words all begin with a
// capital.
func (s *segment) isTitle(u int) bool {
	if s.units[u].quote == none || s.quotes[s.units[u].quote].stop {
		return false
	}
	for t := s.units[u].first; t < s.units[u].last; t++ {
		w := s.an.Text(t)
		if w == "," || s.an.Tokens[t].Kind == syntax.Word && len(w) > 3 && w[0] >= 'a' {
			return false
		}
	}
	return true
}

// insideOther reports whether a unit stands in the source or the cue of a
// candidate that is accepted.
func insideOther(all []candidate, u int) bool {
	for k := range all {
		x := &all[k]
		if x.accepted && x.head != u && (x.source.first <= u && u < x.source.last || x.first <= u && u < x.last) {
			return true
		}
	}
	return false
}

// nested reports whether a unit stands inside the content of a candidate that is
// accepted.
func nested(all []candidate, u int) bool {
	for k := range all {
		if all[k].accepted && all[k].head != u && all[k].content.holds(u) {
			return true
		}
	}
	return false
}

package claim

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/calendar"
	"hearsay/syntax"
)

// fill takes the given parts of a text in a language apart. whole is where figures
// and dates are looked for.
func (p *page) fill(s *Statement, lang string, parts []hearsay.Span, whole hearsay.Span) {
	s.Text = p.words(whole)
	for _, part := range parts {
		first, last := p.tokens(part)
		p.slots(s, lang, first, last)
	}
	slices.Sort(s.Slots)
	s.Slots = slices.Compact(s.Slots)
	s.Figures = p.figures(whole)
	s.Dates = p.dates(whole)
	s.Longer = p.isLonger(whole)
	s.Places = p.places(whole)
	s.Cites = p.cites(whole)
}

// words are those of a span on one line, in a string that does not keep the
// document's text in memory, as one word that is cut from it would.
func (p *page) words(s hearsay.Span) string {
	return strings.Clone(strings.Join(strings.Fields(s.Of(p.r.Document.Text)), " "))
}

// tokens are those that begin inside a span.
func (p *page) tokens(s hearsay.Span) (first, last int) {
	at := func(offset int) int {
		return sort.Search(len(p.an.Tokens), func(i int) bool { return p.an.Tokens[i].Start >= offset })
	}
	return at(s.Start), at(s.End)
}

// slots adds the slots of the tokens [first, last).
func (p *page) slots(s *Statement, lang string, first, last int) {
	for t := first; t < last; t++ {
		word := p.an.Text(t)
		low := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		if p.denies(t, first, low) {
			s.negated = !s.negated
		}
		if p.an.Tokens[t].Kind != syntax.Word || p.lexicon.stop[low] || p.inTime(p.an.Tokens[t].Start) {
			continue
		}
		if slot, ok := p.slot(word, low, lang); ok {
			s.Slots = append(s.Slots, slot)
		}
	}
	for t := first; t < last; t++ {
		if class, n := p.phrase(t, last); n > 0 {
			s.Slots = append(s.Slots, newSlot(classSlot, class))
		}
	}
}

// slot is that of one word: a name, the class of its event, or its stem.
func (p *page) slot(word, low, lang string) (Slot, bool) {
	word, low = strings.TrimSuffix(word, "’s"), strings.TrimSuffix(low, "'s")
	word = strings.TrimSuffix(word, "'s")
	if startsUpper(word) && p.names[word] {
		return newSlot(nameSlot, low), true
	}
	return p.Slot(low, lang), utf8.RuneCountInString(low) > 1
}

// Slot is what a word in lower case that is no name is compared as: the class of
// its event, or its stem. Lang is ISO 639-1, "" for English.
func (x *Reader) Slot(word, lang string) Slot {
	root := x.stems.Stem(cmp.Or(lang, "en"), word)
	if class := x.lexicon.class[root]; class != "" {
		return newSlot(classSlot, class)
	}
	return newSlot(stemSlot, root)
}

// phrase is the class that the words from token t on tell together, and how many
// they are.
func (p *page) phrase(t, last int) (class string, n int) {
	for _, x := range p.lexicon.phrases[strings.ToLower(p.an.Text(t))] {
		if t+len(x.words) > last {
			continue
		}
		same := true
		for i, w := range x.words {
			same = same && syntax.EqualFold(p.an.Text(t+i), w)
		}
		if same {
			return x.class, len(x.words)
		}
	}
	return "", 0
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// inTime reports a byte that belongs to an expression of time.
func (p *page) inTime(at int) bool {
	i := sort.Search(len(p.r.Times), func(i int) bool { return p.r.Times[i].Span.Start > at })
	return i > 0 && at < p.r.Times[i-1].Span.End
}

// longestDate is how many days a time covers at most to tell one claim from
// another.
const longestDate = 31

// dates are the days that a statement names.
func (p *page) dates(s hearsay.Span) (out []Dated) {
	for i := range p.r.Times {
		if t := &p.r.Times[i]; s.Contains(t.Span) && (t.Type == hearsay.Date || t.Type == hearsay.TimeOfDay) {
			if d, ok := days(t.From, t.To); ok {
				out = append(out, Dated{d, t.Span, p.isReported(t.Span, s)})
			}
		}
	}
	return out
}

// longestNews is how many days before its document an event is that is news.
const longestNews = 60

// isLonger reports a span with a time that is longer than a month or long past.
func (p *page) isLonger(s hearsay.Span) bool {
	published, dated := calendar.ParseISO(p.r.Document.Published.Value)
	for i := range p.r.Times {
		t := &p.r.Times[i]
		if !s.Contains(t.Span) || p.isCompared(t.Span) {
			continue
		}
		first, ok := calendar.ParseISO(t.From)
		last, ok2 := calendar.ParseISO(t.To)
		switch {
		case t.Type == hearsay.Set, t.Type == hearsay.Duration && isYears(t.Value):
			return true
		case ok && ok2 && t.Type == hearsay.Date && (last-first >= longestDate || dated && published-last > longestNews):
			return true
		}
	}
	return false
}

// compared is how many words before a time the comparison with it begins at most.
const compared = 6

// isCompared reports a time that the news is only held against: "more than on any day
// since May".
func (p *page) isCompared(at hearsay.Span) bool {
	t, _ := p.tokens(at)
	for from := max(p.sentenceStart(t), t-compared); t > from; t-- {
		if p.an.Tokens[t-1].Kind != syntax.Word {
			return false
		}
		if syntax.EqualFold(p.an.Text(t-1), "than") {
			return true
		}
	}
	return false
}

// isYears reports a duration of TIMEX3 in years, decades or months.
func isYears(value string) bool {
	return strings.HasPrefix(value, "P") && !strings.Contains(value, "T") && strings.ContainsAny(value, "YM")
}

// isReported reports a time of saying: behind it somebody says something, or a quote
// or a clause with "that" begins, before any figure.
func (p *page) isReported(at, statement hearsay.Span) bool {
	first, last := p.tokens(hearsay.Span{Start: at.End, End: statement.End})
	for t := first; t < last; t++ {
		switch strings.ToLower(p.an.Text(t)) {
		case "that":
			return t < first+reach
		case ":", "“", "\"", "said", "says", "told", "reported", "declared", "announced", "stated", "added", "confirmed",
			"explained", "noted", "insisted", "remarked", "admitted", "stressed", "claimed", "wrote":
			return true
		}
		if p.an.Tokens[t].Kind == syntax.Number {
			return false
		}
	}
	return false
}

func days(from, to string) (Days, bool) {
	first, ok := calendar.ParseISO(from)
	last, ok2 := calendar.ParseISO(to)
	return Days{first, last}, ok && ok2 && last-first < longestDate
}

// aboutNames is how many names tell what a document is about.
const aboutNames = 24

// about gives the names that the document has most, those near its beginning
// counting most. Outlets and states are in too many documents to tell anything.
func (p *page) about() []Slot {
	counts := map[Slot]float64{}
	n := 0.0
	for t := range p.an.Tokens {
		word := p.an.Text(t)
		if p.an.Tokens[t].Kind != syntax.Word {
			continue
		}
		n++
		if p.names[word] && !p.inTime(p.an.Tokens[t].Start) {
			low := strings.ToLower(word)
			if slot, ok := p.slot(word, low, ""); ok && slot.kind() == nameSlot && !p.lexicon.stop[low] {
				counts[slot] += math.Exp(-n / 300)
			}
		}
	}
	for i := range p.r.Actors {
		if a := &p.r.Actors[i]; a.Type == hearsay.Outlet || a.Type == hearsay.State {
			p.forget(counts, a.Name)
		}
	}
	p.forget(counts, p.r.Document.Publisher.Value)
	return most(counts, aboutNames)
}

func (p *page) forget(counts map[Slot]float64, name string) {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		delete(counts, newSlot(nameSlot, w))
	}
}

// most keeps the n slots with the highest counts, in ascending order.
func most(counts map[Slot]float64, n int) []Slot {
	out := make([]Slot, 0, len(counts))
	for s := range counts {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Slot) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	out = out[:min(n, len(out))]
	slices.Sort(out)
	return out
}

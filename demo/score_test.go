package demo_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearsay"
)

// tally counts what makes precision and recall. A record of the program that
// meets an optional one of the gold counts as neither.
type tally struct {
	foundOf, system int // of the program's records, how many are right
	found, gold     int // of the gold's, how many were found
}

func (t tally) String() string {
	p, r := share(t.foundOf, t.system), share(t.found, t.gold)
	return fmt.Sprintf("P %5.1f (%d/%d)  R %5.1f (%d/%d)  F1 %5.1f", p, t.foundOf, t.system, r, t.found, t.gold, t.f1())
}

func (t tally) f1() float64 {
	p, r := share(t.foundOf, t.system), share(t.found, t.gold)
	return 2 * p * r / max(p+r, 1e-9)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// result is the score of one or more documents, by kind of record, with the
// gold that was missed and the records that are not in the gold, in words.
type result struct {
	metadata, attributions, labels, speakers, chains, citations, times tally
	missed, spurious                                                   []string
}

func (r *result) add(o result) {
	for _, pair := range [][2]*tally{
		{&r.metadata, &o.metadata},
		{&r.attributions, &o.attributions},
		{&r.labels, &o.labels},
		{&r.speakers, &o.speakers},
		{&r.chains, &o.chains},
		{&r.citations, &o.citations},
		{&r.times, &o.times},
	} {
		sum, more := pair[0], pair[1]
		sum.foundOf += more.foundOf
		sum.system += more.system
		sum.found += more.found
		sum.gold += more.gold
	}
	r.missed = append(r.missed, o.missed...)
	r.spurious = append(r.spurious, o.spurious...)
}

// scorer compares one reading with its gold.
type scorer struct {
	meta    map[string]string
	gold    goldRecords
	reading *hearsay.Reading
	text    string
	result
}

func score(meta map[string]string, gold goldRecords, reading *hearsay.Reading) result {
	s := scorer{meta: meta, gold: gold, reading: reading, text: reading.Document.Text}
	s.scoreMetadata()
	s.scoreAttributions()
	s.scoreCitations()
	s.scoreTimes()
	return s.result
}

// scoreMetadata compares letter by letter; a field that the document does not
// have must be empty.
func (s *scorer) scoreMetadata() {
	d := s.reading.Document
	author := hearsay.Field{}
	if len(d.Authors) > 0 {
		author = d.Authors[0]
	}
	for _, f := range []struct{ name, got string }{
		{"title", d.Title.Value},
		{"author", author.Value},
		{"publisher", d.Publisher.Value},
		{"published", d.Published.Value},
		{"language", d.Lang},
	} {
		want := s.meta[f.name]
		right := f.got == want
		if f.got != "" {
			s.metadata.system++
		}
		if want != "" {
			s.metadata.gold++
		}
		switch {
		case right && want != "":
			s.metadata.foundOf++
			s.metadata.found++
		case !right:
			s.missed = append(s.missed, fmt.Sprintf("%s %s: %q%s%q", d.Path, f.name, want, butGot, f.got))
		}
	}
}

// butGot parts what should have been found from what was found instead; the
// second part is for people and not in the list of known misses.
const butGot = ", but got "

func (s *scorer) miss(kind, label string, spans ...hearsay.Span) {
	s.missed = append(s.missed, fmt.Sprintf("%s %s %s: %s", s.reading.Document.Path, kind, label, s.quote(spans)))
}

// missFor is a miss for which something else was found.
func (s *scorer) missFor(got, kind, label string, spans []hearsay.Span) {
	s.miss(kind, label, spans...)
	s.missed[len(s.missed)-1] += butGot + got
}

func (s *scorer) extra(kind, id string, spans ...hearsay.Span) {
	s.spurious = append(s.spurious, fmt.Sprintf("%s %s %s: %s", s.reading.Document.Path, kind, id, s.quote(spans)))
}

func (s *scorer) quote(spans []hearsay.Span) string {
	var pieces []string
	for _, span := range spans {
		pieces = append(pieces, strings.Join(strings.Fields(span.Of(s.text)), " "))
	}
	return strings.Join(pieces, " ... ")
}

// pair is a gold attribution and the program's one that is taken for it.
type pair struct {
	gold   *goldAttribution
	system *hearsay.Attribution
	share  float64
}

// scoreAttributions pairs those whose contents share at least half of their
// letters and whose sources meet, the best first, each at most once.
func (s *scorer) scoreAttributions() {
	var pairs []pair
	for _, g := range s.gold.attributions {
		for i := range s.reading.Attributions {
			a := &s.reading.Attributions[i]
			if j := jaccard(g.content, a.Content); j >= 0.5 && sameSource(g, a) {
				pairs = append(pairs, pair{g, a, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(s.chainRank(b), s.chainRank(a)))
	})
	ofGold, ofSystem := map[*goldAttribution]*hearsay.Attribution{}, map[*hearsay.Attribution]*goldAttribution{}
	for _, p := range pairs {
		if ofGold[p.gold] == nil && ofSystem[p.system] == nil {
			ofGold[p.gold], ofSystem[p.system] = p.system, p.gold
		}
	}
	s.countGold(ofGold)
	s.countSystem(ofSystem)
}

func (s *scorer) countGold(found map[*goldAttribution]*hearsay.Attribution) {
	for _, g := range s.gold.attributions {
		if g.optional {
			continue
		}
		a := found[g]
		s.attributions.gold++
		if a != nil {
			s.attributions.found++
			s.scoreLabels(g, a)
			s.scoreSpeaker(g, a)
		} else {
			s.miss("attribution", g.label, append(slices.Clone(g.source), g.content...)...)
		}
		if g.depth() < 2 {
			continue
		}
		s.chains.gold++
		if a != nil && s.sameChain(g.chain, a.Chain) {
			s.chains.found++
		} else {
			s.miss("chain", g.label, g.content...)
		}
	}
}

// scoreLabels compares the kind, the polarity and whether the speaker is
// anonymous.
func (s *scorer) scoreLabels(g *goldAttribution, a *hearsay.Attribution) {
	kind, polarity := hearsay.Indirect, hearsay.Affirmed
	for _, k := range []hearsay.AttributionKind{hearsay.Direct, hearsay.Mixed} {
		if g.flags[string(k)] {
			kind = k
		}
	}
	for _, p := range []hearsay.Polarity{hearsay.Denied, hearsay.Withheld} {
		if g.flags[string(p)] {
			polarity = p
		}
	}
	unnamed := fmt.Sprint(s.anonymous(a))
	if !g.flags["unnamed"] {
		unnamed = fmt.Sprint(g.flags["anonymous"])
	}
	for _, label := range []struct{ got, want string }{
		{string(a.Kind), string(kind)},
		{string(a.Polarity), string(polarity)},
		{fmt.Sprint(s.anonymous(a)), unnamed},
	} {
		s.labels.gold++
		s.labels.system++
		if label.got == label.want {
			s.labels.found++
			s.labels.foundOf++
		} else {
			s.missFor(label.got, "label", g.label+" is "+label.want, g.content)
		}
	}
}

// scoreSpeaker asks who speaks in the end. No answer is a miss, a wrong one also
// costs precision.
func (s *scorer) scoreSpeaker(g *goldAttribution, a *hearsay.Attribution) {
	want, last := g.chain[len(g.chain)-1].name, hearsay.Link{}
	if len(a.Chain) > 0 {
		last = a.Chain[len(a.Chain)-1]
	}
	name := s.linkName(last)
	s.speakers.gold++
	if len(a.Chain) > 0 {
		s.speakers.system++
	}
	if s.sameLink(want, last) {
		s.speakers.found++
		s.speakers.foundOf++
	} else {
		s.missFor(name, "speaker", g.label+" is "+want, g.content)
	}
}

// anonymous reports whether the document does not identify the speaker.
func (s *scorer) anonymous(a *hearsay.Attribution) bool {
	return slices.ContainsFunc(s.reading.Actors, func(x hearsay.Actor) bool { return x.ID == a.Speaker && x.Anonymous })
}

func (s *scorer) countSystem(gold map[*hearsay.Attribution]*goldAttribution) {
	for i := range s.reading.Attributions {
		a := &s.reading.Attributions[i]
		g := gold[a]
		if g == nil && (s.isOptional(a) || s.isCarrier(a)) || g != nil && g.optional {
			continue
		}
		s.attributions.system++
		if g != nil {
			s.attributions.foundOf++
		} else {
			s.extra("attribution", a.By, append(slices.Clone(a.Source), a.Content...)...)
		}
		if len(a.Chain) < 2 {
			continue
		}
		s.chains.system++
		if g != nil && s.sameChain(g.chain, a.Chain) {
			s.chains.foundOf++
		} else {
			s.extra("chain", s.chainText(a), a.Content...)
		}
	}
}

// isOptional reports whether the attribution is about what readers may differ
// on: its cue is that of an optional one.
func (s *scorer) isOptional(a *hearsay.Attribution) bool {
	return slices.ContainsFunc(s.gold.attributions, func(g *goldAttribution) bool {
		return g.optional && (overlap(g.cue, a.Cue) > 0 || jaccard(g.content, a.Content) >= 0.5)
	})
}

// chainRank puts the attribution with the gold's chain before one that only
// carries it, where both have the same content.
func (s *scorer) chainRank(p pair) int {
	if s.sameChain(p.gold.chain, p.system.Chain) {
		return 1
	}
	return 0
}

// isCarrier reports whether the attribution gives the words of one that the
// gold has to a carrier of them, with the chain as far as that carrier: it is
// right, and not another statement.
func (s *scorer) isCarrier(a *hearsay.Attribution) bool {
	return slices.ContainsFunc(s.gold.attributions, func(g *goldAttribution) bool {
		if len(a.Chain) == 0 || len(a.Chain) >= len(g.chain) || jaccard(g.content, a.Content) < 0.5 {
			return false
		}
		return s.sameChain(g.chain[:len(a.Chain)], a.Chain)
	})
}

func (s *scorer) chainText(a *hearsay.Attribution) string {
	var names []string
	for _, l := range a.Chain {
		names = append(names, s.linkName(l))
	}
	return strings.Join(names, " > ")
}

func (g *goldAttribution) depth() int {
	n := 0
	for _, l := range g.chain {
		if !l.optional {
			n++
		}
	}
	return n
}

// sameChain reports whether the links are the gold's, in order, with nothing
// beside them but what the gold lets be left out.
func (s *scorer) sameChain(gold []goldLink, links []hearsay.Link) bool {
	for _, g := range gold {
		switch {
		case len(links) > 0 && s.sameLink(g.name, links[0]):
			links = links[1:]
		case !g.optional:
			return false
		}
	}
	return len(links) == 0
}

// sameLink compares the gold's name with the actor's and with the words of the
// text: one must have all words of the other.
func (s *scorer) sameLink(gold string, l hearsay.Link) bool {
	want := nameWords(gold)
	texts := []string{s.linkName(l)}
	if l.Span != (hearsay.Span{}) {
		texts = append(texts, l.Span.Of(s.text))
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		got := nameWords(text)
		return len(got) > 0 && (contains(want, got) || contains(got, want))
	})
}

func (s *scorer) linkName(l hearsay.Link) string {
	for i := range s.reading.Actors {
		if s.reading.Actors[i].ID == l.Actor {
			return s.reading.Actors[i].Name
		}
	}
	return ""
}

var articles = strings.Fields("the a an their his her its of Mr Ms Mrs Dr")

func nameWords(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
	return slices.DeleteFunc(words, func(w string) bool {
		return slices.ContainsFunc(articles, func(a string) bool { return strings.EqualFold(a, w) })
	})
}

// contains reports whether every word of part is in whole.
func contains(whole, part []string) bool {
	for _, p := range part {
		if !slices.ContainsFunc(whole, func(w string) bool { return strings.EqualFold(w, p) }) {
			return false
		}
	}
	return true
}

func sameSource(g *goldAttribution, a *hearsay.Attribution) bool {
	if len(g.source) == 0 || len(a.Source) == 0 {
		return len(g.source) == len(a.Source)
	}
	return overlap(g.source, a.Source) > 0
}

// overlap is the number of bytes that both lists of spans have.
func overlap(a, b []hearsay.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

func jaccard(a, b []hearsay.Span) float64 {
	both, all := overlap(a, b), 0
	for _, s := range slices.Concat(a, b) {
		all += s.Len()
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all-both)
}

func (s *scorer) scoreCitations() {
	met := map[int]bool{}
	for _, g := range s.gold.citations {
		found := false
		for i := range s.reading.Citations {
			c := &s.reading.Citations[i]
			if g.span.Overlaps(c.Span) {
				met[i] = met[i] || g.optional
				if s.sameCitation(g, c) && !found && !g.optional {
					found, met[i] = true, true
					s.citations.system++
					s.citations.foundOf++
				}
			}
		}
		if g.optional {
			continue
		}
		s.citations.gold++
		if found {
			s.citations.found++
		} else {
			s.miss("citation", g.label, g.span)
		}
	}
	for i := range s.reading.Citations {
		if !met[i] {
			s.citations.system++
			s.extra("citation", s.reading.Citations[i].By, s.reading.Citations[i].Span)
		}
	}
}

func (s *scorer) sameCitation(g *goldCitation, c *hearsay.Citation) bool {
	if string(c.Kind) != g.kind || s.timeValue(c.Time) != s.goldValue(g.time) {
		return false
	}
	switch c.Kind {
	case hearsay.CiteScripture:
		return c.Ref == g.outlet
	case hearsay.CiteOutlet:
		got, want := nameWords(c.Outlet), nameWords(g.outlet)
		return len(got) > 0 && (contains(got, want) || contains(want, got))
	}
	return true
}

func (s *scorer) timeValue(id string) string {
	for i := range s.reading.Times {
		if s.reading.Times[i].ID == id && id != "" {
			return s.reading.Times[i].Value
		}
	}
	return ""
}

func (s *scorer) goldValue(label string) string {
	for _, t := range s.gold.times {
		if t.label == label && label != "" {
			return t.value
		}
	}
	return ""
}

// scoreTimes pairs expressions that overlap; the value must be the same.
func (s *scorer) scoreTimes() {
	met := map[int]bool{}
	for _, g := range s.gold.times {
		found := false
		for i := range s.reading.Times {
			t := &s.reading.Times[i]
			if met[i] || !g.span.Overlaps(t.Span) {
				continue
			}
			if g.optional {
				met[i] = true
			} else if t.Value == g.value && !found {
				found, met[i] = true, true
				s.times.system++
				s.times.foundOf++
			}
		}
		if g.optional {
			continue
		}
		s.times.gold++
		if found {
			s.times.found++
		} else {
			s.miss("time", g.label+" "+g.value, g.span)
		}
	}
	for i := range s.reading.Times {
		if t := &s.reading.Times[i]; !met[i] {
			s.times.system++
			s.extra("time", t.By+" "+t.Value, t.Span)
		}
	}
}

package corroborate_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/corroborate/generate"
)

// verdicts count what became of the findings of each kind.
type verdicts struct {
	kinds  map[hearsay.FindingKind]*verdict
	missed []string
}

// verdict counts findings that are right or wrong; open are those that the truth
// does not decide, such as an old figure that was reprinted later. Of those planted,
// found have a finding.
type verdict struct{ right, wrong, open, planted, found int }

func (v *verdicts) of(kind hearsay.FindingKind) *verdict {
	if v.kinds[kind] == nil {
		v.kinds[kind] = &verdict{}
	}
	return v.kinds[kind]
}

func (v *verdicts) sum() (s verdict) {
	for _, x := range v.kinds {
		s.right, s.wrong, s.planted, s.found = s.right+x.right, s.wrong+x.wrong, s.planted+x.planted, s.found+x.found
	}
	return s
}

func (v *verdicts) precision() float64 { s := v.sum(); return ratio(s.right, s.right+s.wrong) }

func (v *verdicts) recall() float64 { s := v.sum(); return ratio(s.found, s.planted) }

func ratio(part, whole int) float64 { return float64(part) / float64(max(whole, 1)) }

func (v *verdicts) String() string {
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(v.kinds)) {
		x := v.kinds[kind]
		fmt.Fprintf(&b, "%-14s precision %5.1f %% of %d (%d open), recall %5.1f %% of %d\n", kind,
			100*ratio(x.right, x.right+x.wrong), x.right+x.wrong, x.open, 100*ratio(x.found, x.planted), x.planted)
	}
	fmt.Fprintf(&b, "%-14s precision %5.1f %%, recall %5.1f %%", "all", 100*v.precision(), 100*v.recall())
	return b.String()
}

// findings judges every finding and looks for every planted difference.
func (g *generated) findings() *verdicts {
	v := &verdicts{kinds: map[hearsay.FindingKind]*verdict{}}
	for i := range g.result.Findings {
		f := &g.result.Findings[i]
		switch g.judge(f) {
		case right:
			v.of(f.Kind).right++
		case open:
			v.of(f.Kind).open++
		default:
			v.of(f.Kind).wrong++
			v.missed = append(v.missed, "wrong "+g.finding(f))
		}
	}
	for i, s := range g.stories {
		for _, p := range s.Truth.Planted {
			x := v.of(p.Kind)
			x.planted++
			if g.told(i, p) {
				x.found++
			} else {
				v.missed = append(v.missed, "not found "+g.planted(i, p))
			}
		}
	}
	return v
}

func (g *generated) finding(f *hearsay.CrossFinding) string {
	text := string(f.Kind) + ": " + f.Text
	for _, p := range f.Passages[:min(len(f.Passages), 4)] {
		text += "\n    " + g.text(p.Passage)
	}
	return text
}

func (g *generated) planted(story int, p generate.Planted) string {
	text := string(p.Kind)
	for _, side := range p.Sides {
		text += "\n    " + g.text(g.passage(story, side[0]))
	}
	return text
}

func (g *generated) passage(story int, p generate.Place) hearsay.Passage {
	return hearsay.Passage{Doc: g.of[where{story, p.Doc}].Document.ID, Span: p.Span}
}

type judgement int

const (
	wrong judgement = iota
	open
	right
)

func (g *generated) judge(f *hearsay.CrossFinding) judgement {
	switch f.Kind {
	case hearsay.FiguresDiffer, hearsay.FigureSeries:
		return g.judgeFigures(f)
	case hearsay.WordingDiffers:
		return g.judgeWording(f)
	case hearsay.SingleSource:
		return g.judgeSingle(f)
	}
	at := g.at[f.Passages[0].Doc]
	for _, p := range g.stories[at.story].Truth.Planted {
		if p.Kind == f.Kind && g.onSides(at.story, p, f) {
			return right
		}
	}
	return wrong
}

// onSides reports whether passages of a finding lie on two sides of a planted
// difference.
func (g *generated) onSides(story int, p generate.Planted, f *hearsay.CrossFinding) bool {
	n := 0
	for _, side := range p.Sides {
		if slices.ContainsFunc(side, func(x generate.Place) bool {
			at := g.passage(story, x)
			return slices.ContainsFunc(f.Passages, func(q hearsay.CrossPassage) bool {
				return q.Doc == at.Doc && q.Span.Overlaps(at.Span)
			})
		}) {
			n++
		}
	}
	return n > 1
}

// judgeFigures asks whether two passages tell one thing with figures that
// exclude each other: for one day, they differ; for several, they are a series.
// Of reprints of older figures either may be said.
func (g *generated) judgeFigures(f *hearsay.CrossFinding) judgement {
	best := wrong
	for i := range f.Passages {
		for j := range i {
			best = max(best, g.judgePair(f.Kind, f.Passages[i].Passage, f.Passages[j].Passage))
		}
	}
	return best
}

func (g *generated) judgePair(kind hearsay.FindingKind, a, b hearsay.Passage) judgement {
	keyA, x, okA := g.claim(a)
	keyB, y, okB := g.claim(b)
	if !okA || !okB || keyA != keyB || g.at[a.Doc].story != g.at[b.Doc].story || !x.Differ(&y) {
		return wrong
	}
	switch oneDay := x.AsOf == y.AsOf; {
	case oneDay == (kind == hearsay.FiguresDiffer):
		return right
	case oneDay:
		return wrong
	}
	s := g.stories[g.at[a.Doc].story]
	first, second := s.Docs[x.Doc].Published, s.Docs[y.Doc].Published
	if first != second && (first < second) == (x.AsOf < y.AsOf) {
		return wrong
	}
	return open
}

// judgeWording asks whether two passages give one utterance, and one of them says
// something else.
func (g *generated) judgeWording(f *hearsay.CrossFinding) judgement {
	best := wrong
	for i := range f.Passages {
		for j := range i {
			a, x := g.utterance(f.Passages[i].Passage)
			b, y := g.utterance(f.Passages[j].Passage)
			switch {
			case a < 0 || a != b || g.at[f.Passages[i].Doc].story != g.at[f.Passages[j].Doc].story || x == y && !x.Changed():
			case x.Changed() || y.Changed():
				return right
			case !x.Faithful() || !y.Faithful():
				best = open
			}
		}
	}
	return best
}

// utterance is the number of the utterance that stands at a passage, and how it is
// given; -1 for none.
func (g *generated) utterance(p hearsay.Passage) (number int, how generate.Variant) {
	at, most := g.at[p.Doc], 0
	number = -1
	for n, q := range g.stories[at.story].Truth.Quotes {
		for _, x := range q.Places {
			if shared := overlap(x.Span, p.Span); x.Doc == at.doc && shared > most {
				number, how, most = n, x.Variant, shared
			}
		}
	}
	return number, how
}

// judgeSingle asks whether all passages rest on one word.
func (g *generated) judgeSingle(f *hearsay.CrossFinding) judgement {
	words := map[string]bool{}
	for _, p := range f.Passages {
		_, x, ok := g.claim(p.Passage)
		switch {
		case !ok:
			return open
		case x.Speaker == "" || x.Speaker == "unnamed":
			words[fmt.Sprint("account ", x.Account)] = true
		default:
			words[x.Speaker] = true
		}
	}
	if len(words) == 1 {
		return right
	}
	return wrong
}

// told reports whether a planted difference was found.
func (g *generated) told(story int, p generate.Planted) bool {
	if p.Kind == generate.Circular {
		return g.ringFound(story, p)
	}
	for i := range g.result.Findings {
		f := &g.result.Findings[i]
		if f.Kind == p.Kind && g.at[f.Passages[0].Doc].story == story && g.onSides(story, p, f) {
			return true
		}
	}
	return false
}

// ringFound reports whether a claim group with places of both sides has a ring.
func (g *generated) ringFound(story int, p generate.Planted) bool {
	for _, c := range g.result.Claims {
		f := hearsay.CrossFinding{}
		for _, m := range c.Members {
			f.Passages = append(f.Passages, hearsay.CrossPassage{Passage: m.Passage})
		}
		if len(c.Graph.Circular) > 0 && g.onSides(story, p, &f) {
			return true
		}
	}
	return false
}

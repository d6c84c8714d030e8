package corroborate_test

import (
	"fmt"
	"slices"

	"hearsay"
	"hearsay/corroborate"
	"hearsay/corroborate/generate"
)

// origins compares numbers of independent origins with the truth.
type origins struct {
	name                 string
	total, exact, within int
	floor                [2]float64 // of exact and within
	missed               []string
}

func (o *origins) share(n int) float64 { return float64(n) / float64(max(o.total, 1)) }

func (o *origins) String() string {
	return fmt.Sprintf("%4d: exact %5.1f %%, within the range given %5.1f %%", o.total, 100*o.share(o.exact), 100*o.share(o.within))
}

// add counts one number. told is the range that texts and credits leave: one
// number where they decide. The number is exact when it says no less and no more
// than that, and within when it does not exclude what may be.
func (o *origins) add(got, told hearsay.Range, about string) {
	o.total++
	exact := told.Low <= got.Low && got.High <= told.High
	if exact {
		o.exact++
	}
	if got.Low <= told.High && told.Low <= got.High {
		o.within++
	}
	if !exact {
		o.missed = append(o.missed, fmt.Sprintf("%s: %v, and %v as far as can be told", about, got, told))
	}
}

// carriers is how many accounts stand behind places of a story, as far as texts
// and credits let it be told: one that was rewritten beyond recognition and names
// nobody may be one more.
func carriers(s *generate.Story, places []generate.Place) hearsay.Range {
	accounts, trails := map[int]bool{}, map[[2]int]bool{}
	for _, p := range places {
		accounts[p.Account] = true
		trail := [2]int{p.Account, -1}
		if k := slices.Index(s.Docs[p.Doc].Accounts, p.Account); k >= 0 {
			trail[1] = s.Truth.Trails[p.Doc][k]
		}
		trails[trail] = true
	}
	n := len(accounts)
	return hearsay.Range{Low: n, High: max(n, len(trails))}
}

// storyOrigins takes all claims of each story together.
func (g *generated) storyOrigins() *origins {
	out := &origins{name: "stories", floor: [2]float64{0.75, 0.85}}
	for i, s := range g.stories {
		var places []generate.Place
		for _, c := range claims(s) {
			places = append(places, placesOf(c)...)
		}
		g.graph(out, i, places, "the story")
	}
	return out
}

// claimOrigins takes each claim by itself, with the places where it is known to
// stand.
func (g *generated) claimOrigins() *origins {
	out := &origins{name: "claims", floor: [2]float64{0.92, 0.95}}
	for i, s := range g.stories {
		for _, c := range claims(s) {
			g.graph(out, i, placesOf(c), c.Key)
		}
	}
	return out
}

// ring is the key of a claim for which two accounts credit each other.
const ring = "ring"

// claims are the claims of a story that have an origin: not one for which two
// accounts credit each other.
func claims(s *generate.Story) []generate.Claim {
	return slices.DeleteFunc(slices.Clone(s.Truth.Claims), func(c generate.Claim) bool { return c.Key == ring })
}

func placesOf(c generate.Claim) (out []generate.Place) {
	for _, p := range c.Places {
		out = append(out, p.Place)
	}
	return out
}

func (g *generated) graph(out *origins, story int, places []generate.Place, about string) {
	s := g.stories[story]
	var input []corroborate.Place
	docs := map[int]bool{}
	for _, p := range places {
		r := g.of[where{story, p.Doc}]
		input = append(input, corroborate.PlaceOf(g.lex, r, innermost(r, p.Span), p.Span))
		docs[p.Doc] = true
	}
	if len(docs) < 2 {
		return
	}
	out.add(corroborate.Graph(input, g.result.Reuse).Carriers, carriers(s, places), fmt.Sprintf("%s %s, %d documents", s.ID, about, len(docs)))
}

// groupOrigins takes the claim groups that were found, as far as all their members
// stand where a claim of one story is known to stand.
func (g *generated) groupOrigins() *origins {
	out := &origins{name: "groups", floor: [2]float64{0.92, 0.94}}
	for _, c := range g.result.Claims {
		story, places := g.at[c.Members[0].Passage.Doc].story, []generate.Place{}
		for _, m := range c.Members {
			if key, p, ok := g.claim(m.Passage); ok && key != ring && g.at[m.Passage.Doc].story == story {
				places = append(places, p.Place)
			}
		}
		if len(places) < len(c.Members) {
			continue
		}
		out.add(c.Graph.Carriers, carriers(g.stories[story], places), c.ID+" "+c.Text)
	}
	return out
}

// claim is the known claim that stands at a passage, with its key.
func (g *generated) claim(p hearsay.Passage) (key string, best generate.ClaimPlace, ok bool) {
	at, most := g.at[p.Doc], 0
	for _, c := range g.stories[at.story].Truth.Claims {
		for _, q := range c.Places {
			if n := overlap(q.Span, p.Span); q.Doc == at.doc && n > most {
				key, best, most = c.Key, q, n
			}
		}
	}
	return key, best, most > 0
}

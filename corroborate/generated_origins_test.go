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
	floors               [2]float64 // of exact and within
	missed               []string
}

func (o *origins) share(n int) float64 { return float64(n) / float64(max(o.total, 1)) }

func (o *origins) String() string {
	return fmt.Sprintf("%4d: exact %5.1f %%, within the range given %5.1f %%", o.total, 100*o.share(o.exact), 100*o.share(o.within))
}

// add counts one number. It is exact when it is the true number and no range, or
// the range that the texts leave; within, when the true number lies in it.
func (o *origins) add(got hearsay.Range, accounts int, told hearsay.Range, about string) {
	o.total++
	exact := got == told || got == (hearsay.Range{Low: accounts, High: accounts})
	within := got.Low <= accounts && accounts <= got.High
	if exact {
		o.exact++
	}
	if within {
		o.within++
	}
	if !exact {
		o.missed = append(o.missed, fmt.Sprintf("%s: %v of %d, %v as far as can be told", about, got, accounts, told))
	}
}

// carriers are the true number of accounts behind places of a story, and the
// range that texts and credits leave.
func carriers(s *generate.Story, places []generate.Place) (int, hearsay.Range) {
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
	return n, hearsay.Range{Low: n, High: max(n, len(trails))}
}

// storyOrigins takes all claims of each story together.
func (g *generated) storyOrigins() *origins {
	out := &origins{name: "stories"}
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
	out := &origins{name: "claims"}
	for i, s := range g.stories {
		for _, c := range claims(s) {
			g.graph(out, i, placesOf(c), c.Key)
		}
	}
	return out
}

// claims are the claims of a story that have an origin: not one for which two
// accounts credit each other.
func claims(s *generate.Story) []generate.Claim {
	return slices.DeleteFunc(slices.Clone(s.Truth.Claims), func(c generate.Claim) bool { return c.Key == "ring" })
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
	accounts, told := carriers(s, places)
	out.add(corroborate.Graph(input, g.result.Reuse).Carriers, accounts, told, fmt.Sprintf("%s %s, %d documents", s.ID, about, len(docs)))
}

// groupOrigins takes the claim groups that were found, as far as all their members
// stand where a claim of one story is known to stand.
func (g *generated) groupOrigins() *origins {
	out := &origins{name: "groups"}
	for _, c := range g.result.Claims {
		story, places := g.at[c.Members[0].Passage.Doc].story, []generate.Place{}
		for _, m := range c.Members {
			if p, ok := g.claimAt(m.Passage); ok && g.at[m.Passage.Doc].story == story {
				places = append(places, p.Place)
			}
		}
		if len(places) < len(c.Members) {
			continue
		}
		accounts, told := carriers(g.stories[story], places)
		out.add(c.Graph.Carriers, accounts, told, c.ID+" "+c.Text)
	}
	return out
}

// claimAt is the known claim that stands at a passage.
func (g *generated) claimAt(p hearsay.Passage) (best generate.ClaimPlace, ok bool) {
	_, best, ok = g.claim(p)
	return best, ok
}

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

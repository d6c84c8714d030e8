package coref

import (
	"slices"

	"hearsay"
)

// Resolver finds mentions and their entities. It keeps its memory and is for one
// goroutine.
type Resolver struct {
	m        *Model
	ranking  *Ranking
	features []uint32
	out      []Mention
	numbers  []int // by entity as it was begun: 1 + its number
}

// NewResolver makes a resolver.
func (m *Model) NewResolver() *Resolver { return &Resolver{m: m, ranking: NewRanking(m.known)} }

// Resolve finds the mentions of a page, in the order of their beginnings, the
// longer first. The result is valid until the next call.
func (r *Resolver) Resolve(p *Page) []Mention {
	r.ranking.Begin(p)
	for r.ranking.Next() {
		r.ranking.Link(r.best())
	}
	r.out = r.out[:0]
	for m := range r.ranking.Len() {
		r.out = append(r.out, r.ranking.Mention(m))
	}
	r.number()
	return r.out
}

// number numbers the entities in the order of their first mentions.
func (r *Resolver) number() {
	r.numbers = slices.Grow(r.numbers[:0], len(r.out))[:len(r.out)]
	clear(r.numbers)
	known := 0
	for m := range r.out {
		n := &r.numbers[r.out[m].Entity]
		if *n == 0 {
			known++
			*n = known
		}
		r.out[m].Entity = *n - 1
	}
}

// best is the candidate with the highest score, the nearest of equals, or -1 when
// none is above that of a new entity.
func (r *Resolver) best() int {
	r.features = r.ranking.AppendAlone(r.features[:0])
	best, top := -1, r.m.score(r.features)
	for k := range r.ranking.Candidates() {
		r.features = r.ranking.AppendPair(r.features[:0], k)
		if s := r.m.score(r.features); s > top {
			best, top = k, s
		}
	}
	return best
}

// Corefer reports whether mentions that name what stands in a and in b are of one
// entity. Places are in bytes.
func Corefer(p *Page, mentions []Mention, a, b hearsay.Span) bool {
	for i := range mentions {
		if !p.NamedBy(mentions[i], a) {
			continue
		}
		for j := range mentions {
			if mentions[i].Entity == mentions[j].Entity && p.NamedBy(mentions[j], b) {
				return true
			}
		}
	}
	return false
}

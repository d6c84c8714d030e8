package coref

import "hearsay"

// Resolver finds mentions and their entities. It keeps its memory and is for one
// goroutine.
type Resolver struct {
	m        *Model
	ranking  *Ranking
	features []uint32
	out      []Mention
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
	return r.out
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

// Corefer reports whether a mention whose head lies in a and one whose head lies
// in b are of one entity. Places are in bytes.
func Corefer(p *Page, mentions []Mention, a, b hearsay.Span) bool {
	in := func(m *Mention, s hearsay.Span) bool {
		h := &p.Words[m.Head]
		return h.Start >= s.Start && h.End <= s.End
	}
	for i := range mentions {
		if !in(&mentions[i], a) {
			continue
		}
		for j := range mentions {
			if mentions[i].Entity == mentions[j].Entity && in(&mentions[j], b) {
				return true
			}
		}
	}
	return false
}

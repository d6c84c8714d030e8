package eval

import "slices"

// Mention is a half-open range of the tokens of a document.
type Mention struct{ First, Last int }

// Entity holds the mentions of one thing.
type Entity []Mention

// Coref is how well entities were found: the three measures of the CoNLL-2012
// shared task as its reference scorer defines them (Pradhan and others, ACL
// 2014), and the finding of mentions. Entities of one mention count as they come.
type Coref struct {
	Mentions Score
	MUC      Score // links: Vilain and others 1995
	B3       Score // mentions: Bagga and Baldwin 1998
	CEAFe    Score // entities, by phi4: Luo 2005
}

// CoNLL is the mean F1 of MUC, B3 and CEAFe, between 0 and 1.
func (c Coref) CoNLL() float64 { return (c.MUC.F1() + c.B3.F1() + c.CEAFe.F1()) / 3 }

// Add takes in the counts of another document.
func (c *Coref) Add(other Coref) {
	c.Mentions.add(other.Mentions)
	c.MUC.add(other.MUC)
	c.B3.add(other.B3)
	c.CEAFe.add(other.CEAFe)
}

// ScoreCoref compares the entities of one document. A mention that comes again,
// in the same entity or a later one, is passed over, and so is an entity that
// is left without mentions.
func ScoreCoref(key, response []Entity) Coref {
	key, response = distinct(key), distinct(response)
	inKey, inResponse := entityOf(key), entityOf(response)
	shared := 0
	for m := range inKey {
		if _, ok := inResponse[m]; ok {
			shared++
		}
	}
	o := overlaps(key, inResponse)
	common := bestSimilarity(key, response, o)
	return Coref{
		Mentions: Score{Rate{float64(shared), float64(len(inKey))}, Rate{float64(shared), float64(len(inResponse))}},
		MUC:      Score{links(key, inResponse), links(response, inKey)},
		B3:       Score{cubed(key, inResponse), cubed(response, inKey)},
		CEAFe:    Score{Rate{common, float64(len(key))}, Rate{common, float64(len(response))}},
	}
}

// distinct leaves each mention in the first place where it stands.
func distinct(entities []Entity) []Entity {
	seen := map[Mention]bool{}
	var out []Entity
	for _, e := range entities {
		var kept Entity
		for _, m := range e {
			if !seen[m] {
				seen[m] = true
				kept = append(kept, m)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// entityOf leads from each mention to the number of its entity.
func entityOf(entities []Entity) map[Mention]int {
	out := map[Mention]int{}
	for i, e := range entities {
		for _, m := range e {
			out[m] = i
		}
	}
	return out
}

// shares counts how many mentions of an entity each entity of the other side
// holds, and how many none holds.
func shares(e Entity, other map[Mention]int) (held map[int]int, missing int) {
	held = map[int]int{}
	for _, m := range e {
		if i, ok := other[m]; ok {
			held[i]++
		} else {
			missing++
		}
	}
	return held, missing
}

// links is recall after MUC: of the links that hold an entity together, those
// left when the other side cuts it up. A missing mention is a part by itself.
func links(entities []Entity, other map[Mention]int) Rate {
	var r Rate
	for _, e := range entities {
		held, missing := shares(e, other)
		r.Part += float64(len(e) - len(held) - missing)
		r.Whole += float64(len(e) - 1)
	}
	return r
}

// cubed is recall after B3: for each mention the share of its entity that the
// other side holds together with it. The fractions are added by entity, in
// order, so that the sum is the same at every run.
func cubed(entities []Entity, other map[Mention]int) Rate {
	var r Rate
	for _, e := range entities {
		held, _ := shares(e, other)
		squares := 0
		for _, n := range held {
			squares += n * n
		}
		r.Part += float64(squares) / float64(len(e))
		r.Whole += float64(len(e))
	}
	return r
}

// overlap says that a key entity and a response entity share mentions.
type overlap struct{ key, response, mentions int }

// overlaps lists the pairs that share mentions, in order.
func overlaps(key []Entity, inResponse map[Mention]int) []overlap {
	var out []overlap
	for k, e := range key {
		held, _ := shares(e, inResponse)
		from := len(out)
		for r, n := range held {
			out = append(out, overlap{k, r, n})
		}
		slices.SortFunc(out[from:], func(a, b overlap) int { return a.response - b.response })
	}
	return out
}

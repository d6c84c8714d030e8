package train

import (
	"hearsay"
	"hearsay/syntax/coref"
)

// A question of GAP is learned from where the later of pronoun and name is decided:
// there it turns out whether they come together.

// asks reports whether a mention takes part in the question of a document.
func (r *ranker) asks(x *Example, m coref.Mention) bool {
	q := x.Choice
	return x.Page.NamedBy(m, q.Pronoun) || x.Page.NamedBy(m, q.A) || x.Page.NamedBy(m, q.B)
}

// rightOfChoice marks the options that agree with the answer of the gold: the
// mention at hand comes to the entity, as found so far, of what it is, and not to
// that of what it is not. It is false when nothing can be learned.
func (r *ranker) rightOfChoice(x *Example) bool {
	q := x.Choice
	m := r.ranking.Mention(r.ranking.At())
	var same, other map[int]bool
	switch {
	case x.Page.NamedBy(m, q.Pronoun):
		same, other = r.ofNames(x)
	case x.Page.NamedBy(m, q.A):
		same, other = r.ofPronoun(x, q.IsA)
	default:
		same, other = r.ofPronoun(x, q.IsB)
	}
	found := false
	r.right = append(r.right[:0], len(same) == 0)
	for k := range r.ranking.Candidates() {
		e := r.ranking.Mention(r.ranking.Candidate(k)).Entity
		ok := same[e] || len(same) == 0 && !other[e]
		r.right = append(r.right, ok)
		found = found || !ok && len(same) == 0 || ok && len(same) > 0
	}
	return found
}

// ofNames are the entities of the name that the pronoun means, and of the one
// that it does not mean, as far as they were decided before it.
func (r *ranker) ofNames(x *Example) (same, other map[int]bool) {
	q := x.Choice
	same, other = map[int]bool{}, map[int]bool{}
	for place, is := range map[hearsay.Span]bool{q.A: q.IsA, q.B: q.IsB} {
		for e := range r.entitiesAt(x, place) {
			if is {
				same[e] = true
			} else {
				other[e] = true
			}
		}
	}
	return same, other
}

// ofPronoun is the entity of the pronoun on the side that it belongs to.
func (r *ranker) ofPronoun(x *Example, is bool) (same, other map[int]bool) {
	e := r.entitiesAt(x, x.Choice.Pronoun)
	if is {
		return e, nil
	}
	return nil, e
}

// entitiesAt are the entities of the mentions so far that a place names.
func (r *ranker) entitiesAt(x *Example, s hearsay.Span) map[int]bool {
	out := map[int]bool{}
	for k := range r.ranking.Len() {
		if m := r.ranking.Mention(k); m.Entity >= 0 && x.Page.NamedBy(m, s) {
			out[m.Entity] = true
		}
	}
	return out
}

package train

import (
	"hearsay"
	"hearsay/syntax/coref"
)

// A question of GAP is learned from where the later of pronoun and name stands:
// there it is decided whether they come together.

// headIn reports whether the head of a mention lies in a place.
func headIn(x *Example, m coref.Mention, s hearsay.Span) bool {
	h := &x.Page.Words[m.Head]
	return h.Start >= s.Start && h.End <= s.End
}

// asks reports whether a mention takes part in the question of a document.
func (r *ranker) asks(x *Example, m coref.Mention) bool {
	q := x.Choice
	return headIn(x, m, q.Pronoun) || headIn(x, m, q.A) && q.A.Start > q.Pronoun.Start || headIn(x, m, q.B) && q.B.Start > q.Pronoun.Start
}

// answered reports whether the mention at hand stands behind all that the question
// of a document speaks of.
func (r *ranker) answered(x *Example) bool {
	q := x.Choice
	return q != nil && spanOf(x.Page, r.ranking.Mention(r.ranking.At())).Start > max(q.Pronoun.End, q.A.End, q.B.End)
}

// rightOfChoice marks the options that agree with the answer of the gold: the
// mention at hand comes to the entity, as found so far, of what it is, and not to
// that of what it is not. It is false when nothing can be learned.
func (r *ranker) rightOfChoice(x *Example) bool {
	q := x.Choice
	m := r.ranking.Mention(r.ranking.At())
	var same, other map[int]bool
	switch {
	case headIn(x, m, q.Pronoun):
		same, other = r.ofNames(x)
	case headIn(x, m, q.A):
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
// that it does not mean, as far as they stand before it.
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

// entitiesAt are the entities of the mentions so far whose head lies in a place.
func (r *ranker) entitiesAt(x *Example, s hearsay.Span) map[int]bool {
	out := map[int]bool{}
	for k := range r.ranking.At() {
		if m := r.ranking.Mention(k); headIn(x, m, s) {
			out[m.Entity] = true
		}
	}
	return out
}

package coref

import "hearsay/lexicon"

// Ranking goes over the mentions of a page: it names the possible antecedents of
// each and what speaks for them, and is told which one was chosen. The order is
// that of the text, but a pronoun that may point forward ("in her speech, Dorn ...")
// waits for the subject of its sentence. It keeps its memory and is for one
// goroutine.
type Ranking struct {
	d    *document
	step int
	at   int32
}

// Rows is the number of rows of weights that features may name.
const Rows = 1 << bits

// NewRanking makes a ranking that knows the names of a lexicon.
func NewRanking(known *lexicon.Lexicon) *Ranking { return &Ranking{d: newDocument(known)} }

// Begin finds the mentions of a page and stands before the first.
func (r *Ranking) Begin(p *Page) {
	r.d.read(p)
	r.d.findMentions()
	r.d.begin()
	r.d.setOrder()
	r.step = -1
}

// Next goes on to the next mention, for which [Ranking.Link] must be called
// before the one after; it returns false after the last.
func (r *Ranking) Next() bool {
	if r.step++; r.step >= len(r.d.order) {
		return false
	}
	r.at = r.d.order[r.step]
	r.d.findCandidates(r.at)
	return true
}

// At is the number of the mention at hand.
func (r *Ranking) At() int { return int(r.at) }

// Candidates is how many antecedents are possible.
func (r *Ranking) Candidates() int { return len(r.d.candidates) }

// Candidate is the number of the mention that is the k-th possible antecedent;
// the nearest come first.
func (r *Ranking) Candidate(k int) int { return int(r.d.candidates[k].mention) }

// AppendAlone appends the features of beginning a new entity.
func (r *Ranking) AppendAlone(out []uint32) []uint32 { return r.d.appendAlone(out, r.at) }

// AppendPair appends the features of the k-th possible antecedent.
func (r *Ranking) AppendPair(out []uint32, k int) []uint32 {
	return r.d.appendPair(out, r.at, r.d.candidates[k])
}

// Link takes the k-th possible antecedent, or begins a new entity when k is
// negative.
func (r *Ranking) Link(k int) {
	if k < 0 {
		r.d.link(r.at, none)
		return
	}
	r.d.link(r.at, r.d.candidates[k].mention)
}

// Len is the number of mentions.
func (r *Ranking) Len() int { return len(r.d.mentions) }

// Mention is the m-th mention; its entity is -1 until it was linked, and entities
// are numbered in the order in which they were begun.
func (r *Ranking) Mention(m int) Mention {
	x := &r.d.mentions[m]
	return Mention{int(x.first), int(x.last), int(x.head), x.kind, int(r.d.entityOf[m])}
}

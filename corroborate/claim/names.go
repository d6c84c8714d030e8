package claim

import "slices"

// mostNamed is how many documents a name finds at most. A commoner one finds none,
// nor does one that a single document has.
const mostNamed = 511

// register numbers the names of documents, and knows who has each.
type register struct {
	number map[Slot]int32
	docs   []int32   // in how many documents each name stands
	weight []float64 // how much each tells
	// heads that have a name are at[first[n]:first[n+1]].
	first, at []int32
}

func newRegister(subjects []Subject) *register {
	r := &register{number: map[Slot]int32{}}
	for i := range subjects {
		for _, s := range subjects[i].Names {
			n, ok := r.number[s]
			if !ok {
				n = int32(len(r.docs))
				r.number[s], r.docs = n, append(r.docs, 0)
			}
			r.docs[n]++
		}
	}
	r.weight = make([]float64, len(r.docs))
	for n, docs := range r.docs {
		r.weight[n] = commonWeight(docs)
	}
	return r
}

// numbers are those of some names.
func (r *register) numbers(names []Slot) []int32 {
	out := make([]int32, len(names))
	for i, s := range names {
		out[i] = r.number[s]
	}
	return out
}

// finds reports a name that finds documents.
func (r *register) finds(name int32) bool { return r.docs[name] > 1 && r.docs[name] <= mostNamed }

// list notes which heads have each name.
func (r *register) list(heads []head) {
	r.first = make([]int32, len(r.docs)+1)
	for i := range heads {
		for _, n := range heads[i].names {
			r.first[n+1]++
		}
	}
	for n := range r.docs {
		r.first[n+1] += r.first[n]
	}
	r.at = make([]int32, r.first[len(r.docs)])
	next := slices.Clone(r.first)
	for i := range heads {
		for _, n := range heads[i].names {
			r.at[next[n]] = int32(i)
			next[n]++
		}
	}
}

// having lists the heads that have a name.
func (r *register) having(name int32) []int32 { return r.at[r.first[name]:r.first[name+1]] }

// crossing tells the names that tell less now that some documents were added.
func (r *register) crossing(subjects []Subject, added []bool) []bool {
	out, more := make([]bool, len(r.docs)), map[int32]int32{}
	for i := range subjects {
		if added[i] {
			for _, s := range subjects[i].Names {
				more[r.number[s]]++
			}
		}
	}
	for n, docs := range more {
		out[n] = rarity(r.docs[n]) != rarity(r.docs[n]-docs)
	}
	return out
}

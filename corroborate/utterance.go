package corroborate

import (
	"slices"
	"sort"
)

// utterance is what is kept at hand of every quote: enough to find those that it is
// to be compared with.
type utterance struct {
	kind   uint64        // the same for quotes with the same words
	prints []fingerprint // of its shingles
}

// newUtterance reads a quote. Few words said by two people are two utterances.
func newUtterance(q *quote) utterance {
	h := shingles(q.id, len(q.id))[0]
	if q.indirect {
		h = mix(h + 1)
	}
	if len(q.id) < strangersWords || q.indirect {
		for _, r := range q.speaker {
			h = mix(h ^ uint64(r))
		}
	}
	u := utterance{kind: h}
	for _, s := range shingles(q.id, quoteShingle) {
		u.prints = append(u.prints, fingerprint(s>>32))
	}
	slices.Sort(u.prints)
	u.prints = slices.Clip(slices.Compact(u.prints))
	return u
}

// kinds are the utterances of all documents, those in the same words as one.
type kinds struct {
	c     *collection
	first []int32 // number of the first quote of each document, and of all
	of    []int32 // kind of each quote
	head  []int32 // first quote of each kind: the one that is compared
	old   []bool  // kinds that were there before
	newly []bool  // those that have another head than before
	heads []*utterance
}

func (c *collection) kindsOfQuotes() *kinds {
	k := &kinds{c: c, first: make([]int32, 1, len(c.sketches)+1)}
	known := map[uint64]int32{}
	for d := range c.sketches {
		for i := range c.sketches[d].quotes {
			u := &c.sketches[d].quotes[i]
			n, ok := known[u.kind]
			if !ok {
				n = int32(len(k.head))
				known[u.kind] = n
				k.heads = append(k.heads, u)
				k.head, k.old, k.newly = append(k.head, int32(len(k.of))), append(k.old, false), append(k.newly, c.added[d])
			}
			k.old[n] = k.old[n] || !c.added[d]
			k.of = append(k.of, n)
		}
		k.first = append(k.first, int32(len(k.of)))
	}
	for n := range k.newly {
		k.newly[n] = k.newly[n] && k.old[n]
	}
	return k
}

// place is the document of a quote, and which of its quotes it is.
func (k *kinds) place(quote int32) (doc, n int32) {
	doc = int32(sort.Search(len(k.first), func(i int) bool { return k.first[i] > quote })) - 1
	return doc, quote - k.first[doc]
}

// commonPhrase is in how many different quotes a shingle may stand to be looked
// at: more have it because everybody says it.
const commonPhrase = 64

// lists gives, for the shingles of the wanted kinds, the kinds that have each, in
// ascending order, where there are several.
func (k *kinds) lists(wanted map[int32]bool) [][]post {
	var filter *printSet
	if len(wanted) < len(k.head) {
		filter = newPrintSet()
		for kind := range wanted {
			filter.add(k.heads[kind].prints)
		}
	}
	var posts []post
	for kind := range k.head {
		for _, p := range k.heads[kind].prints {
			if filter == nil || filter.has(p) {
				posts = append(posts, newPost(p, kind))
			}
		}
	}
	slices.Sort(posts)
	var out [][]post
	for len(posts) > 0 {
		n := 1
		for n < len(posts) && posts[n].print() == posts[0].print() {
			n++
		}
		if n > 1 {
			out = append(out, posts[:n])
		}
		posts = posts[n:]
	}
	return out
}

// candidates lists, for each wanted kind, those that it is to be compared with, in
// ascending order.
func (k *kinds) candidates(wanted map[int32]bool) map[int32][]int32 {
	out := map[int32][]int32{}
	for _, list := range k.lists(wanted) {
		if len(list) > commonPhrase {
			continue
		}
		for _, p := range list {
			if !wanted[p.doc()] {
				continue
			}
			for _, o := range list {
				if o != p {
					out[p.doc()] = append(out[p.doc()], o.doc())
				}
			}
		}
	}
	for kind, others := range out {
		slices.Sort(others)
		out[kind] = slices.Compact(others)
	}
	return out
}

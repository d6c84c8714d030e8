package corroborate

import "slices"

const (
	// crowd is the length of a list from which on its documents are held only
	// against the first hubs of them: ten thousand copies of one text cost thirty
	// thousand comparisons, not fifty million, and stay connected.
	crowd = 16
	hubs  = 3
)

// index lists the documents that have each print of some documents.
type index struct {
	posts []post  // by print, then by document
	start []int32 // where each list begins in posts, and their end
	plate []bool  // lists of boilerplate
	// of gives the lists of the touched documents, print by print; nil for others.
	of [][]int32
}

// post is a print and a document that has it, so packed that they sort.
type post uint64

func newPost(p fingerprint, doc int) post { return post(p)<<32 | post(doc) }

func (p post) print() fingerprint { return fingerprint(p >> 32) }
func (p post) doc() int32         { return int32(uint32(p)) }

// newIndex looks up the prints of the touched documents.
func (c *collection) newIndex(touched []bool) *index {
	x := &index{posts: c.posts(touched), of: make([][]int32, len(c.sketches))}
	slices.Sort(x.posts)
	for i := 0; i < len(x.posts); {
		n := len(x.start)
		x.start = append(x.start, int32(i))
		for p := x.posts[i].print(); i < len(x.posts) && x.posts[i].print() == p; i++ {
			if d := x.posts[i].doc(); touched[d] {
				x.of[d] = append(x.of[d], int32(n))
			}
		}
	}
	x.start = append(x.start, int32(len(x.posts)))
	x.plate = make([]bool, len(x.start)-1)
	known := map[uint64]bool{} // the prints of one passage have one list
	for n := range x.plate {
		list := x.list(n)
		if len(list) < sameOutlet {
			continue
		}
		key := documentsKey(list)
		is, ok := known[key]
		if !ok {
			is = c.isBoilerplate(list)
			known[key] = is
		}
		x.plate[n] = is
	}
	return x
}

// documentsKey hashes the documents of a list.
func documentsKey(list []post) uint64 {
	h := uint64(len(list))
	for _, p := range list {
		h = mix(h ^ uint64(p.doc()))
	}
	return h
}

// posts are those of all documents for the prints of the touched ones.
func (c *collection) posts(touched []bool) []post {
	all := !slices.Contains(touched, false)
	var filter *printSet
	if !all {
		filter = newPrintSet(c, touched)
	}
	var out []post
	for d := range c.sketches {
		for _, p := range c.sketches[d].prints {
			if all || filter.has(p) {
				out = append(out, newPost(p, d))
			}
		}
	}
	return out
}

func (x *index) list(n int) []post { return x.posts[x.start[n]:x.start[n+1]] }

// others calls yield with each document that a touched document is to be held
// against, once.
func (x *index) others(doc int, seen []int32, yield func(other int)) {
	for _, n := range x.of[doc] {
		list := x.list(int(n))
		if x.plate[n] || len(list) < 2 {
			continue
		}
		if len(list) > crowd && !slices.ContainsFunc(list[:hubs], func(p post) bool { return int(p.doc()) == doc }) {
			list = list[:hubs]
		}
		for _, p := range list {
			if d := p.doc(); int(d) != doc && seen[d] != int32(doc)+1 {
				seen[d] = int32(doc) + 1
				yield(int(d))
			}
		}
	}
}

// plates are the prints of boilerplate.
func (x *index) plates() map[fingerprint]bool {
	out := map[fingerprint]bool{}
	for n, is := range x.plate {
		if is {
			out[x.posts[x.start[n]].print()] = true
		}
	}
	return out
}

// printSet is a set of prints that answers most questions with one bit.
type printSet struct {
	bits [1 << 16]uint64
	all  map[fingerprint]bool
}

func newPrintSet(c *collection, touched []bool) *printSet {
	s := &printSet{all: map[fingerprint]bool{}}
	for d, is := range touched {
		if is {
			for _, p := range c.sketches[d].prints {
				s.bits[p>>6&0xffff] |= 1 << (p & 63)
				s.all[p] = true
			}
		}
	}
	return s
}

func (s *printSet) has(p fingerprint) bool {
	return s.bits[p>>6&0xffff]&(1<<(p&63)) != 0 && s.all[p]
}

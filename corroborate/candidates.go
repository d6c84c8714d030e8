package corroborate

import "slices"

const (
	// crowd is the length of a list from which on its documents are held only
	// against the first hubs of them: ten thousand copies of one text cost thirty
	// thousand comparisons, not fifty million, and stay connected.
	crowd = 16
	hubs  = 3
)

// index lists the documents that have each print of some documents. It tells which
// documents are to be held against each other, and which were before some of them
// were added.
type index struct {
	posts []post  // by print, then by document; only prints that several have
	start []int32 // where each list begins in posts, and their end
	lists []list
	// of gives the lists of the documents that were looked up; nil for others.
	of    [][]int32
	added []bool
}

// list is what holds for the documents of one print.
type list struct {
	old             int32 // how many were there before
	plate, wasPlate bool  // it is boilerplate, it was before
}

// post is a print and a document that has it, so packed that they sort.
type post uint64

func newPost(p fingerprint, doc int) post { return post(p)<<32 | post(doc) }

func (p post) print() fingerprint { return fingerprint(p >> 32) }
func (p post) doc() int32         { return int32(uint32(p)) }

// newIndex looks up the prints of the wanted documents.
func (c *collection) newIndex(wanted []bool) *index {
	x := &index{posts: c.posts(wanted), of: make([][]int32, len(c.sketches)), added: c.added}
	slices.Sort(x.posts)
	kept := x.posts[:0]
	for i := 0; i < len(x.posts); {
		first := i
		for p := x.posts[i].print(); i < len(x.posts) && x.posts[i].print() == p; i++ {
		}
		if i-first < 2 {
			continue
		}
		for _, p := range x.posts[first:i] {
			if d := p.doc(); wanted[d] {
				x.of[d] = append(x.of[d], int32(len(x.start)))
			}
		}
		x.start = append(x.start, int32(len(kept)))
		kept = append(kept, x.posts[first:i]...)
	}
	x.start = append(x.start, int32(len(kept)))
	x.posts = kept
	x.findPlates(c)
	return x
}

// posts are those of all documents for the prints of the wanted ones.
func (c *collection) posts(wanted []bool) []post {
	all := !slices.Contains(wanted, false)
	var filter *printSet
	if !all {
		filter = newPrintSet()
		for d, is := range wanted {
			if is {
				filter.add(c.sketches[d].prints)
			}
		}
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

// findPlates tells which lists are boilerplate, and which were.
func (x *index) findPlates(c *collection) {
	x.lists = make([]list, len(x.start)-1)
	known := map[uint64]bool{} // the prints of one passage have one list
	is := func(docs []int32) bool {
		if len(docs) < sameOutlet {
			return false
		}
		key := documentsKey(docs)
		plate, ok := known[key]
		if !ok {
			plate = c.isBoilerplate(docs)
			known[key] = plate
		}
		return plate
	}
	var now, before []int32
	for n := range x.lists {
		now, before = x.documents(n, now[:0]), x.before(n, before[:0])
		l := &x.lists[n]
		l.old, l.plate = int32(len(before)), is(now)
		if l.wasPlate = l.plate; len(before) < len(now) {
			l.wasPlate = is(before)
		}
	}
}

// documentsKey hashes the documents of a list.
func documentsKey(docs []int32) uint64 {
	h := uint64(len(docs))
	for _, d := range docs {
		h = mix(h ^ uint64(d))
	}
	return h
}

// documents appends those of a list.
func (x *index) documents(n int, out []int32) []int32 {
	for _, p := range x.posts[x.start[n]:x.start[n+1]] {
		out = append(out, p.doc())
	}
	return out
}

// before appends those of a list that were there before.
func (x *index) before(n int, out []int32) []int32 {
	for _, p := range x.posts[x.start[n]:x.start[n+1]] {
		if d := p.doc(); !x.added[d] {
			out = append(out, d)
		}
	}
	return out
}

// unsettle marks the documents of which pairs may be candidates now that were none
// before the others were added, or the other way round, or may count other words as
// boilerplate.
func (x *index) unsettle(docs []bool) {
	var all []int32
	for n, l := range x.lists {
		length := x.start[n+1] - x.start[n]
		if l.old == length || l.old < 2 || l.plate && l.wasPlate {
			continue
		}
		all = x.documents(n, all[:0])
		firstAdded := slices.ContainsFunc(all[:min(hubs, len(all))], func(d int32) bool { return x.added[d] })
		if l.plate != l.wasPlate || length > crowd && (l.old <= crowd || firstAdded) {
			for _, d := range all {
				docs[d] = true
			}
		}
	}
}

// meetings are the documents that one is held against.
type meetings struct {
	now, before, replated []int32 // stamped with 1 + the document
	others                []int32
}

func newMeetings(n int) *meetings {
	return &meetings{make([]int32, n), make([]int32, n), make([]int32, n), nil}
}

// meet finds the documents that one of those looked up is held against, was held
// against, and shares words with that are boilerplate only now or only before.
func (x *index) meet(doc int32, m *meetings) {
	m.others = m.others[:0]
	note := func(in []int32, docs []int32) {
		for _, d := range docs {
			if d == doc || in[d] == doc+1 {
				continue
			}
			if m.now[d] != doc+1 && m.before[d] != doc+1 && m.replated[d] != doc+1 {
				m.others = append(m.others, d)
			}
			in[d] = doc + 1
		}
	}
	var all, old []int32
	for _, n := range x.of[doc] {
		l := &x.lists[n]
		all = x.documents(int(n), all[:0])
		if !l.plate {
			note(m.now, near(doc, all))
		}
		if x.added[doc] {
			continue
		}
		old = x.before(int(n), old[:0])
		if !l.wasPlate {
			note(m.before, near(doc, old))
		}
		if l.plate != l.wasPlate {
			note(m.replated, old)
		}
	}
}

// near are the documents of a list that one of them is held against.
func near(doc int32, list []int32) []int32 {
	if len(list) > crowd && !slices.Contains(list[:hubs], doc) {
		return list[:hubs]
	}
	return list
}

// plates are the prints of boilerplate.
func (x *index) plates() map[fingerprint]bool {
	out := map[fingerprint]bool{}
	for n, l := range x.lists {
		if l.plate {
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

func newPrintSet() *printSet { return &printSet{all: map[fingerprint]bool{}} }

func (s *printSet) add(prints []fingerprint) {
	for _, p := range prints {
		s.bits[p>>6&0xffff] |= 1 << (p & 63)
		s.all[p] = true
	}
}

func (s *printSet) has(p fingerprint) bool {
	return s.bits[p>>6&0xffff]&(1<<(p&63)) != 0 && s.all[p]
}

package corroborate

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"hearsay"
	"hearsay/corroborate/claim"
)

// decided is why a place is in a group that a person made.
const decided = "a person decided that it belongs here"

// decisions are what persons decided about one kind of group. A decision names
// places in texts; the item that covers most of a place stands for it, and a place
// that no item covers any more says nothing.
type decisions struct {
	log []hearsay.GroupReview
	// items are those of the documents that decisions name, by document.
	items map[string][]item
}

// item is a quote or a statement: its number among all, and where it stands.
type item struct {
	number int
	span   hearsay.Span
}

// newDecisions takes the decisions of one kind. all are the items that can be
// grouped.
func newDecisions(log []hearsay.GroupReview, of hearsay.GroupKind, all iter.Seq2[int, hearsay.Passage]) *decisions {
	d := &decisions{items: map[string][]item{}}
	for _, r := range log {
		if r.Of == of {
			d.log = append(d.log, r)
		}
		for _, p := range r.Places {
			d.items[p.Doc] = nil
		}
	}
	if len(d.log) == 0 {
		return d
	}
	for n, p := range all {
		if list, named := d.items[p.Doc]; named {
			d.items[p.Doc] = append(list, item{n, p.Span})
		}
	}
	return d
}

// find is the item that stands at a place: one that shares at least half of what
// both cover.
func (d *decisions) find(p hearsay.Passage) (int, bool) {
	best, most := -1, 0.5
	for _, x := range d.items[p.Doc] {
		shared := min(x.span.End, p.Span.End) - max(x.span.Start, p.Span.Start)
		both := max(x.span.End, p.Span.End) - min(x.span.Start, p.Span.Start)
		if share := float64(shared) / float64(both); share >= most && (best < 0 || share > most) {
			best, most = x.number, share
		}
	}
	return best, best >= 0
}

func (d *decisions) found(r hearsay.GroupReview) (out []int) {
	for _, p := range r.Places {
		if n, ok := d.find(p.Passage); ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// apply goes through the log and returns the groups as they are then, each in
// ascending order and with two items at least, and the items that are where a
// person put them.
func (d *decisions) apply(groups [][]int) (out [][]int, moved map[int]bool) {
	if len(d.log) == 0 {
		return groups, nil
	}
	p := partition{of: map[int]int{}, moved: map[int]bool{}}
	for _, g := range groups {
		p.add(g)
	}
	for i, r := range d.log {
		items := d.found(r)
		switch {
		case len(items) == 0:
		case r.Action == hearsay.JoinPlaces:
			p.join(items)
		case r.Action == hearsay.SplitPlaces, r.Action == hearsay.LockPlaces && !d.freed(i):
			p.takeOut(items)
		}
	}
	return p.list(), p.moved
}

// freed reports whether a later decision frees a lock.
func (d *decisions) freed(lock int) bool {
	return slices.ContainsFunc(d.log[lock+1:], func(r hearsay.GroupReview) bool {
		return r.Action == hearsay.FreePlaces && r.SharesPlace(&d.log[lock])
	})
}

// partition is groups of items while decisions are applied.
type partition struct {
	groups [][]int
	of     map[int]int // group of each item that is in one
	moved  map[int]bool
}

func (p *partition) add(items []int) {
	for _, x := range items {
		p.of[x] = len(p.groups)
	}
	p.groups = append(p.groups, slices.Clone(items))
}

// join makes one group of the groups of some items.
func (p *partition) join(items []int) {
	var all []int
	for _, x := range items {
		g, in := p.of[x]
		switch {
		case !in:
			all = append(all, x)
		case len(p.groups[g]) > 0:
			all = append(all, p.groups[g]...)
			p.groups[g] = nil
		}
		p.moved[x] = true
	}
	p.add(all)
}

// takeOut makes a group of its own of some items.
func (p *partition) takeOut(items []int) {
	for _, x := range items {
		if g, in := p.of[x]; in {
			p.groups[g] = slices.DeleteFunc(p.groups[g], func(y int) bool { return x == y })
		}
		p.moved[x] = true
	}
	p.add(items)
}

func (p *partition) list() (out [][]int) {
	for _, g := range p.groups {
		if len(g) > 1 {
			out = append(out, slices.Sorted(slices.Values(g)))
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// reviewedQuotes applies what persons decided to groups of quotes.
func (c *collection) reviewedQuotes(quotes []*quote, groups [][]int) ([][]int, map[int]bool) {
	return newDecisions(c.reviews, hearsay.QuoteGroups, func(yield func(int, hearsay.Passage) bool) {
		for i, q := range quotes {
			if !yield(i, hearsay.Passage{Doc: c.sketches[q.doc].id, Span: hearsay.Cover(q.content...)}) {
				return
			}
		}
	}).apply(groups)
}

// decidedOn are the documents that decisions of persons name.
func (c *collection) decidedOn(of hearsay.GroupKind) map[int]bool {
	out := map[int]bool{}
	for _, r := range c.reviews {
		for _, p := range r.Places {
			if at := c.at(p.Doc); r.Of == of && at >= 0 {
				out[at] = true
			}
		}
	}
	return out
}

// review applies what persons decided to the claims of a unit. Statements are
// numbered through all of its documents.
func (c *collection) review(u *unit) {
	if !c.isDecided(u) {
		return
	}
	first := make([]int, len(u.docs)) // number of each document's first statement
	for i := 1; i < len(first); i++ {
		first[i] = first[i-1] + len(u.docs[i-1].Statements)
	}
	known := map[int]claim.Member{}
	var numbers [][]int
	for _, g := range u.groups {
		var list []int
		for _, m := range g.Members {
			n := first[m.Doc] + m.Statement
			list, known[n] = append(list, n), m
		}
		numbers = append(numbers, list)
	}
	after, moved := newDecisions(c.reviews, hearsay.ClaimGroups, statements(u.docs)).apply(numbers)
	u.groups = make([]claim.Group, len(after))
	for i, list := range after {
		for _, n := range list {
			m, in := known[n]
			if !in {
				m.Doc = sort.SearchInts(first, n+1) - 1
				m.Statement = n - first[m.Doc]
			}
			if moved[n] {
				m.Why = decided
			}
			u.groups[i].Members = append(u.groups[i].Members, m)
		}
		claim.Regroup(u.docs, &u.groups[i])
	}
}

// isDecided reports that a person decided something about claims of a unit.
func (c *collection) isDecided(u *unit) bool {
	return slices.ContainsFunc(c.reviews, func(r hearsay.GroupReview) bool {
		return r.Of == hearsay.ClaimGroups && slices.ContainsFunc(r.Places, func(p hearsay.ReviewedPlace) bool {
			_, in := slices.BinarySearch(u.at, c.at(p.Doc))
			return in
		})
	})
}

// statements lists all statements by number.
func statements(docs []*claim.Document) iter.Seq2[int, hearsay.Passage] {
	return func(yield func(int, hearsay.Passage) bool) {
		n := 0
		for _, d := range docs {
			for k := range d.Statements {
				if !yield(n, hearsay.Passage{Doc: d.ID, Span: d.Statements[k].Span}) {
					return
				}
				n++
			}
		}
	}
}

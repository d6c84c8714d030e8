package corroborate

import (
	"cmp"
	"context"
	"slices"

	"hearsay"
)

// quoting is the work on the quotes of all documents.
type quoting struct {
	*kinds
	quotes map[int32]*quote // those that were read
	linked map[[2]int32]int // words in common of the kinds compared; 0 for two utterances
}

// open lists the kinds whose groups may be others with the added documents, and all
// that they are joined to.
func (q *quoting) open(ctx context.Context) (map[int32]bool, error) {
	open, decided := map[int32]bool{}, q.c.decidedOn(hearsay.QuoteGroups)
	for d := range q.c.sketches {
		if q.c.added[d] || decided[d] {
			for _, kind := range q.of[q.first[d]:q.first[d+1]] {
				open[kind] = true
			}
		}
	}
	if len(open) == len(q.head) {
		return open, nil
	}
	q.unsettle(open)
	next := open
	for len(next) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found := map[int32]bool{}
		for kind, others := range q.candidates(next) {
			for _, o := range others {
				if open[o] || found[o] {
					continue
				}
				common, err := q.link(min(kind, o), max(kind, o))
				if err != nil {
					return nil, err
				}
				q.linked[[2]int32{min(kind, o), max(kind, o)}] = common
				if common > 0 {
					found[o] = true
				}
			}
		}
		for kind := range found {
			open[kind] = true
		}
		next = found
	}
	return open, nil
}

// unsettle opens the kinds of which links may have gone: those on a list that has
// become too long, and those that a kind with another head is to be compared with.
func (q *quoting) unsettle(open map[int32]bool) {
	var more []int32
	for _, list := range q.lists(open) {
		old, newly := 0, false
		for _, p := range list {
			if q.old[p.doc()] {
				old++
			}
			newly = newly || q.newly[p.doc()]
		}
		if len(list) > commonPhrase && old <= commonPhrase || len(list) <= commonPhrase && newly {
			for _, p := range list {
				more = append(more, p.doc())
			}
		}
	}
	for _, kind := range more {
		open[kind] = true
	}
}

// quote reads one.
func (q *quoting) quote(number int32) (*quote, error) {
	if x := q.quotes[number]; x != nil {
		return x, nil
	}
	doc, n := q.place(number)
	all, err := q.c.quotesOf(int(doc))
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].doc = int(doc)
		q.quotes[q.first[doc]+int32(i)] = &all[i]
	}
	return &all[n], nil
}

// link compares two kinds, a before b: how many words they have in common when they
// are one utterance, or else 0.
func (q *quoting) link(a, b int32) (int, error) {
	key := [2]int32{a, b}
	if common, ok := q.linked[key]; ok {
		return common, nil
	}
	x, err := q.quote(q.head[a])
	if err != nil {
		return 0, err
	}
	y, err := q.quote(q.head[b])
	if err != nil {
		return 0, err
	}
	common, same := 0, false
	if !(x.indirect && y.indirect) && !onePlace(x, y) {
		common, same = sameUtterance(x, y)
	}
	if !same {
		common = 0
	}
	return common, nil
}

// onePlace is true of a quote and one inside it: both read the same words once.
func onePlace(x, y *quote) bool {
	return x.doc == y.doc && hearsay.Cover(x.content...).Overlaps(hearsay.Cover(y.content...))
}

// grouping joins the quotes of some kinds.
type grouping struct {
	*quoting
	numbers []int32 // of the quotes, ascending
	all     []*quote
	set     union
	why     []string
}

// group joins the quotes of the open kinds that share most of their words in order.
// Of those that are word for word the same, one is compared with others.
func (q *quoting) group(ctx context.Context, open map[int32]bool) (*grouping, error) {
	g := &grouping{quoting: q}
	for n, kind := range q.of {
		if open[kind] {
			x, err := q.quote(int32(n))
			if err != nil {
				return nil, err
			}
			g.numbers, g.all = append(g.numbers, int32(n)), append(g.all, x)
		}
	}
	g.set, g.why = newUnion(len(g.all)), make([]string, len(g.all))
	g.same()
	candidates := q.candidates(open)
	for b := range int32(len(q.head)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, a := range candidates[b] {
			if a >= b {
				break
			}
			if err := g.meet(a, b); err != nil {
				return nil, err
			}
		}
	}
	return g, nil
}

// at is the place of the head of a kind among the quotes.
func (g *grouping) at(kind int32) int {
	i, _ := slices.BinarySearch(g.numbers, g.head[kind])
	return i
}

// same joins quotes with the same words.
func (g *grouping) same() {
	for i, n := range g.numbers {
		if h := g.at(g.of[n]); h != i && !onePlace(g.all[h], g.all[i]) {
			g.join(h, i, len(g.all[i].id))
		}
	}
}

func (g *grouping) meet(a, b int32) error {
	x, y := g.at(a), g.at(b)
	if g.set.root(x) == g.set.root(y) {
		return nil
	}
	common, err := g.link(a, b)
	if common > 0 {
		g.join(x, y, common)
	}
	return err
}

func (g *grouping) join(a, b, common int) {
	g.set.join(a, b)
	g.why[b] = cmp.Or(g.why[b], reason(common, g.all[b], g.all[a]))
	g.why[a] = cmp.Or(g.why[a], reason(common, g.all[a], g.all[b]))
}

// groups gives the groups of two quotes and more of which one is direct, as persons
// decided. Their origins are not counted yet.
func (g *grouping) groups() (out []hearsay.QuoteGroup) {
	groups, moved := g.c.reviewedQuotes(g.all, g.set.groups())
	for q := range moved {
		g.why[q] = decided
	}
	for _, group := range groups {
		if len(group) < 2 || !slices.ContainsFunc(group, func(q int) bool { return !g.all[q].indirect }) {
			continue
		}
		x := hearsay.QuoteGroup{Members: g.members(group)}
		x.ID = x.Members[0].ID
		x.Differs = slices.ContainsFunc(x.Members, func(m hearsay.QuoteMember) bool { return m.Wording > 1 })
		out = append(out, x)
	}
	return out
}

func (g *grouping) members(group []int) []hearsay.QuoteMember {
	kinds := wordings(g.all, group)
	out := make([]hearsay.QuoteMember, len(group))
	for i, q := range group {
		x := g.all[q]
		out[i] = hearsay.QuoteMember{
			ID: x.name, Speaker: x.speaker, Wording: kinds[i], Why: g.why[q],
			Passage: hearsay.Passage{Doc: g.c.sketches[x.doc].id, Span: hearsay.Cover(x.content...)},
		}
	}
	return out
}

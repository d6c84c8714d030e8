package corroborate

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"hearsay"
	"hearsay/corroborate/claim"
	"hearsay/corroborate/differ"
)

// reworded are the members of quotes that stand in several wordings.
func reworded(quotes []hearsay.QuoteGroup) map[string]bool {
	out := map[string]bool{}
	for i := range quotes {
		for _, m := range quotes[i].Members {
			out[m.ID] = quotes[i].Differs
		}
	}
	return out
}

// compareClaims orders claims as the collection has their first documents.
func (c *collection) compareClaims(a, b hearsay.ClaimGroup) int {
	x, y := a.Members[0].Passage, b.Members[0].Passage
	return cmp.Or(cmp.Compare(c.at(x.Doc), c.at(y.Doc)), x.Span.Compare(y.Span), cmp.Compare(a.ID, b.ID))
}

// staleEvents brings the events up to date with the added documents. It lists the
// documents of each event that is other than before, has a touched document, or
// shares other text within; of several events together when decisions of persons name
// documents of them. gone are, in ascending order, all whose claims are to be found
// anew or are no more.
func (c *collection) staleEvents(ctx context.Context, touched []bool) (stale [][]int, gone []int, err error) {
	subjects := make([]claim.Subject, len(c.sketches))
	for i := range c.sketches {
		subjects[i] = c.sketches[i].subject
	}
	var changed []int32
	if c.events, changed, err = c.partition.Update(ctx, subjects, c.added); err != nil {
		return nil, nil, err
	}
	anew := slices.Clone(touched)
	for _, doc := range changed {
		anew[doc] = true
	}
	for _, docs := range c.joinedEvents() {
		if slices.ContainsFunc(docs, func(doc int) bool { return anew[doc] }) || c.text.isOther(docs) {
			gone = append(gone, docs...)
			if len(docs) > 1 {
				stale = append(stale, docs)
			}
		}
	}
	slices.Sort(gone)
	return stale, gone, nil
}

// joinedEvents lists the documents of each event, those of events together that a
// decision of a person names documents of.
func (c *collection) joinedEvents() [][]int {
	joined := c.events.Events()
	for _, r := range c.reviews {
		first := -1
		for _, p := range r.Places {
			doc := c.at(p.Doc)
			switch {
			case r.Of != hearsay.ClaimGroups || doc < 0:
			case first < 0:
				first = doc
			default:
				joined.Join(int32(first), int32(doc))
			}
		}
	}
	return joined.List()
}

// found is what is found in one event.
type found struct {
	claims   []hearsay.ClaimGroup // that are new or other than before
	known    map[string]bool      // IDs of the others
	findings []hearsay.CrossFinding
}

// event finds the claims of the documents on one event, and what differs between
// them. They may be of several events that persons joined: claims are found in each
// of these, before what was decided is applied.
func (c *collection) event(ctx context.Context, docs []int) (*found, error) {
	u, err := c.unit(docs)
	if err != nil {
		return nil, err
	}
	if err := u.find(ctx); err != nil {
		return nil, err
	}
	c.review(u)
	claims := u.claims()
	e := &found{known: map[string]bool{}}
	fresh := make([]bool, len(claims))
	for i := range claims {
		known, err := c.isKnown(&claims[i])
		if err != nil {
			return nil, err
		}
		if fresh[i] = !known; known {
			e.known[claims[i].ID] = true
		}
	}
	if err := c.addOrigins(u, claims, fresh); err != nil {
		return nil, err
	}
	for i, is := range fresh {
		if is {
			e.claims = append(e.claims, claims[i])
		}
	}
	e.findings = c.differences(u, claims, e.claims)
	return e, nil
}

// unit is the documents of one event, or of several that persons joined.
type unit struct {
	docs   []*claim.Document
	at     []int   // of each document in the collection
	events [][]int // indices into docs
	groups []claim.Group
}

func (c *collection) unit(docs []int) (*unit, error) {
	in, err := c.documentsAt(docs)
	if err != nil {
		return nil, err
	}
	u := &unit{docs: in, at: docs}
	place := map[int32]int{} // of an event in u.events
	for i, doc := range docs {
		event := c.events.Event[doc]
		if _, ok := place[event]; !ok {
			place[event] = len(u.events)
			u.events = append(u.events, nil)
		}
		u.events[place[event]] = append(u.events[place[event]], i)
	}
	return u, nil
}

// documentsOf are the documents of one of its events.
func (u *unit) documentsOf(event []int) []*claim.Document {
	docs := make([]*claim.Document, len(event))
	for i, at := range event {
		docs[i] = u.docs[at]
	}
	return docs
}

// find finds the claims of each event.
func (u *unit) find(ctx context.Context) error {
	for _, event := range u.events {
		groups, err := claim.Find(ctx, u.documentsOf(event))
		if err != nil {
			return err
		}
		for _, g := range groups {
			for i := range g.Members {
				g.Members[i].Doc = event[g.Members[i].Doc]
			}
		}
		u.groups = append(u.groups, groups...)
	}
	return nil
}

// claims writes the claims of a unit out, without the graphs of their origins.
func (u *unit) claims() []hearsay.ClaimGroup {
	out := make([]hearsay.ClaimGroup, len(u.groups))
	for i, g := range u.groups {
		out[i] = claimGroup(u.docs, g)
	}
	return out
}

// addOrigins finds the origins of the fresh ones among the claims of a unit.
func (c *collection) addOrigins(u *unit, claims []hearsay.ClaimGroup, fresh []bool) error {
	places, err := c.places(u, fresh)
	if err != nil || !slices.Contains(fresh, true) {
		return err
	}
	shared, err := c.sharedIn(u.at)
	if err != nil {
		return err
	}
	of := reuseOfDocuments(shared)
	for i := range claims {
		if fresh[i] {
			claims[i].Graph = Graph(places[i], sharedBy(&claims[i], of))
		}
	}
	return nil
}

// differences finds what differs within the events of a unit, and what rests on one
// source of its fresh claims.
func (c *collection) differences(u *unit, claims, fresh []hearsay.ClaimGroup) (out []hearsay.CrossFinding) {
	of := claimOf(claims)
	for _, event := range u.events {
		if len(event) > 1 {
			out = append(out, differ.New(u.documentsOf(event), of, c.isReworded).Event()...)
		}
	}
	return append(out, differ.New(u.docs, of, c.isReworded).Sources(fresh)...)
}

// claimOf tells the claim of a statement.
func claimOf(claims []hearsay.ClaimGroup) func(statement string) string {
	of := map[string]string{}
	for i := range claims {
		for _, m := range claims[i].Members {
			of[m.ID] = claims[i].ID
		}
	}
	return func(statement string) string { return of[statement] }
}

// differentWordings finds what differs in the wordings of one quote.
func (c *collection) differentWordings(g *hearsay.QuoteGroup) ([]hearsay.CrossFinding, error) {
	if !g.Differs {
		return nil, nil
	}
	var in []int
	for _, m := range g.Members {
		in = append(in, c.at(m.Passage.Doc))
	}
	slices.Sort(in)
	docs, err := c.documentsAt(slices.Compact(in))
	if err != nil {
		return nil, err
	}
	return differ.New(docs, nil, nil).Wording(g), nil
}

// editions lists, for each of the open editions that is cited for a figure, the
// documents that came out in it and those that cite it, in canonical order.
func (c *collection) editions(open map[uint64]bool) map[uint64][]int {
	out, cited := map[uint64][]int{}, map[uint64]bool{}
	add := func(e uint64, doc int) {
		if list := out[e]; open[e] && e != 0 && (len(list) == 0 || list[len(list)-1] != doc) {
			out[e] = append(list, doc)
		}
	}
	for i := range c.sketches {
		s := &c.sketches[i]
		for _, e := range s.cites {
			cited[e] = true
			add(e, i)
		}
		add(s.edition, i)
	}
	maps.DeleteFunc(out, func(e uint64, docs []int) bool { return !cited[e] || len(docs) < 2 })
	return out
}

// citedOtherwise finds what is cited from an edition that tells it otherwise. docs
// are the documents of [collection.editions].
func (c *collection) citedOtherwise(edition uint64, docs []int, of func(statement string) string) ([]hearsay.CrossFinding, error) {
	in, err := c.documentsAt(docs)
	if err != nil {
		return nil, err
	}
	return differ.New(in, of, c.isReworded).Citations(edition), nil
}

func (c *collection) documentsAt(docs []int) ([]*claim.Document, error) {
	out := make([]*claim.Document, len(docs))
	for i, doc := range docs {
		d, err := c.claimsOf(doc)
		if err != nil {
			return nil, err
		}
		out[i] = d
	}
	return out, nil
}

// places gives for each fresh group of a unit those of the members that do not deny the
// claim: who denies it does not carry it. When all do, the denial is what is
// claimed. Each document is read once.
func (c *collection) places(u *unit, fresh []bool) ([][]Place, error) {
	type member struct{ group, statement int }
	in := make([][]member, len(u.docs)) // by document
	for n, g := range u.groups {
		for _, m := range g.Members {
			if fresh[n] && !m.Denied {
				in[m.Doc] = append(in[m.Doc], member{n, m.Statement})
			}
		}
	}
	out := make([][]Place, len(u.groups))
	for i, members := range in {
		if len(members) == 0 {
			continue
		}
		s, err := c.source(u.at[i])
		if err != nil {
			return nil, err
		}
		for _, m := range members {
			said := &u.docs[i].Statements[m.statement]
			out[m.group] = append(out[m.group], s.place(said.Attribution, said.Span))
		}
	}
	return out, nil
}

func claimGroup(docs []*claim.Document, g claim.Group) (out hearsay.ClaimGroup) {
	for _, m := range g.Members {
		d := docs[m.Doc]
		s := &d.Statements[m.Statement]
		if out.ID == "" {
			out.ID, out.Text = s.ID, s.Text
		}
		out.Members = append(out.Members, hearsay.ClaimMember{
			ID: s.ID, Passage: hearsay.Passage{Doc: d.ID, Span: s.Span}, Speaker: s.Speaker, Denied: m.Denied, Why: m.Why,
		})
	}
	return out
}

// reuseOfDocuments lists the shared texts under the first of their documents.
func reuseOfDocuments(all []hearsay.Reuse) map[string][]*hearsay.Reuse {
	of := map[string][]*hearsay.Reuse{}
	for i := range all {
		of[all[i].A] = append(of[all[i].A], &all[i])
	}
	return of
}

// sharedBy are the texts that documents of a group share with each other.
func sharedBy(g *hearsay.ClaimGroup, of map[string][]*hearsay.Reuse) (out []hearsay.Reuse) {
	docs := map[string]bool{}
	for i := range g.Members {
		docs[g.Members[i].Passage.Doc] = true
	}
	var seen []string
	for i := range g.Members {
		d := g.Members[i].Passage.Doc
		if slices.Contains(seen, d) {
			continue
		}
		seen = append(seen, d)
		for _, u := range of[d] {
			if docs[u.B] {
				out = append(out, *u)
			}
		}
	}
	return out
}

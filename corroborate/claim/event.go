package claim

import (
	"context"
	"math"
	"slices"
	"strings"

	"hearsay/calendar"
	"hearsay/corroborate/cluster"
)

// Subject is what a document is about, as far as it tells which event it reports.
type Subject struct {
	ID    string
	Names []Slot       // those of the [Document], in ascending order
	Day   calendar.Day // on which it was published
	Dated bool         // that day is known
}

// Subject is what the document is about.
func (d *Document) Subject() Subject {
	at, ok := days(d.Published, d.Published)
	return Subject{ID: d.ID, Names: d.Names, Day: at.First, Dated: ok}
}

// Partition says which documents are about one event.
//
// Documents that are alike without doubt have a bond; one without bonds holds to
// the one that it is most alike to. An event lies within a chain of such links, so
// that documents outside of it leave it as it is. The chains stay short however
// many documents there are, since none hangs on a faint likeness.
type Partition struct {
	// Event and Chain are, by document, numbers that those of one event or chain
	// share.
	Event, Chain []int32
	// Held is how alike a document is to the one that it holds to, in millionths;
	// bonded for one with bonds.
	Held []int32
}

const (
	bonded    = math.MaxInt32
	millionth = 1e-6
)

// NewPartition returns a partition of n documents that are yet to be added.
func NewPartition(n int) Partition {
	return Partition{make([]int32, n), make([]int32, n), make([]int32, n)}
}

// Events gives the documents on each event, as indices into docs, in the order of
// their IDs. One of which no other document tells is left out. The error is that of
// ctx.
func Events(ctx context.Context, docs []*Document) ([][]int, error) {
	subjects := make([]Subject, len(docs))
	for i, d := range docs {
		subjects[i] = d.Subject()
	}
	p, _, err := Partition{}.Update(ctx, subjects, nil)
	if err != nil {
		return nil, err
	}
	var out [][]int
	for _, event := range p.Events().List() {
		if len(event) > 1 {
			slices.SortFunc(event, func(a, b int) int { return strings.Compare(docs[a].ID, docs[b].ID) })
			out = append(out, event)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return strings.Compare(docs[a[0]].ID, docs[b[0]].ID) })
	return out, nil
}

// Events chains the documents of each event together; they may be joined further.
func (p Partition) Events() cluster.Chains {
	events := cluster.NewChains(len(p.Event))
	for doc, event := range p.Event {
		events.Join(int32(doc), event)
	}
	return events
}

// Update takes in the documents that are added. subjects are all documents; the
// partition has numbers for all of them, of which those of the added ones do not
// matter, or is empty, when all are added. The result is the same however documents
// were added. Its numbers are the lowest index of a document of the event or chain.
// It also returns, in ascending order, the documents that are added or whose event
// has other documents than before. The error is that of ctx.
func (p Partition) Update(ctx context.Context, subjects []Subject, added []bool) (next Partition, changed []int32, err error) {
	if len(p.Event) == 0 {
		p, added = NewPartition(len(subjects)), slices.Repeat([]bool{true}, len(subjects))
	}
	w := newWalk(newMeeting(subjects), p, added)
	if err := w.run(ctx); err != nil {
		return Partition{}, nil, err
	}
	next = Partition{numbered(p.Event, added), numbered(p.Chain, added), slices.Clone(p.Held)}
	for _, chain := range w.chains() {
		if ctx.Err() != nil {
			return Partition{}, nil, ctx.Err()
		}
		number(next.Chain, w.documents(chain))
		for _, event := range w.events(chain) {
			number(next.Event, w.documents(event))
		}
		for _, h := range chain {
			for _, d := range w.heads[h].docs {
				next.Held[d] = w.held[h]
			}
		}
	}
	return next, next.since(p, w.open, added), nil
}

// numbered puts the lowest index of a document in place of each number but those of
// added documents.
func numbered(of []int32, added []bool) []int32 {
	lowest, out := map[int32]int32{}, make([]int32, len(of))
	for d, n := range of {
		if added[d] {
			continue
		}
		if _, ok := lowest[n]; !ok {
			lowest[n] = int32(d)
		}
		out[d] = lowest[n]
	}
	return out
}

// number gives documents the lowest of their indices.
func number(of, docs []int32) {
	lowest := slices.Min(docs)
	for _, d := range docs {
		of[d] = lowest
	}
}

// since lists those of the open documents that are added, or whose event has other
// documents than in old.
func (p Partition) since(old Partition, open []int32, added []bool) (changed []int32) {
	type event struct {
		before int32
		docs   int
		other  bool // has documents of several events, or added ones
	}
	now, before := map[int32]event{}, map[int32]int{}
	for _, d := range open {
		e, ok := now[p.Event[d]]
		e.other = e.other || added[d] || ok && e.before != old.Event[d]
		e.before = old.Event[d]
		e.docs++
		now[p.Event[d]] = e
		if !added[d] {
			before[old.Event[d]]++
		}
	}
	for _, d := range open {
		if e := now[p.Event[d]]; e.other || e.docs != before[e.before] {
			changed = append(changed, d)
		}
	}
	slices.Sort(changed)
	return changed
}
